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
)

// newCentre is the screen of what the session is doing: the lobby before it is live, the recap after it, else the
// block's own.
func newCentre(env screen.Env, f session.ConsoleFace) screen.Screen {
	switch f.State {
	case model.Draft, model.Lobby:
		return newLobby(env, f)
	case model.Closed:
		return recap.NewConsole(env, f)
	case model.Live:
	}
	switch f.Block.Method {
	case model.Dots:
		return dots.NewConsole(env, f)
	case model.Discuss:
		if f.Round.Waits() { // a second round is scored where it was asked for
			return score.NewConsole(env, f)
		}
		return discuss.NewConsole(env, f)
	case model.Connect:
		return connect.NewConsole(env, f)
	case model.Purpose:
		return purpose.NewConsole(env, f)
	case model.Minutes:
		return minutes.NewConsole(env, f)
	case model.Break:
		return pause.NewConsole(env, f)
	case model.Grouping:
		return group.NewConsole(env, f)
	case model.Scoring:
		if f.Dots.Waits() { // the list is cut before the round
			return dots.NewConsole(env, f)
		}
		return score.NewConsole(env, f)
	case model.Shortlist:
		return shortlist.NewConsole(env, f)
	case model.FirstSteps:
		return firststeps.NewConsole(env, f)
	case model.Recap:
		return recap.NewConsole(env, f)
	case model.Readiness, model.Poll, model.Pulse:
		return ask.NewConsole(env, f)
	case model.Matrix, model.Weighted:
		return weigh.NewConsole(env, f)
	case model.RICE, model.WSJF:
		return weigh.NewReckonConsole(env, f)
	case model.Review, model.Readout:
		return review.NewConsole(env, f)
	case model.Champions:
		return champions.NewConsole(env, f)
	case model.Speakers:
		return speakers.NewConsole(env, f)
	case model.Questions:
		return questions.NewConsole(env, f)
	case model.Topics:
		return topics.NewConsole(env, f)
	case model.Capture:
	}
	return capture.NewConsole(env, f)
}
