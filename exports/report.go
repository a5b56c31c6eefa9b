package exports

import (
	"encoding/hex"
	"time"

	"serendip/model"
	"serendip/session"
)

// contentFormat grows when a reader of the JSON would have to be changed.
const contentFormat = 1

// Report is everything of one session that may leave. Its fields are the JSON's; schema.json says what each means.
type Report struct {
	Source  Source           `json:"source"`
	Content Content          `json:"content"`
	Ballot  Ballot           `json:"-"`
	Film    Film             `json:"-"` // of the wall
	Next    []Meeting        `json:"-"` // the meetup that is planned after it, for the calendar
	Named   string           `json:"-"` // how the names of its files begin; "" for what [BaseName] makes of it
	Paper   []model.Question `json:"-"` // of the survey after the session, on half a page

	guests []session.GuestFace // for the guest list alone
	beside []known             // people of the other reports of its programme
	Look   Look                `json:"-"`
}

// Source says of what, and when, a report was made. Content doesn't depend on it.
type Source struct {
	Head     string    `json:"head"`     // SHA-256 of the programme's last event, hexadecimal
	Sequence uint64    `json:"sequence"` // of that event
	Time     time.Time `json:"time"`     // of the export
	Version  string    `json:"version"`  // of the program

	last time.Time // of that event: files that say when they were made say this, and so are the same for the same state
}

// made is when what a report tells was so: when the last event happened, where that is known.
func (s Source) made() time.Time {
	if s.last.IsZero() {
		return s.Time
	}
	return s.last
}

// NewSource says that a report is made of a state that ends with the event of that hash.
func NewSource(s *session.State, head session.Hash, at time.Time, version string) Source {
	return Source{Head: hex.EncodeToString(head[:]), Sequence: s.Seq, Time: at.UTC().Truncate(time.Second), Version: version,
		last: time.UnixMilli(s.At).UTC().Truncate(time.Second)}
}

// Content is the session itself.
type Content struct {
	Format    int        `json:"format"`
	Programme Programme  `json:"programme"`
	Session   Session    `json:"session"`
	Rule      Rule       `json:"rule"`
	Recap     Recap      `json:"recap"`
	People    []Person   `json:"people"`
	UseCases  []UseCase  `json:"use_cases"`
	Items     []Item     `json:"items"`
	Talk      *Talk      `json:"talk,omitempty"`
	Run       *Run       `json:"run,omitempty"`
	Rounds    []Round    `json:"rounds"`
	Surveys   []Survey   `json:"surveys"`
	Library   []Entry    `json:"library"`
	Askings   []Asking   `json:"askings,omitempty"`
	Dots      []DotRound `json:"dots,omitempty"`
	Topics    *Topics    `json:"topics,omitempty"`

	Speakers  *Speakers      `json:"speakers,omitempty"`
	Questions []RoomQuestion `json:"questions,omitempty"`

	Promises  []Promise  `json:"promises,omitempty"`
	Champions []Champion `json:"champions,omitempty"`

	Letters     *LettersTold `json:"letters,omitempty"`
	After       *AfterTold   `json:"after,omitempty"`
	Forced      *Forced      `json:"readout_forced,omitempty"`
	Meetup      *Meetup      `json:"meetup,omitempty"`
	Composition *Mix         `json:"composition,omitempty"`
	Without     []string     `json:"without,omitempty"` // what was left out: names, organisations, notes
}

// Programme is one customer's.
type Programme struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Vision string `json:"vision"`

	Objectives []Objective `json:"objectives"`
}

// Session is the workshop and its agenda.
type Session struct {
	ID             string    `json:"id"`
	Title          string    `json:"title"`
	StartAt        time.Time `json:"start_at"`
	Zone           string    `json:"zone"`
	State          string    `json:"state"`
	Template       string    `json:"template"`
	PlannedMinutes Minutes   `json:"planned_minutes"`
	Agenda         []Block   `json:"agenda"`
}

// Block is an item of the agenda.
type Block struct {
	Title           string          `json:"title"`
	Method          string          `json:"method"`
	Prompt          string          `json:"prompt"`
	PlannedMinutes  Minutes         `json:"planned_minutes"`
	ExtendedMinutes Minutes         `json:"extended_minutes"`
	SpentMinutes    Minutes         `json:"spent_minutes"`
	FeatureMinutes  Minutes         `json:"feature_minutes,omitempty"`
	DeepWork        bool            `json:"deep_work,omitempty"`
	Note            *string         `json:"private_note,omitempty"`
	Weigh           *model.Weighing `json:"weigh,omitempty"`
}

// Minutes is a duration in minutes with at most one decimal.
type Minutes float64

func minutes(d time.Duration) Minutes { return Minutes(d.Round(6*time.Second).Seconds()*10/60) / 10 }

// Recap counts what the session brought. What was hidden, held or taken back is not in it.
type Recap struct {
	People        int    `json:"people"`
	Serendipitous int    `json:"serendipitous"`
	Planned       int    `json:"planned"`
	Sames         int    `json:"sames"`
	Claims        int    `json:"claims"`
	HoursAYear    *Exact `json:"hours_a_year,omitempty"`
	Value         *Value `json:"value,omitempty"`
	Shortlisted   []int  `json:"shortlisted"`
	Selected      []int  `json:"selected"`
	NotShown      int    `json:"not_shown"`
}

// Person is somebody on the session's list, or somebody whom it names.
type Person struct {
	ID           string        `json:"id"`
	Name         string        `json:"name"`
	Organisation string        `json:"organisation"`
	Role         string        `json:"role"`
	Status       string        `json:"status"`
	FromAfar     bool          `json:"from_afar"`
	Consent      bool          `json:"consent"`
	Email        *string       `json:"email,omitempty"`
	Extra        []model.Field `json:"extra,omitempty"`
}

// UseCase is one use case with every word that was said about it.
type UseCase struct {
	ID           string        `json:"id"`
	Number       int           `json:"number"`
	Kind         string        `json:"kind"`
	Stage        string        `json:"stage"`
	Title        string        `json:"title"`
	Summary      string        `json:"summary"`
	Author       string        `json:"author"`
	FromAfar     bool          `json:"from_afar"`
	Block        string        `json:"block"`
	CapturedAt   time.Time     `json:"captured_at"`
	Details      []Said        `json:"details"`
	Same         []string      `json:"same"`
	Hands        int           `json:"hands"`
	SameInAll    int           `json:"same_in_all"`
	Reach        int           `json:"reach"`
	Minutes      int           `json:"minutes"`
	Others       int           `json:"others"`
	Hours        *Hours        `json:"hours,omitempty"`
	Claim        string        `json:"claim,omitempty"`
	Verification *Verification `json:"verification,omitempty"`
	Themes       []string      `json:"themes"`
	NotAimed     []string      `json:"not_aimed"`
	MergedInto   int           `json:"merged_into,omitempty"`
	Merged       []int         `json:"merged"`
	Unfinished   bool          `json:"unfinished"`
	Hidden       bool          `json:"hidden"`
	Held         bool          `json:"held"`
	Withdrawn    bool          `json:"withdrawn"`
	CapturedBy   string        `json:"captured_by,omitempty"` // who captured it for somebody else
	Selected     bool          `json:"selected"`
	Origin       *Origin       `json:"origin,omitempty"`
	Owner        string        `json:"owner"`
	Measure      string        `json:"measure"`
	FirstDate    string        `json:"first_date"`
	Kept         *Kept         `json:"promise,omitempty"`
	Page         *Page         `json:"page,omitempty"`
	External     string        `json:"external"`
	File         string        `json:"file"`
	Extra        []model.Field `json:"extra,omitempty"`
	RICE         *Reckoned     `json:"rice,omitempty"`
	WSJF         *Reckoned     `json:"wsjf,omitempty"`
}

// Shown says whether a use case stands for itself and the room could see it.
func (u UseCase) Shown() bool {
	return !u.Hidden && !u.Held && !u.Withdrawn && u.MergedInto == 0
}

// Said is words with their speaker; Author is "" when nobody was named.
type Said struct {
	Words  string `json:"words"`
	Author string `json:"author"`
	Lesson string `json:"lesson,omitempty"` // what failed at first, or how that was overcome
}

// Hours is what a claim adds up to.
type Hours struct {
	People      int    `json:"people"`
	WorkingDays int    `json:"working_days"`
	HoursAYear  *Exact `json:"hours_a_year"`
	Formula     string `json:"formula"`
}

// Origin is the serendipitous use case that a planned one does elsewhere, or the one whose second cycle it is.
type Origin struct {
	ID     string `json:"id"`
	Number int    `json:"number"`
	Title  string `json:"title"`

	earlier bool // it is of another session: this one is its second cycle, and its number means nothing here
}

// Item is what was noted beside the use cases.
type Item struct {
	ID        string    `json:"id"`
	Kind      string    `json:"kind"`
	Words     string    `json:"words"`
	Author    string    `json:"author"`
	Block     string    `json:"block"`
	NotedAt   time.Time `json:"noted_at"`
	NotedBy   string    `json:"noted_by,omitempty"` // who noted it for somebody else
	Withdrawn bool      `json:"withdrawn"`
	From      int       `json:"from,omitempty"`
	Became    *Became   `json:"became,omitempty"`
	Who       string    `json:"who,omitempty"`
	Until     string    `json:"until,omitempty"`
	Done      bool      `json:"done,omitempty"`
	Unseen    bool      `json:"unseen,omitempty"` // parked from a use case that the room could not see
}

// Entry is a use case of the programme's library that this session doesn't have.
type Entry struct {
	ID       string        `json:"id"`
	Kind     string        `json:"kind"`
	Title    string        `json:"title"`
	Summary  string        `json:"summary"`
	External string        `json:"external"`
	File     string        `json:"file"`
	Extra    []model.Field `json:"extra,omitempty"`
}
