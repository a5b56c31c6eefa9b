package intake

import (
	"fmt"
	"strings"
	"time"

	ical "github.com/arran4/golang-ical"
)

// calendar reads the events of a calendar as topics: who organises proposes. What is cancelled, what has no title and what
// says the same a second time for another day is left out, and counted.
func (p *TopicPreview) calendar(raw []byte) error {
	text, _, fault := decode(raw)
	if fault != nil {
		fault.File = p.File
		return fault
	}
	var problems Problems
	events, nameless, cancelled := 0, 0, 0
	seen := make(map[string]bool) // by UID: an event that recurs has one for each day that differs
	for _, piece := range calendars(text) {
		c, fault := parseCalendar(piece)
		if fault != nil {
			fault.File = p.File
			return fault
		}
		lines := piece.begins("VEVENT")
		for n, e := range c.Events() {
			events++
			line := piece.line
			if n < len(lines) {
				line = lines[n]
			}
			title, uid := said(e, ical.ComponentPropertySummary), said(e, ical.ComponentPropertyUniqueId)
			switch {
			case strings.EqualFold(said(e, ical.ComponentPropertyStatus), "CANCELLED"):
				cancelled++
				continue
			case strings.TrimSpace(title) == "":
				nameless++
				continue
			case uid != "" && seen[uid+title]:
				continue
			}
			seen[uid+title] = true
			t := TopicRow{Line: line}
			if o := e.GetProperty(ical.ComponentPropertyOrganizer); o != nil {
				if name := strings.Trim(strings.Join(o.ICalParameters["CN"], ", "), `"' `); name != "" {
					t.People = append(t.People, name)
				}
			}
			p.take(&problems, t, 1, title, said(e, ical.ComponentPropertyDescription), joined(startOf(e), said(e, ical.ComponentPropertyLocation)))
		}
	}
	for _, left := range []struct {
		n   int
		why string
	}{{nameless, "without a title"}, {cancelled, "cancelled"}} {
		if left.n > 0 {
			p.Notes = append(p.Notes, fmt.Sprintf("%d %s %s and left out", left.n, plural(left.n, "event is", "events are"), left.why))
		}
	}
	if len(p.Items) == 0 && problems.err() == nil {
		if events == 0 {
			return &Error{File: p.File, Line: 1, What: eventsIn(0), Do: "Choose the calendar or the days that have some, and export it once more."}
		}
		return &Error{File: p.File, Line: 1, What: eventsIn(events) + " and none that is on and has a title", Do: "Give the events a title (SUMMARY) and export it once more."}
	}
	p.Format = "calendar"
	return problems.err()
}

// begins lists the lines on which a component begins.
func (p calendarPiece) begins(component string) []int {
	var out []int
	n := p.line - 1
	for l := range strings.Lines(p.text) {
		n++
		if strings.EqualFold(strings.TrimSpace(l), "BEGIN:"+component) {
			out = append(out, n)
		}
	}
	return out
}

// said is the words of a property; "" where there is none.
func said(e *ical.VEvent, name ical.ComponentProperty) string {
	if p := e.GetProperty(name); p != nil {
		return p.Value
	}
	return ""
}

// startOf is when an event begins, as the calendar has it: no zone is worked out. What is no date is left out.
func startOf(e *ical.VEvent) string {
	raw := said(e, ical.ComponentPropertyDtStart)
	for _, as := range []struct{ layout, words string }{{"20060102T150405Z", "2 January 2006, 15:04 UTC"}, {"20060102T150405", "2 January 2006, 15:04"}, {"20060102", "2 January 2006"}} {
		if at, err := time.Parse(as.layout, raw); err == nil {
			return at.Format(as.words)
		}
	}
	return ""
}
