package getting

import (
	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/tui/screen"
)

// Cards is an exporter that also writes the success card of one use case.
type Cards interface {
	// Card is what writes the card of a use case by its number. The error's text says what is missing for one.
	Card(s model.SessionID, number int) (Exporter, error)
}

// Of is the use case that a success card is of.
type Of struct {
	Session model.SessionID
	Number  int
}

// CardOf is what opens the dialog of a success card, given an [Of], for an exporter; nil where it writes none.
func CardOf(x Exporter) func(env screen.Env, of any) tea.Cmd {
	cards, ok := x.(Cards)
	if !ok {
		return nil
	}
	return func(env screen.Env, what any) tea.Cmd {
		of, is := what.(Of)
		if !is {
			return nil
		}
		return func() tea.Msg {
			card, err := cards.Card(of.Session, of.Number)
			if err != nil {
				return screen.ResultMsg{Err: err}
			}
			g := New(env, card, of.Session).(getting)
			g.title, g.after = "success card", "success card written"
			return screen.OpenMsg{Screen: g}
		}
	}
}
