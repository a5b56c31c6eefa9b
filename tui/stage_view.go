package tui

import (
	"strings"

	"serendip/model"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/wall"
	"serendip/tui/widget"
)

// stageMargin is the wall's own margin, so that the line stands under the picture.
func stageMargin(w int) int {
	switch screen.SizeOf(w) {
	case screen.Compact, screen.Medium:
		return 3
	case screen.Wide:
		return 5
	case screen.Large:
		return 8
	case screen.Narrow:
	}
	return 2
}

// View is the wall, and the row under it.
func (s stage) View() frame.Frame {
	env := s.env
	if r := s.face.Reveal; r != nil && r.Round == s.skipped {
		env.ReducedMotion = true
	}
	f := frame.New(s.w, s.h, wall.PictureAt(s.face.WallFace, env, s.env.Now(), s.w, s.h-1, s.chosen)...)
	row := s.row()
	if s.slackWords() != "" {
		f = f.Add(s.slackPane())
	}
	text, x := s.rowText(row.W)
	f = f.Add(frame.NewPane("line", row, text))
	if x >= 0 {
		f = f.At(row.X+x, row.Y)
	}
	f.Title = s.face.Programme + " · " + s.face.Title
	return f
}

// row is the facilitator's: the last one.
func (s stage) row() frame.Rect {
	m := stageMargin(s.w)
	return frame.Rect{X: m, Y: s.h - 1, W: max(s.w-2*m, 0), H: 1}
}

// Notices is where the shell says what came of things: the row above the line, which the wall leaves blank.
func (s stage) Notices() frame.Rect {
	r := s.row()
	r.Y--
	return r
}

// rowText is what the row says, and the cursor's column in it, -1 for none: what is asked, what was pressed once, what
// the stage has to say, the line, or the keys of the list.
func (s stage) rowText(w int) (string, int) {
	t := s.env.Theme
	switch {
	case s.asking != nil:
		return s.asking.view(w, s.face, t)
	case s.armedNow():
		return s.armedText(w), -1
	case s.said != "":
		return widget.Cut(t.Warn.Render(s.said), w), -1
	case s.inLine:
		return s.lineText(w)
	}
	return s.Keys().Footer(keys.List, w, t), -1
}

// armedText is what comes, what is left behind, and that a second press goes there: that much always has room.
func (s stage) armedText(w int) string {
	t := s.env.Theme
	again := t.Dim.Render("   press it again to go there")
	open, warns := s.face.StillOpen(), ""
	if s.face.State == model.Live && len(open) > 0 {
		warns = "   " + strings.Join(open, "; ")
		if widget.Width(s.comingWords()+warns+again) > w {
			warns = "   " + itoa("", len(open)) + " still open"
			again = t.Dim.Render("   press again")
		}
	}
	tail := t.Warn.Render(warns) + again
	return t.AccentBold.Render(widget.Cut(s.comingWords(), max(w-widget.Width(tail), 8))) + tail
}

// lineText is the capture line with a word about what it would do at its right edge.
func (s stage) lineText(w int) (string, int) {
	t := s.env.Theme
	text, x := s.line.editor.View(t)
	return widget.Ends(text, s.aside(), w), x
}

// aside is that word: not saved, the name that tab takes, what sounds alike, that the room moved on, or the kind.
func (s stage) aside() string {
	t, l := s.env.Theme, s.line
	switch {
	case l.refused:
		return t.Error.Render(theme.NotPassed + " not saved")
	case l.offer != "":
		return t.Accent.Render(widget.Cut("tab "+l.offer, 15))
	case l.isAlike:
		return t.Warn.Render(itoa("like ", l.alike.Number) + itoa(", =", l.alike.Number) + "?")
	case l.onward != "":
		return t.Warn.Render(widget.Cut("now: "+l.onward, 15))
	case len(l.sending) > 0:
		return t.Dim.Render("…")
	case l.editor.Empty() && s.face.State == model.Live && !s.face.Block.Method.Captures():
		return t.Dim.Render("^P all")
	}
	return t.Dim.Render(l.target(blockNow(s.face.SessionFace)))
}
