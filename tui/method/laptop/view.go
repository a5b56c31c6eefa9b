package laptop

import (
	"strings"

	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// The margins of the mode: a title above, the keys below.
const (
	side  = 2
	above = 2
	below = 3
)

// SetSize gives the layout.
func (p pass) SetSize(w, h int) screen.Screen {
	p.w, p.h = w, h
	if p.inner != nil {
		p.inner = p.inner.SetSize(max(w-2*side, 1), max(h-above-below, 1))
	}
	return p
}

// View covers everything: nothing of what lies below shows, nor of who voted before.
func (p pass) View() frame.Frame {
	blank := make([]string, p.h)
	for i := range blank {
		blank[i] = strings.Repeat(" ", p.w)
	}
	f := frame.New(p.w, p.h, frame.NewPane("cover", frame.Of(p.w, p.h), blank...))
	f.Title = p.round.face.Title
	if p.inner == nil {
		return p.clean(f)
	}
	t := p.env.Theme
	head := t.Dim.Render(p.round.face.Title + " · " + p.round.face.Block.Title)
	if h, ok := p.inner.(seat.Header); ok {
		head = widget.Ends(head, t.Strong.Render(h.Header()), p.w-2*side)
	}
	if p.failed != "" {
		head = t.Error.Render(widget.Cut(theme.NotPassed+" "+p.failed, p.w-2*side))
	}
	inner := p.inner.View()
	for i := range inner.Panes {
		inner.Panes[i].X += side
		inner.Panes[i].Y += above
	}
	f = f.Add(frame.NewPane("laptop head", frame.Rect{X: side, W: p.w - 2*side, H: 1}, head))
	f = f.Add(inner.Panes...)
	if inner.Cursor != nil {
		c := *inner.Cursor
		c.X, c.Y = c.X+side, c.Y+above
		f.Cursor = &c
	}
	return p.foot(f)
}

// foot is the keys in the last two rows: how one votes, then how one ends.
func (p pass) foot(f frame.Frame) frame.Frame {
	w, t := p.w-2*side, p.env.Theme
	votes, ends := "", p.ownKeys()
	if p.inner != nil {
		votes = p.inner.Keys().Without(keys.Enter).Footer(keys.List, w, t)
		ends = p.inner.Keys().Only(keys.Enter).And(ends, keys.Helping())
	}
	return f.Add(frame.NewPane("laptop keys", frame.Rect{X: side, Y: p.h - 2, W: w, H: 2}, votes, ends.Footer(keys.List, w, t)))
}

// clean is the screen between two people.
func (p pass) clean(f frame.Frame) frame.Frame {
	t, w := p.env.Theme, min(p.w-2*side, 70)
	var lines []string
	say := func(style theme.Style, words string) { lines = append(lines, seat.Paragraph(words, w, style)...) }
	switch {
	case !p.round.Takes():
		say(t.Title, "The round is closed. Thank you.")
		lines = append(lines, "")
		say(t.Text, "Please give the laptop back.")
	case p.voted == 0:
		say(t.Title, "Hand it to the first person.")
	default:
		lines = append(lines, t.OK.Render(theme.Passed)+" "+t.Title.Render("In the box. Thank you."), "")
		say(t.Title, "Hand it to the next person.")
	}
	if p.round.Takes() {
		lines = append(lines, "")
		say(t.Text, "Nobody sees who gave what, and nothing of the person before you is here.")
		lines = append(lines, "")
		say(t.AccentBold, "It is you? Press enter to begin.")
	}
	if p.voted > 0 {
		lines = append(lines, "", t.Dim.Render(desk.Plural(p.voted, "person has", "people have")+" voted here."))
	}
	y := max((p.h-len(lines))/3, 0)
	f = f.Add(frame.NewPane("clean", frame.Rect{X: max((p.w-w)/2, 0), Y: y, W: w, H: max(min(len(lines), p.h-y-2), 0)}, lines...))
	return p.foot(f)
}
