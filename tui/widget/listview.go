package widget

import (
	"fmt"

	"serendip/tui/theme"
)

// View draws the list in its size: h lines of w cells. With active the item under the cursor stands out; empty is
// what to say when there is nothing yet.
func (l List) View(t theme.Theme, active bool, empty string) []string {
	out := make([]string, 0, l.h)
	if l.h <= 0 || l.w <= 0 {
		return out
	}
	if len(l.items) == 0 {
		for _, line := range Wrap(empty, l.w, l.h) {
			out = append(out, PadRight(t.Dim.Render(line), l.w))
		}
		return l.fill(out)
	}
	if l.heading() || l.top > 0 && l.counts() {
		out = append(out, l.above(t))
	}
	last := l.bottom(l.top)
	for i := l.top; i <= last; i++ {
		out = append(out, l.item(i, t, active && i == l.cursor)...)
		if i < last {
			for range l.gap {
				out = append(out, blank(l.w))
			}
		}
	}
	if more := len(l.items) - 1 - last; more > 0 && len(out) < l.h && l.counts() {
		for len(out) < l.h-1 {
			out = append(out, blank(l.w))
		}
		out = append(out, PadRight(t.Dim.Render(fmt.Sprintf("%s↓ %d more", blank(2), more)), l.w))
	}
	return l.fill(out)
}

// above is the row over the items: how many there are above it, and the columns' titles.
func (l List) above(t theme.Theme) string {
	now := head{top: l.top, w: l.w, lead: l.lead, look: t}
	if was := l.head; was != nil && was.top == now.top && was.w == now.w && was.lead == now.lead && was.look == t {
		return was.row
	}
	earlier := ""
	if l.top > 0 && l.counts() {
		earlier = t.Dim.Render(fmt.Sprintf("%s↑ %d earlier", blank(2), l.top))
	}
	if l.heading() {
		earlier = l.row(earlier, l.titles(), t.Dim)
	}
	now.row = PadRight(earlier, l.w)
	if l.head != nil {
		*l.head = now
	}
	return now.row
}

// CursorRow is the row of the view in which the item under the cursor begins.
func (l List) CursorRow() int {
	y := l.h - l.body(l.top)
	for i := l.top; i < l.cursor; i++ {
		y += l.height(i) + l.gap
	}
	return min(y, max(l.h-1, 0))
}

func (l List) fill(out []string) []string {
	for len(out) < l.h {
		out = append(out, blank(l.w))
	}
	return out[:l.h]
}

// item is the lines of one item, each as wide as the list.
func (l List) item(i int, t theme.Theme, selected bool) []string {
	return l.items[i].drawn.lines.of(way{l.w, l.lead, l.lines, selected, t}, func() []string { return l.draw(l.items[i], t, selected) })
}

func (l List) draw(it *Item, t theme.Theme, selected bool) []string {
	sign, title, lead := "  ", t.Text, t.Dim
	if it.Quiet {
		title = t.Dim
	}
	if selected {
		sign, title, lead = t.AccentBold.Render(theme.Here)+" ", t.Strong, t.AccentBold
	}
	var out []string
	for n, line := range Wrap(it.Title, l.titleWidth(), l.lines) {
		before := blank(l.indent())
		if n == 0 && l.lead > 0 {
			before = sign + lead.Render(Right(it.Lead, l.lead)) + "  "
		} else if n == 0 {
			before = sign
		}
		line = before + title.Render(line)
		if n == 0 {
			line = l.row(line, it.Cells, t.Dim)
		}
		out = append(out, PadRight(line, l.w))
	}
	for _, b := range it.Below {
		out = append(out, PadRight(blank(l.indent())+Cut(b, l.w-l.indent()), l.w))
	}
	return out
}

// row sets a text left and the columns right.
func (l List) row(left string, cells []string, s theme.Style) string {
	right := ""
	for i, c := range l.columns {
		text := ""
		if i < len(cells) {
			text = cells[i]
		}
		if c.Numbers {
			text = Right(text, c.W)
		} else {
			text = PadRight(text, c.W)
		}
		right += "  " + s.Render(text)
	}
	return PadRight(left, l.w-Width(right)) + right
}

func (l List) titles() []string {
	out := make([]string, len(l.columns))
	for i, c := range l.columns {
		out[i] = c.Title
	}
	return out
}
