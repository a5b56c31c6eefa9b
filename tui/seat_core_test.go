package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
	"serendip/tui/tuitest"
)

// core is a workshop on the real core with Mei's seat on a terminal.
type core struct {
	*sessiontest.Workshop
	*tuitest.Term
}

func newCore(t *testing.T) core {
	t.Helper()
	w := sessiontest.New(t, storetest.NewMemory())
	w.Live.OpenDoor(session.Door{Host: "10.20.0.14", Port: 23234})
	w.Do(session.OpenLobby{Session: w.ID})
	return core{w, mei(t, w)}
}

// mei sits down, once more if she has sat before.
func mei(t *testing.T, w *sessiontest.Workshop) *tuitest.Term {
	t.Helper()
	room := w.Live.Enter(w.As("Mei"), w.ID, session.AtSeat)
	t.Cleanup(room.Leave)
	return tuitest.Run(t, NewSeat(room, Env{Profile: colorprofile.TrueColor, Dark: true, Remote: true}), 80, 24)
}

func TestSeatThroughAWholeWorkshop(t *testing.T) {
	c := newCore(t)
	c.Until("You are in, Mei.")
	c.Until("ssh mei-")
	c.Do(session.GoLive{Session: c.ID})
	c.Until("Organisation")
	c.Type("Acme Logistics")
	c.Press("enter")
	c.Type("planner")
	c.Press("enter")
	c.Until("✓ planner, Acme Logistics")

	c.Do(session.SetVision{Vision: "Every lorry leaves on time."})
	c.To(model.Purpose)
	c.Until("Every lorry leaves on time.")

	c.To(model.Capture)
	c.Says("Ada", "Drivers photograph the load before the gate")
	c.Until("Drivers photograph the load before the gate")
	c.Type("planners read the drivers' group")
	c.Press("enter")
	c.Until("  2  planners read the drivers' group")
	c.Press("esc", "s")
	c.Until("✓ you")
	c.Press("+")
	c.Type("in Lyon too")
	c.Press("enter")
	c.Until("+ in Lyon too")
	c.Type("?who pays")
	c.Press("enter")
	c.Until("✓ kept: parked")
	c.Press("esc", "h")
	c.Until("● hand up")
	c.Press("h")
	c.Gone("● hand up")

	c.To(model.Minutes)
	c.Until("minutes a day")
	c.Type("no second login")
	c.Press("tab", "1", "5", "tab", "4", "enter")
	c.Until("15 min a day, 4 others")
	c.Says("Ada", "~ gate photo sent ahead")
	c.Type("half a thou")
	c.Until("> half a thou")

	c.To(model.Scoring)
	c.Until("the room moved on to Score")
	c.Press("enter")
	c.Until("The round opens in a moment.")
	c.Do(session.OpenRound{Session: c.ID})
	c.Until("Press enter to begin.")
	if n := len(c.Session().Cases); n != 5 {
		t.Fatalf("%d use cases, want 5", n)
	}
	if last := c.Case(5); last.Block != c.Session().Blocks[3].ID {
		t.Errorf("the half-typed line was filed in block %v", last.Block)
	}
	c.Press("enter", "3", "2", "-")
	c.Until("2 of ")
	c.Press("1")
	c.UntilTrue("durable", func(s string) bool { return strings.Contains(s, "[1]") && !strings.Contains(s, "…") })

	again := mei(t, c.Workshop) // another window: it takes over, mid-round
	again.Until("4 of your ")
	c.Until("A newer window of yours took over")
	c.Press("enter")
	c.Ended()

	again.Press("enter")
	again.Until("[1]")
	again.Press("enter")
	again.Until("Handed in. Thank you.")
	round := c.Session().Rounds[0]
	c.Do(session.CloseRound{Round: round})
	again.Until("The marks are being counted.")
	c.Do(session.Reveal{Round: round})
	c.To(model.Discuss)
	again.Until("0 of ")
	again.Until("1 person")
	again.Press("o")
	again.Until("parked: who pays")
	again.Press("esc")
	c.Do(session.SwitchLights{Session: c.ID, Dark: true})
	again.Until("The wall is dark")
	c.Do(session.SwitchLights{Session: c.ID})
	again.Gone("The wall is dark")
	c.To(model.Recap)
	again.Until("What you said")
	c.Do(session.Close{Session: c.ID})
	again.Until("Thank you. The workshop is over.")
	again.Press("q")
	again.Until("Leave for now?")
	again.Press("y")
	again.Ended()
}

func TestSeatOfALateNewcomerOnTheCore(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	w.To(model.Capture)
	w.Says("Ada", "Drivers photograph the load before the gate")
	term := mei(t, w)
	term.Until("Good that you are here, Mei.")
	term.Until("Now: Serendipitous")
	term.Press("enter")
	term.Until("> type here")
}
