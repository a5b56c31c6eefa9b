package session

import (
	"fmt"
	"time"

	"serendip/model"
)

// SpeakerFace is one speaker in the queue, as the facilitator sees them.
type SpeakerFace struct {
	ID       model.SpeakerID
	Person   model.PersonID
	Name     string
	Side     model.GuestSide // never zero
	Box      time.Duration
	Clock    Clock
	Speaking bool
	Done     bool // has spoken, and speaks no longer
}

// SideWord is whose the speaker is, in a word.
func (p SpeakerFace) SideWord() string { return p.Side.String() }

// NextSide is the side that one key turns them to, in a word.
func (p SpeakerFace) NextSide() string { return nextSide(p.Side).String() }

// SpeakersFace is who speaks, as the facilitator sees it.
type SpeakersFace struct {
	Queue     []SpeakerFace
	Cards     []string // what to ask one who stalls
	Customers int      // in the queue
}

// PublicSpeakers is what wall and seats may know of it: the names that the facilitator put there.
type PublicSpeakers struct {
	Now   string // who speaks; "" for nobody
	Clock Clock  // of who speaks
	Next  string // who comes after; "" for nobody
	Left  int    // how many have not spoken
	Spoke int    // how many have

	NowID, NextID model.SpeakerID // ids say nothing
	now, next     model.PersonID
}

// SeatSpeakers is the same with what concerns one seat.
type SeatSpeakers struct {
	PublicSpeakers
	Mine bool // one speaks oneself
	Soon bool // one is next
}

// speakersFace is nil while nobody was queued and no block asks for speakers.
func (s *State) speakersFace(v *Session) *SpeakersFace {
	f := &SpeakersFace{}
	for _, p := range v.Speakers {
		if p.Struck {
			continue
		}
		f.Queue = append(f.Queue, SpeakerFace{ID: p.ID, Person: p.Person, Name: s.name(p.Person), Side: p.Side, Box: p.Box, Clock: p.Clock(),
			Speaking: p.Since > 0, Done: p.Since == 0 && p.Spent > 0})
		f.Customers += boolInt(p.Side == model.SideCustomer)
	}
	f.Cards = v.cards()
	if len(f.Queue) == 0 && !v.has(model.Speakers) {
		return nil
	}
	return f
}

// cards are the prompt cards of the current block, else of the first that has some, else the usual ones.
func (v *Session) cards() []string {
	if b, _ := v.Block(v.Current); len(b.Cards) > 0 {
		return b.Cards
	}
	for _, b := range v.Blocks {
		if len(b.Cards) > 0 {
			return b.Cards
		}
	}
	return model.PromptCards()
}

func (s *State) publicSpeakers(v *Session) *PublicSpeakers {
	if len(v.Speakers) == 0 {
		return nil
	}
	f := &PublicSpeakers{}
	if p := v.speaking(); p != nil {
		f.now, f.NowID, f.Now, f.Clock = p.Person, p.ID, s.name(p.Person), p.Clock()
	}
	if p := v.nextToSpeak(); p != nil {
		f.next, f.NextID, f.Next = p.Person, p.ID, s.name(p.Person)
	}
	for _, p := range v.Speakers {
		f.Spoke += boolInt(!p.Struck && p.Since == 0 && p.Spent > 0)
		f.Left += boolInt(!p.Struck && p.Since == 0 && p.Spent == 0)
	}
	return f
}

// seat is what concerns one person.
func (f *PublicSpeakers) seat(p model.PersonID) *SeatSpeakers {
	if f == nil {
		return nil
	}
	return &SeatSpeakers{PublicSpeakers: *f, Mine: f.now == p && !p.IsZero(), Soon: f.next == p && !p.IsZero()}
}

// Talked is how long customers and the house have talked at a moment. Prospects are neither.
func (f *SpeakersFace) Talked(now time.Time) (customers, vendor time.Duration) {
	if f == nil {
		return 0, 0
	}
	for _, p := range f.Queue {
		switch p.Side {
		case model.SideVendor:
			vendor += counted(p.Clock.Spent(now))
		case model.SideCustomer:
			customers += counted(p.Clock.Spent(now))
		case model.SideProspect:
		}
	}
	return customers, vendor
}

// Talk is the share of the talking in words: "customers 80 : 20 vendor"; "" while nobody talked.
func (f *SpeakersFace) Talk(now time.Time) string { return TalkWords(f.Talked(now)) }

// TalkWords is the share of the talking in words; "" while nobody talked.
func TalkWords(customers, vendor time.Duration) string {
	percent, any := model.TalkShare(customers, vendor)
	if !any {
		return ""
	}
	return fmt.Sprintf("customers %d : %d vendor", percent, 100-percent)
}

// spokeWords is whose the speaking was, for the recap; "" while no speaker's clock ran.
func (v *Session) spokeWords(now time.Time) string {
	var talked [2]time.Duration
	for _, p := range v.Speakers {
		if !p.Struck && p.Side != model.SideProspect {
			talked[boolInt(p.Side == model.SideVendor)] += counted(p.spentAt(now))
		}
	}
	percent, any := model.TalkShare(talked[0], talked[1])
	if !any {
		return ""
	}
	return fmt.Sprintf("customers spoke %d%% of the time, the vendor %d%%", percent, 100-percent)
}

// counted is a time as the ratio counts it on every face and in every file: in whole seconds, as it is written.
func counted(d time.Duration) time.Duration { return d.Round(time.Second) }

// Warning is what is amiss with the queue; "" when nothing is.
func (f *SpeakersFace) Warning() string {
	switch {
	case f == nil || len(f.Queue) == 0 || f.Customers >= model.EnoughCustomers:
		return ""
	case f.Customers == 0:
		return "no customer speaks: a meetup is theirs"
	}
	return "a second customer speaker wanted"
}

// Current is who speaks, else who comes next, else who spoke last, and the place in the queue; -1 while it is empty.
func (f *SpeakersFace) Current() int {
	if f == nil {
		return -1
	}
	next := -1
	for i, p := range f.Queue {
		if p.Speaking {
			return i
		}
		if next < 0 && !p.Done {
			next = i
		}
	}
	if next < 0 {
		next = len(f.Queue) - 1
	}
	return next
}

// Ends says whether the two last minutes have come.
func (f *SeatSpeakers) Ends(now time.Time) bool {
	return f != nil && f.Mine && f.Clock.Left(now) <= model.SpeakerWarn
}

// EndsWords tells a speaker, on their own seat, how much is left; "" before the last two minutes.
func (f *SeatSpeakers) EndsWords(now time.Time) string {
	if !f.Ends(now) {
		return ""
	}
	switch left := f.Clock.Left(now); {
	case left <= 0:
		return "Your time is over. Thank you!"
	case left <= time.Minute:
		return "One minute left."
	default:
		return "Two minutes left."
	}
}
