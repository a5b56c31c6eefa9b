package plain_test

import (
	"testing"

	"serendip/model"
	"serendip/session"
)

// TestATalkIsLedByWords: the clock of feature talk, the lock, the floor, what divides with its time, and the vote to go on.
func TestATalkIsLedByWords(t *testing.T) {
	w := workshop(t)
	w.By("Ada", session.RaiseHand{Session: w.ID, Up: true})
	w.To(model.Discuss)
	id := w.Case(1).ID
	blind(t, w, [][2]string{
		{"talk judge", "!there was no feature talk yet"},
		{"talk feature", "."},
		{"status", "The clock counts feature talk, 2 minutes left. talk deep ends it."},
		{"talk deep", "."},
		{"talk judge", "."},
		{"talk loudly", "!write it as: talk feature|deep|judge"},
		{"lock on", "."},
		{"status", "This block is locked as deep work"},
		{"lock off", "."},
		{"floor", "has the floor."},
		{"status", "Ada has the floor."},
		{"vote close", "!vote open asks whether to go on"},
		{"topic 1", "We talk about 1."},
		{"status", "We talk about number 1, "},
		{"vote open", "Thumbs: "},
		{"status", "A vote is open: 5 minutes more? 0 of 2 have shown a thumb on seats."},
		{"thumbs of the room 3 0 1", "The room: 3 up"},
		{"vote close", "go on"},
		{"status", "vote apply gives 5 minutes more."},
		{"vote apply", "."},
		{"vote open", "Thumbs: "},
		{"status", "2 minutes more?"},
		{"vote drop", "."},
		{"talked", "No topic."},
	})
	if f := w.Live.Snapshot().ForWall(w.ID); f.Talk != nil && f.Talk.Topic != nil && f.Talk.Topic.Case.ID == id {
		t.Error("it is still talked about")
	}
}
