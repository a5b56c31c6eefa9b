package session

import (
	"fmt"
	"time"

	"serendip/model"
)

// GuestsFace is a session's list as who facilitates sees it.
type GuestsFace struct {
	Capacity model.Capacity // zero when there is none
	Coming   int            // attending, checked in or out
	Offered  int            // hold an offer that is open
	Waiting  int            // on the waitlist, those with an offer too
	Next     model.PersonID // whom the next place goes to; zero while none is free or nobody waits
	NextName string
	Mix      model.Composition
	Warnings []string
	People   []GuestFace // in the list's order
}

// GuestFace is one guest with what only facilitators know.
type GuestFace struct {
	PersonFace
	Side      model.GuestSide
	Part      model.Part
	Screening model.Screening
	Photo     model.Reply
	Social    model.Reply
	Until     time.Time // until when a place is offered, also when that is past; zero for no offer
	Open      bool      // the offer still stands
	NoShow    bool      // the session is over, and they were attending and never came
	Extra     []model.Field
}

// Guests is a session's list with its mix, for facilitators only.
func (s *Snapshot) Guests(id model.SessionID) *GuestsFace {
	v, one := s.of(id)
	var f ConsoleFace
	s.people(v, one.said, &f)
	return s.guestsFace(v, f.People)
}

func (s *Snapshot) guestsFace(v *Session, people []PersonFace) *GuestsFace {
	now := s.now().UnixMilli()
	f := &GuestsFace{Capacity: v.Capacity(), People: make([]GuestFace, 0, len(people))}
	f.Coming, f.Offered = v.places(now)
	var come, may []model.Mixed
	for _, p := range people {
		d := s.State.Details(p.ID)
		g := GuestFace{PersonFace: p, Side: d.Side, Part: d.Part, Screening: d.Screening, Photo: d.Photo, Social: d.Social, Extra: d.Extra,
			NoShow: v.State == model.Closed && p.Status == model.GuestAttending}
		if until := v.offered(p.ID); until != 0 && p.Status == model.GuestWaitlisted {
			g.Until, g.Open = time.UnixMilli(until), until > now
		}
		f.People = append(f.People, g)
		mixed := model.Mixed{Name: d.Name, Side: d.Side, Part: d.Part, Screening: d.Screening}
		switch p.Status {
		case model.GuestAttending, model.GuestCheckedIn, model.GuestCheckedOut:
			if !g.NoShow {
				come = append(come, mixed)
			}
		case model.GuestWaitlisted:
			f.Waiting++
		case model.GuestAdded, model.GuestAwaiting:
			may = append(may, mixed)
		case model.GuestDeclined:
		}
	}
	if len(come) == 0 { // nobody has answered: who was asked
		come = may
	}
	f.Mix, f.Warnings = model.Compose(come), append(f.crowding(), model.MixWarnings(come)...)
	if !v.full(now) && v.State != model.Closed {
		if f.Next = v.nextInLine(now); !f.Next.IsZero() {
			f.NextName = s.State.Details(f.Next).Name
		}
	}
	return f
}

// crowding warns when more come than is ideal or manageable.
func (f *GuestsFace) crowding() []string {
	switch c := f.Capacity; {
	case c.Hard > 0 && f.Coming > c.Hard:
		return []string{fmt.Sprintf("%d come, and %d is the most", f.Coming, c.Hard)}
	case c.Soft > 0 && f.Coming > c.Soft:
		return []string{fmt.Sprintf("%d come, and %d is ideal", f.Coming, c.Soft)}
	}
	return nil
}

// Summary is how full a session is: "12 come of 15 to 20, 1 offered, 3 waiting".
func (f *GuestsFace) Summary() string {
	out := fmt.Sprintf("%d on the list, %d %s", len(f.People), f.Coming, choose(f.Coming == 1, "comes", "come"))
	if f.Capacity.Hard > 0 {
		out += fmt.Sprintf(" of %d to %d", f.Capacity.Soft, f.Capacity.Hard)
	}
	if f.Offered > 0 {
		out += fmt.Sprintf(", %d offered", f.Offered)
	}
	if f.Waiting > 0 {
		out += fmt.Sprintf(", %d waiting", f.Waiting)
	}
	return out
}

// Standing is where a guest stands, in words, with an offer's end in a zone.
func (g GuestFace) Standing(zone *time.Location) string {
	switch {
	case g.NoShow:
		return "no-show"
	case g.Open:
		return "offered until " + g.Until.In(zone).Format("2 Jan 15:04")
	case !g.Until.IsZero():
		return "waitlisted, offer expired"
	}
	return g.Status.String()
}

// MixWords says what is known of a guest for the mix.
func (g GuestFace) MixWords() string {
	return mixWords(model.Known{Side: g.Side, Part: g.Part, Screening: g.Screening, Photo: g.Photo, Social: g.Social})
}
