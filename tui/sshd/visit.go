package sshd

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ssh"
)

// visit is one connection, from the door to its end.
type visit struct {
	door    *Door
	wire    *wire
	address string // see addressKey
	conn    *ssh.ServerConn

	ctx    context.Context // ends with the connection, the door or a limit; its cause says why
	cancel context.CancelCauseFunc
	work   sync.WaitGroup // the visit's goroutines

	asked  time.Time   // when the client was last asked whether it is there; under the door's lock
	asking atomic.Bool // it has not answered yet

	atDoor, floods sync.Once
}

// seatedOrGone gives the place at the door back, once.
func (v *visit) seatedOrGone() {
	v.atDoor.Do(func() { v.door.slots.leave(v.address) })
}

// flood ends the visit because too much was sent.
func (v *visit) flood() {
	v.floods.Do(func() {
		v.door.flooded.Add(1)
		v.door.log.Warn("a client sent too much and was cut", "address", v.address)
		v.cancel(errFlood)
	})
}
