package frame_test

import (
	"strings"
	"testing"

	"serendip/tui/frame"
)

// What was taken over is given back, and what was said is taken back, but only once.
func TestThePainterGivesTheTerminalBack(t *testing.T) {
	th := light()
	p := frame.NewPainter(frame.NewCache(1<<16), "xterm-kitty")
	if out := p.End(); out != nil {
		t.Errorf("nothing was taken yet, and %q is given back", out)
	}
	p.Resize(9, 2)
	f := frame.New(9, 2).At(1, 1)
	f.Title = "a title"
	begun, ended := string(p.Measure(p.Paint(nil, f, th))), string(p.End())
	for on, off := range map[string]string{
		"\x1b[?1049h": "\x1b[?1049l", "\x1b[?2004h": "\x1b[?2004l", "\x1b[>4;2m": "\x1b[>4m", "\x1b[>1u": "\x1b[<1u",
		"\x1b]2;a title\a": "\x1b]2;\a", "\x1b[6 q": "\x1b[0 q", "\x1b]12;#005a8c\a": "\x1b]112\a", "\x1b]11;#ffffff\a": "\x1b]111\a",
		"\x1b]10;#1a1a1a\a": "\x1b]110\a", "\x1b[?2027h": "\x1b[?2027l", "\x1b[?25h": "",
	} {
		if !strings.Contains(begun, on) || !strings.Contains(ended, off) {
			t.Errorf("%q is not followed by %q: %q, then %q", on, off, begun, ended)
		}
	}
	p.Paint(nil, frame.New(9, 2), th)
	if out := string(p.End()); !strings.Contains(out, "\x1b[?25h") || strings.Contains(out, "]2;") {
		t.Errorf("a cursor that was hidden, and no title, are given back by %q", out)
	}
}

// A large picture is shown when it is complete where the terminal can do that; a small one is not worth the words.
func TestABigPaintIsHeldBack(t *testing.T) {
	th := light()
	full := func(s string) frame.Frame {
		return frame.New(60, 40, frame.NewPane("p", frame.Of(60, 40), strings.Split(strings.Repeat(strings.Repeat(s, 60)+"\n", 40), "\n")...))
	}
	for _, can := range []bool{false, true} {
		p := frame.NewPainter(frame.NewCache(1<<16), "xterm")
		if can {
			p.Synchronise()
		}
		p.Resize(60, 40)
		p.Paint(nil, full("a").At(1, 1), th)
		out := string(p.Paint(nil, full("b").At(1, 1), th))
		open, end := "\x1b[?25l", "\x1b[?25h"
		if can {
			open, end = "\x1b[?2026h", "\x1b[?2026l"
		}
		if !strings.HasPrefix(out, open) || !strings.HasSuffix(out, end) {
			t.Errorf("synchronised %v: %.20q … %.20q", can, out, out[len(out)-20:])
		}
		if out := string(p.Paint(nil, full("b").At(2, 1), th)); out != "\x1b[2;3H" {
			t.Errorf("a moved cursor is said by %q", out)
		}
	}
}

// The ground that is asked for is the terminal's own, though another was set.
func TestTheTerminalIsAskedForItsOwnGround(t *testing.T) {
	p := frame.NewPainter(frame.NewCache(1<<16), "xterm")
	if got := string(p.AskGround(nil)); got != "\x1b]11;?\a" {
		t.Errorf("before: %q", got)
	}
	p.Resize(9, 2)
	p.Paint(nil, frame.New(9, 2), light())
	if got, want := string(p.AskGround(nil)), "\x1b]111\a\x1b]11;?\a\x1b]11;#ffffff\a"; got != want {
		t.Errorf("after: %q, want %q", got, want)
	}
}
