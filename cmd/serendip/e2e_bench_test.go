package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/crypto/ssh"

	"serendip/model"
	"serendip/session"
)

// milliseconds is a duration as benchmarks print it.
func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// quantiles reports p50 and p99 of some times, in milliseconds.
func quantiles(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	at := func(share float64) time.Duration { return took[min(int(share*float64(len(took))), len(took)-1)] }
	b.ReportMetric(milliseconds(at(0.5)), "p50-ms")
	b.ReportMetric(milliseconds(at(0.99)), "p99-ms")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkFirstFrame is from the start of the built program to its first screen, on a folder in which nothing is.
func BenchmarkFirstFrame(b *testing.B) {
	program := filepath.Join(b.TempDir(), "serendip")
	if text, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, text)
	}
	var took []time.Duration
	for b.Loop() {
		b.StopTimer()
		cmd := exec.Command(program, "--data", filepath.Join(b.TempDir(), "data"))
		cmd.Env = append(os.Environ(), "TERM=xterm-256color")
		b.StartTimer()
		begun := time.Now()
		tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
		if err != nil {
			b.Skipf("no terminal can be made on this machine: %v", err)
		}
		w := newWindow(b, "the first screen", 80, 24, tty, tty)
		w.Shows("Watch a workshop", "Prepare a workshop")
		took = append(took, time.Since(begun))
		b.StopTimer()
		_, _ = io.WriteString(tty, "q")
		_ = cmd.Wait()
		w.cuts = func() { _ = tty.Close() }
		w.close()
		b.StartTimer()
	}
	quantiles(b, took)
}

// listener is a seat whose pictures are not drawn: it notes what arrives, and when.
type listener struct {
	keys io.WriteCloser

	mu   sync.Mutex
	raw  []byte
	last time.Time
	news chan<- struct{}
}

// Write notes that something arrived.
func (l *listener) Write(p []byte) (int, error) {
	l.mu.Lock()
	l.raw, l.last = append(l.raw, p...), time.Now()
	l.mu.Unlock()
	select {
	case l.news <- struct{}{}:
	default:
	}
	return len(p), nil
}

// since says whether something arrived after a moment.
func (l *listener) since(t time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.last.After(t)
}

// listens gives somebody new a seat of 80 by 24 cells.
func (v *venue) listens(n int, news chan<- struct{}) *listener {
	v.t.Helper()
	s := v.session()
	join := session.Join{Session: s.ID, Name: fmt.Sprintf("Guest %d", n), Consent: true}
	newcomer := session.Actor{Role: session.Attendee, Session: s.ID, Remote: true}
	r, err := v.live().Do(context.Background(), v.live().Mint(newcomer, join))
	if err != nil {
		v.t.Fatal(err)
	}
	c, err := v.dial(v.live().Snapshot().PersonCode(r.Person)).NewSession()
	if err != nil {
		v.t.Fatal(err)
	}
	l := &listener{news: news}
	c.Stdout = l
	if l.keys, err = c.StdinPipe(); err != nil {
		v.t.Fatal(err)
	}
	if err := c.RequestPty("xterm-256color", 24, 80, ssh.TerminalModes{}); err != nil {
		v.t.Fatal(err)
	}
	if err := c.Shell(); err != nil {
		v.t.Fatal(err)
	}
	return l
}

// BenchmarkKeyToAllSeats is from one person's enter to the moment at which the screens of all fifty have changed, over
// SSH, in a live workshop, everybody on this machine.
func BenchmarkKeyToAllSeats(b *testing.B) {
	const people = 50
	v := openVenue(b)
	news := make(chan struct{}, 1)
	var seats []*listener
	for n := range people {
		seats = append(seats, v.listens(n, news))
	}
	all := func(is func(*listener) bool) {
		b.Helper()
		late := time.After(longest)
		for slices.ContainsFunc(seats, func(l *listener) bool { return !is(l) }) {
			select {
			case <-news:
			case <-time.After(10 * time.Millisecond):
			case <-late:
				b.Fatal("not every screen changed")
			}
		}
	}
	all(func(l *listener) bool { return l.since(time.Time{}) })
	begun := time.Now()
	v.GoesTo(model.Capture)
	all(func(l *listener) bool { return l.since(begun) })
	quiet := func() { all(func(l *listener) bool { return !l.since(time.Now().Add(-150 * time.Millisecond)) }) }
	quiet()
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		presses := seats[n%people]
		_, _ = io.WriteString(presses.keys, fmt.Sprintf("a thought on shelf %d", n))
		quiet()
		b.StartTimer()
		begun := time.Now()
		_, _ = io.WriteString(presses.keys, "\r")
		all(func(l *listener) bool { return l.since(begun) })
		took = append(took, time.Since(begun))
	}
	quantiles(b, took)
	quiet()
	want := fmt.Sprintf("shelf %d", len(took)-1)
	for _, l := range seats { // what arrived was the idea
		w := newWindow(b, "a seat", 80, 24, io.Discard, strings.NewReader(string(l.raw)))
		w.Shows(want)
		w.close()
	}
}
