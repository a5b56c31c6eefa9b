package questions

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// ViewOf is the wall's view of the questions.
const ViewOf = model.ViewQuestions

// Actions of the list.
const (
	actAsk     keys.Action = "questions.ask"
	actRelease keys.Action = "questions.release"
	actPin     keys.Action = "questions.pin"
	actDone    keys.Action = "questions.done"
	actAnswer  keys.Action = "questions.answer"
	actHands   keys.Action = "questions.hands"
	actMerge   keys.Action = "questions.merge"
	actPart    keys.Action = "questions.part"
	actHide    keys.Action = "questions.hide"
	actHold    keys.Action = "questions.hold"
	actWall    keys.Action = "questions.wall"
	actBack    keys.Action = "questions.back"
)

// TurnWall puts the questions on the wall, or brings the block's own picture back.
func TurnWall(in model.SessionID, now model.WallView) session.TurnWall {
	if now == ViewOf {
		return session.TurnWall{Session: in, View: model.ViewBlock}
	}
	return session.TurnWall{Session: in, View: ViewOf}
}

// Keys are the list's own.
func (c console) Keys() keys.Map {
	const group = "Questions"
	q, any := c.selected()
	hide, release, done, pin := "hide", "hold again", "answered", "pin"
	if q.Hidden {
		hide = "show"
	}
	if q.Held {
		release = "onto the wall"
	}
	if q.Done {
		done = "open again"
	}
	if q.Pinned {
		pin = "unpin"
	}
	hold, wall := "Let questions of seats onto the wall at once", "Put the questions onto the wall"
	if c.Face.Asked != nil && c.Face.Asked.Straight {
		hold = "Let questions of seats wait for you before the wall"
	}
	if c.Face.Wall.View == ViewOf {
		wall = "Bring the block's own picture back onto the wall"
	}
	m := keys.Map{
		{Action: actAsk, Keys: []string{"e"}, Label: "ask", Group: group, Where: keys.List, About: "Keep a question, for @somebody or for nobody in particular"},
		{Action: actRelease, Keys: []string{"r"}, Label: release, Group: group, Where: keys.List, About: "Let a held question onto the wall, or hold it again", Off: !any, Quiet: any && !q.Held},
		{Action: actDone, Keys: []string{"enter"}, Label: done, Group: group, Where: keys.List, About: "It is answered, or open again", Off: !any},
		{Action: actAnswer, Keys: []string{"w"}, Label: "write the answer", Group: group, Where: keys.List, About: "Write down what was answered", Off: !any},
		{Action: actPin, Keys: []string{"t"}, Label: pin, Group: group, Where: keys.List, About: "Put it above all others, or let it go", Off: !any || q.Done},
		{Action: actHands, Keys: []string{"f"}, Label: "count hands", Group: group, Where: keys.List, About: "Count the hands in the room, for it and against", Off: !any},
		{Action: actMerge, Keys: []string{"m"}, Label: "merge", Group: group, Where: keys.List, About: "Merge it into another that asks the same", Off: !any || len(c.Face.Asked.List()) < 2},
		{Action: actPart, Keys: []string{"x"}, Label: "part", Group: group, Where: keys.List, About: "Part what was merged into it last", Off: len(q.Merged) == 0},
		{Action: actHide, Keys: []string{"h"}, Label: hide, Group: group, Where: keys.List, About: "Take it off wall and seats with a reason that its author reads, or show it again", Off: !any},
		{Action: actWall, Keys: []string{"v"}, Label: "wall", Group: group, Where: keys.List, About: wall, Off: c.Face.State != model.Live},
		{Action: actHold, Keys: []string{"k"}, Label: "hold", Group: group, Where: keys.List, Quiet: true, About: hold},
	}
	if c.whole {
		m = keys.Map{{Action: actBack, Keys: []string{"esc", "q"}, Label: "back", Group: group, Fixed: true}}.And(m, keys.Map{
			{Action: keys.Palette, Keys: []string{"ctrl+p"}, Label: "all commands", Group: "Help", Fixed: true, Quiet: true, About: "Every action by name"},
		}, keys.Helping())
	}
	return m.And(keys.Map{desk.FindKey(c.list.Len())}, keys.Moving())
}

func name(q session.RoomQuestionFace) string { return fmt.Sprintf("%d  %s", q.Number, q.Words) }

func (c console) askNew() tea.Cmd {
	intro := []string{"Whose it is may stand in it: @kwame. It goes to the wall at once."}
	return screen.Open(dialog.Ask(c.Env, "ask a question", intro, "", "Who pays for it? @kwame", func(line string) tea.Cmd {
		return screen.Send(session.AskQuestion{Session: c.Face.Session, Block: c.Face.Block.ID, Line: line})
	}))
}

func (c console) askAnswer(q session.RoomQuestionFace) tea.Cmd {
	return screen.Open(dialog.Ask(c.Env, "what was answered?", []string{name(q)}, flat(q.Answer), "", func(line string) tea.Cmd {
		return screen.Send(session.AnswerQuestion{Session: c.Face.Session, Question: q.ID, Done: true, Answer: line})
	}))
}

func (c console) askHide(q session.RoomQuestionFace) tea.Cmd {
	intro := []string{name(q), "Its author reads why, in kind words."}
	return screen.Open(dialog.Ask(c.Env, "why is it hidden?", intro, "", "we come to it after the break", func(line string) tea.Cmd {
		return screen.Send(session.HideQuestion{Session: c.Face.Session, Question: q.ID, On: true, Reason: line})
	}))
}

func (c console) askHands(q session.RoomQuestionFace) tea.Cmd {
	value := ""
	if q.Hands != [2]int{} {
		value = fmt.Sprintf("%d %d", q.Hands[0], q.Hands[1])
	}
	field := widget.Field{ID: "line", Label: "Hands", Value: value, Example: "7 2", Help: "For it, then against it. One number is for it.", Must: true}
	return screen.Open(dialog.Form(c.Env, "count hands", []string{name(q)}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		hands, err := Hands(v["line"])
		if err != nil {
			return nil, dialog.Refusal{Field: "line", Sentence: err.Error()}
		}
		return screen.Send(session.CountQuestion{Session: c.Face.Session, Question: q.ID, Hands: hands}), dialog.Refusal{}
	}, field))
}

// Hands reads a show of hands: those for it, then those against it, who may be left out.
func Hands(line string) (hands [2]int, err error) {
	words := strings.Fields(strings.ReplaceAll(line, ",", " "))
	if len(words) < 1 || len(words) > 2 {
		return hands, fmt.Errorf("write how many are for it and how many against: 7 2")
	}
	for i, word := range words {
		if hands[i], err = strconv.Atoi(word); err != nil || hands[i] < 0 {
			return hands, fmt.Errorf("%q is no count", word)
		}
	}
	return hands, nil
}

func (c console) askMerge(from session.RoomQuestionFace) tea.Cmd {
	var choices []dialog.Choice
	for _, q := range c.Face.Asked.List() {
		if q.ID != from.ID {
			choices = append(choices, dialog.Choice{ID: q.ID.String(), Name: name(q), Note: q.By()})
		}
	}
	return screen.Open(dialog.Pick(c.Env, "merge into which?", name(from)+". Everybody's vote counts once.", choices, func(id string) tea.Cmd {
		into, _ := find(c.Face.Asked.List(), id)
		return screen.Send(session.MergeQuestions{Session: c.Face.Session, Into: into.ID, From: from.ID})
	}))
}
