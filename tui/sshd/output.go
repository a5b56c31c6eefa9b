package sshd

import (
	"io"
	"sync"
	"time"
)

// chunk is how much must leave within Limits.WriteStall.
const chunk = 4 << 10

// output writes to one client. A write waits for the client, which slows that
// client's own program and nobody else's; when nothing leaves for too long the
// client is cut, so that no write waits for ever. It is safe for concurrent
// use.
type output struct {
	mu    *sync.Mutex // shared by both streams of a session: the channel allows one write at a time
	to    io.Writer
	stall time.Duration
	cut   func() // closes the connection
	crlf  bool   // the client's terminal is raw: LF alone would not return to the first column
	last  byte
	timer *time.Timer // cuts; made with the first write
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	text := p
	if o.crlf {
		text = o.returns(p)
	}
	for len(text) > 0 {
		n := min(len(text), chunk)
		if o.timer == nil {
			o.timer = time.AfterFunc(o.stall, o.cut)
		} else {
			o.timer.Reset(o.stall)
		}
		_, err := o.to.Write(text[:n])
		o.timer.Stop()
		if err != nil {
			return 0, err
		}
		text = text[n:]
	}
	return len(p), nil
}

// raw says whether LF must become CR LF from now on.
func (o *output) raw(yes bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.crlf = yes
}

// returns puts CR before each LF that has none.
func (o *output) returns(p []byte) []byte {
	out := make([]byte, 0, len(p)+16)
	for _, b := range p {
		if b == '\n' && o.last != '\r' {
			out = append(out, '\r')
		}
		out = append(out, b)
		o.last = b
	}
	return out
}
