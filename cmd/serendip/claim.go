package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
)

// verifying is what `claim` was told.
type verifying struct {
	by, with, note string
	answers        []string
}

func claimCommand(e *Env) *cobra.Command {
	var w verifying
	var about strings.Builder
	for i, q := range model.TelephoneQuestions() {
		fmt.Fprintf(&about, "  %d. %s\n", i+1, q)
	}
	c := &cobra.Command{
		Use:   "claim SESSION NUMBER claimed|checked|confirmed|refuted",
		Short: "Say what an end user found of a claim of minutes",
		Long: "Say what came of asking an end user, with permission, about a claim of minutes. A refuted claim leaves the total;\n" +
			"\"claimed\" takes a verification back. What a flag doesn't say stays as it was said before. The questions of the call are:\n\n" + about.String() +
			"\n`serendip export SESSION --format calls` writes a sheet to call by.",
		Example: "  serendip claim acme-1 7 confirmed --by Kit --with \"Ben Ade\" --note \"every shift\" --answer \"nearer twelve\"",
		Args:    words(3, 3),
		RunE:    e.inHouse(func(ctx context.Context, e Env, args []string) error { return claim(ctx, e, args, w) }),
	}
	c.Flags().StringVar(&w.by, "by", "", "the `name` of who asked")
	c.Flags().StringVar(&w.with, "with", "", "the `name` of the end user who was asked")
	c.Flags().StringVar(&w.note, "note", "", "further `words`")
	c.Flags().StringArrayVar(&w.answers, "answer", nil, "the `answer` to the next of the three questions; give it up to three times")
	return c
}

func claim(ctx context.Context, e Env, args []string, w verifying) error {
	l, v, err := e.Session(args[0])
	if err != nil {
		return err
	}
	c, err := numbered(l, v, args[1])
	if err != nil {
		return err
	}
	status, err := model.ParseClaimStatus(args[2])
	if err != nil {
		return usage("%v", err)
	}
	i := session.VerifyClaim{Case: c.ID, Status: status, By: w.by, With: w.with, Note: w.note, Keep: true}
	if len(w.answers) > len(i.Answers) {
		return usage("there are three questions, and %d answers", len(w.answers))
	}
	copy(i.Answers[:], w.answers)
	r, err := e.Do(ctx, l, i)
	if err != nil {
		return err
	}
	if e.JSON {
		return e.Tell(claimsOf(l, v))
	}
	if r.Note == "" {
		r.Note = "nothing to change"
	}
	return e.Say("%s", sentence(r.Note))
}

// numbered finds a session's use case by its number.
func numbered(l *session.Live, v *session.Session, word string) (*session.UseCase, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(word, "#"))
	if err != nil {
		return nil, usage("%q is no number of a use case", word)
	}
	s := l.Snapshot().State
	for _, id := range v.Cases {
		if c := s.UseCase(id); c.Number == n {
			return c, nil
		}
	}
	return nil, session.Refuse(session.Missing, "there is no number %d in %s", n, v.Title)
}

func claimsCommand(e *Env) *cobra.Command {
	var only string
	c := &cobra.Command{
		Use:     "claims SESSION",
		Short:   "List the claims of minutes, how far each is verified, and what they come to",
		Example: "  serendip claims acme-1 --status claimed",
		Args:    words(1, 1),
		RunE:    e.inHouse(func(_ context.Context, e Env, args []string) error { return claims(e, args[0], only) }),
	}
	c.Flags().StringVar(&only, "status", "", "only those that are `claimed`, checked, confirmed or refuted")
	return c
}

// listedClaims are a session's claims in JSON.
type listedClaims struct {
	Session     string        `json:"session"`
	WorkingDays int           `json:"working_days"`
	Hour        string        `json:"value_of_an_hour,omitempty"`
	Sum         string        `json:"sum"`
	Verified    string        `json:"verified"`
	Money       string        `json:"money,omitempty"`
	Claims      []listedClaim `json:"claims"`
}

type listedClaim struct {
	Number  int      `json:"number"`
	Title   string   `json:"title"`
	Status  string   `json:"status"`
	Stale   bool     `json:"stale,omitempty"`
	Formula string   `json:"formula"`
	By      string   `json:"by,omitempty"`
	With    string   `json:"with,omitempty"`
	At      string   `json:"at,omitempty"`
	Note    string   `json:"note,omitempty"`
	Answers []string `json:"answers,omitempty"`
}

// asked is who asked whom, and when: "Ben Ade, by Kit, 2026-03-31".
func (c listedClaim) asked() string {
	var words []string
	if c.With != "" {
		words = append(words, c.With)
	}
	if c.By != "" {
		words = append(words, "by "+c.By)
	}
	if day, _, known := strings.Cut(c.At, "T"); known {
		words = append(words, day)
	}
	return strings.Join(words, ", ")
}

func claimsOf(l *session.Live, v *session.Session) listedClaims {
	f := l.Snapshot().ForConsole(v.ID, session.FacilitatorID(""))
	out := listedClaims{Session: l.Ref(v.ID), WorkingDays: f.Value.Terms.WorkingDays(), Hour: f.Value.Terms.Price(), Sum: f.Value.Sum, Verified: f.Value.Verified,
		Money: f.Value.Money, Claims: []listedClaim{}}
	for _, c := range f.Claims {
		one := listedClaim{Number: c.Case.Number, Title: c.Case.Title, Status: c.Status.String(), Stale: c.Stale, Formula: c.Case.Hours, By: c.By, With: c.With, Note: c.Note}
		if !c.At.IsZero() {
			one.At, one.Answers = c.At.UTC().Format(time.RFC3339), c.Answers[:]
		}
		out.Claims = append(out.Claims, one)
	}
	return out
}

func claims(e Env, ref, only string) error {
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	all := claimsOf(l, v)
	if only != "" {
		status, err := model.ParseClaimStatus(only)
		if err != nil {
			return usage("%v", err)
		}
		kept := []listedClaim{}
		for _, c := range all.Claims {
			if c.Status == status.String() {
				kept = append(kept, c)
			}
		}
		all.Claims = kept
	}
	if e.JSON {
		return e.Tell(all)
	}
	return sayClaims(e, all)
}

func sayClaims(e Env, all listedClaims) error {
	if len(all.Claims) == 0 {
		return e.Say("There is no such claim of minutes.")
	}
	var rows [][]string
	for _, c := range all.Claims {
		status := c.Status
		if c.Stale {
			status += " (changed since it was checked)"
		}
		// titles are long: they come last
		rows = append(rows, []string{fmt.Sprintf("%4d", c.Number), status, c.asked(), c.Formula, c.Title})
	}
	if err := table(e.Out, rows); err != nil {
		return err
	}
	if err := e.Say("\n%s\n%s", all.Sum, all.Verified); err != nil || all.Money == "" {
		return err
	}
	return e.Say("%s", all.Money)
}

// pricing is what `value` was told.
type pricing struct {
	days           int
	hour, currency string
	wall           bool
}

func valueCommand(e *Env) *cobra.Command {
	var w pricing
	c := &cobra.Command{
		Use:   "value PROGRAMME",
		Short: "Say what value is reckoned with: working days, and the value of an hour",
		Long: "Say what a programme's value is reckoned with, or show it. Hours are minutes x people x working days / 60. Money is\n" +
			"shown for confirmed claims only, and never on the wall unless --wall says so.",
		Example: "  serendip value Acme --days 220 --hour 35.50 --currency EUR",
		Args:    words(1, 1),
	}
	c.RunE = e.inHouse(func(ctx context.Context, e Env, args []string) error {
		return value(ctx, e, args[0], w, func(flag string) bool { return c.Flags().Changed(flag) })
	})
	c.Flags().IntVar(&w.days, "days", 0, "working `days` a year")
	c.Flags().StringVar(&w.hour, "hour", "", "what an hour is worth, such as `35.50`; empty for no price")
	c.Flags().StringVar(&w.currency, "currency", "", "its `currency`, such as EUR")
	c.Flags().BoolVar(&w.wall, "wall", false, "let money stand on wall and seats")
	return c
}

func value(ctx context.Context, e Env, ref string, w pricing, changed func(string) bool) error {
	l, err := e.Programme(ref)
	if err != nil {
		return err
	}
	now := l.Snapshot().State.Terms
	hour, currency, _ := strings.Cut(now.Price(), " ")
	i := session.SetValue{Days: now.Days, Hour: hour, Currency: currency, OnWall: now.OnWall}
	for flag, take := range map[string]func(){"days": func() { i.Days = w.days }, "hour": func() { i.Hour = w.hour },
		"currency": func() { i.Currency = w.currency }, "wall": func() { i.OnWall = w.wall }} {
		if changed(flag) {
			take()
		}
	}
	if _, err := e.Do(ctx, l, i); err != nil {
		return err
	}
	terms := l.Snapshot().State.Terms
	if e.JSON {
		return e.Tell(struct {
			Programme   string `json:"programme"`
			WorkingDays int    `json:"working_days"`
			HourCents   int64  `json:"hour_cents"`
			Currency    string `json:"currency"`
			OnWall      bool   `json:"on_wall"`
		}{l.Snapshot().State.Name, terms.WorkingDays(), terms.Hour, terms.Currency, terms.OnWall})
	}
	where := "Money is not shown on the wall."
	if terms.OnWall {
		where = "Money may stand on wall and seats, for confirmed claims."
	}
	return e.Say("%s: %s. %s", l.Snapshot().State.Name, terms, where)
}
