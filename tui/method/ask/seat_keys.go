package ask

import (
	"fmt"

	"serendip/model"
	"serendip/tui/keys"
	"serendip/tui/seat"
)

const (
	actBefore keys.Action = "question before"
	actAfter  keys.Action = "next question"
	actClear  keys.Action = "no answer"
	actTen    keys.Action = "answer 10"
)

// cellOf is the answer that an action gives to a question.
func cellOf(a keys.Action, q model.Question) (int, bool) {
	for cell := range q.Cells() {
		if a == actionOf(q, cell) {
			return cell, true
		}
	}
	return 0, false
}

func actionOf(q model.Question, cell int) keys.Action {
	if cell == 10 {
		return actTen
	}
	return keys.Action("answer " + digit(q, cell))
}

// KeyedBy implements [seat.Keyed].
func (s seatScreen) KeyedBy() any {
	type keyedBy struct {
		open, began, scrolls bool
		at, of               int
	}
	k := keyedBy{open: s.open(), began: s.began, scrolls: s.over() > 0, at: s.at}
	if s.Face.Asking != nil {
		k.of = len(s.Face.Asking.Questions)
	}
	return k
}

// Keys are those of the question; while no answers are taken, those to read on.
func (s seatScreen) Keys() keys.Map {
	if !s.open() {
		if s.over() > 0 {
			return seat.Scroll()
		}
		return nil
	}
	const group = "Answer"
	enter := keys.Binding{Action: keys.Enter, Keys: []string{"enter"}, Label: "begin", Group: group, Where: keys.List, Fixed: true, About: "Begin to answer"}
	if !s.began {
		return keys.Map{enter}
	}
	q, several := s.question(), len(s.Face.Asking.Questions) > 1
	enter.Label, enter.About = "next", "Go on to the next question"
	enter.Off = s.at == len(s.Face.Asking.Questions)-1
	if q.Kind == model.AskText {
		enter.Label, enter.About, enter.Off = "write", "Answer in your own words", false
	}
	var m keys.Map
	for cell := range q.Cells() {
		b := keys.Binding{Action: actionOf(q, cell), Keys: []string{digit(q, cell)}, Group: group, Where: keys.List, Fixed: true, Quiet: cell > 0, About: "Answer " + answerWords(q, cell)}
		switch {
		case cell == 0:
			b.Show, b.Label = fmt.Sprintf("%s-%s", digit(q, 0), digit(q, min(q.Cells()-1, 9))), "answer"
		case cell == 10:
			b.Keys, b.Label, b.Quiet = []string{"x"}, "ten", false
		}
		m = append(m, b)
	}
	m = append(m, enter,
		keys.Binding{Action: actBefore, Keys: []string{"left"}, Show: "←→", Label: "question", Group: group, Where: keys.List, Fixed: true, About: "The question before", Off: !several},
		keys.Binding{Action: actAfter, Keys: []string{"right"}, Group: group, Where: keys.List, Fixed: true, Quiet: true, About: "The next question", Off: !several},
		keys.Binding{Action: keys.Up, Keys: []string{"up"}, Show: "↑↓", Label: "choose", Group: group, Where: keys.List, Fixed: true, About: "The answer above", Off: q.Cells() == 0},
		keys.Binding{Action: keys.Down, Keys: []string{"down"}, Group: group, Where: keys.List, Fixed: true, Quiet: true, About: "The answer below", Off: q.Cells() == 0},
		keys.Binding{Action: actClear, Keys: []string{"backspace"}, Label: "no answer", Group: group, Where: keys.List, Fixed: true, Quiet: true, About: "Take the answer away", Off: q.Cells() == 0},
	)
	return m
}
