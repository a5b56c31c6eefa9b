package exports

// calendarFormats is calendar entries.
func calendarFormats() []Format {
	return []Format{{Name: "ics", About: "the session, and the windows and check points of what was selected, for a calendar", Write: writeCalendar,
		parts: []part{{suffix: ".ics", write: writeCalendar}}}}
}
