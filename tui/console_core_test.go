package tui

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
	"serendip/tui/tuitest"
)

// TestTheConsoleRunsAWorkshopOnTheCore goes from the lobby to the first date by keys alone, on the real core.
func TestTheConsoleRunsAWorkshopOnTheCore(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	host := session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("")}
	room := w.Live.Enter(host, w.ID, session.AtConsole)
	term := tuitest.Run(t, NewConsole(room, Env{Profile: colorprofile.TrueColor, Dark: true}), 120, 35)
	next := func(title string) {
		t.Helper()
		term.Press("ctrl+n")
		term.Until("▹ next: " + title)
		term.Press("ctrl+n")
		term.Until("▸ " + title)
		term.Gone("▹")
	}

	term.Until("○ draft")
	term.Press("o")
	term.Until("○ lobby")
	term.Press("g", "y")
	term.Until("● live")
	term.Press("i")
	for _, name := range []string{"Ada", "Mei", "Olu", "Kwame"} {
		term.Type(name)
		term.Press("enter")
		term.Until(name + " is here")
	}
	term.Press("esc")
	term.Gone("who is in the room?")
	term.Until("■ Kwame")
	next("Purpose")
	next("Serendipitous")
	term.Type("drivers send the gate photo ahead @ad")
	term.Until("@Ada   tab takes it")
	term.Press("tab", "enter")
	term.Until("1  drivers send the gate photo ahead")
	term.Type("drivers send gate photos ahead of time")
	term.Until(`write =1 for "same"`)
	term.Press("enter")
	term.Until("▲ sounds like 1")
	term.Press("esc", "m")
	term.Until("merge into which?")
	term.Press("enter")
	term.Until("with 2")
	term.Press("u")
	term.Until("▲ sounds like 1")
	term.Press("P")
	term.Type("who pays?")
	term.Press("enter")
	term.Until("parked   1")

	next("15 min a day")
	next("Planned")
	for _, line := range []string{"gate photo at all sites @Mei", "clause library for every region @Olu"} {
		term.Type(line)
		term.Press("enter")
	}
	term.Until("4  clause library for every region")
	for _, title := range []string{"Break", "Group", "Score"} {
		next(title)
	}
	term.Until("2 use cases x 3 marks x 4 people")
	term.Press("esc", "o")
	term.Until("● open")
	for range 2 {
		term.Press("f")
		term.Until("show of hands")
		for range 3 {
			term.Type("0 0 1 3 0")
			term.Press("enter")
		}
		term.Gone("show of hands")
		term.Press("down")
	}
	term.Until("4 by hands")
	next("Discuss")
	term.Press("esc", "v")
	term.Until("Reveal all marks together now?")
	term.Press("y")
	term.Until("2 pass")
	term.Until("imp 2.8 ✓")
	next("Shortlist")
	term.Press("esc", "space")
	term.Until("1 of 4 selected")
	next("First steps")
	term.Press("esc", "f")
	term.Until("Owner")
	term.Type("Mei")
	term.Press("enter")
	term.Type("minutes at the gate")
	term.Press("enter")
	term.Type("1.4.")
	term.Press("enter")
	term.Until("1 of 1 have an owner, one measure and a first date")
	term.Press("enter")
	term.Until("Challenge and outcome")
	term.Press("enter")
	term.Type("lorries wait at the gate")
	term.Press("enter")
	term.Until("lorries wait at the gate")
	term.Gone("enter save")
	term.Press("w")
	term.Type("one more training")
	term.Press("enter")
	term.Until("everyone is trained already")
	term.Press("esc")
	term.Gone("which habit ends")
	term.Press("r")
	term.Until("is not ready; it lacks: part a")
	term.Press("v", "esc")
	term.Until("1 of 1 have an owner")
	next("Recap")
	term.Press("D")
	term.Type("start in Hamburg")
	term.Press("enter")
	term.Until("start in Hamburg")
	term.Press("ctrl+n")
	term.Until("Close Value workshop for everybody?")
	term.Press("y", "y")
	term.Until("○ closed")
	if s := w.Session(); s.State != model.Closed {
		t.Errorf("the session is %s", s.State)
	}
}
