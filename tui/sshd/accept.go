package sshd

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"golang.org/x/crypto/ssh"
)

// accept lets connections in until the listener is closed (nil) or broken.
// Short failures, as when descriptors run out, are waited for.
func (d *Door) accept(l net.Listener) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the SSH door at %s failed: %v", l.Addr(), r)
		}
	}()
	const longest = 100
	for failures := 0; ; {
		conn, err := l.Accept()
		switch {
		case err == nil:
			failures = 0
			d.admit(conn)
		case errors.Is(err, net.ErrClosed):
			return nil
		default:
			if failures++; failures > longest {
				return fmt.Errorf("the SSH door at %s lets nobody in any more: %w", l.Addr(), err)
			}
			d.log.Warn("a connection could not be accepted", "error", err)
			if sleep(d.life, min(time.Duration(failures)*10*time.Millisecond, time.Second)) != nil {
				return nil
			}
		}
	}
}

// admit takes a place at the door for a new connection and serves it.
func (d *Door) admit(conn net.Conn) {
	address := addressKey(conn.RemoteAddr())
	if !d.slots.enter(address) {
		d.refused.Add(1) // counted, not logged: a flood must not fill the log
		conn.Close()
		return
	}
	if !d.track(conn) {
		d.slots.leave(address)
		conn.Close()
		return
	}
	v := &visit{door: d, wire: newWire(conn, d.limits), address: address}
	go func() {
		defer d.untrack(conn)
		defer v.seatedOrGone()
		defer d.survive("connection")
		tune(conn)
		v.serve()
	}()
}

// serve makes the handshake, lets one session happen, and ends.
func (v *visit) serve() {
	defer v.wire.Close()
	// Closing the door does not wait for people who are not in yet.
	stop := context.AfterFunc(v.door.life, func() { v.wire.Close() })
	conn, channels, requests, err := ssh.NewServerConn(v.wire, v.door.ssh)
	if !stop() || err != nil {
		return
	}
	v.conn = conn
	v.ctx, v.cancel = context.WithCancelCause(v.door.life)
	defer v.cancel(errGone)
	v.wire.flooded = v.flood
	v.wire.seated(v.door.limits)

	if !v.door.meet(v) {
		return
	}
	defer v.work.Wait()
	defer v.door.part(v)
	defer v.cancel(errGone)
	defer v.wire.Close()
	v.attend(channels, requests)
}

// attend answers what the client asks for until the connection ends: one session happens, and all else is refused,
// forwarding above all.
func (v *visit) attend(channels <-chan ssh.NewChannel, requests <-chan *ssh.Request) {
	// Whoever asks for nothing gives the place to others.
	late := time.AfterFunc(v.door.limits.Start, func() { v.wire.Close() })
	defer late.Stop()
	closing := context.AfterFunc(v.door.life, func() {
		if late.Stop() {
			v.wire.Close()
		}
	})
	defer closing()
	var s *session
	var asked <-chan *ssh.Request // by the session
	for channels != nil {
		select {
		case c, more := <-channels:
			switch {
			case !more:
				channels = nil
			case c.ChannelType() != "session":
				_ = c.Reject(ssh.Prohibited, "only sessions are served here")
			case s != nil:
				_ = c.Reject(ssh.ResourceShortage, "one session per connection")
			default:
				channel, of, err := c.Accept()
				if err != nil {
					return
				}
				s, asked = newSession(v, channel, late), of
			}
		case r, more := <-requests:
			if !more {
				requests = nil
				break
			}
			_ = r.Reply(false, nil)
		case r, more := <-asked:
			if !more { // the session is over, and with it the visit
				return
			}
			s.answer(r)
		}
	}
}
