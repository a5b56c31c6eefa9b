package tui

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/keys"
	"serendip/tui/method/ask"
	"serendip/tui/widget"
)

// What a stage does with the questions of its block.
const (
	actAskAll      keys.Action = "ask everybody"
	actShowAnswers keys.Action = "show answers"
	actTakeBack    keys.Action = "take questions back"
	actAskHands    keys.Action = "hands for a question"
)

// askingKeys put questions, show what was answered, take them back. One key puts them, another shows, as in a round.
func (s stage) askingKeys() keys.Map {
	if !s.face.Block.Method.Asks() {
		return nil
	}
	shown := s.face.Asking != nil && s.face.Asking.Shown
	open := s.face.Asking != nil && !shown
	return keys.Map{
		{Action: actAskAll, Keys: []string{"o"}, Label: ask.KeyLabel(shown), Group: "Questions", Where: keys.List, About: "Put the block's questions to everybody", Off: open},
		{Action: actShowAnswers, Keys: []string{"r", "v"}, Show: "r", Label: "show answers", Group: "Questions", Where: keys.List, About: "Show the answers; it cannot be undone", Off: !open},
		{Action: actTakeBack, Keys: []string{"d"}, Label: "take them back", Group: "Questions", Where: keys.List, Quiet: true, About: "Take the questions back, with what was answered", Off: !open},
	}
}

// asksEverybody does those keys.
func (s stage) asksEverybody(a keys.Action) tea.Cmd {
	f := s.face
	switch {
	case a == actAskAll && f.Asking != nil && f.Asking.Shown:
		return s.confirm(ask.KeyLabel(true), ask.Again(), session.OpenAsking{Session: f.Session})
	case a == actAskAll:
		return s.utter(session.OpenAsking{Session: f.Session})
	case f.Asking == nil:
		return nil
	case a == actShowAnswers:
		return s.confirm("show the answers", widget.Confirm{Question: "Show the answers?", Yes: "show them", Will: []string{
			"Everybody sees what was answered, without names.", "No more answers are taken, and it cannot be undone.",
		}}, session.ShowAnswers{Asking: f.Asking.ID})
	case a == actTakeBack:
		return s.confirm("take the questions back", widget.Confirm{Question: "Take the questions back?", Yes: "take them back", Will: []string{
			"What was answered so far is gone.",
		}}, session.DropAsking{Asking: f.Asking.ID})
	}
	return nil
}

// askingAsks is the show of hands for a question.
func askingAsks() []stageAsk {
	return []stageAsk{{actAskHands, "Count hands for one of the questions", "Questions",
		[]stageQuestion{asked("hands for which question?"), asked("how many for each answer, in order?")}, countHands}}
}

func countHands(f session.StageFace, a []string) (session.Intent, error) {
	n, err := strconv.Atoi(a[0])
	if f.Asking == nil || err != nil || n < 1 || n > len(f.Asking.Questions) {
		return nil, fmt.Errorf("there is no question %s now", a[0])
	}
	counts, err := ask.Counts(a[1], f.Asking.Questions[n-1].Cells())
	if err != nil {
		return nil, err
	}
	return session.CountAnswers{Asking: f.Asking.ID, Question: n - 1, Counts: counts}, nil
}
