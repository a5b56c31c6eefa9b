package main

import (
	"context"
	"sync"

	"serendip/session"
)

// listed is the room of a facilitator from afar: it ends when their key is taken off the list.
type listed struct {
	session.Room
	still func() bool
	wake  chan struct{}
	leave func()
}

const struck = "this key may no longer facilitate here"

// listedRoom watches, beside the room, the list of keys.
func listedRoom(room, keys session.Room, still func() bool) listed {
	over := make(chan struct{})
	l := listed{Room: room, still: still, wake: make(chan struct{}, 1)}
	l.leave = sync.OnceFunc(func() {
		close(over)
		keys.Leave()
		room.Leave()
	})
	go func() {
		for {
			select {
			case <-room.Wake():
			case <-keys.Wake():
			case <-over:
				return
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
