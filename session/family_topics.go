package session

import (
	"fmt"

	"serendip/model"
)

// Topics is an unconference's board. A topic itself is captured as a use case is, of its own kind; here is what became of
// it. The maps are replaced, never written.
type Topics struct {
	Spots     map[model.UseCaseID]model.Spot
	Stages    map[model.UseCaseID]model.TopicStage
	Concluded map[model.UseCaseID]model.Text
}

// MoveTopic says how far a topic is. What is discussed gets the clock; what was discussed in the same room before is over.
type MoveTopic struct {
	Session model.SessionID
	Topic   model.UseCaseID
	To      model.TopicStage
}

// PlaceTopic puts a topic into a slot and a room by hand, the zero Spot out of them. One that is there changes places.
type PlaceTopic struct {
	Session model.SessionID
	Topic   model.UseCaseID
	Spot    model.Spot
}

// ScheduleTopics makes the schedule anew. What was put somewhere by hand, or is over, stays there.
type ScheduleTopics struct{ Session model.SessionID }

// ConcludeTopic is what a topic came to, in a line; empty takes it away.
type ConcludeTopic struct {
	Session model.SessionID
	Topic   model.UseCaseID
	Words   string
}

// ImportTopics takes proposals from a file: all of them, or none.
type ImportTopics struct {
	Session model.SessionID
	Source  string // the file's name
	Rows    []TopicRow
}

// TopicRow is a proposal from a file.
type TopicRow struct {
	Title  model.Line
	About  model.Note
	People []string // who proposes it; the first one first
	When   string   // when and where it was, in words; "" for nothing
}

func (MoveTopic) intent()      {}
func (PlaceTopic) intent()     {}
func (ScheduleTopics) intent() {}
func (ConcludeTopic) intent()  {}
func (ImportTopics) intent()   {}

// topicsFamily is an unconference's topics and their schedule.
func topicsFamily() family {
	return family{decide: (*decision).topics, apply: applyTopics, inverse: inverseOfTopics, facets: facetsOfTopics, session: sessionOfTopics,
		label: labelOfTopics, rights: func() []Right { return []Right{{Intent: ConcludeTopic{}, Scribe: true}} }}
}

// board is a session's topics, to be read.
func (v *Session) board() Topics {
	if v.Topics == nil {
		return Topics{}
	}
	return *v.Topics
}

func (s *State) withTopics(id model.SessionID, change func(*Topics)) {
	s.withSession(id, func(v *Session) {
		t := v.board()
		change(&t)
		v.Topics = &t
	})
}

func applyTopics(s *State, _ Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.TopicMoved:
		s.withTopics(e.Session, func(t *Topics) { t.Stages = withEntry(t.Stages, e.Topic, e.Now) })
	case model.TopicPlaced:
		s.withTopics(e.Session, func(t *Topics) { t.Spots = withEntry(t.Spots, e.Topic, e.Now) })
	case model.TopicsScheduled:
		s.withTopics(e.Session, func(t *Topics) {
			t.Spots = make(map[model.UseCaseID]model.Spot, len(e.Now))
			for _, p := range e.Now {
				t.Spots[p.Topic] = p.Spot
			}
		})
	case model.TopicConcluded:
		s.withTopics(e.Session, func(t *Topics) { t.Concluded = withEntry(t.Concluded, e.Topic, e.Now) })
	default:
		return false
	}
	return true
}

func inverseOfTopics(e model.Event) model.Event {
	switch e := e.(type) {
	case model.TopicMoved:
		e.Now, e.Was = e.Was, e.Now
		return e
	case model.TopicPlaced:
		e.Now, e.Was = e.Was, e.Now
		return e
	case model.TopicsScheduled:
		e.Now, e.Was = e.Was, e.Now
		return e
	case model.TopicConcluded:
		e.Now, e.Was = e.Was, e.Now
		return e
	}
	return nil
}

// facetsOfTopics: a schedule touches the place of everything that it has or had.
func facetsOfTopics(e model.Event) []facet {
	const place = "spot"
	switch e := e.(type) {
	case model.TopicMoved:
		return []facet{{e.Topic, "topic stage"}}
	case model.TopicPlaced:
		return []facet{{e.Topic, place}, {e.Session, place}}
	case model.TopicsScheduled:
		out := []facet{{e.Session, place}}
		for _, list := range [][]model.PlacedTopic{e.Now, e.Was} {
			for _, p := range list {
				out = append(out, facet{p.Topic, place})
			}
		}
		return out
	case model.TopicConcluded:
		return []facet{{e.Topic, "concluded"}}
	}
	return nil
}

func sessionOfTopics(_ *State, e model.Event) (model.SessionID, bool) {
	switch e := e.(type) {
	case model.TopicMoved:
		return e.Session, true
	case model.TopicPlaced:
		return e.Session, true
	case model.TopicsScheduled:
		return e.Session, true
	case model.TopicConcluded:
		return e.Session, true
	}
	return model.SessionID{}, false
}

func labelOfTopics(s *State, e model.Event) string {
	number := func(id model.UseCaseID) int {
		if c := s.UseCase(id); c != nil {
			return c.Number
		}
		return 0
	}
	switch e := e.(type) {
	case model.TopicMoved:
		return fmt.Sprintf("%d %s", number(e.Topic), e.Now)
	case model.TopicPlaced:
		return fmt.Sprintf("place of %d", number(e.Topic))
	case model.TopicsScheduled:
		return "schedule"
	case model.TopicConcluded:
		return fmt.Sprintf("conclusion of %d", number(e.Topic))
	}
	return ""
}
