package exports

// cardFormats is the lists of people to print. A success card and a one-pager are of one use case: `serendip card` and `serendip onepager`
// write them.
func cardFormats() []Format {
	return []Format{
		{Name: "attendees", About: "who is expected, for the door (names people)", Write: writeAttendees, Asked: true, parts: []part{{suffix: "-attendees.html", write: writeAttendees}}},
		{Name: "attendance", About: "who came, to print (names people)", Write: writeAttendance, Asked: true, parts: []part{{suffix: "-attendance.html", write: writeAttendance}}},
	}
}
