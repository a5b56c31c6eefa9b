package sshd_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"io"
	"log/slog"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/vt"
	"go.uber.org/goleak"
	"golang.org/x/crypto/ssh"

	"serendip/tui/sshd"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience bounds every wait of a test; no test waits this long when it passes.
const patience = 20 * time.Second

// room is a door under test, and what it was told.
type room struct {
	t       *testing.T
	door    *sshd.Door
	address string
	hostKey ssh.Signer
	log     *lockedBuffer

	mu   sync.Mutex
	seen []sshd.Identity
}

// open starts a door on a loopback port. What the configuration leaves out is
// filled with a tiny program and the like.
func open(t *testing.T, cfg sshd.Config) *room {
	t.Helper()
	r := &room{t: t, log: &lockedBuffer{}}
	key, err := sshd.LoadOrCreateHostKey(filepath.Join(t.TempDir(), "host.key"))
	if err != nil {
		t.Fatal(err)
	}
	r.hostKey, cfg.HostKey = key, key
	cfg.Logger = slog.New(slog.NewTextHandler(r.log, nil))
	if cfg.Program == nil {
		cfg.Program = func(context.Context, sshd.Identity) (tea.Model, func(), error) { return echo{}, nil, nil }
	}
	program := cfg.Program
	cfg.Program = func(ctx context.Context, id sshd.Identity) (tea.Model, func(), error) {
		r.note(id)
		return program(ctx, id)
	}
	if cfg.Exec == nil {
		cfg.Exec = func(_ context.Context, id sshd.Identity, args []string, _ io.Reader, out, _ io.Writer) int {
			r.note(id)
			io.WriteString(out, strings.Join(args, "|")+"\n")
			return 0
		}
	}
	if r.door, err = sshd.New(cfg); err != nil {
		t.Fatal(err)
	}
	l, err := sshd.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r.address = l.Addr().String()
	served := make(chan error, 1)
	go func() { served <- r.door.Serve(context.Background(), l) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := r.door.Close(ctx, ""); err != nil {
			t.Errorf("the door did not close: %v", err)
		}
		if err := <-served; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	return r
}

func (r *room) note(id sshd.Identity) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen = append(r.seen, id)
}

// last returns the identity that was seen last.
func (r *room) last() sshd.Identity {
	r.t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.seen) == 0 {
		r.t.Fatal("nobody came in")
	}
	return r.seen[len(r.seen)-1]
}

// noPrompts is keyboard-interactive by somebody who would answer nothing.
var noPrompts = ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })

func newRawKey(t *testing.T) ed25519.PrivateKey {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return private
}

func newKey(t *testing.T) ssh.Signer {
	t.Helper()
	signer, err := ssh.NewSignerFromKey(newRawKey(t))
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// config is a client's, with the methods given or without a key.
func (r *room) config(user string, methods ...ssh.AuthMethod) *ssh.ClientConfig {
	if methods == nil {
		methods = []ssh.AuthMethod{noPrompts}
	}
	return &ssh.ClientConfig{User: user, Auth: methods, HostKeyCallback: ssh.FixedHostKey(r.hostKey.PublicKey()), Timeout: patience}
}

func (r *room) try(user string, methods ...ssh.AuthMethod) (*ssh.Client, error) {
	return ssh.Dial("tcp", r.address, r.config(user, methods...))
}

// dial lets somebody in.
func (r *room) dial(user string, methods ...ssh.AuthMethod) *ssh.Client {
	r.t.Helper()
	c, err := r.try(user, methods...)
	if err != nil {
		r.t.Fatalf("%s does not get in: %v", user, err)
	}
	r.t.Cleanup(func() { c.Close() })
	return c
}

// run runs a command and returns what it printed, and its exit status.
func (r *room) run(c *ssh.Client, command, stdin string) (out, errs string, code int) {
	r.t.Helper()
	s, err := c.NewSession()
	if err != nil {
		r.t.Fatal(err)
	}
	var o, e bytes.Buffer
	s.Stdin, s.Stdout, s.Stderr = strings.NewReader(stdin), &o, &e
	if command == "" {
		err = s.Shell()
		if err == nil {
			err = s.Wait()
		}
	} else {
		err = s.Run(command)
	}
	return o.String(), e.String(), status(r.t, err)
}

func status(t *testing.T, err error) int {
	t.Helper()
	if err == nil {
		return 0
	}
	exit, ok := err.(*ssh.ExitError)
	if !ok {
		t.Fatalf("the session ended without an exit status: %v", err)
	}
	return exit.ExitStatus()
}

// terminal is a client's terminal: what arrives is drawn on an emulator.
type terminal struct {
	t       *testing.T
	session *ssh.Session
	keys    io.WriteCloser
	raw     *lockedBuffer

	mu     sync.Mutex
	screen *vt.Emulator
	ended  chan struct{}
}

// sit opens a terminal of a size and starts the program.
func (r *room) sit(c *ssh.Client, width, height int) *terminal {
	r.t.Helper()
	s, err := c.NewSession()
	if err != nil {
		r.t.Fatal(err)
	}
	m := &terminal{t: r.t, session: s, raw: &lockedBuffer{}, screen: vt.NewEmulator(width, height), ended: make(chan struct{})}
	if err := s.RequestPty("xterm-256color", height, width, ssh.TerminalModes{}); err != nil {
		r.t.Fatal(err)
	}
	if m.keys, err = s.StdinPipe(); err != nil {
		r.t.Fatal(err)
	}
	out, err := s.StdoutPipe()
	if err != nil {
		r.t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		r.t.Fatal(err)
	}
	answers := make(chan struct{})
	go func() { // an emulator answers questions and must be heard
		defer close(answers)
		io.Copy(io.Discard, m.screen)
	}()
	go func() {
		defer close(m.ended)
		io.Copy(m, out)
	}()
	r.t.Cleanup(func() {
		c.Close()
		<-m.ended
		m.screen.InputPipe().(io.Closer).Close() // not Close, which races with reading
		<-answers
	})
	return m
}

// Write draws what arrives.
func (m *terminal) Write(p []byte) (int, error) {
	m.raw.Write(p)
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.screen.Write(p)
}

func (m *terminal) text() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.screen.String()
}

func (m *terminal) types(keys string) {
	m.t.Helper()
	if _, err := io.WriteString(m.keys, keys); err != nil {
		m.t.Fatal(err)
	}
}

// shows waits until the screen holds the words.
func (m *terminal) shows(words string) {
	m.t.Helper()
	until(m.t, "the screen shows "+words, func() bool { return strings.Contains(m.text(), words) })
}

// leaves waits for the end and returns the exit status.
func (m *terminal) leaves() int {
	m.t.Helper()
	done := make(chan error, 1)
	go func() { done <- m.session.Wait() }()
	select {
	case err := <-done:
		<-m.ended
		return status(m.t, err)
	case <-time.After(patience):
		m.t.Fatal("the session does not end")
		return 0
	}
}

// until polls for something that must become true.
func until(t *testing.T, what string, true func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !true(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

// hangsUp waits until the door closes the connection.
func hangsUp(t *testing.T, c interface{ Wait() error }) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); c.Wait() }()
	select {
	case <-done:
	case <-time.After(patience):
		t.Fatal("the connection stays open")
	}
}

// raw connects without speaking SSH.
func (r *room) raw() net.Conn {
	r.t.Helper()
	c, err := net.Dial("tcp", r.address)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { c.Close() })
	return c
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
