package session

import (
	"slices"

	"serendip/model"
)

// Reviewed is what a review knows of a use case. It is replaced by a changed copy, never written in place.
type Reviewed struct {
	Figures   [3]model.Text   `cbor:"1,keyasint,omitzero"` // as [model.FigureKinds] lists them
	Judgement model.Judgement `cbor:"2,keyasint,omitzero"`
	Cycle     model.UseCaseID `cbor:"3,keyasint,omitzero"` // the second one
}

// reviewed is a changed copy of what a review knows.
func (c *UseCase) reviewed(change func(*Reviewed)) {
	var r Reviewed
	if c.Review != nil {
		r = *c.Review
	}
	change(&r)
	c.Review = &r
}

// figure is one of a use case's figures: as a review was told, else as its page promises it in its first success criterion
// that has a method, a baseline and a target.
func (c *UseCase) figure(k model.FigureKind) model.Text {
	if told := c.told(k); !told.IsZero() || c.Page == nil {
		return told
	}
	field := map[model.FigureKind]model.EntryField{model.FigureBaseline: model.EntryBaseline, model.FigureTarget: model.EntryTarget, model.FigureActual: model.EntryActual}[k]
	if i := slices.IndexFunc(c.Page.Entries, Entry.measured); i >= 0 {
		return c.Page.Entries[i].Words[field]
	}
	return model.Text{}
}

// MeasureOf is by what a use case is measured: as its measure says, else as the success criterion does whose figures it has.
func (s *State) MeasureOf(c *UseCase) string {
	if words := s.Words(c.Measure); words != "" || c.Page == nil {
		return words
	}
	if i := slices.IndexFunc(c.Page.Entries, Entry.measured); i >= 0 {
		return s.Words(c.Page.Entries[i].Words[model.EntryWhat])
	}
	return ""
}

// told is one of a use case's figures as a review was told it.
func (c *UseCase) told(k model.FigureKind) model.Text {
	if c.Review == nil || k < model.FigureBaseline || k > model.FigureActual {
		return model.Text{}
	}
	return c.Review.Figures[k-1]
}

// judgement is what a review decided.
func (c *UseCase) judgement() model.Judgement {
	if c.Review == nil {
		return model.Judgement{}
	}
	return c.Review.Judgement
}

// Judged says what a review decided about a use case, and why in words.
func (s *State) Judged(c *UseCase) (j model.Judgement, reason string) {
	j = c.judgement()
	return j, s.Words(j.Reason)
}

// Figures are a use case's, as they were written and read.
func (s *State) Figures(c *UseCase) model.Figures {
	of := func(k model.FigureKind) model.Figure { return model.ReadFigure(s.Words(c.figure(k))) }
	return model.Figures{Baseline: of(model.FigureBaseline), Target: of(model.FigureTarget), Actual: of(model.FigureActual)}
}
