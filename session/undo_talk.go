package session

import (
	"fmt"

	"serendip/model"
)

// inverseOfTalk takes back what can be: a vote that was opened is dropped instead.
func inverseOfTalk(e model.Event) model.Event {
	switch e := e.(type) {
	case model.FeatureTalkBegun:
		return model.FeatureTalkJudged{Session: e.Session, Begun: e.At, Deep: true}
	case model.FeatureTalkEnded:
		return model.FeatureTalkEnded{Session: e.Session, Begun: e.Begun, At: e.Was, Was: e.At}
	case model.FeatureTalkJudged:
		return model.FeatureTalkJudged{Session: e.Session, Begun: e.Begun, Deep: !e.Deep}
	case model.DeepWorkTurned:
		return model.DeepWorkTurned{Session: e.Session, Block: e.Block, On: !e.On}
	case model.CaseParked:
		return model.CaseUnparked(e)
	case model.CaseUnparked:
		return model.CaseParked(e)
	case model.ItemSettled:
		return model.ItemSettled{Item: e.Item, Now: e.Was, Was: e.Now}
	case model.ActionAssigned:
		return model.ActionAssigned{Item: e.Item, Who: e.WasWho, Day: e.WasDay, WasWho: e.Who, WasDay: e.Day}
	case model.ActionTicked:
		return model.ActionTicked{Item: e.Item, Done: !e.Done}
	case model.TopicTaken:
		return model.TopicTaken{Session: e.Session, Now: e.Was, Was: e.Now}
	case model.FloorGiven:
		return model.FloorGiven{Session: e.Session, Person: e.Was, Was: e.Person}
	case model.ThumbsCounted:
		return model.ThumbsCounted{Vote: e.Vote, Counts: e.Was, Was: e.Counts}
	case model.VoteApplied:
		return model.VoteApplied{Vote: e.Vote, On: !e.On}
	}
	return nil
}

func facetsOfTalk(e model.Event) []facet {
	one := func(id [16]byte, part string) []facet { return []facet{{id, part}} }
	switch e := e.(type) {
	case model.FeatureTalkBegun:
		return one(e.Session, fmt.Sprint("talk ", e.At))
	case model.FeatureTalkEnded:
		return one(e.Session, fmt.Sprint("talk ", e.Begun))
	case model.FeatureTalkJudged:
		return one(e.Session, fmt.Sprint("talk ", e.Begun))
	case model.DeepWorkTurned:
		return one(e.Block, "deep work")
	case model.CaseParked:
		return []facet{{e.Case, ""}, {e.Item, ""}}
	case model.CaseUnparked:
		return []facet{{e.Case, ""}, {e.Item, ""}}
	case model.ItemSettled:
		return one(e.Item, "settled")
	case model.ActionAssigned:
		return one(e.Item, "doing")
	case model.ActionTicked:
		return one(e.Item, "done")
	case model.TopicTaken:
		return one(e.Session, "topic")
	case model.FloorGiven:
		return []facet{{e.Session, "floor"}, {e.Person, "hand"}, {e.Was, "hand"}}
	case model.ThumbsCounted:
		return []facet{{e.Vote, "hands"}}
	case model.VoteApplied:
		return []facet{{e.Vote, "applied"}}
	}
	return nil
}

func (s *State) sessionOfTalk(e model.Event) (model.SessionID, bool) {
	item := func(id model.ItemID) (model.SessionID, bool) {
		if it := s.Item(id); it != nil {
			return it.Session, true
		}
		return model.SessionID{}, false
	}
	switch e := e.(type) {
	case model.FeatureTalkBegun:
		return e.Session, true
	case model.FeatureTalkEnded:
		return e.Session, true
	case model.FeatureTalkJudged:
		return e.Session, true
	case model.DeepWorkTurned:
		return e.Session, true
	case model.CaseParked:
		return e.Session, true
	case model.ItemSettled:
		return item(e.Item)
	case model.ActionAssigned:
		return item(e.Item)
	case model.ActionTicked:
		return item(e.Item)
	case model.TopicTaken:
		return e.Session, true
	case model.FloorGiven:
		return e.Session, true
	case model.ThumbsCounted:
		return s.sessionOfRound(e.Vote)
	case model.VoteApplied:
		return s.sessionOfRound(e.Vote)
	}
	return model.SessionID{}, false
}

func (s *State) labelOfTalk(e model.Event) string {
	switch e := e.(type) {
	case model.FeatureTalkBegun:
		return "feature talk"
	case model.FeatureTalkEnded:
		return "back to deep work"
	case model.FeatureTalkJudged:
		return "that was deep work"
	case model.DeepWorkTurned:
		return choose(e.On, "lock as deep work", "unlock deep work")
	case model.CaseParked:
		if c := s.UseCase(e.Case); c != nil {
			return fmt.Sprintf("park %d", c.Number)
		}
	case model.ItemSettled:
		return "what became of a parked item"
	case model.ActionAssigned:
		return "who does an action"
	case model.ActionTicked:
		return choose(e.Done, "tick an action", "untick an action")
	case model.TopicTaken:
		if c := s.UseCase(e.Now.Case); c != nil {
			return fmt.Sprintf("talk about %d", c.Number)
		}
		return "end the topic"
	case model.FloorGiven:
		return "give the floor"
	case model.ThumbsCounted:
		return "thumbs of the room"
	}
	return ""
}
