package session

import (
	"fmt"
	"strings"

	"serendip/model"
)

func (d *decision) answerHealth(i AnswerHealth) error {
	c, err := d.paged(i.Case)
	if err != nil {
		return err
	}
	if i.Statement < 0 || i.Statement >= len(Page{}.Health) || i.Answer > model.Unknown {
		return Refuse(Missing, "the health check has statements 1 to %d", len(Page{}.Health))
	}
	note, err := cleanNote(i.Note, "the note")
	if err != nil {
		return err
	}
	was := c.page().Health[i.Statement]
	now := d.s.healthText(c, i.Statement)
	if model.AnswerText(i.Answer, note) == now {
		return nil
	}
	if i.Based.Known {
		if err := d.based(i.Based, now, now, model.PersonID{}, fmt.Sprintf("statement %d", i.Statement+1)); err != nil {
			return err
		}
	}
	e := model.HealthAnswered{Case: c.ID, Statement: i.Statement, Answer: i.Answer, Was: was.Answer, WasNote: was.Note}
	if note != "" && i.Answer != model.Unsaid {
		e.Note = d.text(note)
	}
	d.emit(e)
	d.note(fmt.Sprintf("%d: health check %d %s", c.Number, i.Statement+1, choose(i.Answer == model.Unsaid, "is open", i.Answer.String())))
	return nil
}

func (d *decision) addEntry(i AddEntry) error {
	c, err := d.paged(i.Case)
	if err != nil {
		return err
	}
	if i.Kind.Key() == "" {
		return Refuse(Missing, "a page has no such list")
	}
	what, err := clean(i.Entry.What, i.Kind.String())
	if err != nil {
		return err
	}
	if i.Kind == model.EntryBehaviour {
		if why := model.TurnedAway(what); why != "" {
			return Refuse(Invalid, "%s", why)
		}
	}
	if len(c.page().Entries) >= mostEntries {
		return Refuse(Invalid, "this page lists %d things, which is the most", mostEntries)
	}
	e := Entry{ID: model.Derive[model.EntryID](d.ID, d.next()), Kind: i.Kind}
	var by model.PersonID
	if d.Actor.Role == Attendee {
		by = d.Actor.Person
	}
	d.emit(model.EntryAdded{Case: c.ID, Entry: e.ID, Kind: i.Kind, Words: d.text(what), By: by})
	for _, f := range i.Kind.Fields() {
		if f == model.EntryWhat || strings.TrimSpace(i.Entry.Get(f)) == "" {
			continue
		}
		if err := d.entryField(c, e, f, i.Entry.Get(f)); err != nil {
			return err
		}
	}
	kept := fmt.Sprintf("%d: %s kept", c.Number, i.Kind.Key())
	if lacks := i.Kind.Wants(i.Entry); lacks != "" {
		kept += "; it lacks " + lacks
	}
	d.note(kept)
	return nil
}

// entry finds an entry that is on the page.
func (d *decision) entry(id model.UseCaseID, entry model.EntryID) (*UseCase, Entry, error) {
	c, err := d.paged(id)
	if err != nil {
		return nil, Entry{}, err
	}
	e := c.page().entry(entry)
	if e == nil || e.Removed {
		return nil, Entry{}, Refuse(Missing, "that is no longer on the page of #%d", c.Number)
	}
	return c, *e, nil
}

func (d *decision) writeEntry(i WriteEntry) error {
	c, e, err := d.entry(i.Case, i.Entry)
	if err != nil {
		return err
	}
	key := e.Kind.FieldKey(i.Field)
	if key == "" {
		return Refuse(Missing, "%s has no such field", e.Kind)
	}
	now := d.s.entryText(e, i.Field)
	if strings.TrimSpace(i.Words) == now {
		return nil
	}
	shown := now
	if i.Field == model.EntryWho {
		shown = d.s.entryFace(e, 0, d.readable()).Who
	}
	by := e.By
	if by.IsZero() && d.Actor.Role != Attendee {
		by = d.Actor.Person // it came from those who run the session
	}
	if err := d.based(i.Based, now, shown, by, key); err != nil {
		return err
	}
	if e.Kind == model.EntryBehaviour {
		if why := model.TurnedAway(i.Words); why != "" {
			return Refuse(Invalid, "%s", why)
		}
	}
	if err := d.entryField(c, e, i.Field, i.Words); err != nil {
		return err
	}
	d.note(fmt.Sprintf("%d: %s of %s kept", c.Number, key, e.Kind.Key()))
	return nil
}

// entryField writes one field of an entry, whatever sort it is of.
func (d *decision) entryField(c *UseCase, e Entry, f model.EntryField, words string) error {
	switch f {
	case model.EntrySort:
		n, ok := e.Kind.SortOf(words)
		if !ok {
			return Refuse(Invalid, "%q is none of these: %s", words, strings.Join(e.Kind.Sorts(), ", "))
		}
		if n != e.Sort {
			d.emit(model.EntrySorted{Case: c.ID, Entry: e.ID, Sort: n, Was: e.Sort})
		}
		return nil
	case model.EntryWho:
		p, err := d.personOrNobody(c, words)
		if err == nil && p != e.Who {
			d.emit(model.EntryGiven{Case: c.ID, Entry: e.ID, Who: p, Was: e.Who})
		}
		return err
	case model.EntryWhen:
		date, err := d.day(c, words)
		if err == nil && date != e.When {
			d.emit(model.EntryDated{Case: c.ID, Entry: e.ID, Date: date, Was: e.When})
		}
		return err
	}
	if f == model.EntryWhat && strings.TrimSpace(words) == "" {
		return Refuse(Invalid, "what is it? take it off the page instead of leaving it empty")
	}
	text := model.Text{}
	if strings.TrimSpace(words) != "" {
		line, err := clean(words, e.Kind.FieldKey(f))
		if err != nil {
			return err
		}
		text = d.text(line)
	}
	d.emit(model.EntryWritten{Case: c.ID, Entry: e.ID, Field: f, Words: text, Was: e.Words[f]})
	return nil
}

// removeEntry takes an entry off the page: one's own, or by those who lead it.
func (d *decision) removeEntry(i RemoveEntry) error {
	c, e, err := d.entry(i.Case, i.Entry)
	if err != nil {
		return err
	}
	if d.Actor.Role == Attendee && e.By != d.Actor.Person && !c.leads(d.Actor.Person) {
		return Refuse(Denied, "somebody else put that there; the owner of #%d may take it off", c.Number)
	}
	d.emit(model.EntryRemoved{Case: c.ID, Entry: e.ID})
	d.note(fmt.Sprintf("%d: %s taken off", c.Number, e.Kind.Key()))
	return nil
}

// tick says that a task is done: by those who lead the use case, and by whom it was given to.
func (d *decision) tick(i Tick) error {
	c, e, err := d.entry(i.Case, i.Entry)
	switch {
	case err != nil:
		return err
	case e.Kind != model.EntryTask:
		return Refuse(Invalid, "only tasks are ticked off")
	case d.Actor.Role == Attendee && e.Who != d.Actor.Person && !c.leads(d.Actor.Person):
		return Refuse(Denied, "that task is ticked off by who does it, by the owner and the team of #%d, or the facilitator", c.Number)
	case e.Done == i.Done:
		return nil
	}
	tick := model.TaskTicked{Case: c.ID, Entry: e.ID, Done: i.Done, WasBy: e.DoneBy, WasAt: e.DoneAt}
	if i.Done {
		tick.At = d.Now.UnixMilli()
		if d.Actor.Role == Attendee {
			tick.By = d.Actor.Person
		}
	}
	d.emit(tick)
	d.note(fmt.Sprintf("%d: %s", c.Number, choose(i.Done, "task done", "task open again")))
	return nil
}

func (d *decision) markReady(i MarkReady) error {
	c, err := d.paged(i.Case)
	if err != nil {
		return err
	}
	switch {
	case c.Kind == model.Serendipitous:
		return Refuse(Invalid, "#%d already works: it is captured, tracked and shared, and has no execution stages", c.Number)
	case c.Stage == model.StageReady:
		return nil
	case c.Stage > model.StageReady:
		return Refuse(Conflict, "#%d is %s already", c.Number, c.Stage)
	case c.Stage < model.StageSelected:
		return Refuse(Conflict, "#%d is not selected yet", c.Number)
	}
	if missing := d.s.readyFacts(c).Missing(); len(missing) > 0 {
		return Refuse(Conflict, "#%d is not ready; it lacks: %s", c.Number, strings.Join(missing, "; "))
	}
	d.emit(model.CaseReadied{Case: c.ID})
	d.note(fmt.Sprintf("%d is ready", c.Number))
	if side, _ := d.s.side(c); side == model.SideIT {
		d.note(fmt.Sprintf("%d is ready, but its owner is in IT: the business defines success", c.Number))
	}
	return nil
}

func (d *decision) unmarkReady(i UnmarkReady) error {
	c, err := d.paged(i.Case)
	if err != nil {
		return err
	}
	if c.Stage != model.StageReady {
		return Refuse(Conflict, "#%d is not ready", c.Number)
	}
	d.emit(model.CaseUnreadied{Case: c.ID})
	d.note(fmt.Sprintf("%d is selected, and not ready any more", c.Number))
	return nil
}
