package tui

import (
	"serendip/model"
	"serendip/tui/keys"
	"serendip/tui/widget"
)

// What an attendee can do in every block.
const (
	actHand  keys.Action = "hand"
	actField keys.Action = "field"
	actBackF keys.Action = "field before"
	actAsks  keys.Action = "ask a question"
)

// Keys are the keys that work now. Who comes late may have begun to type before they see the page: no letter acts on it.
func (s seatScreen) Keys() keys.Map {
	if s.late {
		return s.placeKeys().Unlettered()
	}
	return s.placeKeys()
}

// placeKeys are those of the place one is in: the line's, the centre's, then what works everywhere.
func (s seatScreen) placeKeys() keys.Map {
	if s.dark() {
		return s.listKeys().Without(keys.ToLine).And(seatEverywhere())
	}
	if !s.inLine && s.Where() == keys.Line { // a form of the block: its keys, and nothing of the line's
		return s.centre.Keys().And(keys.Map{s.handKey()}, seatEverywhere())
	}
	if s.hasLine() {
		return s.lineKeys().And(s.centre.Keys(), s.listKeys(), seatEverywhere(), signKeys())
	}
	return s.centre.Keys().And(s.listKeys().Without(keys.ToLine), seatEverywhere())
}

// hasLine says whether the line is to be seen.
func (s *seatScreen) hasLine() bool {
	return !s.late && !s.behind() && (hasSeatLine(s.face) || s.line.busy() && s.face.State == model.Live || s.inLine)
}

func (s seatScreen) lineKeys() keys.Map {
	tab := keys.Binding{Action: actField, Keys: []string{"tab"}, Label: "complete", Group: "Line", Where: keys.Line, Fixed: true, Quiet: true, About: "Take the name that is offered"}
	back := keys.Binding{Action: actBackF, Keys: []string{"shift+tab"}, Label: "field before", Group: "Line", Where: keys.Line, Fixed: true, Quiet: true, Off: true}
	if s.line.asksMinutes(s.face.Block) {
		tab.Label, tab.About, tab.Quiet, back.Off = "minutes, others", "Go to the next field, or take the name that is offered", false, false
	}
	return keys.Map{
		{Action: actSave, Keys: []string{"enter"}, Label: "save", Group: "Line", Where: keys.Line, Fixed: true, About: "Keep the line"},
		tab, back,
		{Action: keys.ToList, Keys: []string{"esc", "up"}, Label: "list", Group: "Line", Where: keys.Line, Fixed: true, About: "Leave the line, single letters act"},
		{Action: keys.ClearLine, Keys: []string{"ctrl+c"}, Label: "clear the line", Group: "Line", Where: keys.Line, Fixed: true, Quiet: true},
	}
}

// handKey raises and lowers one's hand.
func (s seatScreen) handKey() keys.Binding {
	b := keys.Binding{Action: actHand, Keys: []string{"ctrl+r", "h"}, Label: "raise hand", Group: "You", About: "Raise your hand: the facilitator sees it", Off: s.face.State != model.Live}
	if startsInList(s.face) { // a word typed by mistake raises no hand
		b.Keys = []string{"ctrl+r"}
	}
	if s.face.Hand {
		b.Label, b.About = "lower hand", "Lower your hand"
	}
	return b
}

// listKeys are the single letters of every block.
func (s seatScreen) listKeys() keys.Map {
	undo := "undo"
	if s.face.Undo.Label != "" {
		undo = `undo "` + widget.Cut(s.face.Undo.Label, 24) + `"`
	}
	about := "Back to the line: an idea, ? to park, ! an action"
	line := keys.Binding{Action: keys.ToLine, Keys: []string{"c"}, Label: "line", Group: "Line", Where: keys.List, Fixed: true, About: about}
	leave := keys.Binding{Action: keys.Quit, Keys: []string{"q"}, Label: "leave, may return", Group: "You", Where: keys.List, About: "Leave this seat: it stays yours, and you may return"}
	key := "u"
	if startsInList(s.face) { // a word typed by mistake takes nothing back
		key = "ctrl+u"
	}
	back := keys.Map{
		{Action: keys.Undo, Keys: []string{key}, Label: undo, Group: "You", Where: keys.List, About: "Take your latest action back", Off: s.face.Undo.Label == "" && s.face.Undo.Says == "" || s.face.State != model.Live && s.face.State != model.Closed && !s.face.Ahead},
	}
	if s.hasLine() {
		return keys.Map{line, s.handKey()}.And(back, keys.Map{leave})
	}
	return keys.Map{leave, s.handKey()}.And(back)
}

// seatEverywhere are help and palette.
func seatEverywhere() keys.Map {
	return keys.Map{
		{Action: keys.Palette, Keys: []string{"ctrl+p"}, Label: "all commands", Group: "Help", Fixed: true, About: "Every action by name"},
		{Action: actAsks, Keys: []string{"ctrl+o"}, Label: "questions", Group: "You", Quiet: true, About: "Questions: read them, vote, ask with or without your name"},
	}.And(keys.Helping())
}

// signKeys are the signs of the line, for help: they are typed, not pressed.
func signKeys() keys.Map {
	var m keys.Map
	for _, sign := range model.Signs() {
		m = append(m, keys.Binding{Action: keys.Action("sign " + sign.Sign), Keys: []string{sign.Example}, Show: sign.Sign, Label: sign.Means,
			Group: "Signs in the line", Where: keys.Line, Fixed: true, Quiet: true, About: sign.Means})
	}
	return m
}
