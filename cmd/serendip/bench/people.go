package bench

import (
	"context"
	"fmt"
	"math"
	"slices"
	"time"
)

// The keys that people press.
const (
	enter  = "\r"
	escape = "\x1b"
	up     = "\x1b[A"
	down   = "\x1b[B"
	right  = "\x1b[C"
	same   = "s"
)

// guestName is who sits on a seat.
func guestName(i int) string { return fmt.Sprintf("Guest %04d", i) }

// newcomer comes with the session's code, in a terminal of 80 by 24. All of them are looked at until they sit: a key
// that is pressed before its question is there is lost.
func (s *side) newcomer(i int) visitor {
	v := visitor{address: s.Address, fingerprint: s.Fingerprint, user: s.Code, width: 80, height: 24}
	if s.Code != "" {
		v.drawn, v.sketch = i < drawnSeats, s.sketch
	}
	return v
}

// arrival is what a crowd's coming cost.
type arrival struct {
	took []float64 // to each first screen, in ms
	cpu  float64   // of the server, in ms for each
}

// arrive lets everybody come and waits for their first screens.
func (r *run) arrive(ctx context.Context, s *side, atOnce int) (arrival, error) {
	before := s.spent()
	if err := s.connect(ctx, r.Seats, atOnce, s.newcomer); err != nil {
		return arrival{}, err
	}
	if err := s.swarm.quiet(ctx, r.settled); err != nil {
		return arrival{}, err
	}
	a := arrival{cpu: 1000 * (s.spent() - before) / float64(r.Seats)}
	for _, one := range s.seats {
		a.took = append(a.took, milliseconds(one.firstScreen()))
	}
	return a, nil
}

// spent is the server's processor time in seconds; NaN where that cannot be had.
func (s *side) spent() float64 {
	var d time.Duration
	if s.ask(&d, "cpu") != nil {
		return math.NaN()
	}
	return d.Seconds()
}

// arrivals has everybody come twice: a few at a time, and all at once. The second time they stay.
func (r *run) arrivals(ctx context.Context) error {
	for _, s := range []*side{r.product, r.bare} {
		s.empty = s.held()
	}
	few, err := r.arriveBoth(ctx, "connect_few", r.fewAtOne)
	if err != nil {
		return err
	}
	r.product.leave()
	r.bare.leave()
	if err := sleep(ctx, r.settled); err != nil {
		return err
	}
	all, err := r.arriveBoth(ctx, "connect_all", r.Seats)
	if err != nil {
		return err
	}
	r.report.add(
		Row{"connect", "processor time of a connection", "cpu_ms", (few[0].cpu + all[0].cpu) / 2, "bare", (few[1].cpu + all[1].cpu) / 2},
		Row{Key: "bytes_first", What: "bytes of the first screen", Of: median(r.product.since(make([]int64, r.Seats)))},
	)
	return nil
}

// arriveBoth lets everybody come to both, so many at a time.
func (r *run) arriveBoth(ctx context.Context, key string, atOnce int) (came [2]arrival, err error) {
	r.Say("%d people come, %d at a time", r.Seats, atOnce)
	if came[0], err = r.arrive(ctx, r.product, atOnce); err != nil {
		return came, err
	}
	if err := r.product.prove(ctx, "coming in", "your name?"); err != nil {
		return came, err
	}
	if err := r.same("first", r.product.since(make([]int64, r.Seats))); err != nil {
		return came, err
	}
	if came[1], err = r.arrive(ctx, r.bare, atOnce); err != nil {
		return came, err
	}
	r.report.add(arrivalRows(key, fmt.Sprintf("first screen, %d at a time", atOnce), came)...)
	return came, r.sameAlgorithms()
}

func arrivalRows(key, what string, came [2]arrival) (rows []Row) {
	for _, q := range []struct {
		name  string
		share float64
	}{{"p50", 0.5}, {"p99", 0.99}} {
		rows = append(rows, Row{Key: key + "_" + q.name, What: what + ", " + q.name, Unit: "ms",
			Of: quantile(came[0].took, q.share), By: "bare", Base: quantile(came[1].took, q.share)})
	}
	return rows
}

// wave is how many press enter at the same moment when they join: more don't, in a room of any size.
const wave = 500

// join takes everybody through name, consent and the way back to their seat, with the keys that people press.
func (r *run) join(ctx context.Context) error {
	r.Say("they join")
	p := r.product
	steps := []struct {
		keys  func(i int) string
		shown string
	}{
		{func(i int) string { return guestName(i) + enter }, "Do you agree?"},
		{func(int) string { return enter }, "You are in"},
		{func(int) string { return enter }, "begins soon"},
	}
	for _, step := range steps {
		for seats := range slices.Chunk(p.seats, wave) {
			some := swarm{name: p.swarm.name, seats: seats}
			if err := some.press(step.keys); err != nil {
				return err
			}
			if err := some.prove(ctx, "joining", step.shown); err != nil {
				return err
			}
		}
	}
	for _, one := range p.seats[min(drawnSeats, len(p.seats)):] {
		one.screen.close()
	}
	return r.calm(ctx)
}

// sameAlgorithms says when the two sides agreed on different ones: the ratios would mean nothing.
func (r *run) sameAlgorithms() error {
	a, b := r.product.seats[0].algorithms(), r.bare.seats[0].algorithms()
	if !slices.Equal(a, b) {
		return fmt.Errorf("serendip agreed on %v, and the bare server on %v", a, b)
	}
	return nil
}
