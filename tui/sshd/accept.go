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

	v.work.Go(func() { v.refuseAll(requests) })
	v.work.Go(v.stayAwake)
	v.channels(channels)
	v.cancel(errGone)
	v.work.Wait()
}

// refuseAll refuses the requests of a connection: forwarding above all.
func (v *visit) refuseAll(requests <-chan *ssh.Request) {
	defer v.door.survive("connection requests")
	for r := range requests {
		_ = r.Reply(false, nil)
	}
}

// channels lets the first session happen and refuses every other channel,
// until the connection ends.
func (v *visit) channels(channels <-chan ssh.NewChannel) {
	// Whoever asks for nothing gives the place to others.
	late := time.AfterFunc(v.door.limits.Start, func() { v.wire.Close() })
	defer late.Stop()
	closing := context.AfterFunc(v.door.life, func() {
		if late.Stop() {
			v.wire.Close()
		}
	})
	defer closing()
	seen := false
	for c := range channels {
		switch {
		case c.ChannelType() != "session":
			_ = c.Reject(ssh.Prohibited, "only sessions are served here")
		case seen:
			_ = c.Reject(ssh.ResourceShortage, "one session per connection")
		default:
			seen = true
			channel, requests, err := c.Accept()
			if err != nil {
				return
			}
			s := newSession(v, channel, late)
			v.work.Go(func() { s.requests(requests) })
		}
	}
}

// stayAwake asks now and then whether the client is there, and hangs up when
// it does not answer.
func (v *visit) stayAwake() {
	defer v.door.survive("keepalive")
	for sleep(v.ctx, v.door.limits.KeepAlive) == nil {
		t := time.AfterFunc(v.door.limits.KeepAliveAnswer, func() {
			v.door.log.Info("a client does not answer any more", "address", v.address)
			v.wire.Close()
		})
		_, _, err := v.conn.SendRequest("keepalive@openssh.com", true, nil)
		t.Stop()
		if err != nil {
			return
		}
	}
}
