package tui

import (
	"fmt"
	"slices"
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

// The talk: feature talk and deep work, the queue of hands, votes by thumbs, and what became of what was noted.
const (
	actFeature  keys.Action = "feature talk"
	actWasDeep  keys.Action = "was deep work"
	actDeepWork keys.Action = "deep work"
	actFloor    keys.Action = "next hand"
	actThumbs   keys.Action = "thumbs"
	actRoom     keys.Action = "thumbs of the room"
	actNoVote   keys.Action = "drop vote"
	actBecame   keys.Action = "became"
	actToDo     keys.Action = "to do"
)

// talkKeys work in every block.
func (c console) talkKeys() keys.Map {
	f := c.face
	feature, about := "feature talk", "The clock runs as feature talk: until the next idea, or for two minutes"
	if _, on := f.Talk.Feature(c.env.Now()); on {
		feature, about = "deep work", "The clock runs as deep work again"
	}
	lock := "Lock this block as deep work: requests and plans go to the parking lot"
	if f.DeepWork {
		lock = "Unlock this block: it is no longer kept for deep work"
	}
	const group = "Talk"
	m := keys.Map{
		{Action: actFeature, Keys: []string{"ctrl+f"}, Label: feature, Group: group, Quiet: true, About: about},
		{Action: actWasDeep, Keys: []string{"F"}, Label: "was deep work", Group: group, Where: keys.List, Quiet: true, Off: f.Talk.Latest == 0,
			About: "Correct it: the latest feature talk was deep work"},
		{Action: actDeepWork, Keys: []string{"B"}, Label: "lock", Group: group, Where: keys.List, Quiet: true, About: lock},
		{Action: actFloor, Keys: []string{"H"}, Label: "next hand", Group: group, Where: keys.List, Quiet: true, Off: len(f.Discuss.Queue) == 0 && f.Discuss.Floor.ID.IsZero(),
			About: "Give the floor to the hand that is up longest, and lower the one before"},
		{Action: actThumbs, Keys: []string{"U"}, Label: thumbsLabel(f.Discuss.Vote), Group: group, Where: keys.List, Quiet: f.Discuss.Vote == nil, Off: !mayTurn(f.Role, f.Discuss.Vote),
			About: "Vote by thumbs whether to go on: open it, close it, give the time"},
		{Action: actRoom, Keys: []string{"Y"}, Label: "thumbs of the room", Group: group, Where: keys.List, Quiet: true,
			Off: f.Discuss.Vote == nil || f.Discuss.Vote.Closed, About: "Count the thumbs of those without a seat"},
		{Action: actNoVote, Label: "drop vote", Group: group, Off: f.Discuss.Vote == nil || f.Discuss.Vote.Closed, About: "Drop the vote by thumbs, uncounted"},
	}
	return m
}

// followKeys say what became of things. They work after the session too.
func (c console) followKeys() keys.Map {
	return keys.Map{
		{Action: actBecame, Keys: []string{"K"}, Label: "parking lot", Group: "Notes", Where: keys.List, Quiet: true, Off: len(itemsOf(c.face, model.ItemParked)) == 0,
			About: "Say what became of a parked thing; its author reads it"},
		{Action: actToDo, Keys: []string{"T"}, Label: "to do", Group: "Notes", Where: keys.List, Quiet: true, Off: len(itemsOf(c.face, model.ItemAction)) == 0,
			About: "Actions: who does it, until when, done"},
	}
}

// thumbsLabel is what the one key of a vote does now.
func thumbsLabel(v *session.VoteFace) string {
	switch {
	case v == nil:
		return "thumbs"
	case v.Closed && v.GoesOn:
		return fmt.Sprintf("give %d min", int(v.By/time.Minute))
	case v.Closed:
		return "vote again"
	}
	return "close the vote"
}

// thumbsTurn is what the one key of a vote means now.
func thumbsTurn(id model.SessionID, v *session.VoteFace) session.Intent {
	switch {
	case v == nil || v.Closed && !v.GoesOn:
		return session.OpenVote{Session: id}
	case v.Closed:
		return session.ApplyVote{Vote: v.ID}
	}
	return session.CloseVote{Vote: v.ID}
}

// mayTurn says whether a role may do what the one key of a vote means now: to close it is the lead's. A face without a role
// forbids nothing.
func mayTurn(r session.Role, v *session.VoteFace) bool {
	return r == session.Nobody || session.Allowed(r, thumbsTurn(model.SessionID{}, v))
}

// talkIntent is what an action of the talk means when nothing has to be asked first; nil when something has.
func (c console) talkIntent(a keys.Action) session.Intent {
	f := c.face
	switch a {
	case actFeature:
		_, on := f.Talk.Feature(c.env.Now())
		return session.SwitchTalk{Session: f.Session, Feature: !on}
	case actWasDeep:
		return session.JudgeTalk{Session: f.Session, Begun: f.Talk.Latest}
	case actDeepWork:
		return session.TurnDeepWork{Session: f.Session, Block: f.Block.ID, On: !f.DeepWork}
	case actFloor:
		return session.NextSpeaker{Session: f.Session, From: f.Discuss.Floor.ID}
	case actThumbs:
		return thumbsTurn(f.Session, f.Discuss.Vote)
	case actNoVote:
		return session.DropVote{Vote: f.Discuss.Vote.ID}
	}
	return nil
}

// itemsOf are the noted things of a kind.
func itemsOf(f session.ConsoleFace, kind model.ItemKind) []session.ItemFace {
	return slices.DeleteFunc(slices.Clone(f.Items), func(it session.ItemFace) bool { return it.Kind != kind })
}

func findItem(items []session.ItemFace, id string) (session.ItemFace, bool) {
	i := slices.IndexFunc(items, func(it session.ItemFace) bool { return it.ID.String() == id })
	if i < 0 {
		return session.ItemFace{}, false
	}
	return items[i], true
}

// askBecame asks of which parked thing, and then what became of it.
func (c console) askBecame() tea.Cmd {
	items := itemsOf(c.face, model.ItemParked)
	var choices []dialog.Choice
	for _, it := range items {
		name := it.Words
		if it.Who != "" {
			name += " (" + it.Who + ")"
		}
		choices = append(choices, dialog.Choice{ID: it.ID.String(), Name: name, Note: it.Fate.String(), First: it.Fate == model.FateOpen})
	}
	return screen.Open(dialog.Pick(c.env, "the parking lot", "What became of which? Its author reads it.", choices, func(id string) tea.Cmd {
		it, _ := findItem(items, id)
		return c.askFate(it)
	}))
}

// askFate asks what became of a parked thing.
func (c console) askFate(it session.ItemFace) tea.Cmd {
	choices := []dialog.Choice{
		{ID: "answered", Name: "It was answered"}, {ID: "case", Name: "Make a use case of it"}, {ID: "on", Name: "Pass it on to somebody"},
		{ID: "dropped", Name: "Drop it, with the reason"}, {ID: "open", Name: "It is open again"},
	}
	settle := func(s session.SettleItem) tea.Cmd {
		s.Item = it.ID
		return screen.Send(s)
	}
	return screen.Open(dialog.Pick(c.env, widget.Cut(it.Words, 40), "What became of it?", choices, func(id string) tea.Cmd {
		switch id {
		case "answered":
			return screen.Open(dialog.Form(c.env, "the answer", nil, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
				return settle(session.SettleItem{Fate: model.FateAnswered, Words: v["words"]}), dialog.Refusal{}
			}, widget.Field{ID: "words", Label: "Answer", Value: it.Answer, Help: "It may stay empty."}))
		case "case":
			return screen.Send(session.MakeCase{Item: it.ID})
		case "on":
			return screen.Open(dialog.PickOrName(c.env, "passed on to whom?", "", func(string) string { return "a new name" }, desk.People(c.face), func(id, name string) tea.Cmd {
				if p, ok := desk.Person(c.face, id); ok {
					name = p.Name
				}
				return settle(session.SettleItem{Fate: model.FatePassedOn, Name: name})
			}))
		case "dropped":
			return screen.Open(dialog.Ask(c.env, "why is it dropped?", []string{"Its author reads this."}, "", "It needs what we cannot give this year", func(words string) tea.Cmd {
				return settle(session.SettleItem{Fate: model.FateDropped, Words: words})
			}))
		}
		return settle(session.SettleItem{Fate: model.FateOpen})
	}))
}

// askToDo asks of which action, and then whether it is done and who does it.
func (c console) askToDo() tea.Cmd {
	items := itemsOf(c.face, model.ItemAction)
	var choices []dialog.Choice
	for _, it := range items {
		choices = append(choices, dialog.Choice{ID: it.ID.String(), Name: it.Words, Note: it.Doing(), First: !it.Done})
	}
	return screen.Open(dialog.Pick(c.env, "to do", "", choices, func(id string) tea.Cmd {
		it, _ := findItem(items, id)
		tick := dialog.Choice{ID: "tick", Name: "It is done"}
		if it.Done {
			tick.Name = "It is not done yet"
		}
		return screen.Open(dialog.Pick(c.env, widget.Cut(it.Words, 40), "", []dialog.Choice{tick, {ID: "who", Name: "Who does it, and until when"}}, func(id string) tea.Cmd {
			if id == "tick" {
				return screen.Send(session.TickAction{Item: it.ID, Done: !it.Done})
			}
			return c.askDoer(it)
		}))
	}))
}

func (c console) askDoer(it session.ItemFace) tea.Cmd {
	return screen.Open(dialog.Form(c.env, "who and when", []string{it.Words}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		on, no := whenField(v["day"], c.face.Start)
		if no.Sentence != "" {
			return nil, no
		}
		return screen.Send(session.AssignAction{Item: it.ID, Name: v["who"], Day: on}), dialog.Refusal{}
	}, doerFields(it.Doer, it.Day)...))
}

func doerFields(who, day string) []widget.Field {
	return []widget.Field{
		{ID: "who", Label: "Who", Value: who, Example: "Mei", Help: "It may stay empty."},
		{ID: "day", Label: "Until", Value: day, Example: "2026-10-21", Help: "A date, or nothing."},
	}
}

func whenField(text string, now time.Time) (string, dialog.Refusal) {
	if strings.TrimSpace(text) == "" {
		return "", dialog.Refusal{}
	}
	on, err := day(strings.TrimSpace(text), now)
	if err != nil {
		return "", dialog.Refusal{Field: "day", Sentence: err.Error() + "."}
	}
	return on, dialog.Refusal{}
}

// askAction notes an action with who does it and until when.
func (c console) askAction() tea.Cmd {
	f := c.face
	fields := append([]widget.Field{{ID: "words", Label: "What", Must: true, Example: "ask the depot for the gate log"}}, doerFields("", "")...)
	return screen.Open(dialog.Form(c.env, "action", nil, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		on, no := whenField(v["day"], f.Start)
		if no.Sentence != "" {
			return nil, no
		}
		return screen.Send(session.NoteAction{Session: f.Session, Block: f.Block.ID, Words: v["words"], Name: v["who"], Day: on}), dialog.Refusal{}
	}, fields...))
}

// askRoom asks for the thumbs of the room.
func (c console) askRoom() tea.Cmd {
	d := c.face.Discuss
	if d.Vote == nil {
		return nil
	}
	number := func(id, label string, n int) widget.Field {
		return widget.Field{ID: id, Label: label, Value: strconv.Itoa(n)}
	}
	return screen.Open(dialog.Form(c.env, "thumbs of the room", []string{d.Vote.Asks()}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		var counts [model.ThumbCount]int
		for i, id := range []string{"up", "sideways", "down"} {
			n, err := count(strings.TrimSpace(v[id]))
			if err != nil {
				return nil, dialog.Refusal{Field: id, Sentence: "Count people from 0 up."}
			}
			counts[i] = n
		}
		return screen.Send(session.CountThumbs{Vote: d.Vote.ID, Counts: counts}), dialog.Refusal{}
	}, number("up", "Up", d.Thumbs[0]), number("sideways", "Sideways", d.Thumbs[1]), number("down", "Down", d.Thumbs[2])))
}

// talkLabels are what needs an eye of the talk.
func (c console) talkLabels() []label {
	f := c.face
	if f.State != model.Live {
		return nil
	}
	var out []label
	now := c.env.Now()
	_, on := f.Talk.Feature(now)
	if on {
		out = append(out, label{name: "features", value: fmt.Sprintf("now, %s to go", desk.Minutes(f.Talk.Until.Sub(now)))})
	} else if share := f.Talk.Share(f.Clock, now); share > 0 {
		out = append(out, label{name: "features", value: fmt.Sprintf("%d%% of the time", share)})
	}
	if f.DeepWork {
		out = append(out, label{name: "locked", value: "deep work"})
	}
	if topic := f.Discuss.Topic; topic != nil {
		out = append(out, label{name: "topic", value: fmt.Sprintf("%d  %s", topic.Case.Number, clockWords(topic.Clock, now))})
		if topic.Last {
			out = append(out, label{name: "thumbs", value: "all given"})
		}
	}
	if v := f.Discuss.Vote; v != nil {
		shown := fmt.Sprintf("%d/%d", v.Given+v.Room, max(v.People, v.Given+v.Room))
		switch {
		case v.Closed:
			out = append(out, label{name: "thumbs", value: v.Brief()})
		case mayTurn(f.Role, v):
			out = append(out, label{name: "thumbs", value: shown + ", U closes"})
		default:
			out = append(out, label{name: "thumbs", value: shown}, label{name: "closes", value: c.leadName()})
		}
	}
	if p := f.Discuss.Floor; !p.ID.IsZero() {
		out = append(out, label{name: "speaks", value: p.Name})
	}
	return out
}

// clockWords is what is left of a small clock.
func clockWords(c session.Clock, now time.Time) string {
	left := c.Left(now)
	if left < 0 {
		return "over " + desk.Minutes(-left)
	}
	return desk.Minutes(left) + " left"
}
