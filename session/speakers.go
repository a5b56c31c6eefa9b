package session

import (
	"slices"
	"time"

	"serendip/model"
)

// Speaker is somebody who speaks, with a clock of their own. A changed one is a copy.
type Speaker struct {
	ID     model.SpeakerID
	Person model.PersonID
	Box    time.Duration
	Side   model.GuestSide // never zero
	Struck bool            // off the queue
	Spent  time.Duration   // at Since
	Since  int64           // when the clock last started, UTC milliseconds; 0 while it stands
}

// hasSpoken says whether somebody has had the room's ear by the clock: who talks types nothing.
func (v *Session) hasSpoken(p model.PersonID) bool {
	return slices.ContainsFunc(v.Speakers, func(x *Speaker) bool { return x.Person == p && !x.Struck && (x.Spent > 0 || x.Since > 0) })
}

// sideOf is whose a speaker is, as events tell it.
func sideOf(vendor bool, side model.GuestSide) model.GuestSide {
	switch {
	case vendor:
		return model.SideVendor
	case side == 0:
		return model.SideCustomer
	}
	return side
}

// nextSide is the side that one key turns a speaker to.
func nextSide(side model.GuestSide) model.GuestSide {
	switch side {
	case model.SideVendor:
		return model.SideProspect
	case model.SideProspect:
		return model.SideCustomer
	default:
		return model.SideVendor
	}
}

// sideTold is a side as events tell it.
func sideTold(side model.GuestSide) (vendor bool, other model.GuestSide) {
	if side == model.SideProspect {
		other = side
	}
	return side == model.SideVendor, other
}

// speaker finds a speaker and the place in the queue, struck ones counted; -1 when there is none.
func (v *Session) speaker(id model.SpeakerID) (*Speaker, int) {
	at := slices.IndexFunc(v.Speakers, func(p *Speaker) bool { return p.ID == id })
	if at < 0 {
		return nil, -1
	}
	return v.Speakers[at], at
}

// speaking is who speaks now; nil for nobody.
func (v *Session) speaking() *Speaker {
	for _, p := range v.Speakers {
		if p.Since > 0 && !p.Struck {
			return p
		}
	}
	return nil
}

// nextToSpeak is the first in the queue who has not spoken; nil when all have.
func (v *Session) nextToSpeak() *Speaker {
	for _, p := range v.Speakers {
		if !p.Struck && p.Spent == 0 && p.Since == 0 {
			return p
		}
	}
	return nil
}

// toSpeak is the time of those who wait to speak, and whether anybody was named at all.
func (v *Session) toSpeak() (wait time.Duration, named bool) {
	for _, p := range v.Speakers {
		if p.Struck {
			continue
		}
		named = true
		if p.Spent == 0 && p.Since == 0 {
			wait += p.Box
		}
	}
	return wait, named
}

// Clock is a speaker's own clock.
func (p *Speaker) Clock() Clock {
	return Clock{Timebox: p.Box, Base: p.Spent, Since: time.UnixMilli(p.Since), Stopped: p.Since == 0}
}

// spentAt is what a speaker has taken at a moment.
func (p *Speaker) spentAt(now time.Time) time.Duration {
	return p.Clock().Spent(now).Round(time.Millisecond)
}

// stopSpeaker stops the clock of who speaks: the room moves on, stands still, or goes home.
func (d *decision) stopSpeaker(v *Session) {
	if p := v.speaking(); p != nil {
		d.emit(model.SpeakerStopped{Session: v.ID, Speaker: p.ID, Spent: p.spentAt(d.Now)})
	}
}

// matchSpeakers makes a guest who turned out to be somebody else's seat speak as that one.
func (v *Session) matchSpeakers(guest, joined model.PersonID) {
	for at, p := range v.Speakers {
		if p.Person == guest {
			one := *p
			one.Person = joined
			v.Speakers = slices.Clone(v.Speakers)
			v.Speakers[at] = &one
		}
	}
}
