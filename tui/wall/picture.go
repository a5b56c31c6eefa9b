package wall

import (
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/method/ask"
	"serendip/tui/method/capture"
	"serendip/tui/method/champions"
	"serendip/tui/method/connect"
	"serendip/tui/method/discuss"
	"serendip/tui/method/dots"
	"serendip/tui/method/firststeps"
	"serendip/tui/method/group"
	"serendip/tui/method/minutes"
	"serendip/tui/method/page"
	"serendip/tui/method/pause"
	"serendip/tui/method/purpose"
	"serendip/tui/method/questions"
	"serendip/tui/method/recap"
	"serendip/tui/method/review"
	"serendip/tui/method/score"
	"serendip/tui/method/shortlist"
	"serendip/tui/method/speakers"
	"serendip/tui/method/survey"
	"serendip/tui/method/topics"
	"serendip/tui/method/weigh"
	"serendip/tui/screen"
)

// drawing is how every picture is drawn.
type drawing func(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane

// Picture is what the wall shows: in the dark nothing, else the view it was turned to, else its block's own picture.
func Picture(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	return PictureAt(f, env, now, w, h, discuss.Cursor{})
}

// PictureAt is [Picture] with the revealed use case marked that a facilitator has chosen on a stage.
func PictureAt(f session.WallFace, env screen.Env, now time.Time, w, h int, c discuss.Cursor) []frame.Pane {
	if shows(f) == model.Discuss {
		return withHands(discuss.WallAt(f, env, now, w, h, c), f, env, w, h)
	}
	return withHands(choose(f)(f, env, now, w, h), f, env, w, h)
}

// shows is the method whose own picture is on the wall; "" when something else is.
func shows(f session.WallFace) model.Method {
	if f.Dark || f.View != model.ViewBlock || f.State != model.Live || talks(f) != nil {
		return ""
	}
	if f.Block.Method == model.Scoring && f.Reveal != nil && f.Round != nil && f.Round.Revealed { // what was scored here is shown here
		return model.Discuss
	}
	return f.Block.Method
}

// choose finds the drawing for what is on the wall now.
func choose(f session.WallFace) drawing {
	switch {
	case f.Dark:
		return dark
	case f.View != model.ViewBlock:
		return view(f.View)
	case f.State == model.Closed:
		return closed
	case f.State != model.Live:
		return lobby
	case talks(f) != nil:
		return talks(f)
	}
	if dotting(f) {
		return dots.Wall
	}
	return block(shows(f))
}

// dotting says whether a dot round is on the wall: in a block of dots, and before a scoring round until that one opens.
func dotting(f session.WallFace) bool {
	return f.Block.Method == model.Dots || f.Block.Method == model.Scoring && f.Dots != nil && !f.Round.Waits()
}

// view is the drawing of a view.
func view(v model.WallView) drawing {
	switch v {
	case model.ViewTrap:
		return purpose.WallTrap
	case model.ViewVision:
		return purpose.WallVision
	case model.ViewReason:
		return discuss.WallReason
	case model.ViewTalk:
		return purpose.WallShare
	case model.ViewParked:
		return parked
	case model.ViewSurvey:
		return survey.Wall
	case model.ViewPage:
		return page.Wall
	case model.ViewQuestions:
		return questions.WallView
	case model.ViewJoin, model.ViewBlock:
	}
	return joining
}

// block is the drawing of a method.
func block(m model.Method) drawing {
	switch m {
	case model.Connect:
		return connect.Wall
	case model.Purpose:
		return purpose.Wall
	case model.Capture:
		return capture.Wall
	case model.Minutes:
		return minutes.Wall
	case model.Break:
		return pause.Wall
	case model.Grouping:
		return group.Wall
	case model.Scoring:
		return score.Wall
	case model.Discuss:
		return discuss.Wall
	case model.Shortlist:
		return shortlist.Wall
	case model.FirstSteps:
		return firststeps.Wall
	case model.Readiness, model.Poll, model.Pulse:
		return ask.Wall
	case model.Matrix, model.Weighted:
		return weigh.Wall
	case model.RICE, model.WSJF:
		return weigh.ReckonWall
	case model.Review, model.Readout:
		return review.Wall
	case model.Champions:
		return champions.Wall
	case model.Speakers:
		return speakers.Wall
	case model.Questions:
		return questions.Wall
	case model.Topics:
		return topics.Wall
	}
	return recap.Wall
}

// Tick is how long the picture stays true without news: a second while a clock runs that it shows, less while a
// reveal is in motion, 0 when it stands.
func Tick(f session.WallFace, now time.Time) time.Duration {
	if shows(f) == model.Discuss && f.Reveal != nil {
		return discuss.Next(f.Reveal, now)
	}
	clock := f.Clock
	if topic := f.Talk.Now().Topic; topic != nil && clock.Left(now) <= 0 {
		clock = topic.Clock
	}
	if f.Block.Method == model.Speakers && f.Speakers != nil && f.Speakers.Now != "" {
		clock = f.Speakers.Clock
	}
	if f.Dark || f.View != model.ViewBlock || f.State != model.Live || clock.Stopped || clock.Left(now) <= 0 {
		return 0
	}
	return clock.Left(now) - clock.Left(now).Truncate(time.Second) + time.Millisecond
}
