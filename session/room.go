package session

import (
	"context"
	"time"

	"serendip/model"
)

// Room is one actor's hold on one session, for one audience. Every face stands on it: screens, plain text, verbs.
type Room interface {
	// Do turns an intent into a command of this actor and waits until it is durable. A refusal is an *Error.
	Do(ctx context.Context, i Intent) (Result, error)
	// Face is the newest projection for this room's audience: a WallFace, StageFace, ConsoleFace or *SeatFace.
	Face() any
	// Wake gets a value when there is something new to look at. A slow reader misses states, never the newest.
	Wake() <-chan struct{}
	// Came is when the news came that Wake has told of last, by the clock of this machine.
	Came() time.Time
	// WakeIn lets Wake come after a time though nothing happened, for a picture that shows a clock: once, and not at all
	// when another time is asked for before; 0 takes it back.
	WakeIn(d time.Duration)
	// Draft is the half-typed line that this actor left before this audience, until the program restarts; SetDraft keeps it.
	Draft() string
	SetDraft(line string)
	// Gone says why this hold has ended, such as a newer window of the same person; "" while it lasts. Wake tells of it.
	Gone() string
	// Now is the session's time.
	Now() time.Time
	// Leave ends the hold. It may be called twice.
	Leave()
}

// Result says what a command did.
type Result struct {
	Note      string // in a few words: "kept as 12", "same as 4"
	Aloud     string // the same where the room reads along, if the note names a guest who did not agree to that; else ""
	Programme model.ProgrammeID
	Session   model.SessionID
	Person    model.PersonID
	Case      model.UseCaseID
	Number    int
	Rows      int // of an import
	New       int
	Changed   int
}
