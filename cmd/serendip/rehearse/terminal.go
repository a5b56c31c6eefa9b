package rehearse

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/charmbracelet/x/vt"
	"golang.org/x/crypto/ssh"
)

// The size of everybody's terminal.
const (
	columns = 80
	rows    = 24
)

// terminal is a connection with a terminal of its own: what comes is drawn on an emulator, and read there.
type terminal struct {
	client *ssh.Client
	keys   io.WriteCloser
	em     *vt.Emulator

	gone    context.Context // ends when the terminal is shut
	end     context.CancelFunc
	stalled atomic.Bool // nothing more is read
	mu      sync.Mutex
	changed chan struct{} // closed and replaced whenever something was drawn
	ended   bool
}

// openTerminal asks for a terminal on a connection, which is the terminal's from then on.
func openTerminal(client *ssh.Client) (*terminal, error) {
	s, err := client.NewSession()
	if err != nil {
		return nil, err
	}
	t := &terminal{client: client, em: vt.NewEmulator(columns, rows), changed: make(chan struct{})}
	t.gone, t.end = context.WithCancel(context.Background())
	if t.keys, err = s.StdinPipe(); err != nil {
		return nil, err
	}
	from, err := s.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.RequestPty("xterm-256color", rows, columns, nil); err != nil {
		return nil, err
	}
	if err := s.Shell(); err != nil {
		return nil, err
	}
	go func() { _, _ = io.Copy(t.keys, t.em) }() // what a terminal answers by itself, until it is closed
	go t.read(from)
	return t, nil
}

// read draws what comes until the connection ends.
func (t *terminal) read(from io.Reader) {
	b := make([]byte, 16<<10)
	for {
		n, err := from.Read(b)
		if t.stalled.Load() {
			<-t.gone.Done()
			return
		}
		t.mu.Lock()
		_, _ = t.em.Write(b[:n]) // an emulator takes anything
		t.ended = err != nil
		close(t.changed)
		t.changed = make(chan struct{})
		t.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// press types text; a carriage return is the enter key.
func (t *terminal) press(text string) error {
	_, err := io.WriteString(t.keys, text)
	return err
}

// sees waits until the screen shows one text and not another; "" is seen everywhere and never in the way.
func (t *terminal) sees(ctx context.Context, text, without string) error {
	for {
		t.mu.Lock()
		screen, changed, ended := t.em.String(), t.changed, t.ended
		t.mu.Unlock()
		if strings.Contains(screen, text) && (without == "" || !strings.Contains(screen, without)) {
			return nil
		}
		if ended {
			return fmt.Errorf("the connection ended before %q was on the screen, which was:\n%s", text, screen)
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("%w; %q is not on the screen, which is:\n%s", context.Cause(ctx), text, screen)
		}
	}
}

// stall stops reading; what comes stays in the connection.
func (t *terminal) stall() { t.stalled.Store(true) }

// shut ends the connection.
func (t *terminal) shut() {
	t.end()
	_ = t.client.Close() // it may be gone already
	if answers, ok := t.em.InputPipe().(io.Closer); ok {
		_ = answers.Close() // a pipe's never fails
	}
}
