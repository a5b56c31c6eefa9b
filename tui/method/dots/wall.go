package dots

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is how many have handed in and what gets dots; once revealed, the dots as bars. Before the reveal there is no dot on
// it, and no hint of one.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	d := f.Dots
	switch {
	case d == nil:
		rest, foot := s.Foot(s.Head(f.Block.Title, f.Clock, s.Join(f.Join, s.Area())), 1)
		const soon = "The dot round opens in a moment."
		s.Put("soon", foot, s.Theme.Dim.Render(soon))
		s.PutMiddle("prompt", rest, s.Phrase(cmp.Or(f.Block.Short, f.Block.Prompt, soon), rest.W, rest.H, widget.BigHuge)...)
	case d.Revealed:
		wallResult(s, d, s.Area())
	default:
		rest := s.Head(wallTitle(f), f.Clock, s.Join(f.Join, s.Area()))
		rest = wallProgress(s, d, rest)
		words := s.Bold(wallBlind(d), rest.W, 1, s.Theme.Strong)
		rest, foot := s.Foot(rest, len(words))
		s.Put("blind", foot, words...)
		wallCases(s, d.Cases, rest)
	}
	return s.Panes()
}

func wallTitle(f session.WallFace) string {
	if f.Dots.Cut {
		return "Dots first"
	}
	return f.Block.Title
}

func wallBlind(d *session.DotsFace) string {
	if !d.Open {
		return "All dots are in. Now we look at them together."
	}
	return "Nobody sees who gave which dot. All are shown together, at the end."
}

// wallProgress is how many are done, beside what everybody may give.
func wallProgress(s *poster.Sheet, d *session.DotsFace, area frame.Rect) frame.Rect {
	t := s.Theme
	scale, rows := widget.BigText, 4
	if s.Roomy() {
		scale, rows = widget.BigNumber, 7
	}
	top, rest := area.Top(rows)
	count := append(widget.Styled(s.Type.Big(strconv.Itoa(d.HandedIn), scale), t.BigAccent), t.Text.Render(strings.Join(wallDone(d), ", ")))
	say := []string{t.Strong.Render(Rule(d.Rule))}
	if s.W < 90 {
		say = wallBrief(s, d)
	} else if d.Cut {
		say = append(say, t.Text.Render(goesOn(d, "are scored")))
		if left := d.Until.Sub(s.Now); d.Open && left > 0 {
			say = append(say, t.Dim.Render(fmt.Sprintf("%d:%02d of three minutes", int(left.Minutes()), int(left.Seconds())%60)))
		}
	} else if d.Top > 0 {
		say = append(say, t.Text.Render(goesOn(d, "go on")))
	}
	if s.W >= 90 {
		say = append(say, t.Dim.Render("no terminal? paper, hands, or the laptop that is passed"))
	}
	left, right := top.Right(min(widget.Widest(say), top.W*3/5))
	left, _ = left.Right(2)
	for more := wallDone(d); len(more) > 1 && widget.Width(count[len(count)-1]) > left.W; { // what has no room is on the console
		more = more[:len(more)-1]
		count[len(count)-1] = t.Text.Render(strings.Join(more, ", "))
	}
	s.Put("count", left, count...)
	for i, line := range say {
		say[i] = widget.Cut(line, right.W)
	}
	s.Put("rule", right, say...)
	return rest
}

// wallBrief is the same where there is little room.
func wallBrief(s *poster.Sheet, d *session.DotsFace) []string {
	t := s.Theme
	out := []string{t.Strong.Render(fmt.Sprintf("%d dots, %d at most on one", d.Rule.Budget, d.Rule.Cap)), t.Text.Render(strings.Replace(goesOn(d, "go on"), "most dots", "most", 1))}
	if left := d.Until.Sub(s.Now); d.Cut && d.Open && left > 0 {
		out = append(out, t.Dim.Render(fmt.Sprintf("%d:%02d of three minutes", int(left.Minutes()), int(left.Seconds())%60)))
	}
	return append(out, t.Dim.Render("or: paper, hands, laptop"))
}

func wallDone(d *session.DotsFace) []string {
	words := []string{fmt.Sprintf("of %d handed in", d.People)}
	if d.Tally > 0 {
		words = append(words, fmt.Sprintf("%d by tally", d.Tally))
	}
	if d.Laptop > 0 {
		words = append(words, fmt.Sprintf("%d on the laptop", d.Laptop))
	}
	return words
}

// wallCases are the use cases of the round.
func wallCases(s *poster.Sheet, cases []session.CaseFace, r frame.Rect) {
	rows := poster.CaseRows(cases)
	for i := range rows {
		rows[i].Note, rows[i].Brief = "", ""
	}
	if r.H > 0 {
		s.Columns("cases", rows, r)
	}
}

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
	rest, foot := s.Foot(rest, len(notes))
	s.Put("notes", foot, notes...)
	wallBars(s, d, rest)
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

// wallBars are rows as far as there is room; the rest is counted.
func wallBars(s *poster.Sheet, d *session.DotsFace, r frame.Rect) {
	t := s.Theme
	line := 0
	if d.In+d.Tied < len(d.Ranked) && d.In+d.Tied > 0 {
		line = 1
	}
	each := 1
	if s.Roomy() && len(d.Ranked) > 0 {
		each = min(max((r.H-line)/len(d.Ranked), 1), 3)
	}
	room := len(d.Ranked)
	if room*each+line > r.H {
		room = max((r.H-line-1)/each, 0)
	}
	y := 0
	put := func(id string, text string) {
		_, row := r.Top(y)
		row, _ = row.Top(1)
		s.Put(id, row, text)
	}
	for i, x := range d.Ranked[:room] {
		if line == 1 && i == d.In+d.Tied {
			put("line", widget.Rule(r.W, t))
			y++
		}
		words, bar, count := wallBar(s, d, x, r.W)
		put(fmt.Sprintf("bar%d", i), words+bar+count)
		if each == 3 && bar != "" { // as thick as there is room for
			_, row := r.Top(y + 1)
			row, _ = row.Top(1)
			s.Put(fmt.Sprintf("thick%d", i), row, widget.PadRight("", widget.Width(words))+bar)
		}
		y += each
	}
	if left := len(d.Ranked) - room; left > 0 {
		put("more", t.Dim.Render(fmt.Sprintf("and %d more: on your seat, in the recap", left)))
	}
}

// wallBar is one use case, its bar, and its dots as a number. Titles come first, but for a quarter of the row.
func wallBar(s *poster.Sheet, d *session.DotsFace, x session.DottedFace, w int) (words, bar, count string) {
	t := s.Theme
	style, mark := t.Strong, t.OK
	switch {
	case x.Tied:
		mark = t.Warn
	case !x.In:
		style = t.Dim
	}
	lead := widget.Right(rank(x), 3) + "  "
	title, room := w-widget.Width(lead)-2, 0
	if !d.Withheld {
		longest := 0
		for _, other := range d.Ranked {
			longest = max(longest, widget.Width(other.Case.Title)+2)
		}
		room = max(title-countWidth-2-longest, w/4)
		title -= room + countWidth + 2
	}
	words = t.Dim.Render(lead) + mark.Render(sign(x)) + " " + widget.PadRight(style.Render(widget.Cut(x.Case.Title, title-2)), title)
	if d.Withheld {
		return words, "", ""
	}
	return words, widget.Bar(float64(x.Count.Dots)/float64(most(d)), room, t), t.Strong.Render(widget.Right(strconv.Itoa(x.Count.Dots), countWidth))
}

// countWidth is the cells of a number of dots.
const countWidth = 4
