package dots

import (
	"strconv"

	"serendip/tui/desk"
	"serendip/tui/keys"
)

// What somebody with dots can do.
const (
	seatMore  keys.Action = "one dot more"
	seatFewer keys.Action = "one dot fewer"
	seatSet   keys.Action = "dots "
)

// seatDigit is how many dots an action puts.
func seatDigit(a keys.Action) (int, bool) {
	if len(a) <= len(seatSet) || a[:len(seatSet)] != seatSet {
		return 0, false
	}
	n, err := strconv.Atoi(string(a[len(seatSet):]))
	return n, err == nil
}

// KeyedBy implements [seat.Keyed].
func (s seatScreen) KeyedBy() any {
	type keyedBy struct {
		open, begun, done, revealed bool
		cap                         int
		many                        bool // find is worth a place in the footer
	}
	k := keyedBy{open: s.open(), begun: s.begun}
	if d := s.Face.Dots; d != nil {
		k.done, k.revealed, k.cap, k.many = d.Done, d.Revealed, d.Rule.Cap, !desk.FindKey(len(d.Cases)).Quiet
	}
	return k
}

// Keys are those of the moment. None acts while no dots are taken, but the arrows once they are revealed.
func (s seatScreen) Keys() keys.Map {
	const group = "Dots"
	move := keys.Moving()
	one := "use case"
	if s.Face.Dots != nil {
		one, _ = s.Face.Dots.Noun()
	}
	move[0].Show, move[0].Label, move[0].Quiet, move[0].About = "↑↓", one, false, "Another "+one
	move[1].Label = "down"
	enter := keys.Binding{Action: keys.Enter, Keys: []string{"enter"}, Group: group, Where: keys.List, Fixed: true}
	switch d := s.Face.Dots; {
	case d != nil && d.Revealed:
		return append(move, desk.FindKey(s.list.Len()))
	case !s.open():
		return nil
	case !s.begun:
		enter.Label, enter.About = "begin", "Begin to give dots"
		return keys.Map{enter}
	}
	enter.Label, enter.About = "hand in, even unfinished", "Hand in, even unfinished; dots may change until the round closes"
	enter.Off = s.Face.Dots.Done
	m := keys.Map{
		{Action: seatMore, Keys: []string{"+", "=", "right"}, Show: "+", Label: "one more", Group: group, Where: keys.List, Fixed: true, About: "Give this " + one + " one dot more"},
		{Action: seatFewer, Keys: []string{"-", "left", "backspace"}, Show: "-", Label: "one fewer", Group: group, Where: keys.List, Fixed: true, About: "Take a dot away from this " + one},
	}
	most := min(s.Face.Dots.Rule.Cap, 9)
	for n := 0; n <= most; n++ {
		b := keys.Binding{Action: seatSet + keys.Action(strconv.Itoa(n)), Keys: []string{strconv.Itoa(n)}, Label: strconv.Itoa(n) + " dots", Group: group,
			Where: keys.List, Fixed: true, Quiet: n > 0, About: "So many dots on this " + one}
		if n == 0 {
			b.Show, b.Label = "0-"+strconv.Itoa(most), "so many"
		}
		m = append(m, b)
	}
	return append(append(m, move...), enter, desk.FindKey(s.list.Len()))
}
