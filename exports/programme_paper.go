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
			case !u.Shown() || u.Kind == model.TopicKind.String(): // what people talked about is no use case
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
		n         int
		one, more string
	}{{len(w.reports), t.say("session"), t.say("sessions")}, {w.people(), t.say("person was there"), t.say("people were there")}, {shown, t.say("use case"), t.say("use cases")},
		{chosen, t.say("goes on"), t.say("go on")}, {result, t.say("with a measured result"), t.say("with a measured result")}} {
		switch x.n {
		case 0:
		case 1:
			t.Tiles = append(t.Tiles, tile{t.whole(1), x.one})
		default:
			t.Tiles = append(t.Tiles, tile{t.whole(x.n), x.more})
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
	switch {
	case len(g.Rows) > 0:
		t.section("decided", g.Caption, "", piece{Table: g})
	case slices.ContainsFunc(w.reports, func(r Report) bool { return r.Content.chooses() }):
		t.section("decided", g.Caption, "", piece{Text: t.say("Nothing was selected yet.")})
	default:
		t.broughtInAll(w)
	}
}

// broughtInAll is what meetups came to, where no session chooses anything: decisions and outcomes, the newest first.
func (t *teller) broughtInAll(w Whole) {
	var parts []piece
	for _, r := range slices.Backward(w.reports) {
		p := piece{Heading: r.Content.Session.Title + t.facts(t.date(r.start()))}
		of := newTeller(r)
		for _, kind := range []model.ItemKind{model.ItemDecision, model.ItemOutcome} {
			p.List = append(p.List, of.items(kind)...)
		}
		if len(p.List) > 0 {
			parts = append(parts, p)
		}
	}
	t.section("decided", t.say("What was decided, and why"), "", parts...)
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
	chooses := slices.ContainsFunc(w.reports, func(r Report) bool { return r.Content.chooses() })
	g := &grid{Caption: t.say("Sessions"), Header: t.header("session", "when", "people", "use cases"), Numbers: []bool{false, false, true, true, true}}
	if chooses {
		g.Header = append(g.Header, t.say("go on"))
	}
	for _, r := range w.reports {
		c := r.Content.Recap
		row := []string{r.Content.Session.Title, t.date(r.start()), t.whole(c.People), t.whole(c.Serendipitous + c.Planned)}
		if chooses {
			row = append(row, t.whole(len(c.Selected)))
		}
		g.Rows = append(g.Rows, row)
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
		t.section("meetups", t.say("Meetups"), t.zones(r.Content.Meetup), piece{Table: t.meetups(r.Content.Meetup)})
	}
}

// library is what waits there for a session that takes it up.
func (t *teller) library(w Whole) {
	if n := len(w.library().Content.Library); n > 0 {
		t.section("library", t.say("Library"), "", piece{Text: t.say("%d more use cases wait in the library; the tables list them.", n)})
	}
}
