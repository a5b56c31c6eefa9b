package topics

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

const (
	actDiscuss  keys.Action = "discuss"
	actPlace    keys.Action = "place"
	actConclude keys.Action = "concluded"
	actSchedule keys.Action = "schedule"
)

// NewConsole is the facilitator's list of topics, with where each is and what is wrong with the schedule. While topics are
// proposed it follows the newest; once they were voted on or have places, it begins with the first.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return desk.NewBoard(env, f, desk.Plan{
		Head: head, Only: only, Newest: !voted(f.Topics) && !Runs(f.Topics), Below: below, Own: own, OnOwn: onOwn,
		Without: []keys.Action{desk.ActThemes, desk.ActElse, desk.ActMinutes, desk.ActPark},
		Empty:   "No topic yet. Write one; @name says who proposes it, enter keeps it.",
	})
}

// voted says whether dots were given to topics.
func voted(f *session.TopicsFace) bool {
	return f != nil && slices.ContainsFunc(f.All, func(x session.BoardTopic) bool { return x.Dots > 0 })
}

func only(f session.ConsoleFace) []session.CaseFace {
	var out []session.CaseFace
	for _, c := range f.Cases {
		if c.Kind == model.TopicKind {
			out = append(out, c)
		}
	}
	return out
}

// head is how far the board is, then what is wrong with the schedule; the prompt before there is anything.
func head(f session.ConsoleFace, _ time.Time, w, h int, t theme.Theme) []string {
	if f.Topics == nil || len(f.Topics.All) == 0 {
		return widget.Styled(widget.Wrap(f.Block.Prompt, w, min(h, 2)), t.Title)
	}
	lines := []string{t.Title.Render(widget.Cut(Counts(f.Topics), w))}
	all := session.Together(f.Clashes)
	for i, c := range all {
		words := widget.Wrap(theme.Contested+" "+c.Sentence(), w, 0)
		if left := len(all) - i; len(lines)+len(words) > h-min(left-1, 1) {
			return append(lines, t.Warn.Render(fmt.Sprintf("%s %s more: topics without a place, or at the same time as another", theme.Contested, desk.Plural(left, "warning", "warnings"))))
		}
		lines = append(lines, widget.Styled(words, t.Warn)...)
	}
	return lines
}

// Counts says how many topics are where: "7 topics: 4 to discuss, 1 discussing, 2 discussed".
func Counts(f *session.TopicsFace) string {
	words := desk.Plural(len(f.All), "topic", "topics") + ":"
	for i, s := range model.TopicStages() {
		if i > 0 {
			words += ","
		}
		words += fmt.Sprintf(" %d %s", len(f.In(s)), s)
	}
	return words
}

// below is where a topic is, how far, and what it came to.
func below(c desk.Centre, one session.CaseFace) string {
	x, ok := c.Face.Topics.Of(one.ID)
	if !ok {
		return ""
	}
	t, words := c.Env.Theme, ""
	add := func(st theme.Style, more string) {
		if more == "" {
			return
		}
		if words != "" {
			words += "   "
		}
		words += st.Render(more)
	}
	if x.Stage == model.Discussing {
		add(t.AccentBold, theme.Here+" discussing")
	}
	if x.Stage == model.Discussed {
		add(t.OK, theme.Passed+" discussed")
	}
	add(t.Text, c.Face.Topics.Place(x.Spot))
	if x.Dots > 0 {
		add(t.Dim, desk.Plural(x.Dots, "dot", "dots"))
	}
	add(t.Dim, x.Concluded)
	return words
}

func own(c desk.Centre, one session.CaseFace, ok bool) keys.Map {
	x, _ := c.Face.Topics.Of(one.ID)
	next := "discuss"
	switch x.Stage {
	case model.Discussing:
		next = "it is over"
	case model.Discussed:
		next = "again"
	case model.ToDiscuss:
	}
	const group = "Topics"
	return keys.Map{
		{Action: actDiscuss, Keys: []string{"d"}, Label: next, Group: group, Where: keys.List, About: "Discuss it, say that it is over, or put it back", Off: !ok},
		{Action: actSchedule, Keys: []string{"t"}, Label: "timetable", Group: group, Where: keys.List, About: "Make the schedule anew; what was placed by hand stays", Off: !ok},
		{Action: actPlace, Keys: []string{"j"}, Label: "place", Group: group, Where: keys.List, About: "Put it into a slot and a room", Off: !ok},
		{Action: actConclude, Keys: []string{"f"}, Label: "concluded", Group: group, Where: keys.List, About: "What it came to, in a line", Off: !ok},
	}
}

func onOwn(c desk.Centre, a keys.Action, one session.CaseFace, ok bool) (tea.Cmd, bool) {
	x, _ := c.Face.Topics.Of(one.ID)
	switch {
	case a == actSchedule:
		return screen.Send(session.ScheduleTopics{Session: c.Face.Session}), true
	case !ok:
		return nil, false
	case a == actDiscuss:
		return screen.Send(session.MoveTopic{Session: c.Face.Session, Topic: one.ID, To: (x.Stage + 1) % 3}), true
	case a == actPlace:
		return askPlace(c, one), true
	case a == actConclude:
		return screen.Open(dialog.Ask(c.Env, fmt.Sprintf("%d concluded", one.Number), []string{"What did it come to? It stands in the recap. Empty takes it away."},
			x.Concluded, "", func(line string) tea.Cmd {
				return screen.Send(session.ConcludeTopic{Session: c.Face.Session, Topic: one.ID, Words: line})
			})), true
	}
	return nil, false
}

// askPlace offers every place with what is there; taking one that is taken changes places.
func askPlace(c desk.Centre, one session.CaseFace) tea.Cmd {
	f := c.Face.Topics
	choices := []dialog.Choice{{ID: "-", Name: "nowhere"}}
	for slot := 1; slot <= f.Grid.Slots; slot++ {
		for room := range f.Grid.Rooms {
			s := model.Spot{Slot: slot, Room: room + 1}
			choice := dialog.Choice{ID: fmt.Sprintf("%d %d", slot, room+1), Name: f.Place(s)}
			if there, taken := f.At(slot, room+1); taken {
				choice.Note = fmt.Sprintf("%d %s", there.Case.Number, there.Case.Title)
			}
			choices = append(choices, choice)
		}
	}
	return screen.Open(dialog.Pick(c.Env, "into which slot and room?", desk.Name(one)+". What is there changes places with it.", choices, func(id string) tea.Cmd {
		spot, err := f.Grid.ParseSpot(id)
		if err != nil {
			return nil
		}
		return screen.Send(session.PlaceTopic{Session: c.Face.Session, Topic: one.ID, Spot: spot})
	}))
}
