package dots

import (
	"fmt"
	"strconv"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// wallResult is the dots as bars, the most first, with a line where the room for more ends.
func wallResult(s *poster.Sheet, d *session.DotsFace, area frame.Rect) {
	t := s.Theme
	top, rest := area.Top(3)
	gave := "%d people gave dots"
	if d.Everybody() == 1 {
		gave = "%d person gave dots"
	}
	who := []string{t.Text.Render(fmt.Sprintf(gave, d.Everybody())), t.Dim.Render(Who(d)), t.Dim.Render(Rule(d.Rule))}
	title := fmt.Sprintf("%d go on", d.In)
	if d.Cut {
		title = fmt.Sprintf("%d to score", d.In)
	}
	left, right := top.Right(min(widget.Widest(who), top.W*3/5))
	left, _ = left.Right(2)
	for i := range who {
		who[i] = widget.Cut(who[i], right.W)
	}
	s.Put("title", left, s.Large(title, left.W, 3, widget.BigText, t.Big)...)
	s.Put("who", right, who...)
	_, rest = rest.Top(1)
	notes := wallNotes(s, d, rest.W)
	if len(notes) > 0 {
		var foot frame.Rect
		rest, foot = s.Foot(rest, len(notes))
		s.Put("notes", foot, notes...)
	}
	s.Put("bars", rest, wallBars(s, d, rest.W, rest.H)...)
}

// wallNotes say who decides where the dots did not, and that few dots are not shown.
func wallNotes(s *poster.Sheet, d *session.DotsFace, w int) []string {
	t := s.Theme
	var out []string
	switch {
	case d.Withheld:
		out = append(out, t.Dim.Render(widget.Cut(withheld, w)))
	case d.Tied > 0:
		out = append(out, t.Warn.Render(widget.Cut(fmt.Sprintf("= %d share the last place, %s: we decide together.", d.Tied, left(d.Top-d.In)), w)))
	}
	return out
}

// setting is how widely the bars are set.
type setting struct {
	large  bool // what goes on is in large type
	thick  int  // rows of a bar; 0 for half a row, as all have that stand without air
	gap    int  // blank rows between those that go on
	air    int  // and between the others
	first  int  // rows for a title that goes on; 0 for as many as it takes
	others int  // for one that does not
}

// wallBars are all of them, as widely as all have room; where they have none, the last are counted.
func wallBars(s *poster.Sheet, d *session.DotsFace, w, h int) []string {
	all := []setting{{thick: 1, gap: 1, air: 1}, {thick: 1, gap: 1}, {}, {others: 2}, {others: 1}}
	if s.Roomy() {
		all = append([]setting{{large: true, thick: 1, gap: 1, air: 1}, {large: true, thick: 1, gap: 1}, {thick: 2, gap: 1, air: 1}}, all...)
	}
	for _, set := range all {
		if on, others := set.blocks(s, d, w); len(on)+len(others) > 0 {
			lines := poster.Apart(on, set.gap)
			if len(on) > 0 && len(others) > 0 {
				lines = poster.Apart([][]string{lines, {widget.Rule(w, s.Theme)}, poster.Apart(others, set.air)}, set.air)
			} else {
				lines = append(lines, poster.Apart(others, set.air)...)
			}
			if len(lines) <= h {
				return lines
			}
		}
	}
	return wallCounted(s, d, w, h)
}

// wallCounted are as many as there is room for, and how many are left out: whole titles of those that go on, if they all
// have room.
func wallCounted(s *poster.Sheet, d *session.DotsFace, w, h int) []string {
	on, others := setting{first: 2, others: 1}.blocks(s, d, w)
	if len(poster.Apart(on, 0)) >= h {
		on, others = setting{first: 1, others: 1}.blocks(s, d, w)
	}
	var lines []string
	left := len(d.Ranked)
	for i, b := range append(on, others...) {
		if i == len(on) && i > 0 && len(lines)+len(b)+1 < h {
			lines = append(lines, widget.Rule(w, s.Theme))
		}
		if len(lines)+len(b) >= h {
			break
		}
		lines, left = append(lines, b...), left-1
	}
	return append(lines, s.Theme.Dim.Render(fmt.Sprintf("and %d more: on your seat, in the recap", left)))
}

// blocks are the lines of each that goes on, or may, and of the others; none where large type has no room.
func (set setting) blocks(s *poster.Sheet, d *session.DotsFace, w int) (on, others [][]string) {
	c := columnsOf(d, w)
	if set.large {
		c = largeColumns(s, d, w)
	}
	for _, x := range d.Ranked {
		switch {
		case !x.In && !x.Tied:
			others = append(others, c.row(s.Theme, d, x, min(set.thick, 2*set.air), set.others))
		case !set.large:
			on = append(on, c.row(s.Theme, d, x, set.thick, set.first))
		case !s.FitsLarge(x.Case.Title, c.title, tall):
			return nil, nil
		default:
			on = append(on, c.large(s, d, x))
		}
	}
	return on, others
}

// tall is more rows than any title takes.
const tall = 1 << 10

// columns are the cells of a rank with its sign, a title, a bar, and a number of dots.
type columns struct{ lead, title, bar, count int }

// countWidth is the cells of a number of dots.
const countWidth = 4

// columnsOf are those of ordinary letters: titles come first, but for a quarter of the row.
func columnsOf(d *session.DotsFace, w int) columns {
	c := columns{lead: 7, count: countWidth}
	c.title = w - c.lead
	if d.Withheld {
		return c
	}
	longest := 0
	for _, x := range d.Ranked {
		longest = max(longest, widget.Width(x.Case.Title))
	}
	c.bar = max(c.title-2-c.count-longest, w/4)
	c.title -= c.bar + c.count + 2
	return c
}

// largeColumns are those of large type, in which the small ones stand as well: bars are to be compared.
func largeColumns(s *poster.Sheet, d *session.DotsFace, w int) columns {
	c := columns{}
	for _, x := range d.Ranked {
		c.lead = max(c.lead, s.Type.Width(rank(x), widget.BigText))
		c.count = max(c.count, s.Type.Width(strconv.Itoa(x.Count.Dots), widget.BigText))
	}
	c.lead += 5
	c.title = w - c.lead
	if d.Withheld {
		return c
	}
	c.count += 3
	c.bar = w / 5
	c.title -= c.bar + c.count + 3
	return c
}

// mark is how the sign of one and its title look.
func mark(x session.DottedFace, t theme.Theme) (sign, title theme.Style) {
	switch {
	case x.Tied:
		return t.Warn, t.Strong
	case !x.In:
		return t.OK, t.Dim
	}
	return t.OK, t.Strong
}

// row is one in ordinary letters: its title in so many rows at most, 0 for all it takes, beside its bar.
func (c columns) row(t theme.Theme, d *session.DotsFace, x session.DottedFace, thick, rows int) []string {
	signed, titled := mark(x, t)
	lead := t.Dim.Render(widget.Right(rank(x), c.lead-4)) + "  " + signed.Render(sign(x))
	var left []string
	for _, l := range widget.Wrap(x.Case.Title, c.title, rows) {
		left, lead = append(left, widget.PadRight(lead, c.lead)+titled.Render(l)), ""
	}
	if d.Withheld {
		return left
	}
	share := float64(x.Count.Dots) / float64(most(d))
	bar := widget.Bar(share, c.bar, t)
	if thick == 0 {
		bar = widget.SlimBar(share, c.bar, t)
	}
	right := []string{bar + t.Strong.Render(widget.Right(strconv.Itoa(x.Count.Dots), c.count))}
	for range thick - 1 {
		right = append(right, bar)
	}
	return poster.Beside(left, right, c.bars())
}

// bars is the column in which they begin.
func (c columns) bars() int { return c.lead + c.title + 2 }

// large is one in large type.
func (c columns) large(s *poster.Sheet, d *session.DotsFace, x session.DottedFace) []string {
	signed, _ := mark(x, s.Theme)
	lead := poster.Beside(widget.Styled(s.Type.Big(rank(x), widget.BigText), s.Theme.Dim), []string{"", signed.Render(sign(x))}, c.lead-3)
	left := poster.Beside(lead, s.Large(x.Case.Title, c.title, tall, widget.BigText, s.Theme.Big), c.lead)
	if d.Withheld {
		return left
	}
	bar := widget.Bar(float64(x.Count.Dots)/float64(most(d)), c.bar, s.Theme)
	dots := strconv.Itoa(x.Count.Dots)
	count := poster.Beside(nil, widget.Styled(s.Type.Big(dots, widget.BigText), s.Theme.BigAccent), c.count-s.Type.Width(dots, widget.BigText))
	return poster.Beside(left, poster.Beside([]string{bar, bar}, count, c.bar), c.bars())
}
