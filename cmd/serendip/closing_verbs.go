package main

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
)

// afterwards is what `survey` was told of the survey after a session.
type afterwards struct {
	on    bool
	until string
}

// wants says whether the survey after a session is meant: of a meetup it is the only one.
func (a afterwards) wants(v *session.Session) bool { return a.on || v.Kind == model.Meetup }

// surveyFirst opens the survey after a session where there is none: the thanks ask it.
func (e Env) surveyFirst(ctx context.Context, l *session.Live, v *session.Session) error {
	if v.After != nil || v.State != model.Closed {
		return nil
	}
	_, err := e.Do(ctx, l, session.OpenAfter{Session: v.ID})
	return err
}

// runAfter opens, changes, counts or tells of the survey after a session.
func runAfter(ctx context.Context, e Env, l *session.Live, v *session.Session, w surveying) error {
	until, err := w.after.day(v, l.Now())
	if err != nil {
		return err
	}
	f := l.Snapshot().State.AfterFace(v)
	var intent session.Intent
	switch {
	case w.out != "":
		return usage("the survey after a session goes out with the thanks: `serendip letters %s make thanks`; `serendip export %s --format halfpage` prints it", l.Ref(v.ID), l.Ref(v.ID))
	case (w.drop || w.count) && f == nil:
		return session.Refuse(session.Missing, "%s has no survey after it yet; `serendip survey %s --until DATE` opens it", v.Title, l.Ref(v.ID))
	case w.drop:
		if err := w.sureToDrop(f.Answered); err != nil {
			return err
		}
		intent = session.DropAsking{Asking: f.ID}
	case w.count:
		if !f.Shown {
			if err := w.sure(f.Answered); err != nil {
				return err
			}
		}
		intent = session.ShowAnswers{Asking: f.ID}
	case f == nil && (w.asked > 0 || !until.IsZero()):
		intent = session.OpenAfter{Session: v.ID, Until: until, Asked: w.asked}
	case w.asked > 0 || !until.IsZero():
		intent = session.ChangeAfter{Session: v.ID, Until: until, Asked: w.asked}
	}
	if intent != nil {
		if _, err := e.Do(ctx, l, intent); err != nil {
			return err
		}
	}
	if w.drop {
		return e.Say("The survey is dropped, with its answers.")
	}
	return sayAfter(e, l, l.Snapshot().State.Session(v.ID))
}

// day is the moment until which seats answer: the end of the day that was named.
func (a afterwards) day(v *session.Session, now time.Time) (time.Time, error) {
	if a.until == "" {
		return time.Time{}, nil
	}
	day, err := dayNamed(a.until, now.In(zoneOf(v)))
	return day.AddDate(0, 0, 1), err
}

// toldAfter is the survey after a session in JSON.
type toldAfter struct {
	Session   string           `json:"session"`
	Counted   bool             `json:"counted"`
	Until     time.Time        `json:"until"`
	Asked     int              `json:"asked"`
	Answers   int              `json:"answers"`
	Response  string           `json:"response"`
	Caution   string           `json:"caution"`
	Questions []toldAfterwards `json:"questions"`
}

type toldAfterwards struct {
	Text   string   `json:"text"`
	Kind   string   `json:"kind"`
	Result string   `json:"result,omitempty"`
	Counts []int    `json:"counts,omitempty"`
	Words  []string `json:"words,omitempty"`
}

func sayAfter(e Env, l *session.Live, v *session.Session) error {
	f := l.Snapshot().State.AfterFace(v)
	if f == nil {
		return session.Refuse(session.Missing, "%s has no survey after it yet; `serendip survey %s --until DATE` opens it, and so do the drafts of the thanks", v.Title, l.Ref(v.ID))
	}
	out := toldAfter{l.Ref(v.ID), f.Shown, f.Until.UTC(), f.Asked, f.Answered, f.Response(), f.Caution(), []toldAfterwards{}}
	for _, q := range f.Questions {
		out.Questions = append(out.Questions, toldAfterwards{q.Text, q.Kind.String(), q.Result, q.Counts, q.Words})
	}
	if e.JSON {
		return e.Tell(out)
	}
	zone, err := time.LoadLocation(v.Zone)
	if err != nil {
		zone = time.UTC
	}
	if err := e.Say("%s: %s. %s", f.Standing(l.Now(), zone), f.Response(), f.Caution()); err != nil {
		return err
	}
	for n, q := range f.Questions {
		if err := e.Say("%d. %s", n+1, strings.TrimSpace(q.Text+"   "+q.Result)); err != nil {
			return err
		}
		for cell, people := range q.Counts {
			if people > 0 {
				if err := e.Say("     %s: %d", q.Named(cell), people); err != nil {
					return err
				}
			}
		}
		for _, w := range q.Words {
			if err := e.Say("     - %s", w); err != nil {
				return err
			}
		}
	}
	return nil
}

// importAfter takes answers to the survey after a session.
func importAfter(ctx context.Context, e Env, t *intake.Table, l *session.Live, v *session.Session, columns []string, dry bool) error {
	by, err := byHand(columns)
	if err != nil {
		return err
	}
	take, result, err := answersAfter(t, l, v, by)
	if err != nil {
		return err
	}
	if result.DryRun = dry; !dry {
		if _, err := e.Do(ctx, l, take); err != nil {
			return err
		}
	}
	return sayAnswers(e, result)
}

// answersAfter reads answers to the survey after a session, and keeps nothing.
func answersAfter(t *intake.Table, l *session.Live, v *session.Session, by map[int]string) (take session.ImportAfter, result imported, err error) {
	f := l.Snapshot().State.AfterFace(v)
	switch {
	case f == nil:
		return take, result, session.Refuse(session.Missing, "%s has no survey after it yet; `serendip survey %s --until DATE` opens it", v.Title, l.Ref(v.ID))
	case f.Shown:
		return take, result, session.Refuse(session.Conflict, "the answers of %s are counted; no more are taken", v.Title)
	}
	var questions []model.Question
	for _, q := range f.Questions {
		questions = append(questions, q.Question)
	}
	p, err := intake.Answers(t, questions, exports.Wordings, by)
	if err != nil {
		return take, result, err
	}
	rows := afterRows(l, f, p)
	result = about(p, false)
	known, changed := l.Snapshot().State.AfterKnown(rows)
	for i := range rows {
		result.count(known[i], changed[i])
	}
	return session.ImportAfter{Session: v.ID, Rows: rows}, result, nil
}

// byHand reads "2=What to do better": a question's number and a column's name.
func byHand(columns []string) (map[int]string, error) {
	by := make(map[int]string)
	for _, c := range columns {
		number, name, parted := strings.Cut(c, "=")
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if !parted || err != nil {
			return nil, usage("--column takes a question's number and a column's name, like \"2=What to do better\", not %q", c)
		}
		by[n] = name
	}
	return by, nil
}

// afterRows seals who answered: from here on nobody has a name.
func afterRows(l *session.Live, f *session.AfterFace, p intake.Preview[intake.AnswerRow]) []session.AfterRow {
	snap := l.Snapshot()
	byMail := make(map[string][]model.PersonID)
	for _, id := range snap.State.People() {
		if mail := strings.ToLower(snap.State.Details(id).Email); mail != "" {
			byMail[mail] = append(byMail[mail], id)
		}
	}
	var rows []session.AfterRow
	for _, r := range p.Items {
		var person model.PersonID
		if who := byMail[r.Email]; len(who) == 1 {
			person = who[0]
		}
		row := session.AfterRow{Key: snap.AfterKey(f.ID, person, r.Who), Line: r.Line}
		for _, a := range r.Answers {
			row.Answers = append(row.Answers, session.Answered{Cell: uint8(a.Cell), Words: a.Words})
		}
		rows = append(rows, row)
	}
	return rows
}

func importActualsCommand(e *Env) *cobra.Command {
	var ref string
	var dry bool
	c := &cobra.Command{
		Use:   "actuals FILE --session SESSION",
		Short: "Take the actual figures that owners answered, all of them or none",
		Long: "Take the actual figures that owners answered. The file names each Case by its number or id, and has a Figure; Date and\n" +
			"Source are known. A review and the use case's page both read it.",
		Example: "  serendip import actuals figures.csv --session acme-1 --dry-run",
		Args:    words(1, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			if ref == "" {
				return usage("say whose use cases these are: --session SESSION")
			}
			return importActuals(ctx, e, args[0], ref, dry)
		}),
	}
	c.Flags().StringVar(&ref, "session", "", "the `session` whose numbers the cases have")
	c.Flags().BoolVar(&dry, "dry-run", false, dryHelp)
	return c
}

func importActuals(ctx context.Context, e Env, file, ref string, dry bool) error {
	t, err := readTable(e, file)
	if err != nil {
		return err
	}
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	result, err := takeActuals(ctx, e, l, v, t, dry)
	if err != nil {
		return err
	}
	return sayImport(e, result, "figure")
}
