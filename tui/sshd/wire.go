package sshd

import (
	"bytes"
	"encoding/binary"
	"errors"
	"net"
	"sync/atomic"
	"time"
)

const (
	// wireFactor is how many bytes may come over the wire for each byte of
	// input: one key press is a packet of 36 bytes or more.
	wireFactor = 16

	// wireWindow is what may come besides: 2 MiB is what the SSH library lets a
	// client send before any of it was read. Those who send that much are told
	// why they are cut; see input.
	wireWindow = 3 << 20
)

var errFlooded = errors.New("sshd: more came over the wire than a person can send")

// wire is a network connection that keeps the deadlines of the handshake and
// closes itself when far more arrives than typing, pasting and resizing can
// cause. Its limit also bounds floods of requests and of one-byte packets,
// which would never show up as input.
type wire struct {
	net.Conn
	started   time.Time
	handshake time.Duration
	opening   opening
	meter     atomic.Pointer[meter] // nil: not metered
	flooded   func()                // told when the meter closes the connection
}

// newWire starts the clock of the first packet.
func newWire(conn net.Conn, l Limits) *wire {
	w := &wire{Conn: conn, started: time.Now(), handshake: l.Handshake, flooded: func() {}}
	_ = conn.SetDeadline(w.started.Add(min(l.FirstPacket, l.Handshake)))
	return w
}

// Read is called by one goroutine of the SSH library at a time.
func (w *wire) Read(p []byte) (int, error) {
	n, err := w.Conn.Read(p)
	if n > 0 && !w.opening.done && w.opening.see(p[:n]) {
		_ = w.SetDeadline(w.started.Add(w.handshake))
	}
	if m := w.meter.Load(); m != nil && n > 0 && !m.take(n) {
		w.flooded()
		_ = w.Close()
		return 0, errFlooded
	}
	return n, err
}

// seated ends the deadlines of the handshake and starts metering.
func (w *wire) seated(l Limits) {
	_ = w.SetDeadline(time.Time{})
	w.meter.Store(&meter{limit: l.Input*wireFactor + wireWindow, window: l.InputWindow})
}

// trust ends metering: a facilitator may send a file at full speed.
func (w *wire) trust() { w.meter.Store(nil) }

// meter counts units in windows of time. It is used by one goroutine.
type meter struct {
	limit  int
	window time.Duration
	start  time.Time
	used   int
}

// take counts n and reports whether the window still had room for it.
func (m *meter) take(n int) bool {
	if now := time.Now(); now.Sub(m.start) >= m.window {
		m.start, m.used = now, 0
	}
	m.used += n
	return m.used <= m.limit
}

// opening recognises the end of the client's first key exchange packet: its
// version line, then a length of four bytes and as many bytes.
type opening struct {
	line   []byte // the line being read, at most 4 bytes of it
	packet bool   // the version line is complete
	head   []byte // the length being read
	need   int    // bytes of the packet still to come
	done   bool
}

// see reads what arrived and reports whether the packet is complete now.
func (o *opening) see(p []byte) bool {
	for len(p) > 0 && !o.done {
		switch {
		case !o.packet:
			p = o.seeLine(p)
		case len(o.head) < 4:
			o.head, p = append(o.head, p[0]), p[1:]
			if len(o.head) == 4 {
				o.need = int(min(binary.BigEndian.Uint32(o.head), 1<<20))
				o.done = o.need == 0
			}
		default:
			n := min(o.need, len(p))
			o.need, p = o.need-n, p[n:]
			o.done = o.need == 0
		}
	}
	return o.done
}

// seeLine reads up to the end of one line.
func (o *opening) seeLine(p []byte) []byte {
	end := bytes.IndexByte(p, '\n')
	part := p
	if end >= 0 {
		part = p[:end]
	}
	o.line = append(o.line, part[:min(len(part), 4-len(o.line))]...)
	if end < 0 {
		return nil
	}
	o.packet = string(o.line) == "SSH-"
	o.line = o.line[:0]
	return p[end+1:]
}
