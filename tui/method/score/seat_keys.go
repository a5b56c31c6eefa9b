package score

import (
	"serendip/model"
	"serendip/tui/desk"
	"serendip/tui/keys"
)

// What a scorer can do.
const (
	seatZero     keys.Action = "mark 0"
	seatOne      keys.Action = "mark 1"
	seatTwo      keys.Action = "mark 2"
	seatThree    keys.Action = "mark 3"
	seatCantSay  keys.Action = "can't say"
	seatClear    keys.Action = "no mark"
	seatPrevious keys.Action = "use case before"
	seatNext     keys.Action = "next use case"
	seatFine     keys.Action = "by criterion"
	seatWhy      keys.Action = "why"
)

// seatDigit is the mark that an action gives.
func seatDigit(a keys.Action) (model.Mark, bool) {
	switch a {
	case seatZero:
		return model.NoMark, true
	case seatOne:
		return model.Little, true
	case seatTwo:
		return model.Good, true
	case seatThree:
		return model.High, true
	case seatCantSay:
		return model.CantSay, true
	}
	return 0, false
}

// KeyedBy implements [seat.Keyed].
func (s seatScreen) KeyedBy() any {
	type keyedBy struct {
		open, done, fine, own bool
		phase                 seatPhase
		many                  bool // find is worth a place in the footer
	}
	return keyedBy{s.open(), s.open() && s.Face.Round.Done, s.fine, s.open() && s.Face.Round.Sheet != nil, s.phase, !desk.FindKey(s.list.Len()).Quiet}
}

// Keys are the keys of the phase. None acts while no marks are taken.
func (s seatScreen) Keys() keys.Map {
	if !s.open() {
		return nil
	}
	const group = "Score"
	enter := keys.Binding{Action: keys.Enter, Keys: []string{"enter"}, Group: group, Where: keys.List, Fixed: true}
	switch s.phase {
	case seatBegin:
		enter.Label, enter.About = "begin", "Begin to mark"
		return keys.Map{enter}
	case seatLook:
		enter.Label, enter.About = "change it", "Go back to this use case"
		return append(append(keys.Map{enter}, seatRowKeys("use case")...), desk.FindKey(s.list.Len()))
	case seatMarking:
	}
	enter.Label, enter.About = "hand in, even unfinished", "Hand in, even unfinished; marks may change until the round closes"
	if s.Face.Round.Done {
		enter.Label, enter.About = "look at all of them", "Look at all of them again"
	}
	fine := "by criterion"
	if s.fine {
		fine = "by group"
	}
	digit := func(a keys.Action, key, about string) keys.Binding {
		return keys.Binding{Action: a, Keys: []string{key}, Label: about, Group: group, Where: keys.List, Fixed: true, Quiet: true}
	}
	marks := digit(seatZero, "0", "mark")
	marks.Show, marks.Quiet, marks.About = "0 1 2 3", false, "Mark the row and go on: 0 no, 1 little, 2 good, 3 high"
	none := digit(seatCantSay, "-", "can't say")
	none.Quiet, none.About = false, "Can't say: counts for nothing, and is counted"
	return append(keys.Map{marks, digit(seatOne, "1", "little"), digit(seatTwo, "2", "good"), digit(seatThree, "3", "high"), none},
		append(seatRowKeys("row"),
			keys.Binding{Action: seatPrevious, Keys: []string{"left"}, Show: "←→", Label: "use case", Group: group, Where: keys.List, Fixed: true, About: "Another use case"},
			keys.Binding{Action: seatNext, Keys: []string{"right"}, Show: "→", Label: "next use case", Group: group, Where: keys.List, Fixed: true, Quiet: true},
			keys.Binding{Action: seatWhy, Keys: []string{"w"}, Label: "why (no name)", Group: group, Where: keys.List, About: "Say why, without your name"},
			enter,
			keys.Binding{Action: seatFine, Keys: []string{"d"}, Label: fine, Group: group, Where: keys.List, About: "Mark by criterion, or one mark a group",
				Off: s.Face.Round.Sheet != nil},
			keys.Binding{Action: seatClear, Keys: []string{"backspace"}, Label: "no mark", Group: group, Where: keys.List, Quiet: true, Fixed: true, About: "Take the mark of the row away"},
		)...)
}

// seatRowKeys are the arrows up and down.
func seatRowKeys(what string) keys.Map {
	m := keys.Moving().Only(keys.Up, keys.Down)
	m[0].Show, m[0].Label, m[0].Quiet, m[0].About = "↑↓", what, false, "Another "+what
	m[1].Label = "down"
	return m
}
