package minutes

import (
	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/seat"
)

// NewSeat is the question, what one said oneself with the minutes it would save, and what others said. The minutes
// and the number of others are fields of the line below.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen { return seat.NewIdeas(env, f) }
