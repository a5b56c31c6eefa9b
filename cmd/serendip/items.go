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

func itemsCommand(e *Env) *cobra.Command {
	return &cobra.Command{
		Use:     "items SESSION",
		Example: "  serendip items acme-1",
		Short:   "List what was noted: parked things, actions, decisions, with what became of them",
		Args:    words(1, 1),
		RunE:    e.inHouse(func(_ context.Context, e Env, args []string) error { return listItems(e, args[0]) }),
	}
}

func becameCommand(e *Env) *cobra.Command {
	return &cobra.Command{
		Use: "became SESSION NUMBER answered [WORDS] | use-case | passed-on NAME | dropped REASON | open", Aliases: []string{"settle"},
		Short: "Say what became of a parked thing; its author reads it",
		Long: "Say what became of a parked thing, also after the session. `serendip items SESSION` shows the numbers.\n" +
			"Its author reads it on the seat, and it stands in the recap and in what is exported.",
		Args: words(3, 1000),
		RunE: e.inHouse(became),
	}
}

func todoCommand(e *Env) *cobra.Command {
	var who, by string
	var done, open bool
	c := &cobra.Command{
		Use:   "todo SESSION NUMBER [--who NAME] [--by DATE] [--done | --open]",
		Short: "Say who does an action, until when, and whether it is done",
		Args:  words(2, 2),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			return todo(ctx, e, args, who, by, done, open)
		}),
	}
	c.Flags().StringVar(&who, "who", "", "who does it")
	c.Flags().StringVar(&by, "by", "", "until when, as 2026-03-31, today or tomorrow")
	c.Flags().BoolVar(&done, "done", false, "it is done")
	c.Flags().BoolVar(&open, "open", false, "it is not done after all")
	return c
}

// shownItem is something noted in JSON. Its number is its place among all that was ever noted in the session.
type shownItem struct {
	Number int    `json:"number"`
	Kind   string `json:"kind"`
	Words  string `json:"words"`
	Author string `json:"author,omitempty"`
	Became string `json:"became,omitempty"`
	Doing  string `json:"doing,omitempty"`
	Done   bool   `json:"done,omitempty"`
}

func listItems(e Env, ref string) error {
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	out := []shownItem{}
	for _, it := range l.Snapshot().ForConsole(v.ID, e.Actor.Person).Items {
		out = append(out, shownItem{it.Place, it.Kind.String(), it.Words, it.Who, it.Became(), it.Doing(), it.Done})
	}
	if e.JSON {
		return e.Tell(out)
	}
	if len(out) == 0 {
		return e.Say("Nothing is noted.")
	}
	var rows [][]string
	for _, it := range out {
		rows = append(rows, []string{strconv.Itoa(it.Number), it.Kind, it.Words, it.Author, strings.TrimSpace(it.Became + it.Doing)})
	}
	return table(e.Out, rows)
}

// itemNumbered finds what was noted by its number.
func itemNumbered(v *session.Session, word string) (model.ItemID, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(word, "#"))
	if err != nil || n < 1 || n > len(v.Items) {
		return model.ItemID{}, usage("%q is no number of what was noted; `serendip items SESSION` shows them", word)
	}
	return v.Items[n-1], nil
}

func became(ctx context.Context, e Env, args []string) error {
	l, v, err := e.Session(args[0])
	if err != nil {
		return err
	}
	id, err := itemNumbered(v, args[1])
	if err != nil {
		return err
	}
	rest := strings.Join(args[3:], " ")
	var intent session.Intent
	switch args[2] {
	case "answered":
		intent = session.SettleItem{Item: id, Fate: model.FateAnswered, Words: rest}
	case "passed-on":
		intent = session.SettleItem{Item: id, Fate: model.FatePassedOn, Name: rest}
	case "dropped":
		intent = session.SettleItem{Item: id, Fate: model.FateDropped, Words: rest}
	case "open":
		intent = session.SettleItem{Item: id}
	case "use-case":
		intent = session.MakeCase{Item: id}
	default:
		return usage("%q is nothing that becomes of it: say answered, use-case, passed-on, dropped or open", args[2])
	}
	return e.doneWith(ctx, l, intent)
}

func todo(ctx context.Context, e Env, args []string, who, by string, done, open bool) error {
	if done && open {
		return usage("say --done or --open, not both")
	}
	l, v, err := e.Session(args[0])
	if err != nil {
		return err
	}
	id, err := itemNumbered(v, args[1])
	if err != nil {
		return err
	}
	it := l.Snapshot().State.Item(id)
	if who != "" || by != "" {
		day := it.Day
		if by != "" {
			at, err := dayNamed(by, l.Now().In(zoneOf(v)))
			if err != nil {
				return err
			}
			day = at.Format(time.DateOnly)
		}
		if who == "" {
			who = l.Snapshot().State.Details(it.Who).Name
		}
		if err := e.doneWith(ctx, l, session.AssignAction{Item: id, Name: who, Day: day}); err != nil {
			return err
		}
	}
	switch {
	case done || open:
		return e.doneWith(ctx, l, session.TickAction{Item: id, Done: done})
	case who == "" && by == "":
		return usage("say --who, --by, --done or --open")
	}
	return nil
}

// doneWith does something and says what came of it.
func (e Env) doneWith(ctx context.Context, l *session.Live, i session.Intent) error {
	r, err := e.Do(ctx, l, i)
	if err != nil {
		return err
	}
	note := r.Note
	if note == "" {
		note = "it stands so already"
	}
	if e.JSON {
		return e.Tell(map[string]any{"done": note})
	}
	return e.Say("%s", sentence(fmt.Sprint(note)))
}
