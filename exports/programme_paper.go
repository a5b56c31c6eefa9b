package exports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"serendip/model"
)

func writeWholeMarkdown(to io.Writer, w Whole) error { return w.paper().markdown(to) }
func writeWholePDF(to io.Writer, w Whole) error      { return paperPDF(to, w.paper(), w.latest()) }
func writeWholeHTML(to io.Writer, w Whole) error     { return writePage(to, "report", w.paper()) }

// paper tells a programme on a page: what was chosen and what came of it first, then all that led there.
func (w Whole) paper() paper {
	last := w.latest()
	t := newTeller(last)
	t.Title, t.Customer = t.say("The programme"), last.Look.customer(last.Content.Programme.Name)
	t.When, t.Vision, t.Foot = t.say("as of %s", t.date(inZone(w.asOf(), last.Content.Session.Zone))), last.Content.Programme.Vision, t.footer(last.Source)
	if without := last.Content.Without; len(without) > 0 {
		t.Notes = append(t.Notes, t.say("To be shared: this version leaves out %s.", t.listed(without)))
	}
	t.wholeTiles(w)
	for _, tell := range []func(Whole){t.chosenInAll, t.objectives, t.held, t.worksInAll, t.carried, t.gatherings, t.library} {
		tell(w)
	}
	return t.paper
}

func (t *teller) wholeTiles(w Whole) {
	shown, chosen, result := 0, 0, 0
	for _, r := range w.reports {
		for _, u := range r.Content.UseCases {
			_, k := u.figures()
			switch {
			case !u.Shown():
				continue
			case k.Actual != "":
				result++
			}
			shown++
			if u.Selected {
				chosen++
			}
		}
	}
	for _, x := range []struct {
		n     int
		words string
	}{{len(w.reports), t.say("sessions")}, {w.people(), t.say("people were there")}, {shown, t.say("use cases")}, {chosen, t.say("go on")}, {result, t.say("with a measured result")}} {
		if x.n > 0 {
			t.Tiles = append(t.Tiles, tile{t.whole(x.n), x.words})
		}
	}
}

// chosenInAll is what was selected in any session, with its figures and its verdict.
func (t *teller) chosenInAll(w Whole) {
	g := &grid{Caption: t.say("What was chosen, and what came of it"), Header: t.header("use case", "owner", "measure", "was", "promised", "came", "verdict")}
	for _, r := range w.reports {
		for _, u := range r.Content.UseCases {
			if u.Selected && u.Shown() {
				measure, k := u.figures()
				g.Rows = append(g.Rows, []string{u.Title, u.Owner, measure, k.Baseline, k.Target, k.Actual, orNot(t.say(k.Verdict), t.say("none yet"))})
			}
		}
	}
	if len(g.Rows) == 0 {
		t.section("decided", g.Caption, "", piece{Text: t.say("Nothing was selected yet.")})
		return
	}
	t.section("decided", g.Caption, "", piece{Table: g})
}

func (t *teller) objectives(w Whole) {
	serving := make(map[int]int)
	for _, r := range w.reports {
		for _, u := range r.Content.UseCases {
			if u.Page != nil && u.Page.Objective > 0 && u.Shown() {
				serving[u.Page.Objective]++
			}
		}
	}
	g := &grid{Caption: t.say("Objectives"), Header: t.header("objective", "use cases"), Numbers: []bool{false, true}}
	for _, o := range w.latest().Content.Programme.Objectives {
		if !o.Withdrawn {
			g.Rows = append(g.Rows, []string{fmt.Sprintf("%d. %s", o.Number, o.Words), t.whole(serving[o.Number])})
		}
	}
	if len(g.Rows) > 0 {
		t.section("objectives", g.Caption, t.say("What the use cases are to serve; none beside an objective is a gap."), piece{Table: g})
	}
}

func (t *teller) held(w Whole) {
	g := &grid{Caption: t.say("Sessions"), Header: t.header("session", "when", "people", "use cases", "go on"), Numbers: []bool{false, false, true, true, true}}
	for _, r := range w.reports {
		c := r.Content.Recap
		g.Rows = append(g.Rows, []string{r.Content.Session.Title, t.date(r.start()), t.whole(c.People), t.whole(c.Serendipitous + c.Planned), t.whole(len(c.Selected))})
	}
	t.section("sessions", g.Caption, "", piece{Table: g})
}

func (t *teller) worksInAll(w Whole) {
	type at struct {
		UseCase
		in string
	}
	var all []at
	for _, r := range w.reports {
		for _, u := range r.Content.UseCases {
			if u.Shown() && u.Kind == model.Serendipitous.String() {
				all = append(all, at{u, r.Content.Session.Title})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b at) int { return b.Reach - a.Reach })
	g := &grid{Caption: t.say("What already works"), Header: t.header("use case", "session", "people"), Numbers: []bool{false, false, true}}
	for _, u := range all {
		g.Rows = append(g.Rows, []string{u.Title, u.in, t.whole(u.Reach)})
	}
	if len(g.Rows) > 0 {
		t.section("works", g.Caption, t.say("Nobody had asked for it. Those that concern most people come first."), piece{Table: g})
	}
}

// carried is the champions by function; a function without anybody is said.
func (t *teller) carried(w Whole) {
	if w.carry == nil || w.carry.All == 0 {
		return
	}
	g := &grid{Caption: t.say("Champions"), Header: t.header("function", "champions"), Numbers: []bool{false, false}}
	for _, f := range w.carry.Functions {
		var names []string
		for _, c := range f.Champions {
			if name := w.champion(c.Name); name != "" {
				names = append(names, name)
			}
		}
		words := strings.Join(names, ", ")
		if words == "" {
			words = t.whole(len(f.Champions))
		}
		if len(f.Champions) == 0 {
			words = t.say("nobody yet")
		}
		g.Rows = append(g.Rows, []string{t.say(f.Function.String()), words})
	}
	t.section("champions", g.Caption, t.say("%d of %d front-line champions who are willing to present.", w.carry.Presenters, w.carry.Needed), piece{Table: g})
}

// gatherings are the series, in numbers: it names nobody.
func (t *teller) gatherings(w Whole) {
	if r, is := w.series(); is {
		t.section("meetups", t.say("Meetups"), "", piece{Table: t.meetups(r.Content.Meetup)})
	}
}

// library is what waits there for a session that takes it up.
func (t *teller) library(w Whole) {
	if n := len(w.library().Content.Library); n > 0 {
		t.section("library", t.say("Library"), "", piece{Text: t.say("%d more use cases wait in the library; the tables list them.", n)})
	}
}
