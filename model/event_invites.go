package model

// invitesTypes is the events of what is written to guests before and after: 270 to 279.
func invitesTypes() map[EventType]Event { return map[EventType]Event{} }
