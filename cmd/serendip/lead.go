package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/exit"
	"serendip/model"
	"serendip/session"
)

func leadCommand(e *Env) *cobra.Command {
	var take, sure bool
	c := &cobra.Command{
		Use:   "lead SESSION [NAME]",
		Short: "Say who leads a session, hand the lead over, or take it",
		Long: "One person leads a session at a time: only the lead reveals, closes, drops a round and hands the lead over.\n" +
			"The machine's own terminal leads until it hands over; it can take the lead back at any time, and so can a key\n" +
			"that is listed as a lead. Who co-facilitates may take it when the lead has been away for three minutes.",
		Example: "  serendip lead acme-1\n  serendip lead acme-1 Sam\n  serendip lead acme-1 --take",
		Args:    words(1, 2),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			l, v, err := e.Session(args[0])
			switch {
			case err != nil:
				return err
			case take && len(args) > 1:
				return usage("either take the lead or hand it to somebody")
			case take:
				return e.takeLead(ctx, l, v, sure)
			case len(args) > 1:
				return e.giveLead(ctx, l, v, args[1], sure)
			}
			return e.sayLead(l, v)
		}),
	}
	c.Flags().BoolVar(&take, "take", false, "take the lead")
	c.Flags().BoolVar(&sure, "yes", false, "do it without asking first")
	return c
}

// sayLead says who leads, and who could.
func (e Env) sayLead(l *session.Live, v *session.Session) error {
	crew := l.Crew(e.Actor, v.ID)
	type member struct {
		Name string `json:"name"`
		Role string `json:"role"`
		Lead bool   `json:"lead,omitempty"`
		Here bool   `json:"here,omitempty"`
	}
	all := []member{}
	for _, m := range crew.Members {
		all = append(all, member{m.Name, m.Role.String(), m.ID == crew.Lead.ID, m.Here})
	}
	if e.JSON {
		return e.Tell(struct {
			Session string   `json:"session"`
			Lead    string   `json:"lead"`
			Crew    []member `json:"crew"`
		}{l.Ref(v.ID), crew.Lead.Name, all})
	}
	if err := e.Say("%s is led by %s.", l.Ref(v.ID), crew.Lead.Name); err != nil {
		return err
	}
	var rows [][]string
	for _, m := range all {
		rows = append(rows, []string{" ", m.Name, m.Role, choose(m.Here, "here", ""), choose(m.Lead, "leads now", "")})
	}
	return table(e.Out, rows)
}

func choose(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

func (e Env) giveLead(ctx context.Context, l *session.Live, v *session.Session, name string, sure bool) error {
	crew := l.Crew(e.Actor, v.ID)
	to, err := crewNamed(crew.Members, name)
	if err != nil {
		return err
	}
	if crew.MayGive { // who may not is told so at once
		if err := e.sure(sure, "Hand the lead of "+l.Ref(v.ID)+" to "+to.Name+"? It cannot be undone."); err != nil {
			return err
		}
	}
	return e.tellDone(ctx, l, session.GiveLead{Session: v.ID, To: to.ID})
}

func (e Env) takeLead(ctx context.Context, l *session.Live, v *session.Session, sure bool) error {
	crew := l.Crew(e.Actor, v.ID)
	if crew.MayTake {
		if err := e.sure(sure, "Take the lead of "+l.Ref(v.ID)+"? "+leads(crew)); err != nil {
			return err
		}
	}
	return e.tellDone(ctx, l, session.TakeLead{Session: v.ID})
}

// leads says who leads now, and for how long they have been away.
func leads(c session.Crew) string {
	switch {
	case c.Away == 0:
		return sentence(c.Lead.Name + " leads now and is here")
	case c.Away > 24*time.Hour:
		return sentence("nobody is at " + c.Lead.Name + ", which leads now")
	}
	return sentence(c.Lead.Name + " leads now and has been away for " + c.Away.Round(time.Second).String())
}

// tellDone has something done and says what came of it.
func (e Env) tellDone(ctx context.Context, l *session.Live, i session.Intent) error {
	r, err := e.Do(ctx, l, i)
	if err != nil {
		return err
	}
	note := r.Note
	if note == "" {
		note = "nothing to change"
	}
	if e.JSON {
		return e.Tell(struct {
			Done string `json:"done"`
		}{note})
	}
	return e.Say("%s", sentence(note))
}

// crewNamed finds who is meant by a name, or by its only beginning.
func crewNamed(members []session.CrewMember, name string) (session.CrewMember, error) {
	want := model.Skeleton(name)
	var begins []session.CrewMember
	for _, m := range members {
		have := model.Skeleton(m.Name)
		switch {
		case have == want || m.ID == session.HostID() && slices.Contains([]string{"host", "me"}, strings.ToLower(name)):
			return m, nil
		case strings.HasPrefix(have, want):
			begins = append(begins, m)
		}
	}
	if len(begins) == 1 {
		return begins[0], nil
	}
	return session.CrewMember{}, session.Refuse(session.Missing, "nobody who may facilitate here is called %q; `serendip keys` shows who may", name)
}

// sure asks before what cannot be taken back, unless the caller said yes already.
func (e Env) sure(already bool, question string) error {
	if already {
		return nil
	}
	if e.JSON {
		return usage("this asks first; with --json say --yes")
	}
	if err := e.Say("%s\nType yes to do it, anything else to leave it.", question); err != nil {
		return err
	}
	line, err := bufio.NewReader(e.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if answer := strings.ToLower(strings.TrimSpace(line)); answer == "yes" || answer == "y" {
		return nil
	}
	return &exit.Error{Code: exit.TempFail, Message: "nothing was done: it was not answered with yes; --yes does it without asking"}
}
