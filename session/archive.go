package session

import (
	"strings"
	"time"

	"serendip/model"
)

// Archive is what makes a session a record that came back from its own export. Such a session is closed. Its words and
// figures can be shown, exported and taken up by later sessions; nothing in it is changed or run again, so that it always
// says what the export said.
type Archive struct {
	Source  string       // the base name of the file
	Content []model.Text // the export's content as JSON, in pieces
}

// ArchiveSession puts a session into a programme as its export tells it: all of it, or nothing. One that is there is never
// put there twice.
type ArchiveSession struct {
	Session model.SessionID
	Found   string // the programme's name, where the programme begins with this session; else ""
	Source  string // the file's base name
	Content []byte // of the export, as JSON; it must be text of the one cleaner throughout

	Title, Template string
	Zone            string // IANA name
	Start, End      time.Time
	Kind            model.SessionKind
	Blocks          []ArchivedBlock
	People          []ArchivedPerson
	Cases           []ArchivedCase
	Items           []ArchivedItem
	Own             *ArchivedOwn // what is the programme's own; nil in another customer's
}

func (ArchiveSession) intent() {}

// ArchivedOwn is what an export tells of the programme itself. What the programme has already stays as it is there.
type ArchivedOwn struct {
	Vision     model.Note
	Terms      model.Terms
	Objectives []ArchivedObjective
	Library    []ArchivedEntry
}

// ArchivedObjective is one of the programme's objectives.
type ArchivedObjective struct {
	ID        model.ObjectiveID
	Words     model.Note
	Withdrawn bool
}

// ArchivedEntry is a use case of the library that the session didn't take up.
type ArchivedEntry struct {
	ID     model.UseCaseID
	Source string
	UseCaseRow
}

// ArchivedBlock is an item of the agenda; its id is made anew.
type ArchivedBlock struct {
	Block        model.Block
	Spent, Extra time.Duration
	Note         model.Note // the facilitators' own; empty where it wasn't exported
}

// ArchivedPerson is somebody whom an export names. Status is zero for who wasn't on the list.
type ArchivedPerson struct {
	ID      model.PersonID
	Details model.Details
	Status  model.GuestStatus
	Remote  bool
}

// ArchivedCase is a use case as it was exported. People are those of the export; who is zero was not named.
type ArchivedCase struct {
	ID                                model.UseCaseID
	Number, Block                     int // Block is its place in the agenda; -1 for none
	Kind                              model.Kind
	Stage                             model.Stage
	Title                             model.Line
	Summary                           model.Note
	Extra                             []model.Field
	External, Source                  string
	By                                model.PersonID
	At                                time.Time
	Remote, Unfinished                bool
	Hidden, Held, Withdrawn, Selected bool
	Minutes, Others, Counted          int
	Same                              []model.PersonID
	Details                           []ArchivedDetail
	Into, Origin                      model.UseCaseID
	Themes                            []string
	NotAimed                          []int
	Owner                             model.PersonID
	Measure                           model.Note
	FirstDate                         string
	Claim                             *ArchivedClaim
	Figures                           [3]model.Note // as [model.FigureKinds] lists them
	Verdict                           model.Verdict
	Doubt                             model.Doubt
	Reason                            model.Note
	Page                              *ArchivedPage
}

// ArchivedDetail is something said about a use case later.
type ArchivedDetail struct {
	Words  model.Note
	By     model.PersonID
	Lesson model.Lesson
}

// ArchivedClaim is what came of asking the front line.
type ArchivedClaim struct {
	Verification model.Verification // without its texts
	Note         model.Note
	Answers      [model.CallQuestions]model.Note
}

// ArchivedPage is a use case's page.
type ArchivedPage struct {
	Words     map[model.PageField]model.Note
	People    map[model.PageField][]model.PersonID
	Flags     map[model.PageField]model.Flags
	Side      model.Side
	Objective model.ObjectiveID
	Live      string
	Months    int
	Answers   [5]model.Answer
	Notes     [5]model.Note
	Entries   []ArchivedListed
}

// ArchivedListed is something that a page lists.
type ArchivedListed struct {
	ID              model.EntryID
	Kind            model.EntryKind
	Words           map[model.EntryField]model.Note
	Sort            int
	Who, By, DoneBy model.PersonID
	When            string
	Done, Removed   bool
	DoneAt          time.Time
}

// ArchivedItem is what was noted beside the use cases.
type ArchivedItem struct {
	ID        model.ItemID
	Block     int // its place in the agenda; -1 for none
	Kind      model.ItemKind
	Words     model.Note
	By, Who   model.PersonID
	At        time.Time
	Withdrawn bool
	Until     string
	Done      bool
}

// mostArchived bounds the content of one session, in bytes; a record of the store takes archivedPiece of them.
const (
	mostArchived  = 48 << 20
	archivedPiece = 256 << 10
)

// Archived is the content that an archived session was exported with, nil for every other session. The error is an
// *Error: words of it were erased.
func (s *State) Archived(v *Session) ([]byte, error) {
	if v.Archive == nil {
		return nil, nil
	}
	var b strings.Builder
	for _, piece := range v.Archive.Content {
		words, there := s.texts.get(piece.ID)
		if !there {
			return nil, Refuse(Missing, "words of %s were erased, and what is left of it cannot be told; import its file again elsewhere", v.Title)
		}
		b.WriteString(words)
	}
	return []byte(b.String()), nil
}

// unchangeable refuses what would change an archived session: it says what its export said.
func (s *State) unchangeable(events []model.Event) error {
	for _, e := range events {
		if v := s.recordOf(e); v != nil {
			return Refuse(Conflict, "%s came from %s and stays as it was exported; a session that is planned now takes its use cases up", v.Title, v.Archive.Source)
		}
	}
	return nil
}

// recordOf is the archived session of which an event says something; nil for any other. What a review says of an earlier
// promise belongs to the review, and a row of a file to the library.
func (s *State) recordOf(e model.Event) *Session {
	if _, row := e.(model.UseCaseReimported); row {
		return nil
	}
	for _, v := range s.sessionsIn(e) {
		if v.Archive != nil {
			return v
		}
	}
	return nil
}
