package sshd_test

import (
	"context"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/crypto/ssh"

	"serendip/tui/sshd"
)

func TestDefaults(t *testing.T) {
	t.Parallel()
	want := sshd.Limits{
		FirstPacket: 10 * time.Second, Handshake: 2 * time.Minute, Start: 30 * time.Second, Session: 12 * time.Hour,
		KeepAlive: 15 * time.Second, KeepAliveAnswer: 15 * time.Second, WriteStall: 10 * time.Second, Linger: 10 * time.Second,
		Seats: 500, Pending: 256, PendingPerAddress: 100, AuthTries: 6,
		MinWidth: 20, MaxWidth: 400, MinHeight: 5, MaxHeight: 150, Resizes: 10, EnvCount: 8, EnvBytes: 256,
		Input: 262144, InputWindow: 10 * time.Second, InputStrikes: 3, Keys: 500, FacilitatorInput: 67108864,
		WrongPerMinute: 100, WrongWait: time.Second, WrongWaitMax: 30 * time.Second,
	}
	if got := sshd.DefaultLimits(); got != want {
		t.Errorf("defaults are %+v", got)
	}
}

// closes waits until the door closes a bare connection.
func closes(t *testing.T, c net.Conn) {
	t.Helper()
	c.SetReadDeadline(time.Now().Add(patience))
	if _, err := io.Copy(io.Discard, c); err != nil && strings.Contains(err.Error(), "timeout") {
		t.Error("the connection stays open")
	}
}

func TestFirstPacketIsWaitedForBriefly(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Limits: sshd.Limits{FirstPacket: 100 * time.Millisecond, Handshake: time.Hour}})
	silent, version, half := r.raw(), r.raw(), r.raw()
	io.WriteString(version, "SSH-2.0-x\r\n")
	io.WriteString(half, "SSH-2.0-x\r\n\x00\x00\x01\x00half a packet")
	for _, c := range []net.Conn{silent, version, half} {
		closes(t, c)
	}
	until(t, "nobody at the door", func() bool { return r.door.Stats().Open == 0 })
}

// Whoever reads the fingerprint has longer than the first packet may take.
func TestReadingTheFingerprint(t *testing.T) {
	t.Parallel()
	const first = time.Second
	r := open(t, sshd.Config{Limits: sshd.Limits{FirstPacket: first}})
	cfg := r.config("ada")
	cfg.HostKeyCallback = func(string, net.Addr, ssh.PublicKey) error { time.Sleep(first * 5 / 4); return nil }
	c, err := ssh.Dial("tcp", r.address, cfg)
	if err != nil {
		t.Fatalf("no time to read the fingerprint: %v", err)
	}
	c.Close()
}

func TestHandshakeIsBounded(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Limits: sshd.Limits{Handshake: 200 * time.Millisecond}})
	cfg := r.config("ada")
	cfg.HostKeyCallback = func(string, net.Addr, ssh.PublicKey) error {
		until(t, "the door gives up", func() bool { return r.door.Stats().Open == 0 })
		return nil
	}
	if c, err := ssh.Dial("tcp", r.address, cfg); err == nil {
		c.Close()
		t.Error("the handshake is not bounded")
	}
}

func TestWhoAsksForNothingLeaves(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Limits: sshd.Limits{Start: 100 * time.Millisecond}})
	hangsUp(t, r.dial("no session"))
	c := r.dial("no shell")
	r.channel(c)
	hangsUp(t, c)
}

func TestSessionIsBounded(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Limits: sshd.Limits{Session: 300 * time.Millisecond, Start: 200 * time.Millisecond}})
	m := r.sit(r.dial("ada"), 60, 20)
	if code := m.leaves(); code != sshd.ExitUnavailable {
		t.Errorf("status %d", code)
	}
	restored(t, m, "This connection has been open as long as this door allows. Connect again, nothing is lost.\r\n")
}

// pausing is a connection whose client can stop reading.
type pausing struct {
	net.Conn
	stopped atomic.Bool
	resume  chan struct{}
}

func (p *pausing) Read(b []byte) (int, error) {
	n, err := p.Conn.Read(b)
	if p.stopped.Load() {
		<-p.resume
	}
	return n, err
}

// pausingClient lets somebody in whose client can stop reading.
func (r *room) pausingClient(user string) (*ssh.Client, *pausing) {
	r.t.Helper()
	p := &pausing{Conn: r.raw(), resume: make(chan struct{})}
	conn, channels, requests, err := ssh.NewClientConn(p, r.address, r.config(user))
	if err != nil {
		r.t.Fatal(err)
	}
	c := ssh.NewClient(conn, channels, requests)
	r.t.Cleanup(func() { close(p.resume); c.Close() })
	return c, p
}

func TestKeepAlive(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Limits: sshd.Limits{KeepAlive: 30 * time.Millisecond, KeepAliveAnswer: 500 * time.Millisecond}})
	alive := r.sit(r.dial("alive"), 60, 20)
	alive.shows("size")
	c, p := r.pausingClient("gone")
	ch := r.channel(c)
	asks(t, ch, "pty-req", ptyRequest("xterm", 80, 24))
	asks(t, ch, "shell", nil)
	until(t, "two seats", func() bool { return r.door.Stats().Seats == 2 })
	p.stopped.Store(true)
	until(t, "one seat", func() bool { return r.door.Stats().Seats == 1 })
	alive.types("here")
	alive.shows("typed [here]")
}

// A client that has stopped reading is cut, and no other seat notices.
func TestStalledClientIsCut(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{
		Limits: sshd.Limits{WriteStall: 300 * time.Millisecond},
		Plain: func(ctx context.Context, _ sshd.Identity, _ io.Reader, out io.Writer) int {
			line := strings.Repeat("x", 1<<16) + "\n"
			for ctx.Err() == nil {
				if _, err := io.WriteString(out, line); err != nil {
					return 1
				}
			}
			return 0
		},
	})
	other := r.sit(r.dial("bob"), 60, 20)
	other.shows("size")
	c, p := r.pausingClient("ada")
	ch := r.channel(c)
	asks(t, ch, "shell", nil)
	p.stopped.Store(true)
	until(t, "the client is cut", func() bool { s := r.door.Stats(); return s.Stalled == 1 && s.Seats == 1 })
	other.types("still here")
	other.shows("typed [still here]")
}

// A screen whose client has stopped reading ends as well, though its program
// paints without end.
func TestStalledScreenIsCut(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{
		Limits:  sshd.Limits{WriteStall: 200 * time.Millisecond, KeepAlive: time.Hour},
		Program: func(context.Context, sshd.Identity) (tea.Model, func(), error) { return flood{}, nil, nil },
	})
	c, p := r.pausingClient("ada")
	if tcp, ok := p.Conn.(*net.TCPConn); ok {
		tcp.SetReadBuffer(4 << 10)
	}
	ch := r.channel(c) // nobody reads it, so that its window fills up, too
	asks(t, ch, "pty-req", ptyRequest("xterm", 400, 150))
	asks(t, ch, "shell", nil)
	p.stopped.Store(true)
	until(t, "the seat is free", func() bool { s := r.door.Stats(); return s.Stalled == 1 && s.Seats == 0 && s.Open == 0 })
}

func TestSeatsAreBounded(t *testing.T) {
	t.Parallel()
	host := newKey(t)
	r := open(t, sshd.Config{
		Limits:      sshd.Limits{Seats: 2},
		Known:       func(id sshd.Identity) bool { return id.User != "host" },
		Facilitator: func(fp string) bool { return fp == sshd.Fingerprint(host.PublicKey()) },
	})
	first := r.sit(r.dial("ada"), 60, 20)
	first.shows("size")
	r.sit(r.dial("bob"), 60, 20).shows("size")
	_, errs, code := r.run(r.dial("eve"), "status", "")
	if code != sshd.ExitUnavailable || !strings.Contains(errs, "Every seat is taken") {
		t.Errorf("status %d, %q", code, errs)
	}
	if _, _, code := r.run(r.dial("host", ssh.PublicKeys(host)), "status", ""); code != 0 {
		t.Errorf("the facilitator finds no seat: status %d", code)
	}
	first.types("q")
	first.leaves()
	until(t, "a seat is free", func() bool { return r.door.Stats().Seats == 1 })
	if _, _, code := r.run(r.dial("eve"), "status", ""); code != 0 {
		t.Errorf("the free seat is not given: status %d", code)
	}
}

// People who are seated do not count at the door.
func TestPendingIsBounded(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Limits: sshd.Limits{PendingPerAddress: 3}})
	for range 4 {
		r.sit(r.dial("ada"), 60, 20).shows("size")
	}
	for range 3 {
		r.raw()
	}
	until(t, "three at the door", func() bool { return r.door.Stats().Pending == 3 })
	closes(t, r.raw())
	if s := r.door.Stats(); s.Refused != 1 || s.Seats != 4 {
		t.Errorf("%+v", s)
	}
}

func TestAllPendingAreBounded(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Limits: sshd.Limits{Pending: 2}})
	r.raw()
	r.dial("no session")
	until(t, "two at the door", func() bool { return r.door.Stats().Pending == 2 })
	closes(t, r.raw())
	if n := r.door.Stats().Refused; n != 1 {
		t.Errorf("%d refused", n)
	}
}

// A client that does not hang up after its session ended is not waited for.
func TestDeafClient(t *testing.T) {
	t.Parallel()
	seated, end := make(chan struct{}), make(chan struct{})
	r := open(t, sshd.Config{
		Limits: sshd.Limits{Linger: 50 * time.Millisecond},
		Plain: func(context.Context, sshd.Identity, io.Reader, io.Writer) int {
			close(seated)
			<-end
			return 0
		},
	})
	c, p := r.pausingClient("ada")
	asks(t, r.channel(c), "shell", nil)
	<-seated
	p.stopped.Store(true)
	close(end)
	until(t, "the connection is closed", func() bool { return r.door.Stats().Open == 0 })
}

// A conversation that does not hear of its end loses its connection.
func TestStubbornCallback(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{
		Limits: sshd.Limits{Session: 50 * time.Millisecond, WriteStall: 50 * time.Millisecond},
		Plain: func(_ context.Context, _ sshd.Identity, in io.Reader, _ io.Writer) int {
			io.Copy(io.Discard, in)
			return 0
		},
	})
	c := r.dial("ada")
	asks(t, r.channel(c), "shell", nil)
	hangsUp(t, c)
	until(t, "the seat is free", func() bool { s := r.door.Stats(); return s.Seats == 0 && s.Open == 0 })
}

// A giant paste is slowed, then cut with a sentence, before it costs much.
func TestGiantPaste(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Limits: sshd.Limits{Input: 64 << 10, InputWindow: 300 * time.Millisecond, InputStrikes: 2}})
	for name, start := range map[string]string{"bracketed": "\x1b[200~", "plain": "", "sequence": "\x1b]0;"} {
		m := r.sit(r.dial("ada"), 60, 20)
		m.shows("size")
		go io.WriteString(m.keys, start+strings.Repeat("lorem ipsum ", 1<<20))
		if code := m.leaves(); code != sshd.ExitUnavailable {
			t.Errorf("%s: status %d", name, code)
		}
		restored(t, m, "Connect again and paste less at a time; what was confirmed is kept.\r\n")
	}
}

func TestPasteWithinTheLimit(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{})
	m := r.sit(r.dial("ada"), 60, 20)
	m.shows("size")
	m.types("\x1b[200~" + strings.Repeat("x", 200_000) + "\x1b[201~")
	m.shows("pasted 200000")
}

// A paste that never ends is cut, however slowly it comes.
func TestUnfinishedPaste(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Limits: sshd.Limits{Input: 8 << 10, InputWindow: 10 * time.Millisecond, InputStrikes: 1 << 20}})
	m := r.sit(r.dial("ada"), 60, 20)
	m.shows("size")
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		io.WriteString(m.keys, "\x1b[200~")
		for {
			select {
			case <-ended:
				return
			case <-time.After(time.Millisecond):
				if _, err := io.WriteString(m.keys, strings.Repeat("x", 100)); err != nil {
					return
				}
			}
		}
	}()
	if code := m.leaves(); code != sshd.ExitUnavailable {
		t.Errorf("status %d", code)
	}
}

// A flood of requests, which is no input, ends the connection.
func TestFloodOfRequests(t *testing.T) {
	t.Parallel()
	r := open(t, sshd.Config{Limits: sshd.Limits{Input: 16 << 10}})
	m := r.sit(r.dial("ada"), 60, 20)
	m.shows("size")
	until(t, "the connection is cut", func() bool {
		_, err := m.session.SendRequest("env", false, env("LANG", strings.Repeat("x", 8<<10)))
		return err != nil
	})
	until(t, "it is counted", func() bool { s := r.door.Stats(); return s.Flooded == 1 && s.Seats == 0 })
}

// A facilitator's command takes a file at full speed, up to its own limit;
// nobody else's does.
func TestInputOfCommands(t *testing.T) {
	t.Parallel()
	host := newKey(t)
	read := make(chan error, 4)
	r := open(t, sshd.Config{
		Limits:      sshd.Limits{Input: 4 << 10, InputWindow: 200 * time.Millisecond, InputStrikes: 2, FacilitatorInput: 6 << 20},
		Facilitator: func(fp string) bool { return fp == sshd.Fingerprint(host.PublicKey()) },
		Exec: func(_ context.Context, id sshd.Identity, _ []string, in io.Reader, _, _ io.Writer) int {
			n, err := io.Copy(io.Discard, in)
			read <- err
			return int(n >> 20)
		},
	})
	if _, _, code := r.run(r.dial("host", ssh.PublicKeys(host)), "import", strings.Repeat("x", 6<<20)); code != 6 {
		t.Errorf("a facilitator's file came as %d MiB", code)
	}
	if err := <-read; err != nil {
		t.Error(err)
	}
	r.run(r.dial("host", ssh.PublicKeys(host)), "import", strings.Repeat("x", 6<<20+1))
	if err := <-read; err == nil || !strings.Contains(err.Error(), "longer than this door takes") {
		t.Errorf("a file above the limit: %v", err)
	}
	_, errs, code := r.run(r.dial("ada"), "import", strings.Repeat("x", 1<<20))
	if err := <-read; err == nil || code != sshd.ExitUnavailable || !strings.Contains(errs, "Too much was sent at once") {
		t.Errorf("an attendee's file: %v, status %d, %q", err, code, errs)
	}
}
