package sshd_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/crypto/ssh"

	"serendip/tui/sshd"
)

// ptyRequest is the payload of a pty-req.
func ptyRequest(term string, columns, rows uint32) []byte {
	return ssh.Marshal(struct {
		Term                         string
		Columns, Rows, Width, Height uint32
		Modes                        string
	}{Term: term, Columns: columns, Rows: rows})
}

// window is the payload of a window-change.
func window(columns, rows uint32) []byte {
	return ssh.Marshal(struct{ Columns, Rows, Width, Height uint32 }{Columns: columns, Rows: rows})
}

func env(name, value string) []byte {
	return ssh.Marshal(struct{ Name, Value string }{name, value})
}

// channel opens a bare session channel; what arrives on it is thrown away.
func (r *room) channel(c *ssh.Client) ssh.Channel {
	r.t.Helper()
	ch, requests, err := c.OpenChannel("session", nil)
	if err != nil {
		r.t.Fatal(err)
	}
	go ssh.DiscardRequests(requests)
	return ch
}

// asks sends a request and returns whether it was granted.
func asks(t *testing.T, ch ssh.Channel, kind string, payload []byte) bool {
	t.Helper()
	ok, err := ch.SendRequest(kind, true, payload)
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return ok
}

func TestTerminalIsClamped(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	for _, c := range []struct {
		columns, rows uint32
		want          string
	}{
		{math.MaxInt32, math.MaxInt32, "size 400x150"},
		{math.MaxUint32, 24, "size 400x24"},
		{1, 1, "size 20x5"},
		{0, 0, "size 80x24"},
	} {
		// At the start, and while the program runs.
		m := r.sit(r.dial("ada"), 100, 30)
		m.shows("size 100x30")
		if _, err := m.session.SendRequest("window-change", false, window(c.columns, c.rows)); err != nil {
			t.Fatal(err)
		}
		m.shows(c.want)

		ch := r.channel(r.dial("bob"))
		asks(t, ch, "pty-req", ptyRequest("xterm", c.columns, c.rows))
		asks(t, ch, "shell", nil)
		until(t, "bob is seated", func() bool { return r.seated("bob") })
		if id := r.last(); fmt.Sprintf("size %dx%d", id.Width, id.Height) != c.want {
			t.Errorf("%d columns, %d rows became %dx%d", c.columns, c.rows, id.Width, id.Height)
		}
		ch.Close()
		r.forget()
	}
}

// seated reports whether a user was seen by a callback.
func (r *room) seated(user string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, id := range r.seen {
		if id.User == user {
			return true
		}
	}
	return false
}

func (r *room) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen = nil
}

// Resizes before the shell count as the first size, however many there are.
func TestResizesBeforeTheShell(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	ch := r.channel(r.dial("ada"))
	asks(t, ch, "pty-req", ptyRequest("xterm", 80, 24))
	for i := range uint32(100) {
		if _, err := ch.SendRequest("window-change", false, window(50+i, 30)); err != nil {
			t.Fatal(err)
		}
	}
	asks(t, ch, "shell", nil)
	until(t, "ada is seated", func() bool { return r.seated("ada") })
	if id := r.last(); id.Width != 149 || id.Height != 30 {
		t.Errorf("the first size is %dx%d", id.Width, id.Height)
	}
}

// Of many resizes the program hears few, and the newest for certain.
func TestResizesAreCoalesced(t *testing.T) {
	t.Parallel()
	var heard atomic.Int64
	const perSecond = 5
	r := open(t, sshd.Config{
		Limits:  sshd.Limits{Resizes: perSecond},
		Program: func(context.Context, sshd.Identity) (tea.Model, func(), error) { return echo{heard: &heard}, nil, nil },
	})
	m := r.sit(r.dial("ada"), 80, 24)
	m.shows("size 80x24")
	start := time.Now()
	for i := range uint32(2000) {
		if _, err := m.session.SendRequest("window-change", false, window(100+i%100, 40)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := m.session.SendRequest("window-change", false, window(123, 45)); err != nil {
		t.Fatal(err)
	}
	m.shows("size 123x45")
	// The first size, one at once, and then so many a second.
	if most := 2 + perSecond*time.Since(start).Seconds(); float64(heard.Load()) > most+1 {
		t.Errorf("%d sizes were heard, %.0f at most were due", heard.Load(), most)
	}
}

func TestEnvironmentIsFiltered(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	ch := r.channel(r.dial("ada"))
	for _, c := range []struct {
		name, value string
		ok          bool
	}{
		{"LANG", "de_DE.UTF-8", true},
		{"LC_ALL", "C", true},
		{"COLORTERM", "truecolor", true},
		{"NO_COLOR", "", true},
		{"LD_PRELOAD", "x.so", false},
		{"LANG", "a\x1b[31mb", false},
		{"LC_MESSAGES", strings.Repeat("x", 256), false},
		{"TEA_TRACE", "/tmp/x", false},
		{"TERM_PROGRAM", "x", false},
	} {
		if got := asks(t, ch, "env", env(c.name, c.value)); got != c.ok {
			t.Errorf("%s=%.20q: granted %v", c.name, c.value, got)
		}
	}
	granted := 0
	for i := range 5000 {
		if i%100 == 0 && asks(t, ch, "env", env("LC_"+strings.Repeat("A", i/100+1), "C")) {
			granted++
		} else if _, err := ch.SendRequest("env", false, env("LC_B", "C")); err != nil {
			t.Fatal(err)
		}
	}
	if granted > 4 {
		t.Errorf("%d more variables were granted after the first four", granted)
	}
	asks(t, ch, "exec", ssh.Marshal(struct{ C string }{"status"}))
	until(t, "ada is seated", func() bool { return r.seated("ada") })
	id := r.last()
	if len(id.Env) > 8 || id.Env["LANG"] != "de_DE.UTF-8" {
		t.Errorf("environment: %v", id.Env)
	}
	if list := strings.Join(id.Environ(), " "); !strings.Contains(list, "COLORTERM=truecolor") || !strings.Contains(list, "TERM=dumb") {
		t.Errorf("a program would see %q", list)
	}
}

func TestTermNames(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	for term, want := range map[string]string{
		"screen.xterm-256color":  "screen.xterm-256color",
		"x\x1b]0;owned\a":        "xterm-256color",
		strings.Repeat("x", 33):  "xterm-256color",
		"../../../../etc/passwd": "xterm-256color",
		"":                       "dumb",
	} {
		ch := r.channel(r.dial("ada"))
		if !asks(t, ch, "pty-req", ptyRequest(term, 80, 24)) {
			t.Errorf("no terminal for %q", term)
		}
		if asks(t, ch, "pty-req", ptyRequest(term, 80, 24)) {
			t.Error("a second terminal was granted")
		}
		asks(t, ch, "exec", ssh.Marshal(struct{ C string }{"status"}))
		until(t, "ada is seated", func() bool { return r.seated("ada") })
		if got := r.last().Term; got != want {
			t.Errorf("TERM %q became %q", term, got)
		}
		r.forget()
	}
	ch := r.channel(r.dial("ada"))
	for name, payload := range map[string][]byte{"short": {0, 0}, "empty": nil, "huge": ptyRequest(strings.Repeat("x", 5000), 80, 24)} {
		if asks(t, ch, "pty-req", payload) {
			t.Errorf("%s pty-req was granted", name)
		}
	}
}

func TestOneSessionPerConnection(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	c := r.dial("ada")
	m := r.sit(c, 60, 20)
	m.shows("size")
	for range 500 {
		if _, _, err := c.OpenChannel("session", nil); err == nil {
			t.Fatal("a second session was let in")
		}
	}
	m.types("still here")
	m.shows("typed [still here]")
}

func TestEverythingElseIsRefused(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	c := r.dial("ada")
	m := r.sit(c, 60, 20)
	m.shows("size")
	for _, kind := range []string{"direct-tcpip", "direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com", "tun@openssh.com", "nonsense"} {
		if _, _, err := c.OpenChannel(kind, nil); err == nil {
			t.Errorf("channel %s was opened", kind)
		}
	}
	if l, err := c.Listen("tcp", "127.0.0.1:0"); err == nil {
		l.Close()
		t.Error("forwarding was granted")
	}
	for _, kind := range []string{"tcpip-forward", "streamlocal-forward@openssh.com", "no-more-sessions@openssh.com", "nonsense"} {
		if ok, _, err := c.SendRequest(kind, true, nil); ok || err != nil {
			t.Errorf("%s: %v, %v", kind, ok, err)
		}
	}
	for _, kind := range []string{"auth-agent-req@openssh.com", "x11-req", "signal", "subsystem", "break", "xon-xoff", "shell", "exec", "pty-req", "env", "nonsense"} {
		payload := ssh.Marshal(struct{ S string }{"sftp"})
		if ok, err := m.session.SendRequest(kind, true, payload); ok || err != nil {
			t.Errorf("%s: %v, %v", kind, ok, err)
		}
	}
	m.types("still here")
	m.shows("typed [still here]")
}

// The end of the session is the end of the connection, also for a client that
// would keep it.
func TestChannelEndsConnection(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	c := r.dial("ada")
	r.channel(c).Close()
	hangsUp(t, c)

	c = r.dial("ada")
	ch := r.channel(c)
	asks(t, ch, "pty-req", ptyRequest("xterm", 80, 24))
	asks(t, ch, "shell", nil)
	ch.Close()
	hangsUp(t, c)
	until(t, "the seats are free", func() bool { s := r.door.Stats(); return s.Seats == 0 && s.Open == 0 })
}
