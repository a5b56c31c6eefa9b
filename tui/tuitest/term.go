package tuitest

import (
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"
)

// patience is how long a test waits for something to be seen.
const patience = 10 * time.Second

// Term is a program running on an emulated terminal.
type Term struct {
	t    testing.TB
	p    *tea.Program
	done chan struct{} // closed when the program has ended
	err  error         // what it ended with; read after done

	mu      sync.Mutex
	em      *vt.Emulator
	changed chan struct{} // closed and replaced at every write
}

// Run starts a program of the model on a terminal of w by h cells with all colours. The program is ended with the
// test, which fails when it panicked. It works inside a synctest bubble too, where a tick that is still pending when
// the program ends has to be let run out.
func Run(t testing.TB, m tea.Model, w, h int, opts ...tea.ProgramOption) *Term {
	t.Helper()
	r := &Term{t: t, done: make(chan struct{}), em: emulator(w, h), changed: make(chan struct{})}
	all := append([]tea.ProgramOption{
		tea.WithInput(nil), tea.WithOutput(r), tea.WithoutSignalHandler(), tea.WithWindowSize(w, h),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithEnvironment([]string{"TERM=xterm-256color"}),
	}, opts...)
	r.p = tea.NewProgram(m, all...)
	answers := make(chan struct{})
	go func() { // a terminal's answers, which nobody reads here, would block it
		defer close(answers)
		_, _ = io.Copy(io.Discard, r.em)
	}()
	go func() {
		defer close(r.done)
		_, r.err = r.p.Run()
	}()
	t.Cleanup(func() {
		r.p.Quit()
		<-r.done
		if in, ok := r.em.InputPipe().(io.Closer); ok { // the emulator's own Close races with its Read
			_ = in.Close()
			<-answers
		}
		if r.err != nil && !errors.Is(r.err, tea.ErrProgramKilled) {
			t.Errorf("the program ended with: %v", r.err)
		}
	})
	return r
}

// emulator is a terminal on which a line feed also returns the carriage, as a local one does.
func emulator(w, h int) *vt.Emulator {
	em := vt.NewEmulator(w, h)
	_, _ = em.WriteString("\x1b[20h")
	return em
}

// Write takes the program's output.
func (r *Term) Write(b []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, err := r.em.Write(b)
	close(r.changed)
	r.changed = make(chan struct{})
	return n, err
}

// Send gives the program a message, a snapshot for instance.
func (r *Term) Send(msg tea.Msg) { r.p.Send(msg) }

// Press presses keys by name: "enter", "ctrl+n", "pgdown".
func (r *Term) Press(names ...string) {
	r.t.Helper()
	for _, n := range names {
		r.p.Send(Key(n))
	}
}

// Type types a text, one letter a key.
func (r *Term) Type(text string) {
	r.t.Helper()
	for _, m := range letters(text) {
		r.p.Send(m)
	}
}

// Paste pastes a text, as a terminal with bracketed paste does.
func (r *Term) Paste(text string) { r.p.Send(tea.PasteMsg{Content: text}) }

// Resize makes the terminal w by h cells.
func (r *Term) Resize(w, h int) {
	r.mu.Lock()
	r.em.Resize(w, h)
	r.mu.Unlock()
	r.p.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Screen is the text that is to be seen now, without blanks at the end of a row.
func (r *Term) Screen() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return text(r.em)
}

// Cursor is where the cursor stands, in cells from the top left.
func (r *Term) Cursor() (x, y int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	at := r.em.CursorPosition()
	return at.X, at.Y
}

// Until waits until the screen shows a text, and fails the test when it doesn't in time.
func (r *Term) Until(want string) {
	r.t.Helper()
	r.UntilTrue("showing "+want, func(screen string) bool { return strings.Contains(screen, want) })
}

// Gone waits until the screen no longer shows a text.
func (r *Term) Gone(unwanted string) {
	r.t.Helper()
	r.UntilTrue("without "+unwanted, func(screen string) bool { return !strings.Contains(screen, unwanted) })
}

// UntilTrue waits until something is true of the screen's text; what names it in the failure.
func (r *Term) UntilTrue(what string, is func(screen string) bool) {
	r.t.Helper()
	timeout := time.NewTimer(patience)
	defer timeout.Stop()
	for {
		r.mu.Lock()
		now, changed := text(r.em), r.changed
		r.mu.Unlock()
		if is(now) {
			return
		}
		select {
		case <-changed:
		case <-r.done:
			r.t.Fatalf("the program ended before %s; the screen was:\n%s", what, now)
		case <-timeout.C:
			r.t.Fatalf("waited in vain for %s; the screen is:\n%s", what, now)
		}
	}
}

// Ended waits until the program has ended by itself.
func (r *Term) Ended() {
	r.t.Helper()
	select {
	case <-r.done:
	case <-time.After(patience):
		r.t.Fatalf("the program goes on; the screen is:\n%s", r.Screen())
	}
}
