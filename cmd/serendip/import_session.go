package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

const sessionKept = "The session comes back as a record: shown, exported in every format, its use cases carried into later sessions. Its own JSON has\n" +
	"the very same content as the file. It is closed, nobody joins it, nothing in it is changed or run again, and importing it twice\n" +
	"keeps it once. What an export never holds cannot come back: who marked what, ballots of an open round, people's codes and\n" +
	"keys; and e-mail addresses and private notes only where they were exported. A whole data folder moves with `serendip backup`.\n" +
	"Like every import it isn't undone: --dry-run shows it first."

func importSessionCommand(e *Env) *cobra.Command {
	var programme string
	var dry bool
	c := &cobra.Command{
		Use:     "session FILE [--programme NAME]",
		Short:   "Bring a session back from its JSON export, as a record",
		Long:    "Bring a session back from its JSON export, into the programme that it was exported from; that is made when it is new.\n\n" + sessionKept,
		Example: "  serendip import session acme.json --dry-run\n  ssh HOST export acme-1 --format json --out - | serendip import session -",
		Args:    words(1, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			return importSession(ctx, e, args[0], programme, dry)
		}),
	}
	c.Flags().StringVar(&programme, "programme", "", "the customer's `name`, where it is not the file's")
	c.Flags().BoolVar(&dry, "dry-run", false, dryHelp)
	return c
}

// importedSession says what became of a session's file, or would.
type importedSession struct {
	File      string   `json:"file"`
	Programme string   `json:"programme"`
	New       bool     `json:"new_programme"`
	Session   string   `json:"session"` // what to call it on the command line; "" in a dry run of one that isn't there
	Title     string   `json:"title"`
	Start     string   `json:"start"`
	State     string   `json:"exported_as"` // draft, lobby, live or closed
	UseCases  int      `json:"use_cases"`
	Selected  int      `json:"selected"`
	People    int      `json:"people"`
	Items     int      `json:"items"`
	Rounds    int      `json:"rounds"`
	Version   string   `json:"exported_by"`
	Here      bool     `json:"here_already"`
	DryRun    bool     `json:"dry_run"`
	Without   []string `json:"without"` // what the export left out
	Notes     []string `json:"notes"`   // what cannot come back
}

func importSession(ctx context.Context, e Env, file, programme string, dry bool) error {
	var a *exports.Archive
	err := withFile(e, file, func(from io.Reader) (err error) {
		a, err = exports.ReadArchive(file, from)
		return err
	})
	if err != nil {
		return err
	}
	out := aboutArchive(a, dry)
	if l, v, ok := e.held(a.Session()); ok {
		return e.hereAlready(a, l, v, out)
	}
	into, name, own, err := e.archiveInto(a, programme)
	if err != nil {
		return err
	}
	i, err := a.Intent(own)
	if err != nil {
		return err
	}
	if out.Programme, out.New = name, into == nil; into == nil {
		i.Found = name
		if err := e.Everywhere(); err != nil {
			return err
		}
	}
	if !dry {
		if into, err = e.keepArchive(ctx, a, into, programme, i); err != nil {
			return err
		}
		out.Session = into.Ref(i.Session)
	}
	return sayArchive(e, out)
}

// held finds a session by its id, wherever in this data folder it is.
func (e Env) held(id model.SessionID) (*session.Live, *session.Session, bool) {
	for _, l := range e.House.Programmes() {
		if v := l.Snapshot().State.Session(id); v != nil {
			return l, v, true
		}
	}
	return nil, nil, false
}

// hereAlready answers a file whose session is here: nothing is ever kept twice.
func (e Env) hereAlready(a *exports.Archive, l *session.Live, v *session.Session, out importedSession) error {
	if !e.may(l.Snapshot().State.ID) {
		return session.Refuse(session.Denied, "this key may not facilitate the programme that has this session")
	}
	ref := l.Ref(v.ID)
	same, err := a.Same(l.Snapshot(), v.ID)
	switch {
	case err != nil:
		return err
	case !same && v.Archive != nil:
		return session.Refuse(session.Conflict, "%s is here already, from another export of that session (%s), and a record isn't changed; import %s into another data folder with --data", ref, v.Archive.Source, a.File)
	case !same:
		return session.Refuse(session.Conflict, "%s is that session itself, and it has gone on since %s was exported; nothing was taken from the file. --data NEW-FOLDER imports it elsewhere", ref, a.File)
	}
	out.Here, out.Session, out.Programme = true, ref, l.Snapshot().State.Name
	return sayArchive(e, out)
}

// archiveInto finds the programme that a session goes to; none for one that is to be made. Own is whether it is the one
// that the session was exported from.
func (e Env) archiveInto(a *exports.Archive, named string) (into *session.Live, name string, own bool, err error) {
	id, theirs, err := a.Programme()
	if err != nil {
		return nil, "", false, err
	}
	if named == "" && slices.Contains(a.Content.Without, exports.LeaveOrganisations) {
		return nil, "", false, usage("%s was exported without the customer's name; say whose session it is: --programme NAME", a.File)
	}
	if name = named; name == "" {
		name = theirs
	}
	into, err = e.Programme(name)
	var refused *session.Error
	switch {
	case err == nil && named == "" && model.Skeleton(into.Snapshot().State.Name) != model.Skeleton(theirs):
		return nil, name, true, nil // the name of the file is another programme's short name
	case err == nil:
		s := into.Snapshot().State
		return into, s.Name, s.ID == id, nil
	case !errors.As(err, &refused) || refused.Code != session.Missing:
		return nil, "", false, err
	}
	return nil, name, true, nil
}

// keepArchive keeps a session, and answers the programme that has it now.
func (e Env) keepArchive(ctx context.Context, a *exports.Archive, into *session.Live, named string, i session.ArchiveSession) (*session.Live, error) {
	if into != nil {
		_, err := e.Do(ctx, into, i)
		return into, err
	}
	id, _, err := a.Programme()
	if err != nil {
		return nil, err
	}
	if named != "" { // the id is that of the name in the file
		id = model.ProgrammeID{}
	}
	into, _, err = e.House.FoundBy(ctx, e.Actor, id, i)
	return into, err
}

func aboutArchive(a *exports.Archive, dry bool) importedSession {
	c := a.Content
	out := importedSession{File: a.File, Title: c.Session.Title, Start: c.Session.StartAt.Format(time.RFC3339), State: c.Session.State, UseCases: len(c.UseCases),
		Selected: len(c.Recap.Selected), People: len(c.People), Items: len(c.Items), Rounds: len(c.Rounds) + len(c.Dots), Version: a.Source.Version, DryRun: dry,
		Without: append([]string{}, c.Without...), Notes: []string{}}
	note := func(format string, args ...any) { out.Notes = append(out.Notes, fmt.Sprintf(format, args...)) }
	if c.Session.State != model.Closed.String() {
		note("it was exported while it was in state %s: what came after that is not in the file", c.Session.State)
	}
	if len(c.Without) > 0 {
		note("the export left out %s; that cannot come back", strings.Join(c.Without, ", "))
	}
	if slices.Contains(c.Without, exports.LeaveNames) {
		note("without names nobody is put on file, and no use case has an owner")
	} else if !slices.ContainsFunc(c.People, func(p exports.Person) bool { return p.Email != nil }) {
		note("e-mail addresses are not in the file (`serendip export --contacts` writes them)")
	}
	if !slices.ContainsFunc(c.Session.Agenda, func(b exports.Block) bool { return b.Note != nil }) {
		note("private notes are not in the file, if there were any (`serendip export --notes` writes them)")
	}
	note("who marked what, sealed ballots, codes, keys and the minute-by-minute course are in no export")
	return out
}

func sayArchive(e Env, out importedSession) error {
	if e.JSON {
		return e.Tell(out)
	}
	if out.Here {
		return e.Say("%s is here already as %s, word for word; nothing was kept.", out.Title, out.Session)
	}
	if err := e.Say("%s: %s · %s, %s, exported by version %s", out.File, out.Programme, out.Title, out.Start, out.Version); err != nil {
		return err
	}
	if err := e.Say("  %s (%d selected), people: %d, %s, %s", count(out.UseCases, "use case"), out.Selected, out.People, count(out.Items, "item"), count(out.Rounds, "round")); err != nil {
		return err
	}
	if out.New {
		if err := e.Say("  The programme %s is new.", out.Programme); err != nil {
			return err
		}
	}
	for _, n := range out.Notes {
		if err := e.Say("  %s", sentence(n)); err != nil {
			return err
		}
	}
	if out.DryRun {
		return e.Say("Nothing was kept; without --dry-run it will be.")
	}
	return e.Say("Kept as the record %[1]s; `serendip show %[1]s` shows it, `serendip export %[1]s` writes it out again.", out.Session)
}
