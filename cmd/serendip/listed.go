package main

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"serendip/session"
)

// listed is the room of a facilitator from afar: it ends when their key is taken off the list.
type listed struct {
	session.Room
	still func() bool
	wake  chan struct{}
	came  *atomic.Pointer[time.Time] // of what wake tells
	leave func()
}

const struck = "this key may no longer facilitate here"

// listedRoom watches, beside the room, the list of keys.
func listedRoom(room, keys session.Room, still func() bool) listed {
	over := make(chan struct{})
	l := listed{Room: room, still: still, wake: make(chan struct{}, 1), came: new(atomic.Pointer[time.Time])}
	l.leave = sync.OnceFunc(func() {
		close(over)
		keys.Leave()
		room.Leave()
	})
	go func() {
		for {
			var came time.Time
			select {
			case <-room.Wake():
				came = room.Came()
			case <-keys.Wake():
				came = keys.Came()
			case <-over:
				return
			}
			if len(l.wake) == 0 {
				l.came.Store(&came)
			}
			select {
			case l.wake <- struct{}{}:
			default: // it is to look already
			}
		}
	}()
	return l
}

// Wake says that there is news, of the session or of the right to see it.
func (l listed) Wake() <-chan struct{} { return l.wake }

// Came is when they came; it is asked only after Wake has told of some.
func (l listed) Came() time.Time { return *l.came.Load() }

// Leave ends both.
func (l listed) Leave() { l.leave() }

// Do refuses what came after the right was taken away.
func (l listed) Do(ctx context.Context, i session.Intent) (session.Result, error) {
	if !l.still() {
		return session.Result{}, session.Refuse(session.Denied, struck)
	}
	return l.Room.Do(ctx, i)
}

// Gone says so.
func (l listed) Gone() string {
	if !l.still() {
		return struck
	}
	return l.Room.Gone()
}
