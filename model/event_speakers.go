package model

// speakersTypes is the events of who speaks, and for how long: 290 to 299.
func speakersTypes() map[EventType]Event { return map[EventType]Event{} }
