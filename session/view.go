package session

import (
	"time"

	"serendip/model"
)

// Clock is a block's clock. Screens compute what is left from it at any moment, so that a tick needs no new snapshot.
type Clock struct {
	Timebox time.Duration // what the block has, extensions included
	Base    time.Duration // what it had taken at Since
	Since   time.Time
	Stopped bool // paused, or the session is not live
}

// Spent is what the block has taken at a moment.
func (c Clock) Spent(now time.Time) time.Duration {
	if c.Stopped || now.Before(c.Since) {
		return c.Base
	}
	return c.Base + now.Sub(c.Since)
}

// Left is what remains; negative when the block runs over.
func (c Clock) Left(now time.Time) time.Duration { return c.Timebox - c.Spent(now) }

// SessionFace is what every audience may know of a session.
type SessionFace struct {
	Programme string // the customer's name
	Session   model.SessionID
	Title     string
	State     model.SessionState
	Start     time.Time
	Zone      string
	Block     model.Block // the current one; the first before live; the last when closed
	Position  int         // its place in the agenda, from 0
	Blocks    int         // how many there are
	Kind      model.Kind  // what an idea is now, unless its sign says the other one
	Ahead     bool        // it is not live yet, and takes topics already
	Clock     Clock
	Vision    string
	Join      JoinFace
}

// JoinFace is how to join, as it is announced.
type JoinFace struct {
	Code        string   // the session code; "" before the first lobby
	Command     string   // "ssh 7k3m9qxt@10.20.0.14 -p 23234"; "" when no door is open
	Fingerprint string   // of the host key
	Others      []string // other addresses of this machine
}

// CaseFace is a use case as an audience may see it.
type CaseFace struct {
	ID         model.UseCaseID
	Number     int
	Kind       model.Kind
	Stage      model.Stage
	Title      string
	Who        string // the speaker's name, where the audience may see it
	Details    []string
	Same       int // people beside the speaker whom it concerns
	Reach      int // people in all, by seats and by hands
	Minutes    int // a day, claimed
	Others     int
	Hours      string            // "15 min x 7 people x 220 days = 385 h a year"; "" without a claim
	Claim      model.ClaimStatus // how far that is verified
	Unfinished bool
	Hidden     bool
	Held       bool
	Themes     []string
	Merged     []int             // numbers of the cases that were merged into it
	MergedIDs  []model.UseCaseID // their ids in the same order, on the console, for parting them
	NotAimed   model.Lenses      // importance lenses that it does not aim at
	Mine       bool
	ISaidSame  bool
	Remote     bool   // said from afar
	AddsTo     int    // number of the case beside which this one waits to be put, for who runs the session; 0 for none
	Origin     int    // number of the case of this session that this one does elsewhere; 0 for none
	Owner      string // for selected ones
	Measure    string
	FirstDate  string // YYYY-MM-DD
	Selected   bool
}

// ItemFace is a parked thing, an action, a decision or an outcome.
type ItemFace struct {
	ID    model.ItemID
	Place int // among all that was ever noted in the session, from 1
	Kind  model.ItemKind
	Words string
	Who   string
	Mine  bool

	From   int        // number of the use case that was parked; 0 for none
	Fate   model.Fate // what became of a parked item
	Answer string     // the answer or the reason
	Number int        // of the use case that it became
	To     string     // to whom it was passed on
	Doer   string     // of an action
	Day    string     // until when, YYYY-MM-DD
	Done   bool
	doer   model.PersonID // also where the room may not read the name
}

// PersonFace is a person on the console and on that person's own seat.
type PersonFace struct {
	ID           model.PersonID
	Name         string
	Organisation string
	Role         string
	Email        string
	Status       model.GuestStatus
	Remote       bool
	Online       bool          // a seat is connected now
	AwayFor      time.Duration // since the seat was lost; 0 when online or never connected
	Said         int           // ideas, details and sames
	Spoke        bool          // by the clock
	Hand         bool
}

// Silent says whether nobody has heard anything of somebody yet.
func (p PersonFace) Silent() bool { return p.Said == 0 && !p.Spoke }

// RoundFace is a blind round as everybody may see it: how far it is, never a mark.
type RoundFace struct {
	ID       model.RoundID
	Open     bool
	Revealed bool
	Again    bool // a second round
	Cases    []CaseFace
	Scorers  int          // people who gave a mark
	HandedIn int          // of these, who are done
	People   int          // checked in
	Hands    int          // people counted by show of hands
	Laptop   int          // people who gave a mark on a passed laptop
	Sheet    *model.Sheet // what is asked; nil for the three groups
	Rule     model.Rule   // in force now, or when it was revealed
	Fine     bool         // seats begin by criterion
}

// Scored is one use case after the reveal.
type Scored struct {
	Round      model.RoundID // in which it was scored last
	Case       CaseFace
	Rank       int
	Shared     bool // the rank is shared with another
	Result     model.CaseResult
	Progresses bool
	Overridden string // the reason of an override; "" for none
	Contested  bool
	Tally      model.Tally
	Hands      [3]model.Histogram
	Reasons    []string
	Unsaid     int            // reasons that are kept back; see [UnsaidWords]
	WouldPass  []model.Change // what would have changed the outcome
	Rule       model.Rule     // that was in force
	Moved      *MovedFace     // since the round before; nil in a first one
}

// RevealFace is a revealed round.
type RevealFace struct {
	Round      model.RoundID
	Rule       model.Rule
	Seats      int // ballots on seats
	Hands      int // people by show of hands
	Laptop     int // ballots on a passed laptop
	Passed     []Scored
	Contested  []Scored // those to talk about first, most divided first; they may have passed as well
	Rest       []Scored // what did not pass
	Stories    []Scored // serendipitous ones in rank order: which story to tell first
	Unscored   int      // serendipitous cases that were not scored
	RevealedAt time.Time
	Again      bool
	Unsaid     int  // reasons of the scorers that are kept back
	Unseen     int  // of what was scored, what the room doesn't see
	Unmoved    bool // what moved is kept back: too few scored in the round before
}

// StepFace is a selected use case on its way: owner, one measure, a first date.
type StepFace struct {
	Case    CaseFace
	Missing []string // "owner", "measure", "first date"
	Have    int      // of what readiness asks for
	Of      int
}

// RecapFace is the recap as it grows.
type RecapFace struct {
	Serendipitous, Planned, People, Sames int
	Hours                                 string // claimed hours a year in all, with its formula
	HoursInAll                            int    // the same as a number, for large type; 0 without a claim
	Verified                              string // how much of it an end user has seen
	Money                                 string // what the confirmed part is worth, where money may stand here
	Selected                              []CaseFace
	Shortlisted                           []CaseFace
	Kept                                  []CaseFace // planned ones that were scored and did not pass
	Told                                  []CaseFace // serendipitous ones with the widest reach
	Decisions, Actions, Outcomes, Next    []ItemFace
	Parked                                []ItemFace
	Judged                                *ReviewFace // of a review: last quarter's promises with what became of them; owners only where names are on
	NotShown                              int         // use cases that the room doesn't see
	Talk                                  string      // how much was feature talk; "" where nobody counted it

	Discussed  []BoardTopic // an unconference's topics that were talked about, with what they came to
	Spoke      string       // how much of the speaking was customers'; "" where no clock ran
	Meetup     bool         // it was a meetup: nothing is planned or selected there
	NextMeetup string       // when the next of the series is; "" where it is not known
}

// Called is what kind of session it was, in a word.
func (r RecapFace) Called() string {
	if r.Meetup {
		return "meetup"
	}
	return "workshop"
}

// WallFace is what the wall shows. It is public: no lateness, no note, no name that was not agreed to.
type WallFace struct {
	SessionFace
	Dark      bool
	View      model.WallView
	Light     bool // the theme that the test card chose; light unless it found otherwise
	People    int  // checked in
	Names     []string
	Found     int        // use cases of the block, or of the session
	Latest    []CaseFace // newest first; what the block asked for
	Cases     []CaseFace // all visible ones, in order of their numbers
	Themes    []ThemeFace
	Parked    []ItemFace // with ViewParked
	Round     *RoundFace
	Dots      *DotsFace
	Reveal    *RevealFace
	Weighed   *WeighedFace  // the newest revealed matrix or weighted round that the block is about
	Reckoned  *ReckonedFace // in a block that reckons
	Rule      model.Rule    // in force in the block, or in the next that scores
	Reason    *Scored       // with ViewReason
	Shortlist []CaseFace
	Steps     []StepFace
	Recap     RecapFace
	Asking    *AskingFace
	Topics    *TopicsFace // an unconference's; nil for none
	Survey    *SurveyFace // with ViewSurvey
	Talk      *PublicTalk
	Trap      *TalkFace      // with ViewTalk
	Review    *ReviewFace    // in a review or a readout
	Champions *ChampionsFace // where champions are spoken of; without names that were not agreed to
	Pages     []PageFace     // of the use cases that have one
	Page      *PageFace      // with ViewPage

	Speakers *PublicSpeakers // nil while nobody was queued
	Asked    *PublicAsked    // what may be shown of what the room asks
}

// ThemeFace is a theme with the cases that bear it.
type ThemeFace struct {
	Name  string
	Cases []CaseFace
}

// StageFace is the wall with what its one capture line needs. Nothing private is in it, and lateness is there to be asked
// for alone.
type StageFace struct {
	WallFace
	End      EndFace
	Arrivals Arrivals                // while somebody may come in
	Complete []string                // names of those who are here, for @
	Agenda   []model.Block           // what comes next, and where one can go
	Numbers  map[int]model.UseCaseID // every case by its number, hidden and held ones too: a number says nothing
	NamesOn  bool
	Feature  bool           // the clock runs as feature talk
	Until    time.Time      // till when it does by itself
	Stretch  int64          // the stretch of feature talk that can be corrected; 0 for none
	DeepWork bool           // this block is locked as deep work
	Floor    model.PersonID // who has the floor; an id says nothing
	Undo     UndoFace
	Role     Role // of who sits here

	Asks map[int]model.QuestionID // every question by its number, held ones too: a number says nothing
}

// UndoFace names what undo would take back: an action, or that one has handed in.
type UndoFace struct {
	Command model.CommandID
	Round   model.RoundID // in which one has handed in; zero for an action
	Label   string        // `merge 9 into 4`; "" when there is nothing
	Blocked string        // what depends on it; "" when it can be undone
	Says    string        // why nothing is offered though there is something older: a sentence
}

// Takes is the intent that takes it back.
func (u UndoFace) Takes(id model.SessionID) Intent {
	if !u.Round.IsZero() {
		return HandIn{Round: u.Round, Back: true}
	}
	return Undo{Session: id, Command: u.Command}
}

// AgendaRow is a block on the console.
type AgendaRow struct {
	Block   model.Block
	Spent   time.Duration // before the current visit
	Extra   time.Duration // of the block's timebox, what was given during the session
	Begins  time.Time     // or began: counted from the planned start, live from when it went live
	Current bool
	Done    bool
	Note    string
}

// Suggestion is a pair of use cases that sound alike.
type Suggestion struct {
	Into, From CaseFace
	Score      float64 // 0 to 1
}

// ConsoleFace is everything a facilitator may know: dense and private.
type ConsoleFace struct {
	SessionFace
	Wall   WallFace
	Agenda []AgendaRow
	EndFace
	Checks      []Check // before it is live: what would fail
	Room        int     // checked in without a seat
	Seats       int     // seats connected
	Away        []PersonFace
	People      []PersonFace
	Newcomers   []Newcomer // joiners whose name is on the guest list: a match to confirm
	Topics      *TopicsFace
	Clashes     []Clash    // who or what is in two places of the schedule
	Cases       []CaseFace // all, hidden and held ones too, in order of their numbers
	Suggestions []Suggestion
	Silent      []string
	Items       []ItemFace
	Hands       []PersonFace
	Complete    []string
	Note        string
	Round       *RoundFace
	Counted     map[model.UseCaseID]HandCounts // what was entered as a show of hands
	Dots        *DotsFace
	Dotted      map[model.UseCaseID]model.Dotted // what was entered as a tally of dots
	AtCut       []CaseFace                       // what shares the last place after a dot round: the facilitator decides
	Suggested   []CaseFace                       // what would enter a round now
	Minutes     time.Duration                    // what the marks of that round need, at six seconds a mark
	Reveal      *RevealFace
	Weighed     *WeighedFace // likewise as on the wall, with what is hidden there
	Reckoned    *ReckonedFace
	Shortlist   []CaseFace
	Steps       []StepFace
	Recap       RecapFace
	Claims      []ClaimFace // in order of their numbers
	Value       ValueFace   // of the whole session
	Survey      *SurveyFace // the session's newest, else the newest that is counted; nil for none
	Pages       []PageFace
	Editing     []EditingFace
	Undo        UndoFace
	NamesOn     bool
	Talk        TalkFace
	DeepWork    bool // this block is locked as deep work
	Suspects    []Suspect
	Discuss     DiscussFace
	Holding     bool   // ideas of this block wait before the wall
	FrontLine   bool   // somebody of the front line is here
	Banner      string // why nothing can be saved; "" when it can
	Role        Role   // of who looks
	Crew        Crew   // who else runs this
	WallLine    string // shows the wall on another screen: "ssh wall+TOKEN@HOST"; "" when no door is open
	Strain      string // how near this machine is to its end; "" while it is far from it
	Review      *ReviewFace
	Champions   *ChampionsFace
	Library     []LibraryFace // what could be brought in, in blocks that capture
	Letters     *LettersFace  // while the session is not live
	After       *AfterFace    // the survey after it; nil for none

	Series   *SeriesFace  // of a meetup; nil for a workshop
	Meeting  *MeetingFace // its slack, place and money; nil likewise
	Guests   *GuestsFace
	Speakers *SpeakersFace
	Asked    *AskedFace
}

// LibraryFace is a use case of the programme's library that no session has taken up.
type LibraryFace struct {
	ID    model.UseCaseID
	Kind  model.Kind
	Title string
}

// Newcomer is somebody who joined under a name of the guest list.
type Newcomer struct {
	Joined PersonFace
	Guest  PersonFace
}
