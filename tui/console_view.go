package tui

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// View puts the console together.
func (c console) View() frame.Frame {
	t, l := c.env.Theme, c.lay
	f := frame.New(c.w, c.h,
		frame.NewPane("header", l.header, c.header(l.header.W)),
		frame.NewPane("header rule", l.headRule, widget.Rule(l.headRule.W, t)),
		frame.NewPane("foot rule", l.footRule, widget.Rule(l.footRule.W, t)),
		frame.NewPane("footer", l.foot, c.footers(l.foot.W)...),
	)
	if !l.strip.Empty() {
		f = f.Add(frame.NewPane("strip", l.strip, c.strip(l.strip.W, l.strip.H)...))
	}
	if !l.agenda.Empty() {
		f = f.Add(frame.NewPane("agenda", l.agenda, c.column(l.agenda.W, l.agenda.H)...))
	}
	f = c.putCentre(f)
	if hasLine(c.face) {
		f = c.putLine(f)
	}
	if words := c.words(); words != "" {
		lines := widget.Styled(widget.Wrap(words, l.notice.W, 3), t.Warn)
		at := l.notice
		at.Y, at.H = at.Y+1-len(lines), len(lines)
		f = f.Add(frame.NewPane("words", at, lines...))
	}
	f.Title = c.face.Programme + " · " + c.face.Title + " · console"
	return f
}

// putCentre lays the block's own screen into its place.
func (c console) putCentre(f frame.Frame) frame.Frame {
	centre := c.centre.View()
	for _, p := range centre.Panes {
		p.X, p.Y = p.X+c.lay.centre.X, p.Y+c.lay.centre.Y
		f = f.Add(p)
	}
	if centre.Cursor != nil && !c.inLine {
		f = f.At(centre.Cursor.X+c.lay.centre.X, centre.Cursor.Y+c.lay.centre.Y)
	}
	return f
}

// putLine draws the capture line and what stands around it.
func (c console) putLine(f frame.Frame) frame.Frame {
	t, l := c.env.Theme, c.lay
	text, x := c.line.editor.View(t)
	target := t.Dim.Render(c.line.target(blockNow(c.face.SessionFace)))
	if c.line.refused {
		target = t.Error.Render(theme.NotPassed + " not saved")
	}
	hints := c.hints()
	if l.hints == l.grammar && len(hints) == 0 {
		hints = c.grammar(l.hints.W)
	}
	f = f.Add(
		frame.NewPane("line rule", l.lineRule, widget.Rule(l.lineRule.W, t)),
		frame.NewPane("sent", l.sent, c.sending()),
		frame.NewPane("line", l.line, widget.Ends(text, target, l.line.W)),
	)
	if l.hints != l.grammar {
		rows, at := c.grammar(l.grammar.W), l.grammar
		at.Y, at.H = at.Y+1-len(rows), len(rows)
		f = f.Add(frame.NewPane("grammar", at, rows...))
	}
	f = f.Add(frame.NewPane("hints", l.hints, hints...))
	if c.inLine {
		f = f.At(l.line.X+x, l.line.Y)
	}
	return f
}

// sending is what was sent and is not durable yet.
func (c console) sending() string {
	n := len(c.line.sending)
	if n == 0 {
		return ""
	}
	return c.env.Theme.Dim.Render(widget.Cut("… "+c.line.sending[n-1].Line, c.lay.line.W))
}

// hints is what is offered for the words in the line, the most pressing first. Nothing of it takes enter.
func (c console) hints() []string {
	t, l := c.env.Theme, c.line
	indent := "  "
	var out []string
	if note := l.editor.RefusedNote(); note != "" {
		out = append(out, indent+t.Warn.Render(note))
	}
	if len(l.unsaved) > 0 {
		out = append(out, indent+t.Error.Render("not saved, comes back when the line is free: ")+t.Text.Render(l.unsaved[0].Line))
	}
	if l.onward != "" {
		out = append(out, indent+t.Warn.Render("the room moved on to "+l.onward+"; enter still files this in "+l.begun.Title))
	}
	if l.offer != "" {
		out = append(out, indent+t.Accent.Render(model.Mention(l.offer))+t.Dim.Render("   tab takes it"))
	}
	if one, ok := l.pointsAt(); ok {
		out = append(out, indent+t.Dim.Render(fmt.Sprintf("%d  ", one.Number))+t.Text.Render(one.Title))
	}
	if l.isAlike {
		tail := fmt.Sprintf(`    write =%d for "same"`, l.alike.Number)
		title := widget.Cut(fmt.Sprintf("%d %s", l.alike.Number, l.alike.Title), c.lay.hints.W-len(tail)-14)
		out = append(out, indent+t.Dim.Render("close to  ")+t.Text.Render(title)+t.Dim.Render(tail))
	}
	return out
}

// grammar is the signs of the capture line: shorter where there is less room, on two rows where it has two.
func (c console) grammar(w int) []string {
	signs := []lineSign{
		{"text", "idea"}, {"@who", "said it"}, {"=7", "same as 7"}, {"+7", "adds to 7"}, {"?", "park"}, {"!", "action"}, {"~", "other kind"},
		{"-7", "what failed; how it was overcome"},
	}
	if c.face.Kind == model.TopicKind {
		signs[0].means, signs[1].means = "topic", "proposes it"
	}
	switch {
	case c.face.Ahead: // before the beginning there are topics alone
		signs = signs[:4]
	case w < narrowSigns:
		signs = []lineSign{{"text", "idea"}, {"@who", "said it"}, {"=7", "same"}, {"+7", "more"}, {"-7", "failed"}, {"?", "park"}, {"!", "action"}}
	}
	row, rest := signRow(signs, w, c.env.Theme)
	if len(rest) == 0 || c.lay.hints == c.lay.grammar {
		return []string{row}
	}
	below, _ := signRow(rest, w, c.env.Theme)
	return []string{row, below}
}

// words is what the console itself has to say: the coming block while "next" waits, or why something cannot be.
func (c console) words() string {
	if c.armedNow() {
		if next, ok := c.coming(); ok {
			warns := ""
			if open := c.face.Wall.StillOpen(); len(open) > 0 {
				warns = theme.Contested + " Still open: " + strings.Join(open, "; ") + ". "
			}
			return fmt.Sprintf("▹ next: %s, %d min. %sPress it again to go there; any other key stays.", next.Title, whole(next.Timebox), warns)
		}
	}
	return c.said
}

// footers are the keys of both states. Where there is no line: what comes first, then the rest. After the end letters and
// files come first.
func (c console) footers(w int) []string {
	t, m := c.env.Theme, c.Keys()
	if hasLine(c.face) && (c.face.State == model.Live || c.inLine) {
		rows := m.Footers(w, t)
		for i, state := range []keys.Where{keys.Line, keys.List} {
			if state == c.Where() { // the state one is in stands out
				rows[i] = strings.Replace(rows[i], t.Dim.Render(state.String()), t.AccentBold.Render(state.String()), 1)
			}
		}
		return rows
	}
	before := []keys.Action{actLobby, actLive, desk.ActRelease, actVision}
	if c.face.State == model.Closed {
		before = []keys.Action{actLetters, actExport}
	}
	first := m.Only(before...).And(m.Only(actAgenda, actCheckIn, actPeople, actNote, actRenew))
	for i := range first {
		first[i].Quiet = false
	}
	return []string{first.Footer(keys.List, w, t), m.Without(append(before, actRenew)...).Footer(keys.List, w, t)}
}
