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
func (s *seatScreen) lineRows() int {
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
	f := frame.Frame{W: s.w, H: s.h, Panes: make([]frame.Pane, 0, 14)}
	if b, ok := s.border(); ok {
		f.Panes, f.Title = append(f.Panes, b.panes...), b.title
		s.putCentre(&f)
		if s.lineRows() > 0 && s.inLine {
			f.Cursor = &frame.Cursor{X: s.lay.line.X + widget.Width(s.line.editor.Prompt), Y: s.lay.line.Y}
		}
		return f
	}
	f.Title = s.title()
	s.putHead(&f)
	if s.dark() {
		return putLookUp(f, s.lay.centre, s.env.Theme)
	}
	s.putCentre(&f)
	if s.lineRows() > 0 {
		s.putLine(&f)
	}
	if words := s.words(); words != "" {
		put(&f, frame.NewPane("words", s.lay.notice, s.env.Theme.Warn.Render(widget.Cut(words, s.lay.notice.W))))
	}
	return f
}

// put lays panes into a frame that is still being made.
func put(f *frame.Frame, panes ...frame.Pane) {
	for _, p := range panes {
		if !p.Empty() {
			f.Panes = append(f.Panes, p)
		}
	}
}

// words is what the seat itself has to say.
func (s *seatScreen) words() string {
	if s.said == "" && s.behind() {
		return "the room moved on to " + s.face.Block.Title + "; enter still keeps this"
	}
	return s.said
}

// putHead lays header and footer.
func (s *seatScreen) putHead(f *frame.Frame) {
	l, memo := s.lay, s.face.Memo
	head := s.headFrom()
	put(f,
		seat.Pane(s.env, memo, "header", l.header, head, func() []string { return []string{s.header(head, l.header.W)} }),
		seat.Pane(s.env, memo, "progress", l.progress, s.cells(l.progress.W), func() []string { return []string{s.progress(l.progress.W)} }),
		s.rule("foot rule", l.footRule),
		s.footer(l.foot),
	)
}

// rule is a quiet line between two parts.
func (s *seatScreen) rule(id string, at frame.Rect) frame.Pane {
	return seat.Pane(s.env, s.face.Memo, id, at, nothing{}, func() []string { return []string{widget.Rule(at.W, s.env.Theme)} })
}

// putCentre lays the block's own screen into its place.
func (s *seatScreen) putCentre(f *frame.Frame) {
	at := s.lay.centre
	centre := s.centre.View()
	for _, p := range centre.Panes {
		p.X, p.Y = p.X+at.X, p.Y+at.Y
		put(f, p)
	}
	if centre.Cursor != nil && !s.inLine {
		f.Cursor = &frame.Cursor{X: centre.Cursor.X + at.X, Y: centre.Cursor.Y + at.Y}
	}
}

// what is the part of the session that the header names.
func (s *seatScreen) what() string {
	if s.face.State == model.Live {
		return s.face.Block.Title
	}
	return s.face.Title
}

// middle is what the block has to say in the header.
func (s *seatScreen) middle() string {
	if words := s.face.Speakers.EndsWords(s.env.Now()); words != "" { // for the speaker alone, in whatever block
		return words
	}
	if h, ok := s.centre.(seat.Header); ok && !s.dark() {
		return h.Header()
	}
	return ""
}

// header is whose session and which block, where one is in it, and the time left.
func (s *seatScreen) header(h headFrom, w int) string {
	t := s.env.Theme
	left := t.Strong.Render(strings.Trim(h.programme+" · "+h.what, " ·"))
	right := s.clock()
	if h.hand {
		right = t.Live.Render(theme.OnAir+" "+handUp(h)) + "   " + right
	}
	middle := t.Text.Render(h.middle)
	line := widget.Ends(left, right, w)
	if n := widget.Width(middle); n > 0 && widget.Width(left)+widget.Width(right)+n+6 <= w {
		at := max((w-n)/2, widget.Width(left)+3)
		line = widget.PadRight(left, at) + widget.Ends(middle, right, w-at)
	}
	return line
}

// handUp is where one's hand stands in the queue.
func handUp(h headFrom) string {
	switch {
	case h.speaks:
		return "you have the floor"
	case h.place == 1:
		return "hand up, you are next"
	case h.place > 1:
		return fmt.Sprintf("hand up, %d before you", h.place-1)
	}
	return "hand up"
}

// clock is the time left: whole minutes while it is far from the end, and never how late it is.
func (s *seatScreen) clock() string {
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

// cells is how many cells of the rule under the header are filled; -1 where it says nothing of the time.
func (s *seatScreen) cells(w int) int {
	f := s.face
	if f.State != model.Live || f.Clock.Timebox <= 0 {
		return -1
	}
	return widget.ProgressCells(widget.Countdown{Left: f.Clock.Left(s.env.Now()), Total: f.Clock.Timebox}.Share(), w)
}

// progress is the rule under the header: how much of the block's time is used.
func (s *seatScreen) progress(w int) string {
	t, f := s.env.Theme, s.face
	if f.State != model.Live || f.Clock.Timebox <= 0 {
		return widget.Rule(w, t)
	}
	return widget.Progress(widget.Countdown{Left: f.Clock.Left(s.env.Now()), Total: f.Clock.Timebox}.Share(), w, t)
}

// putLine draws the line and what stands around it.
func (s *seatScreen) putLine(f *frame.Frame) {
	l := s.lay
	line, x := s.typedLine(l.line)
	put(f, s.rule("line rule", l.lineRule), line)
	hints := s.hints()
	if l.hints != l.grammar || len(hints) == 0 {
		put(f, seat.Pane(s.env, s.face.Memo, "grammar", l.grammar, nothing{}, func() []string { return []string{s.grammar(l.grammar.W)} }))
	}
	if len(hints) > 0 {
		put(f, frame.NewPane("hints", l.hints, hints...))
	}
	at := frame.Cursor{X: l.line.X + x, Y: l.line.Y}
	if !l.fields.Empty() {
		fields, fx := s.fields()
		put(f, frame.NewPane("fields", l.fields, fields))
		if s.line.field != fieldWords {
			at = frame.Cursor{X: l.fields.X + fx, Y: l.fields.Y}
		}
	}
	if s.inLine {
		f.Cursor = &at
	}
}

// typedLine is the line itself, and the column of its cursor.
func (s *seatScreen) typedLine(at frame.Rect) (frame.Pane, int) {
	t, line := s.env.Theme, s.line.editor
	if !s.inLine { // letters act, so that typing begins with a key
		line.Placeholder = "press c, then type here"
	}
	target := func() string {
		if s.line.refused {
			return t.Error.Render(theme.NotPassed + " not saved")
		}
		return t.Dim.Render(s.target())
	}
	if s.line.busy() {
		text, x := line.View(t)
		return frame.NewPane("line", at, widget.Ends(text, target(), at.W)), x
	}
	return seat.Pane(s.env, s.face.Memo, "line", at, s.lineFrom(), func() []string {
		text, _ := line.View(t)
		return []string{widget.Ends(text, target(), at.W)}
	}), widget.Width(line.Prompt)
}

// target says what the line would do. Where nobody asks for a kind, an idea is an idea.
func (s *seatScreen) target() string {
	block := s.face.Block
	if s.line.busy() && !s.line.begun.ID.IsZero() {
		block = s.line.begun
	}
	said := model.Parse(strings.TrimSpace(s.line.editor.Text()))
	if block.Kind == 0 && !said.Park && !said.Action && !said.Decision && said.SameAs == 0 && said.AddTo == 0 {
		if said.OtherKind {
			return "other kind"
		}
		return "idea"
	}
	return s.line.target(block)
}

// fields are the two numbers of fifteen minutes a day, and where the cursor is in them.
func (s *seatScreen) fields() (string, int) {
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
func (s *seatScreen) hints() []string {
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
		add(t.Accent.Render(model.Mention(l.offer)) + t.Dim.Render("   tab takes it"))
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
func (s *seatScreen) grammar(w int) string {
	signs := []lineSign{
		{"=7", "same as 7"}, {"+7", "adds to 7"}, {"@who", "said it"}, {"?", "park it"}, {"!", "action"}, {"~", "other kind"}, {"-7", "what failed"},
	}
	if s.face.Ahead { // before the beginning there are topics alone
		signs = signs[:3]
	}
	row, _ := signRow(signs, w, s.env.Theme)
	return row
}

// footers are the keys: of both states where there is a line, else on two rows what works now.
func (s *seatScreen) footers(w int) []string {
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
