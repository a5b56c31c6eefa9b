package model

// seriesTypes is the events of the meetups of a programme in order: 250 to 259.
func seriesTypes() map[EventType]Event { return map[EventType]Event{} }
