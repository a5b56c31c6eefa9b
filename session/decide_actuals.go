package session

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
)

// ImportActuals takes what owners answered: the actual figure of each use case, all of them or none.
type ImportActuals struct{ Rows []ActualRow }

func (ImportActuals) intent() {}

// ActualRow is the actual figure of one use case.
type ActualRow struct {
	Case   model.UseCaseID
	Figure string
	Day    string // as YYYY-MM-DD; "" for none
	Source string // where it was read; "" for none
	Line   int    // in the file
}

// ActualKnown says, for a preview, whether a use case has a figure already, and whether a row says another.
func (s *State) ActualKnown(r ActualRow) (known, changed bool) {
	c := s.UseCase(r.Case)
	if c == nil {
		return false, false
	}
	now := s.Words(c.figure(model.FigureActual))
	return now != "", now != r.Figure || r.source() != "" && s.sourceOf(c) != r.source()
}

// source is where and when a figure was read, in words.
func (r ActualRow) source() string {
	return strings.Join(slices.DeleteFunc([]string{r.Source, r.Day}, func(w string) bool { return w == "" }), ", ")
}

// sourceOf is where the figure of a use case's first measured criterion comes from, or the one that it has without a page.
func (s *State) sourceOf(c *UseCase) string {
	if e := c.criterion(); e != nil {
		return s.Words(e.Words[model.EntrySource])
	}
	for _, d := range slices.Backward(c.Details) {
		if d.Lesson == model.Measured {
			return s.Words(d.Text)
		}
	}
	return ""
}

// criterion is the first success criterion that has a method, a baseline and a target; nil for none.
func (c *UseCase) criterion() *Entry {
	if c.Page == nil {
		return nil
	}
	if i := slices.IndexFunc(c.Page.Entries, Entry.measured); i >= 0 {
		return &c.Page.Entries[i]
	}
	return nil
}

func (d *decision) importActuals(i ImportActuals) error {
	d.out.Result.Rows = len(i.Rows)
	seen := make(map[model.UseCaseID]int)
	for _, r := range i.Rows {
		if first, twice := seen[r.Case]; twice {
			return Refuse(Invalid, "line %d is about the same use case as line %d", r.Line, first)
		}
		seen[r.Case] = r.Line
		if err := d.actual(r); err != nil {
			return r.refused(err)
		}
	}
	d.note(fmt.Sprintf("%d new, %d changed", d.out.Result.New, d.out.Result.Changed))
	return nil
}

// refused says in which line of the file a refusal is, where there is one.
func (r ActualRow) refused(err error) error {
	refusal := new(Error)
	if r.Line == 0 || !errors.As(err, &refusal) {
		return err
	}
	return Refuse(refusal.Code, "line %d: %s", r.Line, refusal.Message)
}

// actual sets one figure where a review and the page read it: as told, and in the page's criterion with its source.
func (d *decision) actual(r ActualRow) error {
	c, v, err := d.promised(r.Case, model.SessionID{})
	if err != nil {
		return err
	}
	if r.Figure, err = clean(r.Figure, "the figure"); err != nil {
		return err
	}
	if r.Source != "" {
		if r.Source, err = clean(r.Source, "the source"); err != nil {
			return err
		}
	}
	if _, err := time.Parse(time.DateOnly, r.Day); r.Day != "" && err != nil {
		return Refuse(Invalid, "%q is no day; write it as 2026-03-31", r.Day)
	}
	if c.judgement().Verdict != model.NoVerdict {
		return Refuse(Conflict, "#%d has its verdict; undo that first", c.Number)
	}
	known, changed := d.s.ActualKnown(r)
	switch {
	case !changed:
		return nil
	case known:
		d.out.Result.Changed++
	default:
		d.out.Result.New++
	}
	if r.Figure != d.s.Words(c.told(model.FigureActual)) {
		d.emit(model.FigureSet{Case: c.ID, Session: v.ID, Kind: model.FigureActual, Words: d.text(r.Figure), Was: c.told(model.FigureActual)})
	}
	e := c.criterion()
	if e == nil {
		if source := r.source(); source != "" && source != d.s.sourceOf(c) {
			d.emit(model.DetailAdded{Case: c.ID, Detail: d.text(source), Lesson: model.Measured})
		}
		return nil
	}
	if r.Figure != d.s.Words(e.Words[model.EntryActual]) {
		if err := d.entryField(c, *e, model.EntryActual, r.Figure); err != nil {
			return err
		}
	}
	if source := r.source(); source != "" && source != d.s.Words(e.Words[model.EntrySource]) {
		return d.entryField(c, *e, model.EntrySource, source)
	}
	return nil
}
