package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/exit"
	"serendip/exports"
	"serendip/exports/letters"
	"serendip/model"
	"serendip/session"
)

// invitesCommands is the verbs about what is written to guests before and after.
func invitesCommands() []func(*Env) *cobra.Command {
	return []func(*Env) *cobra.Command{lettersCommand, letterCommand}
}

// lettering is what `letters` was told.
type lettering struct {
	step, check, format, out, again string
	set                             model.LetterSettings
	days                            int
	door                            DoorOptions
}

func lettersCommand(e *Env) *cobra.Command {
	var w lettering
	c := &cobra.Command{
		Use:   "letters SESSION [plan | due | make LETTER | set]",
		Short: "Plan the letters around a session, and make their drafts; nothing is ever sent",
		Long: "Plan the letters around a session: invitations and follow-ups counted back from its day, thanks, results, recaps,\n" +
			"pages to owners and sponsors. `make` writes drafts, once for each person, as mails that are not sent yet (eml) or as one\n" +
			"table for a mailing tool (csv). Who has answered gets no follow-up. Drafts that were made cannot be undone.",
		Example: "  serendip letters acme-2\n  serendip letters acme-2 set --sign-up https://example.org/breakfast --place \"The old mill\"\n" +
			"  serendip letters acme-2 make invitation --out drafts\n  ssh HOST letters acme-2 make thanks --format csv --out - > thanks.tar",
		Args: words(1, 3),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error { return runLetters(ctx, e, args, w) }),
	}
	f := c.Flags()
	f.StringVar(&w.format, "format", "eml", "`eml`, a draft each, or csv, one table for a mailing tool")
	f.StringVar(&w.out, "out", "", "the `folder`, or - for an archive on standard output (else exports in the data folder)")
	f.StringVar(&w.door.Advertise, "advertise", "", "`HOST:PORT` in the line to paste while the door is closed (else this machine's best address)")
	f.StringVar(&w.again, "again", "", "make drafts anew that were made before, for this `reason`")
	f.StringVar(&w.check, "check-point", "", "which check point of the request for the figure, as `2026-03-31` (else the last one that has come)")
	f.StringVar(&w.set.SignUp, "sign-up", "", "set: the `link` where people say whether they come")
	f.StringVar(&w.set.Form, "form", "", "set: the `link` to a survey of your own")
	f.StringVar(&w.set.Continue, "continue", "", "set: the `link` where the talk goes on")
	f.StringVar(&w.set.Place, "place", "", "set: `where` it is")
	f.StringVar(&w.set.Sender, "sender", "", "set: who `signs`")
	f.StringVar(&w.step, "letter", "", "set: another day for this `letter`")
	f.IntVar(&w.days, "days", 0, "set: that many `days` from the session's day, before it with a minus")
	return c
}

func runLetters(ctx context.Context, e Env, args []string, w lettering) error {
	l, v, err := e.Session(args[0])
	if err != nil {
		return err
	}
	verb := "plan"
	if len(args) > 1 {
		verb = args[1]
	}
	switch {
	case verb == "make" && len(args) == 3:
		return makeDrafts(ctx, e, l, v, args[2], w)
	case verb == "make":
		return usage("say which letter: `serendip letters %s make invitation`; `serendip letters %s` lists them", args[0], args[0])
	case len(args) > 2:
		return usage("%q is too much", args[2])
	case verb == "plan" || verb == "due":
		return sayLetters(e, l, v, verb == "due")
	case verb == "set":
		return setLetters(ctx, e, l, v, w)
	}
	return usage("%q is nothing that letters can do; say plan, due, make LETTER or set", verb)
}

// toldLetter is a letter of the plan in JSON.
type toldLetter struct {
	Letter     string     `json:"letter"`
	Name       string     `json:"name"`
	CheckPoint string     `json:"check_point,omitempty"`
	Day        string     `json:"day"`
	Due        bool       `json:"due"`
	For        int        `json:"for"`
	Waiting    int        `json:"waiting"`
	Made       int        `json:"made"`
	MadeAt     *time.Time `json:"made_at,omitempty"`
}

func sayLetters(e Env, l *session.Live, v *session.Session, due bool) error {
	now := l.Now()
	f := l.Snapshot().State.LetterPlan(v, now)
	out, rows := []toldLetter{}, [][]string{}
	for _, one := range f.Plan {
		if due && !one.IsDue(now) {
			continue
		}
		t := toldLetter{one.Step.Key(), one.Step.String(), one.Due, one.Day.Format(time.DateOnly), one.IsDue(now), one.To, one.Waiting, one.Made, nil}
		if !one.Last.IsZero() {
			at := one.Last.UTC()
			t.MadeAt = &at
		}
		out = append(out, t)
		rows = append(rows, []string{t.Letter, one.Day.Format("Mon 2 Jan 2006"), letterState(one, now), t.Name})
	}
	if e.JSON {
		return e.Tell(out)
	}
	if len(rows) == 0 {
		return e.Say("No letter is due.")
	}
	if err := table(e.Out, rows); err != nil {
		return err
	}
	return e.Say("\n`serendip letters %s make LETTER` writes drafts. Nothing is ever sent.", l.Ref(v.ID))
}

// letterState is how far a letter is, in a few words.
func letterState(f session.LetterFace, now time.Time) string {
	var parts []string
	switch {
	case f.Made > 0:
		parts = append(parts, fmt.Sprintf("%d made on %s", f.Made, f.Last.In(f.Day.Location()).Format("2 Jan")))
	case f.To == 0:
		parts = append(parts, "for nobody yet")
	}
	switch {
	case f.Waiting == 0:
	case f.IsDue(now):
		parts = append(parts, f.When(now)+", "+f.Drafts())
	case f.Over && f.Step.Before():
		parts = append(parts, fmt.Sprintf("%d not made, too late now", f.Waiting))
	default:
		parts = append(parts, f.Drafts()+" to make")
	}
	return strings.Join(parts, "; ")
}

// setLetters changes what was told; the rest stays. A dash takes something away.
func setLetters(ctx context.Context, e Env, l *session.Live, v *session.Session, w lettering) error {
	now := v.LetterSettings()
	for _, f := range []struct {
		to    *string
		words string
	}{{&now.SignUp, w.set.SignUp}, {&now.Form, w.set.Form}, {&now.Continue, w.set.Continue}, {&now.Place, w.set.Place}, {&now.Sender, w.set.Sender}} {
		switch f.words {
		case "":
		case "-":
			*f.to = ""
		default:
			*f.to = f.words
		}
	}
	if w.step != "" {
		step, err := letters.StepNamed(w.step)
		if err != nil {
			return err
		}
		now = now.Move(step, w.days)
	}
	return e.doneWith(ctx, l, session.SetLetters{Session: v.ID, Settings: now})
}

// madeDrafts is drafts that were made, in JSON.
type madeDrafts struct {
	Letter string   `json:"letter"`
	Drafts int      `json:"drafts"`
	Files  []string `json:"files"`
	// NoAddress is whose address is not on file: their drafts have an empty To.
	NoAddress []string `json:"no_address"`
}

// makeDrafts writes drafts and keeps that they were made. Files come first: what is kept as made exists.
func makeDrafts(ctx context.Context, e Env, l *session.Live, v *session.Session, name string, w lettering) error {
	step, err := letters.StepNamed(name)
	if err != nil {
		return err
	}
	if !e.role().Facilitates() {
		return session.Refuse(session.Denied, "letters hold personal codes; this key comes as %s", e.role())
	}
	if step == model.LetterThanks {
		if err := e.surveyFirst(ctx, l, v); err != nil {
			return err
		}
	}
	snap := l.Snapshot()
	v = snap.State.Session(v.ID)
	i := session.MakeDrafts{Session: v.ID, Step: step, Due: w.check, Format: w.format, Again: w.again != "", Why: w.again}
	if step.Repeats() && i.Due == "" {
		i.Due = lastCheck(snap.State.LetterPlan(v, l.Now()), l.Now())
	}
	for _, to := range snap.State.LetterTo(v, step, i.Due) {
		if i.Again || v.LetterMade(step, i.Due, to).IsZero() {
			i.To = append(i.To, to)
		}
	}
	if len(i.To) == 0 {
		_, err := e.Do(ctx, l, i) // says why
		return err
	}
	drafts, err := e.drafts(ctx, l, v, step, i.To, w.door)
	if err != nil {
		return err
	}
	files, err := exports.LetterFiles(drafts, w.format)
	if err != nil {
		return err
	}
	out := madeDrafts{Letter: step.Key(), Drafts: len(drafts), NoAddress: []string{}}
	for _, d := range drafts {
		if d.Email == "" {
			out.NoAddress = append(out.NoAddress, d.Name)
		}
	}
	return e.leaveDrafts(ctx, l, i, files, out, w.out)
}

// lastCheck is the last check point that has come and still waits; "" for none.
func lastCheck(f session.LettersFace, now time.Time) string {
	due := ""
	for _, one := range f.Due(now) {
		if one.Step.Repeats() {
			due = max(due, one.Due)
		}
	}
	return due
}

// drafts writes the letter for each reader, with what goes with it.
func (e Env) drafts(ctx context.Context, l *session.Live, v *session.Session, step model.LetterStep, to []model.LetterTo, door DoorOptions) ([]exports.Letter, error) {
	text, err := letters.Named(e.letterFolder(), step)
	if err != nil {
		return nil, err
	}
	report, err := leaving{}.report(ctx, e, l, v)
	if err != nil {
		return nil, err
	}
	snap := l.Snapshot()
	m := exports.Mailing{Snapshot: snap, Session: v.ID, Report: report, Step: step, Text: text, Now: l.Now()}
	if d, _, err := e.doorOrPlan(door); err == nil { // else the paragraph with the line is left out
		m.Line = func(p model.PersonID) string {
			if code := snap.PersonCode(p); code != "" {
				return lineFor(d, code)
			}
			return ""
		}
	}
	return m.Letters(to)
}

func (e Env) leaveDrafts(ctx context.Context, l *session.Live, i session.MakeDrafts, files []exports.File, out madeDrafts, to string) error {
	if to == "-" {
		var b bytes.Buffer
		if err := archive(&b, files, l.Now()); err != nil {
			return err
		}
		if _, err := e.Do(ctx, l, i); err != nil {
			return err
		}
		_, err := e.Out.Write(b.Bytes())
		return err
	}
	folder, err := e.Dir.Exports(), error(nil)
	if to != "" || e.Remote() {
		if folder, err = e.Path(to); err != nil {
			return err
		}
	}
	if out.Files, err = exports.WriteFiles(folder, files); err != nil {
		return notExported(err)
	}
	r, err := e.Do(ctx, l, i)
	if err != nil {
		for _, name := range out.Files {
			_ = os.Remove(name) // nobody was told of them
		}
		return err
	}
	if e.JSON {
		return e.Tell(out)
	}
	if err := e.Say("%s\n%s", strings.Join(out.Files, "\n"), sentence(r.Note)); err != nil || len(out.NoAddress) == 0 {
		return err
	}
	return e.Say("Without an address: %s. Fill it in before you send.", strings.Join(out.NoAddress, ", "))
}

// letterFolder is where letters of one's own are kept, beside the templates.
func (e Env) letterFolder() fs.FS { return os.DirFS(e.Dir.Templates()) }

func letterCommand(e *Env) *cobra.Command {
	c := &cobra.Command{
		Use:   "letter",
		Short: "See, check and add the texts of letters",
		Long: "The texts of letters are text files that you can read, change and share: write one out, change it, check it, add it.\n" +
			"What stands in braces is filled in for each reader; a paragraph whose braces have nothing to say is left out.",
		Example: "  serendip letter show invitation > mine.txt\n  serendip letter check mine.txt\n  serendip letter add mine.txt",
		Args:    noSuchCommand,
		RunE: func(*cobra.Command, []string) error {
			return usage("say what to do: `serendip letter list`, show LETTER, check FILE or add FILE")
		},
	}
	var replace bool
	add := &cobra.Command{
		Use: "add FILE", Short: "Take a letter's text into the data folder", Args: words(1, 1),
		RunE: e.inHouse(func(_ context.Context, e Env, args []string) error { return letterAdd(e, args[0], replace) }),
	}
	add.Flags().BoolVar(&replace, "replace", false, "in place of one of your own")
	c.AddCommand(
		&cobra.Command{Use: "list", Short: "List the letters, and what can stand in braces", Args: words(0, 0),
			RunE: e.inHouse(func(_ context.Context, e Env, _ []string) error { return letterList(e) })},
		&cobra.Command{Use: "show LETTER", Short: "Write a letter's text out as it is", Args: words(1, 1),
			RunE: e.inHouse(func(_ context.Context, e Env, args []string) error { return letterShow(e, args[0]) })},
		&cobra.Command{Use: "check FILE", Short: "Say what is wrong in a letter's text, or that nothing is", Args: words(1, 1),
			RunE: func(_ *cobra.Command, args []string) error { return letterCheck(*e, args[0]) }},
		add)
	return c
}

// aboutLetter is a letter's text in JSON.
type aboutLetter struct {
	Letter    string   `json:"letter"`
	Name      string   `json:"name"`
	Subject   string   `json:"subject"`
	Audiences []string `json:"audiences"`
	Own       bool     `json:"own"`
}

func aboutText(t letters.Text) aboutLetter {
	return aboutLetter{t.Step.Key(), t.Step.String(), t.Subject, t.Audiences(), t.Own}
}

func letterList(e Env) error {
	var bad []error
	out, rows := []aboutLetter{}, [][]string{}
	for _, step := range letters.Steps() {
		t, err := letters.Named(e.letterFolder(), step)
		if err != nil {
			bad = append(bad, err)
			continue
		}
		own := ""
		if t.Own {
			own = "your own"
		}
		out = append(out, aboutText(t))
		rows = append(rows, []string{t.Step.Key(), t.Step.String(), strings.Join(t.Audiences(), ", "), own})
	}
	if e.JSON {
		return errors.Join(e.Tell(out), errors.Join(bad...))
	}
	if err := table(e.Out, rows); err != nil {
		return err
	}
	if err := e.Say("\nIn braces:"); err != nil {
		return err
	}
	rows = nil
	for _, f := range letters.Fields() {
		rows = append(rows, []string{"  {" + f.Name + "}", f.About})
	}
	return errors.Join(table(e.Out, rows), errors.Join(bad...))
}

func letterShow(e Env, name string) error {
	step, err := letters.StepNamed(name)
	if err != nil {
		return err
	}
	t, err := letters.Named(e.letterFolder(), step)
	if err != nil {
		return err
	}
	_, err = e.Out.Write(t.Source)
	return err
}

// readLetter reads a letter's text from a file of the caller's, or from the pipe.
func readLetter(e Env, name string) (letters.Text, error) {
	from := e.In
	if name == "-" {
		name = "standard input"
	} else {
		path, err := e.Path(name)
		if err != nil {
			return letters.Text{}, err
		}
		f, err := os.Open(path)
		if err != nil {
			return letters.Text{}, notOpened(name, err)
		}
		defer f.Close() // it was only read
		from = f
	}
	raw, err := io.ReadAll(io.LimitReader(from, letters.MostBytes+1))
	if err != nil {
		return letters.Text{}, &exit.Error{Code: exit.IOErr, Cause: err, Message: fmt.Sprintf("%s cannot be read: %v", name, err)}
	}
	return letters.Parse(name, raw)
}

func letterCheck(e Env, name string) error {
	t, err := readLetter(e, name)
	if err != nil {
		return err
	}
	if e.JSON {
		return e.Tell(aboutText(t))
	}
	return e.Say("%s is good: the %s, for %s", t.Step.Key(), t.Step, strings.Join(t.Audiences(), ", "))
}

func letterAdd(e Env, name string, replace bool) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	t, err := readLetter(e, name)
	if err != nil {
		return err
	}
	file := letters.FileName(t.Step)
	path := filepath.Join(e.Dir.Templates(), file)
	if _, err := os.Lstat(path); err == nil && !replace {
		return session.Refuse(session.Conflict, "you have a text for the %s already; --replace puts this one in its place", t.Step)
	}
	if err := keepFile(path, t.Source); err != nil {
		return notWritten(file, err)
	}
	if e.JSON {
		t.Own = true
		return e.Tell(aboutText(t))
	}
	return e.Say("Kept. Drafts of the %s are written with it from now on.", t.Step)
}
