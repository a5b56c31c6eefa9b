package tui

import (
	"fmt"
	"strconv"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/keys"
	"serendip/tui/method/questions"
	"serendip/tui/method/speakers"
)

// What a stage does with speakers and with what the room asks.
const (
	actViewAsked    keys.Action = "view questions"
	actAddSpeaker   keys.Action = "add speaker"
	actTurnSide     keys.Action = "speaker's side"
	actQuestion     keys.Action = "question"
	actAnswerAsked  keys.Action = "answer question"
	actHideAsked    keys.Action = "hide question"
	actReleaseAsked keys.Action = "release question"
	actPinAsked     keys.Action = "pin question"
	actMergeAsked   keys.Action = "merge questions"
	actHandsAsked   keys.Action = "hands at question"
)

// meetupKeys are the clock of who speaks, by one key, and the questions on the wall by another.
func (s stage) meetupKeys() keys.Map {
	f := s.face
	turn := keys.Binding{Action: speakers.ActTurn, Label: speakers.TurnLabel(f.Speakers != nil && f.Speakers.Now != ""), Group: "Speakers", Where: keys.List,
		About: "Stop the clock of who speaks, or start that of the next", Off: f.State != model.Live || s.speakerTurn() == nil}
	side := keys.Binding{Action: actTurnSide, Label: "other side", Group: "Speakers", Where: keys.List, Off: turn.Off,
		About: "Who speaks, else who is next: customer, vendor or prospect; the stage says which"}
	if f.Block.Method == model.Speakers {
		turn.Keys, side.Keys = []string{"space"}, []string{"v"}
	}
	about := "Wall: what the room asks, the best first"
	if f.View == model.ViewQuestions {
		about = "Wall: the block's own picture"
	}
	return keys.Map{turn, side, {Action: actViewAsked, Keys: []string{"Q"}, Label: "questions", Group: "Wall", Where: keys.List,
		Quiet: f.Block.Method != model.Speakers, Off: f.State != model.Live, About: about}}
}

// speakerTurn is what the one key means; nil when all have spoken.
func (s stage) speakerTurn() session.Intent {
	switch p := s.face.Speakers; {
	case p == nil || p.Now == "" && p.Next == "":
		return nil
	case p.Now != "":
		return session.StopSpeaker{Session: s.face.Session, Speaker: p.NowID}
	default:
		return session.StartSpeaker{Session: s.face.Session, Speaker: p.NextID}
	}
}

// sideTurned turns whose speaker this is: who speaks, else who is next.
func (s stage) sideTurned() session.Intent {
	switch p := s.face.Speakers; {
	case p == nil || p.Now == "" && p.Next == "":
		return nil
	case p.Now != "":
		return session.TurnSpeakerSide{Session: s.face.Session, Speaker: p.NowID}
	default:
		return session.TurnSpeakerSide{Session: s.face.Session, Speaker: p.NextID}
	}
}

// meetupIntent is what those keys mean; nil for another one.
func (s stage) meetupIntent(a keys.Action) session.Intent {
	switch a {
	case speakers.ActTurn:
		return s.speakerTurn()
	case actTurnSide:
		return s.sideTurned()
	case actViewAsked:
		return questions.TurnWall(s.face.Session, s.face.View)
	}
	return nil
}

// meetupAsks need a word first.
func meetupAsks() []stageAsk {
	const group = "Questions"
	which := asked("which question, by its number?")
	onQuestion := func(make func(in model.SessionID, id model.QuestionID, rest []string) (session.Intent, error)) func(session.StageFace, []string) (session.Intent, error) {
		return func(f session.StageFace, a []string) (session.Intent, error) {
			id, err := questionOf(f, a[0])
			if err != nil {
				return nil, err
			}
			return make(f.Session, id, a[1:])
		}
	}
	return []stageAsk{
		{actAddSpeaker, "Queue a speaker: a name, then minutes and side where they are not 5 and customer", "Speakers",
			[]stageQuestion{{words: "who speaks?", offer: people}}, func(f session.StageFace, a []string) (session.Intent, error) {
				return session.QueueSpeaker{Session: f.Session, Line: a[0]}, nil
			}},
		{actQuestion, "Keep a question, for @somebody or for nobody in particular", group, []stageQuestion{asked("the question:")},
			func(f session.StageFace, a []string) (session.Intent, error) {
				return session.AskQuestion{Session: f.Session, Block: f.Block.ID, Line: a[0]}, nil
			}},
		{actAnswerAsked, "A question is answered; what was answered may be written down", group, []stageQuestion{which, {words: "the answer (empty: none):", empty: true, spare: true}},
			onQuestion(func(in model.SessionID, id model.QuestionID, a []string) (session.Intent, error) {
				return session.AnswerQuestion{Session: in, Question: id, Done: true, Answer: a[0]}, nil
			})},
		{actHideAsked, "Take a question off wall and seats; its author reads why", group, []stageQuestion{which, asked("why?")},
			onQuestion(func(in model.SessionID, id model.QuestionID, a []string) (session.Intent, error) {
				return session.HideQuestion{Session: in, Question: id, On: true, Reason: a[0]}, nil
			})},
		{actReleaseAsked, "Let a question that waits onto the wall", group, []stageQuestion{which},
			onQuestion(func(in model.SessionID, id model.QuestionID, _ []string) (session.Intent, error) {
				return session.ReleaseQuestion{Session: in, Question: id, On: true}, nil
			})},
		{actPinAsked, "Put a question above all others", group, []stageQuestion{which},
			onQuestion(func(in model.SessionID, id model.QuestionID, _ []string) (session.Intent, error) {
				return session.PinQuestion{Session: in, Question: id, On: true}, nil
			})},
		{actHandsAsked, "Count the hands for a question, and those against it", group, []stageQuestion{which, asked("how many for it, and against?")},
			onQuestion(func(in model.SessionID, id model.QuestionID, a []string) (session.Intent, error) {
				hands, err := questions.Hands(a[0])
				return session.CountQuestion{Session: in, Question: id, Hands: hands}, err
			})},
		{actMergeAsked, "Merge a question into another that asks the same", group, []stageQuestion{which, asked("into which?")},
			func(f session.StageFace, a []string) (session.Intent, error) {
				from, err := questionOf(f, a[0])
				if err != nil {
					return nil, err
				}
				into, err := questionOf(f, a[1])
				return session.MergeQuestions{Session: f.Session, Into: into, From: from}, err
			}},
	}
}

// questionOf is the question of a number that somebody typed.
func questionOf(f session.StageFace, text string) (model.QuestionID, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(text, "#"))
	if err != nil {
		return model.QuestionID{}, fmt.Errorf("%q is no number", text)
	}
	id, ok := f.Asks[n]
	if !ok {
		return model.QuestionID{}, fmt.Errorf("there is no question %d", n)
	}
	return id, nil
}
