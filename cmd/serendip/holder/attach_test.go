//go:build linux || darwin

package holder

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"serendip/cmd/serendip/exit"
)

// lent is a terminal that is lent to a program in the holder.
type lent struct {
	t       *testing.T
	keys    *os.File // the person's end
	tty     *os.File // the client's end
	before  string   // the modes of the terminal
	words   bytes.Buffer
	code    chan int
	failed  chan error
	pending string
}

// attach has c lend a terminal of 90x25.
func attach(ctx context.Context, t *testing.T, c *Conn) *lent {
	t.Helper()
	keys, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(keys, &pty.Winsize{Cols: 90, Rows: 25}); err != nil {
		t.Fatal(err)
	}
	l := &lent{t: t, keys: keys, tty: tty, code: make(chan int, 1), failed: make(chan error, 1)}
	t.Cleanup(func() { _ = tty.Close(); _ = keys.Close() })
	l.before = l.modes()
	go func() {
		code, err := c.Attach(ctx, Call{Args: []string{"home"}, Env: []string{"TERM=xterm-256color"}, Stderr: &l.words}, tty, tty)
		l.code <- code
		l.failed <- err
	}()
	return l
}

// modes describes the line discipline.
func (l *lent) modes() string {
	l.t.Helper()
	state, err := term.GetState(l.tty.Fd())
	if err != nil {
		l.t.Fatal(err)
	}
	return fmt.Sprintf("%+v", *state)
}

// shows reads the screen's bytes until text came.
func (l *lent) shows(text string) {
	l.t.Helper()
	late := time.AfterFunc(late, func() { _ = l.tty.Close(); _ = l.keys.Close() })
	defer late.Stop()
	buffer := make([]byte, 1024)
	for !strings.Contains(l.pending, text) {
		n, err := l.keys.Read(buffer)
		if err != nil {
			l.t.Fatalf("%v before %q; so far %q", err, text, l.pending)
		}
		l.pending += string(buffer[:n])
	}
	_, l.pending, _ = strings.Cut(l.pending, text)
}

func (l *lent) press(keys string) {
	l.t.Helper()
	if _, err := l.keys.WriteString(keys); err != nil {
		l.t.Fatal(err)
	}
}

// ends returns how it ended, and checks that the terminal is as before.
func (l *lent) ends() (int, error) {
	l.t.Helper()
	code, err := <-l.code, <-l.failed
	if after := l.modes(); after != l.before {
		l.t.Errorf("the terminal is %s, was %s", after, l.before)
	}
	return code, err
}

// mirror is a program that shows sizes and keys, one letter at a time. "q"
// ends it, "!" breaks it.
func mirror(_ context.Context, r *Request) int {
	fmt.Fprintf(r.Stdout, "\x1b[?1049h%s on %dx%d.", r.Getenv("TERM"), r.Terminal.Size.Width, r.Terminal.Size.Height)
	keys := make(chan byte)
	go func() {
		defer close(keys)
		for key := make([]byte, 1); ; {
			if _, err := io.ReadFull(r.Stdin, key); err != nil {
				return
			}
			keys <- key[0]
		}
	}()
	for {
		select {
		case key, more := <-keys:
			switch {
			case !more:
				return exit.IOErr
			case key == 'q':
				fmt.Fprintln(r.Stderr, "See you.")
				fmt.Fprint(r.Stdout, "\x1b[?1049l")
				return 0
			case key == '!':
				panic("a fault")
			}
			fmt.Fprintf(r.Stdout, "<%q>", key)
		case size := <-r.Terminal.Sizes:
			fmt.Fprintf(r.Stdout, "now %dx%d.", size.Width, size.Height)
		}
	}
}

func TestATerminalIsLentAndGivenBack(t *testing.T) {
	dir, o := folder(t)
	serve(t, acquire(t, dir, o), mirror)
	l := attach(t.Context(), t, dial(t, dir))
	l.shows("xterm-256color on 90x25.")
	l.press("a\x03\x1a\r") // raw: control-C, control-Z and enter are keys
	for _, key := range []byte("a\x03\x1a\r") {
		l.shows(fmt.Sprintf("<%q>", key))
	}
	if err := pty.Setsize(l.keys, &pty.Winsize{Cols: 60, Rows: 20}); err != nil {
		t.Fatal(err)
	}
	// This terminal is not the one this process was started in: the signal
	// that its owner would get is sent by hand.
	if err := syscall.Kill(os.Getpid(), syscall.SIGWINCH); err != nil {
		t.Fatal(err)
	}
	l.shows("now 60x20.")
	l.press("q")
	if code, err := l.ends(); code != 0 || err != nil {
		t.Errorf("%d, %v", code, err)
	}
	if l.words.String() != "See you.\n" {
		t.Errorf("said %q", l.words.String())
	}
}

func TestAProgramThatCrashesLeavesASaneTerminal(t *testing.T) {
	dir, o := folder(t)
	serve(t, acquire(t, dir, o), mirror)
	l := attach(t.Context(), t, dial(t, dir))
	l.shows("on 90x25.")
	l.press("!")
	if code, err := l.ends(); code != exit.Software || err != nil {
		t.Errorf("%d, %v", code, err)
	}
	l.shows("\x1b[?1049l")
	l.shows("\x1b[?25h")
	if !strings.Contains(l.words.String(), "fault of the program") {
		t.Errorf("said %q", l.words.String())
	}
}

func TestAHolderThatDiesLeavesASaneTerminal(t *testing.T) {
	dir, o := folder(t)
	h := acquire(t, dir, o)
	died := make(chan error, 1)
	go func() {
		conn, err := h.listener.AcceptUnix()
		if err == nil {
			w := &wire{conn: conn}
			_, _, _ = w.read()
			err = w.write(kindOutput, []byte("\x1b[?1049hhalf a fra"))
			_ = conn.Close()
		}
		died <- err
	}()
	l := attach(t.Context(), t, dial(t, dir))
	if code, err := l.ends(); code != exit.IOErr || err == nil || !strings.Contains(err.Error(), "ended before it answered") {
		t.Errorf("%d, %v", code, err)
	}
	l.shows("half a fra")
	l.shows("\x1b[?1049l")
	if err := <-died; err != nil {
		t.Error(err)
	}
}

func TestCancelDetaches(t *testing.T) {
	dir, o := folder(t)
	serve(t, acquire(t, dir, o), mirror)
	ctx, cancel := context.WithCancel(t.Context())
	l := attach(ctx, t, dial(t, dir))
	l.shows("on 90x25.")
	cancel()
	if _, err := l.ends(); err == nil {
		t.Error("no word about the end")
	}
	l.shows("\x1b[?1049l")
}
