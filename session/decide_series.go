package session

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
)

// mostCosts is how many cost lines a meetup has at most.
const mostCosts = 100

func (d *decision) series(i Intent) (bool, error) {
	switch i := i.(type) {
	case CheckVenue:
		return true, d.checkVenue(i)
	case SetCost:
		return true, d.setCost(i)
	case DropCost:
		return true, d.dropCost(i)
	case SetBudget:
		return true, d.setBudget(i)
	case SetLength:
		return true, d.setLength(i)
	}
	return false, nil
}

func (d *decision) checkVenue(i CheckVenue) error {
	v, err := d.session(i.Session)
	if err != nil {
		return err
	}
	if !i.Point.Known() || i.Answer > model.Unknown {
		return Refuse(Invalid, "the checklist has %s, each answered by yes, no or unknown", strings.Join(venueKeys(), ", "))
	}
	note, err := cleanNote(i.Note, "the note")
	if err != nil {
		return err
	}
	was := v.meeting().venue(i.Point)
	if was.Answer == i.Answer && d.s.Words(was.Note) == note {
		return nil
	}
	d.emit(model.VenueChecked{Session: v.ID, Point: i.Point, Answer: i.Answer, Note: d.textOrNone(note), Was: was.Answer, WasNote: was.Note})
	d.note(i.Point.Key() + ": " + first(i.Answer.String(), "not asked yet"))
	return nil
}

func venueKeys() []string {
	var out []string
	for _, p := range model.VenuePoints() {
		out = append(out, p.Key())
	}
	return out
}

func (d *decision) setCost(i SetCost) error {
	v, err := d.session(i.Session)
	if err != nil {
		return err
	}
	label, err := clean(i.Label, "what is paid for")
	if err != nil {
		return err
	}
	if i.Amount < 0 || i.Budget < 0 || i.Amount > model.MostMoney || i.Budget > model.MostMoney {
		return Refuse(Invalid, "an amount goes from 0 to %s", model.MostMoney)
	}
	line, known := v.meeting().cost(i.Line)
	switch {
	case i.Line.IsZero() && len(v.meeting().Costs) >= mostCosts:
		return Refuse(Invalid, "a meetup has at most %d cost lines", mostCosts)
	case i.Line.IsZero():
		line.ID = model.Derive[model.EntryID](d.ID, d.next())
	case !known:
		return Refuse(Missing, "that cost is not on the list any more")
	}
	now := model.Cost{Label: line.Label, Amount: i.Amount, Budget: i.Budget}
	if label != d.s.Words(line.Label) {
		now.Label = d.text(label)
	}
	if now == line.Cost {
		return nil
	}
	d.emit(model.CostSet{Session: v.ID, Line: line.ID, Now: now, Was: line.Cost})
	d.note(label + ": " + strings.TrimSpace(i.Amount.String()+" "+v.meeting().Budget.Currency))
	return nil
}

func (d *decision) dropCost(i DropCost) error {
	v, err := d.session(i.Session)
	if err != nil {
		return err
	}
	line, known := v.meeting().cost(i.Line)
	if !known {
		return Refuse(Missing, "that cost is not on the list any more")
	}
	d.emit(model.CostSet{Session: v.ID, Line: line.ID, Was: line.Cost})
	d.note(d.s.Words(line.Label) + " is off the list")
	return nil
}

// longestCurrency is how many bytes a currency's name has at most.
const longestCurrency = 24

func (d *decision) setBudget(i SetBudget) error {
	v, err := d.session(i.Session)
	if err != nil {
		return err
	}
	if i.Amount < 0 || i.Amount > model.MostMoney {
		return Refuse(Invalid, "a budget goes from 0 to %s", model.MostMoney)
	}
	now, was := model.Budget{Amount: i.Amount}, v.meeting().Budget
	if strings.TrimSpace(i.Currency) != "" {
		if now.Currency, err = clean(i.Currency, "the currency"); err != nil {
			return err
		}
		if len(now.Currency) > longestCurrency {
			return Refuse(Invalid, "write the currency in a word, such as GBP or pounds")
		}
	}
	if now == was {
		return nil
	}
	d.emit(model.BudgetSet{Session: v.ID, Now: now, Was: was})
	d.note(strings.TrimSpace(fmt.Sprintf("the budget is %s %s", now.Amount, now.Currency)))
	return nil
}

func (d *decision) setLength(i SetLength) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	length := i.Length.Round(time.Minute)
	if length < time.Minute || length > 24*time.Hour {
		return Refuse(Invalid, "a session ends from a minute to a day after it begins")
	}
	was := v.meeting().Length
	if was == length {
		return nil
	}
	d.emit(model.LengthSet{Session: v.ID, Now: length, Was: was})
	d.note("planned to end at " + v.inZone().Add(length).Format("15:04"))
	return nil
}
