package main

import (
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
)

// scoring brings a venue with three planned use cases of Ada's to an open round.
func scoring(t *testing.T, v *venue) {
	t.Helper()
	ada := v.As("Ada")
	v.GoesTo(model.Capture)
	planned := v.session().Blocks[4]
	v.Does(session.JumpTo{Session: v.session().ID, Block: planned.ID})
	ada.Shows("planned") // what is said before belongs to the block that was shown
	ada.Says("gate photo at all sites", "kept as 1")
	ada.Says("clause library for every region", "kept as 2")
	ada.Says("one page for the whole shift", "kept as 3")
	v.GoesTo(model.Scoring)
	v.Does(session.OpenRound{Session: v.session().ID})
}

// marks begins to mark, and waits until it shows where it stands and every mark is kept.
func marks(w *window, digits, at string) {
	w.t.Helper()
	w.Shows("Press enter to begin.")
	w.Presses("enter")
	w.Shows("1 of 3")
	w.Types(digits)
	w.until("shows "+at+", all kept", func(s string) bool { return strings.Contains(s, at) && !strings.Contains(s, "…") })
}

func TestALostConnectionComesBackToItsMarks(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	scoring(t, v)
	console, ada := v.Console(), v.As("Ada")
	marks(ada, "3210", "[0]")
	console.Shows("1 gave a mark")
	ada.cuts()
	console.Shows("1 away")
	ada = v.Back("Ada")
	ada.Shows("4 of your 9 marks are kept.")
	console.Hides("1 away")
	ada.Presses("enter")
	ada.Shows("2 of 3", "[0]")
	ada.Types("33222")
	ada.Presses("enter")
	ada.Shows("Handed in. Thank you.")
	v.Does(session.Reveal{Round: v.session().Rounds[0]})
	got := v.live().Snapshot().State.Round(v.session().Rounds[0]).Revealed
	if got.Seats != 1 {
		t.Errorf("%d seats were counted", got.Seats)
	}
	for n, want := range [][3]int{{3, 2, 1}, {0, 3, 3}, {2, 2, 2}} {
		for g, mark := range want {
			if got.Cases[n].Groups[g][mark] != 1 {
				t.Errorf("use case %d, %s: %v, want one mark of %d", n+1, model.Group(g), got.Cases[n].Groups[g], mark)
			}
		}
	}
}

func TestALostConnectionComesBackToItsLine(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	console, ada := v.Console(), v.As("Ada")
	v.GoesTo(model.Capture)
	ada.Says("drivers send the gate photo ahead", "kept as 1")
	ada.Types("and the night shift ")
	ada.Shows("> and the night shift")
	ada.cuts()
	console.Shows("1 away")
	ada = v.Back("Ada")
	ada.Shows("> and the night shift", "drivers send the gate photo ahead")
	ada.Types("tags the pallets")
	ada.Presses("enter")
	ada.Shows("kept as 2")
	if got := v.live().Snapshot().State.Words(v.Said(2).Title); got != "and the night shift tags the pallets" {
		t.Errorf("kept %q", got)
	}
}

func TestANewerWindowTakesOver(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	console, old := v.Console(), v.As("Ada")
	v.GoesTo(model.Capture)
	old.AtLine()
	old.Types("half a thought")
	old.Shows("> half a thought")
	ada := v.Back("Ada")
	old.Shows("newer window of yours took over", "Any key closes this window.")
	ada.Shows("> half a thought")
	old.Presses("x")
	if code := old.Leaves(); code != 0 {
		t.Errorf("the older window ended with status %d", code)
	}
	ada.Presses("enter")
	ada.Shows("kept as 1")
	console.Shows("1 joined")
	console.Hides("away")
}

func TestTheLateSeeWhatWasFound(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	ada := v.As("Ada")
	v.GoesTo(model.Capture)
	ada.Says("drivers send the gate photo ahead", "kept as 1")
	v.Does(session.JumpTo{Session: v.session().ID, Block: v.session().Blocks[4].ID})
	late := v.As("Zoë")
	late.Shows("Good that you are here, Zoë.", "1 thing that already works", "drivers send the gate photo ahead", "Now: Planned", "Press enter to go on.")
	late.Presses("x", "enter")
	late.Shows("> type here")
	late.Says("=1", "same as 1")
	ada.Shows("drivers send the gate photo ahead")
}

func TestTheSameRoundAfterARestart(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	scoring(t, v)
	v.As("Mei")
	ada := v.As("Ada")
	marks(ada, "3210", "[0]")
	v.Does(session.Extend{Session: v.session().ID, By: 5 * 60e9})
	before := v.session()
	codes := v.sessionCode() + v.wallToken()

	v.restart()
	after := v.session()
	if after.Current != before.Current || after.State != before.State || v.sessionCode()+v.wallToken() != codes {
		t.Error("the workshop is not where it was")
	}
	if spent, was := after.Clock().Spent(v.live().Now()), before.Clock().Spent(v.live().Now()); spent < 0 || spent > was+longest {
		t.Errorf("the block has taken %v, before the restart %v", spent, was)
	}
	if got := after.Clock().Timebox; got != before.Clock().Timebox {
		t.Errorf("the block has %v, before the restart %v", got, before.Clock().Timebox)
	}
	console := v.Console()
	console.Shows("▸ Score", "● open", "1 gave a mark", "2 away")
	ada = v.Back("Ada")
	ada.Shows("4 of your 9 marks are kept.")
	ada.Presses("enter")
	ada.Shows("2 of 3", "[0]")
	mei := v.Back("Mei")
	mei.Shows("Press enter to go on.")
	mei.Presses("enter")
	mei.Shows("Press enter to begin.")
	v.Screen("wall").Shows("clause library for every region")
}

func TestTheRoomMovesOnUnderAHalfTypedWord(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	ada, mei := v.As("Ada"), v.As("Mei")
	v.GoesTo(model.Connect)
	ada.Shows("Organisation")
	ada.Types("Acme E")
	ada.Shows("Acme E")
	v.GoesTo(model.Purpose)
	ada.Shows("the room moved on to Purpose", "Acme E")
	ada.Types("ast")
	ada.Presses("enter")
	ada.Types("dispatcher")
	ada.Presses("enter")
	ada.Hides("Organisation")
	ada.Shows("FEATURES and PLANS")
	v.Console().Shows("✓ Connect")
	v.GoesTo(model.Capture)
	mei.Shows("Acme · Serendipitous")
	mei.AtLine()
	mei.Types("night shift ")
	mei.Shows("> night shift")
	v.GoesTo(model.Scoring)
	mei.Shows("the room moved on to Score", "enter still files this in Serendipitous")
	mei.Types("tags 3 pallets")
	mei.Presses("enter")
	mei.Hides("the room moved on")
	if c := v.Said(1); v.live().Snapshot().State.Words(c.Title) != "night shift tags 3 pallets" || c.Kind != model.Serendipitous {
		t.Errorf("kept %q as %s", v.live().Snapshot().State.Words(c.Title), c.Kind)
	}
	if d := v.live().Snapshot().State.Details(v.session().Guests[0].Person); d.Organisation != "Acme East" || d.Role != "dispatcher" {
		t.Errorf("Ada is of %q, %q", d.Organisation, d.Role)
	}
}
