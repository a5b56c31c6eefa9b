package seat

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/keys"
	"serendip/tui/screen"
)

// What one can do to the use case under the cursor.
const (
	actSame     keys.Action = "same"
	actEdit     keys.Action = "edit"
	actMinutes  keys.Action = "minutes"
	actWithdraw keys.Action = "take back"
	actRead     keys.Action = "read"
	actPark     keys.Action = "park it"
)

// ideasKeys is what the keys depend on.
type ideasKeys struct{ some, many, any, own, same, minutes bool }

// KeyedBy implements [Keyed].
func (i Ideas) KeyedBy() any {
	one, ok := i.selected()
	minutes := i.Face.Block.Method == model.Minutes || one.Minutes > 0
	n := i.mine.Len() + i.others.Len()
	return ideasKeys{n > 0, desk.FindKey(n).Quiet, ok, ok && one.Mine, one.ISaidSame, minutes}
}

// Keys are those of the use case under the cursor: others' can be joined, one's own changed.
func (i Ideas) Keys() keys.Map {
	one, ok := i.selected()
	const group = "Use case"
	same, about := "same for me", "It is the same for you: count me in"
	if one.ISaidSame {
		same, about = "not the same", "Take your “same” back"
	}
	own := ok && one.Mine
	minutes := i.Face.Block.Method == model.Minutes || one.Minutes > 0
	moving := keys.Moving()
	for n := range moving {
		moving[n].Off = i.mine.Len()+i.others.Len() == 0
	}
	return keys.Map{
		{Action: actSame, Keys: []string{"s"}, Label: same, Group: group, Where: keys.List, About: about, Off: !ok || own},
		{Action: ActMore, Keys: []string{"+"}, Label: "say more", Group: group, Where: keys.List, About: "Add something to it", Off: !ok},
		{Action: actEdit, Keys: []string{"e"}, Label: "edit", Group: group, Where: keys.List, About: "Change your own words", Off: !own},
		{Action: actMinutes, Keys: []string{"m"}, Label: "minutes", Group: group, Where: keys.List, About: "Say how many minutes a day, and for how many others", Off: !own || !minutes},
		{Action: actWithdraw, Keys: []string{"x"}, Label: "take it back", Group: group, Where: keys.List, About: "Take your own idea back, while nobody joined it", Off: !own},
		{Action: actPark, Keys: []string{"p"}, Label: "park it", Group: group, Where: keys.List, Quiet: true, About: "Put your own idea into the parking lot: it asks for a feature or a plan", Off: !own},
		desk.FindKey(i.mine.Len() + i.others.Len()),
		{Action: actRead, Keys: []string{"enter"}, Label: "read", Group: group, Where: keys.List, Quiet: true, About: "Read everything that is known of it", Off: !ok},
	}.And(moving)
}

// actOn does an action to a use case; false when it is none of these.
func (i Ideas) actOn(a keys.Action, one session.CaseFace) (tea.Cmd, bool) {
	switch a {
	case actSame:
		if one.ISaidSame {
			return screen.Send(session.TakeSameBack{Case: one.ID, Person: i.Face.Me.ID}), true
		}
		return screen.Send(session.SaySame{Case: one.ID, Person: i.Face.Me.ID}), true
	case actEdit:
		return i.desk().AskTitle(one), true
	case actMinutes:
		return i.desk().AskMinutes(one), true
	case actWithdraw:
		return screen.Send(session.Withdraw{Case: one.ID}), true
	case actPark:
		return screen.Send(session.ParkCase{Case: one.ID}), true
	case actRead:
		return i.desk().Read(one), true
	}
	return nil, false
}

// Begin is how a line begins that says more about the use case under the cursor; "" when there is none.
func (i Ideas) Begin() string {
	if one, ok := i.selected(); ok {
		return fmt.Sprintf("+%d ", one.Number)
	}
	return ""
}
