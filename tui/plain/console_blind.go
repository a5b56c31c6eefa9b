package plain

import (
	"fmt"

	"serendip/model"
	"serendip/session"
)

// blindDeeds are a block's questions and its dots: what everybody answers before anybody sees it.
func blindDeeds() []deed {
	return []deed{
		{"ask", "ask open|show|drop", "the questions of a poll, a pulse or readiness: ask them, show the answers for good, take them back; ask alone tells them", "Questions", turnAsking},
		{"dots", "dots open|close|reopen|reveal|drop", "the dot round; reveal and drop cannot be undone; dots alone tells how far it is", "Score", turnDots},
	}
}

func turnAsking(h host, args []string) (step, error) {
	a := h.f.Wall.Asking
	if len(args) == 0 {
		if a == nil {
			return step{lines: []string{nothingAsked(h.f)}}, nil
		}
		return step{lines: append(askingLines(h.f), askedOfAll(a)...)}, nil
	}
	if len(args) != 1 {
		return step{}, wrongWords{}
	}
	switch args[0] {
	case "open":
		if wordless(h.f.Block) {
			return step{}, session.Refuse(session.Conflict, "%s", nothingAsked(h.f))
		}
		return step{intent: session.OpenAsking{Session: h.f.Session}}, nil
	case "show", "drop":
		switch {
		case a == nil:
			return step{}, session.Refuse(session.Conflict, "%s", nothingAsked(h.f))
		case a.Shown:
			return step{}, session.Refuse(session.Conflict, "the answers are shown; ask tells them")
		case args[0] == "drop":
			return step{intent: session.DropAsking{Asking: a.ID}}, nil
		}
		return step{intent: session.ShowAnswers{Asking: a.ID}}, nil
	}
	return step{}, wrongWords{}
}

// nothingAsked says that no questions are open, and how they would be.
func nothingAsked(f session.ConsoleFace) string {
	switch {
	case wordless(f.Block):
		return f.Block.Title + " has no question yet; prompt and its words give it one."
	case f.Block.Method.Asks():
		return "Nothing is asked yet; ask open asks everybody " + count(len(f.Block.Asked()), "question.", "questions.")
	}
	return "Nothing is asked of everybody here; a poll, a pulse or readiness does that."
}

// wordless says whether a poll still lacks its question.
func wordless(b model.Block) bool {
	return b.Method == model.Poll && len(b.Asked()) == 0
}

// askedOfAll are the questions and, once shown, what was answered.
func askedOfAll(a *session.AskingFace) []string {
	return Questions(session.SeatFace{Asking: &session.SeatAsking{AskingFace: a}})
}

// askingLines say how many have answered what is asked now.
func askingLines(f session.ConsoleFace) []string {
	a := f.Wall.Asking
	switch {
	case a == nil:
		return nil
	case a.Shown:
		return []string{"The answers are shown; ask tells them."}
	}
	return []string{fmt.Sprintf("%s open. %d of %d have answered on seats, %d by show of hands. ask show shows the answers.",
		count(len(a.Questions), "question is", "questions are"), a.Answered, a.People, a.Hands)}
}

func turnDots(h host, args []string) (step, error) {
	d := h.f.Dots
	if len(args) == 0 {
		if d == nil {
			return step{lines: []string{"There is no dot round. dots open begins one over " + dotted(h.f)}}, nil
		}
		return step{lines: dotLines(h.f)}, nil
	}
	if len(args) != 1 {
		return step{}, wrongWords{}
	}
	if args[0] == "open" {
		if !takesDots(h.f) {
			return step{}, session.Refuse(session.Conflict, "%s takes no dots; a block of dots does, and one that scores, before its round", h.f.Block.Title)
		}
		return step{intent: session.OpenDots{Session: h.f.Session}}, nil
	}
	if !d.Waits() {
		d = &session.DotsFace{}
	}
	intent, known := map[string]session.Intent{
		"close": session.CloseRound{Round: d.ID}, "reopen": session.ReopenRound{Round: d.ID},
		"reveal": session.Reveal{Round: d.ID}, "drop": session.DropRound{Round: d.ID},
	}[args[0]]
	switch {
	case !known:
		return step{}, wrongWords{}
	case d.ID.IsZero():
		return step{}, session.Refuse(session.Conflict, "there is no dot round that was not revealed yet; dots open begins one")
	}
	return step{intent: intent}, nil
}

// takesDots says whether the console of the block opens dots too.
func takesDots(f session.ConsoleFace) bool {
	return f.Block.Method == model.Dots || f.Block.Method == model.Scoring
}

// dotted is what a dot round would be over.
func dotted(f session.ConsoleFace) string {
	if f.Block.Method == model.Dots {
		return "what the block is about."
	}
	return "what could be scored."
}

// dotLines are how far the dot round is, then what came of it. No dot of a seat is near it before.
func dotLines(f session.ConsoleFace) []string {
	d := f.Dots
	switch {
	case d == nil:
		return nil
	case d.Revealed:
		return dotsRevealed(&session.SeatDots{DotsFace: d})
	}
	state, next := "is open", "dots close closes it, dots reveal shows the dots"
	if !d.Open {
		state, next = "is closed and not revealed", "dots reveal shows the dots"
	}
	one, more := d.Noun()
	return []string{fmt.Sprintf("The dot round over %s %s. %d of %d handed in; dots from %d on seats, %d by tally, %d on a passed laptop. %s.",
		count(len(d.Cases), one, more), state, d.HandedIn, d.People, d.Voters, d.Tally, d.Laptop, next)}
}

// results are what was revealed: the marks, or the dots or the answers where the block is about those.
func results(h host) []string {
	if a := h.f.Wall.Asking; a != nil && a.Shown && h.f.Block.Method.Asks() {
		return askedOfAll(a)
	}
	if d := h.f.Dots; d != nil && d.Revealed && (h.f.Block.Method == model.Dots || h.f.Reveal == nil && h.f.Block.Method == model.Scoring) {
		return dotLines(h.f)
	}
	return revealed(h.seat())
}

// blindNews is what was shown or revealed since, or opened by another.
func blindNews(before, f session.ConsoleFace, own bool) []string {
	var lines []string
	if was, now := before.Wall.Asking, f.Wall.Asking; now != nil && (was == nil || was.ID != now.ID || was.Shown != now.Shown) {
		switch {
		case now.Shown:
			lines = append(lines, askedOfAll(now)...)
		case !own:
			lines = append(lines, askingLines(f)...)
		}
	}
	if was, now := before.Dots, f.Dots; now != nil && (was == nil || was.ID != now.ID || was.Open != now.Open || was.Revealed != now.Revealed) {
		if now.Revealed || !own {
			lines = append(lines, dotLines(f)...)
		}
	}
	return lines
}

// revealsElsewhere says with which words what is open here is shown, where no round of marks waits.
func revealsElsewhere(f session.ConsoleFace) string {
	a := f.Wall.Asking
	switch {
	case f.Dots.Waits():
		return "here dots wait to be revealed: dots reveal"
	case a != nil && !a.Shown:
		return "here answers wait to be shown: ask show"
	case f.Block.Method == model.Dots:
		return f.Block.Title + " has no marks to reveal; it takes dots, and dots open, dots reveal are its verbs"
	case f.Block.Method.Asks():
		return f.Block.Title + " has no marks to reveal; it asks questions, and ask open, ask show are its verbs"
	}
	return "no round waits to be revealed"
}

// opensInstead says what a block that does not score asks for.
func opensInstead(m model.Method) string {
	switch {
	case m == model.Dots:
		return "it takes dots: dots open"
	case m.Asks():
		return "it asks questions of everybody: ask open"
	}
	return "go to a block that scores: agenda lists them"
}
