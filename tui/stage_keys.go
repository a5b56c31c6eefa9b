package tui

import (
	"slices"

	"serendip/model"
	"serendip/session"
	"serendip/tui/keys"
	"serendip/tui/widget"
)

// What a stage can do beside what it shares with the console.
const (
	actLeave      keys.Action = "leave"
	actPrivate    keys.Action = "console here"
	actViewBlock  keys.Action = "view block"
	actViewTrap   keys.Action = "view trap"
	actViewVision keys.Action = "view vision"
	actViewJoin   keys.Action = "view join"
	actViewParked keys.Action = "view parked"
	actViewSurvey keys.Action = "view survey"
	actTestCard   keys.Action = "test card"
	actOpenRound  keys.Action = "open round"
	actCloseRound keys.Action = "close round"
	actReopen     keys.Action = "reopen round"
	actReveal     keys.Action = "reveal"
	actDropRound  keys.Action = "drop round"
	actSecond     keys.Action = "second round"
	actOpenDots   keys.Action = "open dots"
	actPassStage  keys.Action = "pass this laptop"
	actTakeLead   keys.Action = "take the lead"
)

// Keys are the keys that work now: the line's and the list's, what the block asks for, then everything by name.
func (s stage) Keys() keys.Map {
	m := keys.Map{
		{Action: actSave, Keys: []string{"enter"}, Label: "save", Group: "Line", Where: keys.Line, Fixed: true, About: "Keep the line"},
		{Action: keys.ToList, Keys: []string{"esc"}, Label: "list", Group: "Line", Where: keys.Line, Fixed: true, About: "Leave the line, single letters act"},
		{Action: actComplete, Keys: []string{"tab"}, Label: "complete", Group: "Line", Where: keys.Line, Fixed: true, About: "Take the name that is offered"},
		{Action: keys.ClearLine, Keys: []string{"ctrl+c"}, Label: "clear the line", Group: "Line", Fixed: true, Quiet: true},
	}
	m = m.And(s.revealKeys(), s.roundKeys(), s.askingKeys(), s.meetupKeys(), s.askKeys(), keys.Map{s.lineKey()}, keys.Facilitator(), s.runKeys(), s.endKeys(), s.talkKeys(), s.wallKeys(), s.sessionKeys())
	m = m.Off(forbidden(m, s.face.Role)...)
	return m.Off(s.impossible()...).Label(keys.Next, s.nextLabel()).Label(keys.Lights, s.lightsLabel())
}

// nextLabel is what "next" does, in a word or two.
func (s stage) nextLabel() string {
	switch s.face.State {
	case model.Draft:
		return "open the lobby"
	case model.Lobby:
		return "go live"
	case model.Live, model.Closed:
	}
	if _, ok := s.coming(); !ok {
		return "close"
	}
	return "next block"
}

func (s stage) lightsLabel() string {
	if s.face.Dark {
		return "wall light"
	}
	return "wall dark"
}

// lineKey goes back to the line.
func (s stage) lineKey() keys.Binding {
	return keys.Binding{Action: keys.ToLine, Keys: []string{"c"}, Label: "line", Group: "Line", Where: keys.List, Fixed: true, About: "Back to the line"}
}

// revealKeys choose among what was revealed.
func (s stage) revealKeys() keys.Map {
	if s.face.Reveal == nil || s.face.Block.Method != model.Discuss {
		return nil
	}
	if s.face.View == model.ViewReason {
		return keys.Map{{Action: actViewBlock, Keys: []string{"esc"}, Label: "back", Group: "Reveal", Where: keys.List, About: "Back to the block's own picture"}}
	}
	return keys.Map{
		{Action: keys.Up, Keys: []string{"up"}, Show: "↑", Label: "up", Group: "Reveal", Where: keys.List, Fixed: true, Quiet: true},
		{Action: keys.Down, Keys: []string{"down"}, Show: "↑↓", Label: "choose", Group: "Reveal", Where: keys.List, Fixed: true},
		{Action: keys.Enter, Keys: []string{"enter"}, Label: "reason sheet", Group: "Reveal", Where: keys.List, Fixed: true, About: "Put the reason sheet of the chosen one on the wall"},
	}
}

// roundKeys open, close, reveal and drop a round. One key opens it, closes it and opens it again, here as on the console.
func (s stage) roundKeys() keys.Map {
	here := s.face.Block.Method.Scores() || s.face.Block.Method == model.Discuss || s.face.Block.Method == model.Dots
	m := keys.Map{
		{Action: actOpenRound, Label: "open round", About: "Open a blind round over the planned use cases"},
		{Action: actCloseRound, Label: "close round", About: "Close the round: no more marks"},
		{Action: actReopen, Label: "reopen", About: "Open the closed round again"},
		{Action: actReveal, Keys: []string{"r", "v"}, Show: "r", Label: "reveal", About: "Reveal the marks; it cannot be undone"},
		{Action: actSecond, Keys: []string{"2"}, Label: "second round", About: "Open a second blind round over what divides and what did not pass"},
		{Action: actDropRound, Keys: []string{"d"}, Label: "drop round", Quiet: true, About: "Drop the round that is not revealed, with its marks"},
		{Action: actOpenDots, Label: "open the dots", About: "Open a dot round: those with most go on"},
		{Action: actPassStage, Keys: []string{"L"}, Label: "pass the laptop", Quiet: true, About: "Pass this laptop: people vote on it one after the other"},
	}
	turn := s.roundTurn()
	for i := range m {
		m[i].Group, m[i].Where = "Score", keys.List
		if m[i].Action == turn {
			m[i].Keys = []string{"o"}
		} else if m[i].Action == actOpenDots {
			m[i].Keys, m[i].Label = []string{"x"}, "dots first"
		}
		if !here {
			m[i].Keys = nil
		}
	}
	return m
}

// roundTurn is what the round's one key does now.
func (s stage) roundTurn() keys.Action {
	if d := s.face.Dots; d.Waits() {
		if d.Open {
			return actCloseRound
		}
		return actReopen
	}
	switch r := s.face.Round; {
	case s.face.Block.Method == model.Dots:
		return actOpenDots
	case r == nil || r.Revealed:
		return actOpenRound
	case r.Open:
		return actCloseRound
	}
	return actReopen
}

// undoLabel names what undo would take back.
func (s stage) undoLabel() string {
	if l := s.face.Undo.Label; l != "" {
		return `undo "` + widget.Cut(l, 24) + `"`
	}
	return "undo"
}

// runKeys are the clock, undo and what is noted.
func (s stage) runKeys() keys.Map {
	pause := "Pause the clock"
	if s.face.Clock.Stopped {
		pause = "Start the clock again"
	}
	return keys.Map{
		{Action: keys.Undo, Keys: []string{"u"}, Label: s.undoLabel(), Group: "Run", Where: keys.List, Quiet: s.face.Undo.Label == "", About: "Take your latest action back"},
		{Action: actPause, Keys: []string{"p"}, Label: "pause", Group: "Run", Where: keys.List, Quiet: true, About: pause},
		{Action: actOneMore, Keys: []string{"+"}, Label: "1 min more", Group: "Run", Where: keys.List, Quiet: true, About: "Give this block one more minute"},
		{Action: actFiveMore, Keys: []string{"5"}, Label: "5 min more", Group: "Run", Where: keys.List, Quiet: true, About: "Give this block five more minutes"},
		{Action: actOneLess, Keys: []string{"-"}, Label: "1 min less", Group: "Run", Where: keys.List, Quiet: true, About: "Take one minute from this block"},
	}
}

// wallKeys are what the wall shows.
func (s stage) wallKeys() keys.Map {
	names, hold := "Names beside ideas on the wall: turn on", "Hold this block's ideas before the wall: turn on"
	if s.face.NamesOn {
		names = "Names beside ideas on the wall: turn off"
	}
	if s.face.Block.Hold {
		hold = "Hold this block's ideas before the wall: turn off"
	}
	m := keys.Map{
		{Action: actViewBlock, Label: "block", About: "Wall: the block's own picture"},
		{Action: actViewTrap, Label: "trap", About: "Wall: the feature/function trap"},
		{Action: actViewVision, Label: "vision", About: "Wall: why we are here"},
		{Action: actViewJoin, Label: "join", About: "Wall: how to join, large"},
		{Action: actViewParked, Label: "parked", About: "Wall: the parking lot"},
		{Action: actViewSurvey, Label: "survey", About: "Wall: what others say of the shortlist"},
		{Action: actNames, Label: "names", About: names},
		{Action: actHold, Label: "hold", About: hold},
		{Action: actTestCard, Label: "test card", About: "Test card: can the back row read this?"},
	}
	if s.face.View == model.ViewPage {
		m[0].Keys, m[0].Label = []string{"esc"}, "back"
	}
	if s.face.View == model.ViewReason {
		m = m.Without(actViewBlock) // it has a key of its own there
	}
	for i := range m {
		m[i].Group, m[i].Where = "Wall", keys.List
	}
	return m
}

// sessionKeys are the life of the session.
func (s stage) sessionKeys() keys.Map {
	export := keys.Binding{Action: actExport, Label: "export", Group: "Session", Where: keys.List, Off: s.files == nil || s.face.State != model.Closed,
		About: "Export: write the session out as files to share"}
	if !export.Off {
		export.Keys = []string{"e"}
	}
	return keys.Map{
		export,
		{Action: actPrivate, Label: "console here", Group: "Session", About: "Show the console on this screen (the room would see private things)"},
		{Action: actRenew, Label: "renew codes", Group: "Session", About: "Renew the session's code and the wall's token"},
		{Action: actLeave, Keys: []string{"q"}, Label: "leave", Group: "Session", Where: keys.List, Quiet: true, About: "Leave this stage; the session goes on"},
		{Action: actClose, Label: "close", Group: "Session", About: "Close the session for everybody"},
		{Action: actTakeLead, Keys: []string{"G"}, Label: "take the lead", Group: "Session", Where: keys.List, About: "Take the lead of this session back", Off: s.face.Role != session.CoFacilitator},
	}
}

// impossible is what cannot be done as things stand.
func (s stage) impossible() []keys.Action {
	f := s.face
	var off []keys.Action
	no := func(when bool, actions ...keys.Action) {
		if when {
			off = append(off, actions...)
		}
	}
	r := f.Round
	dots, open := f.Dots.Waits(), r != nil && r.Open
	if dots {
		open = f.Dots.Open
	}
	no(r != nil || f.Reveal != nil || dots || f.Block.Method == model.Dots, actOpenRound) // what comes after a reveal is a second round
	no(f.Round.Waits() || dots || f.Block.Method != model.Dots && (f.Block.Method != model.Scoring || r != nil), actOpenDots)
	no(!f.Round.Waits() && !dots, actDropRound)
	no(!open, actCloseRound, actPassStage)
	no(!dots && r == nil || open || !dots && r.Revealed, actReopen, actReveal)
	no(f.Round.Waits() || dots || len(divided(f.Reveal)) == 0, actSecond)
	no(!f.Dots.Waits(), "tally dots")
	no(!f.Round.Waits(), "fingers")
	no(s.private == nil, actPrivate)
	no(f.Position == 0, keys.Previous)
	no(f.Review == nil, actStagePromise, actStageAll)
	no(f.Review == nil || f.Review.Readout, actStageVerdict, actStageFigure, actStageShared)
	no(f.State != model.Lobby, actStageReason)
	no(f.State != model.Live && !f.Ahead, actSave, keys.ToLine)
	if f.State != model.Live {
		off = append(off, actPause, actOneMore, actFiveMore, actOneLess, actHold, keys.Previous,
			actOpenRound, actCloseRound, actReopen, actReveal, actDropRound, actSecond, actOpenDots, actPassStage, actClose, actFeature, actWasDeep, actFloor, actThumbs, actNoVote, actEndTopic, actDeepWork, actViewTalk, actViewBlock, actViewTrap, actViewParked, actViewSurvey, actAskAll, actShowAnswers, actTakeBack)
		for _, a := range stageAsks() {
			if !slices.Contains([]keys.Action{actCheckIn, "vision", "session title", "session date", "reach", actBecame, actDone, actDoer, actStageChampion, actStageReason}, a.action) {
				off = append(off, a.action)
			}
		}
	}
	no(f.State == model.Closed, actRenew, actCheckIn, keys.Next, "vision", "session title", "session date", "reach", actNames)
	no(f.State == model.Closed && f.Undo.Label == "", keys.Undo)
	no(f.State == model.Draft, actRenew, actCheckIn)
	if s.asking != nil { // enter then takes the answer
		off = slices.DeleteFunc(off, func(a keys.Action) bool { return a == actSave })
	}
	return off
}
