package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/spf13/cobra"

	"serendip/cmd/serendip/datadir"
	"serendip/model"
	"serendip/session"
)

func forgetCommand(e *Env) *cobra.Command {
	var yes, mentions bool
	forget := &cobra.Command{
		Use:   "forget PROGRAMME NAME|ADDRESS",
		Short: "Erase a person and what they said, for good (first shows what would go)",
		Long: "Erase who somebody is (name, address, organisation, answers, code and keys) and the words that they said or that\n" +
			"were captured for them, then write the files of the store anew, so that none of it is left in them. Their marks, the\n" +
			"counts they are part of and that somebody was there stay, without a name. What others said and names them is listed\n" +
			"for you to judge; --mentions erases it too. Without --yes nothing is changed. It can't be undone, and --yes\n" +
			"needs a data folder that nothing else has open. Backups and files that were handed out are beyond it: delete those.",
		Example: "  serendip person forget Acme 'Ada Lovelace'\n  serendip person forget Acme ada@example.com --yes",
		Args:    words(2, 2),
	}
	look := e.inHouse(func(ctx context.Context, e Env, args []string) error { return wouldForget(ctx, e, args, mentions) })
	do := e.holding(func(ctx context.Context, e Env, dir datadir.Dir, args []string) error {
		return forgetPerson(ctx, e, dir, args, mentions)
	})
	forget.RunE = func(c *cobra.Command, args []string) error {
		if yes {
			return do(c, args)
		}
		return look(c, args)
	}
	forget.Flags().BoolVar(&yes, "yes", false, "do it")
	forget.Flags().BoolVar(&mentions, "mentions", false, "erase what others said and names them, too")
	return forget
}

// wouldForget says what forgetting somebody would erase.
func wouldForget(ctx context.Context, e Env, args []string, mentions bool) error {
	l, err := e.Programme(args[0])
	if err != nil {
		return err
	}
	if err := e.aboutPeople(l, nil, "what is held about somebody is in confidence"); err != nil {
		return err
	}
	_, p, err := e.onFile(args[0], args[1])
	if err != nil {
		return err
	}
	r, names, err := e.forgetOne(ctx, l, p, mentions, false)
	if err != nil {
		return err
	}
	if r.Files, r.Unread, err = filesNaming(e.Dir, names); err != nil {
		return err
	}
	return e.receipt(r)
}

func forgetPerson(ctx context.Context, e Env, dir datadir.Dir, args []string, mentions bool) error {
	all, err := e.atRest(ctx, dir, func(e Env) ([]gone, error) {
		l, p, err := e.onFile(args[0], args[1])
		if err != nil {
			return nil, err
		}
		r, names, err := e.forgetOne(ctx, l, p, mentions, true)
		return []gone{{r, names}}, err
	})
	if err != nil {
		return err
	}
	return e.receipt(all[0])
}

func (e Env) receipt(r receipt) error {
	if e.JSON {
		return e.Tell(r)
	}
	return e.Say("%s", r.words())
}

// gone is the receipt of somebody, and their names, which are on file no longer.
type gone struct {
	receipt
	names []string
}

// atRest opens the folder for forgetting and nothing else, has the store's files written anew behind it, and answers
// the receipts with the files that still name somebody.
func (e Env) atRest(ctx context.Context, dir datadir.Dir, do func(Env) ([]gone, error)) ([]receipt, error) {
	var err error
	if e.Premises, err = OpenPremises(ctx, dir, slog.New(slog.DiscardHandler)); err != nil {
		return nil, err
	}
	all, err := do(e)
	if err = errors.Join(err, e.Premises.Close()); err != nil {
		return nil, err
	}
	if err := rewriteWanted(ctx, dir); err != nil {
		return nil, fmt.Errorf("who was to be forgotten is, but the files of the store could not be written anew and still hold the bytes; the next start tries again: %w", err)
	}
	out := make([]receipt, 0, len(all))
	for _, one := range all {
		if one.Files, one.Unread, err = filesNaming(dir, one.names); err != nil {
			return nil, err
		}
		out = append(out, one.receipt)
	}
	return out, nil
}

// onFile finds somebody of a programme by what was typed.
func (e Env) onFile(programme, who string) (*session.Live, model.PersonID, error) {
	l, err := e.Programme(programme)
	if err != nil {
		return nil, model.PersonID{}, err
	}
	p, err := l.Snapshot().State.OnFile(who)
	return l, p, err
}

// forgetOne finds what is kept of somebody, and erases it when that was confirmed.
func (e Env) forgetOne(ctx context.Context, l *session.Live, p model.PersonID, mentions, yes bool) (receipt, []string, error) {
	s := l.Snapshot().State
	t, err := l.Traces(ctx, p)
	if err != nil {
		return receipt{}, nil, err
	}
	r := receipt{Forgotten: yes, Name: s.Details(p).Name, Programme: s.Name, Details: t.Details, Fixed: t.Fixed, Erased: mentions, Texts: len(t.Own), Records: t.Records}
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
	gone := slices.Concat(t.Own, t.Copies)
	if mentions {
		gone = append(gone, t.Mentions...)
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
