package sshd_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/crypto/ssh"

	"serendip/tui/sshd"
)

// descriptors counts the open files of this process; zero where it cannot.
func descriptors() int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0
	}
	return len(entries)
}

// guest is a client of the crowd.
type guest struct {
	*ssh.Client
	wire *pausing
	keys io.WriteCloser
	said *lockedBuffer
}

func (r *room) guest(user string) (*guest, error) {
	conn, err := net.Dial("tcp", r.address)
	if err != nil {
		return nil, err
	}
	g := &guest{wire: &pausing{Conn: conn, resume: make(chan struct{})}, said: &lockedBuffer{}}
	c, channels, requests, err := ssh.NewClientConn(g.wire, r.address, r.config(user))
	if err != nil {
		return nil, err
	}
	g.Client = ssh.NewClient(c, channels, requests)
	s, err := g.NewSession()
	if err != nil {
		return nil, err
	}
	if g.keys, err = s.StdinPipe(); err != nil {
		return nil, err
	}
	s.Stdout = g.said
	if err := s.RequestPty("xterm-256color", 24, 80, nil); err != nil {
		return nil, err
	}
	return g, s.Shell()
}

func (g *guest) leave() {
	close(g.wire.resume)
	g.Close()
}

// Sixty people, a tenth of whom stop reading, while the others go on; when all
// have left nothing of them remains.
func TestCrowd(t *testing.T) {
	r := open(t, sshd.Config{
		Limits: sshd.Limits{KeepAlive: 200 * time.Millisecond, KeepAliveAnswer: 3 * time.Second, WriteStall: 3 * time.Second},
		Program: func(ctx context.Context, _ sshd.Identity) (tea.Model, func(), error) {
			return echo{}, nil, nil
		},
	})
	r.run(r.dial("first"), "status", "") // whatever is made once is made now
	until(t, "the first has left", func() bool { return r.door.Stats().Open == 0 })
	goroutines, files := runtime.NumGoroutine(), descriptors()

	const people, stopped = 60, 6
	guests := make([]*guest, people)
	var all sync.WaitGroup
	for i := range guests {
		all.Go(func() {
			g, err := r.guest(fmt.Sprint("guest", i))
			if err != nil {
				t.Errorf("guest %d: %v", i, err)
				return
			}
			guests[i] = g
		})
	}
	all.Wait()
	if t.Failed() {
		t.FailNow()
	}
	until(t, "all are seated", func() bool { return r.door.Stats().Seats == people })
	for _, g := range guests[:stopped] {
		g.wire.stopped.Store(true)
	}
	until(t, "the stopped are gone", func() bool { return r.door.Stats().Seats == people-stopped })
	for _, g := range guests[stopped:] {
		io.WriteString(g.keys, "q")
	}
	for _, g := range guests[stopped:] {
		until(t, "the others are served", func() bool { return strings.Contains(g.said.String(), "Come back with") })
	}
	for _, g := range guests {
		g.leave()
	}
	until(t, "all have left", func() bool { s := r.door.Stats(); return s.Seats == 0 && s.Open == 0 && s.Pending == 0 })
	until(t, "goroutines and descriptors are back at the baseline", func() bool {
		return runtime.NumGoroutine() <= goroutines && descriptors() <= files
	})
}
