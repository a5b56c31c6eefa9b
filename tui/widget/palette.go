package widget

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/theme"
)

// Palette is every action by name: type a few letters, enter does the one under the cursor.
type Palette struct {
	entries []keys.Entry
	line    Editor
	list    List
}

// NewPalette lists the actions of a key map.
func NewPalette(entries []keys.Entry) Palette {
	line := NewEditor("> ")
	line.Placeholder = "what do you want to do?"
	p := Palette{entries: entries, line: line, list: NewList(Column{W: 14}, Column{W: 6}).Dense()}
	return p.filter()
}

// Update takes a key; with Done comes the chosen action.
func (p Palette) Update(msg tea.Msg) (Palette, keys.Action, Outcome) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "esc", "ctrl+p", "ctrl+c":
			return p, "", Cancelled
		case "enter":
			if it, ok := p.list.Selected(); ok {
				return p, keys.Action(it.ID), Done
			}
			return p, "", Going
		case "up":
			p.list = p.list.Move(-1)
			return p, "", Going
		case "down":
			p.list = p.list.Move(+1)
			return p, "", Going
		}
	}
	before := p.line.Text()
	p.line, _ = p.line.Update(msg)
	if p.line.Text() != before {
		p = p.filter()
	}
	return p, "", Going
}

// filter keeps the actions that what was typed names, the best first; equal ones keep their order. Scattered letters
// count only when nothing fits better.
func (p Palette) filter() Palette {
	type hit struct {
		keys.Entry
		score int
	}
	var hits []hit
	for _, e := range p.entries {
		score := max(Match(p.line.Text(), e.Name), Match(p.line.Text(), string(e.Action)))
		if score > 0 {
			hits = append(hits, hit{e, score})
		}
	}
	best := 0
	for _, h := range hits {
		best = max(best, h.score)
	}
	hits = slices.DeleteFunc(hits, func(h hit) bool { return best > Scattered && h.score == Scattered })
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	items := make([]Item, len(hits))
	for i, h := range hits {
		items[i] = Item{ID: string(h.Action), Title: h.Name, Cells: []string{h.Group, h.Key}}
	}
	p.list = p.list.SetItems(items).First()
	return p
}

// View draws the palette in w cells and h rows and says where the cursor is.
func (p Palette) View(w, h int, t theme.Theme) ([]string, *frame.Cursor) {
	line, x := p.line.SetWidth(w).View(t)
	out := []string{line, Rule(w, t)}
	list := p.list.SetSize(w, max(h-2, 1))
	return append(out, list.View(t, true, "No action of that name. Take letters away, or esc.")...), &frame.Cursor{X: x}
}
