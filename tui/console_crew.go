package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// actLead is handing the lead over, or taking it.
const actLead keys.Action = "lead"

// leadsOnly are what only who leads may do, by all the names that screens have for it.
func leadsOnly() []keys.Action {
	return []keys.Action{actClose, actReveal, actDropRound, actShowAnswers, actTakeBack, "round.reveal", "round.drop", "dots.reveal", "dots.drop", "ask.show", "ask.drop"}
}

// reads are what changes nothing.
func reads() []keys.Action {
	return []keys.Action{keys.Up, keys.Down, keys.First, keys.Last, keys.Palette, keys.Help, keys.Quit, actPeople, actRecap, "read", "reasons"}
}

// writes are what a scribe does: what is said, noted and mended.
func writes() []keys.Action {
	return []keys.Action{actSave, actComplete, keys.ClearLine, keys.ToLine, keys.ToList, keys.Undo, actNote, actCheckIn, actLower,
		actPark, actAction, actDecision, actOutcome, actNextTime, actItems, "same", "edit", "kind", "speaker", "themes", "minutes",
		actAsked, "hands", "owner", "measure", "first date", "date", "first steps", "is here", "describe"}
}

// forbidden are the actions of a map that a role may not do. A face without a role, as of a test, forbids nothing.
func forbidden(m keys.Map, r session.Role) []keys.Action {
	var may []keys.Action
	switch r {
	case session.CoFacilitator:
		return leadsOnly()
	case session.Scribe:
		may = slices.Concat(reads(), writes())
	case session.Observer:
		may = reads()
	case session.Nobody, session.Attendee, session.Lead:
		return nil
	}
	var off []keys.Action
	for _, b := range m {
		if !slices.Contains(may, b.Action) {
			off = append(off, b.Action)
		}
	}
	return off
}

// whyNot is what a role may not do, in kind words; "" for who may do everything.
func whyNot(r session.Role, lead string) string {
	switch r {
	case session.CoFacilitator:
		return "You co-facilitate. " + lead + " leads: only the lead reveals, drops a round, counts a vote by thumbs, closes, and hands the lead over."
	case session.Scribe:
		return "You are the scribe: you write down what is said, and mend it. The agenda, the wall and the rounds are for those who facilitate."
	case session.Observer:
		return "You look on: you see everything here and change nothing."
	case session.Nobody, session.Attendee, session.Lead:
	}
	return ""
}

// Why is what help says about keys that are off for one's role.
func (c console) Why() string { return whyNot(c.face.Role, c.leadName()) }

func (c console) leadName() string {
	if name := c.face.Crew.Lead.Name; name != "" {
		return strings.ToUpper(name[:1]) + name[1:]
	}
	return "Somebody else"
}

// leadKey hands the lead over, or takes it.
func (c console) leadKey() keys.Map {
	about := "Hand the lead to somebody who facilitates with you"
	switch crew := c.face.Crew; {
	case crew.MayGive && len(crew.Members) > 1:
	case crew.MayTake:
		about = "Take the lead"
	default:
		return nil
	}
	return keys.Map{{Action: actLead, Keys: []string{"G"}, Label: "lead", Group: "Session", Where: keys.List, Quiet: !c.face.Crew.MayTake, About: about}}
}

// askLead asks to whom the lead goes, or whether one takes it. Either is for good.
func (c console) askLead() tea.Cmd {
	crew, id := c.face.Crew, c.face.Session
	if !crew.MayGive {
		return c.confirm("take the lead", widget.Confirm{Question: "Take the lead of " + c.face.Title + "?", Yes: "take it", Will: []string{
			c.leadStands(), "You then reveal, close and hand over. Both consoles say it, and it cannot be undone.",
		}}, session.TakeLead{Session: id})
	}
	var choices []dialog.Choice
	for _, m := range crew.Members {
		if m.ID == crew.Lead.ID || m.Role == model.CrewScribe || m.Role == model.CrewObserver {
			continue
		}
		note := m.Role.String()
		if m.Here {
			note = "here"
		}
		choices = append(choices, dialog.Choice{ID: m.ID.String(), Name: m.Name, Note: note, First: m.Here})
	}
	return screen.Open(dialog.Pick(c.env, "hand the lead to whom?", "", choices, func(chosen string) tea.Cmd {
		for _, m := range crew.Members {
			if m.ID.String() == chosen {
				return c.confirm("hand over the lead", widget.Confirm{Question: "Hand the lead to " + m.Name + "?", Yes: "hand it over", Will: []string{
					m.Name + " then reveals, closes and hands over; you co-facilitate.", "Both consoles say it, and it cannot be undone.",
				}}, session.GiveLead{Session: id, To: m.ID})
			}
		}
		return nil
	}))
}

// leadStands says where the lead is now.
func (c console) leadStands() string {
	switch away := c.face.Crew.Away; {
	case away == 0:
		return c.leadName() + " leads now and is here."
	case away > 24*time.Hour:
		return "Nobody is at " + c.face.Crew.Lead.Name + ", which leads now."
	default:
		return fmt.Sprintf("%s leads now and has been away for %s.", c.leadName(), (away + c.since()).Round(time.Second))
	}
}

// handedOn says on every console that the lead went to somebody else.
func (c console) handedOn(before session.ConsoleFace) console {
	was, now := before.Crew.Lead.ID, c.face.Crew.Lead.ID
	switch {
	case !c.known || was.IsZero() || now.IsZero() || was == now:
	case c.face.Role == session.Lead:
		c.said = "You lead now: you reveal, close and hand over."
	case before.Role == session.Lead:
		c.said = c.leadName() + " leads now; you co-facilitate."
	default:
		c.said = c.leadName() + " leads now."
	}
	return c
}

// roleWords is what one is here, for the header; nothing where one is alone.
func (c console) roleWords(level int) string {
	t, crew := c.env.Theme, c.face.Crew
	switch c.face.Role {
	case session.Lead:
		if len(crew.Members) > 1 {
			return t.Dim.Render(" · lead")
		}
	case session.CoFacilitator:
		if crew.MayTake && crew.Away > 0 {
			if level >= saysNoWall {
				return t.Warn.Render(" · G to lead")
			}
			return t.Warn.Render(" · co-facilitator, G to lead")
		}
		return t.Dim.Render(" · co-facilitator")
	case session.Scribe:
		return t.Dim.Render(" · scribe")
	case session.Observer:
		return t.Dim.Render(" · observer")
	case session.Nobody, session.Attendee:
	}
	return ""
}
