package session

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"serendip/model"
)

func (d *decision) paging(i Intent) (bool, error) {
	switch i := i.(type) {
	case WriteField:
		return true, d.writeField(i)
	case AnswerHealth:
		return true, d.answerHealth(i)
	case AddEntry:
		return true, d.addEntry(i)
	case WriteEntry:
		return true, d.writeEntry(i)
	case RemoveEntry:
		return true, d.removeEntry(i)
	case Tick:
		return true, d.tick(i)
	case MarkReady:
		return true, d.markReady(i)
	case UnmarkReady:
		return true, d.unmarkReady(i)
	case SetObjective:
		return true, d.setObjective(i)
	case Editing:
		_, err := d.paged(i.Case)
		return true, err // the rest is the hub's business; nothing is kept
	}
	return false, nil
}

// paged finds a use case whose page the actor may write on: a facilitator any of a session; a seat one that is selected,
// and after the session only one that the person leads.
func (d *decision) paged(id model.UseCaseID) (*UseCase, error) {
	c := d.s.UseCase(id)
	if c == nil || c.Withdrawn || c.Session.IsZero() {
		return nil, Refuse(Missing, "there is no such use case; it may have been taken back")
	}
	if !c.Into.IsZero() {
		return nil, Refuse(Conflict, "#%d is part of #%d; that one has the page", c.Number, d.s.Top(c).Number)
	}
	if d.Actor.Role != Attendee {
		return c, nil
	}
	v := d.s.Session(c.Session)
	switch {
	case c.Session != d.Actor.Session || !visibleTo(c, d.Actor.Person):
		return nil, Refuse(Missing, "there is no such use case on your seat")
	case c.Stage < model.StageSelected:
		return nil, Refuse(Conflict, "#%d is not selected; only the few that go on have a page to write on", c.Number)
	case v.State == model.Closed && !c.leads(d.Actor.Person):
		return nil, Refuse(Conflict, "%s is closed; its owner and team may still write on the page of #%d", v.Title, c.Number)
	}
	return c, nil
}

// led is paged for what only those may say who lead the use case, or a facilitator.
func (d *decision) led(id model.UseCaseID) (*UseCase, error) {
	c, err := d.paged(id)
	if err == nil && d.Actor.Role == Attendee && !c.leads(d.Actor.Person) {
		err = Refuse(Denied, "that is for the owner and the team of #%d, or the facilitator", c.Number)
	}
	return c, err
}

// based refuses an edit that would write over what the writer has not seen. Shown is what stands there, as the writer may
// read it.
func (d *decision) based(b Based, now, shown string, by model.PersonID, what string) error {
	switch {
	case b.Over || now == "" || now == b.Words && b.Known || !b.Known && by == d.Actor.Person:
		return nil
	case b.Known:
		return Refuse(Conflict, "%s changed meanwhile and reads now: %s", what, shown)
	}
	return Refuse(Conflict, "%s reads already: %s; with ! behind its name it is written over", what, shown)
}

// readable says how the actor may read a person: a seat only who agreed to it.
func (d *decision) readable() func(model.PersonID) string {
	return choose(d.Actor.Role == Attendee, d.s.agreedName, d.s.name)
}

func (d *decision) writeField(i WriteField) error {
	find := d.paged
	if i.Field.Led() {
		find = d.led
	}
	c, err := find(i.Case)
	if err != nil {
		return err
	}
	if i.Field.Key() == "" {
		return Refuse(Missing, "there is no such field on a page")
	}
	now := d.s.fieldText(c, i.Field)
	if strings.TrimSpace(i.Words) == now {
		return nil
	}
	by := c.page().By[i.Field]
	if i.Field == model.PageOwner || i.Field == model.PageSide || i.Field == model.PageMeasure || i.Field == model.PageFirst {
		by = d.Actor.Person // of these nobody is kept; whoever may write them leads it
	}
	shown := now
	if i.Field.OfPeople() {
		shown = d.s.fieldFace(c, i.Field, d.readable()).Shown
	}
	if err := d.based(i.Based, now, shown, by, i.Field.String()); err != nil {
		return err
	}
	if err := d.field(c, i.Field, i.Words); err != nil {
		return err
	}
	if d.out.Result.Note == "" && len(d.out.Events) > 0 {
		d.note(fmt.Sprintf("%d: %s kept", c.Number, i.Field.Key()))
	}
	return nil
}

// field writes a field, whatever sort it is of.
func (d *decision) field(c *UseCase, f model.PageField, words string) error {
	switch f {
	case model.PageOwner:
		return d.nameOwnerOf(c, words)
	case model.PageMeasure:
		return d.setMeasureOf(c, words)
	case model.PageFirst:
		date, err := d.day(c, words)
		if err == nil && date != c.FirstDate {
			d.emit(model.FirstDateSet{Case: c.ID, Date: date, Was: c.FirstDate})
		}
		return err
	case model.PageSide:
		return d.setSide(c, words)
	case model.PageComplex:
		return d.setFlags(c, f, words, model.ComplexWords())
	case model.PageUse:
		return d.setFlags(c, f, words, model.UseWords())
	case model.PageObjective:
		return d.align(c, words)
	case model.PageLive:
		date, err := d.day(c, words)
		if err == nil && date != c.page().Live {
			d.emit(model.LiveDated{Case: c.ID, Date: date, Was: c.page().Live})
			if c.page().Months == 0 && date != "" {
				d.emit(model.WindowSet{Case: c.ID, Months: model.FewestMonths})
			}
		}
		return err
	case model.PageMonths:
		return d.setMonths(c, words)
	case model.PageTeam, model.PageSponsor, model.PageSupervisors:
		return d.setPeople(c, f, words)
	}
	clean, err := cleanNote(words, f.String())
	if err != nil {
		return err
	}
	if clean != d.s.Words(c.page().Words[f]) {
		d.emit(model.PageWritten{Case: c.ID, Field: f, Words: d.textOrNone(clean), Was: c.page().Words[f]})
	}
	return nil
}

func (d *decision) nameOwnerOf(c *UseCase, name string) error {
	p, err := d.personOrNobody(c, name)
	if err == nil && p != c.Owner {
		d.emit(model.OwnerNamed{Case: c.ID, Owner: p, Was: c.Owner})
	}
	return err
}

func (d *decision) setMeasureOf(c *UseCase, words string) error {
	clean, err := cleanNote(words, "the measure")
	if err == nil && clean != d.s.Words(c.Measure) {
		d.emit(model.MeasureSet{Case: c.ID, Measure: d.textOrNone(clean), Was: c.Measure})
	}
	return err
}

// day reads a day as people write it, in the time of the session.
func (d *decision) day(c *UseCase, typed string) (string, error) {
	now := d.Now
	if v := d.s.Session(c.Session); v != nil {
		if zone, err := time.LoadLocation(v.Zone); err == nil {
			now = now.In(zone)
		}
	}
	date, ok := model.ReadDay(typed, now)
	if !ok {
		return "", Refuse(Invalid, "%q is no day; write it as 2026-10-21, 21.10. or 21 Oct", typed)
	}
	return date, nil
}

func (d *decision) setSide(c *UseCase, words string) error {
	side, ok := model.SideOf(words)
	switch {
	case !ok:
		return Refuse(Invalid, "%q is no side; say business or IT", words)
	case c.Owner.IsZero():
		return Refuse(Conflict, "#%d has no owner yet; name one first", c.Number)
	}
	p := c.page()
	if p.Sided != c.Owner || p.Side != side {
		d.emit(model.OwnerSided{Case: c.ID, Owner: c.Owner, Side: side, WasOwner: p.Sided, WasSide: p.Side})
	}
	if side == model.SideIT {
		d.note(fmt.Sprintf("%d: its owner is in IT; look for one in the business, who defines success", c.Number))
	}
	return nil
}

func (d *decision) setFlags(c *UseCase, f model.PageField, words string, names []string) error {
	flags, unknown := model.FlagsOf(words, names)
	if unknown != "" {
		return Refuse(Invalid, "%q is none of these: %s", unknown, strings.Join(names, ", "))
	}
	if was := c.page().Flags[f]; flags != was {
		d.emit(model.PageFlagged{Case: c.ID, Field: f, Flags: flags, Was: was})
	}
	return nil
}

func (d *decision) setMonths(c *UseCase, words string) error {
	words = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(words), "s"), "month"))
	n := 0
	if words != "" {
		var err error
		if n, err = strconv.Atoi(words); err != nil || n < 1 || n > mostMonths {
			return Refuse(Invalid, "%q is no number of months; write 3 or more", words)
		}
	}
	if was := c.page().Months; n != was {
		d.emit(model.WindowSet{Case: c.ID, Months: n, Was: was})
	}
	return nil
}

const (
	mostMonths     = 60
	mostNamed      = 50
	mostEntries    = 200
	mostObjectives = 50
)

// setPeople names the people of a field; a sponsor is one.
func (d *decision) setPeople(c *UseCase, f model.PageField, words string) error {
	var people []model.PersonID
	for name := range strings.SplitSeq(words, ",") {
		p, err := d.personOrNobody(c, name)
		if err != nil {
			return err
		}
		if !p.IsZero() && !slices.Contains(people, p) {
			people = append(people, p)
		}
	}
	switch {
	case f == model.PageSponsor && len(people) > 1:
		return Refuse(Invalid, "a use case has one executive sponsor; who of them is seen to support it?")
	case len(people) > mostNamed:
		return Refuse(Invalid, "%d people are too many to name here; %d are the most", len(people), mostNamed)
	}
	if was := c.page().People[f]; !slices.Equal(people, was) {
		d.emit(model.PagePeopled{Case: c.ID, Field: f, People: people, Was: was})
	}
	return nil
}

// align finds the objective by its number or by how it begins.
func (d *decision) align(c *UseCase, words string) error {
	words = strings.TrimSpace(words)
	var found model.ObjectiveID
	n, notNumber := strconv.Atoi(words)
	for i, o := range d.s.Objectives() {
		text := strings.ToLower(d.s.Words(o.Words))
		if !o.Withdrawn && (notNumber == nil && n == i+1 || notNumber != nil && words != "" && strings.HasPrefix(text, strings.ToLower(words))) {
			found = o.ID
			break
		}
	}
	if found.IsZero() && words != "" && !strings.EqualFold(words, "none") {
		return Refuse(Missing, "there is no objective %q; %s", words, d.s.objectivesInWords())
	}
	if was := c.page().Objective; found != was {
		d.emit(model.CaseAligned{Case: c.ID, Objective: found, Was: was})
	}
	return nil
}

func (s *State) objectivesInWords() string {
	var out []string
	for i, o := range s.Objectives() {
		if !o.Withdrawn {
			out = append(out, fmt.Sprintf("%d %s", i+1, s.Words(o.Words)))
		}
	}
	if len(out) == 0 {
		return "the programme has none yet, the facilitator sets them"
	}
	return "there are: " + strings.Join(out, "; ")
}

func (d *decision) setObjective(i SetObjective) error {
	if !i.Session.IsZero() {
		if _, err := d.session(i.Session); err != nil {
			return err
		}
	}
	o, n := d.s.Objective(i.Objective)
	if n == 0 && !i.Objective.IsZero() {
		return Refuse(Missing, "there is no such objective")
	}
	if strings.TrimSpace(i.Words) == "" {
		if n == 0 {
			return Refuse(Invalid, "an objective needs words: what the programme wants to reach")
		}
		if !o.Withdrawn {
			d.emit(model.ObjectiveWithdrawn{Objective: o.ID, Session: i.Session})
			d.note(fmt.Sprintf("objective %d is withdrawn", n))
		}
		return nil
	}
	words, err := clean(i.Words, "the objective")
	if err != nil {
		return err
	}
	for at, known := range d.s.Objectives() {
		if !known.Withdrawn && d.s.Words(known.Words) == words {
			return Refuse(Conflict, "that is objective %d already", at+1)
		}
	}
	if n == 0 {
		if len(d.s.Objectives()) >= mostObjectives {
			return Refuse(Invalid, "%d objectives are the most: who aims at everything aims at nothing", mostObjectives)
		}
		o = Objective{ID: model.Derive[model.ObjectiveID](d.ID, d.next())}
		n = len(d.s.Objectives()) + 1
	}
	d.emit(model.ObjectiveSet{Objective: o.ID, Words: d.text(words), Was: o.Words, Session: i.Session})
	if o.Withdrawn {
		d.emit(model.ObjectiveRestored{Objective: o.ID, Session: i.Session})
	}
	d.note(fmt.Sprintf("objective %d is kept", n))
	return nil
}
