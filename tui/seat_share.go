package tui

import (
	"strings"

	"serendip/model"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// What the panes of a seat are laid out from; see [seat.Pane].
type (
	headFrom struct {
		programme, what, middle string
		clock                   clockFrom
		hand, speaks            bool
		place                   int
	}
	clockFrom struct {
		state        model.SessionState
		timed, rests bool
		urgency      widget.Urgency
		count        int
		minutes      bool
	}
	lineFrom struct { // an empty one
		kind            model.Kind
		inLine, refused bool
	}
	footFrom struct {
		dark, inLine, hasLine, numbers, live, fromList, hand bool
		rows                                                 int
		where                                                keys.Where
		undo                                                 string
		centre                                               any
	}
	borderFrom struct {
		title string
		lay   *seatLayout
		look  theme.Theme
		head  headFrom
		cells int
		foot  footFrom
		line  lineFrom
	}
	nothing struct{}
)

// border is everything around the centre of a seat on which nobody is in the middle of anything, as a seat mostly is. It
// stays the very same from picture to picture.
type border struct {
	panes []frame.Pane
	title string
}

// border is that of this seat; false where it is not to be had in one piece.
func (s *seatScreen) border() (border, bool) {
	c, ok := s.centre.(seat.Keyed)
	rows := s.lineRows()
	if !ok || s.dark() || rows > 1 || s.line.busy() || len(s.line.unsaved) > 0 || s.line.editor.RefusedNote() != "" || s.words() != "" {
		return border{}, false
	}
	from := borderFrom{title: s.title(), lay: s.lay, look: s.env.Theme, head: s.headFrom(), cells: s.cells(s.lay.progress.W), foot: s.footFrom(c), line: s.lineFrom()}
	return frame.Laid(s.env.Shelf, "border", from, func() border {
		f := frame.Frame{}
		s.putHead(&f)
		if rows > 0 {
			s.putLine(&f)
		}
		return border{f.Panes[:len(f.Panes):len(f.Panes)], from.title}
	}), true
}

// title is the window's.
func (s *seatScreen) title() string { return strings.Trim(s.face.Programme+" · "+s.face.Title, " ·") }

func (s *seatScreen) headFrom() headFrom {
	return headFrom{s.face.Programme, s.what(), s.middle(), s.clockFrom(), s.face.Hand, s.face.Speaks, s.face.Place}
}

func (s *seatScreen) clockFrom() clockFrom {
	c := s.face.Clock
	from := clockFrom{state: s.face.State, timed: c.Timebox > 0, rests: c.Stopped}
	if from.state == model.Live && from.timed && !from.rests {
		count := widget.Countdown{Left: c.Left(s.env.Now()), Total: c.Timebox}
		from.urgency = count.Urgency()
		if from.urgency != widget.Over {
			from.count, from.minutes = count.Count()
		}
	}
	return from
}

func (s *seatScreen) lineFrom() lineFrom {
	return lineFrom{s.face.Block.Kind, s.inLine, s.line.refused}
}

func (s *seatScreen) footFrom(c seat.Keyed) footFrom {
	return footFrom{
		dark: s.dark(), inLine: s.inLine, hasLine: s.hasLine(), numbers: s.line.asksMinutes(s.face.Block), live: s.face.State == model.Live,
		fromList: startsInList(s.face), hand: s.face.Hand, rows: s.lineRows(), where: s.Where(), undo: s.face.Undo.Label + s.face.Undo.Says, centre: c.KeyedBy(),
	}
}

// footer is the keys. They are laid out anew only where the block's screen doesn't say what its own keys depend on.
func (s *seatScreen) footer(at frame.Rect) frame.Pane {
	c, ok := s.centre.(seat.Keyed)
	if !ok {
		return frame.NewPane("footer", at, s.footers(at.W)...)
	}
	from, memo := s.footFrom(c), s.face.Memo
	if from.undo != "" { // one's own, which nobody else needs
		memo = nil
	}
	return seat.Pane(s.env, memo, "footer", at, from, func() []string { return s.footers(at.W) })
}
