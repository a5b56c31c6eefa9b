package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/exit"
	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
)

// surveying is what `survey` was told.
type surveying struct {
	out         string
	asked       int
	count, drop bool
	yes         bool // what cannot be undone is done
	after       afterwards
}

func surveyCommand(e *Env) *cobra.Command {
	var w surveying
	c := &cobra.Command{
		Use:   "survey SESSION",
		Short: "Ask people who were not there about the shortlist, and count what they say",
		Long: "Ask people who were not there about priority and demonstrable value of each use case of the shortlist.\n\n" +
			"With --out it writes the text of the mail (- for standard output), which also says how to answer. Answers come back by\n" +
			"`serendip import survey FILE --session SESSION` or from seats, which take them after the session is closed. They are\n" +
			"sealed until --count --yes counts them for good; without a flag the command says how far the survey is.\n\n" +
			"Of a meetup, or with --after, it is the survey after the session: --until opens it, the drafts of the thanks ask it, and\n" +
			"personal codes open it over SSH until that day.",
		Example: "  serendip survey acme-1 --out survey.txt --asked 40\n  serendip import survey answers.csv --session acme-1\n  serendip survey acme-1 --count --yes",
		Args:    words(1, 1),
		RunE:    e.inHouse(func(ctx context.Context, e Env, args []string) error { return runSurvey(ctx, e, args[0], w) }),
	}
	c.Flags().StringVar(&w.out, "out", "", "write the questions into a `file`")
	c.Flags().IntVar(&w.asked, "asked", 0, "to how many `people` it goes, for the response rate")
	c.Flags().BoolVar(&w.count, "count", false, "count the answers for good; they are destroyed with it")
	c.Flags().BoolVar(&w.after.on, "after", false, "the survey after the session, how it was; of a meetup it is the only one")
	c.Flags().BoolVar(&w.yes, "yes", false, "with --count, or --drop: yes, for good")
	c.Flags().StringVar(&w.after.until, "until", "", "after a session: seats answer until the end of this `day`, as 2026-03-31, today or tomorrow")
	c.Flags().BoolVar(&w.drop, "drop", false, "take the survey back with its answers")
	return c
}

func runSurvey(ctx context.Context, e Env, ref string, w surveying) error {
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	switch {
	case w.count && w.drop:
		return usage("--count and --drop are two different things")
	case w.after.wants(v):
		return runAfter(ctx, e, l, v, w)
	case w.drop:
		if f, err := surveyFace(l, v); err == nil {
			if err := w.sureToDrop(f.Answers); err != nil {
				return err
			}
		}
		if _, err := e.Do(ctx, l, session.DropSurvey{Session: v.ID}); err != nil {
			return err
		}
		return e.Say("The survey is dropped, with its answers.")
	case w.count:
		if f, err := surveyFace(l, v); err == nil && f.Open {
			if err := w.sure(f.Answers); err != nil {
				return err
			}
		}
		_, err = e.Do(ctx, l, session.CountSurvey{Session: v.ID})
	case w.out != "" || w.asked > 0:
		_, err = e.Do(ctx, l, session.OpenSurvey{Session: v.ID, Asked: w.asked})
	}
	if err != nil {
		return err
	}
	if w.out != "" {
		return writeSurvey(e, l, v, w.out)
	}
	return saySurvey(e, l, v)
}

// sure wants a --yes before answers are counted, and says what happens then.
func (w surveying) sure(answers int) error {
	if w.yes {
		return nil
	}
	return usage("counting is for good: %s counted and then destroyed, and no more are taken. With fewer than %d none is shown. It cannot be undone. Say it again with --yes",
		count(answers, "answer")+choose(answers == 1, " is", " are"), model.FewestForCounts)
}

// sureToDrop wants a --yes before answers that were given are thrown away.
func (w surveying) sureToDrop(answers int) error {
	if w.yes || answers == 0 {
		return nil
	}
	return usage("%s destroyed uncounted with the survey. It cannot be undone. Say it again with --yes", count(answers, "answer")+choose(answers == 1, " is", " are"))
}

// surveyFace is the newest survey of a session as it stands now.
func surveyFace(l *session.Live, v *session.Session) (*session.SurveyFace, error) {
	s := l.Snapshot().State
	v = s.Session(v.ID)
	if len(v.Surveys) == 0 {
		return nil, session.Refuse(session.Missing, "%s has no survey yet; `serendip survey %s --out FILE` writes one", v.Title, l.Ref(v.ID))
	}
	return s.SurveyFace(v, v.Surveys[len(v.Surveys)-1]), nil
}

// writeSurvey writes the text of the mail, whole or not at all.
func writeSurvey(e Env, l *session.Live, v *session.Session, out string) error {
	f, err := surveyFace(l, v)
	if err != nil {
		return err
	}
	text := surveyText(e, l, v, f)
	if out == "-" {
		_, err := io.WriteString(e.Out, text)
		return err
	}
	path, err := e.Path(out)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		return &exit.Error{Code: exit.CantCreate, Message: fmt.Sprintf("%s cannot be written: %v", out, err), Cause: err}
	}
	return e.Say("%s\nSend it to those who were not there; `serendip import survey FILE --session %s` takes the answers of any form tool.", out, l.Ref(v.ID))
}

// surveyText is the mail: plain text without a link, with the questions and the ways to answer.
func surveyText(e Env, l *session.Live, v *session.Session, f *session.SurveyFace) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("Subject: %s: what should come first?\n", l.Snapshot().State.Name)
	line("You were not with us at \"%s\", and we would like your view. These use cases are on", v.Title)
	line("the shortlist. Please answer two questions about each; it takes a few minutes.\n")
	line("  priority   %s", model.SurveyPriority.Ask())
	line("  value      %s\n", model.SurveyValue.Ask())
	line("Answer with a number: %s.\n", model.SurveyScale)
	for _, c := range f.Cases {
		line("#%d  %s", c.Case.Number, c.Case.Title)
		if value := c.Case.Value(); value != "" {
			line("    %s", value)
		}
		line("    #%d priority: ___", c.Case.Number)
		line("    #%d value: ___\n", c.Case.Number)
	}
	line("How to answer: reply to this mail with the numbers filled in.")
	how := "ssh YOUR-CODE@HOST -p PORT"
	if d, open := e.Door(); open {
		how = lineFor(d, "YOUR-CODE")
	}
	line("If you have a personal code for this session, you can also answer in a terminal, within two weeks")
	line("of its end:\n\n    %s\n", how)
	line("No name is kept with an answer. Answers are counted all together, and then destroyed. With fewer than")
	line("%d answers none is shown, and a mean is told from %d on.", model.FewestForCounts, model.FewestForMean)
	return b.String()
}

// toldSurvey is a survey in JSON.
type toldSurvey struct {
	Session  string           `json:"session"`
	Open     bool             `json:"open"`
	Asked    int              `json:"asked"`
	Answers  int              `json:"answers"`
	Response string           `json:"response"`
	Caution  string           `json:"caution,omitempty"`
	UseCases []toldSurveyCase `json:"use_cases"`
}

type toldSurveyCase struct {
	Number   int    `json:"number"`
	Title    string `json:"title"`
	Priority string `json:"priority,omitempty"`
	Value    string `json:"value,omitempty"`
}

func saySurvey(e Env, l *session.Live, v *session.Session) error {
	f, err := surveyFace(l, v)
	if err != nil {
		return err
	}
	out := toldSurvey{Session: l.Ref(v.ID), Open: f.Open, Asked: f.Asked, Answers: f.Answers, Response: f.Response(), Caution: f.Caution(), UseCases: []toldSurveyCase{}}
	rows := [][]string{{"", model.SurveyPriority.String(), model.SurveyValue.String(), "use case"}} // titles are long: they come last
	for _, c := range f.Cases {
		one := toldSurveyCase{Number: c.Case.Number, Title: c.Case.Title}
		if f.Told() {
			one.Priority, one.Value = session.Figure(c.Counts[model.SurveyPriority]), session.Figure(c.Counts[model.SurveyValue])
		}
		out.UseCases = append(out.UseCases, one)
		rows = append(rows, []string{fmt.Sprintf("%4d", one.Number), one.Priority, one.Value, one.Title})
	}
	if e.JSON {
		return e.Tell(out)
	}
	state := "counted"
	if f.Open {
		state = "open"
	}
	if err := e.Say("%s", strings.TrimSpace(fmt.Sprintf("%s: %s. %s", state, f.Response(), f.Caution()))); err != nil {
		return err
	}
	return table(e.Out, rows)
}

const afterNames = "After a session: columns are matched to its questions by their words, in any language that letters have; --column says\n" +
	"by hand which is which. Without words of one's own an answer is a number, or an option as it was put."

const surveyNames = "columns name a use case by its number or its title, and the question: \"#7 priority\", \"#7 value\".\n" +
	"Marks are 0 to 3, the words no, little, good and high, or - for can't say. An e-mail address or a response id finds one\n" +
	"person's answers again; nothing else of a row is kept."

func importSurveyCommand(e *Env) *cobra.Command {
	var ref string
	var dry, after bool
	var columns []string
	c := &cobra.Command{
		Use:     "survey FILE --session SESSION",
		Short:   "Take the answers to a survey, from any form tool",
		Long:    "Take the answers to a survey, from any form tool.\n\n" + afterNames + "\n\nOf the shortlist: " + surveyNames,
		Example: "  serendip import survey answers.csv --session acme-1 --dry-run\n  serendip import survey answers.csv --session acme-2 --column \"4=topics\"",
		Args:    words(1, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			if ref == "" {
				return usage("say which session's survey these are answers to: --session SESSION")
			}
			return importSurvey(ctx, e, args[0], ref, dry, afterwards{on: after}, columns)
		}),
	}
	c.Flags().StringVar(&ref, "session", "", "the `session` that they are about")
	c.Flags().BoolVar(&after, "after", false, "they answer the survey after the session; of a meetup they always do")
	c.Flags().StringArrayVar(&columns, "column", nil, "after a session: a question's number and its `column`, like \"2=What to do better\", where no name fits")
	c.Flags().BoolVar(&dry, "dry-run", false, dryHelp)
	return c
}

func importSurvey(ctx context.Context, e Env, file, ref string, dry bool, after afterwards, columns []string) error {
	t, err := readTable(e, file)
	if err != nil {
		return err
	}
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	if after.wants(v) {
		return importAfter(ctx, e, t, l, v, columns, dry)
	}
	take, result, err := answersOfShortlist(t, l, v)
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

// answersOfShortlist reads answers to the survey of the shortlist, and keeps nothing.
func answersOfShortlist(t *intake.Table, l *session.Live, v *session.Session) (take session.ImportAnswers, result imported, err error) {
	f, err := surveyFace(l, v)
	switch {
	case err != nil:
		return take, result, err
	case !f.Open:
		return take, result, session.Refuse(session.Conflict, "the survey of %s is counted and its answers are gone; `serendip survey %s --out FILE` asks anew", v.Title, l.Ref(v.ID))
	}
	var items []intake.SurveyItem
	for _, c := range f.Cases {
		items = append(items, intake.SurveyItem{Number: c.Case.Number, Title: c.Case.Title})
	}
	p, err := intake.Survey(t, items)
	if err != nil {
		return take, result, err
	}
	rows := answerRows(l, v, f, p)
	result = about(p, false)
	known, changed := l.Snapshot().State.AnswersKnown(f.ID, rows)
	for i := range rows {
		result.count(known[i], changed[i])
	}
	return session.ImportAnswers{Session: v.ID, Rows: rows}, result, nil
}

// answerRows seals who answered: from here on nobody has a name.
func answerRows(l *session.Live, v *session.Session, f *session.SurveyFace, p intake.Preview[intake.SurveyRow]) []session.AnswerRow {
	snap := l.Snapshot()
	byMail := make(map[string][]model.PersonID)
	for _, id := range snap.State.People() {
		if mail := strings.ToLower(snap.State.Details(id).Email); mail != "" {
			byMail[mail] = append(byMail[mail], id)
		}
	}
	var rows []session.AnswerRow
	for _, r := range p.Items {
		var person model.PersonID
		if who := byMail[r.Email]; len(who) == 1 {
			person = who[0]
		}
		row := session.AnswerRow{Key: snap.Respondent(f.ID, person, r.Who)}
		if g, at := v.Guest(person); at >= 0 {
			row.There = g.Status == model.GuestCheckedIn
		}
		for _, m := range r.Marks {
			row.Marks = append(row.Marks, session.AnswerMark{Case: f.Cases[m.Item].Case.ID, Question: m.Question, Mark: m.Mark})
		}
		rows = append(rows, row)
	}
	return rows
}

func sayAnswers(e Env, r imported) error {
	if e.JSON {
		return e.Tell(r)
	}
	if err := e.Say("%s: %s read (%s)\n%d new, %d changed, %d as they were, %d doubtful", r.File,
		count(r.Rows, "row"), intake.ReadAs(r.Encoding, r.Separator), r.New, r.Changed, r.Same, r.Doubtful); err != nil {
		return err
	}
	read := slices.DeleteFunc(slices.Clone(r.Columns), func(c intake.Column) bool { return c.As == "" })
	if err := sayColumns(e.Out, read); err != nil {
		return err
	}
	if left := len(r.Columns) - len(read); left > 0 {
		if err := e.Say("  not kept, so that no answer has a name: %s", count(left, "other column")); err != nil {
			return err
		}
	}
	if err := sayDoubts(e.Out, r); err != nil {
		return err
	}
	if r.DryRun {
		return e.Say("Nothing was kept; without --dry-run it will be.")
	}
	return e.Say("Kept: %s, sealed until they are counted.", count(r.New+r.Changed, "answer"))
}
