package tui

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// column is the agenda at the left: every block with what it took, the clock, and what needs an eye.
func (c console) column(w, h int) []string {
	stats := c.stats(w)
	room := max(h-len(stats)-1, 3)
	lines := c.blocks(w)
	at := 0
	for i, r := range c.face.Agenda {
		if r.Current {
			at = i
		}
	}
	if len(lines) > room { // the current block and what comes, rather than what was
		from := max(min(at-1, len(lines)-room), 0)
		lines = lines[from : from+room]
	}
	lines = append(lines[:len(lines):len(lines)], "")
	return append(lines, stats...)
}

// blocks is one line a block: done ones with the minutes they took, and the coming one with a sign while it waits for
// the second press.
func (c console) blocks(w int) []string {
	t := c.env.Theme
	coming, _ := c.coming()
	var out []string
	for _, r := range c.face.Agenda {
		sign, style := "  ", t.Dim
		switch {
		case r.Current:
			sign, style = t.AccentBold.Render(theme.Here)+" ", t.Strong
		case r.Done:
			sign = t.OK.Render(theme.Passed) + " "
		case c.armedNow() && r.Block.ID == coming.ID:
			sign, style = t.Warn.Render("▹")+" ", t.Warn
		}
		out = append(out, widget.Ends(sign+style.Render(r.Block.Title), style.Render(c.took(r)), w))
	}
	return out
}

// took is "14 /15" for what is behind, "20" for what is not.
func (c console) took(r session.AgendaRow) string {
	box := whole(r.Block.Timebox)
	if r.Current {
		box = whole(c.face.Clock.Timebox)
	}
	if r.Spent > 0 && !r.Current {
		return fmt.Sprintf("%2d /%-2d", whole(r.Spent), box)
	}
	return fmt.Sprintf("%2d    ", box)
}

func whole(d time.Duration) int { return int(d.Round(time.Minute) / time.Minute) }

// stats is the clock and what needs an eye, below the agenda.
func (c console) stats(w int) []string {
	t, f := c.env.Theme, c.face
	var out []string
	if f.State == model.Live {
		out = append(out, c.left(), widget.Progress(c.countdown().Share(), w-2, t), "")
	}
	out = append(out, c.labels(w)...)
	if f.Note != "" {
		out = append(out, "")
		for i, l := range widget.Wrap(f.Note, w-6, 3) {
			label := "      "
			if i == 0 {
				label = t.Dim.Render("note  ")
			}
			out = append(out, label+t.Text.Render(l))
		}
	}
	return out
}

// left is "left 06:12 of 20", in the colour of its urgency.
func (c console) left() string {
	t, d := c.env.Theme, c.countdown()
	of := t.Dim.Render(fmt.Sprintf(" of %d", whole(d.Total)))
	switch {
	case d.Paused:
		return t.Warn.Render("paused "+d.String()) + of
	case d.Urgency() == widget.Over:
		return t.Bad.Render("over "+strings.TrimPrefix(d.String(), "+")) + of
	case d.Urgency() >= widget.Soon:
		return t.Warn.Render("left "+d.String()) + of
	}
	return t.Dim.Render("left ") + t.Strong.Render(d.String()) + of
}

// label is something that needs an eye, by name.
type label struct {
	name, value string
	names       []string // instead of the value: whom it is about
}

// in is the label's value in so many cells: as many names as have room, and how many more there are.
func (l label) in(w int) string {
	if len(l.names) == 0 {
		return widget.Cut(l.value, w)
	}
	fit, wide := 1, 0
	for n, name := range l.names { // of hundreds only those are looked at that have room
		if wide += widget.Width(name); wide > w {
			break
		}
		if wide+widget.Width(l.more(n+1)) <= w {
			fit = n + 1
		}
		wide += len(", ")
	}
	more := l.more(fit)
	return widget.Cut(strings.Join(l.names[:fit], ", "), max(w-widget.Width(more), 1)) + more
}

// more is how many names come after so many.
func (l label) more(n int) string {
	if n == len(l.names) {
		return ""
	}
	return fmt.Sprintf(" +%d", len(l.names)-n)
}

// whole is the value however long it is, and brief what stands for it where there is no room: of names their number, of other
// words those before a comma.
func (l label) whole() (value, brief string) {
	switch len(l.names) {
	case 0:
		brief, _, _ = strings.Cut(l.value, ", ")
		return l.value, brief
	case 1:
		return l.names[0], l.names[0]
	}
	return strings.Join(l.names, ", "), fmt.Sprint(len(l.names))
}

func (c console) watched() []label {
	f := c.face
	var out []label
	if f.State == model.Live && f.Block.Method.Captures() {
		out = append(out, label{name: "found", value: found(f)})
	}
	if f.Round.Waits() {
		out = append(out, label{name: "done", value: fmt.Sprintf("%d of %d", f.Round.HandedIn, f.Round.People)})
	}
	if f.Dots.Waits() {
		out = append(out, label{name: "done", value: fmt.Sprintf("%d of %d", f.Dots.HandedIn, f.Dots.People)})
	}
	out = append(out, c.talkLabels()...)
	if len(f.Silent) > 0 && f.State == model.Live {
		out = append(out, label{name: "silent", names: f.Silent})
	}
	parked := 0
	for _, it := range f.Items {
		if it.Kind == model.ItemParked {
			parked++
		}
	}
	if parked > 0 {
		out = append(out, label{name: "parked", value: fmt.Sprint(parked)})
	}
	var up []string
	waiting := f.Discuss.Queue // in the order in which they were raised
	if len(waiting) == 0 && f.Discuss.Floor.ID.IsZero() {
		waiting = f.Hands
	}
	for _, p := range waiting {
		up = append(up, p.Name)
	}
	if len(up) > 0 {
		out = append(out, label{name: "hand up", names: up})
	}
	if n := len(f.Newcomers); n > 0 {
		out = append(out, label{name: "matches", value: fmt.Sprint(n)})
	}
	return out
}

func (c console) labels(w int) []string {
	t := c.env.Theme
	var out []string
	for _, l := range c.watched() {
		value := t.Text
		if l.name == "hand up" || l.name == "thumbs" || l.name == "features" && strings.HasPrefix(l.value, "now") || l.name == "matches" {
			value = t.Warn
		}
		out = append(out, t.Dim.Render(widget.PadRight(l.name, 9))+value.Render(l.in(w-9)))
	}
	if f := c.face; f.State == model.Live && !f.FrontLine {
		out = append(out, t.Warn.Render(widget.Cut("! no front line here", w)))
	}
	if c.face.Banner != "" {
		for _, l := range widget.Wrap(c.face.Banner, w, 3) {
			out = append(out, t.Bad.Render(l))
		}
	}
	if c.face.Strain != "" {
		for _, l := range widget.Wrap(c.face.Strain, w, 5) {
			out = append(out, t.Warn.Render(l))
		}
	}
	return out
}

// strip is the agenda where there is no room for its column: the block with its clock, and what needs an eye.
func (c console) strip(w, h int) []string {
	t, f := c.env.Theme, c.face
	name := t.AccentBold.Render(theme.Here) + " " + t.Strong.Render(f.Block.Title) + t.Dim.Render(fmt.Sprintf("  %d of %d", f.Position+1, f.Blocks))
	clock := ""
	if f.State == model.Live {
		clock = c.left()
	} else {
		name = t.Strong.Render(desk.Plural(f.Blocks, "block", "blocks"))
		if f.State != model.Closed {
			name += t.Dim.Render("   a changes the agenda")
		}
	}
	if next, ok := c.coming(); ok && w >= 70 && f.State == model.Live {
		clock += t.Dim.Render("   then " + widget.Cut(next.Title, 14))
	}
	if h == 1 {
		return []string{widget.Ends(name, clock, w)}
	}
	return []string{widget.Ends(name, clock, w), "  " + c.stripParts(w-2)}
}

// stripParts are trouble and what is watched, in one row: names become their number, and a note the key that opens it, where
// there is no room for them.
func (c console) stripParts(w int) string {
	t, f := c.env.Theme, c.face
	var parts, brief []string
	add := func(words, short string) { parts, brief = append(parts, words), append(brief, short) }
	if f.Banner != "" {
		add(t.Bad.Render(f.Banner), t.Bad.Render(widget.Cut(f.Banner, w)))
	}
	if f.Strain != "" {
		add(t.Warn.Render(f.Strain), t.Warn.Render(widget.Cut(f.Strain, w)))
	}
	for _, l := range c.watched() {
		value, short := l.whole()
		add(t.Dim.Render(l.name+" ")+t.Text.Render(value), t.Dim.Render(l.name+" ")+t.Text.Render(short))
	}
	if f.Note != "" {
		add(t.Dim.Render("note ")+t.Text.Render(f.Note), t.Dim.Render("note: n"))
	}
	const gap = "   "
	for i := len(parts) - 1; i >= 0 && widget.Width(strings.Join(parts, gap)) > w; i-- {
		parts[i] = brief[i]
	}
	return widget.Fit(parts, gap, w)
}
