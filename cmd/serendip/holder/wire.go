package holder

import (
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"sync"
	"time"
)

// protocol is the version of what goes over the socket.
const protocol = 1

// A frame is a kind (1 byte), the length of what follows (4 bytes, big
// endian), and that.
const (
	frameHeader = 5
	maxFrame    = 256 << 10 // bytes after the header
	chunk       = 32 << 10  // bytes of a stream put into one frame
)

// kind says what a frame holds.
type kind byte

// From the client.
const (
	kindRequest  kind = 'r' // JSON, first
	kindInput    kind = 'i' // bytes, in answer to one kindWant
	kindInputEnd kind = 'e' // nothing, in answer to one kindWant
	kindSize     kind = 's' // the terminal's new width and height, 2 bytes each
)

// From the holder.
const (
	kindWant   kind = 'w' // nothing: input is read now
	kindOutput kind = 'o' // bytes of standard output, or for the terminal
	kindError  kind = 'x' // bytes of standard error
	kindExit   kind = 'q' // the exit code, 4 bytes; last
)

// wire is one end of a connection. Reading is for one goroutine, writing for
// any number.
type wire struct {
	conn *net.UnixConn

	mu      sync.Mutex
	patient time.Duration // how long the other end may take nothing; 0 is for ever
}

// read returns the next frame.
func (w *wire) read() (kind, []byte, error) {
	var header [frameHeader]byte
	if _, err := io.ReadFull(w.conn, header[:]); err != nil {
		return 0, nil, err
	}
	size := binary.BigEndian.Uint32(header[1:])
	if size > maxFrame {
		return 0, nil, fmt.Errorf("a frame of %d bytes, more than %d", size, maxFrame)
	}
	body := make([]byte, size)
	if _, err := io.ReadFull(w.conn, body); err != nil {
		return 0, nil, fmt.Errorf("a frame was cut: %w", err)
	}
	return kind(header[0]), body, nil
}

// write sends one frame.
func (w *wire) write(k kind, body []byte) error {
	if len(body) > maxFrame {
		return fmt.Errorf("a frame of %d bytes, more than %d", len(body), maxFrame)
	}
	frame := make([]byte, 0, frameHeader+len(body))
	frame = append(frame, byte(k))
	frame = binary.BigEndian.AppendUint32(frame, uint32(len(body)))
	frame = append(frame, body...)

	w.mu.Lock()
	defer w.mu.Unlock()
	if w.patient > 0 {
		if err := w.conn.SetWriteDeadline(time.Now().Add(w.patient)); err != nil {
			return err
		}
	}
	_, err := w.conn.Write(frame)
	return err
}

// stream is an io.Writer whose bytes go into frames of one kind. failed is told
// the first error.
type stream struct {
	wire   *wire
	kind   kind
	failed func(error)
}

// Write sends p in as many frames as it takes.
func (s stream) Write(p []byte) (int, error) {
	for sent := 0; sent < len(p); {
		part := p[sent:min(sent+chunk, len(p))]
		if err := s.wire.write(s.kind, part); err != nil {
			s.failed(err)
			return sent, err
		}
		sent += len(part)
	}
	return len(p), nil
}
