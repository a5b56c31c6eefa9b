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

// judging is what `verdict` was told.
type judging struct{ baseline, target, actual, reason, wrong string }

func verdictCommand(e *Env) *cobra.Command {
	var j judging
	c := &cobra.Command{
		Use:   "verdict SESSION [NUMBER [adopt|iterate|discard|shared]]",
		Short: "See what was promised and what came, enter figures, and give verdicts",
		Long: "Of a session with a review, NUMBER is the promise's place in its list; of another session it is the use case's\n" +
			"number. Without a number the promises are listed, with what their figures speak for.",
		Example: "  serendip verdict acme-2\n  serendip verdict acme-2 1 --actual '9 min a lorry'\n  serendip verdict acme-2 1 adopt\n" +
			"  serendip verdict acme-2 3 discard --wrong hypothesis --reason 'nobody films a damage of their own'",
		Args: words(1, 3),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error { return judge(ctx, e, args, j) }),
	}
	c.Flags().StringVar(&j.baseline, "baseline", "", "what it `was`")
	c.Flags().StringVar(&j.target, "target", "", "what was `promised`")
	c.Flags().StringVar(&j.actual, "actual", "", "what `came`")
	c.Flags().StringVar(&j.reason, "reason", "", "why, `words` that stay in the record")
	c.Flags().StringVar(&j.wrong, "wrong", "", "where figures contradict each other: the `measure`, tool or hypothesis")
	return c
}

func judge(ctx context.Context, e Env, args []string, j judging) error {
	l, v, err := e.Session(args[0])
	if err != nil {
		return err
	}
	if len(args) == 1 {
		return sayPromises(e, l.Snapshot().State.Promises(v))
	}
	n, err := strconv.Atoi(strings.TrimPrefix(args[1], "#"))
	if err != nil {
		return usage("%q is no number; `serendip verdict %s` lists the promises", args[1], args[0])
	}
	c, ok := l.Snapshot().State.PromisedIn(v, n)
	if !ok {
		return session.Refuse(session.Missing, "there is no promise %d in %s; `serendip verdict %s` lists them", n, args[0], args[0])
	}
	intents, err := j.intents(v, c, args[2:])
	if err != nil {
		return err
	}
	for _, i := range intents {
		if _, err := e.Do(ctx, l, i); err != nil {
			return err
		}
	}
	return sayPromise(e, l.Snapshot().State, c.ID)
}

// intents is what a command line comes to, figures first.
func (j judging) intents(v *session.Session, c *session.UseCase, rest []string) ([]session.Intent, error) {
	var out []session.Intent
	for i, words := range []string{j.baseline, j.target, j.actual} {
		if words != "" {
			out = append(out, session.SetFigure{Session: v.ID, Case: c.ID, Kind: model.FigureKinds()[i], Words: words})
		}
	}
	if len(rest) == 0 {
		return out, nil
	}
	if rest[0] == model.StageShared.String() {
		return append(out, session.MoveStage{Session: v.ID, Case: c.ID, Stage: model.StageShared}), nil
	}
	give := session.GiveVerdict{Session: v.ID, Case: c.ID, Reason: j.reason}
	for _, x := range model.Verdicts() {
		if rest[0] == x.String() {
			give.Verdict = x
		}
	}
	for _, x := range model.Doubts() {
		if j.wrong == x.String() {
			give.Doubt = x
		}
	}
	switch {
	case give.Verdict == model.NoVerdict:
		return nil, usage("%q is no verdict; write adopt, iterate or discard, or shared", rest[0])
	case j.wrong != "" && give.Doubt == model.NoDoubt:
		return nil, usage("--wrong is measure, tool or hypothesis")
	}
	return append(out, give), nil
}

// aboutPromise is a promise in JSON.
type aboutPromise struct {
	Number   int    `json:"number"`
	Title    string `json:"title"`
	Owner    string `json:"owner,omitempty"`
	Measure  string `json:"measure,omitempty"`
	Baseline string `json:"baseline,omitempty"`
	Target   string `json:"target,omitempty"`
	Actual   string `json:"actual,omitempty"`
	Proposed string `json:"proposed,omitempty"`
	Why      string `json:"why"`
	Verdict  string `json:"verdict,omitempty"`
	Reason   string `json:"reason,omitempty"`
	Stage    string `json:"stage"`
}

func promiseOf(p session.PromiseFace) aboutPromise {
	return aboutPromise{p.N, p.Case.Title, p.Case.Owner, p.Case.Measure, p.Figures.Baseline.Words, p.Figures.Target.Words, p.Figures.Actual.Words,
		p.Proposal.Verdict.String(), p.Proposal.Why, p.Verdict.String(), p.Reason, p.Case.Stage.String()}
}

func sayPromises(e Env, all []session.PromiseFace) error {
	out := []aboutPromise{}
	for _, p := range all {
		out = append(out, promiseOf(p))
	}
	if e.JSON {
		return e.Tell(out)
	}
	if len(out) == 0 {
		return e.Say("There is nothing to review: no earlier session of this programme has selected anything, or this session has no review.")
	}
	rows := [][]string{{"", "promise", "owner", "was", "promised", "came", "verdict"}}
	for _, p := range out {
		verdict := p.Verdict
		if verdict == "" {
			verdict = "none yet: " + p.Why
		}
		rows = append(rows, []string{fmt.Sprint(p.Number), p.Title, p.Owner, p.Baseline, p.Target, p.Actual, verdict})
	}
	return table(e.Out, rows)
}

// sayPromise says how a promise stands now.
func sayPromise(e Env, s *session.State, id model.UseCaseID) error {
	c := s.UseCase(id)
	j, reason := s.Judged(c)
	f := s.Figures(c)
	p := model.Propose(f)
	if e.JSON {
		return e.Tell(aboutPromise{c.Number, s.Words(c.Title), s.Details(c.Owner).Name, s.Words(c.Measure), f.Baseline.Words, f.Target.Words, f.Actual.Words,
			p.Verdict.String(), p.Why, j.Verdict.String(), reason, c.Stage.String()})
	}
	if j.Verdict != model.NoVerdict {
		return e.Say("%s: %s", s.Words(c.Title), j.Verdict)
	}
	if p.Verdict != model.NoVerdict {
		return e.Say("%s: %s, the figures speak for %s", s.Words(c.Title), p.Why, p.Verdict)
	}
	return e.Say("%s: %s", s.Words(c.Title), p.Why)
}
