package widget

import (
	"sync"

	"serendip/tui/theme"
)

// drawn is what an item was drawn as, for each way in which lists show it.
type drawn struct {
	mu      sync.Mutex
	heights []rows
	lines   map[way][]string
}

// rows is how many rows a title takes in a width.
type rows struct{ w, lines, n int }

// way is how a list shows an item.
type way struct {
	w, lead, lines int
	selected       bool
	look           theme.Theme
}

func (d *drawn) height(w, lines int, count func() int) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, r := range d.heights {
		if r.w == w && r.lines == lines {
			return r.n
		}
	}
	n := count()
	d.heights = append(d.heights, rows{w, lines, n})
	return n
}

func (d *drawn) as(h way, draw func() []string) []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	out, ok := d.lines[h]
	if !ok {
		out = draw()
		if d.lines == nil {
			d.lines = map[way][]string{}
		}
		d.lines[h] = out
	}
	return out
}
