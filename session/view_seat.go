package session

import (
	"serendip/model"
)

// SeatScore is one use case on a scorer's seat.
type SeatScore struct {
	Case     CaseFace
	Marks    [3]SeatMark
	Criteria [][]SeatMark // by group; nil unless the scorer marks by criterion
	Reason   string
	NotAimed model.Lenses
	Own      []SeatMark // on another sheet than the groups': by what is asked
}

// SeatMark is a mark, or none yet.
type SeatMark struct {
	Given bool
	Mark  model.Mark
}

// SeatRound is a blind round on one seat: the actor's own marks and nobody else's.
type SeatRound struct {
	RoundFace
	Scores []SeatScore
	Done   bool // handed in
}

// SeatThumb is one's own thumb in a vote that is open.
type SeatThumb struct {
	Given bool
	Thumb model.Thumb
}

// LateFace is what somebody who comes late is told, in one screen.
type LateFace struct {
	Serendipitous, Planned int
	Top                    []CaseFace // those that concern most people
	BlocksDone             int
}

// SeatFace is one person's seat: the one thing asked now, and what they have said.
type SeatFace struct {
	*SeatShared
	Me       PersonFace
	Personal string // the line to come back with: "ssh ada-7k3m9q@host -p 23234"
	Mine     []CaseFace
	Others   Others
	MyItems  []ItemFace
	Told     []string // kind words about what became of one's own: "#7 is kept, and not on the wall for now"
	Round    *SeatRound
	Dots     *SeatDots
	MySurvey []SurveySeat // one's own marks while it takes answers
	Hand     bool
	Place    int  // of one's own hand in the queue, from 1; 0 for none
	Speaks   bool // one has the floor oneself
	Thumb    SeatThumb
	Undo     UndoFace
	Asking   *SeatAsking
	Promised []int       // places in the review of what this person has promised
	After    *SeatAsking // the survey after a closed session, while it takes answers
	Ended    string      // that it does so no more, as a sentence; "" for no survey
	Speakers *SeatSpeakers
	Asked    *SeatAsked
}

// Owes says whether somebody took an action on, also where the room may not read their name.
func (f SeatFace) Owes(action ItemFace) bool {
	if !action.doer.IsZero() { // another may have the same name
		return action.doer == f.Me.ID
	}
	return action.Doer != "" && action.Doer == f.Me.Name
}

// SeatShared is what all seats of a session have in common: one for each snapshot. Nobody writes to it.
type SeatShared struct {
	SessionFace
	People    int
	Topics    *TopicsFace
	Complete  []string
	Reveal    *RevealFace
	Weighed   *WeighedFace
	Reckoned  *ReckonedFace
	Rule      model.Rule
	Themes    []ThemeFace
	Steps     []StepFace
	Shortlist []CaseFace
	Recap     RecapFace
	Survey    *SurveyFace // of this session, or what the wall shows; nil for none
	Late      LateFace
	Pages     []PageFace
	Editing   []EditingFace
	Talk      *PublicTalk
	Review    *ReviewFace
	Champions *ChampionsFace // as the wall has it
	Dark      bool           // the wall is dark: look up
	Memo      *Memo          // for what depends on nothing but what all seats have in common
}

// NoSeat is the face of a seat of which nothing is known.
func NoSeat() *SeatFace { return &SeatFace{SeatShared: &SeatShared{}} }
