package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

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
	locale                          string
	set                             model.LetterSettings
	days                            int
	replace                         bool
	door                            DoorOptions
}

func lettersCommand(e *Env) *cobra.Command {
	var w lettering
	c := &cobra.Command{
		Use:   "letters SESSION [plan | due | make LETTER | set]",
		Short: "Plan the letters around a session, and make their drafts; nothing is ever sent",
		Long: "Plan the letters around a session: invitations and follow-ups counted back from its day, thanks, results, recaps,\n" +
			"pages to owners and sponsors. What would be due at a weekend is due on the Friday before, after the session on the Monday\n" +
			"after, unless you set another day. `make` writes drafts, once for each person, as mails that are not sent yet (eml) or as one\n" +
			"table for a mailing tool (csv). Who has answered gets no follow-up. Drafts that were made cannot be undone.",
		Example: "  serendip letters acme-2\n  serendip letters acme-2 set --sign-up https://example.org/breakfast --place \"The old mill\"\n" +
			"  serendip letters acme-2 make invitation --out drafts\n  ssh HOST letters acme-2 make thanks --format csv --out - > thanks.tar",
		Args: words(1, 3),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error { return runLetters(ctx, e, args, w) }),
	}
	f := c.Flags()
	f.StringVar(&w.format, "format", "eml", "`eml`, a draft each, or csv, one table for a mailing tool; or both, with a comma between")
	f.StringVar(&w.out, "out", "", "the `folder`, or - for an archive on standard output (else exports in the data folder)")
	f.StringVar(&w.locale, "locale", "", localeFlag)
	f.BoolVar(&w.replace, "replace", false, "write over files of the same names in the folder")
	f.StringVar(&w.door.Advertise, "advertise", "", "`HOST:PORT` in the line to paste (else the open door's, or this machine's best address)")
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
	NoAddress  int        `json:"no_address,omitempty"` // of those who wait
	WaitsFor   string     `json:"waits_for,omitempty"`  // why its time has come and it can't be made yet
	Made       int        `json:"made"`
	MadeAt     *time.Time `json:"made_at,omitempty"`
	Skipped    int        `json:"skipped,omitempty"` // guests to whom it never comes: they were invited on its day or later
}

func sayLetters(e Env, l *session.Live, v *session.Session, due bool) error {
	now := l.Now()
	f := l.Snapshot().State.LetterPlan(v, now)
	out, rows, waits := []toldLetter{}, [][]string{}, []string{}
	for _, one := range f.Plan {
		if due && !one.IsDue(now) {
			continue
		}
		t := toldLetter{one.Step.Key(), one.Step.String(), one.Due, one.Day.Format(time.DateOnly), one.IsDue(now), one.To, one.Waiting, one.Lost, one.Wait, one.Made, nil, one.Skipped}
		if !one.Last.IsZero() {
			at := one.Last.UTC()
			t.MadeAt = &at
		}
		out = append(out, t)
		rows = append(rows, []string{t.Letter, one.Day.Format("Mon 2 Jan 2006"), letterState(one, now), t.Name})
		if one.Wait != "" && one.Waiting > 0 {
			waits = append(waits, fmt.Sprintf("The %s wait: %s.", one.Step.Key(), strings.Replace(one.Wait, "survey SESSION", "survey "+l.Ref(v.ID), 1)))
		}
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
	waits = append(waits, fmt.Sprintf("`serendip letters %s make LETTER` writes drafts. Nothing is ever sent.", l.Ref(v.ID)))
	return e.Say("\n%s", strings.Join(waits, "\n"))
}

// letterState is how far a letter is, in a few words.
func letterState(f session.LetterFace, now time.Time) string {
	var parts []string
	switch {
	case f.Made > 0:
		parts = append(parts, fmt.Sprintf("%d made on %s", f.Made, f.Last.In(f.Day.Location()).Format("2 Jan")))
	case f.To == 0 && !f.AllSkipped():
		parts = append(parts, "for nobody yet")
	}
	if skip := f.Skip(); skip != "" {
		parts = append(parts, skip)
	}
	switch {
	case f.Waiting == 0:
	case f.IsDue(now):
		parts = append(parts, f.When(now)+", "+f.Drafts())
	case f.Over && f.Step.Before():
		parts = append(parts, fmt.Sprintf("%d not made, too late now", f.Waiting))
	case f.Wait != "":
		parts = append(parts, "no results yet")
	default:
		parts = append(parts, f.Drafts()+" to make")
	}
	if lost := f.LostWords(); lost != "" {
		parts = append(parts, lost)
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
	// Lacks is what they would say if it were told, with what to type.
	Lacks []string `json:"lacks,omitempty"`
}

// notes is what is wrong with drafts that were made, a sentence each.
func (m madeDrafts) notes() []string {
	if len(m.NoAddress) == 0 {
		return m.Lacks
	}
	return append([]string{m.withoutAddress()}, m.Lacks...)
}

// withoutAddress names those whose address is not on file.
func (m madeDrafts) withoutAddress() string {
	return "Without an address: " + strings.Join(m.NoAddress, ", ") + ". Fill it in before you send."
}

// makeDrafts writes drafts and keeps that they were made. Files come first: what is kept as made exists.
func makeDrafts(ctx context.Context, e Env, l *session.Live, v *session.Session, name string, w lettering) error {
	step, err := letters.StepNamed(name)
	if err != nil {
		return err
	}
	i, files, out, err := e.draftsFor(ctx, l, v, session.MakeDrafts{Session: v.ID, Step: step, Due: w.check, Format: w.format, Again: w.again != "", Why: w.again}, writing{w.locale, w.door})
	if err != nil {
		return err
	}
	return e.leaveDrafts(ctx, l, i, files, out, w)
}

// writing is how drafts are written.
type writing struct {
	locale string // "" for the brand's
	door   DoorOptions
}

// draftsFor is the drafts of one letter as files, and what is to be kept of them: of everybody who has none, and with Again
// of everybody.
func (e Env) draftsFor(ctx context.Context, l *session.Live, v *session.Session, i session.MakeDrafts, w writing) (session.MakeDrafts, []exports.File, madeDrafts, error) {
	out := madeDrafts{Letter: i.Step.Key(), NoAddress: []string{}}
	i, err := e.wanted(ctx, l, v, i)
	if err != nil {
		return i, nil, out, err
	}
	report, err := leaving{}.report(ctx, e, l, v)
	if err != nil {
		return i, nil, out, err
	}
	if report, err = (leaving{locale: w.locale}).shaped(report); err != nil {
		return i, nil, out, err
	}
	drafts, err := e.drafts(l, report, i, w.door)
	if err != nil {
		return i, nil, out, err
	}
	var files []exports.File
	for format := range strings.SplitSeq(i.Format, ",") {
		more, err := exports.LetterFiles(drafts, strings.TrimSpace(format))
		if err != nil {
			return i, nil, out, err
		}
		files = append(files, more...)
	}
	out.Drafts, out.Lacks = len(drafts), toType(e.lacking(l, l.Snapshot().State.Session(v.ID), i.Step, writing{report.Look.Locale, w.door}))
	for _, d := range drafts {
		if d.Email == "" {
			out.NoAddress = append(out.NoAddress, d.Name)
		}
	}
	return i, files, out, nil
}

// wanted is for whom drafts are to be made. The error says why there is nobody.
func (e Env) wanted(ctx context.Context, l *session.Live, v *session.Session, i session.MakeDrafts) (session.MakeDrafts, error) {
	if err := e.aboutPeople(l, v, "letters hold personal codes"); err != nil {
		return i, err
	}
	if i.Step == model.LetterThanks {
		if err := e.surveyFirst(ctx, l, v); err != nil {
			return i, err
		}
	}
	s := l.Snapshot().State
	v = s.Session(v.ID)
	if err := s.LetterReady(v, i.Step); err != nil {
		return i, err
	}
	if i.Step.Repeats() && i.Due == "" {
		i.Due = lastCheck(s.LetterPlan(v, l.Now()), l.Now())
	}
	for _, to := range s.LetterTo(v, i.Step, i.Due) {
		if i.Again || v.LetterMade(i.Step, i.Due, to).IsZero() {
			i.To = append(i.To, to)
		}
	}
	if len(i.To) == 0 {
		_, err := e.Do(ctx, l, i) // says why
		return i, err
	}
	return i, nil
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
func (e Env) drafts(l *session.Live, report exports.Report, i session.MakeDrafts, door DoorOptions) ([]exports.Letter, error) {
	text, err := letters.Named(e.letterFolder(), i.Step, report.Look.Locale)
	if err != nil {
		return nil, err
	}
	snap := l.Snapshot()
	m := exports.Mailing{Snapshot: snap, Session: i.Session, Report: report, Step: i.Step, Due: i.Due, Text: text, Now: l.Now(),
		Batch: snap.State.Session(i.Session).LetterBatches(i.Step, i.Due)}
	if _, _, err := advertised(door.Advertise); err != nil {
		return nil, err
	}
	if d, _, err := e.doorOrPlan(door); err == nil { // else the paragraph with the line is left out
		m.Line = func(p model.PersonID) string {
			if code := snap.PersonCode(p); code != "" {
				return lineFor(d, code)
			}
			return ""
		}
	}
	return m.Letters(i.To)
}

func (e Env) leaveDrafts(ctx context.Context, l *session.Live, i session.MakeDrafts, files []exports.File, out madeDrafts, w lettering) error {
	if w.out == "-" {
		var b bytes.Buffer
		if err := archive(&b, files, l.Now()); err != nil {
			return err
		}
		if _, err := e.Do(ctx, l, i); err != nil {
			return err
		}
		for _, note := range out.notes() {
			_, _ = fmt.Fprintln(e.Err, note) // the output is the archive
		}
		_, err := e.Out.Write(b.Bytes())
		return err
	}
	folder, err := e.Dir.Exports(), error(nil)
	if w.out != "" || e.Remote() {
		if folder, err = e.Path(w.out); err != nil {
			return err
		}
	}
	if out.Files, err = (exports.Writing{Replace: w.replace}).Files(ctx, folder, files); err != nil {
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
	return e.Say("%s", strings.Join(append(append(out.Files, sentence(r.Note)), out.notes()...), "\n"))
}
