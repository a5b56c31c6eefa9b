package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/datadir"
	"serendip/session"
)

func personCommand(e *Env) *cobra.Command {
	person := &cobra.Command{
		Use:   "person",
		Short: "Forget somebody who wants out",
		Args:  words(0, 0),
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var yes, mentions bool
	forget := &cobra.Command{
		Use:   "forget PROGRAMME NAME|ADDRESS",
		Short: "Erase a person and what they said, for good (first shows what would go)",
		Long: "Erase who somebody is (name, address, organisation, answers, code and keys) and the words that they said or that\n" +
			"were captured for them, then write the files of the store anew, so that none of it is left in them. Their marks, the\n" +
			"counts they are part of and that somebody was there stay, without a name. What others said and names them is listed\n" +
			"for you to judge; --mentions erases it too. Without --yes nothing is changed. It can't be undone, and it is done\n" +
			"while nothing else has the data folder open. Backups and files that were handed out are beyond it: delete those.",
		Example: "  serendip person forget Acme 'Ada Lovelace'\n  serendip person forget Acme ada@example.com --yes",
		Args:    words(2, 2),
		RunE: e.holding(func(ctx context.Context, e Env, dir datadir.Dir, args []string) error {
			return forgetPerson(ctx, e, dir, args, mentions, yes)
		}),
	}
	forget.Flags().BoolVar(&yes, "yes", false, "do it")
	forget.Flags().BoolVar(&mentions, "mentions", false, "erase what others said and names them, too")
	person.AddCommand(forget)
	return person
}

func forgetPerson(ctx context.Context, e Env, dir datadir.Dir, args []string, mentions, yes bool) error {
	var err error
	if e.Premises, err = OpenPremises(ctx, dir, slog.New(slog.DiscardHandler)); err != nil {
		return err
	}
	r, names, err := e.forget(ctx, args[0], args[1], mentions, yes)
	if err = errors.Join(err, e.Premises.Close()); err != nil {
		return err
	}
	if yes {
		if err := rewriteWanted(ctx, dir); err != nil {
			return fmt.Errorf("%s is forgotten, but the files of the store could not be written anew and still hold the bytes; the next start tries again: %w", r.Name, err)
		}
	}
	if r.Files, r.Unread, err = filesNaming(dir, names); err != nil {
		return err
	}
	if e.JSON {
		return e.Tell(r)
	}
	return e.Say("%s", r.words())
}

// forget finds what is kept of somebody, and erases it when that was confirmed.
func (e Env) forget(ctx context.Context, programme, who string, mentions, yes bool) (receipt, []string, error) {
	l, err := e.Programme(programme)
	if err != nil {
		return receipt{}, nil, err
	}
	s := l.Snapshot().State
	p, err := s.OnFile(who)
	if err != nil {
		return receipt{}, nil, err
	}
	t, err := l.Traces(ctx, p)
	if err != nil {
		return receipt{}, nil, err
	}
	r := receipt{Forgotten: yes, Name: s.Details(p).Name, Programme: s.Name, Details: t.Details, Fixed: t.Fixed, Erased: mentions, Texts: len(t.Own)}
	for _, id := range t.Own {
		if !yes { // what is erased isn't said again
			r.Words = append(r.Words, s.WordsOf(id))
		}
	}
	for _, id := range t.Mentions {
		r.Mentions = append(r.Mentions, s.WordsOf(id))
	}
	for _, other := range e.House.Programmes() {
		if o := other.Snapshot().State; o.ID != s.ID && slices.ContainsFunc(t.Names, func(n string) bool { return hasSomebody(o, n) }) {
			r.Elsewhere = append(r.Elsewhere, o.Name)
		}
	}
	if !yes {
		return r, t.Names, nil
	}
	gone := t.Own
	if mentions {
		gone = append(slices.Clone(gone), t.Mentions...)
	}
	if err := wantRewrite(e.Dir); err != nil {
		return r, nil, err
	}
	_, err = e.Do(ctx, l, session.Forget{People: t.People, Words: gone})
	return r, t.Names, err
}

// hasSomebody says whether a programme has somebody of a name or address, or several.
func hasSomebody(s *session.State, who string) bool {
	_, err := s.OnFile(who)
	var refused *session.Error
	return err == nil || errors.As(err, &refused) && refused.Code == session.Conflict
}
