package session

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"serendip/model"
)

// Snapshot is one state with who is connected, as everybody reads it. It is immutable; what all readers share is
// computed once, by the first of them.
type Snapshot struct {
	State    *State
	presence map[model.PersonID]Presence
	door     Door
	trouble  string // why nothing can be saved now
	strain   string // how near this machine is to its end
	secret   []byte
	roundKey func(model.RoundID) []byte
	now      func() time.Time
	likeness *likeness
	lexicon  *model.Lexicon
	claims   map[model.PersonID]claim // who has what open

	mu     sync.Mutex
	shared map[model.SessionID]*shared
	before map[model.SessionID]*faces // of snapshots before; not written to
}

func newSnapshot(l *Live, s *State) *Snapshot {
	presence, door, trouble, strain := l.hub.view()
	var before map[model.SessionID]*faces
	if last := l.current.Load(); last != nil {
		before = last.newest(s.texts.erased)
	}
	return &Snapshot{before: before, State: s, presence: presence, door: door, trouble: trouble, strain: strain, secret: l.Secrets.CodeSecret(), roundKey: l.Secrets.RoundKey, now: l.Now, likeness: &l.likeness, lexicon: l.Lexicon, claims: l.hub.claimed(), shared: make(map[model.SessionID]*shared)}
}

// shared is what all audiences of a session have in common.
type shared struct {
	once   sync.Once
	faces  atomic.Pointer[faces]
	face   SessionFace
	cases  []CaseFace // see faces
	plain  []CaseFace
	public []CaseFace
	reveal *RevealFace
	round  *RoundFace
	dots   *DotsFace

	weighed  *WeighedFace
	reckoned *ReckonedFace

	topics *TopicsFace
	recap  RecapFace
	wall   WallFace
	seat   SeatShared
	survey *SurveyFace // as seats may see it
	after  *AskingFace // of a closed session
	asking *AskingFace // with all words; the room sees fewer

	pages   []PageFace // with names; see faces
	writing []EditingFace
	steps   []StepFace
	edits   []EditingFace          // the same as the room may read it
	names   []string               // of those who are here
	said    map[model.PersonID]int // how much everybody said
	late    LateFace
	talk    *PublicTalk
	crowd   crowd
	undo    undoIndex
	memo    Memo

	speakers *PublicSpeakers
	asked    *askedFaces
}

// of computes what is common to all audiences once.
func (s *Snapshot) of(id model.SessionID) (*Session, *shared) {
	v := s.State.Session(id)
	if v == nil {
		one, v := &shared{talk: &PublicTalk{}}, &Session{ID: id}
		one.seat = one.seatShared(v)
		return v, one
	}
	s.mu.Lock()
	one := s.shared[id]
	if one == nil {
		one = &shared{}
		s.shared[id] = one
	}
	s.mu.Unlock()
	one.once.Do(func() { s.fill(v, one) })
	return v, one
}

// prepare computes what everybody in a session needs.
func (s *Snapshot) prepare(id model.SessionID) {
	if s.State.Session(id) == nil {
		return
	}
	v, one := s.of(id)
	one.crowd.of(model.PersonID{}, func(of func(model.PersonID) *part) { s.take(v, one, of) })
	one.undo.of(v)
}

func (s *Snapshot) fill(v *Session, one *shared) {
	one.face = s.sessionFace(v)
	f := s.facesOf(v)
	one.faces.Store(f)
	one.cases, one.plain, one.public = f.cases, f.plain, f.public
	one.pages, one.edits, one.writing = f.pages, s.editing(v, s.State.agreedName), s.editing(v, s.State.name)
	one.reveal, one.round = s.State.revealFace(v), s.State.roundFace(v, f.scored)
	one.dots = s.State.dotsFace(v, s.State.currentDots(v), f.dotted)
	one.weighed, one.reckoned = s.State.weighedFace(v), s.State.reckonedFace(v)
	one.steps = s.State.steps(v)
	one.topics = s.State.topicsFace(v, one.public)
	one.recap, one.talk = s.recap(v, one.public), s.publicTalk(v)
	one.recap.Discussed = one.topics.Talked()
	one.speakers, one.asked = s.State.publicSpeakers(v), s.State.askedFaces(v)
	one.asking = s.State.askingFace(v, one.face.Block.ID)
	one.wall = s.wallFace(v, one)
	one.after = s.State.afterShared(v)
	one.survey = s.surveyForSeats(v, one.wall.Survey)
	one.names, one.said, one.late = s.State.names(v), s.State.said(v), late(v, one)
	one.seat = one.seatShared(v)
}

// public says whether wall and seats may show a use case.
func (c *UseCase) public() bool { return !c.Hidden && !c.Held && !c.Withdrawn }

func (c CaseFace) public() bool { return !c.Hidden && !c.Held }

// publicFace is a use case as the room sees it: the speaker's name only when names are turned on and the speaker agreed
// to it, and nothing that was said in a hidden or held one which was merged into it.
func (s *State) publicFace(c *UseCase, names bool) CaseFace {
	f := s.caseFace(c)
	f.AddsTo = 0
	f.MergedIDs, f.Details, f.Who = nil, s.saidOf(c, (*UseCase).public), ""
	if names {
		f.Who = s.agreedName(c.By)
	}
	return f
}

// name is a person's name, for those who run the session.
func (s *State) name(p model.PersonID) string { return s.Details(p).Name }

// agreedName is a person's name if they agreed that the room reads it.
func (s *State) agreedName(p model.PersonID) string {
	if d := s.Details(p); d.Consent {
		return d.Name
	}
	return ""
}

func (s *Snapshot) sessionFace(v *Session) SessionFace {
	f := SessionFace{
		Programme: s.State.Name, Session: v.ID, Title: v.Title, State: v.State, Start: time.UnixMilli(v.Start), Zone: v.Zone,
		Blocks: len(v.Blocks), Clock: v.Clock(), Vision: s.State.Words(s.State.Vision), Join: s.joinFace(v),
	}
	if b, at := v.Block(v.Current); at >= 0 {
		f.Block, f.Position = b, at
	} else if len(v.Blocks) > 0 {
		f.Block = v.Blocks[0]
	}
	f.Kind = v.kindAt(f.Block)
	if b, early := v.ahead(); early {
		f.Kind, f.Ahead = v.kindAt(b), true
	}
	return f
}

func (s *Snapshot) joinFace(v *Session) JoinFace {
	j := JoinFace{Fingerprint: s.door.Fingerprint, Others: s.door.Others}
	if v.State != model.Closed {
		j.Code = s.SessionCode(v)
	}
	j.Command = s.door.command(j.Code)
	return j
}

// command is the line to paste for a user name.
func (d Door) command(user string) string {
	switch {
	case user == "" || d.Host == "":
		return ""
	case d.Port == 22:
		return fmt.Sprintf("ssh %s@%s", user, d.Host)
	}
	return fmt.Sprintf("ssh %s@%s -p %d", user, d.Host, d.Port)
}

// Unseen says that the room may not read an item: it was parked from a use case that is held or hidden.
func (s *State) Unseen(it *Item) bool {
	c := s.UseCase(it.From)
	return c != nil && (c.Held || c.Hidden)
}

// itemFaces lists what was noted, of one kind as far as the room may read it, or of all, with as much of the speakers' names as who tells; nil tells none.
func (s *State) itemFaces(v *Session, kind model.ItemKind, who func(model.PersonID) string) []ItemFace {
	var out []ItemFace
	for at, id := range v.Items {
		it := s.Item(id)
		if it.Withdrawn || (kind != 0 && (it.Kind != kind || s.Unseen(it))) {
			continue
		}
		f := ItemFace{ID: it.ID, Place: at + 1, Kind: it.Kind, Words: s.Words(it.Words)}
		if who != nil {
			f.Who = who(it.By)
		}
		if f = s.settled(f, it, who); kind != 0 && f.Fate == model.FateDropped {
			f.Answer = "" // why it was dropped is for the author and the facilitators
		}
		out = append(out, f)
	}
	return out
}

// here lists who is checked in, in the order of the list.
func (s *State) here(v *Session) []Guest {
	var out []Guest
	for _, g := range v.Guests {
		if g.Status == model.GuestCheckedIn {
			out = append(out, g)
		}
	}
	return out
}

// names of those who are here, for completion: what they agreed to when they joined, or said aloud.
func (s *State) names(v *Session) []string {
	var out []string
	for _, g := range s.here(v) {
		if d := s.details.at(g.Person); d != nil { // else they are forgotten
			out = append(out, d.Name)
		}
	}
	return out
}

// agreed is the names of those here who said them themselves and agreed that the room reads them. Names beside ideas are
// another thing: those are turned on by the facilitator.
func (s *State) agreed(v *Session) []string {
	var out []string
	for _, g := range s.here(v) {
		if d := s.Details(g.Person); d.Consent {
			out = append(out, d.Name)
		}
	}
	return out
}

func themes(cases []CaseFace) []ThemeFace {
	var out []ThemeFace
	for _, c := range cases {
		for _, theme := range c.Themes {
			i := slices.IndexFunc(out, func(t ThemeFace) bool { return strings.EqualFold(t.Name, theme) })
			if i < 0 {
				i, out = len(out), append(out, ThemeFace{Name: theme})
			}
			out[i].Cases = append(out[i].Cases, c)
		}
	}
	return out
}

// widest is use cases by how many people they concern, in their order where those are as many. Faces are large, so that
// their places are sorted and not they.
func widest(cases []CaseFace) []CaseFace {
	places := make([]int32, len(cases))
	for i := range places {
		places[i] = int32(i)
	}
	slices.SortFunc(places, func(a, b int32) int {
		return cmp.Or(cmp.Compare(cases[b].Reach, cases[a].Reach), cmp.Compare(a, b))
	})
	out := make([]CaseFace, len(cases))
	for i, at := range places {
		out[i] = cases[at]
	}
	return out
}

// recap puts together what the session has brought so far.
func (s *Snapshot) recap(v *Session, public []CaseFace) RecapFace {
	st := s.State
	r := RecapFace{People: len(st.here(v)), Decisions: st.itemFaces(v, model.ItemDecision, nil), Actions: st.itemFaces(v, model.ItemAction, st.agreedName),
		Outcomes: st.itemFaces(v, model.ItemOutcome, nil), Next: st.itemFaces(v, model.ItemNext, nil), Parked: st.itemFaces(v, model.ItemParked, nil)}
	r.Talk = st.talkFace(v).words(v.Clock(), time.UnixMilli(st.At))
	r.NotShown = st.unseen(v)
	r.Spoke = v.spokeWords(time.UnixMilli(st.At))
	r.Meetup, r.NextMeetup = v.Kind == model.Meetup, st.NextAfter(v)
	for _, c := range public {
		r.Sames += c.Same
		switch {
		case c.Kind == model.Serendipitous:
			r.Serendipitous++
			r.Told = append(r.Told, c)
		case c.Kind == model.Planned:
			r.Planned++
		}
		if slices.Contains(v.Selected, c.ID) {
			r.Selected = append(r.Selected, c)
		}
		if c.Stage >= model.StageShortlisted {
			r.Shortlisted = append(r.Shortlisted, c)
		}
		if c.Kind == model.Planned && c.Stage == model.StageScored {
			r.Kept = append(r.Kept, c)
		}
	}
	r.Told, r.Judged = widest(r.Told), st.judgedFace(v)
	total := st.addUp(public)
	_, hours := total.Counted()
	r.Hours, r.HoursInAll, r.Verified = total.Sum(), hours.Rounded(), total.Verified()
	if st.Terms.OnWall {
		r.Money = total.Money()
	}
	return r
}
