package session

import "serendip/model"

// Reach gives an actor a hold for the length of one command: unlike one of Enter it takes no window over, is never woken,
// and nobody counts as connected because of it.
func (l *Live) Reach(actor Actor, id model.SessionID, audience Audience) Room {
	return &room{live: l, actor: actor, session: id, audience: audience, wake: make(chan struct{}, 1)}
}
