package tui

import (
	"serendip/model"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/seat"
)

// What the panes of a seat are laid out from; see [seat.Pane].
type (
	headFrom struct {
		programme, what, clock, middle string
		hand                           bool
	}
	lineFrom struct { // an empty one
		placeholder string
		kind        model.Kind
		refused     bool
	}
	footFrom struct {
		dark, inLine, hasLine, numbers, live, fromList, hand bool
		rows                                                 int
		where                                                keys.Where
		undo                                                 string
		centre                                               any
	}
	nothing struct{}
)

// footer is the keys. They are laid out anew only where the block's screen doesn't say what its own keys depend on.
func (s *seatScreen) footer(at frame.Rect) frame.Pane {
	c, ok := s.centre.(seat.Keyed)
	if !ok {
		return frame.NewPane("footer", at, s.footers(at.W)...)
	}
	from := footFrom{
		dark: s.dark(), inLine: s.inLine, hasLine: s.hasLine(), numbers: s.line.asksMinutes(s.face.Block), live: s.face.State == model.Live,
		fromList: startsInList(s.face), hand: s.face.Hand, rows: s.lineRows(), where: s.Where(), undo: s.face.Undo.Label, centre: c.KeyedBy(),
	}
	return seat.Pane(s.env, s.face.Memo, "footer", at, from, func() []string { return s.footers(at.W) })
}
