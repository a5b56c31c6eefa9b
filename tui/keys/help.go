package keys

import (
	"slices"
	"strings"

	"serendip/tui/frame"
	"serendip/tui/theme"
)

// Help is every key of the map under its groups, in as many columns as width allows; each line is at most width
// cells wide. Groups stand in the order in which the map first names them.
func (m Map) Help(width int, t theme.Theme) []string {
	columns := max(min(width/44, len(m.groups(t, width))), 1)
	each := width / columns
	return beside(spread(m.groups(t, each-2), columns), each)
}

// groups draws each group as a block of lines.
func (m Map) groups(t theme.Theme, width int) [][]string {
	var names []string
	byName := map[string][]Binding{}
	for _, b := range m {
		if b.Off || len(b.Keys) == 0 {
			continue
		}
		if !slices.Contains(names, b.Group) {
			names = append(names, b.Group)
		}
		byName[b.Group] = append(byName[b.Group], b)
	}
	var out [][]string
	for _, name := range names {
		var lines []string
		if name != "" {
			lines = append(lines, t.Title.Render(name))
		}
		for _, b := range byName[name] {
			lines = append(lines, b.helpLines(t, width)...)
		}
		out = append(out, lines)
	}
	return out
}

// helpLines is "  ^N PgDn    Go to the next block", with the state when it is not both, on as many lines as it takes.
func (b Binding) helpLines(t theme.Theme, width int) []string {
	const keyWidth = 12
	text := b.about()
	if b.Where == Line {
		text += " (" + b.Where.String() + ")"
	}
	k := b.all()
	before := "  " + t.Key.Render(k) + strings.Repeat(" ", max(keyWidth-frame.Width(k), 1))
	room := max(width-frame.Width(before), 1)
	var out []string
	for _, line := range frame.Wrap(text, room, 0) {
		out = append(out, before+t.Text.Render(line))
		before = strings.Repeat(" ", width-room)
	}
	return out
}

// spread deals groups to columns in order, so that the columns come out about equally long.
func spread(groups [][]string, columns int) [][]string {
	total := 0
	for _, g := range groups {
		total += len(g) + 1
	}
	out := make([][]string, columns)
	c, filled := 0, 0
	for _, g := range groups {
		if c < columns-1 && filled > 0 && filled+len(g)/2 >= total/columns {
			c, filled = c+1, 0
		}
		if len(out[c]) > 0 {
			out[c] = append(out[c], "")
		}
		out[c] = append(out[c], g...)
		filled += len(g) + 1
	}
	return out
}

// beside joins columns, each padded to w cells.
func beside(columns [][]string, w int) []string {
	rows := 0
	for _, c := range columns {
		rows = max(rows, len(c))
	}
	out := make([]string, rows)
	for y := range out {
		var b strings.Builder
		for _, c := range columns {
			cell := ""
			if y < len(c) {
				cell = c[y]
			}
			b.WriteString(cell + strings.Repeat(" ", max(w-frame.Width(cell), 0)))
		}
		out[y] = strings.TrimRight(b.String(), " ")
	}
	return out
}
