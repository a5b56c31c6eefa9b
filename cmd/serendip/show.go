package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
)

func showCommand(e *Env) *cobra.Command {
	return &cobra.Command{
		Use:     "show SESSION",
		Example: "  serendip show acme-1",
		Short:   "Show a session: its agenda, its guests with their codes, how to join",
		Args:    words(1, 1),
		RunE:    e.inHouse(func(_ context.Context, e Env, args []string) error { return show(e, args[0]) }),
	}
}

// shown is a session with its agenda and people in JSON.
type shown struct {
	sessionFacts
	Vision string       `json:"vision,omitempty"`
	Code   string       `json:"code,omitempty"`
	Wall   string       `json:"wall,omitempty"`
	Join   string       `json:"join,omitempty"`
	Agenda []shownBlock `json:"agenda"`
	People []shownGuest `json:"people"`
	Listed int          `json:"listed,omitempty"` // how many stand on the list, for who may not read it
}

type shownBlock struct {
	Title   string `json:"title"`
	Method  string `json:"method"`
	Minutes int    `json:"minutes"`
	Start   string `json:"start"`
	Current bool   `json:"current,omitempty"`
}

type shownGuest struct {
	Name         string `json:"name"`
	Email        string `json:"email,omitempty"`
	Organisation string `json:"organisation,omitempty"`
	Role         string `json:"role,omitempty"`
	Status       string `json:"status"`
	Code         string `json:"code,omitempty"`
}

func show(e Env, ref string) error {
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	s := aboutShown(l, v)
	facilitates := l.RoleIn(e.Actor, v.ID).Facilitates()
	for i := range s.People {
		if v.Archive != nil { // a code is a seat, and a record has none
			s.People[i].Code = ""
		}
	}
	if !facilitates { // who only looks on or writes gets no list, and no code
		s.Listed, s.People = len(s.People), s.present()
	}
	if e.JSON {
		return e.Tell(s)
	}
	return sayShown(e, s, v)
}

// present are those who are here, by their names alone.
func (s shown) present() []shownGuest {
	out := []shownGuest{}
	for _, g := range s.People {
		if g.Status == model.GuestCheckedIn.String() {
			out = append(out, shownGuest{Name: g.Name, Status: g.Status})
		}
	}
	return out
}

func aboutShown(l *session.Live, v *session.Session) shown {
	snap := l.Snapshot()
	face := snap.ForConsole(v.ID, session.FacilitatorID(""))
	s := shown{
		sessionFacts: aboutSession(l, v), Vision: face.Vision, Code: snap.SessionCode(v), Wall: snap.WallToken(v), Join: face.Join.Command,
		Agenda: []shownBlock{}, People: guestsOf(l, v),
	}
	at, _ := span(v)
	for _, row := range face.Agenda {
		s.Agenda = append(s.Agenda, shownBlock{
			Title: row.Block.Title, Method: string(row.Block.Method), Minutes: int(row.Block.Timebox.Minutes()),
			Start: at.Format("15:04"), Current: row.Current,
		})
		at = at.Add(row.Block.Timebox)
	}
	return s
}

func guestsOf(l *session.Live, v *session.Session) []shownGuest {
	snap := l.Snapshot()
	out := []shownGuest{}
	for _, g := range v.Guests {
		d := snap.State.Details(g.Person)
		out = append(out, shownGuest{
			Name: d.Name, Email: d.Email, Organisation: d.Organisation, Role: d.Role, Status: g.Status.String(), Code: snap.PersonCode(g.Person),
		})
	}
	return out
}

// wallLine is what a second projector connects with: whole while the door is open.
func (s shown) wallLine(e Env) string {
	if s.Wall == "" {
		return ""
	}
	if d, open := e.Door(); open {
		return wallAt(d, s.Wall)
	}
	return "ssh wall+" + s.Wall + "@HOST -p PORT   (when the door is open)"
}

// record says of a session that came back from its export what can be done with it.
func (s shown) record() string {
	if s.Record == "" {
		return ""
	}
	return "came back from " + s.Record + "; it is shown and exported as it was, and never run again"
}

func sayShown(e Env, s shown, v *session.Session) error {
	head := [][]string{
		{"session", s.Session + "   " + s.Programme + " · " + s.Title + "   " + s.State},
		{"when", when(v)},
	}
	for _, more := range [][]string{{"record", s.record()}, {"vision", s.Vision}, {"code", s.Code}, {"join", s.Join}, {"wall", s.wallLine(e)}} {
		if more[1] != "" {
			head = append(head, more)
		}
	}
	if err := table(e.Out, head); err != nil {
		return err
	}
	if err := e.Say("\nAgenda, %d min", s.Minutes); err != nil {
		return err
	}
	var rows [][]string
	for _, b := range s.Agenda {
		mark := " "
		if b.Current {
			mark = "▸"
		}
		rows = append(rows, []string{mark, b.Start, fmt.Sprintf("%3d min", b.Minutes), b.Title})
	}
	if err := table(e.Out, rows); err != nil {
		return err
	}
	if s.Listed > 0 {
		return sayPresent(e, s)
	}
	return sayGuests(e, s.People)
}

// sayPresent lists who is here for somebody who may not read the list.
func sayPresent(e Env, s shown) error {
	if err := e.Say("\n%s on the list, which is for those who facilitate; %d here", count(s.Listed, "guest"), len(s.People)); err != nil {
		return err
	}
	var rows [][]string
	for _, g := range s.People {
		rows = append(rows, []string{" ", g.Name})
	}
	return table(e.Out, rows)
}

// sayGuests lists guests with the codes by which each of them comes in as themselves.
func sayGuests(e Env, people []shownGuest) error {
	if len(people) == 0 {
		return e.Say("\nNobody is on the list yet; `serendip import guests FILE --session SESSION` takes one.")
	}
	if err := e.Say("\n%s", count(len(people), "guest")); err != nil {
		return err
	}
	var rows [][]string
	for _, g := range people {
		rows = append(rows, []string{" ", g.Code, g.Name, g.Organisation, g.Role, g.Status})
	}
	return table(e.Out, rows)
}
