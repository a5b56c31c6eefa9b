package session

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
)

// TalkFace is how the time was used. Screens compute what runs at any moment, so that a tick needs no new snapshot.
type TalkFace struct {
	Earlier  time.Duration // feature talk in all blocks, without the stretch that goes on
	Spent    time.Duration // what the other blocks took
	Since    time.Time     // when the stretch that goes on began; zero while it is deep work
	Until    time.Time     // when it ends by itself
	Latest   int64         // the stretch that can be corrected; 0 for none
	LatestAt time.Time     // when it began
}

// Feature is how much was feature talk at a moment, and whether it is now.
func (f TalkFace) Feature(now time.Time) (time.Duration, bool) {
	if f.Since.IsZero() || now.Before(f.Since) {
		return f.Earlier, false
	}
	if !now.Before(f.Until) {
		return f.Earlier + f.Until.Sub(f.Since), false
	}
	return f.Earlier + now.Sub(f.Since), true
}

// Share is feature talk of all the time so far, in whole percent.
func (f TalkFace) Share(clock Clock, now time.Time) int {
	feature, _ := f.Feature(now)
	all := max(f.Spent+clock.Spent(now), feature)
	if all <= 0 {
		return 0
	}
	return int((feature*100 + all/2) / all)
}

// Suspect is a use case that sounds like a request or a plan in a block that is locked as deep work: a suggestion, never more.
type Suspect struct {
	Case model.UseCaseID
	Kind model.Suspicion
}

// TopicFace is a use case that divides the room, with the time that is suggested to talk about it.
type TopicFace struct {
	Scored Scored
	Time   time.Duration
	Done   bool // it was talked about
}

// TopicNow is what is talked about, with its small clock.
type TopicNow struct {
	Case  CaseFace
	Clock Clock
	Last  bool // thumbs gave all that they give: it comes to an end
}

// VoteFace is a vote by thumbs as everybody may see it: no thumb before it is closed.
type VoteFace struct {
	ID      model.RoundID
	By      time.Duration
	Number  int // of the use case that is talked about; 0 for none
	Given   int // thumbs on seats
	Room    int // people counted in the room
	People  int // checked in
	Closed  bool
	Applied bool
	Shown   bool // enough thumbs that none has a name
	Counts  [model.ThumbCount]int
	GoesOn  bool
}

// PublicTalk is what wall and seats may know of the talk. Names stand in it only where the room may read them.
type PublicTalk struct {
	Topic   *TopicNow
	Speaks  bool     // somebody has the floor
	Floor   string   // who; "" when the room may not read it
	Waiting int      // hands that are up beside
	Queue   []string // whose; "" likewise
	Vote    *VoteFace
}

// DiscussFace is the talk as the facilitator sees it.
type DiscussFace struct {
	Topics []TopicFace // the most divided first
	Topic  *TopicNow
	Floor  PersonFace // no ID when nobody has it
	Queue  []PersonFace
	Vote   *VoteFace
	Thumbs [model.ThumbCount]int // counted in the room
}

// talkFace is as of the latest event, so that it is the same whenever it is made.
func (s *State) talkFace(v *Session) TalkFace {
	now := s.At
	var f TalkFace
	for _, x := range v.talk().Stretches {
		if !x.Deep {
			f.Latest, f.LatestAt = x.Begun, time.UnixMilli(x.Begun)
		}
	}
	live, runs := v.running(now)
	for _, b := range v.Blocks {
		f.Earlier += v.featureTalk(b.ID, now)
		if b.ID != v.Current {
			f.Spent += v.Spent[b.ID]
		}
	}
	if runs {
		f.Earlier -= time.Duration(now-live.Begun) * time.Millisecond
		f.Since, f.Until = time.UnixMilli(live.Begun), time.UnixMilli(live.until())
	}
	return f
}

// topicNow is what is talked about in this block, or what it became a part of.
func (s *State) topicNow(v *Session) *TopicNow {
	t := v.talk().Topic
	c := s.UseCase(t.Case)
	if c != nil {
		c = s.Top(c)
	}
	if c == nil || c.Withdrawn || t.Block != v.Current || v.State != model.Live {
		return nil
	}
	clock := v.Clock()
	clock.Timebox = t.From + t.Box
	return &TopicNow{Case: s.publicFace(c, false), Clock: clock, Last: model.Extension(s.given(v)) == 0}
}

// voteFace is the vote that the room is asked, or its result until the room goes on; nil when there is none.
func (s *State) voteFace(v *Session) *VoteFace {
	r := s.openVote(v)
	if r == nil || r.leftBehind(v) || v.State != model.Live {
		return nil
	}
	f := &VoteFace{ID: r.ID, By: r.Roman.By, People: len(s.here(v)), Closed: r.Roman.Closed, Applied: r.Roman.Applied}
	if c := s.UseCase(r.Roman.Case); c != nil {
		f.Number = c.Number
	}
	for _, n := range r.Roman.Hands {
		f.Room += n
	}
	if !f.Closed {
		ids, _ := s.ballotsOf(r.ID)
		f.Given = len(ids)
		return f
	}
	all := r.Roman.Counts()
	f.GoesOn, f.Given = model.GoesOn(all), all[0]+all[1]+all[2]-f.Room
	if f.Shown = f.Given+f.Room >= fewestShown; f.Shown {
		f.Counts = all
	}
	return f
}

// publicTalk is made once for all of wall and seats.
func (s *Snapshot) publicTalk(v *Session) *PublicTalk {
	st, t := s.State, v.talk()
	f := &PublicTalk{Topic: st.topicNow(v), Vote: st.voteFace(v), Speaks: !t.Floor.IsZero()}
	if f.Topic != nil && !f.Topic.Case.public() {
		f.Topic = nil
	}
	f.Floor = st.floorName(v, t.Floor)
	for _, p := range v.queue() {
		f.Waiting++
		f.Queue = append(f.Queue, st.floorName(v, p))
	}
	return f
}

// floorName is the name of who has the floor or waits for it; "" where the room may not read it.
func (s *State) floorName(v *Session, p model.PersonID) string {
	if !v.Names {
		return ""
	}
	return s.agreedName(p)
}

func (s *Snapshot) discussFace(v *Session, one *shared) DiscussFace {
	st := s.State
	f := DiscussFace{Topic: st.topicNow(v), Vote: one.talk.Vote}
	if one.reveal != nil {
		f.Topics = talkPlan(v, one.reveal.Contested)
	}
	if r := st.openVote(v); r != nil {
		f.Thumbs = r.Roman.Hands
	}
	face := func(p model.PersonID) PersonFace {
		g, at := v.Guest(p)
		if at < 0 {
			g = Guest{Person: p}
		}
		return s.personFace(v, g, one.said)
	}
	if p := v.talk().Floor; !p.IsZero() {
		f.Floor = face(p)
	}
	for _, p := range v.queue() {
		f.Queue = append(f.Queue, face(p))
	}
	return f
}

// suspects are the newest use cases of a block that is locked as deep work which sound like requests or plans.
func (s *Snapshot) suspects(v *Session, cases []CaseFace) []Suspect {
	if v.State != model.Live || !v.DeepWork(v.Current) {
		return nil
	}
	const newest = 100
	var out []Suspect
	for _, c := range cases[max(len(cases)-newest, 0):] {
		if s.State.UseCase(c.ID).Block != v.Current {
			continue
		}
		if kind := s.lexicon.Suspect(c.Title); kind != model.NoSuspicion {
			out = append(out, Suspect{c.ID, kind})
		}
	}
	return out
}

// settled puts what became of a parked item, or who does an action, into its face. Names are told as who does.
func (s *State) settled(f ItemFace, it *Item, who func(model.PersonID) string) ItemFace {
	f.Fate, f.Day, f.Done, f.Answer = it.Settled.Fate, it.Day, it.Done, s.Words(it.Settled.Words)
	if c := s.UseCase(it.Settled.Case); c != nil {
		f.Number = c.Number
	}
	if c := s.UseCase(it.From); c != nil {
		f.From = c.Number
	}
	f.doer = it.Who
	if who != nil {
		f.Doer, f.To = who(it.Who), who(it.Settled.To)
	}
	return f
}

// Became is what became of a parked item, in words; "" while it is open.
func (f ItemFace) Became() string {
	more := func(words string) string {
		if f.Answer != "" {
			return words + ": " + f.Answer
		}
		return words
	}
	switch f.Fate {
	case model.FateAnswered:
		return more("answered")
	case model.FateUseCase:
		return fmt.Sprintf("became use case %d", f.Number)
	case model.FatePassedOn:
		if f.To == "" {
			return more("passed on")
		}
		return more("passed on to " + f.To)
	case model.FateDropped:
		return more("dropped")
	case model.FateOpen:
	}
	return ""
}

// Doing is who does an action, until when, and whether it is done; "" when nothing of it is known.
func (f ItemFace) Doing() string {
	out := f.Doer
	if f.Day != "" {
		if out != "" {
			out += " "
		}
		out += "by " + f.Day
	}
	if f.Done {
		if out != "" {
			out += ", "
		}
		out += "done"
	}
	return out
}

// toldOfItems is what became of one's own parked words, in kind words.
func (s *State) toldOfItems(v *Session, places []int) []string {
	var out []string
	for _, at := range places {
		it := s.Item(v.Items[at])
		if it.Kind != model.ItemParked {
			continue
		}
		f := s.settled(ItemFace{}, it, s.name)
		words := "“" + s.Words(it.Words) + "”"
		switch became := f.Became(); {
		case became != "":
			out = append(out, words+" from the parking lot: "+strings.TrimSuffix(became, ".")+".")
		case f.From > 0:
			out = append(out, fmt.Sprintf("#%d waits in the parking lot, with your name: it asks for a feature or a plan, and this block is about what people do. You will hear what becomes of it.", f.From))
		}
	}
	return out
}

// place is where a person stands in the queue of hands, from 1; 0 for not at all.
func (v *Session) place(p model.PersonID) int { return slices.Index(v.queue(), p) + 1 }

// words is the time as the recap tells it; "" where nobody used the clock of feature talk.
func (f TalkFace) words(clock Clock, now time.Time) string {
	feature, _ := f.Feature(now)
	if feature < 30*time.Second {
		return ""
	}
	return fmt.Sprintf("%d min of feature talk, %d%% of the time", int((feature+30*time.Second)/time.Minute), f.Share(clock, now))
}

// Now is the talk, to be read; nobody's is empty.
func (p *PublicTalk) Now() PublicTalk {
	if p == nil {
		return PublicTalk{}
	}
	return *p
}

// Asks is the question of a vote: "5 minutes more?".
func (f *VoteFace) Asks() string {
	if n := int(f.By / time.Minute); n != 1 {
		return fmt.Sprintf("%d minutes more?", n)
	}
	return "1 minute more?"
}

// Brief is how a closed vote came out, for a narrow column: "5 min more".
func (f *VoteFace) Brief() string {
	if !f.GoesOn {
		return "move on"
	}
	return fmt.Sprintf("%d min more", f.By/time.Minute)
}

// Result is how a closed vote came out, in a sentence. The time is not given yet: once it is, the vote is over.
func (f *VoteFace) Result() string {
	words := "We move on"
	if f.GoesOn {
		words = "The room wants " + strings.TrimSuffix(f.Asks(), "?")
	}
	if !f.Shown {
		return words + "."
	}
	return fmt.Sprintf("%s: %d up, %d sideways, %d down.", words, f.Counts[0], f.Counts[1], f.Counts[2])
}

// HandsWords is whose hand is up and who has the floor, as far as the room may read it; "" when there is neither.
func (p PublicTalk) HandsWords() string {
	var parts []string
	if p.Speaks {
		who := p.Floor
		if who == "" {
			who = "somebody"
		}
		parts = append(parts, who+" has the floor")
	}
	if p.Waiting > 0 {
		words := fmt.Sprintf("%d hands are up", p.Waiting)
		if p.Waiting == 1 {
			words = "1 hand is up"
		}
		if names := slices.DeleteFunc(slices.Clone(p.Queue), func(n string) bool { return n == "" }); len(names) > 0 {
			words += ": " + strings.Join(names, ", ")
		}
		parts = append(parts, words)
	}
	return strings.Join(parts, " · ")
}
