package terminal_test

import (
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"serendip/cmd/serendip/terminal"
)

// screen is an emulated terminal that remembers which modes are on.
type screen struct {
	*vt.Emulator
	on      map[ansi.Mode]bool
	visible bool
}

func newScreen(t *testing.T) *screen {
	t.Helper()
	s := &screen{Emulator: vt.NewEmulator(40, 10), on: map[ansi.Mode]bool{}, visible: true}
	s.SetCallbacks(vt.Callbacks{
		EnableMode:       func(m ansi.Mode) { s.on[m] = true },
		DisableMode:      func(m ansi.Mode) { delete(s.on, m) },
		CursorVisibility: func(v bool) { s.visible = v },
	})
	// The emulator answers questions into a pipe that somebody must read.
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		_, _ = io.Copy(io.Discard, s.Emulator)
	}()
	t.Cleanup(func() {
		if err := s.InputPipe().(io.Closer).Close(); err != nil {
			t.Error(err)
		}
		<-answered
	})
	return s
}

func (s *screen) write(t *testing.T, text string) {
	t.Helper()
	if _, err := s.WriteString(text); err != nil {
		t.Fatal(err)
	}
}

// mess is what a full-screen program has switched on when it dies.
const mess = "\x1b[?1049h\x1b[?2026h\x1b[?1000h\x1b[?1002h\x1b[?1003h\x1b[?1006h\x1b[?1004h" +
	"\x1b[?2004h\x1b[?2027h\x1b[?2031h\x1b[?2048h\x1b[>4;2m\x1b[>1u\x1b[?25l\x1b[3;5r" +
	"\x1b[4h\x1b[?1h\x1b[1;31;44m\x1b]11;#000000\x07\x1b[5;7Hhalf a fra"

func TestResetUndoesWhatAProgramLeftOn(t *testing.T) {
	for name, cut := range map[string]string{
		"between sequences":           "",
		"in the middle of a control":  "\x1b[38;2;1",
		"in the middle of a title":    "\x1b]0;a title that has no e",
		"in the middle of a picture":  "\x1bPq#0;2;0",
		"in the middle of a link":     "\x1b]8;;https://example.org/",
		"after the start of a letter": "\xe6\xbc",
	} {
		t.Run(name, func(t *testing.T) {
			s := newScreen(t)
			s.write(t, "$ serendip\r\n")
			s.write(t, mess+cut+terminal.Reset)

			delete(s.on, ansi.ModeAutoWrap) // on in every sane terminal
			delete(s.on, ansi.ModeTextCursorEnable)
			if len(s.on) != 0 {
				t.Errorf("modes left on: %v", s.on)
			}
			if s.IsAltScreen() {
				t.Error("the alternate screen is still shown")
			}
			if !s.visible {
				t.Error("the cursor is still hidden")
			}
			s.write(t, "next")
			if got := strings.TrimSpace(s.String()); got != "$ serendip\nnext" {
				t.Errorf("the screen shows %q", got)
			}
			if cell := s.CellAt(0, 1); !cell.Style.IsZero() {
				t.Errorf("letters are still coloured: %+v", cell.Style)
			}
		})
	}
}

func TestResetLeavesACleanTerminalAlone(t *testing.T) {
	s := newScreen(t)
	s.write(t, "one\r\ntwo\r\nthr")
	before := s.CursorPosition()
	s.write(t, terminal.Reset)
	if after := s.CursorPosition(); after != before {
		t.Errorf("the cursor moved from %v to %v", before, after)
	}
	s.write(t, "ee")
	if got := strings.TrimSpace(s.String()); got != "one\ntwo\nthree" {
		t.Errorf("the screen shows %q", got)
	}
}

func TestResetPopsBothKeyboardStacks(t *testing.T) {
	main, alternate, ok := strings.Cut(terminal.Reset, ansi.ResetModeAltScreenSaveCursor)
	if !ok {
		t.Fatal("the alternate screen is never left")
	}
	for name, part := range map[string]string{"alternate": main, "main": alternate} {
		if !strings.Contains(part, ansi.PopKittyKeyboard(1)) || !strings.Contains(part, ansi.KittyKeyboard(0, 1)) {
			t.Errorf("the keyboard protocol stays on in the %s screen", name)
		}
	}
}
