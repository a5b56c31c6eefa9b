package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
)

// counted is what `tally` was told beside its words.
type counted struct{ cant, people int }

func tallyCommand(e *Env) *cobra.Command {
	var c counted
	cmd := &cobra.Command{
		Use:   "tally SESSION NUMBER GROUP|dots COUNT...",
		Short: "Enter what was counted on paper or by hands for one use case, before the reveal",
		Long: "Enter a tally, with no person in it:\n\n" +
			"  in a round of marks  how many gave 0, 1, 2 and 3 in what is asked: importance, measurability or feasibility;\n" +
			"                       impact or effort in a matrix; the criterion of your own, in quotes\n" +
			"  in a dot round       how many dots in all",
		Example: "  serendip tally acme-1 12 importance 0 1 4 3 --cant 1\n  serendip tally acme-1 12 dots 7 --people 4",
		Args:    words(4, 7),
		RunE:    e.inHouse(func(ctx context.Context, e Env, args []string) error { return tally(ctx, e, args, c) }),
	}
	cmd.Flags().IntVar(&c.cant, "cant", 0, "how many can't say")
	cmd.Flags().IntVar(&c.people, "people", 0, "how many gave any of these dots (else as few as can have)")
	return cmd
}

func tally(ctx context.Context, e Env, args []string, c counted) error {
	l, v, err := e.Session(args[0])
	if err != nil {
		return err
	}
	of, err := numbered(l, v, args[1])
	if err != nil {
		return err
	}
	counts := make([]int, 0, len(args)-3)
	for _, word := range args[3:] {
		n, err := strconv.Atoi(word)
		if err != nil || n < 0 {
			return usage("%q is no count: whole numbers from 0 up", word)
		}
		counts = append(counts, n)
	}
	i, err := tallied(l.Snapshot().ForConsole(v.ID, e.Actor.Person), of.ID, args[2], counts, c)
	if err != nil {
		return err
	}
	r, err := e.Do(ctx, l, i)
	if err != nil {
		return err
	}
	note := r.Note
	if note == "" {
		note = "nothing to change"
	}
	if e.JSON {
		return e.Tell(struct {
			Session string `json:"session"`
			Done    string `json:"done"`
		}{l.Ref(v.ID), note})
	}
	return e.Say("%s", sentence(note))
}

// tallied is the intent that the words mean in the round that waits.
func tallied(f session.ConsoleFace, of model.UseCaseID, what string, counts []int, c counted) (session.Intent, error) {
	if strings.EqualFold(what, "dots") {
		switch {
		case len(counts) != 1:
			return nil, usage("dots take one count: `serendip tally SESSION NUMBER dots 7 --people 4`")
		case !f.Dots.Waits():
			return nil, session.Refuse(session.Conflict, "there is no dot round that takes a tally; open one first")
		}
		return session.TallyDots{Round: f.Dots.ID, Case: of, Dots: counts[0], People: c.people}, nil
	}
	asks := f.Block.Sheet().Asks()
	if f.Round.Waits() {
		asks = f.Round.Sheet.Asks()
	}
	var names []string
	for g, a := range asks {
		names = append(names, strings.ToLower(a.Key))
		if !strings.HasPrefix(names[g], strings.ToLower(what)) {
			continue
		}
		switch {
		case len(counts) != 4:
			return nil, usage("%s takes four counts, of 0, 1, 2 and 3: `serendip tally SESSION NUMBER %q 0 1 4 3 --cant 1`", a.Title, names[g])
		case !f.Round.Waits():
			return nil, session.Refuse(session.Conflict, "there is no scoring round that takes a tally; open one first")
		}
		return session.CountHands{Round: f.Round.ID, Case: of, Group: model.Group(g), Counts: [5]int{counts[0], counts[1], counts[2], counts[3], c.cant}}, nil
	}
	return nil, usage("%q is nothing that is marked here: %s, or dots in a dot round", what, strings.Join(names, ", "))
}
