package sshd

import "time"

// meet remembers somebody who came in, until part. It reports false when the door is closed already.
func (d *Door) meet(v *visit) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return false
	}
	v.asked = time.Now()
	d.visits[v] = true
	return true
}

// part forgets somebody. Nobody asks them anything any more.
func (d *Door) part(v *visit) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.visits, v)
}

// rounds is how often between two questions to the same client the door looks whom to ask.
const rounds = 8

// keepAwake asks everybody now and then whether they are there, until the door closes.
func (d *Door) keepAwake() {
	defer d.survive("keepalive")
	for sleep(d.life, max(d.limits.KeepAlive/rounds, time.Millisecond)) == nil {
		d.mu.Lock()
		now := time.Now()
		for v := range d.visits {
			if now.Sub(v.asked) >= d.limits.KeepAlive && v.asking.CompareAndSwap(false, true) {
				v.asked = now
				v.work.Go(v.areYouThere)
			}
		}
		d.mu.Unlock()
	}
}

// areYouThere asks whether the client is there, and hangs up when it does not answer.
func (v *visit) areYouThere() {
	defer v.asking.Store(false)
	defer v.door.survive("keepalive")
	t := time.AfterFunc(v.door.limits.KeepAliveAnswer, func() {
		v.door.log.Info("a client does not answer any more", "address", v.address)
		v.wire.Close()
	})
	defer t.Stop()
	_, _, _ = v.conn.SendRequest("keepalive@openssh.com", true, nil) // a broken connection ends by itself
}
