package tui

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// lineRows is how many rows the line takes now.
func (s seatScreen) lineRows() int {
	switch {
	case !s.hasLine() || s.dark():
		return 0
	case s.line.asksMinutes(s.face.Block):
		return 2
	}
	return 1
}

// View puts the seat together.
func (s seatScreen) View() frame.Frame {
	t, l := s.env.Theme, s.lay
	f := frame.New(s.w, s.h,
		frame.NewPane("header", l.header, s.header(l.header.W)),
		frame.NewPane("progress", l.progress, s.progress(l.progress.W)),
		frame.NewPane("foot rule", l.footRule, widget.Rule(l.footRule.W, t)),
		frame.NewPane("footer", l.foot, s.footers(l.foot.W)...),
	)
	if s.dark() {
		return s.titled(putLookUp(f, l.centre, t))
	}
	f = s.putCentre(f)
	if s.lineRows() > 0 {
		f = s.putLine(f)
	}
	if words := s.words(); words != "" {
		f = f.Add(frame.NewPane("words", l.notice, t.Warn.Render(widget.Cut(words, l.notice.W))))
	}
	return s.titled(f)
}

// words is what the seat itself has to say.
func (s seatScreen) words() string {
	if s.said == "" && s.behind() {
		return "the room moved on to " + s.face.Block.Title + "; enter still keeps this"
	}
	return s.said
}

func (s seatScreen) titled(f frame.Frame) frame.Frame {
	f.Title = strings.Trim(s.face.Programme+" · "+s.face.Title, " ·")
	return f
}

// putCentre lays the block's own screen into its place.
func (s seatScreen) putCentre(f frame.Frame) frame.Frame {
	at := s.lay.centre
	centre := s.centre.View()
	for _, p := range centre.Panes {
		p.X, p.Y = p.X+at.X, p.Y+at.Y
		f = f.Add(p)
	}
	if centre.Cursor != nil && !s.inLine {
		f = f.At(centre.Cursor.X+at.X, centre.Cursor.Y+at.Y)
	}
	return f
}

// header is whose session and which block, where one is in it, and the time left.
func (s seatScreen) header(w int) string {
	t, f := s.env.Theme, s.face
	what := f.Title
	if f.State == model.Live {
		what = f.Block.Title
	}
	left := t.Strong.Render(strings.Trim(f.Programme+" · "+what, " ·"))
	right := s.clock()
	if f.Hand {
		right = t.Live.Render(theme.OnAir+" hand up") + "   " + right
	}
	middle := ""
	if h, ok := s.centre.(seat.Header); ok && !s.dark() {
		middle = t.Text.Render(h.Header())
	}
	line := widget.Ends(left, right, w)
	if n := widget.Width(middle); n > 0 && widget.Width(left)+widget.Width(right)+n+6 <= w {
		at := max((w-n)/2, widget.Width(left)+3)
		line = widget.PadRight(left, at) + widget.Ends(middle, right, w-at)
	}
	return line
}

// clock is the time left: whole minutes while it is far from the end, and never how late it is.
func (s seatScreen) clock() string {
	t, f := s.env.Theme, s.face
	switch {
	case f.State == model.Closed:
		return t.Dim.Render("closed")
	case f.State != model.Live:
		return t.Dim.Render("begins soon")
	case f.Clock.Timebox <= 0:
		return ""
	case f.Clock.Stopped:
		return t.Dim.Render("the clock rests")
	}
	c := widget.Countdown{Left: f.Clock.Left(s.env.Now()), Total: f.Clock.Timebox}
	switch {
	case c.Urgency() == widget.Over:
		return t.Warn.Render(theme.Contested + " time to finish")
	case c.Urgency() == widget.Plenty:
		return t.Text.Render(c.Words() + " left")
	}
	return t.Warn.Render(c.Words() + " left")
}

// progress is the rule under the header: how much of the block's time is used.
func (s seatScreen) progress(w int) string {
	t, f := s.env.Theme, s.face
	if f.State != model.Live || f.Clock.Timebox <= 0 {
		return widget.Rule(w, t)
	}
	return widget.Progress(widget.Countdown{Left: f.Clock.Left(s.env.Now()), Total: f.Clock.Timebox}.Share(), w, t)
}

// putLine draws the line and what stands around it.
func (s seatScreen) putLine(f frame.Frame) frame.Frame {
	t, l := s.env.Theme, s.lay
	line := s.line.editor
	if !s.inLine { // letters act, so that typing begins with a key
		line.Placeholder = "press c, then type here"
	}
	text, x := line.View(t)
	target := t.Dim.Render(s.target())
	if s.line.refused {
		target = t.Error.Render(theme.NotPassed + " not saved")
	}
	hints := s.hints()
	if l.hints == l.grammar && len(hints) == 0 {
		hints = []string{s.grammar(l.hints.W)}
	}
	f = f.Add(
		frame.NewPane("line rule", l.lineRule, widget.Rule(l.lineRule.W, t)),
		frame.NewPane("line", l.line, widget.Ends(text, target, l.line.W)),
	)
	if l.hints != l.grammar {
		f = f.Add(frame.NewPane("grammar", l.grammar, s.grammar(l.grammar.W)))
	}
	f = f.Add(frame.NewPane("hints", l.hints, hints...))
	at := frame.Cursor{X: l.line.X + x, Y: l.line.Y}
	if !l.fields.Empty() {
		fields, fx := s.fields()
		f = f.Add(frame.NewPane("fields", l.fields, fields))
		if s.line.field != fieldWords {
			at = frame.Cursor{X: l.fields.X + fx, Y: l.fields.Y}
		}
	}
	if s.inLine {
		f = f.At(at.X, at.Y)
	}
	return f
}

// target says what the line would do. Where nobody asks for a kind, an idea is an idea.
func (s seatScreen) target() string {
	block := s.face.Block
	if s.line.busy() && !s.line.begun.ID.IsZero() {
		block = s.line.begun
	}
	said := model.Parse(strings.TrimSpace(s.line.editor.Text()))
	if block.Kind == 0 && !said.Park && !said.Action && said.SameAs == 0 && said.AddTo == 0 {
		if said.OtherKind {
			return "other kind"
		}
		return "idea"
	}
	return s.line.target(block)
}

// fields are the two numbers of fifteen minutes a day, and where the cursor is in them.
func (s seatScreen) fields() (string, int) {
	t := s.env.Theme
	out, x := "  ", 0
	for i, label := range []string{fieldMinutes: "minutes a day", fieldOthers: "how many others"} {
		if i == fieldWords {
			continue
		}
		style := t.Dim
		if s.line.field == i && s.inLine {
			style = t.AccentBold
		}
		out += style.Render(label) + " "
		text, at := s.line.claim[i].View(t)
		if s.line.field == i {
			x = widget.Width(out) + at
		}
		if text == "" {
			text = t.Placeholder.Render("__")
		}
		out += widget.PadRight(text, 6)
	}
	return out, x
}

// hints is what is offered for the words in the line, the most pressing first. Nothing of it takes enter.
func (s seatScreen) hints() []string {
	t, l := s.env.Theme, s.line
	w := s.lay.hints.W
	const indent = "  "
	var out []string
	add := func(line string) { out = append(out, widget.Cut(indent+line, w)) }
	if note := l.editor.RefusedNote(); note != "" {
		add(t.Warn.Render(note))
	}
	if l.onward != "" {
		add(t.Warn.Render("the room moved on to "+l.onward) + t.Dim.Render("; enter still files this in "+l.begun.Title))
	}
	if len(l.unsaved) > 0 {
		add(t.Error.Render("not saved, comes back when the line is free: ") + t.Text.Render(l.unsaved[0].Line))
	}
	if l.offer != "" {
		add(t.Accent.Render(mention(l.offer)) + t.Dim.Render("   tab takes it"))
	}
	if one, ok := l.pointsAt(); ok {
		add(t.Dim.Render(fmt.Sprintf("%d  ", one.Number)) + t.Text.Render(one.Title))
	}
	if l.isAlike {
		tail := fmt.Sprintf(`   write =%d for "same"`, l.alike.Number)
		title := widget.Cut(fmt.Sprintf("%d %s", l.alike.Number, l.alike.Title), w-widget.Width(tail)-12)
		add(t.Dim.Render("close to  ") + t.Text.Render(title) + t.Dim.Render(tail))
	}
	return out
}

// grammar is the signs of the line.
func (s seatScreen) grammar(w int) string {
	t := s.env.Theme
	signs := []struct{ sign, means string }{
		{"=7", "same as 7"}, {"+7", "adds to 7"}, {"@who", "said it"}, {"?", "park it"}, {"!", "action"}, {"~", "other kind"},
	}
	out := "  "
	for _, one := range signs {
		next := t.Key.Render(one.sign) + " " + t.KeyHelp.Render(one.means) + "   "
		if widget.Width(out)+widget.Width(next) > w+3 {
			break
		}
		out += next
	}
	return out
}

// footers are the keys: of both states where there is a line, else on two rows what works now.
func (s seatScreen) footers(w int) []string {
	t, m := s.env.Theme, s.Keys()
	if s.lineRows() > 0 {
		return m.Footers(w, t)
	}
	return footRows(m, s.Where(), w, t)
}

// footRows sets the keys of one state on two rows; help is the last one.
func footRows(m keys.Map, where keys.Where, w int, t theme.Theme) []string {
	if footFits(m, where, w, t) {
		return []string{m.Footer(where, w, t)}
	}
	first := m.Without(keys.Help)
	for n := len(first); n > 0; n-- {
		if footFits(first[:n], where, w, t) {
			return []string{first[:n].Footer(where, w, t), append(first[n:len(first):len(first)], m.Only(keys.Help)...).Footer(where, w, t)}
		}
	}
	return []string{m.Footer(where, w, t)}
}

// footFits says whether every key of a map stands in a footer of w cells.
func footFits(m keys.Map, where keys.Where, w int, t theme.Theme) bool {
	return m.Footer(where, w, t) == m.Footer(where, 1<<12, t)
}
