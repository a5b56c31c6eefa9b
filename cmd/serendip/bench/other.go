package bench

import (
	"context"
	"fmt"
	"net"
	"time"

	"serendip/cmd/serendip/exit"
)

// reachable says in time when nothing answers at the other application's address; "" is none.
func reachable(address string) error {
	if address == "" {
		return nil
	}
	conn, err := net.DialTimeout("tcp", address, 5*time.Second)
	if err != nil {
		words := fmt.Sprintf("the other application at %s cannot be reached: %v", address, err)
		return &exit.Error{Code: exit.Unavailable, Message: words, Cause: err}
	}
	return conn.Close()
}

// others measures another SSH application beside: its own keys, to the last of its screens.
func (r *run) others(ctx context.Context) error {
	if r.Other == "" {
		return nil
	}
	r.Say("the application at %s", r.Other)
	r.product.leave() // its seats cost nothing while another is measured
	o := swarm{name: r.Other}
	defer o.leave()
	if err := o.connect(ctx, r.Seats, r.fewAtOne, func(i int) visitor {
		return visitor{address: r.Other, user: fmt.Sprintf("guest%04d", i), width: 80, height: 24}
	}); err != nil {
		return err
	}
	var took []float64
	for range r.Rounds {
		if err := o.quiet(ctx, r.quiet); err != nil {
			return err
		}
		round := o.watch()
		if err := o.seats[r.dice.IntN(len(o.seats))].press(r.OtherKey); err != nil {
			return err
		}
		if err := o.wait(ctx, round); err != nil {
			return err
		}
		took = append(took, quantile(inMilliseconds(round.took), 1))
	}
	r.report.add(
		Row{"p50", "key to last screen, p50", "ms", r.reportValue("p50_ms"), "other", median(took)},
		Row{"p99", "key to last screen, p99", "ms", r.reportValue("p99_ms"), "other", quantile(took, 0.99)},
	)
	return nil
}
