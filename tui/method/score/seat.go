package score

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/widget"
)

// seatPhase is which of the scorer's screens is there.
type seatPhase int

const (
	seatBegin   seatPhase = iota // enter to begin: a stray key does no harm
	seatMarking                  // one use case, digits mark
	seatLook                     // everything once more, after handing in
)

// seatScreen is a blind round on one seat. Every mark is sent at its key press.
type seatScreen struct {
	seat.Centre
	phase seatPhase
	fine  bool // by criterion
	at    int  // the use case
	row   int
	marks seatMarks
	list  widget.List
}

// NewSeat makes the seat of a round; who comes back goes on where the marks end.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	s := seatScreen{Centre: seat.New(env, f)}
	if f.Round == nil {
		return s
	}
	if f.Round.Done {
		s.phase = seatLook
	}
	s.fine = f.Round.Fine && f.Round.Sheet == nil
	for i, one := range f.Round.Scores {
		s.fine = s.fine || one.Criteria != nil
		if n, _ := s.marks.missing(one); n == 0 && s.at == i && i < len(f.Round.Scores)-1 {
			s.at = i + 1
		}
	}
	return s.firstOpen().fill()
}

// firstOpen goes to the first row of the use case without a mark.
func (s seatScreen) firstOpen() seatScreen {
	for i, row := range seatRows(s.score(), s.fine) {
		if v, _, _ := s.marks.mark(s.score(), row); !v.Given {
			s.row = i
			break
		}
	}
	return s
}

// open says whether marks are taken.
func (s seatScreen) open() bool {
	r := s.Face.Round
	return r != nil && r.Open && len(r.Scores) > 0
}

// score is the use case that is marked.
func (s seatScreen) score() session.SeatScore {
	if s.Face.Round == nil || s.at >= len(s.Face.Round.Scores) {
		return session.SeatScore{}
	}
	return s.Face.Round.Scores[s.at]
}

// Header is where one is in the round.
func (s seatScreen) Header() string {
	if !s.open() || s.phase != seatMarking {
		return ""
	}
	return fmt.Sprintf("%d of %d", s.at+1, len(s.Face.Round.Scores))
}

// Update takes keys and news.
func (s seatScreen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	s.Centre, fresh = s.Hear(msg)
	switch msg := msg.(type) {
	case screen.ResultMsg:
		s.marks = s.marks.answered(msg)
		return s.fill(), nil
	case screen.SnapshotMsg, screen.EnvMsg:
		if r := s.Face.Round; fresh && r != nil {
			s.marks = s.marks.settled(r)
			s.at = max(min(s.at, len(r.Scores)-1), 0)
		}
		return s.fill(), nil
	}
	if list, cmd, ok := desk.Seek(s.Env, s.list, s.Keys(), msg); ok {
		s.list = list
		return s, cmd
	}
	a, ok := s.Keys().Action(msg, keys.List)
	if !ok {
		return s, nil
	}
	next, cmd := s.do(a)
	return next.fill(), cmd
}

// do is every key of a scorer.
func (s seatScreen) do(a keys.Action) (seatScreen, tea.Cmd) {
	if m, marks := seatDigit(a); marks {
		return s.mark(m, false)
	}
	switch a {
	case seatClear:
		return s.mark(0, true)
	case keys.Enter:
		return s.enter()
	case keys.Up, keys.Down:
		if s.phase == seatLook {
			s.list = s.list.Move(seatStep(a))
			return s, nil
		}
		return s.step(seatStep(a)), nil
	case seatPrevious, seatNext:
		return s.turn(seatStep(a)), nil
	case seatFine:
		s.fine, s.row = !s.fine, 0
		return s.firstOpen(), nil
	case seatWhy:
		return s, s.askWhy()
	}
	return s, nil
}

func seatStep(a keys.Action) int {
	if a == keys.Up || a == seatPrevious {
		return -1
	}
	return +1
}

// enter begins, hands in, or goes from the last look back to a use case.
func (s seatScreen) enter() (seatScreen, tea.Cmd) {
	switch s.phase {
	case seatBegin:
		s.phase = seatMarking
		return s, nil
	case seatLook:
		s.phase, s.at, s.row = seatMarking, s.list.Index(), 0
		return s.firstOpen(), nil
	case seatMarking:
	}
	s.phase = seatLook
	s = s.fill()
	s.list = s.list.To(s.score().Case.ID.String())
	if s.Face.Round.Done {
		return s, nil
	}
	return s, screen.Send(session.HandIn{Round: s.Face.Round.ID})
}

// mark gives the row a mark and moves on; taking one away stays.
func (s seatScreen) mark(m model.Mark, clear bool) (seatScreen, tea.Cmd) {
	rows := seatRows(s.score(), s.fine)
	if s.row >= len(rows) {
		return s, nil
	}
	row := rows[s.row]
	of := s.score().Case.ID
	mark := session.Mark{Round: s.Face.Round.ID, Case: of, Group: row.group, Criterion: row.criterion, Own: row.own, Mark: m, Clear: clear}
	s.marks = s.marks.with(seatCell{of, row}, mark)
	if !clear {
		s = s.step(+1)
	}
	return s, screen.Send(mark)
}

// step goes a row up or down, and over the edge into the next use case; at the ends of the round it stays.
func (s seatScreen) step(n int) seatScreen {
	row := s.row + n
	switch {
	case row < 0 && s.at > 0:
		s = s.turn(-1)
		s.row = len(seatRows(s.score(), s.fine)) - 1
	case row >= len(seatRows(s.score(), s.fine)):
		if s.at < len(s.Face.Round.Scores)-1 {
			s = s.turn(+1)
		}
	case row >= 0:
		s.row = row
	}
	return s
}

// turn goes to another use case, as far as there are any.
func (s seatScreen) turn(n int) seatScreen {
	at := max(min(s.at+n, len(s.Face.Round.Scores)-1), 0)
	if at != s.at {
		s.at, s.row = at, 0
	}
	return s
}

// askWhy asks for an anonymous word on the use case.
func (s seatScreen) askWhy() tea.Cmd {
	one, round := s.score(), s.Face.Round.ID
	field := widget.Field{ID: "why", Value: one.Reason, Example: "the gate log already has the times",
		Help: "Shown after the reveal, without your name. Empty takes it away."}
	return screen.Open(dialog.Form(s.Env, "why?", []string{one.Case.Title}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		return screen.Send(session.GiveReason{Round: round, Case: one.Case.ID, Reason: v["why"]}), dialog.Refusal{}
	}, field))
}

// SetSize gives the centre's size.
func (s seatScreen) SetSize(w, h int) screen.Screen {
	s.W, s.H = w, h
	return s.fill()
}

// View is the screen of the phase.
func (s seatScreen) View() frame.Frame {
	switch {
	case !s.open():
		return s.page(s.counting())
	case s.phase == seatBegin:
		return s.page(s.beginning())
	case s.phase == seatLook:
		return s.looking()
	}
	return s.sheet()
}
