package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/crypto/ssh"

	"serendip/model"
	"serendip/session"
	"serendip/session/badgerstore"
	"serendip/tui/sshd"
)

// stopping is a connection whose client can stop reading.
type stopping struct {
	net.Conn
	stopped atomic.Bool
	over    chan struct{}
}

func (s *stopping) Read(b []byte) (int, error) {
	if s.stopped.Load() {
		<-s.over
	}
	return s.Conn.Read(b)
}

func TestAStalledSeatIsCutAndSlowsNobody(t *testing.T) {
	t.Parallel()
	v := openVenue(t, func(v *venue) {
		v.limits = sshd.Limits{KeepAlive: 300 * time.Millisecond, KeepAliveAnswer: 3 * time.Second, WriteStall: 2 * time.Second}
	})
	console, ada, mei := v.Console(), v.As("Ada"), v.As("Mei")
	raw, err := net.Dial("tcp", v.address())
	if err != nil {
		t.Fatal(err)
	}
	line := &stopping{Conn: raw, over: make(chan struct{})}
	conn, channels, requests, err := ssh.NewClientConn(line, v.address(), v.config(v.sessionCode()))
	if err != nil {
		t.Fatal(err)
	}
	olu := v.joins("Olu", ssh.NewClient(conn, channels, requests))
	t.Cleanup(func() { close(line.over); _ = raw.Close() })
	v.GoesTo(model.Capture)
	olu.Shows("> type here")
	line.stopped.Store(true)
	for n := range 12 {
		w, other := ada, mei
		if n%2 == 1 {
			w, other = mei, ada
		}
		idea := fmt.Sprintf("a thought on shelf %d", n+100)
		w.Says(idea, fmt.Sprintf("kept as %d", n+1))
		other.Shows(idea)
		console.Shows(idea)
	}
	console.Shows("1 away")
	eventually(t, "two seats and the console are left", func() bool { return v.door.ssh.Stats().Open == 3 })
	mei.AtLine()
}

// trapped is somebody's program with a fault in it: it breaks at one key.
type trapped struct{ tea.Model }

func (m trapped) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "ctrl+y" {
		panic("a fault in a screen")
	}
	next, cmd := m.Model.Update(msg)
	return trapped{next}, cmd
}

func TestAFaultInOneSeatEndsThatSeatAlone(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	console, ada, mei := v.Console(), v.As("Ada"), v.As("Mei")
	v.GoesTo(model.Capture)
	ada.Says("all is well", "kept as 1")
	faulty := v.faultyDoor()
	ada = v.sits("Ada", faulty(v.codes["Ada"]), 80, 24)
	ada.AtLine()
	ada.Types("half a thought")
	ada.Shows("> half a thought")
	ada.Presses("ctrl+y")
	if code := ada.Leaves(); code != sshd.ExitSoftware {
		t.Errorf("the broken seat ended with status %d", code)
	}
	ada.Never("a fault in a screen", "goroutine")
	console.Shows("1 away")
	mei.Says("still here", "kept as 2")
	console.Shows("still here")
	ada = v.Back("Ada")
	ada.Shows("> half a thought")
	if !strings.Contains(v.log.text(), "a fault in a screen") {
		t.Error("the log does not tell of the fault")
	}
}

// faultyDoor is one more door to the same premises, whose programs break at ctrl+y.
func (v *venue) faultyDoor() func(user string) *ssh.Client {
	v.t.Helper()
	key, err := hostKey(v.dir)
	if err != nil {
		v.t.Fatal(err)
	}
	in := reception{Premises: v.premises}
	d, err := sshd.New(sshd.Config{
		HostKey: key, Known: in.known, Facilitator: in.facilitator, Plain: in.plain, Exec: in.exec, Logger: slog.New(slog.NewTextHandler(v.log, nil)),
		Program: func(ctx context.Context, id sshd.Identity) (tea.Model, func(), error) {
			m, leave, err := in.program(ctx, id)
			return trapped{m}, leave, err
		},
	})
	if err != nil {
		v.t.Fatal(err)
	}
	l, err := sshd.Listen("127.0.0.1:0")
	if err != nil {
		v.t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- d.Serve(ctx, l) }()
	v.t.Cleanup(func() {
		stop()
		if err := <-served; err != nil {
			v.t.Errorf("the faulty door: %v", err)
		}
	})
	return func(user string) *ssh.Client {
		c, err := ssh.Dial("tcp", l.Addr().String(), v.config(user))
		if err != nil {
			v.t.Fatal(err)
		}
		v.t.Cleanup(func() { _ = c.Close() })
		return c
	}
}

func TestAFullDiskLosesNothingAndResumes(t *testing.T) {
	t.Parallel()
	var free atomic.Uint64
	free.Store(badgerstore.MinFree)
	v := openVenue(t, func(v *venue) {
		v.store.FreeSpace = func(string) (uint64, error) { return free.Load(), nil }
	})
	console, wall, ada := v.Console(), v.Screen("wall"), v.As("Ada")
	v.GoesTo(model.Capture)
	ada.Says("said in time", "kept as 1")
	console.AtLine()
	free.Store(badgerstore.MinFree - 1)
	ada.Types("said too late")
	ada.Shows("> said too late")
	ada.Presses("enter")
	ada.Shows("✗ not saved", "> said too late")
	console.Shows("disk")
	wall.Shows("said in time")
	wall.Never("said too late")
	free.Store(badgerstore.MinFree)
	ada.Presses("enter")
	ada.Shows("kept as 2")
	wall.Shows("said too late")
	console.Hides("disk")
	if got := len(v.session().Cases); got != 2 {
		t.Errorf("%d use cases, want 2", got)
	}
}

func TestMarksOnAFullDiskAreNotSaidToBeKept(t *testing.T) {
	t.Parallel()
	var free atomic.Uint64
	free.Store(badgerstore.MinFree)
	v := openVenue(t, func(v *venue) {
		v.store.FreeSpace = func(string) (uint64, error) { return free.Load(), nil }
	})
	scoring(t, v)
	ada := v.As("Ada")
	marks(ada, "32", "[2]")
	free.Store(badgerstore.MinFree - 1)
	ada.Types("1")
	ada.Shows("ot saved")
	free.Store(badgerstore.MinFree)
	ada.cuts()
	ada = v.Back("Ada")
	ada.Shows("2 of your 9 marks are kept.")
}

func TestWrongCodesWaitAndAreRefused(t *testing.T) {
	t.Parallel()
	v := openVenue(t, func(v *venue) { v.limits = sshd.Limits{WrongWait: 50 * time.Millisecond} })
	begun := time.Now()
	for _, user := range []string{"zzzzzzzz", "ada-zzzzzz", "wall+zzzzzzzzzz", "console"} {
		out, errs, code := v.runs(v.dial(user), "status", "")
		if code != sshd.ExitDenied || !containsAny(out+errs, "code") || containsAny(out+errs, user) {
			t.Errorf("%s: status %d, %q %q", user, code, out, errs)
		}
	}
	if took := time.Since(begun); took < 750*time.Millisecond {
		t.Errorf("four wrong codes were tried in %v", took)
	}
	if got := v.door.ssh.Stats().Wrong; got != 4 {
		t.Errorf("%d wrong codes were counted", got)
	}
	v.As("Ada").Shows("You are in, Ada.")
	if len(v.session().Guests) != 1 {
		t.Error("a wrong code left a guest")
	}
	v.Does(session.RenewCodes{Session: v.session().ID})
	v.Back("Ada").Shows("You are in, Ada.")
}
