package discuss

import (
	"fmt"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/method/score"
	"serendip/tui/poster"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// picture is the reveal as it is drawn on one sheet.
type picture struct {
	s      *poster.Sheet
	r      *session.RevealFace
	area   frame.Rect
	wide   bool // bars stand beside the title, else under it
	step   int  // how many of what passes are shown, from the last; one more for the rest
	cursor Cursor
}

func newPicture(s *poster.Sheet, r *session.RevealFace, area frame.Rect) picture {
	return picture{s: s, r: r, area: area, wide: area.W >= 100}
}

// draw lays the whole picture.
func (p picture) draw() {
	rest := p.head(p.area)
	foot := p.foot(rest.H)
	body, below := rest.Bottom(len(foot))
	if p.shown() {
		p.s.Put("foot", below, foot...)
	}
	columns, body := body.Top(p.columnRows())
	p.s.Put("columns", columns, p.columns())
	p.rows(body)
}

func (p picture) shown() bool { return p.step > len(p.r.Passed) }

// head is how many pass, large, and the rule beside it.
func (p picture) head(r frame.Rect) frame.Rect {
	t := p.s.Theme
	total := len(p.r.Passed) + len(p.r.Rest)
	words := p.r.Rule.Sentences()
	who := fmt.Sprintf("%d people scored: %d on seats, %d by show of hands.", p.r.Seats+p.r.Hands, p.r.Seats, p.r.Hands)
	switch {
	case p.r.Laptop > 0:
		who = fmt.Sprintf("%d scored: %d on seats, %d by hands, %d on a passed laptop.", p.r.Seats+p.r.Hands+p.r.Laptop, p.r.Seats, p.r.Hands, p.r.Laptop)
	case p.r.Hands == 0:
		who = fmt.Sprintf("%d people scored.", p.r.Seats)
	}
	top, rest := r.Top(3)
	ww := max(widget.Width(words[0]), widget.Width(words[1]), widget.Width(who))
	left, right := top.Right(ww)
	if left.W < 40 { // no room for both: the rule in short, as the end of the sentence that the title begins
		short := p.r.Rule.Brief()
		count := fmt.Sprintf("%d scored", p.r.Seats+p.r.Hands+p.r.Laptop)
		switch {
		case p.r.Laptop > 0:
			count = fmt.Sprintf("%d seats, %d hands, %d laptop", p.r.Seats, p.r.Hands, p.r.Laptop)
		case p.r.Hands > 0:
			count = fmt.Sprintf("%d seats, %d hands", p.r.Seats, p.r.Hands)
		}
		words, who = []string{"pass with", short}, count
		left, right = top.Right(max(widget.Width(short), widget.Width(who)))
	}
	left, _ = left.Right(2)
	title := fmt.Sprintf("%d of %d pass", len(p.r.Passed), total)
	if p.s.Type.Width(title, widget.BigText) > left.W {
		title = fmt.Sprintf("%d of %d", len(p.r.Passed), total)
	}
	p.s.Put("title", left, p.s.Large(title, left.W, 3, widget.BigText, t.Big)...)
	p.s.Put("rule", right, t.Text.Render(words[0]), t.Text.Render(words[1]), t.Dim.Render(who))
	_, rest = rest.Top(1)
	return rest
}

// room is where the three groups stand: the first column, and the width of each.
func (p picture) room() (x, w int) {
	if !p.wide {
		return 4, (p.area.W - 4) / 3
	}
	w = min(p.area.W/5, 34)
	return p.area.W - 3*w, w
}

func (p picture) columnRows() int {
	if p.s.Roomy() {
		return 2
	}
	return 1
}

func (p picture) columns() string {
	x, w := p.room()
	line := widget.PadRight("", x)
	for _, g := range model.Groups() {
		line += p.s.Theme.Dim.Render(widget.PadRight(g.Key(), w))
	}
	return line
}

// rows are what passes, on the page that shows.
func (p picture) rows(r frame.Rect) {
	all := p.r.Passed
	if len(all) == 0 && p.shown() {
		p.s.PutMiddle("none", r, p.s.Bold("Nothing passed this time. Let us talk about what divides us, and score again.", r.W, r.H, p.s.Theme.Text)...)
		return
	}
	each := 3
	if p.s.Roomy() {
		each = max(min(r.H/max(len(all), 1), 6), each)
	}
	if r.H < 3*len(all) && r.H >= 2*len(all) {
		each = 2
	}
	perPage := max((r.H+each-2)/each, 1)
	pages := (len(all) + perPage - 1) / perPage
	if pages > 1 { // the last row says which page this is
		perPage = max((r.H-1+each-2)/each, 1)
		pages = (len(all) + perPage - 1) / perPage
	}
	page := p.page(perPage, pages)
	for i := page * perPage; i < min((page+1)*perPage, len(all)); i++ {
		if len(all)-i > p.step {
			continue
		}
		_, row := r.Top((i - page*perPage) * each)
		row, _ = row.Top(max(each-1, min(each, 3)))
		p.s.Put(fmt.Sprintf("row%d", i), row, p.row(all[i], p.cursor.On && p.cursor.At == i, max(each-2, 1))...)
	}
	if pages > 1 {
		_, last := r.Bottom(1)
		p.s.Put("page", last, widget.Right(p.s.Theme.Dim.Render(fmt.Sprintf("page %d of %d", page+1, pages)), last.W))
	}
}

// page is the one with the chosen use case, or the one whose turn it is.
func (p picture) page(perPage, pages int) int {
	switch {
	case pages <= 1:
		return 0
	case !p.shown():
		return min((len(p.r.Passed)-max(p.step, 1))/perPage, pages-1)
	case p.cursor.On:
		return min(p.cursor.At/perPage, pages-1)
	}
	return wallPageAt(p.r, p.s.Now, pages)
}

// row is one use case with its three groups; a long title takes so many lines at most.
func (p picture) row(c session.Scored, chosen bool, most int) []string {
	t := p.s.Theme
	x, w := p.room()
	lead, words := t.Dim.Render(widget.PadRight(wallRank(c), 4)), t.Strong
	if chosen {
		lead, words = t.AccentBold.Render(widget.PadRight(theme.Here+wallRank(c), 4)), t.AccentBold
	}
	verdict := Verdict(c)
	sign := t.OK
	if !c.Progresses {
		sign = t.Bad
	}
	bars, ticks := "", ""
	for _, one := range c.Result.Groups {
		bar := Bar(t, ruleOf(c), one, wallBarWidth(w))
		bars += widget.PadRight(bar, w)
		tick := ""
		if one.HasMean && !one.TooFew {
			tick = widget.ScoreTick(3, ruleOf(c).Pass.Float(), wallBarWidth(w), t)
		}
		ticks += widget.PadRight(tick, w)
	}
	agree := t.Dim.Render("agree: " + c.Result.Agreement.String())
	if moved := movedWithin(c, x-8-widget.Width(verdict)); moved != "" {
		agree = t.Text.Render(moved)
	}
	if p.wide {
		under := "    " + sign.Render(verdict) + "   " + agree + t.Dim.Render(wallShared(c))
		title := widget.Wrap(numbered(c), x-6, most)
		out := []string{widget.PadRight(lead+words.Render(title[0]), x) + bars}
		for _, more := range title[1:] {
			out = append(out, "    "+words.Render(more))
		}
		out = append(out, under)
		out[1] = widget.PadRight(out[1], x) + ticks
		return out
	}
	if moved := score.MovedBrief(c); moved != "" && c.Moved.Changed {
		verdict += ", " + c.Moved.Was + " before"
	}
	title := lead + words.Render(widget.Cut(numbered(c), p.area.W-4-widget.Width(verdict)-2))
	return []string{widget.Ends(title, sign.Render(verdict), p.area.W), "    " + bars}
}

// numbered is a use case with its number, which people write when they add to it: a rank is another number.
func numbered(c session.Scored) string { return fmt.Sprintf("#%d %s", c.Case.Number, c.Case.Title) }

func wallRank(c session.Scored) string {
	if c.Shared {
		return fmt.Sprintf("%d=", c.Rank)
	}
	return fmt.Sprint(c.Rank)
}

func wallShared(c session.Scored) string {
	if c.Shared {
		return "   shares the rank"
	}
	return ""
}

// Verdict is the outcome with its sign: "✓ 3 of 3".
func Verdict(c session.Scored) string {
	sign := theme.NotPassed
	if c.Progresses {
		sign = theme.Passed
	}
	text := fmt.Sprintf("%s %d of %d", sign, c.Result.Passed, c.Result.OutOf)
	if c.Overridden != "" {
		text += ", by decision"
	}
	return text
}

// wallBarWidth is how wide a bar is in a column of w cells: mean, sign and a gap stand behind it.
func wallBarWidth(w int) int { return max(w-9, 3) }

// Bar is a group's mean as a bar of w cells with the mark to reach, and the mean with its sign behind it.
func Bar(t theme.Theme, rule model.Rule, one model.Result, w int) string {
	switch {
	case !one.Aimed:
		return t.Dim.Render("not aimed at")
	case !one.HasMean:
		return t.Dim.Render("no marks")
	case one.TooFew:
		return t.Warn.Render(fmt.Sprintf("%s too few: %d", theme.NotPassed, one.Marks))
	}
	sign := t.Bad.Render(theme.NotPassed)
	if one.Passed {
		sign = t.OK.Render(theme.Passed)
	}
	return widget.ScoreBar(one.Mean.Float(), 3, rule.Pass.Float(), w, t) + " " + t.Strong.Render(one.Mean.Beside(rule.Pass)) + " " + sign
}
