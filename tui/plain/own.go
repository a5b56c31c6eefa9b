package plain

import (
	"fmt"
	"slices"

	"serendip/session"
)

// OwnRecap is what a session has brought, one's own words first, and marked where they stand among those of all.
func OwnRecap(f session.SeatFace) []string {
	lines := owned(f)
	if len(lines) == 0 {
		lines = []string{"You said nothing into this seat. What you said aloud stands in the recap."}
	}
	return slices.Concat(lines, Told(f), Recap(f))
}

// owned is what somebody said, noted, asked, promised, and where they said that it is the same for them.
func owned(f session.SeatFace) []string {
	var lines []string
	for _, c := range f.Mine {
		lines = append(lines, "You said: "+caseLine(c))
	}
	for _, it := range f.MyItems {
		lines = append(lines, fmt.Sprintf("You noted (%s): %s", it.Kind, itemWords(it)))
	}
	for _, q := range asked(f) {
		line := "You asked: " + q.Words
		if q.Answer != "" {
			line += " Answered: " + q.Answer
		}
		lines = append(lines, line)
	}
	for _, s := range f.Steps {
		if mineByName(f, s.Case.Owner) {
			lines = append(lines, "You promised: "+stepLine(s))
		}
	}
	for _, it := range f.Recap.Actions {
		if f.Owes(it) {
			lines = append(lines, "You promised: "+itemWords(it))
		}
	}
	for _, c := range f.Seen() {
		if c.ISaidSame && !c.Mine {
			lines = append(lines, "The same for you: "+fmt.Sprintf("%d. %s", c.Number, c.Title))
		}
	}
	return lines
}

// asked is what somebody asked under their name.
func asked(f session.SeatFace) []session.RoomQuestionFace {
	if f.Asked == nil {
		return nil
	}
	return f.Asked.Mine
}

// mineByName says whether a name is that of the seat; names are unique in a programme.
func mineByName(f session.SeatFace, name string) bool { return name != "" && name == f.Me.Name }

// yours marks an item of one's own among those of all.
func yours(f session.SeatFace, it session.ItemFace) string {
	if f.Owes(it) || slices.ContainsFunc(f.MyItems, func(m session.ItemFace) bool { return m.ID == it.ID }) {
		return ", yours"
	}
	return ""
}

// yourCase is the mark of a use case in which something of one's own is.
func yourCase(f session.SeatFace, c session.CaseFace, mark string) string {
	if mineByName(f, c.Owner) || slices.ContainsFunc(f.Mine, func(m session.CaseFace) bool { return m.ID == c.ID }) {
		return mark
	}
	return ""
}
