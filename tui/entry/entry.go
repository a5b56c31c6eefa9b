package entry

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// InMsg says that the newcomer has seen the way back and goes to the seat.
type InMsg struct{}

// PlainMsg says that the newcomer asked for the plain face by typing "plain" as a name.
type PlainMsg struct{}

// LeaveMsg says that the newcomer goes away.
type LeaveMsg struct{}

// JoinedMsg is the way back, when somebody has joined: the name under which they are on file, their personal code, and
// the line to paste.
type JoinedMsg struct{ Name, Code, Command string }

// PlainWord is what one types instead of a name to get the plain face.
const PlainWord = "plain"

// nameLimit is how many bytes a name may take here.
const nameLimit = 120

// phase is how far a newcomer is.
type phase int

const (
	naming phase = iota
	consenting
	joining
	joined
)

// Screen asks a newcomer for a name and for consent, and shows the personal code. It sends one [session.Join]. Of
// somebody who is on file it asks the consent only, and sends one [session.Agree].
type Screen struct {
	env   screen.Env
	face  session.SessionFace
	guest model.PersonID // who is on file already; zero for a newcomer
	w, h  int
	phase phase
	name  widget.Editor
	wrong string // why the last try failed
	way   JoinedMsg
}

// New is the screen of a newcomer to a session.
func New(env screen.Env, face session.SessionFace) Screen {
	e := widget.NewEditor("> ").SetLimit(nameLimit)
	e.Placeholder = "your name"
	return Screen{env: env, face: face, name: e}
}

// NewGuest is the screen of somebody on file who was never asked whether they agree.
func NewGuest(env screen.Env, face session.SessionFace, guest model.PersonID, name string) Screen {
	s := New(env, face)
	s.guest, s.phase, s.name = guest, consenting, s.name.SetText(name)
	return s
}

// invited says that this is no newcomer.
func (s Screen) invited() bool { return !s.guest.IsZero() }

// The actions of a newcomer.
const (
	actEnter keys.Action = "enter"
	actBack  keys.Action = "back"
	actClear keys.Action = "clear line"
)

// Where is the line while the name is typed.
func (s Screen) Where() keys.Where {
	if s.phase == naming && !s.over() {
		return keys.Line
	}
	return keys.List
}

// over says that nobody can join any more.
func (s Screen) over() bool { return s.face.State == model.Closed }

// Keys are the keys of the phase.
func (s Screen) Keys() keys.Map {
	enter := keys.Binding{Action: actEnter, Keys: []string{"enter"}, Label: "next", Group: "Come in", Fixed: true}
	back := keys.Binding{Action: actBack, Keys: []string{"esc"}, Label: "leave", Group: "Come in", Fixed: true}
	help := keys.Map{{Action: keys.Help, Keys: []string{"f1"}, Label: "help", Group: "Help", About: "Show what every key does"}}
	clear := keys.Binding{Action: actClear, Keys: []string{"ctrl+c"}, Label: "clear the name", Group: "Come in", Fixed: true, Quiet: true}
	switch {
	case s.over():
		enter.Label = "close"
		return keys.Map{enter}.And(help)
	case s.phase == consenting:
		enter.Label = "I agree, let me in"
		if !s.invited() {
			back.Label = "back"
		}
		return keys.Map{enter, back}.And(help)
	case s.phase == joining:
		return help
	case s.phase == joined:
		enter.Label = "go to your seat"
		return keys.Map{enter}.And(help)
	}
	return keys.Map{enter, clear, back}.And(help)
}

// Update takes keys, and what became of joining.
func (s Screen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.EnvMsg:
		s.env = msg.Env
		return s, nil
	case screen.ResultMsg:
		return s.answered(msg), nil
	case JoinedMsg:
		s.way, s.phase = msg, joined
		return s, nil
	case tea.KeyPressMsg, tea.PasteMsg, keys.ActionMsg:
		return s.press(msg)
	}
	return s, nil
}

// answered goes back to what was asked with the reason, when coming in was refused.
func (s Screen) answered(msg screen.ResultMsg) Screen {
	if msg.Err == nil {
		return s
	}
	switch msg.Intent.(type) {
	case session.Join:
		s.phase, s.wrong = naming, msg.Err.Error()
	case session.Agree:
		s.phase, s.wrong = consenting, msg.Err.Error()
	}
	return s
}

func (s Screen) press(msg tea.Msg) (screen.Screen, tea.Cmd) {
	a, ok := s.Keys().Action(msg, s.Where())
	switch {
	case ok && a == actEnter:
		return s.enter()
	case ok && a == actBack && s.phase == consenting && !s.invited():
		s.phase = naming
	case ok && a == actBack:
		return s, func() tea.Msg { return LeaveMsg{} }
	case ok && a == actClear:
		s.name = s.name.Clear()
	case s.phase == naming:
		s.name, _ = s.name.Update(msg)
		s.wrong = ""
	}
	return s, nil
}

// enter goes on: the name, then the consent, then in.
func (s Screen) enter() (screen.Screen, tea.Cmd) {
	name := strings.TrimSpace(s.name.Text())
	switch {
	case s.over():
		return s, func() tea.Msg { return LeaveMsg{} }
	case s.phase == naming && name == "":
		s.wrong = "Please type a name: the others will know you by it."
	case s.phase == naming && strings.EqualFold(name, PlainWord):
		return s, func() tea.Msg { return PlainMsg{} }
	case s.phase == naming && model.Reserved(name):
		s.wrong = name + " is a word of this program. Please type your own name."
	case s.phase == naming:
		s.phase = consenting
	case s.phase == consenting:
		s.phase, s.wrong = joining, ""
		if s.invited() {
			return s, screen.Send(session.Agree{Person: s.guest})
		}
		return s, screen.Send(session.Join{Session: s.face.Session, Name: name, Consent: true})
	case s.phase == joined:
		return s, func() tea.Msg { return InMsg{} }
	}
	return s, nil
}

// SetSize gives the layout.
func (s Screen) SetSize(w, h int) screen.Screen {
	s.w, s.h = w, h
	s.name = s.name.SetWidth(min(w-4, 60))
	return s
}
