package exports

// calendarFormats is calendar entries.
func calendarFormats() []Format { return nil }
