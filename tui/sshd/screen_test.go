package sshd_test

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/vt"

	"serendip/tui/sshd"
)

func TestScreen(t *testing.T) {
	t.Parallel()
	left := make(chan struct{})
	r := open(t, sshd.Config{Program: func(context.Context, sshd.Identity) (tea.Model, func(), error) {
		return echo{}, func() { close(left) }, nil
	}})
	m := r.sit(r.dial("ada-7k3m9q"), 60, 20)
	m.shows("size 60x20")
	m.types("hi é漢")
	m.shows("typed [hi é漢]")
	// Each line begins where it must, on a terminal that is raw.
	lines := strings.Split(m.text(), "\n")
	for i, want := range []string{"size 60x20", "    typed [hi é漢]", "  pasted 0", "", "bottom"} {
		if got := strings.TrimRight(lines[i], " \r"); got != want {
			t.Errorf("line %d is %q, not %q", i, got, want)
		}
	}
	if strings.Contains(m.raw.String(), "\x1b]0;b\a") {
		t.Error("the window title carries an escape sequence")
	}
	if !strings.Contains(m.raw.String(), "\x1b]11;?") {
		t.Error("the terminal was not asked for its background")
	}
	m.types("q")
	if code := m.leaves(); code != 3 {
		t.Errorf("exit status %d, not the model's 3", code)
	}
	<-left
	restored(t, m, "Come back with:\r\nssh me\r\n")
}

// restored checks that the terminal was given back as it was, before the words.
func restored(t *testing.T, m *terminal, words string) {
	t.Helper()
	raw := m.raw.String()
	for _, pair := range [][2]string{{"\x1b[?1049h", "\x1b[?1049l"}, {"\x1b[?25l", "\x1b[?25h"}, {"\x1b[?1002h", "\x1b[?1002l"}, {"\x1b[?2004h", "\x1b[?2004l"}} {
		on, off := strings.LastIndex(raw, pair[0]), strings.LastIndex(raw, pair[1])
		if on >= 0 && off < on {
			t.Errorf("%q was not taken back", pair[0])
		}
		if end := strings.LastIndex(raw, words); end < off {
			t.Errorf("%q is not said after the screen is gone: %q", words, raw[max(0, len(raw)-300):])
		}
	}
}

// Every way a program can break ends its own seat, and nothing is printed on
// this process's standard error, which may be a projector.
func TestPanicEndsOneSeat(t *testing.T) {
	r := open(t, sshd.Config{})
	other := r.sit(r.dial("bob"), 60, 20)
	other.shows("size 60x20")
	stderr := captureStderr(t)
	for name, key := range map[string]string{"update": "\x15", "view": "\x16", "command in a batch": "\x02", "command in a sequence": "\x13"} {
		m := r.sit(r.dial("ada"), 60, 20)
		m.shows("size 60x20")
		m.types(key)
		if code := m.leaves(); code != sshd.ExitSoftware {
			t.Errorf("%s: exit status %d", name, code)
		}
		restored(t, m, "This seat failed and was closed; connect again, nothing is lost.\r\n")
	}
	if said := stderr(); said != "" {
		t.Errorf("standard error: %q", said)
	}
	if n := r.door.Stats().Failed; n != 4 {
		t.Errorf("%d failures counted", n)
	}
	for _, want := range []string{"a broken update", "a broken view", "a broken command", "model_test.go"} {
		if !strings.Contains(r.log.String(), want) {
			t.Errorf("the log does not have %q", want)
		}
	}
	other.types("still here")
	other.shows("typed [still here]")
}

func TestPanicInCallbacks(t *testing.T) {
	t.Parallel()
	broken := func() { panic("a broken callback") }
	r := open(t, sshd.Config{
		Program: func(context.Context, sshd.Identity) (tea.Model, func(), error) { broken(); return nil, nil, nil },
		Plain:   func(context.Context, sshd.Identity, io.Reader, io.Writer) int { broken(); return 0 },
		Exec: func(context.Context, sshd.Identity, []string, io.Reader, io.Writer, io.Writer) int {
			broken()
			return 0
		},
		Known: func(id sshd.Identity) bool {
			if id.User == "broken" {
				broken()
			}
			return true
		},
	})
	for _, try := range [][2]string{{"ada", "status"}, {"ada", ""}, {"broken", "status"}} {
		_, errs, code := r.run(r.dial(try[0]), try[1], "")
		if code != sshd.ExitSoftware || !strings.Contains(errs, "connect again") {
			t.Errorf("%q: status %d, %q", try, code, errs)
		}
	}
	if code := r.sit(r.dial("ada"), 80, 24).leaves(); code != sshd.ExitSoftware {
		t.Errorf("program: status %d", code)
	}
}

// captureStderr replaces this process's standard error and returns what was
// written since.
func captureStderr(t *testing.T) func() string {
	t.Helper()
	f, err := os.CreateTemp(t.TempDir(), "stderr")
	if err != nil {
		t.Fatal(err)
	}
	old := os.Stderr
	os.Stderr = f
	t.Cleanup(func() { os.Stderr = old; f.Close() })
	return func() string {
		text, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
}

func TestProgramRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err  error
		code int
	}{
		{&sshd.Refusal{Code: sshd.ExitDenied, Message: "The session is over."}, sshd.ExitDenied},
		{errors.New("The session is over."), sshd.ExitUnavailable},
		{coded{}, 75},
	} {
		r := open(t, sshd.Config{Program: func(context.Context, sshd.Identity) (tea.Model, func(), error) { return nil, nil, c.err }})
		m := r.sit(r.dial("ada"), 80, 24)
		if code := m.leaves(); code != c.code {
			t.Errorf("status %d, not %d", code, c.code)
		}
		if got := m.raw.String(); got != "The session is over.\r\n" {
			t.Errorf("said %q", got)
		}
	}
}

type coded struct{}

func (coded) Error() string { return "The session is over." }
func (coded) ExitCode() int { return 75 }

// A remote program must not be able to stop this process.
func TestSuspendIsDropped(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	m := r.sit(r.dial("ada"), 60, 20)
	m.shows("size")
	m.types("\x1aon")
	m.shows("typed [on]")
}

func TestFilter(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Filter: func(m tea.Model, msg tea.Msg) tea.Msg {
		if _, ok := m.(echo); !ok {
			panic("the filter is not given the root model")
		}
		if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "x" {
			return nil
		}
		return msg
	}})
	m := r.sit(r.dial("ada"), 60, 20)
	m.shows("size")
	m.types("axb")
	m.shows("typed [ab]")
}

// The end of the input, as from a script, ends the program after its last key.
func TestEndOfInput(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	m := r.sit(r.dial("ada"), 60, 20)
	m.types("abc")
	m.keys.Close()
	if code := m.leaves(); code != 3 {
		t.Errorf("status %d", code)
	}
	drawn, _, _ := strings.Cut(m.raw.String(), "\x1b[?1049l")
	last := vt.NewEmulator(60, 20)
	go io.Copy(io.Discard, last) // its answers
	last.WriteString(drawn)
	if screen := last.String(); !strings.Contains(screen, "typed [abc]") {
		t.Errorf("the last keys were lost:\n%s", screen)
	}
	last.InputPipe().(io.Closer).Close()
}

func TestCloseTellsEverybody(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Plain: func(ctx context.Context, _ sshd.Identity, _ io.Reader, _ io.Writer) int {
		<-ctx.Done()
		return 0
	}})
	m := r.sit(r.dial("ada"), 60, 20)
	m.shows("size")
	plain, err := r.dial("plain+bob").NewSession()
	if err != nil {
		t.Fatal(err)
	}
	said := &lockedBuffer{}
	plain.Stderr = said
	if err := plain.Shell(); err != nil {
		t.Fatal(err)
	}
	r.dial("idle") // no session
	r.raw()        // no handshake
	until(t, "two seats", func() bool { return r.door.Stats().Seats == 2 })

	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := r.door.Close(ctx, "We meet again tomorrow."); err != nil {
		t.Fatal(err)
	}
	if code := m.leaves(); code != sshd.ExitUnavailable {
		t.Errorf("status %d", code)
	}
	restored(t, m, "We meet again tomorrow.\r\n")
	if code := status(t, plain.Wait()); code != sshd.ExitUnavailable || said.String() != "We meet again tomorrow.\n" {
		t.Errorf("plain: status %d, %q", code, said)
	}
	if s := r.door.Stats(); s.Open != 0 || s.Seats != 0 || s.Pending != 0 {
		t.Errorf("after closing: %+v", s)
	}
}

func TestServeEndsWithItsContext(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	d, err := sshd.New(sshd.Config{HostKey: r.hostKey, Program: func(context.Context, sshd.Identity) (tea.Model, func(), error) { return echo{}, nil, nil }})
	if err != nil {
		t.Fatal(err)
	}
	l, err := sshd.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- d.Serve(ctx, l) }()
	cancel()
	select {
	case err := <-served:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(patience):
		t.Fatal("Serve goes on")
	}
	_, port, _ := strings.Cut(r.address, ":")
	if _, err := sshd.Listen(r.address); err == nil || err.Error() != "port "+port+" is in use by another program" {
		t.Errorf("a busy port says %v", err)
	}
}
