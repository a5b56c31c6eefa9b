package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// How long a notice and an error stay, if no other one takes their place.
const (
	noticeStays = 4 * time.Second
	errorStays  = 20 * time.Second
)

// toast is the last notice. An error stays until a key was pressed after it was seen to be there.
type toast struct {
	text string
	bad  bool
	n    int // its number; an older one's end is void
	seen int // keys pressed since
}

// toastMsg is the end of the notice of that number.
type toastMsg int

// say shows what came of an intent.
func (t toast) say(msg screen.ResultMsg) (toast, tea.Cmd) {
	next, stays := toast{text: msg.Note, n: t.n + 1}, noticeStays
	if msg.Err != nil {
		next.text, next.bad, stays = msg.Err.Error(), true, errorStays
	}
	if next.text == "" {
		return t, nil
	}
	return next, tea.Tick(stays, func(time.Time) tea.Msg { return toastMsg(next.n) })
}

// touched counts a key. An error goes with the second one: the first may have been on its way already.
func (t toast) touched() toast {
	t.seen++
	if t.bad && t.seen >= 2 {
		t.text = ""
	}
	return t
}

func (t toast) faded(n int) toast {
	if n == t.n {
		t.text = ""
	}
	return t
}

// on lays the notice over a frame.
func (t toast) on(f frame.Frame, at frame.Rect, look theme.Theme) frame.Frame {
	if t.text == "" {
		return f
	}
	sign, style := theme.Passed+" ", look.Notice
	if t.bad {
		sign, style = theme.NotPassed+" ", look.Error
	}
	text := widget.Wrap(t.text, at.W-2, at.H)
	for i, line := range text {
		before := "  "
		if i == 0 {
			before = sign
		}
		text[i] = style.Render(before + line)
	}
	return f.Add(frame.NewPane("notice", at, text...))
}

// noticeAt is where notices stand: where the screen on top has a place for them, else on the last row.
func (s Shell) noticeAt() frame.Rect {
	if n, ok := s.stack[len(s.stack)-1].(Noticer); ok {
		if r := n.Notices(); !r.Empty() {
			if k, ok := n.(Keeper); ok && widget.Width(s.toast.text)+2 <= r.W-k.Kept() {
				r.W -= k.Kept()
			}
			return r
		}
	}
	return frame.Rect{X: 1, Y: s.lh - 1, W: s.lw - 2, H: 1}
}
