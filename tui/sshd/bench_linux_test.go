package sshd

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"golang.org/x/crypto/ssh"
	"golang.org/x/sys/unix"

	"serendip/tui/frame"
	"serendip/tui/theme"
)

// board is a program that shows what all others show, too: a list, of which one line changes.
type board struct {
	look theme.Theme
	news <-chan struct{}
	now  *atomic.Pointer[frame.Frame]
	w, h int
}

type newsMsg struct{}

func (b board) wait() tea.Msg {
	if _, more := <-b.news; !more {
		return tea.Quit()
	}
	return newsMsg{}
}

func (b board) Init() tea.Cmd { return b.wait }

func (b board) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		b.w, b.h = msg.Width, msg.Height
	case newsMsg:
		return b, b.wait
	}
	return b, nil
}

func (b board) View() tea.View     { return tea.View{} }
func (b board) Frame() frame.Frame { return *b.now.Load() }
func (b board) Theme() theme.Theme { return b.look }

// crowd is a room of people who look at a board.
type crowd struct {
	look theme.Theme
	now  atomic.Pointer[frame.Frame]
	mu   sync.Mutex
	wake []chan struct{}
}

func newCrowd() *crowd {
	c := &crowd{look: theme.New(false, colorprofile.TrueColor)}
	c.show(0)
	return c
}

// show changes a count in the list.
func (c *crowd) show(n int) {
	lines := make([]string, 24)
	for i := range lines {
		lines[i] = c.look.Dim.Render(strconv.Itoa(i+1)) + "  " + c.look.Text.Render("Store managers photograph shelf gaps")
	}
	lines[5] += "  " + c.look.OK.Render(fmt.Sprintf("✓ %d", n))
	f := frame.New(80, 24, frame.NewPane("list", frame.Of(80, 24), lines...)).At(2, 23)
	c.now.Store(&f)
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, w := range c.wake {
		select {
		case w <- struct{}{}:
		default:
		}
	}
}

func (c *crowd) program(context.Context, Identity) (tea.Model, func(), error) {
	wake := make(chan struct{}, 1)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.wake = append(c.wake, wake)
	return board{look: c.look, news: wake, now: &c.now}, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		for i, w := range c.wake {
			if w == wake {
				c.wake = append(c.wake[:i], c.wake[i+1:]...)
				close(wake)
				return
			}
		}
	}, nil
}

// resident is the memory of this process, in bytes, when all that can be given back was; zero where it cannot be told.
func resident() int {
	for range 3 { // stacks shrink by half at a time
		runtime.GC()
	}
	debug.FreeOSMemory()
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	pages, _ := strconv.Atoi(strings.Fields(string(text))[1])
	return pages * os.Getpagesize()
}

// TestOnlookers is no test but the clients of the benchmarks, in a process of their own.
func TestOnlookers(t *testing.T) {
	address, many := os.Getenv("ONLOOKERS_AT"), os.Getenv("ONLOOKERS")
	if address == "" {
		t.Skip("only for the benchmarks")
	}
	n, _ := strconv.Atoi(many)
	for range n {
		c, err := ssh.Dial("tcp", address, &ssh.ClientConfig{
			User: "ada", HostKeyCallback: ssh.InsecureIgnoreHostKey(),
			Auth: []ssh.AuthMethod{ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
		})
		if err != nil {
			t.Fatal(err)
		}
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		s.Stdout = io.Discard
		if _, err := s.StdinPipe(); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(s.RequestPty("xterm-256color", 24, 80, nil), s.Shell()); err != nil {
			t.Fatal(err)
		}
	}
	fmt.Println("all look")
	_, _ = io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
}

// onlookers starts n clients and returns when all look; they leave at the end of the benchmark.
func onlookers(b *testing.B, address string, n int) {
	b.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestOnlookers$")
	cmd.Env = append(os.Environ(), "ONLOOKERS_AT="+address, "ONLOOKERS="+strconv.Itoa(n))
	stay, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _, _ = stay.Close(), cmd.Wait() })
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "all look\n" {
		b.Fatalf("the onlookers say %q, %v", line, err)
	}
}

// bare is a door of nothing but the SSH library, which writes ready bytes.
type bare struct {
	mu    sync.Mutex
	seats []ssh.Channel
}

func (r *bare) serve(conn net.Conn, config *ssh.ServerConfig) {
	_, channels, requests, err := ssh.NewServerConn(conn, config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for c := range channels {
		seat, asked, err := c.Accept()
		if err != nil {
			return
		}
		r.mu.Lock()
		r.seats = append(r.seats, seat)
		r.mu.Unlock()
		go func() {
			for q := range asked {
				_ = q.Reply(true, nil)
			}
		}()
		go func() { _, _ = io.Copy(io.Discard, seat) }()
	}
}

func benchKey(b *testing.B) ssh.Signer {
	key, err := LoadOrCreateHostKey(filepath.Join(b.TempDir(), "key"))
	if err != nil {
		b.Fatal(err)
	}
	return key
}

func benchListener(b *testing.B) net.Listener {
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = l.Close() })
	return l
}

// spent is the processor time of this process.
func spent() time.Duration {
	var u unix.Rusage
	_ = unix.Getrusage(unix.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// report tells what a seat keeps, and what each of many broadcasts costs a seat.
func report(b *testing.B, seats, before int, broadcast func(n int)) {
	kept, goroutines := resident()-before, runtime.NumGoroutine()
	const pause = 200 * time.Millisecond // longer than all seats take
	n, used := 0, time.Duration(0)
	for b.Loop() {
		n++
		start := spent()
		broadcast(n)
		time.Sleep(pause)
		used += spent() - start
	}
	b.ReportMetric(float64(kept)/float64(seats)/1024, "KiB/seat")
	b.ReportMetric(float64(goroutines)/float64(seats), "goroutines/seat")
	b.ReportMetric(float64(used.Microseconds())/float64(n)/float64(seats), "cpu-us/seat")
}

// BenchmarkSeats is what a seat keeps in memory while nothing happens, and what it costs to change a line on all
// screens: of bare SSH, to which the same bytes are written, and of the door with a small program.
func BenchmarkSeats(b *testing.B) {
	const seats = 500
	b.Run("bare", func(b *testing.B) {
		r, l, config := &bare{}, benchListener(b), serverConfig(benchKey(b), DefaultLimits())
		before := resident()
		go func() {
			for conn, err := l.Accept(); err == nil; conn, err = l.Accept() {
				go r.serve(conn, config)
			}
		}()
		onlookers(b, l.Addr().String(), seats)
		first, next := bytes.Repeat([]byte("x"), 1500), bytes.Repeat([]byte("x"), 20)
		write := func(p []byte) {
			for _, s := range r.seats {
				_, _ = s.Write(p)
			}
		}
		write(first)
		time.Sleep(time.Second)
		report(b, seats, before, func(int) { write(next) })
	})
	b.Run("door", func(b *testing.B) {
		c, l := newCrowd(), benchListener(b)
		d, err := New(Config{HostKey: benchKey(b), Program: c.program, Limits: Limits{PendingPerAddress: seats, Pending: seats}})
		if err != nil {
			b.Fatal(err)
		}
		before := resident()
		go func() { _ = d.Serve(context.Background(), l) }()
		b.Cleanup(func() { _ = d.Close(context.Background(), "") })
		onlookers(b, l.Addr().String(), seats)
		time.Sleep(time.Second) // until nothing of the beginning goes on
		report(b, seats, before, c.show)
	})
}
