package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/datadir"
	"serendip/session"
)

func retentionCommand(e *Env) *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:   "retention [PROGRAMME]",
		Short: "Show who should be kept no longer, since when, and forget them for good with --yes",
		Long: fmt.Sprintf("List who has no role and whose last session is %d months back: the last on whose list they are, whether they came or\n", session.KeptMonths) +
			"not. Owners, executive sponsors and champions stay while the programme is open, that is while one of its sessions is\n" +
			"to come or lies back for less than that time. Nothing happens by itself. With --yes all who are listed are forgotten\n" +
			"as by person forget: for good, while nothing else has the data folder open. To forget some of them only, name each\n" +
			"there.",
		Example: "  serendip person retention\n  serendip person retention Acme --yes",
		Args:    words(0, 1),
	}
	look := e.inHouse(func(_ context.Context, e Env, args []string) error { return showRetention(e, args) })
	do := e.holding(func(ctx context.Context, e Env, dir datadir.Dir, args []string) error {
		return forgetLapsed(ctx, e, dir, args[0])
	})
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case !yes:
			return look(c, args)
		case len(args) == 0:
			return usage("say whose programme: serendip person retention PROGRAMME --yes")
		}
		return do(c, args)
	}
	c.Flags().BoolVar(&yes, "yes", false, "forget all who are listed")
	return c
}

// retentionFacts is a programme's retention in JSON.
type retentionFacts struct {
	Programme string        `json:"programme"`
	Open      bool          `json:"open"`
	Until     string        `json:"open_until,omitempty"` // if nothing more is planned
	Due       []lapsedFacts `json:"due"`
	Stay      []lapsedFacts `json:"stay"`
}

type lapsedFacts struct {
	Name    string   `json:"name"`
	Email   string   `json:"email,omitempty"`
	Session string   `json:"last_session,omitempty"`
	Last    string   `json:"last"`
	Since   string   `json:"since"`
	Parts   []string `json:"parts,omitempty"`
}

func retentionOf(l *session.Live) retentionFacts {
	s := l.Snapshot().State
	r := s.Retention(l.Now())
	f := retentionFacts{Programme: s.Name, Open: r.Open, Due: []lapsedFacts{}, Stay: []lapsedFacts{}}
	if !r.Until.IsZero() {
		f.Until = r.Until.Format(time.DateOnly)
	}
	for _, one := range r.Due {
		f.Due = append(f.Due, lapsed(l, one))
	}
	for _, one := range r.Stay {
		f.Stay = append(f.Stay, lapsed(l, one))
	}
	return f
}

func lapsed(l *session.Live, one session.Lapsed) lapsedFacts {
	s := l.Snapshot().State
	d := s.Details(one.Person)
	f := lapsedFacts{Name: d.Name, Email: d.Email, Last: one.Last.Format(time.DateOnly), Since: one.Since.Format(time.DateOnly)}
	if !one.Session.IsZero() {
		f.Session = l.Ref(one.Session)
	}
	for _, p := range s.PartsOf(s.AlsoKnownAs(one.Person)) {
		words := p.As
		if p.Number > 0 {
			words += fmt.Sprintf(" of #%d in %s", p.Number, l.Ref(p.Session))
		}
		f.Parts = append(f.Parts, words)
	}
	return f
}

func showRetention(e Env, args []string) error {
	all := e.Programmes()
	if len(args) == 1 {
		l, err := e.Programme(args[0])
		if err != nil {
			return err
		}
		all = []*session.Live{l}
	}
	facts := []retentionFacts{}
	for _, l := range all {
		if err := e.aboutPeople(l, nil, "who came last when is in confidence"); err != nil {
			return err
		}
		facts = append(facts, retentionOf(l))
	}
	if e.JSON {
		return e.Tell(struct {
			Programmes []retentionFacts `json:"programmes"`
		}{facts})
	}
	var b strings.Builder
	for _, f := range facts {
		if len(f.Due)+len(f.Stay) > 0 || len(args) == 1 {
			b.WriteString(f.words())
		}
	}
	if b.Len() == 0 {
		fmt.Fprintf(&b, "Nobody without a role has stayed away for %d months or longer.\n", session.KeptMonths)
	}
	return e.Say("%s", strings.TrimSuffix(b.String(), "\n"))
}

// words is a programme's retention as people read it.
func (f retentionFacts) words() string {
	var b strings.Builder
	switch {
	case len(f.Due) == 0:
		fmt.Fprintf(&b, "%s: nobody to forget.\n", f.Programme)
	default:
		fmt.Fprintf(&b, "%s: %s should be kept no longer, %d months after their last session:\n", f.Programme, peopleCount(len(f.Due)), session.KeptMonths)
	}
	for _, one := range f.Due {
		b.WriteString(one.row())
	}
	if len(f.Stay) > 0 {
		fmt.Fprintf(&b, "These stay while the programme is open (until %s, if nothing more is planned):\n", f.Until)
	}
	for _, one := range f.Stay {
		b.WriteString(one.row())
	}
	if len(f.Due) > 0 {
		fmt.Fprintf(&b, "Nothing was changed. `serendip person retention %q --yes` forgets %s, for good; `serendip person forget` forgets one.\n",
			f.Programme, map[bool]string{true: "them", false: "the " + peopleCount(len(f.Due)) + " listed first"}[len(f.Stay) == 0])
	}
	return b.String()
}

func peopleCount(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

func (f lapsedFacts) row() string {
	who := f.Name
	if f.Email != "" {
		who += ", " + f.Email
	}
	last := "on no list, on file since " + f.Last
	if f.Session != "" {
		last = "last in " + f.Session + " on " + f.Last
	}
	row := "  " + who + ": " + last + ", due since " + f.Since
	if len(f.Parts) > 0 {
		row += "; " + strings.Join(f.Parts, ", ")
	}
	return row + "\n"
}

// forgetLapsed forgets all whom a programme should keep no longer, by the way of person forget.
func forgetLapsed(ctx context.Context, e Env, dir datadir.Dir, programme string) error {
	all, err := e.atRest(ctx, dir, func(e Env) ([]gone, error) {
		l, err := e.Programme(programme)
		if err != nil {
			return nil, err
		}
		var out []gone
		for _, one := range l.Snapshot().State.Retention(l.Now()).Due {
			r, names, err := e.forgetOne(ctx, l, one.Person, false, true)
			if err != nil {
				return nil, err
			}
			out = append(out, gone{r, names})
		}
		return out, nil
	})
	if err != nil {
		return err
	}
	if e.JSON {
		return e.Tell(struct {
			Forgotten []receipt `json:"forgotten"`
		}{all})
	}
	if len(all) == 0 {
		return e.Say("Nobody was forgotten: nobody without a role has stayed away for %d months or longer.", session.KeptMonths)
	}
	for _, r := range all {
		if err := e.Say("%s\n", r.words()); err != nil {
			return err
		}
	}
	return nil
}
