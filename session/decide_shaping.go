package session

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

const mostThemes = 12

func (d *decision) shaping(i Intent) (bool, error) {
	switch i := i.(type) {
	case EditTitle:
		return true, d.editTitle(i)
	case ChangeKind:
		return true, d.changeKind(i)
	case NameSpeaker:
		return true, d.nameSpeaker(i)
	case Withdraw:
		return true, d.withdraw(i)
	case Hide:
		return true, d.hide(i.Case, true)
	case Show:
		return true, d.hide(i.Case, false)
	case Release:
		return true, d.release(i)
	case Merge:
		return true, d.merge(i)
	case Part:
		return true, d.part(i)
	case SetThemes:
		return true, d.setThemes(i)
	case DoElsewhere:
		return true, d.doElsewhere(i)
	case BringIn:
		return true, d.bringIn(i)
	}
	return false, nil
}

func (d *decision) editTitle(i EditTitle) error {
	c, err := d.own(i.Case)
	if err != nil {
		return err
	}
	words, err := clean(i.Title, "these words")
	if err != nil {
		return err
	}
	if words == d.s.Words(c.Title) {
		return nil
	}
	if d.Actor.Role == Attendee {
		if why := d.s.scoring(c.ID); why != "" {
			return Refuse(Conflict, "#%d keeps its words: %s", c.Number, why)
		}
	}
	stub := model.Parse(words).Stub
	d.emit(model.TitleEdited{Case: c.ID, Title: d.text(words), Was: c.Title, Unfinished: stub, WasUnfinished: c.Unfinished})
	if v := d.s.Session(c.Session); d.Actor.Role == Attendee && v.Holds(c.Block) && !c.Held { // new words wait as new ideas do
		d.emit(model.UseCaseHeld{Case: c.ID})
	}
	d.note(fmt.Sprintf("%d has new words", c.Number))
	return nil
}

func (d *decision) changeKind(i ChangeKind) error {
	c, err := d.own(i.Case)
	if err != nil {
		return err
	}
	if c.Stage > model.StageCaptured || d.s.inRound(c) {
		return Refuse(Conflict, "#%d is being scored or was; its kind stays", c.Number)
	}
	d.emit(model.KindChanged{Case: c.ID, Kind: c.Kind.Other(), Was: c.Kind})
	d.note(fmt.Sprintf("%d is %s now", c.Number, c.Kind.Other()))
	return nil
}

func (d *decision) nameSpeaker(i NameSpeaker) error {
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	p, err := d.personOrNobody(c, i.Name)
	if err != nil {
		return err
	}
	if p == c.By {
		return nil
	}
	d.emit(model.SpeakerNamed{Case: c.ID, By: p, Was: c.By})
	d.note(fmt.Sprintf("%d was said by %s", c.Number, first(d.nameOf(p, i.Name), "somebody")))
	return nil
}

// withdraw takes an idea back that nobody has joined.
func (d *decision) withdraw(i Withdraw) error {
	c, err := d.own(i.Case)
	if err != nil {
		return err
	}
	if why := d.s.leanedOn(c); why != "" {
		return Refuse(Conflict, "#%d cannot be taken back: %s", c.Number, why)
	}
	d.emit(model.UseCaseWithdrawn{Case: c.ID})
	d.note(fmt.Sprintf("%d is taken back", c.Number))
	return nil
}

// leanedOn says what depends on a use case, or "".
func (s *State) leanedOn(c *UseCase) string {
	switch {
	case len(c.Same) > 0 || c.Counted > 0:
		return "others said the same"
	case slices.ContainsFunc(c.Details, func(x Detail) bool { return x.By != c.By }):
		return "others added to it"
	case len(c.Merged) > 0 || !c.Into.IsZero():
		return "it was merged"
	case c.Stage > model.StageCaptured:
		return "it was scored"
	case s.inRound(c):
		return "it is in the round"
	}
	return ""
}

// inRound says whether a use case is in a round that is not revealed.
func (s *State) inRound(c *UseCase) bool {
	v := s.Session(c.Session)
	if v == nil {
		return false
	}
	return slices.ContainsFunc(slices.Concat(v.Rounds, v.Dots), func(id model.RoundID) bool {
		r := s.Round(id)
		return !r.revealed() && slices.Contains(r.Cases, c.ID)
	})
}

func (d *decision) hide(id model.UseCaseID, hide bool) error {
	c, err := d.useCase(id)
	if err != nil || c.Hidden == hide {
		return err
	}
	if hide {
		d.emit(model.UseCaseHidden{Case: c.ID})
		d.note(fmt.Sprintf("%d is off the wall and the seats; its author is told", c.Number))
		return nil
	}
	d.emit(model.UseCaseShown{Case: c.ID})
	d.note(fmt.Sprintf("%d is shown again", c.Number))
	return nil
}

func (d *decision) release(i Release) error {
	c, err := d.useCase(i.Case)
	if err != nil || !c.Held {
		return err
	}
	d.emit(model.UseCaseReleased{Case: c.ID})
	d.note(fmt.Sprintf("%d goes to the wall", c.Number))
	return nil
}

// merge makes an alias; both must be in one session and stand for themselves.
func (d *decision) merge(i Merge) error {
	into, err := d.useCase(i.Into)
	if err != nil {
		return err
	}
	from, err := d.useCase(i.From)
	if err != nil {
		return err
	}
	switch {
	case into.ID == from.ID:
		return Refuse(Invalid, "a use case cannot be merged into itself")
	case into.Session != from.Session:
		return Refuse(Invalid, "these two belong to different sessions")
	case !into.Into.IsZero() || !from.Into.IsZero():
		return Refuse(Conflict, "one of these was merged already")
	case into.Stage > model.StageCaptured || from.Stage > model.StageCaptured || d.s.inRound(into) || d.s.inRound(from):
		return Refuse(Conflict, "what is being scored is not merged any more")
	}
	d.emit(model.CasesMerged{Into: into.ID, From: from.ID})
	d.note(fmt.Sprintf("%d is part of %d now", from.Number, into.Number))
	return nil
}

func (d *decision) part(i Part) error {
	from, err := d.useCase(i.From)
	if err != nil {
		return err
	}
	if from.Into.IsZero() {
		return Refuse(Conflict, "#%d stands for itself", from.Number)
	}
	into := d.s.UseCase(from.Into)
	if into.Stage > model.StageCaptured || d.s.inRound(into) {
		return Refuse(Conflict, "what is being scored is not parted any more")
	}
	d.emit(model.CasesParted{Into: from.Into, From: from.ID})
	d.note(fmt.Sprintf("%d stands for itself again", from.Number))
	return nil
}

func (d *decision) setThemes(i SetThemes) error {
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	var themes []string
	for _, raw := range i.Themes {
		if strings.TrimSpace(raw) == "" {
			continue
		}
		theme, err := clean(raw, "the theme")
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(themes, func(t string) bool { return strings.EqualFold(t, theme) }) {
			themes = append(themes, theme)
		}
	}
	if len(themes) > mostThemes {
		return Refuse(Invalid, "at most %d themes", mostThemes)
	}
	if slices.Equal(themes, c.Themes) {
		return nil
	}
	d.emit(model.ThemesSet{Case: c.ID, Themes: themes, Was: c.Themes})
	d.note(fmt.Sprintf("%d: %s", c.Number, first(strings.Join(themes, ", "), "no theme")))
	return nil
}

// doElsewhere makes a planned child of a use case that already works, linked to its origin and author.
func (d *decision) doElsewhere(i DoElsewhere) error {
	v, err := d.live(i.Session)
	if err != nil {
		return err
	}
	origin, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	if origin.Kind != model.Serendipitous {
		return Refuse(Invalid, "#%d is planned already", origin.Number)
	}
	id, number := model.Derive[model.UseCaseID](d.ID, d.next()), len(v.Cases)+1
	d.emit(model.UseCaseCaptured{
		Case: id, Session: v.ID, Block: v.Current, Number: number, Kind: model.Planned,
		Title: d.text(d.s.Words(origin.Title)), By: origin.By, Origin: origin.ID,
	})
	d.out.Result.Case, d.out.Result.Number = id, number
	d.note(fmt.Sprintf("%d is planned: do %d elsewhere too", number, origin.Number))
	return nil
}

// bringIn gives use cases of the library a number in a session.
func (d *decision) bringIn(i BringIn) error {
	v, err := d.live(i.Session)
	if err != nil {
		return err
	}
	if len(i.Cases) == 0 {
		return Refuse(Missing, "nothing is named to bring in; say which of the library, or all")
	}
	next := len(v.Cases) + 1
	for n, id := range i.Cases {
		if slices.Contains(i.Cases[:n], id) {
			return Refuse(Invalid, "the same use case is named twice; each is brought in once")
		}
		if next, err = d.bringOne(v, id, next); err != nil {
			return err
		}
	}
	if len(i.Cases) > 1 {
		d.note(fmt.Sprintf("%d brought in", len(i.Cases)))
	}
	return nil
}

// bringOne brings one in under the number that is next, or back under its own, and returns what is next then.
func (d *decision) bringOne(v *Session, id model.UseCaseID, next int) (int, error) {
	if c := d.s.UseCase(id); c != nil && c.Withdrawn && c.External != "" && c.Session == v.ID {
		d.emit(model.UseCaseRestored{Case: c.ID})
		d.out.Result.Case, d.out.Result.Number = c.ID, c.Number
		d.note(fmt.Sprintf("back as %d", c.Number))
		return next, nil
	}
	c, err := d.useCase(id)
	if err != nil {
		return next, err
	}
	if !c.Session.IsZero() {
		return next, Refuse(Conflict, "it is #%d already", c.Number)
	}
	d.emit(model.UseCaseCaptured{Case: c.ID, Session: v.ID, Block: v.Current, Number: next, Kind: c.Kind, Title: c.Title, By: c.By})
	d.out.Result.Case, d.out.Result.Number = c.ID, next
	d.note(fmt.Sprintf("brought in as %d", next))
	return next + 1, nil
}
