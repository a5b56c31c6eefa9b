package main

import (
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"serendip/model"
	"serendip/session"
)

func TestAHiddenIdeaIsGoneAndItsAuthorIsTold(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	console, wall, ada, mei := v.Console(), v.Screen("wall"), v.As("Ada"), v.As("Mei")
	v.GoesTo(model.Capture)
	ada.Says("the gate photo goes ahead", "kept as 1")
	ada.Says("Bob never answers his phone", "kept as 2")
	wall.Shows("Bob never answers")
	mei.Shows("Bob never answers")
	console.Shows("Bob never answers")
	console.Presses("esc", "h")
	wall.Hides("Bob never answers")
	mei.Hides("Bob never answers")
	wall.Shows("the gate photo goes ahead")
	ada.Shows("not on the wall for now", "Bob never answers")
	console.Shows("Bob never answers")
	console.Presses("h")
	wall.Shows("Bob never answers")
	mei.Shows("Bob never answers")
}

func TestHeldIdeasWait(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	console, wall, ada, mei := v.Console(), v.Screen("wall"), v.As("Ada"), v.As("Mei")
	v.GoesTo(model.Capture)
	console.Shows("▸ Serendipitous")
	console.Presses("esc", "b")
	eventually(t, "ideas are held", func() bool { return v.session().Holds(v.session().Current) })
	ada.Says("the gate photo goes ahead", "kept as 1")
	console.Shows("the gate photo goes ahead")
	mei.Says("no more lists", "kept as 2")
	ada.Shows("the gate photo goes ahead")
	wall.Never("the gate photo", "no more lists")
	mei.Never("the gate photo")
	console.Presses("up", "r")
	wall.Shows("the gate photo goes ahead")
	mei.Shows("the gate photo goes ahead")
	wall.Never("no more lists")
}

func TestNamesStandOnTheWallOnlyWhenTurnedOn(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	console, ada, mei := v.Console(), v.As("Adalind"), v.As("Mei")
	v.GoesTo(model.Capture)
	wall := v.Screen("wall")
	ada.Says("the gate photo goes ahead", "kept as 1")
	wall.Shows("the gate photo goes ahead")
	mei.Shows("the gate photo goes ahead")
	wall.Never("Adalind")
	console.Presses("esc", "y")
	wall.Shows("Adalind")
	console.Presses("y")
	wall.Hides("Adalind")
	wall.Shows("the gate photo goes ahead")
}

func TestTwoFacilitatorsUndoOnlyTheirOwn(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	// Neither leads: what brought the room to the block is another's, so that nothing of theirs stands before an idea.
	facilitator := func(name string) *window {
		key := newSigner(t)
		v.verb(string(ssh.MarshalAuthorizedKey(key.PublicKey())), "keys", "add", name)
		return v.sits(name, v.dial("console", ssh.PublicKeys(key)), 120, 35)
	}
	v.GoesTo(model.Capture)
	block := v.session().Current
	robin, kim := facilitator("Robin"), facilitator("Kim")
	robin.Says("said to Robin", "1  said to Robin")
	kim.Shows("1  said to Robin")
	kim.Says("said to Kim", "2  said to Kim")
	robin.Shows("2  said to Kim")
	robin.Presses("esc", "u")
	kim.Hides("said to Robin")
	kim.Shows("2  said to Kim")
	robin.Presses("u")
	robin.Shows("nothing to undo")
	kim.Shows("2  said to Kim")
	kim.Presses("esc", "u")
	robin.Hides("said to Kim")
	if s := v.session(); s.Current != block || !v.Said(1).Withdrawn || !v.Said(2).Withdrawn {
		t.Errorf("undo took back what was another's, or not what was one's own: block %v of %v, withdrawn %v and %v",
			s.Current, block, v.Said(1).Withdrawn, v.Said(2).Withdrawn)
	}
}

func TestTheWallAnswersNoKey(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	wall, ada := v.Screen("wall"), v.As("Ada")
	v.GoesTo(model.Capture)
	wall.Shows("ssh " + v.sessionCode())
	before := v.live().Snapshot().State.Seq
	wall.Types("an idea of the wall")
	wall.Presses("enter", "ctrl+n", "ctrl+n", "pgdown", "pgdown", "ctrl+l", "g", "y", "u", "enter", "ctrl+p", "f1", "esc", "ctrl+c", "q", "y")
	ada.Says("a real one", "kept as 1")
	wall.Shows("a real one")
	if got := v.live().Snapshot().State.Seq; got != before+1 {
		t.Errorf("the wall's keys left events: %d, want %d", got, before+1)
	}
	wall.Never("an idea of the wall")
	if _, errs, code := v.runs(v.dial("wall+"+v.wallToken()), "add nonsense", ""); code != 77 || !strings.Contains(errs, "takes no commands") {
		t.Errorf("a command by the wall's token: status %d, %q", code, errs)
	}
	if _, err := v.live().Do(t.Context(), v.live().Mint(session.Actor{Role: session.Observer, Session: v.session().ID}, session.GoLive{Session: v.session().ID})); err == nil {
		t.Error("an observer may act")
	}
}

// TestTheStageRunsTheRoom drives a session from its only, projected terminal. The room reads along: nothing private may
// ever stand there.
func TestTheStageRunsTheRoom(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	ada, stage := v.As("Adalind"), v.Stage()
	v.GoesTo(model.Capture)
	s := v.session()
	v.Does(session.WriteNote{Session: s.ID, Block: s.Current, Note: "Bob is leaving the company"})
	stage.Shows("ssh " + v.sessionCode())
	ada.Says("the gate photo goes ahead", "kept as 1")
	stage.Shows("the gate photo goes ahead")
	stage.Types("shelf gaps are photographed @Ada")
	stage.Presses("tab", "enter")
	stage.Shows("2   shelf gaps are photographed")
	ada.Shows("shelf gaps are photographed")
	stage.Presses("ctrl+l")
	ada.Shows("The wall is dark")
	stage.Hides("the gate photo goes ahead")
	stage.Presses("ctrl+l")
	stage.Shows("the gate photo goes ahead")
	stage.Presses("pgdown")
	stage.Presses("pgdown")
	eventually(t, "the next block", func() bool { return v.session().Current == s.Blocks[3].ID })
	stage.Never("Bob is leaving", "late", "ahead of")
}
