package session

import (
	"time"

	"serendip/model"
)

// PlanLike makes a session with the agenda, or just the people, and the settings of another one: none of its words, none of its ballots, and
// its guests only when they are asked for.
type PlanLike struct {
	Session model.SessionID // the one to do again
	Title   string          // empty for the same
	Start   time.Time
	Zone    string // empty for the same
	Guests  bool

	// Another agenda than the earlier session's; no blocks for that one.
	Template string
	Kind     model.SessionKind
	Blocks   []model.Block
}

func (PlanLike) intent() {}
