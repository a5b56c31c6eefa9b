package bench

import (
	"context"
	"strings"
)

// terminalSizes are those that people come with.
func terminalSizes() [][2]int {
	return [][2]int{
		{80, 24}, {80, 24}, {80, 25}, {80, 43}, {90, 30}, {98, 28}, {100, 30}, {100, 40}, {110, 32}, {120, 30},
		{120, 30}, {120, 40}, {132, 43}, {142, 38}, {150, 45}, {160, 48}, {173, 47}, {190, 50}, {204, 55}, {237, 63},
	}
}

// profiles are what terminals say of their colours: sixteen, 256, or all.
func profiles() []map[string]string {
	return []map[string]string{{"TERM": "xterm"}, {"TERM": terminalName}, {"TERM": terminalName, "COLORTERM": "truecolor"}}
}

// mixing is a room of many terminals, on three screens: each on their own item while scoring, the reveal, and capture.
func (r *run) mixing(ctx context.Context) error {
	r.Say("everybody comes again, with many terminals")
	if err := r.comeAgain(ctx); err != nil {
		return err
	}
	if err := r.spread(ctx, func(i int) string { return strings.Repeat(right, i%planned) }); err != nil {
		return err
	}
	var of, base []timing
	for _, one := range []struct {
		name       string
		begin      func(context.Context) error
		here, bare update
	}{
		{"scoring", func(context.Context) error { return nil }, r.minute(), r.bareSend},
		{"reveal", r.reveal, r.minute(), r.bareSend},
		{"capture", r.captureAgain, r.vote(), r.bareKey},
	} {
		if err := one.begin(ctx); err != nil {
			return err
		}
		a, b, err := r.compare(ctx, r.mixed, one.here, one.bare)
		if err != nil {
			return err
		}
		of, base = append(of, a...), append(base, b...)
		r.report.add(Row{
			Key: "mixed_" + one.name + "_p50", What: "many terminals, " + one.name + ", p50", Unit: "ms",
			Of: median(lasts(a)), By: "bare", Base: median(lasts(b)),
		})
	}
	r.report.add(
		Row{"mixed_p50", "many terminals, to last screen, p50", "ms", median(lasts(of)), "bare", median(lasts(base))},
		Row{"mixed_p99", "many terminals, to last screen, p99", "ms", quantile(lasts(of), 0.99), "bare", quantile(lasts(base), 0.99)},
	)
	each, _, err := r.cost(ctx, r.product, r.personal, true, r.vote())
	if err != nil {
		return err
	}
	r.report.add(Row{"mixed", "many terminals, seat and update", "cpu_us", each, "shared", r.shared})
	return r.proof(ctx, "many terminals")
}

// comeAgain has everybody come back by their own code.
func (r *run) comeAgain(ctx context.Context) error {
	var codes []string
	if err := r.product.ask(&codes, "codes"); err != nil {
		return err
	}
	r.product.leave()
	if err := sleep(ctx, r.settled); err != nil {
		return err
	}
	sizes, colours := terminalSizes(), profiles()
	return r.product.connect(ctx, r.Seats, r.fewAtOne, func(i int) visitor {
		v := r.product.newcomer(i)
		v.user, v.env, v.drawn, v.sketch = codes[i], colours[i%len(colours)], i < drawnSeats, nil
		size := sizes[r.at(i, len(sizes))]
		v.width, v.height = size[0], size[1]
		return v
	})
}

// at is a number below n by lot, the same for the same seat.
func (r *run) at(i, n int) int { return int((r.Seed*31 + uint64(i)*7919) % uint64(n)) }

func (r *run) reveal(ctx context.Context) error {
	if err := r.product.asks([]string{"reveal"}, []string{"block", reveals}); err != nil {
		return err
	}
	if err := r.calm(ctx); err != nil {
		return err
	}
	return r.product.prove(ctx, "reveal", "of 9 pass")
}

func (r *run) captureAgain(ctx context.Context) error {
	if err := r.product.ask(nil, "block", captures); err != nil {
		return err
	}
	return r.list(ctx)
}
