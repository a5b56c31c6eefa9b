package exports

import (
	"io"
	"strings"
	"time"

	"serendip/model"
)

// runRow is a block of the run sheet.
type runRow struct {
	At      string // when it begins, if nothing is late
	Minutes Minutes
	Title   string
	Prompt  string
	Do      string
	Note    string
}

// runSheet is what the page is made of.
type runSheet struct {
	sheetPaper
	Rows             []runRow
	Length, Expected string
	Guests           []string
}

// writeRunSheet writes the agenda as a page to print: when each block begins, what is asked, what the facilitator does,
// and room for a pen. Private notes stand in it where the report has them.
func writeRunSheet(w io.Writer, r Report) error {
	base, t := sheetOf(r)
	s, at, total := runSheet{sheetPaper: base}, r.start(), Minutes(0)
	for _, b := range r.Content.Session.Agenda {
		row := runRow{At: t.clock(at), Minutes: b.PlannedMinutes, Title: t.say(b.Title), Prompt: t.say(b.Prompt), Do: t.say(r.Content.doing(b))}
		if b.Note != nil {
			row.Note = *b.Note
		}
		s.Rows, total = append(s.Rows, row), total+b.PlannedMinutes
		at = at.Add(time.Duration(float64(b.PlannedMinutes) * float64(time.Minute)))
	}
	s.Length = t.say("%s minutes, ends %s", t.minutes(total), t.clock(at))
	for _, p := range t.inOrder(r.Content.People) {
		if p.Status != "" && p.Status != model.GuestDeclined.String() {
			s.Guests = append(s.Guests, strings.Join(filled(p.Name, p.Role, p.Organisation), ", "))
		}
	}
	s.Expected = t.say("Expected: %d", len(s.Guests))
	return writePage(w, "runsheet", s)
}

func filled(words ...string) []string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// facilitatorDoes says in a sentence or two what a facilitator does in a method.
var facilitatorDoes = map[model.Method]string{
	model.Connect:    "Let everybody join and say who they are and what they do all day. Check in who has no terminal. Wait for the late here, nowhere else.",
	model.Purpose:    "Read the vision aloud. Ask what would make this a good day, and write it down.",
	model.Capture:    "Write every idea as one line, in the words that were said. Ask who else does the same. Who was silent stands on the console: ask them by name.",
	model.Minutes:    "Ask each for minutes a day, and how many others share the need. If the answer is thin, ask again until it is gold.",
	model.Break:      "Merge what sounds alike, name the themes. Nobody's words are lost by it.",
	model.Grouping:   "Show the groups, and ask whether something stands in the wrong place.",
	model.Scoring:    "Open the round. Read a use case aloud, then be quiet. For those without a terminal, count fingers up together on “three”. Close when the marks are in.",
	model.Discuss:    "Reveal. Talk only where the room is divided: first one who gave a low mark, then one who gave a high one. A second blind round if minds have changed.",
	model.Shortlist:  "Select three or four. More takes attention from each of them.",
	model.FirstSteps: "For each: an owner from the business, one measure, a first date. Aloud, and by the owner's own mouth.",
	model.Speakers:   "Start the clock when somebody begins, and stop it when they end. Two minutes before, say so quietly. Customers first, and more than one; the vendor last and shortest.",
	model.Questions:  "Read the questions from the top of the list, and let a customer answer first. Note each answer in a line.",
	model.Topics:     "Let people propose in a line. Once the dots are given, make the timetable, call each topic, and note what it came to before the next begins.",
	model.Dots:       "Say how many dots everybody has, then be quiet. Count those of the room by hand, and enter them before the reveal.",
	model.Readiness:  asksEverybody,
	model.Poll:       asksEverybody,
	model.Pulse:      asksEverybody,
	model.Matrix:     marksBlind,
	model.Weighted:   marksBlind,
	model.RICE:       entersNumbers,
	model.WSJF:       entersNumbers,
	model.Review:     "Read each promise, then its figure. Ask who did it what it changed in their day. Adopt, iterate or discard: said aloud, and by its owner.",
	model.Readout:    "Those who did it speak, two minutes each, without slides. Put the promise on the wall while they do. You add nothing; the executives ask.",
	model.Champions:  "Go through the functions. Where nobody stands, ask whom people there already go to with a question. Mark who is willing to present.",
	model.Recap:      "Read what was decided. What do we take home, and what shall be different the next time? Close.",
}

const (
	marksBlind    = "Say what each mark means, open the round, then be quiet. For those without a terminal, count fingers before the reveal. Talk only afterwards."
	entersNumbers = "Ask the room for each number and write it down as it is said. The order is arithmetic: question the numbers, not the order."
)

const asksEverybody = "Read the questions aloud and leave a minute of silence. Those without a terminal answer on paper. Show the answers at the end only."

// doing is what a facilitator does in a block. A meetup's introductions need no vision read aloud.
func (c Content) doing(b Block) string {
	if m := model.Method(b.Method); c.Meetup == nil || m != model.Purpose {
		return facilitatorDoes[m]
	}
	return "Say in a sentence why you meet, then one breath each. Nobody sells."
}
