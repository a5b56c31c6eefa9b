package keys

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"serendip/tui/theme"
)

// Help is every key of the map under its groups, in as many columns as width allows; each line is at most width
// cells wide. Groups stand in the order in which the map first names them.
func (m Map) Help(width int, t theme.Theme) []string {
	groups := m.groups(t, width)
	columns := between(width/44, 1, len(groups))
	if columns <= 1 {
		return stack(groups)
	}
	return beside(spread(groups, columns), width/columns)
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
			lines = append(lines, b.helpLine(t, width))
		}
		out = append(out, lines)
	}
	return out
}

// helpLine is "  ^N PgDn    go to the next block", with the state when it is not both.
func (b Binding) helpLine(t theme.Theme, width int) string {
	const keyWidth = 12
	k := b.all()
	line := "  " + t.Key.Render(k) + strings.Repeat(" ", max(keyWidth-ansi.StringWidth(k), 1)) + t.Text.Render(b.about())
	if b.Where == Line {
		line += t.Dim.Render("  " + b.Where.String())
	}
	return ansi.Truncate(line, width, "…")
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

func stack(groups [][]string) []string {
	var out []string
	for i, g := range groups {
		if i > 0 {
			out = append(out, "")
		}
		out = append(out, g...)
	}
	return out
}

// beside joins columns, each cut and padded to w cells.
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
				cell = ansi.Truncate(c[y], w-2, "…")
			}
			b.WriteString(cell + strings.Repeat(" ", w-ansi.StringWidth(cell)))
		}
		out[y] = strings.TrimRight(b.String(), " ")
	}
	return out
}

func between(v, low, high int) int { return max(low, min(v, high)) }
