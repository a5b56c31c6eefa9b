package tui

import (
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/keys"
	"serendip/tui/plain"
)

// PlainAsks is everything that a stage asks a word for, for a facilitator's conversation in lines: what one face can do,
// the other can.
func PlainAsks() []plain.Ask {
	var out []plain.Ask
	for _, a := range stageAsks() {
		ask := plain.Ask{Name: plainName(a.action), About: a.about, Group: a.group,
			Intent: func(f session.ConsoleFace, answers []string) (session.Intent, error) {
				return a.intent(stageOf(f), answers)
			}}
		for _, q := range a.questions {
			ask.Questions = append(ask.Questions, plainQuestion(q))
		}
		out = append(out, ask)
	}
	return out
}

func plainQuestion(q stageQuestion) plain.AskQuestion {
	one := plain.AskQuestion{Words: q.words, Empty: q.empty, Spare: q.spare, Place: q.place, Number: strings.HasSuffix(q.words, "which number?") || strings.HasSuffix(q.words, "into which number?")}
	if q.offer != nil {
		one.Offer = func(f session.ConsoleFace) []string { return q.offer(stageOf(f)) }
	}
	if q.value != nil {
		one.Value = func(f session.ConsoleFace, before []string) string { return q.value(stageOf(f), before) }
	}
	return one
}

// plainName is an action as a word that one would type.
func plainName(a keys.Action) string {
	switch a {
	case actJump:
		return "goto"
	case actItems:
		return "take off"
	}
	return string(a)
}

// stageOf is what a stage's questions need, from a console's face: use cases with all that a facilitator may know.
func stageOf(f session.ConsoleFace) session.StageFace {
	s := session.StageFace{WallFace: f.Wall, Complete: f.Complete, NamesOn: f.NamesOn, Undo: f.Undo, Role: f.Role, Numbers: map[int]model.UseCaseID{}}
	s.SessionFace, s.Cases, s.Round, s.Reveal, s.Shortlist, s.Steps = f.SessionFace, f.Cases, f.Round, f.Reveal, f.Shortlist, f.Steps
	s.Asks = map[int]model.QuestionID{}
	for _, q := range f.Asked.List() {
		s.Asks[q.Number] = q.ID
	}
	for _, r := range f.Agenda {
		b := r.Block
		b.Timebox -= r.Extra
		s.Agenda = append(s.Agenda, b)
	}
	for _, c := range f.Cases {
		s.Numbers[c.Number] = c.ID
		for i, n := range c.Merged {
			if i < len(c.MergedIDs) {
				s.Numbers[n] = c.MergedIDs[i]
			}
		}
	}
	return s
}
