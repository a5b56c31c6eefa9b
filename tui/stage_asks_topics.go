package tui

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/keys"
)

const (
	actTopicMove  keys.Action = "discuss"
	actTopicPlace keys.Action = "place"
	actTopicCame  keys.Action = "concluded"
	actTimetable  keys.Action = "schedule"
)

// topicAsks are an unconference's board. Topics are proposed in the line, as ideas are.
func topicAsks() []stageAsk {
	const group = "Topics"
	return []stageAsk{
		{actTopicMove, "How far a topic is: to discuss, discussing, discussed", group,
			[]stageQuestion{which("discuss"), {words: "to discuss, discussing or discussed? (empty: the next of them)", offer: topicStages, empty: true, spare: true}},
			onCase(func(f session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
				to, err := topicStage(f, id, a[0])
				return session.MoveTopic{Session: f.Session, Topic: id, To: to}, err
			})},
		{actTopicPlace, "Put a topic into a slot and a room by hand", group,
			[]stageQuestion{which("place"), {words: "which slot and room? (- takes it out)", offer: topicPlaces}},
			onCase(func(f session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
				if f.Topics == nil {
					return nil, fmt.Errorf("this session has no block of topics")
				}
				spot, err := f.Topics.Grid.ParseSpot(a[0])
				return session.PlaceTopic{Session: f.Session, Topic: id, Spot: spot}, err
			})},
		{actTopicCame, "What a topic came to, in a line", group,
			[]stageQuestion{which("concluded"), {words: "what did it come to? (empty takes it away)", empty: true}},
			onCase(func(f session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
				return session.ConcludeTopic{Session: f.Session, Topic: id, Words: a[0]}, nil
			})},
		{actTimetable, "Make the schedule anew; what was placed by hand stays", group, []stageQuestion{{words: "make the schedule anew? (enter does it)", empty: true, spare: true}},
			func(f session.StageFace, _ []string) (session.Intent, error) {
				return session.ScheduleTopics{Session: f.Session}, nil
			}},
	}
}

func topicStages(session.StageFace) []string {
	var out []string
	for _, s := range model.TopicStages() {
		out = append(out, s.String())
	}
	return out
}

// topicStage is a stage by its word; for nothing the one after the topic's own.
func topicStage(f session.StageFace, id model.UseCaseID, word string) (model.TopicStage, error) {
	if word == "" {
		t, _ := f.Topics.Of(id)
		return (t.Stage + 1) % 3, nil
	}
	at := slices.Index(topicStages(f), strings.ToLower(word))
	if at < 0 {
		return 0, fmt.Errorf("%q is none of to discuss, discussing, discussed", word)
	}
	return model.TopicStages()[at], nil
}

// topicPlaces are the places that are free.
func topicPlaces(f session.StageFace) []string {
	var out []string
	if f.Topics == nil {
		return nil
	}
	for slot := range f.Topics.Grid.Slots {
		for room, name := range f.Topics.Grid.Rooms {
			if _, taken := f.Topics.At(slot+1, room+1); !taken {
				out = append(out, fmt.Sprintf("%d %s", slot+1, name))
			}
		}
	}
	return out
}
