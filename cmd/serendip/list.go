package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"serendip/session"
)

func listCommand(e *Env) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Example: "  serendip list\n  serendip list --json",
		Short:   "List programmes and their sessions",
		Args:    words(0, 0),
		RunE:    e.inHouse(func(_ context.Context, e Env, _ []string) error { return list(e) }),
	}
}

// programmeFacts is a programme in JSON.
type programmeFacts struct {
	Name     string         `json:"programme"`
	Slug     string         `json:"slug"`
	Library  int            `json:"library"` // use cases that came from files
	People   int            `json:"people"`
	Sessions []sessionFacts `json:"sessions"`
}

// sessionFacts is a session in JSON.
type sessionFacts struct {
	Session   string `json:"session"` // what to call it on the command line
	ID        string `json:"id"`
	Programme string `json:"programme"`
	Title     string `json:"title"`
	State     string `json:"state"`
	Start     string `json:"start"` // RFC 3339, in the session's zone
	End       string `json:"end"`
	Zone      string `json:"zone"`
	Minutes   int    `json:"minutes"`
	Guests    int    `json:"guests"`
	UseCases  int    `json:"use_cases"`
	Record    string `json:"record,omitempty"` // the file that it came back from
}

const jsonTime = "2006-01-02T15:04:05Z07:00"

func aboutProgramme(l *session.Live) programmeFacts {
	s := l.Snapshot().State
	f := programmeFacts{Name: s.Name, Slug: l.Slug(), Library: len(s.Library()), People: len(s.People()), Sessions: []sessionFacts{}}
	for _, v := range s.Sessions() {
		f.Sessions = append(f.Sessions, aboutSession(l, v))
	}
	return f
}

func aboutSession(l *session.Live, v *session.Session) sessionFacts {
	start, end := span(v)
	record := ""
	if v.Archive != nil {
		record = v.Archive.Source
	}
	return sessionFacts{
		Record:  record,
		Session: l.Ref(v.ID), ID: v.ID.String(), Programme: l.Snapshot().State.Name, Title: v.Title, State: v.State.String(),
		Start: start.Format(jsonTime), End: end.Format(jsonTime), Zone: v.Zone, Minutes: minutes(v),
		Guests: len(v.Guests), UseCases: len(l.Snapshot().ForConsole(v.ID, session.FacilitatorID("")).Cases),
	}
}

func sessionRow(l *session.Live, v *session.Session) []string {
	return []string{l.Ref(v.ID), l.Snapshot().State.Name + " · " + v.Title, when(v), fmt.Sprintf("%d min", minutes(v)), v.State.String()}
}

func list(e Env) error {
	all := e.Programmes()
	if e.JSON {
		facts := []programmeFacts{}
		for _, l := range all {
			facts = append(facts, aboutProgramme(l))
		}
		return e.Tell(struct {
			Programmes []programmeFacts `json:"programmes"`
		}{facts})
	}
	if len(all) == 0 {
		return e.Say("There is nothing yet; `serendip new CUSTOMER --date YYYY-MM-DD` plans a workshop.")
	}
	var rows [][]string
	for _, l := range all {
		s := l.Snapshot().State
		if len(s.Sessions()) == 0 {
			rows = append(rows, []string{l.Slug(), s.Name, "no session yet"})
		}
		for _, v := range s.Sessions() {
			rows = append(rows, sessionRow(l, v))
		}
	}
	return table(e.Out, rows)
}
