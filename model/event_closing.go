package model

// closingTypes is the events of what people say of a meetup afterwards: 310 to 319.
func closingTypes() map[EventType]Event { return map[EventType]Event{} }
