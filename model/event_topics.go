package model

// topicsTypes is the events of an unconference's topics and their schedule: 280 to 289.
func topicsTypes() map[EventType]Event { return map[EventType]Event{} }
