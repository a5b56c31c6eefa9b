package session

import (
	"slices"
	"time"

	"serendip/model"
)

// State is all that is known of one programme at one moment. It is immutable: Apply and withRecords return another.
type State struct {
	ID     model.ProgrammeID
	Seq    uint64 // of the last event folded in
	At     int64  // its time, UTC milliseconds
	Name   string
	Vision model.Text
	Terms  model.Terms // what value is reckoned with

	undoing model.CommandID // the latest undo: what it brings about is not itself to be undone

	keys     []FacilitatorKey // of the instance only
	library  []model.UseCaseID
	planned  []model.SessionID
	people   table[model.PersonID, bool]
	sessions table[model.SessionID, *Session]
	cases    table[model.UseCaseID, *UseCase]
	items    table[model.ItemID, *Item]
	rounds   table[model.RoundID, *Round]
	askings  table[model.RoundID, model.SessionID] // where each is, dropped ones too
	external table[externalID, model.UseCaseID]

	champions table[model.PersonID, *model.Champion]

	objectives []Objective // of the programme, in order

	brand model.Brand // how files look

	texts   texts                                 // from records
	details table[model.PersonID, *model.Details] // from records
	ballots table[BallotID, *Ballot]              // from records; only of rounds that are not revealed
	answers table[BallotID, *SurveyAnswer]        // from records; only of surveys that are not counted
}

// FacilitatorKey is an SSH key that may facilitate; a zero Programme means all of them.
type FacilitatorKey struct {
	Fingerprint string
	Name        string
	Programme   model.ProgrammeID
	Role        model.CrewRole
}

// Session is one workshop as it stands.
type Session struct {
	ID       model.SessionID
	Title    string
	Start    int64 // UTC milliseconds
	Zone     string
	Template string
	Kind     model.SessionKind
	Blocks   []model.Block
	State    model.SessionState
	Current  model.BlockID
	Since    int64         // when the clock last started, UTC milliseconds
	Base     time.Duration // what the current block had taken then
	Paused   bool
	Spent    map[model.BlockID]time.Duration // of blocks that were left; replaced, never written
	Extra    map[model.BlockID]time.Duration // extensions, likewise
	Codes    uint32                          // generation of the session code and wall token; 0 before the first lobby
	Dark     bool
	View     model.WallView
	ViewCase model.UseCaseID
	Names    bool
	Hold     map[model.BlockID]bool
	WallDark bool // what the test card chose
	WallCols int
	WallRows int
	Notes    map[model.BlockID]model.Text
	Guests   []Guest
	Hands    []model.PersonID
	Cases    []model.UseCaseID // in order of their numbers, withdrawn ones too
	Items    []model.ItemID
	Rounds   []model.RoundID
	Askings  []*Asking
	Dots     []model.RoundID // the dot rounds; none is among Rounds
	Selected []model.UseCaseID
	Reached  Reached   // from elsewhere; the zero value was never proven
	Surveys  []*Survey // of the shortlist, oldest first
	Review   *Reviewing
	LiveAt   int64
	ClosedAt int64
	Lead     model.PersonID // the facilitator's id of who leads; zero while it was never handed over
	Led      []HandOver     // to whom the lead went, oldest first
	Done     []Action       // what can still be undone, oldest first
	Talk     *Talk          // nil while there was none
	Letters  *Letters       // nil while nothing was said or made
	After    *After         // the survey after it; nil for none

	Meeting  *Meeting   // a meetup's end, place and money; nil for a workshop that has none; replaced, never written
	List     *GuestList // nil while the guest list is as it was imported
	Speakers []*Speaker // in order, struck ones too
	Asked    *Asked     // what the room asks; nil while nobody did
	Topics   *Topics    // an unconference's board; nil while there was none

	Archive *Archive // of a session that came back from its export; nil for every other
}

// Guest is a person on a session's list.
type Guest struct {
	Person model.PersonID
	Status model.GuestStatus
	Remote bool
}

// Action is one command's undoable events.
type Action struct {
	Command model.CommandID
	Actor   model.PersonID
	Events  []model.Event
	touches *touches // of all its events, once somebody asks
}

// UseCase is one use case as it stands. The numbers are those of its fields in a kept state, where there are very many.
type UseCase struct {
	ID         model.UseCaseID   `cbor:"1,keyasint,omitzero"`
	Session    model.SessionID   `cbor:"2,keyasint,omitzero"` // zero in the library
	Block      model.BlockID     `cbor:"3,keyasint,omitzero"`
	Number     int               `cbor:"4,keyasint,omitzero"`
	Kind       model.Kind        `cbor:"5,keyasint,omitzero"`
	Stage      model.Stage       `cbor:"6,keyasint,omitzero"`
	Title      model.Text        `cbor:"7,keyasint,omitzero"`
	Summary    model.Text        `cbor:"8,keyasint,omitzero"`
	Extra      model.Text        `cbor:"9,keyasint,omitzero"`
	External   string            `cbor:"10,keyasint,omitzero"`
	Source     string            `cbor:"11,keyasint,omitzero"`
	By         model.PersonID    `cbor:"12,keyasint,omitzero"`
	At         int64             `cbor:"13,keyasint,omitzero"`
	Seq        uint64            `cbor:"14,keyasint,omitzero"` // of its capture: the earliest captured comes first
	Remote     bool              `cbor:"15,keyasint,omitzero"`
	Unfinished bool              `cbor:"16,keyasint,omitzero"`
	Hidden     bool              `cbor:"17,keyasint,omitzero"`
	Held       bool              `cbor:"18,keyasint,omitzero"`
	Withdrawn  bool              `cbor:"19,keyasint,omitzero"`
	Minutes    int               `cbor:"20,keyasint,omitzero"`
	Others     int               `cbor:"21,keyasint,omitzero"`
	Origin     model.UseCaseID   `cbor:"22,keyasint,omitzero"`
	Details    Said              `cbor:"23,keyasint,omitzero"`
	Same       Crowd             `cbor:"24,keyasint,omitzero"`
	Counted    int               `cbor:"25,keyasint,omitzero"` // people without names who said same by a show of hands
	Into       model.UseCaseID   `cbor:"26,keyasint,omitzero"`
	Merged     []model.UseCaseID `cbor:"27,keyasint,omitzero"`
	Themes     []string          `cbor:"28,keyasint,omitzero"`
	NotAimed   []int             `cbor:"29,keyasint,omitzero"`
	Owner      model.PersonID    `cbor:"30,keyasint,omitzero"`
	Measure    model.Text        `cbor:"31,keyasint,omitzero"`
	FirstDate  string            `cbor:"32,keyasint,omitzero"`

	Claim    *model.Verification `cbor:"140,keyasint,omitzero"` // what came of asking the front line; nil before
	Reckoned *Reckoned           `cbor:"70,keyasint,omitempty"` // replaced, never written
	Typed    model.PersonID      `cbor:"33,keyasint,omitzero"`  // who captured it for its speaker; zero when that was the speaker
	Review   *Reviewed           `cbor:"40,keyasint,omitzero"`
	AddsTo   model.UseCaseID     `cbor:"34,keyasint,omitzero"`  // what it was said about, and waits beside
	Page     *Page               `cbor:"110,keyasint,omitzero"` // nil until something was written
}

// Item is something noted beside the use cases; numbered as a UseCase is.
type Item struct {
	ID        model.ItemID    `cbor:"1,keyasint,omitzero"`
	Session   model.SessionID `cbor:"2,keyasint,omitzero"`
	Block     model.BlockID   `cbor:"3,keyasint,omitzero"`
	Kind      model.ItemKind  `cbor:"4,keyasint,omitzero"`
	Words     model.Text      `cbor:"5,keyasint,omitzero"`
	By        model.PersonID  `cbor:"6,keyasint,omitzero"`
	At        int64           `cbor:"7,keyasint,omitzero"`
	Withdrawn bool            `cbor:"8,keyasint,omitzero"`

	From    model.UseCaseID  `cbor:"20,keyasint,omitzero"` // that was parked
	Settled model.Settlement `cbor:"21,keyasint,omitzero"` // what became of it
	Who     model.PersonID   `cbor:"22,keyasint,omitzero"` // does an action
	Day     string           `cbor:"23,keyasint,omitzero"` // until when, as YYYY-MM-DD
	Done    bool             `cbor:"24,keyasint,omitzero"`
	Typed   model.PersonID   `cbor:"9,keyasint,omitzero"` // as of a UseCase
}

type externalID [16]byte

// Words is the text that was said, or what stands for it when it was erased.
func (s *State) Words(t model.Text) string {
	if t.IsZero() {
		return ""
	}
	if words, ok := s.texts.get(t.ID); ok {
		return words
	}
	return erased
}

// erased stands for words, and for the name of somebody, that are gone.
const erased = "(erased)"

// Forgotten says whether nothing is left on file of somebody who was.
func (s *State) Forgotten(p model.PersonID) bool { return s.details.at(p) == nil && s.people.has(p) }

// remembers says whether anything is on file of somebody: nothing puts whoever wanted out there again.
func (s *State) remembers(p model.PersonID) bool { return s.details.at(p) != nil }

// Details is what is on file of a person; nobody's is empty.
func (s *State) Details(p model.PersonID) model.Details {
	if d := s.details.at(p); d != nil {
		return *d
	}
	if s.Forgotten(p) {
		return model.Details{Name: erased}
	}
	return model.Details{}
}

// Session finds a session; nil when there is none of that id.
func (s *State) Session(id model.SessionID) *Session { return s.sessions.at(id) }

// UseCase finds a use case; nil when there is none of that id.
func (s *State) UseCase(id model.UseCaseID) *UseCase { return s.cases.at(id) }

// Round finds a round; nil when there is none of that id.
func (s *State) Round(id model.RoundID) *Round { return s.rounds.at(id) }

// Item finds a noted item; nil when there is none of that id.
func (s *State) Item(id model.ItemID) *Item { return s.items.at(id) }

// Sessions lists the sessions in the order in which they were planned.
func (s *State) Sessions() []*Session {
	out := make([]*Session, 0, len(s.planned))
	for _, id := range s.planned {
		out = append(out, s.sessions.at(id))
	}
	return out
}

// Library lists the use cases that came from files, in their order there.
func (s *State) Library() []*UseCase {
	out := make([]*UseCase, 0, len(s.library))
	for _, id := range s.library {
		out = append(out, s.cases.at(id))
	}
	return out
}

// People lists everybody on file, in the order in which they came.
func (s *State) People() []model.PersonID {
	out := make([]model.PersonID, 0, s.people.size())
	for id := range s.people.all() {
		out = append(out, id)
	}
	slices.SortFunc(out, func(a, b model.PersonID) int { return slices.Compare(a[:], b[:]) })
	return out
}

// Keys lists the SSH keys that may facilitate; only the instance has any.
func (s *State) Keys() []FacilitatorKey { return s.keys }

// Top is the use case that this one stands for after merges: itself unless it became an alias.
func (s *State) Top(c *UseCase) *UseCase {
	for !c.Into.IsZero() {
		c = s.cases.at(c.Into)
	}
	return c
}

// Block is the session's block of that id and its place; -1 when it is not there.
func (v *Session) Block(id model.BlockID) (model.Block, int) {
	i := slices.IndexFunc(v.Blocks, func(b model.Block) bool { return b.ID == id })
	if i < 0 {
		return model.Block{}, -1
	}
	return v.Blocks[i], i
}

// Guest is a person's entry on the list, and its place; -1 when it is not there.
func (v *Session) Guest(p model.PersonID) (Guest, int) {
	i := slices.IndexFunc(v.Guests, func(g Guest) bool { return g.Person == p })
	if i < 0 {
		return Guest{}, -1
	}
	return v.Guests[i], i
}

// Clock is the current block's clock.
func (v *Session) Clock() Clock {
	b, _ := v.Block(v.Current)
	return Clock{
		Timebox: b.Timebox + v.Extra[v.Current],
		Base:    v.Base,
		Since:   time.UnixMilli(v.Since),
		Stopped: v.Paused || v.State != model.Live,
	}
}

// Holds says whether ideas of a block wait before the wall shows them.
func (v *Session) Holds(id model.BlockID) bool {
	if on, set := v.Hold[id]; set {
		return on
	}
	b, _ := v.Block(id)
	return b.Hold
}
