package exports

import (
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"serendip/model"
	"serendip/session"
)

// onePager is a use case on one page: its four parts, and who does what until when.
type onePager struct {
	paper
	Number int
	Stage  string
	Why    string
	Four   []piece
	Facts  []fact
}

// OnePager is what writes the page of one use case, as HTML or PDF. The error is a *session.Error: there is no such number.
func OnePager(r Report, number int) (html, pdf func(io.Writer) error, err error) {
	i := slices.IndexFunc(r.Content.UseCases, func(u UseCase) bool { return u.Number == number })
	if i < 0 {
		return nil, nil, session.Refuse(session.Missing, "there is no number %d in this session", number)
	}
	p := onePagerOf(r, r.Content.UseCases[i])
	html = func(w io.Writer) error { return writePage(w, "onepager", p) }
	pdf = func(w io.Writer) error {
		d := newPrinter(p.paper, r)
		p.print(d)
		return d.done(w)
	}
	return html, pdf, nil
}

func writePage(w io.Writer, name string, data any) error {
	page, err := rendered(name, data)
	if err != nil {
		return err
	}
	_, err = w.Write(page)
	return err
}

func onePagerOf(r Report, u UseCase) onePager {
	t := newTeller(r)
	base := t.tell()
	p := onePager{paper: base, Number: u.Number, Stage: t.say(u.Stage), Why: t.why(u.Number)}
	p.When = base.Title + ", " + base.When
	p.Title = u.Title
	page := u
	if page.Page == nil {
		page.Page = &Page{}
	}
	all := t.page(page)
	part := func(heading string, names ...string) {
		one := piece{Heading: t.say(heading)}
		for _, f := range all {
			if slices.ContainsFunc(names, func(n string) bool { return t.say(n) == f.Name }) {
				words := f.Words
				if f.Name != one.Heading {
					words = f.Name + t.say(": %s", words)
				}
				one.List = append(one.List, words)
			}
		}
		p.Four = append(p.Four, one)
	}
	part("a. Challenge and objective", "a. Challenge and objective", "Expected outcome")
	part("b. Workflow or functions", "b. Workflow or functions")
	part("c. Success criterion", "c. Success criterion")
	part("d. Additional success factors", "d. Additional success factors")
	p.Facts = []fact{{upperFirst(t.say("measure")), orNot(u.Measure, t.say("not yet"))}, {upperFirst(t.say("first date")), orNot(t.day(u.FirstDate), t.say("not yet"))}}
	for _, f := range all {
		if !slices.ContainsFunc(p.Four, func(x piece) bool { return x.Heading == f.Name }) && f.Name != t.say("Expected outcome") {
			p.Facts = append(p.Facts, f)
		}
	}
	return p
}

// print writes the page into a PDF.
func (p onePager) print(d *printer) {
	front := d.paper
	front.Tiles, front.Vision, front.Title = nil, "", name(p.Number, p.Title)
	d.paper = front
	d.front()
	d.text(p.Why, pageText, 0, cardInk, 0)
	for _, x := range p.Four {
		d.piece(x)
	}
	d.gap(10)
	d.chapter(chapter{Title: d.say("Who, when, and what else"), Parts: []piece{{Facts: p.Facts}}})
	d.gap(14)
	d.text(p.Foot, 8, 0, cardSoft, 0)
}

// Style is the style sheet, for the template.
func (p onePager) Style() template.CSS { return p.Look.style() }

// peoplePage is a list of people to print.
type peoplePage struct {
	paper
	Heading string
	List    *grid
	Below   []string // what the heads of the columns stand for
}

// writeAttendees writes who is expected, to tick off at the door. It names people whatever they agreed to, so it leaves only when it is asked for.
func writeAttendees(w io.Writer, r Report) error {
	t := listTeller(r)
	g := &grid{Caption: t.say("Attendee list"), Told: true, Header: t.header("name", "role", "organisation", "status", "here")}
	for _, p := range t.inOrder(r.Content.People) {
		if p.Status != "" {
			g.Rows = append(g.Rows, []string{p.Name, p.Role, p.Organisation, t.say(p.Status), "☐"})
		}
	}
	return writePage(w, "people", peoplePage{paper: t.paper, Heading: t.say("Attendee list"), List: g})
}

// writeAttendance writes who came, who did not though expected, and the others on the list, after how many they are; of a meetup, who came to which of the series.
func writeAttendance(w io.Writer, r Report) error {
	t := listTeller(r)
	if r.Content.Meetup != nil {
		return writePage(w, "people", t.attendanceGrid(*r.Content.Meetup))
	}
	var there, absent, rest []Person
	for _, p := range t.inOrder(r.Content.People) {
		switch p.Status {
		case "":
		case model.GuestCheckedIn.String(), model.GuestCheckedOut.String():
			there = append(there, p)
		case model.PresenceNoShow.String():
			absent = append(absent, p)
		default:
			rest = append(rest, p)
		}
	}
	slices.SortStableFunc(rest, func(a, b Person) int { return strings.Compare(t.say(a.Status), t.say(b.Status)) })
	count := filled(t.say("%d came", len(there)))
	switch n := len(absent); n {
	case 0:
	case 1:
		count = append(count, t.say("1 no-show"))
	default:
		count = append(count, t.say("%d no-shows", n))
	}
	g := &grid{Caption: strings.Join(count, ", "), Header: t.header("name", "role", "organisation", "status", "on a seat")}
	for _, p := range slices.Concat(there, absent, rest) {
		g.Rows = append(g.Rows, []string{p.Name, p.Role, p.Organisation, t.say(p.Status), t.yes(p.FromAfar)})
	}
	return writePage(w, "people", peoplePage{paper: t.paper, Heading: t.say("Attendance"), List: g})
}

// presenceSigns are how a grid says what came of somebody, in shapes that differ without colour.
var presenceSigns = map[string]string{model.PresenceCame.String(): "●", model.PresenceNoShow.String(): "○", model.PresenceDeclined.String(): "–", model.PresenceComing.String(): "…", model.PresenceAsked.String(): "?", model.PresenceWaiting.String(): "?"}

// attendanceGrid is a row for each person and a column for each meetup.
func (t *teller) attendanceGrid(m Meetup) peoplePage {
	g := &grid{Caption: t.say("● came, ○ no-show, – not coming, … coming, ? no answer yet; empty: not asked"), Header: t.header("name", "organisation"), Numbers: []bool{false, false}}
	page := peoplePage{Heading: t.say("Attendance over the series"), List: g}
	for _, x := range m.Meetups {
		g.Header, g.Numbers = append(g.Header, t.whole(x.Number)), append(g.Numbers, true)
		page.Below = append(page.Below, fmt.Sprintf("%s: %s, %s", t.whole(x.Number), x.Title, t.date(inZone(x.StartAt, x.Zone))))
	}
	g.Header, g.Numbers = append(g.Header, t.say("in all")), append(g.Numbers, true)
	for _, p := range m.People {
		row := []string{p.Name, p.Organisation}
		for _, is := range p.At {
			row = append(row, presenceSigns[is])
		}
		g.Rows = append(g.Rows, append(row, t.whole(p.Came)))
	}
	page.paper = t.paper
	return page
}

func listTeller(r Report) *teller {
	t := newTeller(r)
	t.tell()
	return t
}

// Style is the style sheet, for the template.
func (p peoplePage) Style() template.CSS { return p.Look.style() }
