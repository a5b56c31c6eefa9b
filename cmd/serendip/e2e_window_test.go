package main

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"golang.org/x/crypto/ssh"
)

// window is somebody's terminal: what arrives is drawn on an emulator, what they type goes out as the bytes of keys.
type window struct {
	t    testing.TB
	who  string
	keys io.Writer
	ends func() error // waits for the end and says how it went
	size func(width, height int) error
	cuts func()  // ends the connection without a word
	raw  *record // every byte that arrived

	mu      sync.Mutex
	screen  *vt.Emulator
	changed chan struct{} // closed and replaced at every write
	ended   chan struct{} // closed when nothing more arrives
	closed  sync.Once
	answers chan struct{}
}

// record is bytes that are written while they are read.
type record struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write keeps p.
func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.Write(p)
}

func (r *record) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.String()
}

// sits opens a terminal of a size over a connection. The name finds it again.
func (v *venue) sits(name string, c *ssh.Client, width, height int) *window {
	v.t.Helper()
	return v.sitsAt(name, c, "xterm-256color", nil, width, height)
}

// sitsAt opens a terminal of a type, with an environment.
func (v *venue) sitsAt(name string, c *ssh.Client, term string, env map[string]string, width, height int) *window {
	v.t.Helper()
	s, err := c.NewSession()
	if err != nil {
		v.t.Fatal(err)
	}
	for name, value := range env {
		_ = s.Setenv(name, value) // the door may refuse it
	}
	if err := s.RequestPty(term, height, width, ssh.TerminalModes{}); err != nil {
		v.t.Fatal(err)
	}
	keys, err := s.StdinPipe()
	if err != nil {
		v.t.Fatal(err)
	}
	out, err := s.StdoutPipe()
	if err != nil {
		v.t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		v.t.Fatal(err)
	}
	w := newWindow(v.t, name, width, height, keys, out)
	w.ends, w.cuts = s.Wait, func() { _ = c.Close() }
	w.size = func(width, height int) error { return s.WindowChange(height, width) }
	v.keep(w)
	return w
}

// keep makes a window the one of its name.
func (v *venue) keep(w *window) {
	if old := v.windows[w.who]; old != nil {
		v.windows[w.who+" before"] = old
	}
	v.windows[w.who] = w
	v.t.Cleanup(w.close)
}

// newWindow draws what comes out and answers what a terminal is asked.
func newWindow(t testing.TB, who string, width, height int, keys io.Writer, out io.Reader) *window {
	w := &window{
		t: t, who: who, keys: keys, cuts: func() {}, raw: &record{}, screen: vt.NewEmulator(width, height),
		changed: make(chan struct{}), ended: make(chan struct{}), answers: make(chan struct{}),
	}
	go func() {
		defer close(w.answers)
		_, _ = io.Copy(io.Discard, w.screen)
	}()
	go func() {
		defer close(w.ended)
		_, _ = io.Copy(w, out)
	}()
	return w
}

// close ends the connection. It may be called twice.
func (w *window) close() {
	w.closed.Do(func() {
		w.cuts()
		<-w.ended
		if in, ok := w.screen.InputPipe().(io.Closer); ok { // the emulator's own Close races with its Read
			_ = in.Close()
			<-w.answers
		}
	})
}

// Write draws what arrives.
func (w *window) Write(p []byte) (int, error) {
	_, _ = w.raw.Write(p)
	w.mu.Lock()
	defer w.mu.Unlock()
	n, err := w.screen.Write(p)
	close(w.changed)
	w.changed = make(chan struct{})
	return n, err
}

// Screen is the text that is to be seen now, without blanks at the end of a row.
func (w *window) Screen() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.look()
}

func (w *window) look() string {
	rows := strings.Split(w.screen.String(), "\n")
	for i, r := range rows {
		rows[i] = strings.TrimRight(r, " \r")
	}
	return strings.Join(rows, "\n")
}

// Shows waits until the screen shows all of some words at once.
func (w *window) Shows(words ...string) {
	w.t.Helper()
	w.until("shows "+strings.Join(words, " and "), func(screen string) bool {
		return !slices.ContainsFunc(words, func(s string) bool { return !strings.Contains(screen, s) })
	})
}

// Hides waits until the screen shows none of some words.
func (w *window) Hides(words ...string) {
	w.t.Helper()
	w.until("does not show "+strings.Join(words, " or "), func(screen string) bool {
		return !slices.ContainsFunc(words, func(s string) bool { return strings.Contains(screen, s) })
	})
}

// Never fails when any byte that has arrived so far spells some words, hidden ones included.
func (w *window) Never(words ...string) {
	w.t.Helper()
	for _, s := range words {
		if strings.Contains(w.raw.text(), s) || strings.Contains(w.Screen(), s) {
			w.t.Errorf("%q reached %s:\n%s", s, w.who, w.Screen())
		}
	}
}

// Resizes makes the terminal of another size.
func (w *window) Resizes(width, height int) {
	w.t.Helper()
	w.mu.Lock()
	w.screen.Resize(width, height)
	w.mu.Unlock()
	if err := w.size(width, height); err != nil {
		w.t.Fatal(err)
	}
}

// until waits until something is true of the screen.
func (w *window) until(what string, is func(screen string) bool) {
	w.t.Helper()
	late := time.NewTimer(longest)
	defer late.Stop()
	ended := w.ended
	for {
		w.mu.Lock()
		now, changed := w.look(), w.changed
		w.mu.Unlock()
		if is(now) {
			return
		}
		select {
		case <-changed:
		case <-ended: // look once more: the last bytes may have been drawn meanwhile
			if now := w.Screen(); !is(now) {
				w.t.Fatalf("%s has ended and never %s; the screen was:\n%s", w.who, what, now)
			}
			return
		case <-late.C:
			w.t.Fatalf("waited in vain until %s %s; the screen is:\n%s", w.who, what, now)
		}
	}
}

// Types types a text.
func (w *window) Types(text string) {
	w.t.Helper()
	if _, err := io.WriteString(w.keys, text); err != nil {
		w.t.Fatalf("%s cannot type: %v", w.who, err)
	}
}

// AtLine waits until the line is empty and takes words.
func (w *window) AtLine() {
	w.t.Helper()
	w.until("takes words", func(s string) bool { return containsAny(s, "> type here", "> what somebody said") })
}

// Says types a line and waits until it has been kept.
func (w *window) Says(line, kept string) {
	w.t.Helper()
	w.AtLine()
	w.Types(line)
	w.Shows("> " + line)
	w.Presses("enter")
	w.Shows(kept)
}

// Presses presses keys by name.
func (w *window) Presses(names ...string) {
	w.t.Helper()
	for _, name := range names {
		w.Types(keyBytes(w.t, name))
	}
}

// keyBytes are what a terminal sends for a key. Escape is sent as terminals do that tell it from the beginning of a
// sequence, so that no story hangs on how fast the next key comes.
func keyBytes(t testing.TB, name string) string {
	t.Helper()
	special := map[string]string{
		"enter": "\r", "tab": "\t", "esc": "\x1b[27u", "backspace": "\x7f", "space": " ", "up": "\x1b[A", "down": "\x1b[B",
		"right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdown": "\x1b[6~",
		"f1": "\x1bOP", "shift+tab": "\x1b[Z",
	}
	if bytes, ok := special[name]; ok {
		return bytes
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok && len(letter) == 1 {
		return string(rune(letter[0] & 0x1f))
	}
	if len([]rune(name)) != 1 {
		t.Fatalf("%q is no key", name)
	}
	return name
}

// Leaves waits for the end of the connection and returns the exit status.
func (w *window) Leaves() int {
	w.t.Helper()
	done := make(chan error, 1)
	go func() { done <- w.ends() }()
	select {
	case err := <-done:
		<-w.ended
		return exitStatus(w.t, err)
	case <-time.After(longest):
		w.t.Fatalf("%s stays; the screen is:\n%s", w.who, w.Screen())
		return 0
	}
}

// containsAny says whether a text contains one of some parts.
func containsAny(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

// eventually polls for something that is true before long.
func eventually(t testing.TB, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(longest); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}
