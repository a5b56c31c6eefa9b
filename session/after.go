package session

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"slices"
	"time"

	"serendip/model"
)

// After is the survey after a session: an asking that goes on when the session is closed.
type After struct {
	Asking model.RoundID
	Until  int64 // seats answer until then, UTC milliseconds
	Asked  int   // how many people it went to; 0 while nobody knows
}

// afterDays is how long the survey is open unless told otherwise: as long as a code opens the recap.
const afterDays = 14

// afterOpen says whether the survey after a session takes answers from seats at a moment.
func (s *State) afterOpen(v *Session, now time.Time) bool {
	if v.After == nil || now.UnixMilli() >= v.After.Until {
		return false
	}
	_, a := s.asking(v.After.Asking)
	return a != nil && a.Shown == nil
}

// AfterFace is the survey after a session.
type AfterFace struct {
	*AskingFace
	Asked int
	Until time.Time // seats answer until then
}

// AfterFace is the survey after a session as it stands; nil when there is none, or when it was taken back.
func (s *State) AfterFace(v *Session) *AfterFace {
	if v.After == nil {
		return nil
	}
	_, a := s.asking(v.After.Asking)
	if a == nil {
		return nil
	}
	return &AfterFace{AskingFace: s.faceOfAsking(v, a), Asked: v.After.Asked, Until: time.UnixMilli(v.After.Until)}
}

// LastDay is the last day on which it is open: one that ends at midnight ends with the day before.
func (f *AfterFace) LastDay(zone *time.Location) time.Time { return lastDay(f.Until, zone) }

func lastDay(until time.Time, zone *time.Location) time.Time { return until.Add(-time.Second).In(zone) }

// Standing is how far the survey is: "open until 28 January 2027", "was open until 28 January 2027 and is not counted yet", or
// "counted".
func (f *AfterFace) Standing(now time.Time, zone *time.Location) string {
	last := f.LastDay(zone).Format("2 January 2006")
	switch {
	case f.Shown:
		return "counted"
	case now.Before(f.Until):
		return "open until " + last
	}
	return "was open until " + last + " and is not counted yet"
}

// Response is who answered: "9 of 18 people answered, 50%".
func (f *AfterFace) Response() string { return response(f.Answered, f.Asked) }

func response(answers, asked int) string {
	rate, ok := model.ResponseRate(answers, asked)
	if !ok {
		return fmt.Sprintf("%d %s answered", answers, choose(answers == 1, "person", "people"))
	}
	return fmt.Sprintf("%d of %d people answered, %.0f%%", answers, asked, 100*rate.Float())
}

// Caution is what a reader should know of so few answers, and the rule by which figures are told.
func (f *AfterFace) Caution() string {
	rule := fmt.Sprintf("A mean is told from %d answers on, a net promoter score from %d, counts from %d.", fewestAnswers, model.FewestForNPS, fewestShown)
	if f.Answered < fewestAnswers {
		return "Few answers: read them as voices, not as a figure. " + rule
	}
	return rule
}

// afterSeat is the survey on a seat of a closed session, with the person's own answers; nil when it takes none.
func (s *Snapshot) afterSeat(v *Session, shared *AskingFace, person model.PersonID) *SeatAsking {
	if shared == nil || !s.State.afterOpen(v, s.now()) {
		return nil
	}
	return s.seatAsking(shared, person)
}

// afterShared is what all seats of a closed session have of the survey; nil while it is live, and when there is none.
func (s *State) afterShared(v *Session) *AskingFace {
	if f := s.AfterFace(v); f != nil && v.State == model.Closed {
		return f.AskingFace
	}
	return nil
}

// AfterKey is the sealed name of who answered in a row of a file: a person's own, so that a seat and a file are one answer, or
// that of whatever the row is told by.
func (s *Snapshot) AfterKey(asking model.RoundID, p model.PersonID, row string) BallotID {
	key := s.roundKey(asking)
	if !p.IsZero() || len(key) == 0 {
		return sealed(key, p)
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("row " + row))
	return BallotID(mac.Sum(nil)[:16])
}

// AfterKnown says, for a preview, which rows the survey has already, and which say something else now.
func (s *State) AfterKnown(rows []AfterRow) (known, changed []bool) {
	for _, r := range rows {
		old := s.ballots.at(r.Key)
		known = append(known, old != nil && old.answered())
		changed = append(changed, old != nil && !slices.Equal(old.Answers, r.Answers))
	}
	return known, changed
}

// AfterQuestions are what is asked after a session: those of its survey, else the usual ones.
func (s *State) AfterQuestions(v *Session) []model.Question {
	if v.After != nil {
		if _, a := s.asking(v.After.Asking); a != nil {
			return a.Questions
		}
	}
	return model.AfterQuestions(v.Kind)
}
