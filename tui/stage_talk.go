package tui

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/keys"
)

const (
	actViewTalk keys.Action = "view talk"
	actTopic    keys.Action = "topic"
	actEndTopic keys.Action = "end topic"
	actDoer     keys.Action = "who does"
	actDone     keys.Action = "action done"
	actParkCase keys.Action = "park it"
)

// featureNow says whether the clock runs as feature talk.
func (s stage) featureNow() bool { return s.face.Feature && s.env.Now().Before(s.face.Until) }

// talkKeys are those of the console, with the same letters.
func (s stage) talkKeys() keys.Map {
	f := s.face
	feature, about := "feature talk", "The clock runs as feature talk: until the next idea, or for two minutes"
	if s.featureNow() {
		feature, about = "deep work", "The clock runs as deep work again"
	}
	lock := "Lock this block as deep work: requests and plans go to the parking lot"
	if f.DeepWork {
		lock = "Unlock this block: it is no longer kept for deep work"
	}
	talk := f.Talk.Now()
	const group = "Talk"
	return keys.Map{
		{Action: actFeature, Keys: []string{"ctrl+f"}, Label: feature, Group: group, Quiet: true, About: about},
		{Action: actWasDeep, Keys: []string{"F"}, Label: "was deep work", Group: group, Where: keys.List, Quiet: true, Off: f.Stretch == 0,
			About: "Correct it: the latest feature talk was deep work"},
		{Action: actDeepWork, Keys: []string{"B"}, Label: "lock", Group: group, Where: keys.List, Quiet: true, About: lock},
		{Action: actFloor, Keys: []string{"H"}, Label: "next hand", Group: group, Where: keys.List, Quiet: talk.Waiting == 0, Off: talk.Waiting == 0 && !talk.Speaks,
			About: "Give the floor to the hand that is up longest, and lower the one before"},
		{Action: actThumbs, Keys: []string{"U"}, Label: thumbsLabel(talk.Vote), Group: group, Where: keys.List, Quiet: talk.Vote == nil, Off: !mayTurn(f.Role, talk.Vote),
			About: "Vote by thumbs whether to go on: open it, close it, give the time"},
		{Action: actNoVote, Label: "drop vote", Group: group, Off: talk.Vote == nil || talk.Vote.Closed, About: "Drop the vote by thumbs, uncounted"},
		{Action: actEndTopic, Label: "end topic", Group: group, Off: talk.Topic == nil, About: "End the topic: the reveal comes back on the wall"},
		{Action: actViewTalk, Label: "talk", Group: "Wall", Where: keys.List, About: "Wall: how much was feature talk, how much deep work"},
	}
}

// talkIntent is what an action of the talk means; nil for another one.
func (s stage) talkIntent(a keys.Action) session.Intent {
	f := s.face
	switch a {
	case actFeature:
		return session.SwitchTalk{Session: f.Session, Feature: !s.featureNow()}
	case actWasDeep:
		return session.JudgeTalk{Session: f.Session, Begun: f.Stretch}
	case actDeepWork:
		return session.TurnDeepWork{Session: f.Session, Block: f.Block.ID, On: !f.DeepWork}
	case actFloor:
		return session.NextSpeaker{Session: f.Session, From: f.Floor}
	case actThumbs:
		return thumbsTurn(f.Session, f.Talk.Now().Vote)
	case actNoVote:
		return session.DropVote{Vote: f.Talk.Now().Vote.ID}
	case actEndTopic:
		return session.TakeTopic{Session: f.Session}
	case actViewTalk:
		return session.TurnWall{Session: f.Session, View: model.ViewTalk}
	}
	return nil
}

// talkAsks need a word first.
func talkAsks() []stageAsk {
	const group = "Talk"
	parked := stageQuestion{words: "which parked words?", offer: wordsOf(model.ItemParked)}
	action := stageQuestion{words: "which action?", offer: wordsOf(model.ItemAction)}
	return []stageAsk{
		{actTopic, "Talk about a use case, with its own small clock", group, []stageQuestion{which("talk about")},
			onCase(func(f session.StageFace, id model.UseCaseID, _ []string) (session.Intent, error) {
				return session.TakeTopic{Session: f.Session, Case: id}, nil
			})},
		{actParkCase, "Put a use case into the parking lot: it asks for a feature or a plan", group, []stageQuestion{which("park")},
			onCase(func(_ session.StageFace, id model.UseCaseID, _ []string) (session.Intent, error) {
				return session.ParkCase{Case: id}, nil
			})},
		{actRoom, "Count the thumbs of those without a seat", group, []stageQuestion{asked("how many up, sideways, down?")}, roomThumbs},
		{actBecame, "Say what became of a parked thing", "Notes",
			[]stageQuestion{parked, {words: "answered, use case, passed on, dropped or open?", offer: fates}, {words: "the answer, the name or the reason:", empty: true, spare: true}}, became},
		{actDone, "An action is done", "Notes", []stageQuestion{action}, func(f session.StageFace, a []string) (session.Intent, error) {
			it, err := itemBy(f, model.ItemAction, a[0])
			return session.TickAction{Item: it.ID, Done: !it.Done}, err
		}},
		{actDoer, "Who does an action, and until when", "Notes", []stageQuestion{action, {words: "who?", offer: people, empty: true}, {words: "until when?", empty: true}},
			func(f session.StageFace, a []string) (session.Intent, error) {
				it, err := itemBy(f, model.ItemAction, a[0])
				if err != nil || a[2] == "" {
					return session.AssignAction{Item: it.ID, Name: a[1]}, err
				}
				on, err := day(a[2], f.Start)
				return session.AssignAction{Item: it.ID, Name: a[1], Day: on}, err
			}},
	}
}

// listed are the noted things of a kind that the room may read.
func listed(f session.StageFace, kind model.ItemKind) []session.ItemFace {
	return slices.DeleteFunc(items(f), func(it session.ItemFace) bool { return it.Kind != kind })
}

func wordsOf(kind model.ItemKind) func(session.StageFace) []string {
	return func(f session.StageFace) []string {
		var out []string
		for _, it := range listed(f, kind) {
			out = append(out, it.Words)
		}
		return out
	}
}

func itemBy(f session.StageFace, kind model.ItemKind, words string) (session.ItemFace, error) {
	place, err := strconv.Atoi(strings.TrimPrefix(words, "#"))
	all := listed(f, kind)
	for _, meant := range []func(session.ItemFace) bool{
		func(it session.ItemFace) bool { return strings.EqualFold(it.Words, words) },
		func(it session.ItemFace) bool { return err == nil && it.Place == place },
	} {
		if i := slices.IndexFunc(all, meant); i >= 0 {
			return all[i], nil
		}
	}
	none := "no " + kind.String()
	if kind == model.ItemParked {
		none = "nothing parked"
	}
	return session.ItemFace{}, fmt.Errorf("%s reads like that or has that number; items lists all with their numbers", none)
}

func fates(session.StageFace) []string {
	return []string{"answered", "use case", "passed on", "dropped", "open"}
}

func became(f session.StageFace, a []string) (session.Intent, error) {
	it, err := itemBy(f, model.ItemParked, a[0])
	if err != nil {
		return nil, err
	}
	n, err := named(a[1], fates(f))
	if err != nil {
		return nil, err
	}
	switch fates(f)[n] {
	case "answered":
		return session.SettleItem{Item: it.ID, Fate: model.FateAnswered, Words: a[2]}, nil
	case "use case":
		return session.MakeCase{Item: it.ID}, nil
	case "passed on":
		return session.SettleItem{Item: it.ID, Fate: model.FatePassedOn, Name: a[2]}, nil
	case "dropped":
		return session.SettleItem{Item: it.ID, Fate: model.FateDropped, Words: a[2]}, nil
	}
	return session.SettleItem{Item: it.ID}, nil
}

func roomThumbs(f session.StageFace, a []string) (session.Intent, error) {
	vote := f.Talk.Now().Vote
	if vote == nil || vote.Closed {
		return nil, errors.New("no vote is open")
	}
	parts := strings.Fields(strings.ReplaceAll(a[0], ",", " "))
	if len(parts) != model.ThumbCount {
		return nil, errors.New("write three counts, such as 4 1 0")
	}
	var counts [model.ThumbCount]int
	for i, p := range parts {
		n, err := count(p)
		if err != nil {
			return nil, err
		}
		counts[i] = n
	}
	return session.CountThumbs{Vote: vote.ID, Counts: counts}, nil
}
