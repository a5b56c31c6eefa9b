package bench

import (
	"context"
	"errors"
	"fmt"
)

// The agenda's blocks that are gone to.
const (
	captures = "Serendipitous"
	plans    = "Planned"
	scores   = "Score"
	reveals  = "Discuss"
)

// How many ideas there are: few enough that a small terminal shows them all, and as many as a round takes.
const (
	captured = 6
	planned  = 9
)

// asks has the product do several things.
func (s *side) asks(all ...[]string) error {
	for _, words := range all {
		if err := s.ask(nil, words...); err != nil {
			return err
		}
	}
	return nil
}

// capture goes live and has everybody in the list of serendipitous ideas. The cursor is on the newest.
func (r *run) capture(ctx context.Context) error {
	r.Say("the workshop begins")
	if err := r.product.asks([]string{"live"}, []string{"block", plans}); err != nil {
		return err
	}
	if err := errors.Join(r.fill("library", r.Stock), r.fill("ideas", r.Ideas), r.say("Plan the %d. thing", planned)); err != nil {
		return err
	}
	if err := r.product.ask(nil, "block", captures); err != nil {
		return err
	}
	if err := r.say("Somebody did the %d. thing", captured); err != nil {
		return err
	}
	r.idea = fmt.Sprintf("Somebody did the %d. thing", captured)
	if err := r.list(ctx); err != nil {
		return err
	}
	return r.show(ctx, "capture")
}

func (r *run) say(line string, n int) error {
	for i := range n {
		if err := r.product.ask(nil, "say", fmt.Sprintf(line, i+1)); err != nil {
			return err
		}
	}
	return nil
}

// list takes everybody from the line to the list.
func (r *run) list(ctx context.Context) error {
	if err := r.calm(ctx); err != nil {
		return err
	}
	return r.everybody(ctx, func(int) string { return escape })
}

// everybody presses keys, and waits until what came of it is on all screens.
func (r *run) everybody(ctx context.Context, keys func(i int) string) error {
	if err := r.product.press(keys); err != nil {
		return err
	}
	return r.calm(ctx)
}

// calm waits until what was done has come to all screens of the product.
func (r *run) calm(ctx context.Context) error {
	if err := sleep(ctx, r.settled); err != nil {
		return err
	}
	return r.product.quiet(ctx, r.settled)
}

// moving is the facilitator going from block to block and back: whole screens change.
func (r *run) moving(ctx context.Context) error {
	r.Say("from block to block")
	var all []timing
	for n := range 2 * r.moves {
		way := "next"
		if n >= r.moves {
			way = "back"
		}
		t, err := r.time(ctx, r.product, func() error { return r.product.ask(nil, way) })
		if err != nil {
			return err
		}
		all = append(all, t)
	}
	var bytes []float64
	for _, t := range all {
		bytes = append(bytes, median(t.bytes))
	}
	r.report.add(Row{Key: "bytes_full", What: "bytes of another block, both ways", Of: mean(bytes)},
		Row{Key: "full_p50", What: "another block on the last screen, p50", Unit: "ms", Of: median(lasts(all))})
	if err := r.list(ctx); err != nil {
		return err
	}
	return r.proof(ctx, "from block to block")
}
