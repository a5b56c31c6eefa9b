package tui

import (
	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/method/questions"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/widget"
)

// press does what a key or a chosen action asks for. What is not the seat's own goes to the line, or to the block.
func (s seatScreen) press(msg tea.Msg) (screen.Screen, tea.Cmd) {
	s.said, s.line = "", kept(s.line.knowing(s.face))
	a, ok := s.Keys().Action(msg, s.Where())
	if next, cmd, done := s.do(a); ok && done {
		return next, cmd
	}
	if s.inLine {
		s.line = kept(s.line.typed(msg, s.face.Block))
		if !s.line.busy() && s.shown != seatKeyOf(s.face) { // the words were taken away: go on with the room
			return s.goOn(), nil
		}
		return s.fit(), nil
	}
	if s.dark() {
		return s, nil
	}
	var cmd tea.Cmd
	s.centre, cmd = s.centre.Update(msg)
	if s.shown != seatKeyOf(s.face) && !s.typing() { // the form is done: go on with the room
		return s.goOn(), cmd
	}
	return s, cmd
}

// do is every action of the seat itself; false when it is none of these.
func (s seatScreen) do(a keys.Action) (screen.Screen, tea.Cmd, bool) {
	switch a {
	case actSave:
		next, cmd := s.save()
		return next, cmd, true
	case actField:
		s.line = kept(s.line.tab(+1, s.face.Block))
	case actBackF:
		s.line = kept(s.line.tab(-1, s.face.Block))
	case keys.ClearLine:
		s.line = kept(s.line.clear())
		if s.shown != seatKeyOf(s.face) && !s.line.busy() {
			return s.goOn(), nil, true
		}
	case keys.ToList:
		return s.focus(false), nil, true
	case keys.ToLine:
		return s.focus(true), nil, true
	case seat.ActMore:
		if f, ok := s.centre.(seat.Filler); ok && f.Begin() != "" {
			s.line = kept(s.line.filled(f.Begin(), s.face.Block))
			return s.focus(true), nil, true
		}
	case actHand:
		return s, screen.Send(session.RaiseHand{Session: s.face.Session, Person: s.face.Me.ID, Up: !s.face.Hand}), true
	case actAsks:
		return s, screen.Open(questions.OpenSeat(s.env, s.face)), true
	case keys.Undo:
		next, cmd := s.undo()
		return next, cmd, true
	case keys.Quit:
		return s, s.askLeave(), true
	case keys.Enter:
		if s.late {
			s.late = false
			return s.goOn(), nil, true
		}
		return s, nil, false
	default:
		return s, nil, false
	}
	return s.fit(), nil, true
}

// save sends the line. It files the words in the block where they were begun, and then goes on with the room.
func (s seatScreen) save() (screen.Screen, tea.Cmd) {
	if s.line.editor.Empty() {
		return s, nil
	}
	line, say := s.line.sent(s.face)
	s.line = &line
	if s.shown != seatKeyOf(s.face) && !s.line.busy() {
		return s.goOn(), screen.Send(say)
	}
	return s.tell().fit(), screen.Send(say)
}

// undo takes the latest action of one's own back, or says what depends on it or stands before it.
func (s seatScreen) undo() (screen.Screen, tea.Cmd) {
	u := s.face.Undo
	switch {
	case u.Says != "":
		s.said = u.Says
		return s, nil
	case u.Blocked != "":
		s.said = `"` + u.Label + `" cannot be taken back: ` + u.Blocked
		return s, nil
	}
	return s, screen.Send(u.Takes(s.face.Session))
}

// askLeave asks before the seat is left: leaving is not closing.
func (s seatScreen) askLeave() tea.Cmd {
	will := "The " + s.face.Recap.Called() + " goes on, and all that you said and marked is kept."
	if s.face.State == model.Closed {
		will = "All that you said and marked is kept."
	}
	q := widget.Confirm{Question: "Leave for now?", Yes: "leave", Will: []string{will}}
	if s.face.Personal != "" {
		q.Will = append(q.Will, "You come back to this seat with this line:", s.face.Personal)
	}
	return screen.Open(dialog.Confirm(s.env, "leave", q, Leave))
}
