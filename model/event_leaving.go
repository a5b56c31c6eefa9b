package model

// leavingTypes is the events of what leaves as files, and what comes back: 320 to 329.
func leavingTypes() map[EventType]Event { return map[EventType]Event{} }
