package bench

import (
	"context"
	"errors"
	"fmt"
)

// Growth is what a seat and an update cost in larger and larger rooms, and after longer and longer pasts.
type Growth struct {
	Seats   []Report `json:"seats"`
	Events  []Report `json:"events"`  // of the programme before anybody came, in a room of 50
	Library []Report `json:"library"` // of the programme, likewise
	Ideas   []Report `json:"ideas"`   // of a block before, likewise
	Left    []string `json:"left,omitempty"`
}

// Grow runs the short form again and again. What this machine cannot have is left out, and said.
func Grow(ctx context.Context, o Options) (g Growth, err error) {
	o.Short, o.Costs = true, true
	const room = 50
	one := func(into *[]Report, seats, events, stock, ideas int) {
		if ctx.Err() != nil {
			return
		}
		if few := enough(seats); few != nil {
			g.Left = append(g.Left, few.Error())
			return
		}
		with := o
		with.Seats, with.Events, with.Stock, with.Ideas = seats, events, stock, ideas
		what := fmt.Sprintf("%d seats, %d old events, %d use cases in the library, %d old ideas", seats, events, stock, ideas)
		o.Say("%s", what)
		r, wrong := Run(ctx, with)
		if wrong != nil {
			err = errors.Join(err, fmt.Errorf("%s: %w", what, wrong)) // other rooms may do
		}
		*into = append(*into, r)
	}
	for _, n := range []int{50, 200, 500, 1000, 2000} {
		one(&g.Seats, n, 0, 0, 0)
	}
	for _, n := range []int{1e3, 1e4, 1e5, 1e6} {
		one(&g.Events, room, n, 0, 0)
	}
	for _, n := range []int{100, 1000, 10_000} {
		one(&g.Library, room, 0, n, 0)
	}
	for _, n := range []int{300, 1000} {
		one(&g.Ideas, room, 0, 0, n)
	}
	return g, err
}

// Table is a line for each room.
func (g Growth) Table() [][]string {
	keys := []string{"p50_ms", "bare_p50_ms", "cpu_us", "bare_cpu_us", "rss_kib_per_seat", "connect_cpu_ms", "idle_cpu_percent", "open_ms"}
	out := [][]string{{"room or past", "how many", "p50 ms", "bare p50 ms", "CPU us", "bare CPU us", "KiB a seat", "connect CPU ms", "idle CPU %", "open ms"}}
	for _, part := range []struct {
		what, key string
		all       []Report
	}{{"seats", "seats", g.Seats}, {"old events", "events", g.Events}, {"in the library", "library", g.Library}, {"old ideas", "ideas", g.Ideas}} {
		for _, r := range part.all {
			line := []string{part.what}
			for _, key := range append([]string{part.key}, keys...) {
				v, ok := r.Value(key)
				if !ok {
					line = append(line, "-")
					continue
				}
				line = append(line, cell(v, ""))
			}
			out = append(out, line)
		}
	}
	for _, why := range g.Left {
		out = append(out, []string{"left out", why})
	}
	return out
}
