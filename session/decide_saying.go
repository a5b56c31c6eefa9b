package session

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
)

// MostMinutes is how many minutes a day can be claimed: those of a working day. A claim of more that was kept by an
// earlier program still stands.
const MostMinutes = 8 * 60

// mostPeople is the most that can be claimed of a room.
const mostPeople = 1_000_000

func (d *decision) saying(i Intent) (bool, error) {
	switch i := i.(type) {
	case Say:
		return true, d.say(i)
	case SaySame:
		return true, d.saySame(i)
	case TakeSameBack:
		return true, d.takeSameBack(i)
	case CountSame:
		return true, d.countSame(i)
	case ClaimMinutes:
		return true, d.claimMinutes(i)
	case Note:
		return true, d.item(i)
	case WithdrawItem:
		return true, d.withdrawItem(i)
	}
	return false, nil
}

// say files one line where its signs say, in the block where it was typed.
func (d *decision) say(i Say) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	b, early := v.ahead()
	if v.State != model.Live && !early {
		return Refuse(Conflict, "%s is not live yet", v.Title)
	}
	line, err := clean(i.Line, "this line")
	if err != nil {
		return err
	}
	said := model.ParseWith(line, d.mentionable(v))
	by, err := d.speaker(v, &said)
	if err != nil {
		return err
	}
	if !early {
		at := 0
		if b, at = v.Block(i.Block); at < 0 {
			b, _ = v.Block(v.Current)
		}
	}
	d.out.Result.Session = v.ID
	switch {
	case early && (said.Park || said.Action || said.Decision || said.OtherKind):
		return Refuse(Conflict, "%s is not live yet; until then write what to talk about, without a sign before it", v.Title)
	case said.SameAs > 0:
		return d.sameByNumber(v, b, said, by)
	case said.AddTo > 0:
		return d.detailByNumber(v, b, said, by)
	case said.Text == "":
		return Refuse(Invalid, "there are no words in this line")
	case said.Park:
		d.keepItem(v, b.ID, model.ItemParked, said.Text, by)
	case said.Action:
		d.keepItem(v, b.ID, model.ItemAction, said.Text, by)
		d.assign(d.doer(said, by), "")
	case said.Decision:
		d.keepItem(v, b.ID, model.ItemDecision, said.Text, by)
	default:
		return d.idea(v, b, said, by, i, model.UseCaseID{})
	}
	return nil
}

// speaker is who said a line: the one that is named, else the actor on a seat, else who speaks now, else nobody.
func (d *decision) speaker(v *Session, said *model.Captured) (model.PersonID, error) {
	self := model.PersonID{}
	if d.Actor.Role == Attendee {
		self = d.Actor.Person
	} else if p := v.speaking(); p != nil {
		self = p.Person
	}
	if said.Who == "" {
		return self, nil
	}
	mentioned := d.s.mentioned
	if d.Actor.Role == Attendee {
		mentioned = d.s.mentionedHere
	}
	p, several := mentioned(v, said.Who)
	switch {
	case !p.IsZero() && !several:
		return p, nil
	case several, d.Actor.Role == Attendee: // nobody is taken for another, and a seat puts nobody on file: it stays in the words
		said.Text = strings.TrimSpace(said.Text + " " + model.Mention(said.Who))
		return self, nil
	}
	return d.person(v, strings.ReplaceAll(said.Who, "_", " "))
}

func (d *decision) idea(v *Session, b model.Block, said model.Captured, by model.PersonID, i Say, addsTo model.UseCaseID) error {
	if err := checkClaim(i.Minutes, i.Others); err != nil {
		return err
	}
	kind := v.kindAt(b)
	if said.OtherKind {
		kind = kind.Other()
	}
	id := model.Derive[model.UseCaseID](d.ID, d.next())
	number := len(v.Cases) + 1
	held := v.Holds(b.ID) && d.Actor.Role == Attendee
	d.emit(model.UseCaseCaptured{
		Case: id, Session: v.ID, Block: b.ID, Number: number, Kind: kind, Title: d.text(said.Text), By: by,
		Unfinished: said.Stub, Held: held, Minutes: i.Minutes, Others: i.Others, AddsTo: addsTo,
	})
	d.out.Result.Case, d.out.Result.Number = id, number
	d.note(fmt.Sprintf("kept as %d%s", number, d.unmet(v, said)))
	return nil
}

// unmet says of a seat's line that its @who stayed in the words, so that the line is its writer's own.
func (d *decision) unmet(v *Session, said model.Captured) string {
	if d.Actor.Role != Attendee || said.Who == "" {
		return ""
	}
	switch p, several := d.s.mentionedHere(v, said.Who); {
	case p.IsZero():
		return fmt.Sprintf(", as yours: nobody who is here is called %s", said.Who)
	case several:
		return fmt.Sprintf(", as yours: several who are here are called %s", said.Who)
	}
	return ""
}

// kindAt is the family that a block asks for; outside capture, what the nearest capture block before it asked for, and
// before the first one what that will ask for: at a first launch nothing exists that could be serendipitous. Topics are
// asked for in blocks of them alone.
func (v *Session) kindAt(b model.Block) model.Kind {
	if b.Kind == model.TopicKind {
		return b.Kind
	}
	var kind model.Kind
	passed := false
	for _, x := range v.Blocks {
		if x.Method.Captures() && x.Kind != 0 && x.Kind != model.TopicKind && (!passed || kind == 0) {
			kind = x.Kind
		}
		passed = passed || x.ID == b.ID
	}
	if kind == 0 {
		return model.Serendipitous
	}
	return kind
}

func checkClaim(minutes, others int) error {
	if minutes < 0 || minutes > MostMinutes {
		return Refuse(Invalid, "a working day has %d minutes: write from 0 to %d that are saved", MostMinutes, MostMinutes)
	}
	if others < 0 || others > mostPeople {
		return Refuse(Invalid, "the number of others goes from 0 to %d", mostPeople)
	}
	return nil
}

// numbered finds the use case of a number in a session.
func (d *decision) numbered(v *Session, number int) (*UseCase, error) {
	if number < 1 || number > len(v.Cases) {
		return nil, Refuse(Missing, "there is no #%d here; the newest is #%d", number, len(v.Cases))
	}
	return d.useCase(v.Cases[number-1])
}

// sameByNumber is "=4": the one who is named, or the seat that typed it. A facilitator who names nobody counts one
// person of the room.
func (d *decision) sameByNumber(v *Session, b model.Block, said model.Captured, by model.PersonID) error {
	c, err := d.numbered(v, said.SameAs)
	if err != nil {
		return err
	}
	if d.Actor.Role == Attendee && by != d.Actor.Person {
		return Refuse(Denied, "only for yourself: write =%d alone", c.Number)
	}
	if by.IsZero() {
		d.emit(model.SameCounted{Case: c.ID, People: 1})
	} else if err := d.addSame(c, by); err != nil {
		return err
	}
	d.out.Result.Case, d.out.Result.Number = c.ID, c.Number
	d.note(fmt.Sprintf("same as %d", c.Number))
	if said.Text != "" {
		return d.detail(v, b, c, said, by)
	}
	return nil
}

func (d *decision) detailByNumber(v *Session, b model.Block, said model.Captured, by model.PersonID) error {
	c, err := d.numbered(v, said.AddTo)
	if err != nil {
		return err
	}
	if said.Text == "" {
		return Refuse(Invalid, "say what to add to #%d", c.Number)
	}
	d.out.Result.Case, d.out.Result.Number = c.ID, c.Number
	d.note(fmt.Sprintf("added to %d", c.Number))
	if said.Failed {
		return d.lesson(v, b, c, said, by)
	}
	return d.detail(v, b, c, said, by)
}

// detail says more about a use case. Where ideas wait for the facilitator, what a seat adds to a shown one waits as well:
// as an idea of its own, for the facilitator to merge.
func (d *decision) detail(v *Session, b model.Block, c *UseCase, said model.Captured, by model.PersonID) error {
	if d.Actor.Role != Attendee || !v.Holds(b.ID) || c.Held {
		d.emit(model.DetailAdded{Case: c.ID, Detail: d.text(said.Text), By: by})
		return nil
	}
	said.OtherKind = c.Kind != v.kindAt(b)
	if err := d.idea(v, b, said, by, Say{}, c.ID); err != nil {
		return err
	}
	d.note(fmt.Sprintf("kept as %d; the facilitator puts it with %d", d.out.Result.Number, c.Number))
	return nil
}

// lesson keeps what failed at first at a use case, and how it was overcome. Where what a seat adds has to wait, it waits whole.
func (d *decision) lesson(v *Session, b model.Block, c *UseCase, said model.Captured, by model.PersonID) error {
	if d.Actor.Role == Attendee && v.Holds(b.ID) && !c.Held {
		return d.detail(v, b, c, said, by)
	}
	failed, overcome, _ := strings.Cut(said.Text, ";")
	for n, words := range []string{failed, overcome} {
		if words = strings.TrimSpace(words); words != "" {
			d.emit(model.DetailAdded{Case: c.ID, Detail: d.text(words), By: by, Lesson: model.Failed + model.Lesson(n)})
		}
	}
	return nil
}

func (d *decision) saySame(i SaySame) error {
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	p, err := d.whose(i.Person)
	if err != nil {
		return err
	}
	if slices.Contains(c.Same, p) {
		return nil
	}
	if err := d.addSame(c, p); err != nil {
		return err
	}
	d.note(fmt.Sprintf("same as %d", c.Number))
	return nil
}

// addSame adds a person to the reach of somebody else's idea.
func (d *decision) addSame(c *UseCase, p model.PersonID) error {
	if c.By == p {
		return Refuse(Invalid, "#%d is that person's own idea", c.Number)
	}
	if !slices.Contains(c.Same, p) {
		d.emit(model.SaidSame{Case: c.ID, Person: p})
	}
	return nil
}

// whose is the person that an intent is about: the actor's own on a seat, the named one for a facilitator.
func (d *decision) whose(named model.PersonID) (model.PersonID, error) {
	if d.Actor.Role == Attendee {
		if !named.IsZero() && named != d.Actor.Person {
			return named, Refuse(Denied, "only for yourself")
		}
		return d.Actor.Person, nil
	}
	if !d.s.people.has(named) {
		return named, Refuse(Invalid, "say whose it is")
	}
	return named, nil
}

func (d *decision) takeSameBack(i TakeSameBack) error {
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	p, err := d.whose(i.Person)
	if err != nil {
		return err
	}
	if slices.Contains(c.Same, p) {
		d.emit(model.SameWithdrawn{Case: c.ID, Person: p})
		d.note(fmt.Sprintf("no longer same as %d", c.Number))
	}
	return nil
}

func (d *decision) countSame(i CountSame) error {
	c, err := d.useCase(i.Case)
	if err != nil {
		return err
	}
	if i.People == 0 || c.Counted+i.People < 0 || c.Counted+i.People > mostPeople {
		return Refuse(Invalid, "say how many people of the room")
	}
	d.emit(model.SameCounted{Case: c.ID, People: i.People})
	d.note(fmt.Sprintf("%d of the room at %d", c.Counted+i.People, c.Number))
	return nil
}

func (d *decision) claimMinutes(i ClaimMinutes) error {
	c, err := d.own(i.Case)
	if err != nil {
		return err
	}
	if err := checkClaim(i.Minutes, i.Others); err != nil {
		return err
	}
	if c.Minutes == i.Minutes && c.Others == i.Others {
		return nil
	}
	d.emit(model.MinutesClaimed{Case: c.ID, Minutes: i.Minutes, Others: i.Others, WasMinutes: c.Minutes, WasOthers: c.Others})
	d.note(fmt.Sprintf("%d minutes a day at %d", i.Minutes, c.Number))
	return nil
}

func (d *decision) item(i Note) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	if i.Kind < model.ItemParked || i.Kind > model.ItemNext {
		return Refuse(Invalid, "note it as parked, action, decision, outcome or for next time")
	}
	line, err := clean(i.Words, "this line")
	if err != nil {
		return err
	}
	said := model.ParseWith("? "+line, d.mentionable(v))
	by, err := d.speaker(v, &said)
	if err != nil {
		return err
	}
	if said.Text == "" {
		return Refuse(Invalid, "there are no words in this line")
	}
	d.keepItem(v, i.Block, i.Kind, said.Text, by)
	if i.Kind == model.ItemAction {
		d.assign(d.doer(said, by), "")
	}
	return nil
}

// doer is who does an action by its line: the one whom it names. A seat that names nobody only says it.
func (d *decision) doer(said model.Captured, by model.PersonID) model.PersonID {
	if said.Who == "" || d.Actor.Role == Attendee && by == d.Actor.Person {
		return model.PersonID{}
	}
	return by
}

func (d *decision) keepItem(v *Session, block model.BlockID, kind model.ItemKind, words string, by model.PersonID) {
	if _, at := v.Block(block); at < 0 {
		block = v.Current
	}
	d.emit(model.ItemNoted{Item: model.Derive[model.ItemID](d.ID, d.next()), Session: v.ID, Block: block, Kind: kind, Words: d.text(words), By: by})
	d.note("kept: " + kind.String())
}

func (d *decision) withdrawItem(i WithdrawItem) error {
	it := d.s.Item(i.Item)
	if it == nil || it.Withdrawn {
		return Refuse(Missing, "that is no longer on the list")
	}
	if d.Actor.Role == Attendee && it.By != d.Actor.Person {
		return Refuse(Denied, "that was said by somebody else")
	}
	if _, err := d.open(it.Session); err != nil {
		return err
	}
	d.emit(model.ItemWithdrawn{Item: it.ID})
	d.note("taken off: " + it.Kind.String())
	return nil
}
