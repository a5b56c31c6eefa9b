package capture

import (
	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/seat"
)

// NewSeat is the question, what one said oneself, and what others said.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen { return seat.NewIdeas(env, f) }
