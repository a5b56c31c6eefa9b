package exports

import (
	"io"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
)

// Promise is what an earlier session selected, beside what came of it. The session reviewed it.
type Promise struct {
	Number   int    `json:"number"` // its place in the review's list
	ID       string `json:"id"`
	Title    string `json:"title"`
	Promised string `json:"promised_in"`
	Day      string `json:"promised_on,omitempty"` // the day of that session
	Owner    string `json:"owner"`
	Measure  string `json:"measure"`
	Serves   int    `json:"objective,omitempty"` // the number of the objective that it serves
	Kept
	Proposed string `json:"proposed"`
	Why      string `json:"why"`
	Cycle    int    `json:"second_cycle,omitempty"`
	Hidden   bool   `json:"hidden"`
}

// Kept is the figures of a promise and what was decided.
type Kept struct {
	Baseline string `json:"baseline"`
	Target   string `json:"target"`
	Actual   string `json:"actual"`
	Verdict  string `json:"verdict"`
	Wrong    string `json:"wrong"`
	Reason   string `json:"reason"`
}

// Champion is somebody who carries it.
type Champion struct {
	Name      string `json:"name"`
	Function  string `json:"function"`
	FrontLine bool   `json:"front_line"`
	Willing   bool   `json:"willing_to_present"`
}

// Forced says why an executive readout began with too few champions.
type Forced struct {
	Presenters int    `json:"presenters"`
	Reason     string `json:"reason"`
}

func (d *drawing) promises() []Promise {
	var out []Promise
	for _, p := range d.state.Promises(d.on) {
		c := d.state.UseCase(p.Case.ID)
		one := Promise{Number: p.N, ID: c.ID.String(), Title: p.Case.Title, Promised: p.From, Owner: d.name(c.Owner), Measure: d.state.MeasureOf(c),
			Day:  inZone(p.When, d.state.Session(c.Session).Zone).Format(time.DateOnly),
			Kept: d.kept(c), Proposed: p.Proposal.Verdict.String(), Why: p.Proposal.Why, Cycle: p.Cycle, Hidden: c.Hidden || c.Held}
		if c.Page != nil {
			_, one.Serves = d.state.Objective(c.Page.Objective)
		}
		out = append(out, one)
	}
	return out
}

func (d *drawing) kept(c *session.UseCase) Kept {
	f := d.state.Figures(c)
	j, reason := d.state.Judged(c)
	return Kept{f.Baseline.Words, f.Target.Words, f.Actual.Words, j.Verdict.String(), j.Doubt.String(), reason}
}

// keptOrNone is the figures of a use case that has any.
func (d *drawing) keptOrNone(c *session.UseCase) *Kept {
	if k := d.kept(c); k != (Kept{}) {
		return &k
	}
	return nil
}

// champions are those of the programme, where the session spoke of them.
func (d *drawing) champions() []Champion {
	speaks := false
	for _, b := range d.on.Blocks {
		speaks = speaks || b.Method == model.Champions || b.Method == model.Readout
	}
	if !speaks {
		return nil
	}
	var out []Champion
	for _, x := range d.state.Champions().Functions {
		for _, c := range x.Champions {
			out = append(out, Champion{d.name(c.ID), x.Function.String(), c.Champion.FrontLine, c.Champion.Willing})
		}
	}
	return out
}

func (d *drawing) forced() *Forced {
	if d.on.Review == nil || d.on.Review.Forced == nil {
		return nil
	}
	f := d.on.Review.Forced
	return &Forced{f.Presenters, d.state.Words(f.Reason)}
}

// promised is what the session reviewed, and its own use cases that have figures.
func (c Content) promised() []Promise {
	out := slices.Clone(c.Promises)
	for _, u := range c.UseCases {
		if u.Kept != nil {
			out = append(out, Promise{Number: u.Number, ID: u.ID, Title: u.Title, Promised: c.Session.Title, Owner: u.Owner, Measure: u.Measure, Kept: *u.Kept})
		}
	}
	return out
}

// writePromises writes a row for each promise.
func writePromises(w io.Writer, r Report) error {
	header := []string{"serendip_id", "Number", "Title", "Promised in", "Owner", "Measure", "Baseline", "Target", "Actual", "Proposed", "Why proposed", "Verdict", "Wrong", "Reason", "Second cycle"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, p := range r.Content.promised() {
			if !yield([]cell{plain(p.ID), number(p.Number), words(p.Title), words(p.Promised), words(p.Owner), words(p.Measure), words(p.Baseline), words(p.Target),
				words(p.Actual), plain(p.Proposed), words(p.Why), plain(p.Verdict), plain(p.Wrong), words(p.Reason), numberOrNone(p.Cycle)}) {
				return
			}
		}
	})
}

// writeChampions writes a row for each champion, and why a readout began without enough of them.
func writeChampions(w io.Writer, r Report) error {
	return writeTable(w, []string{"serendip_champion", "Function", "Front line", "Willing to present", "Readout began because"}, func(yield func([]cell) bool) {
		for _, c := range r.Content.Champions {
			if !yield([]cell{words(c.Name), plain(c.Function), yes(c.FrontLine), yes(c.Willing), {}}) {
				return
			}
		}
		if f := r.Content.Forced; f != nil {
			yield([]cell{{}, {}, {}, {}, words(f.Reason)})
		}
	})
}
