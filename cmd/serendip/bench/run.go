package bench

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"

	"serendip/cmd/serendip/exit"
)

// side is a server with everybody who is connected to it.
type side struct {
	*child
	swarm
	hello
	idle  float64 // what it uses while a clock runs and nobody does anything, in processor seconds a second
	empty float64 // what it holds before anybody came, in KiB

	sketch *sketch // of newcomers
}

// run is one measurement that goes on.
type run struct {
	Options
	sizes
	product, bare *side
	dice          *rand.Rand
	report        Report
	idea          string // the title that everybody's cursor is on

	shared float64 // what an update costs where nobody marked anything, in microseconds of processor time a seat
}

// drawnSeats is how many seats of a swarm are looked at.
const drawnSeats = 4

// Run measures everything in one go. With an error comes what was found before.
func Run(ctx context.Context, o Options) (report Report, err error) {
	if err := errors.Join(enough(o.Seats), reachable(o.Other)); err != nil {
		return report, err
	}
	r := &run{Options: o, sizes: o.sizes(), dice: rand.New(rand.NewPCG(o.Seed, 1))}
	if r.product, err = r.begin("serendip", append(slices.Clone(o.Product), strconv.Itoa(o.Events))); err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, r.product.finish()) }()
	if r.bare, err = r.begin("the bare server", o.Bare); err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, r.bare.finish()) }()
	r.report.add(Row{Key: "seats", What: "seats", Of: float64(o.Seats)})
	for _, part := range r.parts() {
		if err := part(ctx); err != nil {
			return r.report, err
		}
	}
	return r.report, nil
}

// parts are what is done, in the order of a workshop.
func (r *run) parts() []func(context.Context) error {
	if r.Costs {
		return []func(context.Context) error{r.past, r.arrivals, r.join, r.capture, r.idling, r.latency, r.memory, r.costsShared}
	}
	return []func(context.Context) error{
		r.arrivals, r.join, r.capture, r.idling, r.latency, r.memory, r.costsShared, r.moving, r.bursting,
		r.ticking, r.marking, r.scoring, r.mixing, r.others,
	}
}

// begin starts one of the two servers.
func (r *run) begin(name string, args []string) (*side, error) {
	c, err := start(name, args, r.Errs)
	if err != nil {
		return nil, err
	}
	s := &side{child: c, swarm: swarm{name: name}, sketch: &sketch{em: newEmulator(80, 24)}}
	if err := c.ask(&s.hello, "hello"); err != nil {
		return nil, errors.Join(err, c.end())
	}
	return s, nil
}

func (s *side) finish() error {
	s.leave()
	closeEmulator(s.sketch.em)
	return s.end()
}

// spare is how many files a process needs besides its connections.
const spare = 200

// enough says in time when this process may not have so many connections.
func enough(seats int) error {
	most, err := mostFiles()
	if err == nil && 3*seats+spare > most {
		return &exit.Error{Code: exit.Unavailable, Message: fmt.Sprintf(
			"%d seats need about %d open files, and this process may have %d: raise it with `ulimit -n`, or take fewer --seats",
			seats, 3*seats+spare, most)}
	}
	return nil
}

// somebody is a seat by lot.
func (r *run) somebody(s *side) *seat { return s.seats[r.dice.IntN(len(s.seats))] }

// both are the two sides, in turns the one and the other first.
func (r *run) both(n int) []*side {
	if n%2 == 1 {
		return []*side{r.bare, r.product}
	}
	return []*side{r.product, r.bare}
}

// rest waits until both sides are quiet.
func (r *run) rest(ctx context.Context) error {
	return errors.Join(r.product.quiet(ctx, r.quiet), r.bare.quiet(ctx, r.quiet))
}

// same has the bare server write as many bytes as the product has just sent to each seat.
func (r *run) same(what string, bytes []float64) error {
	return r.bare.ask(nil, what, strconv.Itoa(int(mean(bytes)+0.5)))
}

// past says how long the programme's is, and how long it took to open it.
func (r *run) past(context.Context) error {
	r.report.add(
		Row{Key: "events", What: "old events", Of: float64(r.Events)},
		Row{Key: "open", What: "opening the programme", Unit: "ms", Of: milliseconds(r.product.Opening)},
	)
	return nil
}

// fill makes so many old things, or as many as there is time for.
func (r *run) fill(what string, many int) error {
	if many == 0 {
		return nil
	}
	r.Say("making %d old %s", many, what)
	var done int
	err := r.product.ask(&done, "fill", what, strconv.Itoa(many))
	r.report.add(Row{Key: what, What: "old " + what, Of: float64(done)})
	return err
}
