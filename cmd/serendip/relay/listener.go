package relay

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// Options are what a listener needs.
type Options struct {
	Login Login
	Port  int              // on the server's side
	Told  func(why string) // hears why the line is lost, and "" when it is back; nil for nobody
	Retry time.Duration    // the first wait before another try, doubled up to half a minute; a second when zero
}

// Listener is a net.Listener that lies on an SSH server. Its visitors carry the addresses that they come from.
type Listener struct {
	target Target
	o      Options
	port   int
	came   chan net.Conn
	ctx    context.Context
	stop   context.CancelFunc
	work   sync.WaitGroup
}

// Listen opens a port on a server. The first time must succeed; after that a lost line is tried again until Close.
func Listen(ctx context.Context, t Target, o Options) (*Listener, error) {
	if o.Retry == 0 {
		o.Retry = time.Second
	}
	if o.Told == nil {
		o.Told = func(string) {}
	}
	l := &Listener{target: t, o: o, port: o.Port, came: make(chan net.Conn)}
	line, err := l.open(ctx)
	if err != nil {
		return nil, err
	}
	l.ctx, l.stop = context.WithCancel(context.Background())
	l.work.Go(func() { l.keep(line) })
	return l, nil
}

// line is one connection to the server with the port open on it.
type line struct {
	client *ssh.Client
	port   net.Listener
}

func (l *Listener) open(ctx context.Context) (line, error) {
	client, err := l.o.Login.dial(ctx, l.target)
	if err != nil {
		return line{}, err
	}
	port, err := client.Listen("tcp", net.JoinHostPort("0.0.0.0", fmt.Sprint(l.port)))
	if err != nil {
		return line{}, errors.Join(fmt.Errorf("%s does not open port %d for us (%w); the port may be taken there, or its sshd_config lacks AllowTcpForwarding yes", l.target.Host, l.port, err), ignored(client.Close()))
	}
	if a, ok := port.Addr().(*net.TCPAddr); ok {
		l.port = a.Port
	}
	return line{client, port}, nil
}

// longestWait is how long is waited at the most between two tries.
const longestWait = 30 * time.Second

// keep lets visitors in, and opens the line again whenever it is lost.
func (l *Listener) keep(now line) {
	for {
		why := l.serve(now)
		for wait := l.o.Retry; l.ctx.Err() == nil; wait = min(2*wait, longestWait) {
			l.o.Told(fmt.Sprintf("the line to %s is lost (%v): nobody comes in that way; trying again", l.target.Host, why))
			if sleep(l.ctx, wait) != nil {
				break
			}
			var err error
			if now, err = l.open(l.ctx); err == nil {
				l.o.Told("")
				break
			}
			why = err
		}
		if l.ctx.Err() != nil {
			return
		}
	}
}

// errSilent is a server that answers no more.
var errSilent = errors.New("it answers no more")

// serve lets visitors in until the line is lost, and says why it was.
func (l *Listener) serve(now line) error {
	ctx, stop := context.WithCancelCause(l.ctx)
	defer stop(nil)
	defer context.AfterFunc(ctx, func() { _ = now.client.Close() })()
	defer now.client.Close()
	l.work.Go(func() { alive(ctx, now.client, stop) })
	for {
		conn, err := now.port.Accept()
		if err != nil {
			if why := context.Cause(ctx); why != nil {
				return why
			}
			return err
		}
		l.work.Go(func() { l.welcome(conn) })
	}
}

// A server is asked whether it is there as often as the door asks its seats.
const (
	askEvery = 15 * time.Second
	askFor   = 15 * time.Second
)

// alive asks the server whether it is there, until it isn't.
func alive(ctx context.Context, c *ssh.Client, lost context.CancelCauseFunc) {
	for sleep(ctx, askEvery) == nil {
		answer := make(chan error, 1)
		go func() {
			_, _, err := c.SendRequest("keepalive@openssh.com", true, nil)
			answer <- err
		}()
		within, done := context.WithTimeout(ctx, askFor)
		select {
		case err := <-answer:
			done()
			if err != nil {
				lost(errSilent)
			}
		case <-within.Done():
			done()
			lost(errSilent)
		}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// visitor is one end of a pipe to somebody on the other side of the server. The SSH library's own connections know no
// deadlines, and the door lives by them.
type visitor struct {
	net.Conn
	from net.Addr
}

// RemoteAddr is where the visitor comes from, as the server says.
func (v visitor) RemoteAddr() net.Addr { return v.from }

func (l *Listener) welcome(far net.Conn) {
	near, inner := net.Pipe()
	select {
	case l.came <- visitor{near, far.RemoteAddr()}:
	case <-l.ctx.Done():
		_ = near.Close()
	}
	both := make(chan struct{}, 2)
	for _, way := range [][2]net.Conn{{far, inner}, {inner, far}} {
		go func() {
			_, _ = io.Copy(way[0], way[1]) // whichever way ends, ends both
			both <- struct{}{}
		}()
	}
	select {
	case <-both:
	case <-l.ctx.Done():
	}
	_ = far.Close()
	_ = inner.Close()
}

// Accept waits for the next visitor.
func (l *Listener) Accept() (net.Conn, error) {
	select {
	case conn := <-l.came:
		return conn, nil
	case <-l.ctx.Done():
		return nil, net.ErrClosed
	}
}

// Close lets go of the server.
func (l *Listener) Close() error {
	l.stop()
	l.work.Wait()
	return nil
}

// At is the host and the port that people come in at.
func (l *Listener) At() (host string, port int) { return l.target.Host, l.port }

// Addr is where the listener lies: the server's host and the open port.
func (l *Listener) Addr() net.Addr { return address{l.target.Host, l.port} }

type address struct {
	host string
	port int
}

func (address) Network() string  { return "tcp" }
func (a address) String() string { return net.JoinHostPort(a.host, fmt.Sprint(a.port)) }
