package session

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
)

func (d *decision) stepping(i Intent) (bool, error) {
	switch i := i.(type) {
	case Select:
		return true, d.selectCase(i)
	case Deselect:
		return true, d.deselect(i)
	case NameOwner:
		return true, d.nameOwner(i)
	case SetSteps:
		return true, d.setSteps(i)
	case SetMeasure:
		return true, d.setMeasure(i)
	case SetFirstDate:
		return true, d.setFirstDate(i)
	}
	return false, nil
}

func (d *decision) selectCase(i Select) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	switch {
	case c.Session != v.ID || !c.Into.IsZero():
		return Refuse(Missing, "that is not on this session's shortlist")
	case slices.Contains(v.Selected, c.ID):
		return nil
	case c.Kind != model.Planned:
		return Refuse(Invalid, "#%d already works; only planned use cases are selected, this one is shared", c.Number)
	case c.Stage == model.StageCaptured:
		return Refuse(Conflict, "#%d was not scored yet; a round decides whether it passes", c.Number)
	case c.Stage != model.StageShortlisted:
		return Refuse(Conflict, "#%d did not pass; an override with a written reason puts it on the shortlist", c.Number)
	case len(v.Selected) >= v.mostSelected() && !i.Confirmed:
		return Refuse(Conflict, "%d are selected already; a fifth makes every one weaker: confirm if you mean it", len(v.Selected))
	}
	d.emit(model.CaseSelected{Session: v.ID, Case: c.ID})
	d.note(fmt.Sprintf("%d is selected", c.Number))
	return nil
}

// mostSelected is how many are selected without asking twice: 4, or what the shortlist block says.
func (v *Session) mostSelected() int {
	for _, b := range v.Blocks {
		if b.Method == model.Shortlist && b.Top > 0 {
			return b.Top
		}
	}
	return defaultTop
}

func (d *decision) deselect(i Deselect) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	if !slices.Contains(v.Selected, i.Case) {
		return nil
	}
	if c := d.s.UseCase(i.Case); c.Stage > model.StageSelected {
		return Refuse(Conflict, "#%d is %s; take that back first", c.Number, c.Stage)
	}
	d.emit(model.CaseDeselected{Session: v.ID, Case: i.Case})
	d.note(fmt.Sprintf("%d is no longer selected", d.s.UseCase(i.Case).Number))
	return nil
}

func (d *decision) nameOwner(i NameOwner) error {
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	p, err := d.personOrNobody(c, i.Name)
	if err != nil {
		return err
	}
	if p == c.Owner {
		return nil
	}
	d.emit(model.OwnerNamed{Case: c.ID, Owner: p, Was: c.Owner})
	d.note(fmt.Sprintf("%d: %s", c.Number, choose(p.IsZero(), "no owner", d.nameOf(p, i.Name)+" owns it")))
	return nil
}

// setSteps is several of the first steps at once, and one action to undo.
func (d *decision) setSteps(i SetSteps) error {
	var set []string
	step := func(name string, to *string, do func(string) error) error {
		if to == nil {
			return nil
		}
		set = append(set, name)
		return do(*to)
	}
	err := step("owner", i.Owner, func(name string) error { return d.nameOwner(NameOwner{Case: i.Case, Name: name}) })
	if err == nil {
		err = step("measure", i.Measure, func(words string) error { return d.setMeasure(SetMeasure{Case: i.Case, Measure: words}) })
	}
	if err == nil {
		err = step("first date", i.Date, func(day string) error { return d.setFirstDate(SetFirstDate{Case: i.Case, Date: day}) })
	}
	if c := d.s.UseCase(i.Case); err == nil && len(set) > 1 && c != nil {
		d.note(fmt.Sprintf("%d: %s and %s kept", c.Number, strings.Join(set[:len(set)-1], ", "), set[len(set)-1]))
	}
	return err
}

func (d *decision) setMeasure(i SetMeasure) error {
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	words, err := cleanNote(i.Measure, "the measure")
	if err != nil {
		return err
	}
	if words == d.s.Words(c.Measure) {
		return nil
	}
	d.emit(model.MeasureSet{Case: c.ID, Measure: d.textOrNone(words), Was: c.Measure})
	d.note(fmt.Sprintf("%d: measure kept", c.Number))
	return nil
}

func (d *decision) setFirstDate(i SetFirstDate) error {
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	date := strings.TrimSpace(i.Date)
	if date != "" {
		if _, err := time.Parse(time.DateOnly, date); err != nil {
			return Refuse(Invalid, "%q is no date; write it as 2026-03-31", date)
		}
	}
	if date == c.FirstDate {
		return nil
	}
	d.emit(model.FirstDateSet{Case: c.ID, Date: date, Was: c.FirstDate})
	d.note(fmt.Sprintf("%d: %s", c.Number, first(date, "no date")))
	return nil
}
