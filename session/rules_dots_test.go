package session_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
)

// dotting: five dots a person over 3, 4 and 5; Ada gives 3 and 2, Mei 3, Olu 1 and 1.
func dotting(t *testing.T) *place {
	p := capturing(t)
	p.To(model.Scoring)
	p.Do(session.OpenDots{Session: p.ID})
	p.round = p.Session().Dots[0]
	p.cases = p.state().Round(p.round).Cases
	for name, given := range map[string][]int{"Ada": {3, 2, 0}, "Mei": {3, 0, 0}, "Olu": {0, 1, 1}} {
		for i, n := range given {
			p.By(name, session.GiveDots{Round: p.round, Case: p.cases[i], Dots: n})
		}
	}
	return p
}

func dotsRevealed(t *testing.T) *place {
	p := dotting(t)
	p.Do(session.Reveal{Round: p.round})
	return p
}

func dotsRules() []rule {
	voter := session.VoterID{9}
	to := func(make func(*place) session.Intent) func(*place) session.Intent { return make }
	give := func(n, dots int) func(*place) session.Intent {
		return to(func(p *place) session.Intent { return session.GiveDots{Round: p.round, Case: p.cases[n], Dots: dots} })
	}
	tally := func(dots, people int) func(*place) session.Intent {
		return to(func(p *place) session.Intent {
			return session.TallyDots{Round: p.round, Case: p.cases[0], Dots: dots, People: people}
		})
	}
	return []rule{
		{"a dot round opens", capturing, "", func(p *place) session.Intent { return session.OpenDots{Session: p.ID} }, "DotsOpened"},
		{"not while marks are given", scoring, "", func(p *place) session.Intent { return session.OpenDots{Session: p.ID} }, "!conflict"},
		{"not while dots are given", dotting, "", func(p *place) session.Intent { return session.OpenRound{Session: p.ID} }, "!conflict"},
		{"not over one", capturing, "", func(p *place) session.Intent {
			return session.OpenDots{Session: p.ID, Cases: p.Session().Cases[:1]}
		}, "!conflict"},
		{"not over the same twice", capturing, "", func(p *place) session.Intent {
			return session.OpenDots{Session: p.ID, Cases: []model.UseCaseID{p.Case(1).ID, p.Case(1).ID}}
		}, "!invalid"},
		{"a dot leaves no event", dotting, "Mei", give(1, 2), ""},
		{"more than the cap", dotting, "Mei", give(1, 4), "!invalid"},
		{"fewer than none", dotting, "Mei", give(1, -1), "!invalid"},
		{"dots where marks are given", scoring, "Mei", give(0, 1), "!conflict"},
		{"marks where dots are given", dotting, "Mei", func(p *place) session.Intent {
			return session.Mark{Round: p.round, Case: p.cases[0], Mark: model.High}
		}, "!conflict"},
		{"hands for marks where dots are given", dotting, "", func(p *place) session.Intent {
			return session.CountHands{Round: p.round, Case: p.cases[0], Counts: [5]int{1}}
		}, "!conflict"},
		{"dots of nothing in the round", dotting, "Mei", func(p *place) session.Intent {
			return session.GiveDots{Round: p.round, Case: p.Case(1).ID, Dots: 1}
		}, "!missing"},
		{"a facilitator has no dots", dotting, "", give(0, 1), "!denied"},
		{"a tally", dotting, "", tally(7, 4), "DotsTallied"},
		{"a tally without people", dotting, "", tally(7, 0), "DotsTallied"},
		{"more people than dots", dotting, "", tally(2, 3), "!invalid"},
		{"more dots than those people have", dotting, "", tally(7, 2), "!invalid"},
		{"a tally below none", dotting, "", tally(-1, 0), "!invalid"},
		{"a tally after the reveal", dotsRevealed, "", tally(3, 2), "!conflict"},
		{"a tally from a seat", dotting, "Mei", tally(3, 2), "!denied"},
		{"the reveal closes the round", dotting, "", func(p *place) session.Intent { return session.Reveal{Round: p.round} }, "RoundClosed DotsRevealed"},
		{"nothing to reveal", func(t *testing.T) *place {
			p := capturing(t)
			p.Do(session.OpenDots{Session: p.ID})
			p.round = p.Session().Dots[0]
			return p
		}, "", func(p *place) session.Intent { return session.Reveal{Round: p.round} }, "!conflict"},
		{"what gets dots is not merged", dotting, "", func(p *place) session.Intent {
			return session.Merge{Into: p.cases[0], From: p.cases[1]}
		}, "!conflict"},
		{"dots on a passed laptop", dotting, "", func(p *place) session.Intent {
			return session.OnLaptop{Voter: voter, Vote: session.GiveDots{Round: p.round, Case: p.cases[0], Dots: 3}}
		}, ""},
		{"a mark on a passed laptop", scoring, "", func(p *place) session.Intent {
			return session.OnLaptop{Voter: voter, Vote: session.Mark{Round: p.round, Case: p.cases[0], Mark: 1}}
		}, ""},
		{"a passed laptop takes votes only", scoring, "", func(p *place) session.Intent {
			return session.OnLaptop{Voter: voter, Vote: session.Reveal{Round: p.round}}
		}, "!invalid"},
		{"a seat is no laptop", scoring, "Mei", func(p *place) session.Intent {
			return session.OnLaptop{Voter: voter, Vote: session.HandIn{Round: p.round}}
		}, "!denied"},
	}
}

// TestDotsStayInTheirBudget holds each person to it, whatever they gave before.
func TestDotsStayInTheirBudget(t *testing.T) {
	p := dotting(t)
	if _, err := p.Try(p.As("Ada"), session.GiveDots{Round: p.round, Case: p.cases[2], Dots: 1}); refusal(t, err) != "!invalid" {
		t.Errorf("a sixth dot: %v", err)
	}
	p.By("Ada", session.GiveDots{Round: p.round, Case: p.cases[1], Dots: 1})
	p.By("Ada", session.GiveDots{Round: p.round, Case: p.cases[2], Dots: 1})
	if d := p.Live.Snapshot().ForSeat(p.ID, p.As("Ada").Person).Dots; !slices.Equal(d.Given, []int{3, 1, 1}) || d.Left() != 0 {
		t.Errorf("Ada has given %v", d.Given)
	}
}

// TestDotsAreRanked counts seats, a tally and a passed laptop together, and lets the top in.
func TestDotsAreRanked(t *testing.T) {
	p := capturing(t)
	b := p.block(model.Scoring)
	b.Top = 1
	p.Do(session.ChangeBlock{Session: p.ID, Block: b})
	p.To(model.Scoring)
	p.Do(session.OpenDots{Session: p.ID})
	p.round = p.Session().Dots[0]
	p.cases = p.state().Round(p.round).Cases
	p.By("Ada", session.GiveDots{Round: p.round, Case: p.cases[0], Dots: 3})
	p.By("Mei", session.GiveDots{Round: p.round, Case: p.cases[1], Dots: 2})
	p.Do(session.OnLaptop{Voter: session.VoterID{1}, Vote: session.GiveDots{Round: p.round, Case: p.cases[1], Dots: 1}})
	p.Do(session.OnLaptop{Voter: session.VoterID{2}, Vote: session.HandIn{Round: p.round}}) // gave none
	p.Do(session.TallyDots{Round: p.round, Case: p.cases[0], Dots: 1})
	p.Do(session.TallyDots{Round: p.round, Case: p.cases[1], Dots: 1})
	p.Do(session.Undo{Session: p.ID})
	p.Do(session.TallyDots{Round: p.round, Case: p.cases[1], Dots: 1, People: 1})
	p.Do(session.Reveal{Round: p.round})
	p.Reopen()
	f := p.Live.Snapshot().ForWall(p.ID).Dots
	if f == nil || f.Voters != 2 || f.Laptop != 1 || f.Tally != 1 || f.Withheld || f.In != 1 || f.Tied != 0 {
		t.Fatalf("the reveal is %+v", f)
	}
	if one := f.Ranked[0]; one.Case.ID != p.cases[1] || one.Count != (model.Dotted{Dots: 4, People: 3}) || !one.In || one.Shared {
		t.Errorf("first is %+v: four dots each, and more people at the second", one)
	}
	c := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{})
	if len(c.Suggested) != 1 || c.Suggested[0].ID != p.cases[1] || len(c.AtCut) != 0 {
		t.Errorf("enters %v, at the cut %v", c.Suggested, c.AtCut)
	}
	p.Do(session.OpenRound{Session: p.ID}) // from a stage or by words nobody lists what enters
	if r := p.state().Round(p.Session().Rounds[0]); !slices.Equal(r.Cases, p.cases[1:2]) {
		t.Errorf("what the dots let in is scored, and not %v", r.Cases)
	}
	if p.Live.Snapshot().ForWall(p.ID).Dots != nil {
		t.Error("the dots still stand on the wall when the round is open")
	}
}

// TestATieAtTheCutIsLeftToPeople lets nothing in by chance.
func TestATieAtTheCutIsLeftToPeople(t *testing.T) {
	p := capturing(t)
	b := p.block(model.Scoring)
	b.Top = 2
	p.Do(session.ChangeBlock{Session: p.ID, Block: b})
	p.To(model.Scoring)
	p.Do(session.OpenDots{Session: p.ID})
	p.round = p.Session().Dots[0]
	p.cases = p.state().Round(p.round).Cases
	for _, name := range []string{"Ada", "Mei", "Olu"} {
		for i, n := range []int{3, 1, 1} {
			p.By(name, session.GiveDots{Round: p.round, Case: p.cases[i], Dots: n})
		}
	}
	p.Do(session.Reveal{Round: p.round})
	c := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{})
	if len(c.Suggested) != 1 || len(c.AtCut) != 2 || c.Dots.In != 1 || c.Dots.Tied != 2 || !c.Dots.Ranked[1].Shared {
		t.Errorf("enters %d, %d share the last place", len(c.Suggested), len(c.AtCut))
	}
}

// TestDotsLeaveNoTrace looks for a dot anywhere but in the box, and for anything in the box after the reveal.
func TestDotsLeaveNoTrace(t *testing.T) {
	p := dotting(t)
	p.As("Jo")
	p.Do(session.TallyDots{Round: p.round, Case: p.cases[2], Dots: 83, People: 77})
	p.Do(session.OnLaptop{Voter: session.VoterID{1}, Vote: session.GiveDots{Round: p.round, Case: p.cases[0], Dots: 3}})
	store := p.Config.Store
	head, err := store.Head(t.Context(), p.state().ID)
	must(t, err)
	before := ballots(t, store)
	if len(before) != 4 {
		t.Fatalf("%d ballots lie in the box", len(before))
	}
	p.By("Ada", session.GiveDots{Round: p.round, Case: p.cases[1], Dots: 2})
	if after := ballots(t, store); !slices.EqualFunc(before, after, func(a, b session.Record) bool { return a.Key == b.Key && bytes.Equal(a.Value, b.Value) }) {
		t.Error("the same dots lie differently in the box")
	}
	if end, err := store.Head(t.Context(), p.state().ID); err != nil || end != head {
		t.Errorf("a dot moved the stream from %d to %d", head.Seq, end.Seq)
	}
	for _, r := range before {
		for _, person := range p.state().People() {
			if bytes.Contains(r.Value, person[:]) || strings.Contains(r.Key, person.String()) {
				t.Error("a ballot names a person")
			}
		}
	}
	for who, face := range p.public() {
		if hasType[session.DottedFace](face) || hasType[model.Dotted](face) || number64(face, 83) {
			t.Errorf("%s holds a count before the reveal", who)
		}
		if seat, is := face.(session.SeatFace); is && !slices.Equal(seat.Dots.Given, []int{0, 0, 0}) {
			t.Errorf("%s, who gave none, has given %v", who, seat.Dots.Given)
		}
	}
	c := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{})
	if c.Dotted[p.cases[2]].Dots != 83 || hasType[session.DottedFace](c) {
		t.Error("the console lacks the tally, or has more than it")
	}
	p.Reopen()
	if d := p.Live.Snapshot().ForSeat(p.ID, p.As("Ada").Person).Dots; !slices.Equal(d.Given, []int{3, 2, 0}) {
		t.Errorf("after a crash Ada has given %v", d.Given)
	}
	p.Do(session.Reveal{Round: p.round})
	if left := ballots(t, store); len(left) != 0 || p.Secrets.RoundKey(p.round) != nil {
		t.Errorf("after the reveal %d ballots and the key %x are left", len(left), p.Secrets.RoundKey(p.round))
	}
}

// number64 says whether a whole number stands anywhere in a face.
func number64(face any, n int64) (found bool) {
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Int:
			found = found || v.Int() == n
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(face))
	return found
}

// TestAPassedLaptopCountsApart gives marks on seats and on a passed laptop, whose ballots nobody's seat can reach.
func TestAPassedLaptopCountsApart(t *testing.T) {
	p := scoring(t)
	for n := range 3 {
		for _, g := range model.Groups() {
			p.Do(session.OnLaptop{Voter: session.VoterID{byte(n + 1)}, Vote: session.Mark{Round: p.round, Case: p.cases[0], Group: g, Mark: model.High}})
		}
	}
	ada := session.VoterID(p.As("Ada").Person)
	p.Do(session.OnLaptop{Voter: ada, Vote: session.Mark{Round: p.round, Case: p.cases[1], Mark: model.NoMark}})
	if seat := p.Live.Snapshot().ForSeat(p.ID, p.As("Ada").Person); seat.Round.Scores[1].Marks[0].Mark != model.Good {
		t.Error("a laptop reached the ballot of a seat")
	}
	if r := p.Live.Snapshot().ForWall(p.ID).Round; r.Scorers != 3 || r.Laptop != 4 {
		t.Errorf("%d on seats and %d on the laptop", r.Scorers, r.Laptop)
	}
	p.Do(session.Reveal{Round: p.round})
	p.Reopen()
	v := p.Live.Snapshot().ForWall(p.ID).Reveal
	if v.Seats != 3 || v.Laptop != 4 || v.Hands != 0 {
		t.Errorf("%d on seats, %d by hands, %d on a passed laptop", v.Seats, v.Hands, v.Laptop)
	}
	if got := v.Passed[0].Tally.Whole[model.Importance].Cells(); got != [5]int{0, 0, 0, 6, 0} {
		t.Errorf("counted %v", got)
	}
}

// TestFewDotsTellNobodysChoice withholds counts and ranks where a dot would have a name.
func TestFewDotsTellNobodysChoice(t *testing.T) {
	p := capturing(t)
	p.Do(session.OpenDots{Session: p.ID})
	r := p.Session().Dots[0]
	p.By("Ada", session.GiveDots{Round: r, Case: p.state().Round(r).Cases[1], Dots: 3})
	p.By("Mei", session.GiveDots{Round: r, Case: p.state().Round(r).Cases[2], Dots: 1})
	p.Do(session.Reveal{Round: r})
	f := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Dots
	if !f.Withheld || f.In != 2 {
		t.Fatalf("two people's dots: %+v", f)
	}
	for _, x := range f.Ranked {
		if x.Count != (model.Dotted{}) || x.Rank != 0 {
			t.Errorf("told is %+v", x)
		}
	}
}

// TestRealDotRound holds a whole dot round with people who really voted: 40 of the 180 of pabulib's Zurich D10, each with
// ten dots. What the room is told must be what they gave.
func TestRealDotRound(t *testing.T) {
	root := os.Getenv("SERENDIP_REAL_DATA")
	if root == "" {
		t.Skip("SERENDIP_REAL_DATA names no folder of real data; this test reads it")
	}
	raw, err := os.ReadFile(filepath.Join(root, "ballots", "pb_Switzerland_Zurich_D10.pb"))
	must(t, err)
	_, rest, _ := strings.Cut(string(raw), "\nPROJECTS\n")
	projects, votes, _ := strings.Cut(rest, "\nVOTES\n")
	p := capturing(t)
	b := p.block(model.Scoring)
	b.Budget, b.Cap, b.Top = 10, 10, 9
	p.Do(session.ChangeBlock{Session: p.ID, Block: b})
	var cases []model.UseCaseID
	for _, row := range strings.Split(projects, "\n")[1:] {
		cases = append(cases, p.Do(session.Say{Session: p.ID, Block: p.Session().Current, Line: "~ " + strings.Split(row, ";")[4]}).Case)
	}
	p.To(model.Scoring)
	p.Do(session.OpenDots{Session: p.ID, Cases: cases})
	r := p.Session().Dots[0]
	want := make([]int, len(cases))
	for n, row := range strings.Split(strings.TrimSpace(votes), "\n")[1:41] {
		cells := strings.Split(row, ";")
		points := strings.Split(cells[2], ",")
		for i, project := range strings.Split(cells[1], ",") {
			at, err := strconv.Atoi(project)
			must(t, err)
			dots, err := strconv.Atoi(points[i])
			must(t, err)
			p.By(fmt.Sprintf("Voter %d", n), session.GiveDots{Round: r, Case: cases[at-1], Dots: dots})
			want[at-1] += dots
		}
	}
	p.Do(session.Reveal{Round: r})
	f := p.Live.Snapshot().ForWall(p.ID).Dots
	if f.Voters != 40 || len(f.Ranked) != 24 {
		t.Fatalf("%d people gave dots to %d", f.Voters, len(f.Ranked))
	}
	for i, x := range f.Ranked {
		if x.Count.Dots != want[slices.Index(cases, x.Case.ID)] {
			t.Errorf("%s has %d dots, and people gave %d", x.Case.Title, x.Count.Dots, want[slices.Index(cases, x.Case.ID)])
		}
		if i > 0 && x.Count.Dots > f.Ranked[i-1].Count.Dots {
			t.Errorf("%s stands too low", x.Case.Title)
		}
	}
	if got := len(p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Suggested); got != f.In || f.In+f.Tied < 9 {
		t.Errorf("%d enter, %d share the last place", got, f.Tied)
	}
}

// TestDotsEndWithTheSession has a dot round open when the session closes: nobody gives dots any more, and it can be revealed.
func TestDotsEndWithTheSession(t *testing.T) {
	p := dotting(t)
	mei := p.As("Mei")
	p.Do(session.Close{Session: p.ID})
	if _, err := p.Try(mei, session.GiveDots{Round: p.round, Case: p.cases[1], Dots: 1}); refusal(t, err) != "!conflict" {
		t.Errorf("a dot after the end: %v", err)
	}
	p.Do(session.Reveal{Round: p.round})
}
