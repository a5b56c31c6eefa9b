package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
)

// marking is what `champion` was told.
type marking struct {
	front, willing, none bool
	function             string
}

func championCommand(e *Env) *cobra.Command {
	var m marking
	c := &cobra.Command{
		Use:   "champion PROGRAMME [NAME]",
		Short: "List the champions of a programme by function, or mark somebody as one",
		Long: "Without a name, who carries it is listed by function, with the gaps. With a name that person is marked: what is not\n" +
			"said is taken away. An executive readout needs three of the front line who are willing to present.",
		Example: "  serendip champion Acme\n  serendip champion Acme 'Mei Tan' --front-line --presents --function research\n  serendip champion Acme Mei --none",
		Args:    words(1, 2),
		RunE:    e.inHouse(func(ctx context.Context, e Env, args []string) error { return champion(ctx, e, args, m) }),
	}
	c.Flags().BoolVar(&m.front, "front-line", false, "does the work, rather than manages it")
	c.Flags().BoolVar(&m.willing, "presents", false, "is willing to present")
	c.Flags().BoolVar(&m.none, "none", false, "is no champion any more")
	c.Flags().StringVar(&m.function, "function", "", "the organisational `function`: research, product, marketing, project, hr, it or corporate (else other)")
	return c
}

func champion(ctx context.Context, e Env, args []string, m marking) error {
	l, err := e.Programme(args[0])
	if err != nil {
		return err
	}
	if len(args) == 2 {
		f, ok := functionNamed(m.function)
		if !ok {
			return usage("there is no function %q; write research, product, marketing, project, hr, it or corporate", m.function)
		}
		i := session.MarkChampion{Name: args[1]}
		if !m.none {
			i.Champion = model.Champion{Champion: true, FrontLine: m.front, Willing: m.willing, Function: f}
		}
		if _, err := e.Do(ctx, l, i); err != nil {
			return err
		}
	}
	return sayChampions(e, l.Snapshot().State.Champions())
}

func functionNamed(typed string) (model.Function, bool) {
	if typed == "" {
		return model.FunctionOther, true
	}
	for _, f := range append(model.Functions(), model.FunctionOther) {
		if strings.HasPrefix(strings.ToLower(f.String()), strings.ToLower(typed)) {
			return f, true
		}
	}
	return 0, false
}

// aboutChampion is a champion in JSON.
type aboutChampion struct {
	Name      string `json:"name"`
	Function  string `json:"function"`
	FrontLine bool   `json:"front_line"`
	Willing   bool   `json:"willing_to_present"`
}

func sayChampions(e Env, f *session.ChampionsFace) error {
	var rows [][]string
	out, gaps := []aboutChampion{}, []string{}
	yes := map[bool]string{true: "yes", false: ""}
	for _, x := range f.Functions {
		for _, c := range x.Champions {
			out = append(out, aboutChampion{c.Name, x.Function.String(), c.Champion.FrontLine, c.Champion.Willing})
			rows = append(rows, []string{x.Function.String(), c.Name, yes[c.Champion.FrontLine], yes[c.Champion.Willing]})
		}
		if len(x.Champions) == 0 {
			gaps = append(gaps, x.Function.String())
			rows = append(rows, []string{x.Function.String(), "— nobody yet", "", ""})
		}
	}
	if e.JSON {
		return e.Tell(map[string]any{"champions": out, "gaps": gaps, "presenters": f.Presenters, "needed": f.Needed})
	}
	if err := table(e.Out, append([][]string{{"function", "champion", "front line", "presents"}}, rows...)); err != nil {
		return err
	}
	return e.Say("\n%s", fmt.Sprintf("%d of %d front-line champions for an executive readout.", f.Presenters, f.Needed))
}
