package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
	"serendip/tui/series"
)

func venueCommand(e *Env) *cobra.Command {
	var keys []string
	for _, p := range model.VenuePoints() {
		keys = append(keys, p.Key())
	}
	return &cobra.Command{
		Use:     "venue SESSION [POINT yes|no|unknown|- [NOTE]]",
		Short:   "Show the checklist of a meetup's place, or answer a point of it",
		Long:    "Show the checklist of a meetup's place, or answer one of its points: " + strings.Join(keys, ", ") + ".",
		Example: "  serendip venue acme-1\n  serendip venue acme-1 light yes 'windows to the yard'",
		Args:    words(1, 1000),
		RunE:    e.inHouse(venueOf),
	}
}

func venueOf(ctx context.Context, e Env, args []string) error {
	l, v, err := e.Session(args[0])
	if err != nil {
		return err
	}
	if len(args) == 2 {
		return usage("say yes, no, unknown or - after the point: serendip venue %s %s yes", args[0], args[1])
	}
	if len(args) > 2 {
		point, ok := model.ParseVenuePoint(args[1])
		if !ok {
			return usage("there is no point %q; `serendip venue %s` lists them", args[1], args[0])
		}
		answer, rest, ok := model.ParseAnswer(args[2])
		if !ok || rest != "" {
			return usage("%q is no answer; say yes, no, unknown or -", args[2])
		}
		return e.doneWith(ctx, l, session.CheckVenue{Session: v.ID, Point: point, Answer: answer, Note: strings.Join(args[3:], " ")})
	}
	type point struct {
		Point  string `json:"point"`
		Ask    string `json:"question"`
		Answer string `json:"answer"`
		Note   string `json:"note"`
	}
	var out []point
	var rows [][]string
	for _, x := range l.Snapshot().State.MeetingOf(v).Venue {
		out = append(out, point{x.Point.Key(), x.Point.Ask(), x.Answer.String(), x.Note})
		answer := x.Answer.String()
		if answer == "" {
			answer = "not asked"
		}
		rows = append(rows, []string{x.Point.Key(), answer, x.Point.Ask(), x.Note})
	}
	if e.JSON {
		return e.Tell(out)
	}
	return table(e.Out, rows)
}

func costCommand(e *Env) *cobra.Command {
	var budget, of string
	var drop bool
	c := &cobra.Command{
		Use:   "cost SESSION [LABEL AMOUNT | NUMBER --drop | budget AMOUNT [CURRENCY]]",
		Short: "Show what a meetup costs against its budget and a head, or say what is paid for",
		Long: "Show what a meetup costs: its lines, in all against the budget, and a head. A label that is there already is changed.\n" +
			"Before the close a head is one who said they come, afterwards one who came. The currency is any word. A good morning\n" +
			"in London costs about 700 pounds for room, breakfast and coffee.",
		Example: "  serendip cost acme-1 budget 700 GBP\n  serendip cost acme-1 'Breakfast and coffee' 310.50 --budget 300\n  serendip cost acme-1 1 --drop\n  serendip cost acme-1 1 --label Breakfast",
		Args:    words(1, 4),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			l, v, err := e.Session(args[0])
			if err != nil {
				return err
			}
			i, err := costIntent(l.Snapshot().State.MeetingOf(v), v.ID, args[1:], budget, of, drop)
			switch {
			case err != nil:
				return err
			case i != nil:
				return e.doneWith(ctx, l, i)
			}
			return sayCosts(e, l, v)
		}),
	}
	c.Flags().StringVar(&budget, "budget", "", "what this line may cost, as an `amount`")
	c.Flags().StringVar(&of, "label", "", "another `label` for the line of that number")
	c.Flags().BoolVar(&drop, "drop", false, "take the line off the list")
	return c
}

// costIntent is what words say is to be done; nil for nothing.
func costIntent(f *session.MeetingFace, id model.SessionID, args []string, budget, label string, drop bool) (session.Intent, error) {
	switch {
	case len(args) == 0:
		if drop || budget != "" || label != "" {
			return nil, usage("say which line: its label, or its number")
		}
		return nil, nil
	case args[0] == "budget":
		return budgetIntent(id, args[1:])
	}
	line, known := costNamed(f, args[0])
	if drop {
		if !known {
			return nil, usage("there is no cost %q; `serendip cost SESSION` lists them", args[0])
		}
		return session.DropCost{Session: id, Line: line.ID}, nil
	}
	i := session.SetCost{Session: id, Line: line.ID, Label: line.Label, Amount: line.Amount, Budget: line.Budget}
	if !known {
		i.Label = args[0]
	}
	if label != "" {
		i.Label = label
	}
	var err error
	if len(args) > 1 {
		i.Amount, err = model.ParseAmount(args[1])
	} else if budget == "" && label == "" {
		return nil, usage("say what it costs: serendip cost SESSION %q AMOUNT", args[0])
	}
	if err == nil && budget != "" {
		i.Budget, err = model.ParseAmount(budget)
	}
	if err != nil {
		return nil, usage("%v", err)
	}
	return i, nil
}

func budgetIntent(id model.SessionID, args []string) (session.Intent, error) {
	if len(args) == 0 {
		return nil, usage("say how much: serendip cost SESSION budget 700 GBP")
	}
	m, err := model.ParseAmount(args[0])
	if err != nil {
		return nil, usage("%v", err)
	}
	return session.SetBudget{Session: id, Amount: m, Currency: strings.Join(args[1:], " ")}, nil
}

// costNamed is a line by its number or its label.
func costNamed(f *session.MeetingFace, word string) (session.CostFace, bool) {
	if n, err := strconv.Atoi(strings.TrimPrefix(word, "#")); err == nil && n >= 1 && n <= len(f.Costs) {
		return f.Costs[n-1], true
	}
	for _, c := range f.Costs {
		if model.Skeleton(c.Label) == model.Skeleton(word) {
			return c, true
		}
	}
	return session.CostFace{}, false
}

func sayCosts(e Env, l *session.Live, v *session.Session) error {
	f := l.Snapshot().State.MeetingOf(v)
	if e.JSON {
		return e.Tell(aboutCosts(l, v, f))
	}
	if len(f.Costs) == 0 {
		if err := e.Say("Nothing is paid for yet; `serendip cost %s LABEL AMOUNT` adds a line.", l.Ref(v.ID)); err != nil {
			return err
		}
	}
	var rows [][]string
	for n, c := range f.Costs {
		own := ""
		if c.Budget > 0 {
			own = "of " + c.Budget.String()
		}
		rows = append(rows, []string{strconv.Itoa(n + 1), c.Label, c.Amount.String(), own})
	}
	if err := table(e.Out, rows); err != nil {
		return err
	}
	for _, words := range series.Money(*f) {
		if err := e.Say("%s", sentence(words)); err != nil {
			return err
		}
	}
	return nil
}

// costFacts is what a meetup costs in JSON; amounts are decimals in words.
type costFacts struct {
	Session  string     `json:"session"`
	Currency string     `json:"currency"`
	Lines    []costLine `json:"lines"`
	InAll    string     `json:"spent"`
	Budget   string     `json:"budget,omitempty"`
	Left     string     `json:"left,omitempty"`
	Head     string     `json:"a_head,omitempty"`
	Heads    int        `json:"heads"`
}

type costLine struct {
	Label  string `json:"label"`
	Amount string `json:"amount"`
	Budget string `json:"budget,omitempty"`
}

func aboutCosts(l *session.Live, v *session.Session, f *session.MeetingFace) costFacts {
	out := costFacts{Session: l.Ref(v.ID), Currency: f.Money, Lines: []costLine{}, InAll: f.Spent.String()}
	for _, c := range f.Costs {
		one := costLine{Label: c.Label, Amount: c.Amount.String()}
		if c.Budget > 0 {
			one.Budget = c.Budget.String()
		}
		out.Lines = append(out.Lines, one)
	}
	if left, any := f.Left(); any {
		out.Budget, out.Left = f.Budget.String(), left.String()
	}
	each, heads, ok := f.Head()
	if out.Heads = heads; ok {
		out.Head = fmt.Sprint(each)
	}
	return out
}
