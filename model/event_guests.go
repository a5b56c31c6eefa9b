package model

// guestsTypes is the events of who may come, who comes, and with whom: 260 to 269.
func guestsTypes() map[EventType]Event { return map[EventType]Event{} }
