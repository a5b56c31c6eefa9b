package speakers

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Actions of the queue. ActTurn is the one key that starts and stops, on console and stage.
const (
	ActTurn    keys.Action = "speakers.turn"
	actThis    keys.Action = "speakers.this"
	actAdd     keys.Action = "speakers.add"
	actEarlier keys.Action = "speakers.earlier"
	actLater   keys.Action = "speakers.later"
	actSide    keys.Action = "speakers.side"
	actMinutes keys.Action = "speakers.minutes"
	actStrike  keys.Action = "speakers.strike"
	actCard    keys.Action = "speakers.card"
)

// Turn is what the one key means: it stops who speaks, else starts who comes next; nil when all have spoken.
func Turn(in model.SessionID, q *session.SpeakersFace) session.Intent {
	at := q.Current()
	switch {
	case at < 0 || q.Queue[at].Done:
		return nil
	case q.Queue[at].Speaking:
		return session.StopSpeaker{Session: in, Speaker: q.Queue[at].ID}
	}
	return session.StartSpeaker{Session: in, Speaker: q.Queue[at].ID}
}

// TurnLabel is that in a word or two.
func TurnLabel(speaks bool) string {
	if speaks {
		return "stop the clock"
	}
	return "start the next"
}

// Keys are the block's own.
func (c console) Keys() keys.Map {
	const group = "Speakers"
	p, any := c.selected()
	q := c.queue()
	at := q.Current()
	this := "start this one"
	if p.Speaking {
		this = "stop"
	}
	return keys.Map{
		{Action: ActTurn, Keys: []string{"space"}, Label: TurnLabel(at >= 0 && q.Queue[at].Speaking), Group: group, Where: keys.List,
			About: "Stop the clock of who speaks, or start that of the next", Off: Turn(c.Face.Session, q) == nil},
		{Action: actThis, Keys: []string{"enter"}, Label: this, Group: group, Where: keys.List, About: "Start or stop the clock of the one under the cursor", Off: !any},
		{Action: actAdd, Keys: []string{"e"}, Label: "add", Group: group, Where: keys.List, About: "Put somebody of the list, or a new name, into the queue"},
		{Action: actEarlier, Keys: []string{"["}, Show: "[ ]", Label: "order", Group: group, Where: keys.List, About: "Let this one speak earlier", Off: !any},
		{Action: actLater, Keys: []string{"]"}, Label: "later", Group: group, Where: keys.List, Quiet: true, About: "Let this one speak later", Off: !any},
		{Action: actSide, Keys: []string{"v"}, Label: p.NextSide(), Group: group, Where: keys.List, About: "Customer, vendor or prospect: customers get more time, advisory boards aim at 80 to 20 (Ignite Advisory Group)", Off: !any},
		{Action: actMinutes, Keys: []string{"t"}, Label: "minutes", Group: group, Where: keys.List, About: "Give this one more minutes, or fewer", Off: !any},
		{Action: actStrike, Keys: []string{"x"}, Label: "off", Group: group, Where: keys.List, About: "Take this one off the queue", Off: !any || p.Done || p.Speaking},
		{Action: actCard, Keys: []string{"k"}, Label: "card", Group: group, Where: keys.List, About: "Turn the prompt card: what to ask a speaker who stalls"},
	}.And(keys.Map{desk.FindKey(c.list.Len())}, keys.Moving())
}

// askAdd asks who speaks: somebody of the list, or a new name with minutes and side.
func (c console) askAdd() tea.Cmd {
	intro := `Behind a new name, minutes and side may stand: "Ada Lopez 7 vendor". Else it is a customer with 5 minutes.`
	fresh := func(typed string) string {
		if name, box, side, err := model.ParseSpeaker(typed); err == nil && strings.TrimSpace(name) != "" {
			return fmt.Sprintf("%s %d min", cmp.Or(side, model.SideCustomer), int(box/time.Minute)) // short: the column is narrow
		}
		return ""
	}
	return screen.Open(dialog.PickOrName(c.Env, "who speaks?", intro, fresh, desk.People(c.Face), func(id, typed string) tea.Cmd {
		if p, ok := desk.Person(c.Face, id); ok {
			return screen.Send(session.QueueGuest{Session: c.Face.Session, Person: p.ID})
		}
		return screen.Send(session.QueueSpeaker{Session: c.Face.Session, Line: typed})
	}))
}

func (c console) askMinutes(p session.SpeakerFace) tea.Cmd {
	intro := []string{p.Name}
	field := widget.Field{ID: "line", Label: "Minutes", Value: strconv.Itoa(int(p.Box / time.Minute)), Example: "5", Must: true}
	return screen.Open(dialog.Form(c.Env, "how long?", intro, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		n, ok := desk.Number(v["line"])
		if box := time.Duration(n) * time.Minute; ok && box <= model.LongestTalk {
			return screen.Send(session.SetSpeaker{Session: c.Face.Session, Speaker: p.ID, Box: box, Side: p.Side}), dialog.Refusal{}
		}
		return nil, dialog.Refusal{Field: "line", Sentence: "Write whole minutes, from 1 to 120."}
	}, field))
}
