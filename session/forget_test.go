package session_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

func forgetRules() []rule {
	ada := func(p *place) session.Intent {
		return session.Forget{People: []model.PersonID{p.As("Ada").Person}}
	}
	return []rule{
		{"somebody wants out", lobby, "", ada, "PersonDetailed"},
		{"nobody forgets themselves from a seat", lobby, "Ada", ada, "!denied"},
		{"whoever is on no file", lobby, "", func(*place) session.Intent { return session.Forget{People: []model.PersonID{{9}}} }, "!missing"},
	}
}

func TestANameStandsInWords(t *testing.T) {
	for _, c := range []struct {
		words, name string
		is          bool
	}{
		{"ask Ada Lovelace, she knows", "ada lovelace", true},
		{"Adamant people", "Ada", false},
		{"ADA!", "Ada", true},
		{"Grenada and Ada", "Ada", true},
		{"写给田中さん", "田中", true},
		{"write to ada@example.org.", "ada@example.org", true},
		{"nothing", "", false},
	} {
		if session.Mentions(c.words, []string{c.name}) != c.is {
			t.Errorf("%q in %q: not %v", c.name, c.words, c.is)
		}
	}
}

// Words are whose they were first: what was captured for somebody is that person's, what somebody else made of it is not.
func TestTracesTellWhoseWordsTheyAre(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	w.To(model.Capture)
	w.Says("Ada", "a photo of the gate")
	w.Do(session.EditTitle{Case: w.Case(1).ID, Title: "the gate's photo, said Ada"})
	w.Says("Ben", "lists that sort themselves")
	w.Do(session.ChangeSession{Session: w.ID, Title: "Ada's workshop", Start: w.Clock.Now(), Zone: "Europe/London"})
	ada, before := w.As("Ada").Person, w.Live.Snapshot().State
	traces, err := w.Live.Traces(t.Context(), ada)
	must(t, err)
	if got := wordsOf(before, traces.Own); !slices.Equal(got, []string{"a photo of the gate"}) {
		t.Errorf("her own words are %q", got)
	}
	if got := wordsOf(before, traces.Mentions); !slices.Equal(got, []string{"the gate's photo, said Ada"}) {
		t.Errorf("she is named in %q", got)
	}
	if !slices.Equal(traces.Fixed, []string{"Ada's workshop"}) {
		t.Errorf("for ever lies %q", traces.Fixed)
	}
	w.Do(session.Forget{People: traces.People, Words: slices.Concat(traces.Own, traces.Mentions)})
	w.Reopen()
	after := w.Live.Snapshot().State
	if got := after.Words(w.Case(1).Title); got != "(erased)" {
		t.Errorf("the title is %q", got)
	}
	if got := after.Details(ada); got.Name != "(erased)" || got.Handle != "" {
		t.Errorf("on file is %+v", got)
	}
	if w.Case(1).By != ada || after.Words(w.Case(2).Title) != "lists that sort themselves" {
		t.Error("more is gone than her words")
	}
	if _, err := after.OnFile("Ada"); err == nil {
		t.Error("she is found by name")
	}
	if _, err := after.OnFile("(erased)"); err == nil {
		t.Error("she is found as whoever was erased")
	}
}

// The code of somebody who was forgotten opens nothing, with or without a name in front.
func TestACodeOfSomebodyForgottenOpensNothing(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	ada := w.As("Ada").Person
	code := w.Live.Snapshot().PersonCode(ada)
	if _, ok := w.Live.Snapshot().Admit(code, ""); !ok {
		t.Fatal("her code opens nothing to begin with")
	}
	w.Do(session.Forget{People: []model.PersonID{ada}})
	_, secret, _ := strings.Cut(code, "-")
	for _, user := range []string{code, "-" + secret} {
		if _, ok := w.Live.Snapshot().Admit(user, ""); ok {
			t.Errorf("%q opens a seat", user)
		}
	}
	ben := w.As("Ben").Person
	if names := w.Live.Snapshot().ForSeat(w.ID, ben).Complete; !slices.Equal(names, []string{"Ben"}) {
		t.Errorf("a seat completes %q", names)
	}
	if len(w.Session().Guests) != 2 {
		t.Error("that somebody was there is gone")
	}
}

// What stands for a name that was forgotten is nobody's name: no line of capture and no few letters at the desk mean it.
func TestNobodyMeansWhoWasForgotten(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	w.To(model.Capture)
	ada := w.As("Ada").Person
	w.As("Ben")
	w.Do(session.Forget{People: []model.PersonID{ada}})
	for _, name := range []string{"erased", "er", "(erased)"} {
		if p, err := w.Live.Snapshot().State.GuestMeant(w.Session(), name); err == nil {
			t.Errorf("%q means %v", name, p)
		}
	}
	w.Says("Ben", "@erased a photo of the gate")
	w.Do(session.Say{Session: w.ID, Block: w.Session().Current, Line: "@er lists that sort themselves"})
	for n := 1; n <= 2; n++ {
		if w.Case(n).By == ada {
			t.Errorf("the words of %d are put into the mouth of somebody forgotten", n)
		}
	}
}

func TestForgettingIsForTheMachineItself(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	remote := sessiontest.Host()
	remote.Remote = true
	if _, err := w.Try(remote, session.Forget{People: []model.PersonID{w.As("Ada").Person}}); err == nil {
		t.Error("somebody was forgotten from afar")
	}
}

func wordsOf(s *session.State, ids []model.TextID) (out []string) {
	for _, id := range ids {
		out = append(out, s.WordsOf(id))
	}
	return out
}

// What could not be taken off the disk is not said to be forgotten, though nothing but words was to go.
func TestForgettingThatFailsIsNotConfirmed(t *testing.T) {
	store := storetest.NewFaulty(storetest.NewMemory())
	w := sessiontest.New(t, store)
	w.GoLive()
	w.To(model.Capture)
	w.Says("Ben", "lists that sort themselves, said Ada")
	words := w.Case(1).Title
	store.Fail(storetest.Fault{Op: storetest.Commit, Call: 1, Err: errors.New("the disk says no")})
	if _, err := w.Try(sessiontest.Host(), session.Forget{Words: []model.TextID{words.ID}}); err == nil {
		t.Error("it is confirmed")
	}
	if got := w.Live.Snapshot().State.Words(words); got == "(erased)" {
		t.Error("memory has forgotten what the disk has not")
	}
	w.Do(session.Forget{Words: []model.TextID{words.ID}})
	w.Reopen()
	if got := w.Live.Snapshot().State.Words(words); got != "(erased)" {
		t.Errorf("the disk still says %q", got)
	}
}

// Whoever wanted out stays out: nothing that is said of them puts them on file again.
func TestWhoWasForgottenStaysForgotten(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	ada := w.As("Ada")
	w.Do(session.Forget{People: []model.PersonID{ada.Person}})
	for _, i := range []session.Intent{
		session.Describe{Person: ada.Person, Role: "nurse"}, session.Agree{Person: ada.Person},
		session.Arrive{Session: w.ID, Person: ada.Person, Fingerprint: "SHA256:ada"},
	} {
		_, _ = w.Try(ada, i) // a seat that is still open
		if !w.Live.Snapshot().State.Forgotten(ada.Person) {
			t.Fatalf("%T puts them on file again", i)
		}
	}
	if _, err := w.Try(sessiontest.Host(), session.Describe{Person: ada.Person, Name: "Ada Lopez"}); err == nil {
		t.Error("a facilitator puts them on file again")
	}
}

// Columns of a file that have no place of their own are told as people read them.
func TestFurtherColumnsAreToldInWords(t *testing.T) {
	p := draft(t)
	one := rows("Gate photo")
	one[0].Extra = []model.Field{{Name: "ID", Value: "U1"}, {Name: "Site", Value: "Hamburg"}}
	p.Do(session.ImportUseCases{Source: "inventory.csv", Rows: one})
	s := p.state()
	told := ""
	for _, c := range s.Library() {
		if c.External != "" {
			told = s.WordsOf(c.Extra.ID)
		}
	}
	if told != "ID: U1; Site: Hamburg" {
		t.Errorf("the columns are %q", told)
	}
}
