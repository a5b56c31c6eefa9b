package tui

import (
	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/method/ask"
	"serendip/tui/screen"
	"serendip/tui/seat"
)

const actToRecap keys.Action = "back to the recap"

// seatAfter is the closed session's page with the survey after it in front: enter begins it, esc is back to the page.
type seatAfter struct {
	page   seat.Page
	asked  screen.Screen
	answer bool
}

func newSeatAfter(env screen.Env, f *session.SeatFace) screen.Screen {
	return seatAfter{asked: ask.NewSeat(env, f), page: seat.NewPage(env, f, func(c seat.Centre) []string {
		t, w := c.Theme(), c.TextWidth()
		words := "A few questions about how it was, and what you want next. Nobody sees who answered what."
		if a := c.Face.After; a != nil && len(a.Mine) > 0 {
			words = "Your answers are kept. Enter looks at them again, while the survey is open."
		}
		lines := append([]string{seat.Heading("How was it?", t)}, seat.Paragraph(words, w, t.Strong)...)
		return append(append(lines, t.AccentBold.Render("Press enter to answer."), ""), closedLines(c)...)
	})}
}

// Update takes keys and news; both parts hear the news.
func (s seatAfter) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	if _, key := msg.(tea.KeyPressMsg); key {
		switch a, _ := s.Keys().Action(msg, keys.List); {
		case !s.answer && a == keys.Enter:
			s.answer = true
			return s, nil
		case s.answer && a == actToRecap:
			s.answer = false
			return s, nil
		}
		var cmd tea.Cmd
		if s.answer {
			s.asked, cmd = s.asked.Update(msg)
			return s, cmd
		}
		p, cmd := s.page.Update(msg)
		s.page = p.(seat.Page)
		return s, cmd
	}
	p, first := s.page.Update(msg)
	s.page = p.(seat.Page)
	asked, second := s.asked.Update(msg)
	s.asked = asked
	return s, tea.Batch(first, second)
}

// SetSize gives the centre's size.
func (s seatAfter) SetSize(w, h int) screen.Screen {
	s.page, s.asked = s.page.SetSize(w, h).(seat.Page), s.asked.SetSize(w, h)
	return s
}

// View is the page, or the question that is answered.
func (s seatAfter) View() frame.Frame {
	if s.answer {
		return s.asked.View()
	}
	return s.page.View()
}

// Header is where one is among the questions.
func (s seatAfter) Header() string {
	if h, ok := s.asked.(seat.Header); ok && s.answer {
		return h.Header()
	}
	return ""
}

// KeyedBy implements [seat.Keyed].
func (s seatAfter) KeyedBy() any {
	type keyedBy struct {
		answer, scrolls bool
		asked           any
	}
	return keyedBy{s.answer, len(s.page.Keys()) > 0, s.asked.(seat.Keyed).KeyedBy()}
}

// Keys are the page's and enter, or those of the question.
func (s seatAfter) Keys() keys.Map {
	const group = "Survey"
	if s.answer {
		return s.asked.Keys().And(keys.Map{{Action: actToRecap, Keys: []string{"esc"}, Label: "recap", Group: group, Where: keys.List, Fixed: true, About: "Back to the recap; every answer is kept already"}})
	}
	return keys.Map{{Action: keys.Enter, Keys: []string{"enter"}, Label: "answer", Group: group, Where: keys.List, Fixed: true, About: "Answer the survey"}}.And(s.page.Keys())
}
