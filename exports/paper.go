package exports

import (
	"slices"
	"strings"
	"time"

	"serendip/model"
)

// paper is a report as a page: what HTML and PDF have in common. It is told once, in one language, and each format only draws it.
type paper struct {
	voice
	Look     Look
	Title    string
	Customer string
	When     string
	Notes    []string // what a reader must know first: not closed yet, without people
	Vision   string
	Tiles    []tile
	Sections []chapter
	Foot     string
}

// tile is a number that a reader should see first.
type tile struct{ Number, Words string }

// chapter is a section with a heading. The first one is the page that an executive reads; the others are the detail.
type chapter struct {
	ID, Title, Lead string
	First           bool
	Parts           []piece
}

// piece is one thing in a section; what it is follows from the field that is filled.
type piece struct {
	Heading string // of the third level
	Text    string
	Quote   string
	List    []string
	Facts   []fact
	Table   *grid
	Bars    *bars
	Steps   []step
}

// fact is a name with what is so called.
type fact struct{ Name, Words string }

// step is one use case that goes on.
type step struct {
	Number       int
	Title        string
	Why          string
	Facts        []fact
	Missing      bool
	Lacks, Ready string
}

// grid is a table. The columns that Numbers names are set to the right.
type grid struct {
	Caption string
	Header  []string
	Rows    [][]string
	Numbers []bool
	Told    bool // its caption stands above it as a heading
	Listed  bool // as text it is a list: the first cell, and the others under it
}

// bars is a chart of marks from 0 to 3: a bar for each of some groups, against the mark to reach.
type bars struct {
	Caption string
	Mark    float64 // 0 for none
	MarkOf  string
	Rows    []bar
}

// bar is one row of a chart: a label, and values beside each other.
type bar struct {
	Label  string
	Values []barValue
}

// barValue is one bar: how long it is from 0 to 3, and what stands beside it.
type barValue struct {
	Name   string
	Value  float64
	Text   string
	Passed bool
}

// teller tells a report as a paper.
type teller struct {
	paper
	Content
	report  Report
	consent map[string]bool // by name; names are unique in a programme
	cases   map[int]UseCase
}

// newTeller begins to tell a report in the language of its look. What the room may not see, hidden perhaps after it was scored, is in no
// round that is told.
func newTeller(r Report) *teller {
	t := &teller{paper: paper{voice: voiceOf(r.Look.Locale), Look: r.Look}, Content: r.Content, report: r, consent: make(map[string]bool), cases: make(map[int]UseCase)}
	for _, p := range t.People {
		t.consent[p.Name] = p.Consent
	}
	for _, u := range t.UseCases {
		t.cases[u.Number] = u
	}
	t.Rounds, t.Dots = slices.Clone(t.Rounds), slices.Clone(t.Dots)
	for i, r := range t.Rounds {
		t.Rounds[i].UseCases = slices.DeleteFunc(slices.Clone(r.UseCases), func(u Scored) bool { return !t.public(t.cases[u.Number]) })
	}
	for i, r := range t.Dots {
		t.Dots[i].UseCases = slices.DeleteFunc(slices.Clone(r.UseCases), func(u Dotted) bool { return !t.public(t.cases[u.Number]) })
	}
	return t
}

// begun says whether a session was ever live: before that nothing is decided, and no time is spent.
func (t *teller) begun() bool {
	return t.Session.State != model.Draft.String() && t.Session.State != model.Lobby.String()
}

// public says whether the room could see a use case, alone or as a part of another one.
func (t *teller) public(u UseCase) bool {
	for !u.Hidden && !u.Held && !u.Withdrawn {
		if u.MergedInto == 0 {
			return true
		}
		u = t.cases[u.MergedInto]
	}
	return false
}

// paperOf tells a report in the language of its look.
func paperOf(r Report) paper { return newTeller(r).tell() }

// tell tells all of it.
func (t *teller) tell() paper {
	r := t.report
	t.Title, t.Customer = r.Content.Session.Title, r.Look.customer(r.Content.Programme.Name)
	t.When = t.moment(r.start()) + " (" + r.Content.Session.Zone + ")"
	t.Vision = r.Content.Programme.Vision
	switch {
	case !t.begun():
		t.Notes = append(t.Notes, t.say("This session has not begun yet; what follows is planned."))
	case r.Content.Session.State != model.Closed.String():
		t.Notes = append(t.Notes, t.say("This session is not closed yet; what follows may still change."))
	}
	if len(r.Content.Without) > 0 {
		t.Notes = append(t.Notes, t.say("To be shared: this version leaves out %s.", t.listed(r.Content.Without)))
	}
	for _, tell := range []func(){t.tiles, t.decided, t.promised, t.shortlisted, t.contested, t.surveyed, t.ranked, t.worth, t.pages, t.works, t.dotted, t.topics, t.further, t.parked, t.people, t.spoke,
		t.wondered, t.asked, t.talked, t.ideas} {
		tell()
	}
	t.Foot = t.footer(r.Source)
	return t.paper
}

// footer says how far a page tells, so that two copies can be told apart; the JSON has the very event.
func (v voice) footer(s Source) string {
	return v.say("Written by Serendip on %s UTC.", v.moment(s.made().UTC()))
}

// section adds a section that has something to say.
func (t *teller) section(id, title, lead string, parts ...piece) {
	for _, p := range parts {
		if p.Table != nil {
			p.Table.Told = p.Table.Caption == p.Heading || p.Table.Caption == title
		}
	}
	if len(parts) > 0 {
		t.Sections = append(t.Sections, chapter{ID: id, Title: title, Lead: lead, Parts: parts, First: id == "decided"})
	}
}

// by is a speaker in brackets, where the name may stand.
func (t *teller) by(name string) string {
	if name == "" || !t.consent[name] {
		return ""
	}
	return " (" + name + ")"
}

func (t *teller) tiles() {
	r := t.Recap
	t.Tiles = t.brought()
	if s := t.Speakers; s != nil && s.CustomerPercent != nil {
		t.Tiles = append(t.Tiles, tile{t.say("%d%%", *s.CustomerPercent), t.say("of the talking was customers'")})
	}
	if v := r.Value; v != nil {
		for _, s := range v.ByStatus {
			if s.Status == model.ClaimConfirmed.String() && s.Claims > 0 {
				t.Tiles = append(t.Tiles, tile{t.number(rounded(s.HoursAYear.Text)), t.say("hours a year, confirmed by end users")})
			}
		}
	}
}

// brought is what a session brought in up to four numbers: a review is told by its verdicts.
func (t *teller) brought() []tile {
	r, judged := t.Recap, make(map[string]int)
	for _, p := range t.Promises {
		if !p.Hidden {
			judged[p.Verdict]++
		}
	}
	var out []tile
	for _, one := range []struct {
		verdict    model.Verdict
		word, more string
	}{
		{model.Adopt, t.say("promise adopted"), t.say("promises adopted")},
		{model.Iterate, t.say("promise to try once more"), t.say("promises to try once more")},
		{model.Discard, t.say("promise discarded"), t.say("promises discarded")},
	} {
		switch n := judged[one.verdict.String()]; n {
		case 0:
		case 1:
			out = append(out, tile{t.whole(1), one.word})
		default:
			out = append(out, tile{t.whole(n), one.more})
		}
	}
	if len(out) == 0 {
		return t.counted(r.People, r.Serendipitous, r.Planned, len(r.Selected))
	}
	return append(t.counted(r.People, 0, 0, 0), out...)
}

// counted is a session in numbers; what there is none of is left out.
func (v voice) counted(people, work, next, goOn int) []tile {
	var out []tile
	for _, one := range []struct {
		n          int
		word, more string
	}{
		{people, v.say("person was there"), v.say("people were there")},
		{work, v.say("use case that already works"), v.say("use cases that already work")},
		{next, v.say("use case that we would do next"), v.say("use cases that we would do next")},
		{goOn, v.say("goes on"), v.say("go on")},
	} {
		switch one.n {
		case 0:
		case 1:
			out = append(out, tile{v.whole(1), one.word})
		default:
			out = append(out, tile{v.whole(one.n), one.more})
		}
	}
	return out
}

// rounded is a decimal without its fraction, with a word-free sign where something was rounded away.
func rounded(text string) string {
	whole, part, cut := strings.Cut(text, ".")
	if !cut || strings.Trim(part, "0") == "" {
		return whole
	}
	if part[0] >= '5' {
		return up(whole)
	}
	return whole
}

// up is a whole number plus one, of any length.
func up(digits string) string {
	d := []byte(digits)
	for i := len(d) - 1; i >= 0; i-- {
		if d[i] < '9' {
			d[i]++
			return string(d)
		}
		d[i] = '0'
	}
	return "1" + string(d)
}

// sourced is where a figure was read, with the date as it is read where one stands last: "the telephone system, 21 June 2027".
func (v voice) sourced(source string) string {
	at := strings.LastIndex(source, ", ")
	if at < 0 {
		return source
	}
	return source[:at+2] + v.day(source[at+2:])
}

// day is a date of the form 2026-03-31 as it is read; other words stay as they are.
func (v voice) day(iso string) string {
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return v.date(d)
}
