package tui

import (
	"serendip/model"
	"serendip/session"
	"serendip/tui/keys"
	"serendip/tui/method/laptop"
	"serendip/tui/widget"
)

// What a facilitator can do in every block, beside what the block itself asks for.
const (
	actSave     keys.Action = "save"
	actComplete keys.Action = "complete"
	actJump     keys.Action = "jump"
	actPause    keys.Action = "pause"
	actOneMore  keys.Action = "extend 1"
	actFiveMore keys.Action = "extend 5"
	actOneLess  keys.Action = "shorten 1"
	actNames    keys.Action = "names on wall"
	actHold     keys.Action = "hold"
	actNote     keys.Action = "note"
	actCheckIn  keys.Action = "check in"
	actLower    keys.Action = "lower hand"
	actPeople   keys.Action = "people"
	actGuests   keys.Action = "guests"
	actMatch    keys.Action = "confirm match"
	actPark     keys.Action = "park"
	actAction   keys.Action = "action"
	actDecision keys.Action = "decision"
	actOutcome  keys.Action = "outcome"
	actNextTime keys.Action = "next time"
	actItems    keys.Action = "items"
	actAgenda   keys.Action = "agenda"
	actRenew    keys.Action = "renew codes"
	actRecap    keys.Action = "recap"
	actLobby    keys.Action = "open lobby"
	actVision   keys.Action = "vision"
	actClaims   keys.Action = "claims"
	actSurvey   keys.Action = "survey"
	actLetters  keys.Action = "letters"
	actValue    keys.Action = "value"
	actLive     keys.Action = "go live"
	actClose    keys.Action = "close session"
	actPass     keys.Action = "pass the laptop"
	actSeries   keys.Action = "series"
	actAsked    keys.Action = "questions"
	actExport   keys.Action = "export"
	actCard     keys.Action = "success card"
)

// Keys are the keys that work now, for somebody in one's role.
func (c console) Keys() keys.Map {
	m := c.allKeys()
	return m.Off(forbidden(m, c.face.Role)...)
}

// allKeys are the keys that work now: the line's, the centre's, then what works everywhere.
func (c console) allKeys() keys.Map {
	m := keys.Map{
		{Action: actSave, Keys: []string{"enter"}, Label: "save", Group: "Line", Where: keys.Line, Fixed: true, About: "Keep the line"},
		{Action: keys.ToList, Keys: []string{"esc", "up"}, Label: "list", Group: "Line", Where: keys.Line, Fixed: true, About: "Leave the line, single letters act"},
		{Action: actComplete, Keys: []string{"tab"}, Label: "complete", Group: "Line", Where: keys.Line, Fixed: true, Quiet: true, About: "Take the name that is offered"},
		{Action: keys.ClearLine, Keys: []string{"ctrl+c"}, Label: "clear the line", Group: "Line", Fixed: true, Quiet: true},
	}
	m = m.And(c.centre.Keys(), c.listKeys(), keys.Facilitator(), c.runKeys(), c.noteKeys(), c.talkKeys(), c.followKeys(), c.sessionKeys(), c.elsewhereKeys(), signKeys(), c.leadKey())
	if c.face.Discuss.Vote != nil { // what waits comes first
		m = m.Only(actThumbs).And(m.Without(actThumbs))
	}
	if c.face.State != model.Live {
		m = m.Without(idle(c.face.Ahead)...)
	}
	return m.Off(c.impossible()...).Label(keys.Lights, c.lightsLabel())
}

// namesUndo is from which width on the footer names what undo would take back.
const namesUndo = 120

// listKeys come right after the block's own.
func (c console) listKeys() keys.Map {
	undo := "undo"
	if c.face.Undo.Label != "" && c.w >= namesUndo {
		undo = `undo "` + widget.Cut(c.face.Undo.Label, 24) + `"`
	}
	return keys.Map{
		{Action: keys.Undo, Keys: []string{"u"}, Label: undo, Group: "Run", Where: keys.List, Quiet: c.face.Undo.Label == "", About: "Take your latest action back"},
		{Action: keys.ToLine, Keys: []string{"c"}, Label: "line", Group: "Line", Where: keys.List, Fixed: true, About: "Back to the line"},
		{Action: keys.Quit, Keys: []string{"q"}, Label: "leave or close", Group: "Session", Where: keys.List, About: "Stay, leave the console, or close the session"},
	}
}

// runKeys are the clock, the agenda and the wall.
func (c console) runKeys() keys.Map {
	pause := "Pause the clock"
	if c.face.Clock.Stopped {
		pause = "Start the clock again"
	}
	names := "Names beside ideas on the wall: turn on"
	if c.face.NamesOn {
		names = "Names beside ideas on the wall: turn off"
	}
	hold := "Hold this block's ideas before the wall: turn on"
	if c.face.Holding {
		hold = "Hold this block's ideas before the wall: turn off"
	}
	return keys.Map{
		{Action: actOneMore, Keys: []string{"+"}, Label: "1 min more", Group: "Run", Where: keys.List, Quiet: true, About: "Give this block one more minute"},
		{Action: actFiveMore, Keys: []string{"5"}, Label: "5 min more", Group: "Run", Where: keys.List, Quiet: true, About: "Give this block five more minutes"},
		{Action: actOneLess, Keys: []string{"-"}, Label: "1 min less", Group: "Run", Where: keys.List, Quiet: true, About: "Take one minute from this block"},
		{Action: actPause, Keys: []string{"p"}, Label: "pause", Group: "Run", Where: keys.List, Quiet: true, About: pause},
		{Action: actJump, Keys: []string{"g"}, Label: "go to", Group: "Run", Where: keys.List, Quiet: true, About: "Go to any block"},
		{Action: actAgenda, Keys: []string{"a"}, Label: "agenda", Group: "Run", Where: keys.List, Quiet: true, About: "Change the agenda"},
		{Action: actNames, Keys: []string{"y"}, Label: "names", Group: "Wall", Where: keys.List, Quiet: true, About: names},
		{Action: actHold, Keys: []string{"b"}, Label: "hold", Group: "Wall", Where: keys.List, Quiet: true, About: hold},
	}
}

// noteKeys are people and what is noted beside the use cases.
func (c console) noteKeys() keys.Map {
	return keys.Map{
		{Action: actCheckIn, Keys: []string{"i"}, Label: "check in", Group: "People", Where: keys.List, Quiet: true, About: "Check in somebody in the room: three letters, or a new name"},
		{Action: actLower, Keys: []string{"l"}, Label: "lower hand", Group: "People", Where: keys.List, Quiet: true, About: "Lower a hand"},
		{Action: actMatch, Keys: []string{"M"}, Label: "match", Group: "People", Where: keys.List, Quiet: true, Off: len(c.face.Newcomers) == 0,
			About: "Say that somebody who joined is that guest of the list"},
		{Action: actPeople, Keys: []string{"W"}, Label: "people", Group: "People", Where: keys.List, Quiet: true, About: "Who is here, away, silent, expected"},
		{Action: actGuests, Keys: []string{"I"}, Label: "guests", Group: "People", Where: keys.List, Quiet: true, About: "The guest list: status, waitlist, mix, photos"},
		{Action: actNote, Keys: []string{"n"}, Label: "note", Group: "Notes", Where: keys.List, Quiet: true, About: "Your private note on this block"},
		{Action: actPark, Keys: []string{"P"}, Label: "park", Group: "Notes", Where: keys.List, Quiet: true, About: "Put something into the parking lot"},
		{Action: actAction, Keys: []string{"A"}, Label: "action", Group: "Notes", Where: keys.List, Quiet: true, About: "Note an action: who does what by when"},
		{Action: actDecision, Keys: []string{"D"}, Label: "decision", Group: "Notes", Where: keys.List, Quiet: true, About: "Note a decision"},
		{Action: actOutcome, Keys: []string{"O"}, Label: "outcome", Group: "Notes", Where: keys.List, Quiet: true, About: "Note an outcome"},
		{Action: actNextTime, Keys: []string{"N"}, Label: "next time", Group: "Notes", Where: keys.List, Quiet: true, About: "Note something for next time"},
		{Action: actItems, Keys: []string{"X"}, Label: "take a note off", Group: "Notes", Where: keys.List, Quiet: true, About: "Take a noted thing off its list"},
		{Action: actPass, Keys: []string{"L"}, Label: "pass the laptop", Group: "Score", Where: keys.List, Quiet: true,
			Off: !laptop.OfConsole(c.face).Takes(), About: "Pass this laptop: people vote on it one after the other, with a clean screen between"},
		{Action: actChampion, Label: "champion", Group: "People", Where: keys.List, Quiet: true, About: "Mark somebody as a champion"},
		{Action: actRecap, Keys: []string{"R"}, Label: "recap", Group: "Notes", Where: keys.List, Quiet: true, About: "Read the recap as it stands"},
		{Action: actClaims, Keys: []string{"V"}, Label: "claims", Group: "Notes", Where: keys.List, Quiet: true, About: "Verify claims of minutes with those who do the work"},
		{Action: actSurvey, Keys: []string{"S"}, Label: "survey", Group: "Notes", Where: keys.List, Quiet: true, About: "Survey of the shortlist among people who are not here"},
		{Action: actSeries, Keys: []string{"Z"}, Label: "series", Group: "People", Where: keys.List, Quiet: c.face.State == model.Live, Off: c.face.Series == nil,
			About: "The series of meetups: who came, when the next is, place and money"},
		{Action: actAsked, Keys: []string{"Q"}, Label: "questions", Group: "Notes", Where: keys.List, Quiet: c.face.Asked == nil || c.face.Asked.Waiting == 0, About: "What the room asks: let onto the wall, answer, merge, hide"},
		{Action: actValue, Label: "value", Group: "Notes", Where: keys.List, About: "Working days, and the value of an hour"},
	}
}

// sessionKeys are the life of the session. Before it is live they have keys of their own; live, they are only by name.
func (c console) sessionKeys() keys.Map {
	renew := keys.Binding{Action: actRenew, Label: "renew codes", Group: "Session", Where: keys.List, About: "Renew the session's code and the wall's token"}
	if c.face.State == model.Live {
		return keys.Map{renew, c.exportKey(), c.cardKey(), {Action: actClose, Label: "close", Group: "Session", Where: keys.List, About: "Close the session for everybody"}}
	}
	renew.Keys = []string{"C"}
	return keys.Map{
		{Action: actLobby, Keys: []string{"o"}, Label: "open the lobby", Group: "Session", Where: keys.List, About: "Open the lobby: people can come in", Off: c.face.State != model.Draft},
		{Action: actLive, Keys: []string{"g", "ctrl+n", "pgdown"}, Label: "go live", Group: "Session", Where: keys.List, About: "Go live with the first block", Off: c.face.State != model.Lobby},
		{Action: actVision, Keys: []string{"v"}, Label: "vision", Group: "Session", Where: keys.List, About: "Write why we are here: the purpose block shows it", Off: c.face.State == model.Closed},
		{Action: actLetters, Keys: []string{"d"}, Label: "letters", Group: "Session", Where: keys.List, Quiet: c.face.State != model.Closed, About: "Letters: what is due, make drafts, and how it was"},
		renew,
		c.exportKey(),
		c.cardKey(),
	}
}

// cardKey is by name: on a use case's own page it has a letter.
func (c console) cardKey() keys.Binding {
	return keys.Binding{Action: actCard, Label: "success card", Group: "Session", Where: keys.List, Off: c.env.Card == nil || len(c.face.Cases) == 0,
		About: "Success card: write the story of one use case in a picture"}
}

// exportKey is a letter after the end only; before it, export is by name.
func (c console) exportKey() keys.Binding {
	b := keys.Binding{Action: actExport, Label: "export", Group: "Session", Where: keys.List, Off: c.files == nil, About: "Export: write the session out as files to share"}
	if c.face.State == model.Closed {
		b.Keys = []string{"e"}
	}
	return b
}

// idle is what has no meaning before the session is live and after it.
func idle(ahead bool) []keys.Action {
	off := []keys.Action{keys.Next, keys.Previous, actJump, actPause, actOneMore, actFiveMore, actOneLess, actHold, actPark, actAction,
		actDecision, actOutcome, actNextTime, actFeature, actWasDeep, actFloor, actThumbs, actRoom, actNoVote}
	if ahead {
		return off
	}
	return append(off, actSave, keys.ToList, actComplete, keys.ClearLine, keys.ToLine)
}

// impossible is what cannot be done as things stand.
func (c console) impossible() []keys.Action {
	var off []keys.Action
	switch c.face.State {
	case model.Draft:
		off = []keys.Action{actRenew, actCheckIn}
	case model.Closed:
		off = []keys.Action{actRenew, actCheckIn, keys.Lights, keys.WallView, actNames, actAgenda, actItems, actNote, actDeepWork}
	case model.Lobby, model.Live:
	}
	if c.face.State == model.Closed && c.face.Undo.Label == "" {
		off = append(off, keys.Undo)
	}
	if len(c.face.Hands) == 0 {
		off = append(off, actLower)
	}
	if len(c.face.Items) == 0 {
		off = append(off, actItems)
	}
	return off
}

func (c console) lightsLabel() string {
	if c.face.Wall.Dark {
		return "wall light"
	}
	return "wall dark"
}

// hasLine says whether the session takes words now, from who is here: an observer only looks on.
func hasLine(f session.ConsoleFace) bool {
	return (f.State == model.Live || f.Ahead) && f.Role != session.Observer
}
