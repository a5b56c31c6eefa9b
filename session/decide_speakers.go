package session

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
)

// mostSpeakers bounds the queue: nobody hears more in a morning.
const mostSpeakers = 60

func (d *decision) speakers(i Intent) (bool, error) {
	switch i := i.(type) {
	case QueueSpeaker:
		return true, d.queueSpeaker(i)
	case QueueGuest:
		return true, d.queueGuest(i)
	case StrikeSpeaker:
		return true, d.strikeSpeaker(i)
	case MoveSpeaker:
		return true, d.moveSpeaker(i)
	case SetSpeaker:
		return true, d.setSpeaker(i)
	case TurnSpeakerSide:
		return true, d.turnSpeakerSide(i)
	case StartSpeaker:
		return true, d.startSpeaker(i)
	case StopSpeaker:
		return true, d.stopOne(i)
	}
	return false, nil
}

func (d *decision) queueSpeaker(i QueueSpeaker) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	name, box, side, err := model.ParseSpeaker(i.Line)
	if err != nil {
		return Refuse(Invalid, "%v", err)
	}
	if strings.TrimSpace(name) == "" {
		return Refuse(Invalid, `say who speaks: "Ada Lopez", or "Ada Lopez 7 vendor" for seven minutes of your own house`)
	}
	if len(v.Speakers) >= mostSpeakers {
		return tooManySpeakers()
	}
	who, err := d.person(v, name)
	if err != nil {
		return err
	}
	return d.queue(v, who, box, side, name)
}

func (d *decision) queueGuest(i QueueGuest) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	if !d.s.remembers(i.Person) {
		return Refuse(Missing, "that person is not on file")
	}
	if i.Box == 0 {
		i.Box = model.SpeakerBox
	}
	return d.queue(v, i.Person, i.Box, i.Side, "")
}

func tooManySpeakers() error {
	return Refuse(Conflict, "%d speakers are queued, more than anybody hears in a morning", mostSpeakers)
}

func (d *decision) queue(v *Session, who model.PersonID, box time.Duration, side model.GuestSide, typed string) error {
	if err := checkBox(box); err != nil {
		return err
	}
	if len(v.Speakers) >= mostSpeakers {
		return tooManySpeakers()
	}
	for _, p := range v.Speakers {
		if p.Person == who && !p.Struck && p.Spent == 0 && p.Since == 0 {
			return Refuse(Conflict, "%s waits to speak already", d.nameOf(who, typed))
		}
	}
	if side == 0 {
		side = d.s.Details(who).Side // whose a guest is, unless somebody said otherwise
	}
	vendor, other := sideTold(side)
	d.emit(model.SpeakerQueued{Session: v.ID, Speaker: model.Derive[model.SpeakerID](d.ID, d.next()), Person: who, Box: box, Vendor: vendor, Side: other})
	d.note(fmt.Sprintf("%s speaks for %s%s", d.nameOf(who, typed), minutesOf(box), countedWords(side)))
	return nil
}

func checkBox(box time.Duration) error {
	if box < time.Minute || box > model.LongestTalk {
		return Refuse(Invalid, "a speaker has from 1 minute to 2 hours")
	}
	return nil
}

func minutesOf(box time.Duration) string {
	if box < 90*time.Second {
		return "1 minute"
	}
	return fmt.Sprintf("%d minutes", int(box.Round(time.Minute)/time.Minute))
}

// queued finds somebody who is in the queue of an open session.
func (d *decision) queued(in model.SessionID, id model.SpeakerID) (*Session, *Speaker, int, error) {
	v, err := d.open(in)
	if err != nil {
		return nil, nil, 0, err
	}
	p, at := v.speaker(id)
	if at < 0 || p.Struck {
		return nil, nil, 0, Refuse(Missing, "that speaker is no longer in the queue")
	}
	return v, p, at, nil
}

func (d *decision) strikeSpeaker(i StrikeSpeaker) error {
	v, p, _, err := d.queued(i.Session, i.Speaker)
	if err != nil {
		return err
	}
	if p.Spent > 0 || p.Since > 0 {
		return Refuse(Conflict, "%s has spoken; the recap counts it", d.s.name(p.Person))
	}
	d.emit(model.SpeakerStruck{Session: v.ID, Speaker: p.ID})
	d.note(d.s.name(p.Person) + " is off the queue")
	return nil
}

// moveSpeaker counts only the places that people see.
func (d *decision) moveSpeaker(i MoveSpeaker) error {
	v, p, at, err := d.queued(i.Session, i.Speaker)
	if err != nil {
		return err
	}
	to := at
	for left := i.By; left != 0; {
		step := choose(left < 0, -1, 1)
		n := to + step
		for n >= 0 && n < len(v.Speakers) && v.Speakers[n].Struck {
			n += step
		}
		if n < 0 || n >= len(v.Speakers) {
			break
		}
		to, left = n, left-step
	}
	if to != at {
		d.emit(model.SpeakerMoved{Session: v.ID, Speaker: p.ID, From: at, To: to})
		d.note(fmt.Sprintf("%s speaks %s", d.s.name(p.Person), choose(to < at, "earlier", "later")))
	}
	return nil
}

func (d *decision) setSpeaker(i SetSpeaker) error {
	v, p, _, err := d.queued(i.Session, i.Speaker)
	if err != nil {
		return err
	}
	if err := checkBox(i.Box); err != nil {
		return err
	}
	if side := sideOf(false, i.Side); p.Box != i.Box || p.Side != side {
		d.setTerms(v, p, i.Box, side)
		d.note(fmt.Sprintf("%s, %s: %s", d.s.name(p.Person), side, minutesOf(i.Box)))
	}
	return nil
}

// setTerms gives a speaker other minutes or another side.
func (d *decision) setTerms(v *Session, p *Speaker, box time.Duration, side model.GuestSide) {
	e := model.SpeakerSet{Session: v.ID, Speaker: p.ID, Box: box, WasBox: p.Box}
	e.Vendor, e.Side = sideTold(side)
	e.WasVendor, e.WasSide = sideTold(p.Side)
	d.emit(e)
}

// siding makes those who are queued speak for the side that the list says of them from now on, unless a facilitator said
// another one of the speaker.
func (d *decision) siding(v *Session, who model.PersonID, was, now model.GuestSide) {
	for _, p := range v.Speakers {
		if p.Person == who && !p.Struck && p.Side == sideOf(false, was) && sideOf(false, now) != p.Side {
			d.setTerms(v, p, p.Box, sideOf(false, now))
		}
	}
}

// countedWords says how somebody counts in the talk ratio where that is not plain.
func countedWords(side model.GuestSide) string {
	switch side {
	case 0:
		return ", counted as a customer: whose guest this is was not said"
	case model.SideProspect:
		return ", a prospect: in neither side of the talk ratio"
	case model.SideVendor:
		return ", for the vendor"
	case model.SideCustomer:
	}
	return ""
}

func (d *decision) turnSpeakerSide(i TurnSpeakerSide) error {
	_, p, _, err := d.queued(i.Session, i.Speaker)
	if err != nil {
		return err
	}
	return d.setSpeaker(SetSpeaker{Session: i.Session, Speaker: i.Speaker, Box: p.Box, Side: nextSide(p.Side)})
}

func (d *decision) startSpeaker(i StartSpeaker) error {
	v, p, _, err := d.queued(i.Session, i.Speaker)
	if err != nil {
		return err
	}
	if v.State != model.Live {
		return Refuse(Conflict, "%s is not live yet", v.Title)
	}
	if p.Since > 0 {
		return nil
	}
	d.stopSpeaker(v)
	d.emit(model.SpeakerStarted{Session: v.ID, Speaker: p.ID, Spent: p.Spent})
	d.note(d.s.name(p.Person) + " speaks")
	return nil
}

func (d *decision) stopOne(i StopSpeaker) error {
	v, p, _, err := d.queued(i.Session, i.Speaker)
	if err != nil {
		return err
	}
	if p.Since > 0 {
		d.stopSpeaker(v)
		d.note("thank you, " + d.s.name(p.Person))
	}
	return nil
}

// cleanCards cleans a block's prompt cards, in a copy.
func cleanCards(cards []string) ([]string, error) {
	out, err := model.ParseCards(strings.Join(cards, ";"))
	if err != nil {
		return nil, Refuse(Invalid, "a prompt card: %v", err)
	}
	if slices.Equal(out, cards) {
		return cards, nil
	}
	return out, nil
}
