package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ssh"
)

// visitor is how somebody comes.
type visitor struct {
	address, fingerprint string // without a fingerprint any key will do
	user                 string
	key                  ssh.Signer // nil for who comes without one
	width, height        int        // of the terminal, in cells
	env                  map[string]string
	drawn                bool    // what comes is kept, to be looked at
	sketch               *sketch // likewise, on the emulator of many; nil is not
}

// seat is one connection with a terminal.
type seat struct {
	at     int
	conn   *ssh.Client
	keys   io.Writer
	begun  time.Time
	screen *screen // nil unless it is drawn
	echo   atomic.Pointer[echo]
	seen   *round // the latest in which it got bytes; its reader's alone

	bytes atomic.Int64
	last  atomic.Int64 // when bytes came, in nanoseconds of the epoch
	gone  atomic.Pointer[error]
	shut  atomic.Bool // by ourselves
}

// terminalName is what every seat says it is, unless its environment says otherwise.
const terminalName = "xterm-256color"

// dial connects one seat, whose clock began at a moment, and begins to read.
func (s *swarm) dial(ctx context.Context, at int, v visitor, begun time.Time) (*seat, error) {
	d := net.Dialer{Timeout: longest}
	raw, err := d.DialContext(ctx, "tcp", v.address)
	if err != nil {
		return nil, err
	}
	conn, channels, requests, err := ssh.NewClientConn(raw, v.address, v.config())
	if err != nil {
		return nil, errors.Join(err, raw.Close())
	}
	one := &seat{at: at, conn: ssh.NewClient(conn, channels, requests), begun: begun}
	switch {
	case v.drawn:
		one.screen = newScreen(v.width, v.height)
	case v.sketch != nil:
		one.screen = &screen{sketch: v.sketch}
	}
	out, err := one.open(v)
	if err != nil {
		one.close()
		return nil, err
	}
	go s.read(one, out)
	return one, nil
}

func (v visitor) config() *ssh.ClientConfig {
	nothing := func(string, string, []string, []bool) ([]string, error) { return nil, nil }
	proof := ssh.KeyboardInteractive(nothing)
	if v.key != nil {
		proof = ssh.PublicKeys(v.key)
	}
	return &ssh.ClientConfig{
		User: v.user, Auth: []ssh.AuthMethod{proof}, Timeout: longest,
		HostKeyCallback: func(_ string, _ net.Addr, key ssh.PublicKey) error {
			if got := ssh.FingerprintSHA256(key); v.fingerprint != "" && got != v.fingerprint {
				return fmt.Errorf("the server has the key %s, not %s", got, v.fingerprint)
			}
			return nil
		},
	}
}

// open asks for a terminal and a shell.
func (one *seat) open(v visitor) (io.Reader, error) {
	s, err := one.conn.NewSession()
	if err != nil {
		return nil, err
	}
	if one.keys, err = s.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := s.StdoutPipe()
	if err != nil {
		return nil, err
	}
	term := terminalName
	for name, value := range v.env {
		if name == "TERM" {
			term = value
			continue
		}
		_ = s.Setenv(name, value) // a server may refuse it
	}
	if err := s.RequestPty(term, v.height, v.width, ssh.TerminalModes{}); err != nil {
		return nil, err
	}
	return out, s.Shell()
}

// read notes what comes. It runs once for every write to every seat, so it does as little as it can.
func (s *swarm) read(one *seat, from io.Reader) {
	b := make([]byte, 4<<10)
	for {
		n, err := from.Read(b)
		if n > 0 {
			now := time.Now()
			one.bytes.Add(int64(n))
			one.last.Store(now.UnixNano())
			if one.screen != nil {
				one.screen.keep(b[:n])
			}
			if e := one.echo.Load(); e != nil {
				e.see(b[:n], now)
			}
			if r := s.current.Load(); r != nil && one.seen != r {
				one.seen = r
				r.took[one.at] = now.Sub(r.begun)
				if r.left.Add(-1) == 0 {
					close(r.all)
				}
			}
		}
		if err != nil {
			if !one.shut.Load() {
				one.gone.Store(&err)
			}
			return
		}
	}
}

func (one *seat) press(keys string) error {
	_, err := io.WriteString(one.keys, keys)
	return err
}

// wholeAfter is how long nothing must have come for a first screen to be whole.
const wholeAfter = 20 * time.Millisecond

// arrived waits for the first screen.
func (one *seat) arrived(ctx context.Context) error {
	for end := time.Now().Add(longest); time.Now().Before(end); {
		if last := one.last.Load(); last > 0 && time.Since(time.Unix(0, last)) > wholeAfter {
			return nil
		}
		if err := sleep(ctx, 5*time.Millisecond); err != nil {
			return err
		}
	}
	return errors.New("no first screen came")
}

// firstScreen is how long the first screen took. It is asked before anything else is sent.
func (one *seat) firstScreen() time.Duration { return time.Unix(0, one.last.Load()).Sub(one.begun) }

func (one *seat) close() {
	one.shut.Store(true)
	_ = one.conn.Close() // it may be gone already
	if one.screen != nil {
		one.screen.close()
	}
}

// algorithms are what both ends agreed on.
func (one *seat) algorithms() []string {
	known, ok := one.conn.Conn.(ssh.AlgorithmsConnMetadata)
	if !ok {
		return nil
	}
	a := known.Algorithms()
	return []string{a.KeyExchange, a.HostKey, a.Read.Cipher, a.Write.Cipher}
}
