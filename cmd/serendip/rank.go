package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
)

func rankCommand(e *Env) *cobra.Command {
	return &cobra.Command{
		Use:   "rank SESSION rice|wsjf [NUMBER FOUR NUMBERS]",
		Short: "Rank use cases by RICE or WSJF, or enter the four numbers of one",
		Long: "Rank the use cases of a session by numbers that were entered: RICE = reach x impact x confidence / effort, or\n" +
			"WSJF = (value + urgency + risk) / size. With a use case's number and four numbers it enters them; with - instead\n" +
			"of the four it takes them away.",
		Example: "  serendip rank acme-1 rice\n  serendip rank acme-1 rice 12 450 3 100% 2\n  serendip rank acme-1 wsjf 12 -",
		Args:    words(2, 7),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			by := model.ReckoningOf(model.Method(strings.ToLower(args[1])))
			if by == 0 {
				return usage("%q is no way to rank; write rice or wsjf", args[1])
			}
			l, v, err := e.Session(args[0])
			if err != nil {
				return err
			}
			if len(args) > 2 {
				return reckonOne(ctx, e, l, v, by, args[2:])
			}
			return sayRanked(e, l, v, by)
		}),
	}
}

func reckonOne(ctx context.Context, e Env, l *session.Live, v *session.Session, by model.Reckoning, args []string) error {
	n, err := strconv.Atoi(strings.TrimPrefix(args[0], "#"))
	if err != nil {
		return usage("%q is no number of a use case", args[0])
	}
	out := session.Reckon{By: by}
	for _, id := range v.Cases {
		if c := l.Snapshot().State.UseCase(id); c.Number == n {
			out.Case = id
		}
	}
	switch {
	case out.Case.IsZero():
		return session.Refuse(session.Missing, "there is no use case %d in this session", n)
	case len(args) == 2 && args[1] == "-":
		return e.did(ctx, l, out)
	case len(args) != 1+len(out.Numbers):
		return usage("write four numbers: %s", by.Formula())
	}
	for i, word := range args[1:] {
		if out.Numbers[i], err = model.ParseNumber(word); err != nil {
			return usage("%v", err)
		}
	}
	return e.did(ctx, l, out)
}

func sayRanked(e Env, l *session.Live, v *session.Session, by model.Reckoning) error {
	f := l.Snapshot().State.ReckonedBy(v, by)
	fields := by.Fields()
	head := []string{"rank", "use case"}
	for _, x := range fields {
		head = append(head, strings.ToLower(x.Title))
	}
	rows, told := [][]string{append(head, by.String())}, []map[string]any{}
	for _, r := range f.Rows {
		row := []string{fmt.Sprint(r.Rank), fmt.Sprintf("#%d %s", r.Case.Number, r.Case.Title)}
		one := map[string]any{"rank": r.Rank, "number": r.Case.Number, "title": r.Case.Title, "score": r.Score.String()}
		for i, n := range r.Numbers {
			row = append(row, model.NumberText(n))
			one[fields[i].Key] = model.NumberText(n)
		}
		rows, told = append(rows, append(row, r.Score.String())), append(told, one)
	}
	if e.JSON {
		return e.Tell(map[string]any{"session": l.Ref(v.ID), "by": by.String(), "formula": by.Formula(), "use_cases": told})
	}
	if len(f.Rows) == 0 {
		return e.Say("No numbers yet. %s; `serendip rank %s %s NUMBER ...` enters them.", by.Formula(), l.Ref(v.ID), strings.ToLower(by.String()))
	}
	return table(e.Out, rows)
}
