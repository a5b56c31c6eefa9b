package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
)

func TestAGuestComesWithTheirOwnCodeAndNobodyElseIsThem(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	v.verb("Name,Email,Organisation,Role\nZoë Müller,zoe@acme.example,Acme East,Dispatcher\nMei Lin,mei@acme.example,Acme West,Planner\n",
		"import", "guests", "-", "--session", "acme-1")
	zoe := v.session().Guests[0].Person
	v.codes["Zoë Müller"] = v.live().Snapshot().PersonCode(zoe)

	other := v.As("Mei Lin") // only says so
	console := v.Console()
	console.Shows("1 joined")
	if d := v.live().Snapshot().State; len(v.session().Guests) != 3 || d.Details(v.session().Guests[2].Person).Email != "" {
		t.Error("who types a guest's name became that guest")
	}
	v.GoesTo(model.Connect)
	asked := v.Back("Zoë Müller")
	asked.Shows("You are Zoë Müller.", "Do you agree?")
	if asked.Presses("esc"); asked.Leaves() != 0 || v.live().Snapshot().State.Details(zoe).Consent {
		t.Error("who went away agreed")
	}
	asked = v.Back("Zoë Müller")
	asked.Shows("Do you agree?")
	asked.Presses("enter")
	asked.Shows("✓ Dispatcher, Acme East")
	seat := v.Back("Zoë Müller") // and is not asked again
	seat.Shows("✓ Dispatcher, Acme East")
	console.Shows("2 joined")
	other.Shows("Organisation")

	console.Presses("esc", "M")
	console.Shows("the same person?", "Mei Lin 2 is Mei Lin of the list")
	console.Presses("enter")
	console.Hides("the same person?")
	eventually(t, "the guest is the one who joined", func() bool {
		return v.live().Snapshot().State.Details(v.session().Guests[1].Person).Email == "mei@acme.example" && len(v.session().Guests) == 2
	})
	v.GoesTo(model.Capture)
	other.Says("planners read the drivers' group", "kept as 1")
}

func TestAFloodOfIdeasIsHeldBackKindly(t *testing.T) {
	t.Parallel()
	v := openVenue(t, func(v *venue) { v.pace = session.Pace{PerSecond: 0.01, Burst: 20} }) // slow machines are no calm people
	eve, mei := v.As("Eve"), v.As("Mei")
	v.GoesTo(model.Capture)
	eve.AtLine()
	var flood strings.Builder
	for n := range 60 {
		fmt.Fprintf(&flood, "flood %d of many\r", n)
	}
	eve.Types(flood.String())
	mei.AtLine()
	mei.Types("a calm thought")
	mei.Presses("enter")
	mei.Shows("kept as")
	eve.Shows("a lot at once")
	state := v.live().Snapshot().State
	if !slices.ContainsFunc(v.session().Cases, func(id model.UseCaseID) bool { return state.Words(state.UseCase(id).Title) == "a calm thought" }) {
		t.Error("the calm thought is not there")
	}
}

func TestASeatAtEverySize(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	ada := v.As("Ada")
	v.GoesTo(model.Capture)
	ada.Says("the gate photo goes ahead", "kept as 1")
	ada.Types("half a thought")
	for _, size := range [][2]int{{60, 20}, {200, 60}, {100, 30}} {
		ada.Resizes(size[0], size[1])
		ada.Shows("the gate photo goes ahead", "> half a thought")
	}
	ada.Resizes(30, 8)
	ada.Shows("too small") // what is typed now goes nowhere: see the shell's own test
	ada.Resizes(80, 24)
	ada.Shows("the gate photo goes ahead", "> half a thought")
	ada.Presses("enter")
	ada.Shows("kept as 2")
	if got := v.live().Snapshot().State.Words(v.Said(2).Title); got != "half a thought" {
		t.Errorf("kept %q", got)
	}
}

func TestTheDoorClosesWithAWordAndOpensAgain(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	ada, wall := v.As("Ada"), v.Screen("wall")
	v.GoesTo(model.Capture)
	ada.Says("the gate photo goes ahead", "kept as 1")
	v.restart()
	for _, w := range []*window{ada, wall} {
		w.Shows("The host has closed the door.")
		if strings.Count(w.raw.text(), "\x1b[?1049h") != strings.Count(w.raw.text(), "\x1b[?1049l") {
			t.Errorf("%s's terminal is left on the other screen", w.who)
		}
	}
	v.Back("Ada").Shows("the gate photo goes ahead")
	v.Screen("wall").Shows("the gate photo goes ahead")
}

// A second blind round is a new one: its marks are its own, and what was given before is not seen in it.
func TestASecondRoundIsScoredAnew(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	scoring(t, v)
	console, ada := v.Console(), v.As("Ada")
	marks(ada, "321321321", "[1]")
	ada.Presses("enter")
	console.Shows("1 of 1 handed in")
	v.GoesTo(model.Discuss)
	console.Shows("▸ Discuss")
	console.Presses("esc", "v")
	console.Shows("Reveal all marks together now?")
	console.Presses("y")
	console.Shows("imp ")
	console.Presses("2")
	console.Presses("enter")
	ada.Shows("A second round.", "Press enter to begin.")
	ada.Presses("enter")
	ada.Shows("1 of 1")
	if containsAny(ada.Screen(), "[") {
		t.Errorf("marks of the first round stand in the second:\n%s", ada.Screen())
	}
	ada.Types("000")
	ada.until("has its marks kept", func(s string) bool { return strings.Count(s, "[0]") == 3 && !strings.Contains(s, "…") })
	ada.Presses("enter")
	ada.Shows("Handed in. Thank you.")
	if got := len(v.session().Rounds); got != 2 {
		t.Errorf("%d rounds", got)
	}
}
