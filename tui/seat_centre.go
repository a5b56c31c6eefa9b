package tui

import (
	"serendip/model"
	"serendip/session"
	"serendip/tui/method/ask"
	"serendip/tui/method/capture"
	"serendip/tui/method/champions"
	"serendip/tui/method/connect"
	"serendip/tui/method/discuss"
	"serendip/tui/method/dots"
	"serendip/tui/method/firststeps"
	"serendip/tui/method/group"
	"serendip/tui/method/minutes"
	"serendip/tui/method/pause"
	"serendip/tui/method/purpose"
	"serendip/tui/method/questions"
	"serendip/tui/method/recap"
	"serendip/tui/method/review"
	"serendip/tui/method/score"
	"serendip/tui/method/shortlist"
	"serendip/tui/method/speakers"
	"serendip/tui/method/topics"
	"serendip/tui/method/weigh"
	"serendip/tui/screen"
	"serendip/tui/seat"
)

// seatKey is what a centre is for: another one is made when it changes. A round has one of its own, so that the marks
// of a first one never stand in a second.
type seatKey struct {
	state  model.SessionState
	block  model.BlockID
	round  model.RoundID  // while it is not revealed, in the blocks that score or ask
	dots   model.RoundID  // while it stands on the seat
	survey model.SurveyID // while it takes answers, when the session is closed
	vote   model.RoundID  // by thumbs, while it is open
	board  bool           // of an unconference, once it is past proposing
}

func seatKeyOf(f *session.SeatFace) seatKey {
	k := seatKey{state: f.State, block: f.Block.ID}
	if scores(f) && f.Round != nil {
		k.round = f.Round.ID
	}
	if f.Block.Method.Asks() && f.Asking != nil {
		k.round = f.Asking.ID
	}
	if f.After != nil {
		k.round = f.After.ID
	}
	if dotting(f) && f.Dots != nil {
		k.dots = f.Dots.ID
	}
	if f.State == model.Closed && f.Survey != nil && f.Survey.Open {
		k.survey = f.Survey.ID
	}
	k.board = f.Block.Method == model.Topics && topics.Runs(f.Topics)
	if votes(f) {
		k.vote = f.Talk.Vote.ID
	}
	return k
}

// asks says whether the seat answers questions now.
func asks(f *session.SeatFace) bool {
	return f.Block.Method.Asks() && f.Asking != nil && !f.Asking.Shown
}

// dotting says whether the seat shows a dot round: in a block of dots, and before a scoring round until that one opens.
func dotting(f *session.SeatFace) bool {
	return f.Block.Method == model.Dots || f.Block.Method == model.Scoring && f.Dots != nil && (f.Round == nil || !f.Round.Waits())
}

// scores says whether the seat shows a blind round: in its own block, and in the next one while it is not revealed or
// a second one is on.
func scores(f *session.SeatFace) bool {
	if f.Round != nil && f.Round.Revealed || dotting(f) {
		return false
	}
	return f.Block.Method.Scores() || f.Block.Method == model.Discuss && f.Round != nil
}

// votes says whether the seat shows a vote by thumbs.
func votes(f *session.SeatFace) bool {
	vote := f.Talk.Now().Vote
	return f.State == model.Live && vote != nil && !vote.Closed
}

// hasSeatLine says whether the seat takes words now: in every block of a live session but where a form or digits do.
func hasSeatLine(f *session.SeatFace) bool {
	return f.Ahead || f.State == model.Live && f.Block.Method != model.Connect && !scores(f) && !asks(f) && !dotting(f) && !votes(f)
}

// startsInList says whether the block has keys of its own to begin with. Everywhere else the cursor is in the line, and
// letters act after esc only.
func startsInList(f *session.SeatFace) bool {
	return !hasSeatLine(f) || f.Block.Method == model.Questions || f.Block.Method.Scores() || f.Block.Method == model.Discuss || f.Block.Method == model.Dots || f.Block.Method.Asks() ||
		f.Block.Method == model.FirstSteps && len(f.Steps) > 0
}

// newSeatCentre is the screen of what the session is doing.
func newSeatCentre(env screen.Env, f *session.SeatFace) screen.Screen {
	switch {
	case f.State == model.Closed:
		return newSeatClosed(env, f)
	case f.Ahead:
		return seat.NewIdeas(env, f).Under(aheadLines)
	case f.State != model.Live:
		return newSeatLobby(env, f)
	case dotting(f):
		return dots.NewSeat(env, f)
	case votes(f):
		return discuss.NewSeatVote(env, f)
	case scores(f):
		return score.NewSeat(env, f)
	}
	switch f.Block.Method {
	case model.Connect:
		return connect.NewSeat(env, f)
	case model.Purpose:
		return purpose.NewSeat(env, f)
	case model.Minutes:
		return minutes.NewSeat(env, f)
	case model.Break:
		return pause.NewSeat(env, f)
	case model.Grouping:
		return group.NewSeat(env, f)
	case model.Scoring, model.Discuss:
		return discuss.NewSeat(env, f)
	case model.Shortlist:
		return shortlist.NewSeat(env, f)
	case model.FirstSteps:
		return firststeps.NewSeat(env, f)
	case model.Recap:
		return recap.NewSeat(env, f)
	case model.Readiness, model.Poll, model.Pulse:
		return ask.NewSeat(env, f)
	case model.Matrix, model.Weighted:
		return weigh.NewSeat(env, f)
	case model.RICE, model.WSJF:
		return weigh.NewReckonSeat(env, f)
	case model.Review, model.Readout:
		return review.NewSeat(env, f)
	case model.Champions:
		return champions.NewSeat(env, f)
	case model.Speakers:
		return speakers.NewSeat(env, f)
	case model.Questions:
		return questions.NewSeat(env, f)
	case model.Topics:
		return topics.NewSeat(env, f)
	case model.Capture:
	}
	return capture.NewSeat(env, f)
}
