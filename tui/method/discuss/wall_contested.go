package discuss

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// foot is what stands under what passes: what divides, how many did not pass, and how many were not scored; at most
// half of the rows that there are.
func (p picture) foot(rows int) []string {
	t := p.s.Theme
	w := p.area.W
	var said []string
	if n := len(p.r.Rest); n > 0 {
		said = append(said, p.brief(wallNotPassed(n), fmt.Sprintf("%d did not pass and can be scored again.", n)))
	}
	if n := len(p.r.Stories); n > 0 {
		said = append(said, p.stories())
	}
	if n := p.r.Unscored; n > 0 {
		said = append(said, p.brief(wallUnscored(n), fmt.Sprintf("%d already work: they were not scored.", n)))
	}
	for _, words := range p.r.Untold() {
		said = append(said, widget.Wrap(words, p.area.W, 2)...)
	}
	said = widget.Styled(said, t.Dim)
	var divided []string
	for i, c := range p.r.Contested {
		block := p.divided(c, i == 0)
		if len(divided)+len(block) > max(rows/2-len(said)-3, 2) {
			divided = append(divided, t.Dim.Render(fmt.Sprintf("   and %d more that divide us", len(p.r.Contested)-i)))
			break
		}
		divided = append(divided, block...)
	}
	out := []string{widget.Rule(w, t)}
	out = append(out, divided...)
	if len(divided) > 0 && p.s.Roomy() {
		out = append(out, "")
	}
	return append(out, said...)
}

// brief is the sentence, or the short one where it doesn't fit in a line.
func (p picture) brief(sentence, short string) string {
	if widget.Width(sentence) > p.area.W {
		return short
	}
	return sentence
}

// stories are the serendipitous ones that were scored: which to tell first.
func (p picture) stories() string {
	var names []string
	for _, x := range p.r.Stories {
		names = append(names, fmt.Sprintf("%d %s", x.Case.Number, x.Case.Title))
	}
	return widget.Cut("Stories to tell first: "+strings.Join(names, ", "), p.area.W)
}

func wallNotPassed(n int) string {
	if n == 1 {
		return "1 did not pass and is kept: on your seat, in the recap, open to a second round."
	}
	return fmt.Sprintf("%d did not pass and are kept: on your seat, in the recap, open to a second round.", n)
}

func wallUnscored(n int) string {
	if n == 1 {
		return "1 serendipitous case was not scored: it already works. We share it."
	}
	return fmt.Sprintf("%d serendipitous cases were not scored: they already work. We share them.", n)
}

// divided is a contested use case with the group that divides most, and how its marks are spread.
func (p picture) divided(c session.Scored, first bool) []string {
	t := p.s.Theme
	g := Divides(c)
	spread := Spread(t, c, g)
	lead, quiet := theme.Contested+" Talk about first:  ", "                     "
	if !p.wide {
		lead, quiet = theme.Contested+" ", "  "
	}
	head := quiet
	if first {
		head = t.Warn.Render(lead)
	} else if !p.wide {
		head = t.Warn.Render(theme.Contested) + " "
	}
	words := t.Strong
	if p.cursor.On && p.chosen(c) {
		words = t.AccentBold
	}
	name := t.Dim.Render(fmt.Sprintf("#%d ", c.Case.Number))
	if p.wide {
		room := p.area.W - widget.Width(lead) - widget.Width(spread) - 17
		title := widget.PadRight(name+words.Render(widget.Cut(c.Case.Title, room-5)), room)
		return []string{head + title + "  " + t.Text.Render(widget.PadRight(g.Key(), 15)) + spread}
	}
	return []string{
		head + name + words.Render(widget.Cut(c.Case.Title, p.area.W-8)),
		"  " + t.Text.Render(widget.PadRight(g.Key(), 15)) + spreadIn(t, c, g, p.area.W-17),
	}
}

func (p picture) chosen(c session.Scored) bool {
	order := Order(p.r)
	return p.cursor.At < len(order) && order[p.cursor.At].Case.ID == c.Case.ID
}

// Divides is the group in which the marks of a use case lie furthest apart.
func Divides(c session.Scored) model.Group {
	worst := model.Importance
	for _, g := range model.Groups() {
		if c.Result.Groups[g].AD.Cmp(c.Result.Groups[worst].AD) > 0 {
			worst = g
		}
	}
	return worst
}
