package tui

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/keys"
)

// askKeys are the actions that need a word first; the block's most needed ones have a letter.
func (s stage) askKeys() keys.Map {
	letters := stageLetters(s.face.Block.Method)
	var own, common, byName keys.Map
	for _, a := range stageAsks() {
		b := keys.Binding{Action: a.action, Label: string(a.action), Group: a.group, About: a.about, Where: keys.List}
		l, ok := letters[a.action]
		switch {
		case !ok:
			byName = append(byName, b)
			continue
		case strings.ToLower(l) != l || a.action == actParkCase: // as on the console; the footer has no room for them
			b.Keys, b.Quiet = []string{l}, true
			byName = append(byName, b)
		case slices.Contains([]keys.Action{actJump, "edit", "hide"}, a.action):
			b.Keys = []string{l}
			common = append(common, b)
		default:
			b.Keys = []string{l}
			own = append(own, b)
		}
	}
	return slices.Concat(own, common, byName)
}

// stageLetters are the letters of a block.
func stageLetters(m model.Method) map[keys.Action]string {
	out := map[keys.Action]string{actJump: "g", "edit": "e", "hide": "h"}
	switch m {
	case model.Connect:
		delete(out, "edit")
		delete(out, "hide")
		out[actCheckIn] = "i"
	case model.Capture, model.Minutes, model.Grouping:
		out["merge"], out["kind"], out["hands"] = "m", "k", "s"
	case model.Scoring:
		out["fingers"], out["aim"], out["tally dots"] = "f", "l", "t"
	case model.Dots:
		out["tally dots"] = "t"
	case model.Matrix, model.Weighted:
		out["fingers"] = "f"
	case model.RICE, model.WSJF:
		out["numbers"] = "n"
	case model.Shortlist:
		out["select"], out["deselect"], out["override"] = "s", "d", "o"
	case model.FirstSteps:
		out["owner"], out["measure"], out["date"] = "o", "m", "d"
		out["page"], out["write"], out["task"] = "a", "w", "t"
	case model.Recap:
		out[actDecision], out[actAction], out[actNextTime] = "d", "a", "n"
	case model.Purpose:
		out["vision"] = "v"
	case model.Readiness, model.Poll, model.Pulse:
		out[actAskHands] = "f"
	case model.Review:
		out[actStageVerdict], out[actStageFigure], out[actStagePromise], out[actStageAll] = "v", "f", "w", "a"
	case model.Readout:
		out[actStagePromise], out[actStageAll] = "w", "a"
	case model.Champions:
		out[actStageChampion] = "a"
	case model.Speakers:
		out[actAddSpeaker], out[actQuestion] = "e", "x"
		delete(out, "edit")
	case model.Questions:
		out[actQuestion], out[actAnswerAsked], out[actHandsAsked], out[actPinAsked] = "e", "w", "f", "t"
		delete(out, "edit")
	case model.Topics:
		out["merge"], out["hands"] = "m", "s"
		out[actTopicMove], out[actTopicPlace], out[actTopicCame], out[actTimetable] = "d", "j", "f", "t"
	case model.Break, model.Discuss:
	}
	for a, letter := range map[keys.Action]string{actAction: "A", actDecision: "D", actPark: "P", actParkCase: "z", actBecame: "K", actRoom: "Y"} { // in every block, as on the console
		if _, own := out[a]; !own {
			out[a] = letter
		}
	}
	if m == model.Discuss {
		out[actTopic] = "t"
	}
	if m == model.Grouping {
		out["themes"] = "t"
	}
	if m == model.Minutes {
		out["minutes"] = "d"
	}
	return out
}

func findAsk(a keys.Action) (stageAsk, bool) {
	for _, ask := range stageAsks() {
		if ask.action == a {
			return ask, true
		}
	}
	return stageAsk{}, false
}

// stageAsks is every action that needs a word or two first.
func stageAsks() []stageAsk {
	return slices.Concat(caseAsks(), choiceAsks(), pageAsks(), weighAsks(), dotAsks(), noteAsks(), talkAsks(), sessionAsks(), askingAsks(), claimAsks(), reviewAsks(), meetupAsks(), topicAsks())
}

// asked makes a question that may not stay empty.
func asked(words string) stageQuestion { return stageQuestion{words: words} }

// which asks for a use case by its number.
func which(what string) stageQuestion { return asked(what + " which number?") }

// caseOf is the use case of a number that somebody typed.
func caseOf(f session.StageFace, text string) (model.UseCaseID, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(text, "#"))
	if err != nil {
		return model.UseCaseID{}, fmt.Errorf("%q is no number", text)
	}
	id, ok := f.Numbers[n]
	if !ok {
		return model.UseCaseID{}, fmt.Errorf("there is no %d", n)
	}
	return id, nil
}

// onCase makes an intent out of a use case's number and the other answers.
func onCase(make func(f session.StageFace, id model.UseCaseID, rest []string) (session.Intent, error)) func(session.StageFace, []string) (session.Intent, error) {
	return func(f session.StageFace, a []string) (session.Intent, error) {
		id, err := caseOf(f, a[0])
		if err != nil {
			return nil, err
		}
		return make(f, id, a[1:])
	}
}

// people completes the names of those who are here.
func people(f session.StageFace) []string { return f.Complete }

// titleOf is the title of the use case that was just named, where the wall shows it.
func titleOf(f session.StageFace, before []string) string {
	id, err := caseOf(f, before[0])
	i := slices.IndexFunc(f.Cases, func(c session.CaseFace) bool { return err == nil && c.ID == id })
	if i < 0 {
		return ""
	}
	return f.Cases[i].Title
}

// count is a number from 0 on.
func count(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%q is no count", text)
	}
	return n, nil
}

// day is a date as people type it: 2026-10-21, 21.10.2026 or 21.10.
func day(text string, now time.Time) (string, error) {
	for _, layout := range []string{time.DateOnly, "2.1.2006", "2 Jan 2006"} {
		if at, err := time.Parse(layout, text); err == nil {
			return at.Format(time.DateOnly), nil
		}
	}
	for _, layout := range []string{"2.1.", "2 Jan"} {
		at, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		at = at.AddDate(now.Year()-at.Year(), 0, 0)
		if at.Before(now.AddDate(0, -1, 0)) {
			at = at.AddDate(1, 0, 0)
		}
		return at.Format(time.DateOnly), nil
	}
	return "", errors.New("write the date as 2026-10-21")
}
