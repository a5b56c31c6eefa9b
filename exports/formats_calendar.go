package exports

// calendarFormats is calendar entries.
func calendarFormats() []Format {
	return []Format{{Name: "ics", About: "the session, windows and check points, as a calendar", Write: writeCalendar,
		parts: []part{{suffix: ".ics", write: writeCalendar}}}}
}
