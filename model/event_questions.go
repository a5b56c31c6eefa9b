package model

// questionsTypes is the events of what the room asks: 300 to 309.
func questionsTypes() map[EventType]Event { return map[EventType]Event{} }
