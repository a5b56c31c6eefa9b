package main

import (
	"slices"
	"strings"
	"testing"

	"serendip/model"
)

// TestAWholeWorkshop goes from the lobby to the close with three seats, a console and a wall, all over SSH.
func TestAWholeWorkshop(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	console, wall := v.Console(), v.Screen("wall")
	next := func(title string) {
		t.Helper()
		console.Presses("ctrl+n")
		console.Shows("▹ next: " + title)
		console.Presses("ctrl+n")
		console.Shows("▸ " + title)
		console.Hides("▹")
		v.everybodyAt(title)
	}

	console.Shows("○ lobby")
	wall.Shows("ssh " + v.sessionCode() + "@127.0.0.1")
	ada, mei, olu := v.As("Ada"), v.As("Mei"), v.As("Olu")
	ada.Shows("You are in, Ada.", "ssh "+v.codes["Ada"]+"@127.0.0.1")
	console.Shows("3 seats")
	console.Presses("g", "y")
	console.Shows("● live")
	console.Presses("esc", "i")
	console.Shows("who is in the room?")
	console.Types("Kwame")
	console.Presses("enter")
	console.Shows("Kwame is here", "when all are in")
	console.Presses("esc")
	console.Shows("1 room")

	ada.Shows("Organisation")
	ada.Types("Acme East")
	ada.Presses("enter")
	ada.Types("dispatcher")
	ada.Presses("enter")
	ada.Shows("✓ dispatcher, Acme East")
	console.Shows("Acme East")

	next("Purpose")
	wall.Shows("the deep work")
	next("Serendipitous")
	captures(t, v)

	next("15 min a day")
	mei.Shows("Acme · 15 min a day") // a word begun before would stay with the block it was begun in
	mei.Types("no more paper lists")
	mei.Presses("tab")
	mei.Types("15")
	mei.Presses("tab")
	mei.Types("4")
	mei.Shows("> no more paper lists", "minutes a day 15", "how many others 4")
	mei.Presses("enter")
	mei.Shows("no more paper lists", "15 min")
	next("Planned")
	for _, one := range []*window{ada, mei, olu} {
		one.Shows("Acme · Planned")
	}
	ada.Says("gate photo at all sites", "kept as")
	mei.Says("clause library for every region", "kept as")
	olu.Says("one page for the whole shift", "kept as")
	for _, title := range []string{"Break", "Group", "Score"} {
		next(title)
	}
	console.Shows("5 use cases x 3 marks x 4 people")
	console.Presses("esc", "o")
	console.Shows("● open")
	scores(t, v)
	next("Discuss")
	discusses(t, v)
	next("Shortlist")
	console.Presses("esc", "space")
	console.Shows("1 of 4 selected")
	ada.Shows("selected so far: 1")
	next("First steps")
	console.Presses("esc", "f")
	console.Shows("Owner")
	console.Types("Mei")
	console.Presses("enter")
	console.Types("minutes at the gate")
	console.Presses("enter")
	console.Types("1.4.")
	console.Presses("enter")
	console.Shows("1 of 1 have an owner, one measure and a first date")
	mei.Shows("owner", "Mei", "minutes at the gate", "nothing is missing")
	mei.Presses("enter") // its page, which she and the facilitator write together
	mei.Shows("Challenge and outcome")
	mei.Presses("enter")
	mei.Shows("enter save")
	console.Presses("enter")
	console.Shows("Mei edits this")
	mei.Types("lorries wait at the gate")
	mei.Presses("enter")
	console.Shows("lorries wait at the gate")
	console.Hides("Mei edits this")
	mei.Presses("esc")
	console.Presses("r")
	console.Shows("is not ready; it lacks: part a")
	console.Presses("esc")
	next("Recap")
	console.Presses("D")
	console.Types("start in Hamburg")
	console.Presses("enter")
	console.Shows(`undo "decision: start in Hamb`)
	olu.Shows("Acme · Recap")
	olu.Presses(append([]string{"esc"}, slices.Repeat([]string{"down"}, 18)...)...)
	olu.Shows("start in Hamburg")
	console.Presses("ctrl+n")
	console.Shows("Close Value workshop for everybody?")
	console.Presses("y", "y")
	console.Shows("○ closed")
	for _, seat := range []*window{ada, mei, olu} {
		seat.Shows("Thank you. The workshop is over.")
	}
}

// captures is all of the line's grammar, from three seats.
func captures(t *testing.T, v *venue) {
	t.Helper()
	console, wall, ada, mei, olu := v.Console(), v.Screen("wall"), v.As("Ada"), v.As("Mei"), v.As("Olu")
	ada.Says("drivers send the gate photo ahead", "kept as 1")
	wall.Shows("drivers send the gate photo ahead")
	mei.Shows("drivers send the gate photo ahead")
	mei.Says("=1", "same as 1")
	olu.Says("+1 and the plate", "1")
	wall.Shows("1 does the same")
	olu.Types("shelf gaps are photographed @Kw")
	olu.Shows("@Kwame   tab takes it")
	olu.Presses("tab", "enter")
	olu.Shows("kept as 2")
	mei.Says("? who pays for the second scanner", "parked")
	mei.Says("! Ada asks the depot for the gate log", "action")
	ada.Says("~ read the shelf by camera", "kept as 3")
	olu.Says("handover", "kept as 4")
	console.Shows("parked   1")
	for n, want := range map[int]model.Kind{1: model.Serendipitous, 2: model.Serendipitous, 3: model.Planned, 4: model.Serendipitous} {
		if got := v.Said(n).Kind; got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

// scores is a blind round: three seats mark at once, and the room by hands. Nobody else sees a mark.
func scores(t *testing.T, v *venue) {
	t.Helper()
	console := v.Console()
	for name, marks := range map[string]string{"Ada": "323", "Mei": "210", "Olu": "3-3"} {
		w := v.As(name)
		w.Shows("Press enter to begin.")
		w.Presses("enter")
		w.Shows("1 of 5")
		w.Types(strings.Repeat(marks, 5))
		w.Shows("5 of 5")
		w.until("has every mark kept", func(s string) bool { return strings.Count(s, "[") == 3 && !strings.Contains(s, "…") })
		w.Presses("enter")
		w.Shows("Handed in. Thank you.")
	}
	console.Shows("3 of 4 handed in")
	console.Presses("f")
	console.Shows("show of hands")
	for range 3 {
		console.Types("0 0 0 1 0")
		console.Presses("enter")
	}
	console.Hides("show of hands")
	v.Screen("wall").Shows("1 by hands")
}

// discusses is the reveal, and one reason sheet on the wall.
func discusses(t *testing.T, v *venue) {
	t.Helper()
	console, wall, olu := v.Console(), v.Screen("wall"), v.As("Olu")
	console.Presses("esc", "v")
	console.Shows("Reveal all marks together now?")
	console.Presses("y")
	console.Shows("imp ")
	wall.Shows("3 on seats")
	olu.Shows("5 of 5 pass", "yours")
	wall.Shows("read the shelf by camera", "3 of 3")
	console.Presses("enter")
	wall.Shows("rank 1", "3 scored, 1 can't say")
}
