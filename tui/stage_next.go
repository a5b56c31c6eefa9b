package tui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

func itoa(before string, n int) string { return before + strconv.Itoa(n) }

// coming is the block after the current one; false at the end of the agenda.
func (s stage) coming() (model.Block, bool) {
	if n := s.face.Position + 1; n < len(s.face.Agenda) {
		return s.face.Agenda[n], true
	}
	return model.Block{}, false
}

// onward is what the next step of the session is: the lobby, the first block, the next one; nil at the end.
func (s stage) onward() session.Intent {
	f := s.face
	switch f.State {
	case model.Draft:
		return session.OpenLobby{Session: f.Session}
	case model.Lobby:
		return session.GoLive{Session: f.Session}
	case model.Live:
		if _, ok := s.coming(); ok {
			return session.Advance{Session: f.Session, From: f.Block.ID}
		}
	case model.Closed:
	}
	return nil
}

// comingWords name that step.
func (s stage) comingWords() string {
	switch s.face.State {
	case model.Draft:
		return "next: open the lobby"
	case model.Lobby:
		return "next: go live with " + s.face.Block.Title
	case model.Live, model.Closed:
	}
	b, _ := s.coming()
	return "next: " + b.Title
}

// next shows what comes, and goes there at the second press.
func (s stage) next(waiting bool) (screen.Screen, tea.Cmd) {
	step := s.onward()
	switch {
	case s.face.State == model.Closed:
		return s, nil
	case step == nil && s.face.Role == session.CoFacilitator:
		s.said = "This is the last block; who leads closes the session"
		return s, nil
	case step == nil:
		return s, s.askClose()
	case waiting:
		return s, screen.Send(step)
	}
	s.arming = s.env.Now()
	return s, nil
}

// askClose says what is unfinished, and asks twice.
func (s stage) askClose() tea.Cmd {
	will := append(s.unfinished(), "Closing is for everybody, and cannot be undone. Every word is kept.")
	return s.confirm("close the session", widget.Confirm{
		Question: "Close " + s.face.Title + " for everybody?", Will: will, Yes: "close it", Twice: true,
	}, session.Close{Session: s.face.Session})
}

// unfinished is what may be said in public of what is not done.
func (s stage) unfinished() []string {
	var out, ahead []string
	for i, b := range s.face.Agenda {
		if i > s.face.Position {
			ahead = append(ahead, b.Title)
		}
	}
	if len(ahead) > 0 {
		out = append(out, "not yet done: "+strings.Join(ahead, ", "))
	}
	if s.face.Round.Waits() || s.face.Dots.Waits() {
		out = append(out, "a round that was never revealed: its marks stay sealed and are not counted")
	}
	for _, st := range s.face.Steps {
		if len(st.Missing) > 0 {
			out = append(out, itoa("", st.Case.Number)+" "+st.Case.Title+" has no "+strings.Join(st.Missing, ", no "))
		}
	}
	return out
}

// confirm asks in a box, because what follows cannot be taken back.
func (s stage) confirm(title string, q widget.Confirm, yes session.Intent) tea.Cmd {
	return screen.Open(dialog.Confirm(s.env, title, q, screen.Send(yes)))
}

// askPrivate says what the room would see before the console comes onto this screen.
func (s stage) askPrivate() tea.Cmd {
	return screen.Open(dialog.Confirm(s.env, "console on this screen", widget.Confirm{
		Question: "Show the console here, where the room reads it?",
		Will: []string{
			"The room would see your private notes, who is silent, who is away, and how late we are.",
			"It would see what is hidden from the wall or held back, with its authors.",
			"Elsewhere it stays private: over ssh, with a key that is listed.",
		}, Yes: "show it to the room", Twice: true,
	}, s.private))
}
