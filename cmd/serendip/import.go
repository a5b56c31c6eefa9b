package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/exit"
	"serendip/session"
	"serendip/session/intake"
)

func importCommand(e *Env) *cobra.Command {
	c := &cobra.Command{
		Use:   "import",
		Short: "Take in use cases, guests, answers or a session from a file: all of it, or nothing",
		Long:  "Take in use cases, guests or answers from a file of delimited text: all of it, or nothing.\n\n" + useCaseColumns + "\n" + guestColumns + "\n\n" + afterNames + "\n\nOf the shortlist: " + surveyNames,
		Args:  noSuchCommand,
		RunE: func(c *cobra.Command, _ []string) error {
			return usage("say what to import: `serendip import usecases FILE`, `serendip import guests FILE`, `serendip import survey FILE`, `serendip import actuals FILE` or `serendip import session FILE`")
		},
	}
	c.AddCommand(importUseCasesCommand(e), importGuestsCommand(e), importSurveyCommand(e), importActualsCommand(e), importTopicsCommand(e), importSessionCommand(e))
	return c
}

// What the first line of a file has to name.
const (
	useCaseColumns = "Use cases need a column Title; Summary, Kind (planned or serendipitous), Stage, ID, Author and Expected outcome\n" +
		"are known, and every other column is kept under its own name."
	guestColumns = "Guests need a column Name (or First name and Last name) or E-mail; Organisation, Role and Status are known, and every\n" +
		"other column is kept under its own name."
)

const dryHelp = "only say what would be kept"

func importUseCasesCommand(e *Env) *cobra.Command {
	var programme string
	var dry bool
	c := &cobra.Command{
		Use:     "usecases FILE --programme NAME",
		Short:   "Take use cases into a programme's library; the programme is made when it is new",
		Long:    "Take use cases into a programme's library; the programme is made when it is new.\n\n" + useCaseColumns,
		Example: "  serendip import usecases inventory.csv --programme Acme --dry-run",
		Args:    words(1, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			if programme == "" {
				return usage("say whose use cases these are: --programme NAME")
			}
			return importUseCases(ctx, e, args[0], programme, dry)
		}),
	}
	c.Flags().StringVar(&programme, "programme", "", "the customer's `name`")
	c.Flags().BoolVar(&dry, "dry-run", false, dryHelp)
	return c
}

func importGuestsCommand(e *Env) *cobra.Command {
	var ref string
	var dry bool
	var told guestTold
	c := &cobra.Command{
		Use:     "guests FILE --session SESSION",
		Short:   "Put people on a session's list; each gets a personal code",
		Long:    "Put people on a session's list; each gets a personal code.\n\n" + guestColumns + guestKinds,
		Example: "  serendip import guests attendees.csv --session acme-1\n  serendip import guests odd.csv --session acme-1 --map \"name=Full Name,email=Mail\" --dry-run",
		Args:    words(1, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			if ref == "" {
				return usage("say whose guests these are: --session SESSION; `serendip list` shows what there is")
			}
			return importGuests(ctx, e, args[0], ref, told, dry)
		}),
	}
	c.Flags().StringVar(&ref, "session", "", "the `session` that they are invited to")
	told.flags(c)
	c.Flags().BoolVar(&dry, "dry-run", false, dryHelp)
	return c
}

// imported says what became of a file, or would.
type imported struct {
	File      string          `json:"file"`
	Encoding  intake.Encoding `json:"encoding"`
	Separator string          `json:"separator"`
	Rows      int             `json:"rows"`
	New       int             `json:"new"`
	Changed   int             `json:"changed"`
	Same      int             `json:"same"`
	Doubtful  int             `json:"doubtful"`
	DryRun    bool            `json:"dry_run"`
	Columns   []intake.Column `json:"columns"`
	Doubts    []intake.Doubt  `json:"doubts"`
	Notes     []string        `json:"notes"`
	People    []shownGuest    `json:"people,omitempty"`
	Questions []string        `json:"questions,omitempty"` // rows whose person is not clear
	Apart     []string        `json:"apart,omitempty"`     // rows that are somebody else than their namesake on file
	Changes   []rowChange     `json:"changes,omitempty"`   // of guests, in the order of the file
}

func about[R any](p intake.Preview[R], dry bool) imported {
	return imported{File: p.File, Encoding: p.Encoding, Separator: p.Separator, Rows: p.Rows, Doubtful: len(p.Doubtful),
		DryRun: dry, Columns: p.Columns, Doubts: p.Doubtful, Notes: p.Notes}
}

// count tells a row that is known from a new one and from one that says something else now.
func (r *imported) count(known, changed bool) {
	switch {
	case !known:
		r.New++
	case changed:
		r.Changed++
	default:
		r.Same++
	}
}

// readTable reads a file of the caller's, or standard input for "-".
func readTable(e Env, name string) (t *intake.Table, err error) {
	err = withFile(e, name, func(from io.Reader) (err error) {
		t, err = intake.Read(name, from)
		return err
	})
	return t, err
}

// withFile opens a file of the caller's, or standard input for "-".
func withFile(e Env, name string, read func(io.Reader) error) error {
	if name == "-" {
		return read(e.In)
	}
	path, err := e.Path(name)
	if err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return notOpened(name, err)
	}
	defer f.Close() // it was only read
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return &exit.Error{Code: exit.NoInput, Message: fmt.Sprintf("%q is a folder; name a file in it", name)}
	}
	return read(f)
}

func importUseCases(ctx context.Context, e Env, file, programme string, dry bool) error {
	table, err := readTable(e, file)
	if err != nil {
		return err
	}
	p, err := intake.UseCases(table, nil)
	if err != nil {
		return err
	}
	rows, result := useCaseRows(p), about(p, dry)
	l, err := e.Programme(programme)
	if err != nil && !dry {
		l, _, err = e.programmeOrNew(ctx, programme)
	}
	if err != nil && !dry {
		return err
	}
	for _, row := range rows {
		known, same := false, false
		if l != nil {
			known, same = l.Snapshot().State.ExternalKnown(row)
		}
		result.count(known, !same)
	}
	if dry {
		return sayImport(e, result, "use case")
	}
	if _, err := e.Do(ctx, l, session.ImportUseCases{Source: p.File, Rows: rows}); err != nil {
		return err
	}
	return sayImport(e, result, "use case")
}

// useCaseRows puts what a use case has no place for into its further columns, under their own names.
func useCaseRows(p intake.Preview[intake.UseCaseRow]) []session.UseCaseRow {
	names := map[string]string{}
	for _, c := range p.Columns {
		if _, taken := names[c.As]; !taken {
			names[c.As] = c.Name
		}
	}
	rows := make([]session.UseCaseRow, 0, len(p.Items))
	for _, u := range p.Items {
		row := session.UseCaseRow{External: u.Key, Kind: u.Kind, Title: u.Title, Summary: u.Summary}
		for _, f := range []struct{ as, value string }{
			{"id", u.ExternalID}, {"expected outcome", u.Outcome.String()}, {"author", u.Author.String()},
		} {
			if f.value != "" {
				row.Extra = append(row.Extra, fieldOf(names[f.as], f.as, f.value))
			}
		}
		row.Extra = append(row.Extra, u.Extra...)
		rows = append(rows, row)
	}
	return rows
}

func importGuests(ctx context.Context, e Env, file, ref string, told guestTold, dry bool) error {
	p, err := told.read(e, file)
	if err != nil {
		return err
	}
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	rows, err := guestRows(p)
	if err != nil {
		return err
	}
	questions, apart, err := told.answer(l.Snapshot().State, v, rows)
	if err != nil {
		return err
	}
	result := about(p, dry)
	result.Questions, result.Apart = questions, apart
	if early := v.TooEarly(rows, l.Now()); early != "" {
		result.Notes = append(result.Notes, early)
	}
	for i, c := range l.Snapshot().State.GuestChanges(v, rows) {
		result.count(c.Known, len(c.Fields) > 0)
		result.Changes = append(result.Changes, rowChanged(p.Items[i].Line, rows[i], c))
	}
	if dry {
		return sayImport(e, result, "guest")
	}
	if err := unanswered(p.File, questions); err != nil {
		return err
	}
	if _, err := e.Do(ctx, l, session.InviteGuests{Session: v.ID, Rows: rows}); err != nil {
		return err
	}
	result.People = guestsOf(l, l.Snapshot().State.Session(v.ID))
	return sayImport(e, result, "guest")
}

func sayImport(e Env, r imported, thing string) error {
	if e.JSON {
		return e.Tell(r)
	}
	if err := e.Say("%s: %s read (%s)\n%d new, %d changed, %d as they were, %d doubtful", r.File,
		count(r.Rows, "row"), intake.ReadAs(r.Encoding, r.Separator), r.New, r.Changed, r.Same, r.Doubtful); err != nil {
		return err
	}
	if err := sayColumns(e.Out, r.Columns); err != nil {
		return err
	}
	if err := sayChanges(e.Out, r.Changes); err != nil {
		return err
	}
	if err := sayDoubts(e.Out, r); err != nil {
		return err
	}
	for _, told := range []struct {
		sign  string
		lines []string
	}{{"?", r.Questions}, {"!", r.Apart}} {
		for _, line := range told.lines {
			if err := e.Say("  %s %s", told.sign, line); err != nil {
				return err
			}
		}
	}
	switch {
	case r.DryRun && len(r.Questions) > 0:
		return e.Say("Nothing was kept. Say --same NAME when it is the person on file, --apart NAME when it is somebody else; until then nothing will be.")
	case r.DryRun:
		return e.Say("Nothing was kept; without --dry-run it will be.")
	}
	if err := e.Say("Kept: %s.", count(r.New+r.Changed, thing)); err != nil || r.People == nil {
		return err
	}
	if err := sayGuests(e, r.People); err != nil {
		return err
	}
	return e.Say("\nEverybody comes in with their own code: ssh CODE@HOST; `serendip join SESSION --for NAME` writes the sheet.")
}

// sayColumns says what each column was read as, and which have no place of their own.
func sayColumns(to io.Writer, columns []intake.Column) error {
	var read, kept []string
	for i, c := range columns {
		name := c.Name
		if name == "" {
			name = fmt.Sprintf("column %d", i+1)
		}
		switch {
		case c.As == "":
			kept = append(kept, name)
		case strings.EqualFold(c.As, name):
			read = append(read, name)
		default:
			read = append(read, name+" as "+c.As)
		}
	}
	var b strings.Builder
	for _, part := range []struct {
		what  string
		names []string
	}{{"read", read}, {"kept under its own name", kept}} {
		if len(part.names) > 0 {
			fmt.Fprintf(&b, "  %s: %s\n", part.what, strings.Join(part.names, ", "))
		}
	}
	_, err := io.WriteString(to, b.String())
	return err
}

// mostTold is how many lines of a kind are listed for people; JSON has all of them.
const mostTold = 20

func sayDoubts(to io.Writer, r imported) error {
	var lines []string
	for _, d := range r.Doubts {
		lines = append(lines, fmt.Sprintf("line %d: doubtful: %s", d.Line, strings.Join(d.Reasons, "; ")))
	}
	_, err := io.WriteString(to, bounded(lines)+bounded(r.Notes))
	return err
}

// bounded is lines under what a file was read as, so many that people read them.
func bounded(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		if i == mostTold {
			fmt.Fprintf(&b, "  and %d more; --json lists all\n", len(lines)-i)
			break
		}
		fmt.Fprintf(&b, "  %s\n", line)
	}
	return b.String()
}
