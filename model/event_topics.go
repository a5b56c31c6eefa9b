package model

// What becomes of an unconference's topics. A topic itself is captured, merged, explained and taken back as a use case is.
type (
	// TopicMoved says how far a topic is: to discuss, discussing, discussed.
	TopicMoved struct {
		Session SessionID  `cbor:"1,keyasint"`
		Topic   UseCaseID  `cbor:"2,keyasint"`
		Now     TopicStage `cbor:"3,keyasint,omitempty"`
		Was     TopicStage `cbor:"4,keyasint,omitempty"`
	}
	// TopicPlaced puts a topic into a slot and a room by hand, or takes it out of them (the zero Spot).
	TopicPlaced struct {
		Session SessionID `cbor:"1,keyasint"`
		Topic   UseCaseID `cbor:"2,keyasint"`
		Now     Spot      `cbor:"3,keyasint,omitzero"`
		Was     Spot      `cbor:"4,keyasint,omitzero"`
	}
	// TopicsScheduled is the whole schedule, as the rule made it.
	TopicsScheduled struct {
		Session SessionID     `cbor:"1,keyasint"`
		Now     []PlacedTopic `cbor:"2,keyasint,omitempty"`
		Was     []PlacedTopic `cbor:"3,keyasint,omitempty"`
	}
	// TopicConcluded is what a topic came to, in a line; the zero Text takes it away.
	TopicConcluded struct {
		Session SessionID `cbor:"1,keyasint"`
		Topic   UseCaseID `cbor:"2,keyasint"`
		Now     Text      `cbor:"3,keyasint,omitzero"`
		Was     Text      `cbor:"4,keyasint,omitzero"`
	}
	// PlacedTopic is a topic where it is.
	PlacedTopic struct {
		Topic UseCaseID `cbor:"1,keyasint"`
		Spot  Spot      `cbor:"2,keyasint"`
	}
)

// topicsTypes is the events of an unconference's topics and their schedule: 280 to 289.
func topicsTypes() map[EventType]Event {
	return map[EventType]Event{280: TopicMoved{}, 281: TopicPlaced{}, 282: TopicsScheduled{}, 283: TopicConcluded{}}
}

// EventType is 280.
func (TopicMoved) EventType() EventType { return 280 }

// EventType is 281.
func (TopicPlaced) EventType() EventType { return 281 }

// EventType is 282.
func (TopicsScheduled) EventType() EventType { return 282 }

// EventType is 283.
func (TopicConcluded) EventType() EventType { return 283 }
