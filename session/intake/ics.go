package intake

import (
	"fmt"
	"regexp"
	"strings"

	ical "github.com/arran4/golang-ical"

	"serendip/model"
)

// calendarGuests reads the replies that a calendar's events hold: one guest for each ATTENDEE.
func calendarGuests(file string, data []byte, existing Existing) (Preview[GuestRow], error) {
	text, as, fault := decode(data)
	if fault != nil {
		fault.File = file
		return Preview[GuestRow]{}, fault
	}
	var rows []GuestRow
	var doubts []Doubt
	events := 0
	for _, piece := range calendars(text) {
		c, fault := parseCalendar(piece)
		if fault != nil {
			fault.File = file
			return Preview[GuestRow]{}, fault
		}
		at, in := piece.line, piece.invited()
		for _, e := range c.Events() {
			events++
			for _, a := range e.Attendees() {
				at = in.next(a.Value, at)
				g, doubt, fault := attendee(a, at)
				if fault != nil {
					fault.File = file
					return Preview[GuestRow]{}, fault
				}
				if g.Name.IsZero() { // a room, or a projector
					continue
				}
				rows = append(rows, g)
				if doubt != "" {
					doubts = append(doubts, Doubt{Line: at, Row: at, Reasons: []string{doubt}})
				}
			}
		}
	}
	if len(rows) == 0 {
		what := eventsIn(events)
		if events > 0 {
			what += " and nobody is invited in it (no ATTENDEE with an address)"
		}
		return Preview[GuestRow]{}, &Error{File: file, Line: 1, What: what, Do: "Export the event with its replies, or the list of guests as CSV."}
	}
	return previewOf(file, as, asCalendar, rows, doubts, existing), nil
}

// eventsIn begins the sentence that refuses a calendar.
func eventsIn(n int) string {
	if n == 0 {
		return "the calendar has no events"
	}
	return fmt.Sprintf("the calendar has %d %s", n, plural(n, "event", "events"))
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// calendarPiece is one VCALENDAR of a file and the line it begins on.
type calendarPiece struct {
	text string
	line int
}

// calendars takes a file apart: some hold several calendars, and the parser reads one.
func calendars(text string) []calendarPiece {
	var all []calendarPiece
	from, line := 0, 1
	rest, at := text, 1
	for pos := 0; rest != ""; at++ {
		one, after, _ := strings.Cut(rest, "\n")
		pos += len(rest) - len(after)
		if strings.EqualFold(strings.TrimSpace(one), "END:VCALENDAR") {
			all = append(all, calendarPiece{text[from:pos], line})
			from, line = pos, at+1
		}
		rest = after
	}
	if strings.TrimSpace(text[from:]) != "" {
		all = append(all, calendarPiece{text[from:], line})
	}
	return all
}

var (
	atLine     = regexp.MustCompile(`line (\d+)`)
	cleanError = strings.NewReplacer("\n", " ", "\r", " ")
)

// parseCalendar reads one calendar, blank lines before it passed over.
func parseCalendar(p calendarPiece) (c *ical.Calendar, fault *Error) {
	const do = "Export it once more where it came from; a list of guests as CSV does as well."
	defer func() {
		if why := recover(); why != nil { // the parser's own bug on a file that is none of its kind
			c, fault = nil, &Error{Line: p.line, What: "this is no calendar that can be read", Do: do}
		}
	}()
	begun := strings.TrimLeft(p.text, " \t\n")
	skipped := strings.Count(p.text[:len(p.text)-len(begun)], "\n")
	c, err := ical.ParseCalendar(strings.NewReader(strings.ReplaceAll(begun, "\n", "\r\n")))
	if err != nil {
		n := 0
		if m := atLine.FindStringSubmatch(err.Error()); m != nil {
			_, _ = fmt.Sscan(m[1], &n)
		}
		return nil, &Error{Line: p.line + skipped + n, What: "the calendar cannot be read: " + excerpt(cleanError.Replace(err.Error()), 100), Do: do}
	}
	if !strings.Contains(strings.ToUpper(p.text), "END:VCALENDAR") {
		return nil, &Error{Line: p.line + strings.Count(strings.TrimRight(p.text, "\n"), "\n"), What: "the calendar breaks off before its end", Do: do}
	}
	return c, nil
}

// invited is where the ATTENDEE lines of a calendar stand, in order.
type invited struct {
	lines []int
	texts []string // without their folds
}

func (p calendarPiece) invited() (in invited) {
	n, open := p.line-1, false
	for l := range strings.Lines(p.text) {
		n++
		l = strings.TrimRight(l, "\n")
		switch {
		case l != "" && (l[0] == ' ' || l[0] == '\t'):
			if open {
				in.texts[len(in.texts)-1] += l[1:]
			}
		case len(l) > 8 && strings.EqualFold(l[:8], "ATTENDEE"):
			in.lines, in.texts, open = append(in.lines, n), append(in.texts, l), true
		default:
			open = false
		}
	}
	return in
}

// next takes the line of an address off the front; those of alarms before it are passed over.
func (in *invited) next(address string, or int) int {
	for i, text := range in.texts {
		if strings.Contains(text, address) {
			line := in.lines[i]
			in.lines, in.texts = in.lines[i+1:], in.texts[i+1:]
			return line
		}
	}
	return or
}

// partStat is what a reply in a calendar means.
func partStat(said string) model.GuestStatus {
	switch strings.ToUpper(said) {
	case "ACCEPTED", "COMPLETED", "IN-PROCESS":
		return model.GuestAttending
	case "DECLINED", "DELEGATED":
		return model.GuestDeclined
	}
	return model.GuestAwaiting // NEEDS-ACTION, TENTATIVE, and what is not said
}

// attendee makes a guest of a reply. A room or a resource is nobody.
func attendee(a *ical.Attendee, line int) (g GuestRow, doubt string, fault *Error) {
	one := func(name string) string { return strings.Join(a.ICalParameters[name], ", ") }
	if kind := strings.ToUpper(one("CUTYPE")); kind == "ROOM" || kind == "RESOURCE" {
		return g, "", nil
	}
	g = GuestRow{Line: line, Row: line, Reply: true, Status: partStat(one("PARTSTAT"))}
	address, whole := plainAddress(a.Value)
	g.Email = address
	name, err := model.CleanLine(strings.Trim(one("CN"), `"' `))
	if err != nil && address == "" {
		return g, "", &Error{Line: line, Name: "ATTENDEE", What: "somebody invited has neither a name nor an address that can be read", Do: "Mend or take out the line."}
	}
	g.Name = name
	if err != nil || strings.EqualFold(name.String(), address) {
		local, _, _ := strings.Cut(address, "@")
		if g.Name, err = model.CleanLine(local); err != nil {
			return g, "", &Error{Line: line, Name: "ATTENDEE", What: "the address cannot stand for a name: " + countOf(err), Do: "Give the line a CN."}
		}
		doubt = fmt.Sprintf("there is no name; %q, from the e-mail address, stands for it", g.Name)
	}
	if !whole {
		doubt = fmt.Sprintf("%q is no e-mail address", excerpt(a.Value, 40))
	}
	for _, p := range []string{"ROLE", "DELEGATED-TO", "DELEGATED-FROM"} {
		if note, err := model.CleanNote(one(p)); err == nil {
			g.Extra = append(g.Extra, model.Field{Name: p, Value: note.String()})
		}
	}
	return keyed(g), doubt, nil
}

func keyed(g GuestRow) GuestRow {
	if g.Key = g.Email; g.Key == "" {
		g.Key = nameKey(g.Name)
	}
	return g
}

// plainAddress is an e-mail address out of "mailto:a@b"; ok is false when there is none.
func plainAddress(text string) (address string, ok bool) {
	line, err := model.CleanLine(text)
	if err != nil {
		return "", false
	}
	text = line.String()
	if len(text) > 7 && strings.EqualFold(text[:7], "mailto:") {
		text = text[7:]
	}
	local, domain, ok := strings.Cut(text, "@")
	if !ok || local == "" || domain == "" || strings.ContainsAny(text, " ,;:<>\"()[]") || strings.Contains(domain, "@") {
		return "", false
	}
	return strings.ToLower(text), true
}
