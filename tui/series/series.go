package series

import (
	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Actions of the screen.
const (
	actTurn   keys.Action = "series.turn"
	actOnly   keys.Action = "series.only"
	actEdit   keys.Action = "series.edit"
	actCost   keys.Action = "series.cost"
	actDrop   keys.Action = "series.drop"
	actBudget keys.Action = "series.budget"
	actEnd    keys.Action = "series.end"
	actFiles  keys.Action = "series.files"
	actBack   keys.Action = "series.back"
)

// view is one of the screen's pages.
type view int

const (
	people view = iota
	meetups
	place // only with a meetup at hand
)

// Screen is the series of one programme.
type Screen struct {
	env       screen.Env
	programme string
	of        model.SessionID // the meetup at hand; zero from home
	series    *session.SeriesFace
	meeting   *session.MeetingFace
	view      view
	only      int // place in filters
	list      widget.List
	files     tea.Cmd // opens the programme's files; nil where there are none
	w, h      int
}

// OfConsole is the screen from a meetup's console. It hears SnapshotMsg with a session.ConsoleFace, and utters CheckVenue,
// SetCost, DropCost, SetBudget and SetLength. A command opens the programme's files.
func OfConsole(env screen.Env, f session.ConsoleFace, files tea.Cmd) screen.Screen {
	return Screen{env: env, programme: f.Programme, of: f.Session, files: files}.learn(f)
}

// OfHome is the screen from home, of a programme whose files a command opens. It hears SnapshotMsg with a session.HomeFace,
// and changes nothing.
func OfHome(env screen.Env, f session.HomeFace, programme string, files tea.Cmd) screen.Screen {
	return Screen{env: env, programme: programme, files: files}.learn(f)
}

// learn takes news of either kind.
func (s Screen) learn(face any) Screen {
	switch f := face.(type) {
	case session.ConsoleFace:
		s.series, s.meeting = f.Series, f.Meeting
	case session.HomeFace:
		s.series = f.SeriesOf(s.programme)
	}
	return s.fill()
}

// Update takes news and keys.
func (s Screen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.SnapshotMsg:
		return s.learn(msg.Projection), nil
	case screen.EnvMsg:
		s.env = msg.Env
		return s.fill(), nil
	}
	if list, cmd, ok := desk.Seek(s.env, s.list, s.Keys(), msg); ok {
		s.list = list
		return s, cmd
	}
	a, ok := s.Keys().Action(msg, keys.List)
	if !ok {
		return s, nil
	}
	return s.act(a)
}

func (s Screen) act(a keys.Action) (screen.Screen, tea.Cmd) {
	switch a {
	case actBack:
		return s, screen.Back()
	case actTurn:
		s.view = (s.view + 1) % s.views()
		s = s.fill()
		s.list = s.list.First()
		return s.SetSize(s.w, s.h), nil
	case actOnly:
		s.only = (s.only + 1) % len(filters())
		s = s.fill()
		s.list = s.list.First()
		return s, nil
	case actEdit:
		return s, s.edit()
	case actCost:
		return s, s.askCost(session.CostFace{})
	case actDrop:
		if c, any := s.cost(); any {
			return s, screen.Send(session.DropCost{Session: s.of, Line: c.ID})
		}
	case actBudget:
		return s, s.askBudget()
	case actEnd:
		return s, s.askEnd()
	case actFiles:
		return s, s.files
	}
	s.list = desk.Move(s.list, a)
	return s, nil
}

// views is how many pages there are.
func (s Screen) views() view {
	if s.meeting == nil {
		return place
	}
	return place + 1
}

// SetSize gives the layout.
func (s Screen) SetSize(w, h int) screen.Screen {
	s.w, s.h = w, h
	s = s.fill()
	s.list = s.list.SetSize(s.width(), max(h-7-len(s.below()), 3))
	return s
}

// widest is how wide the screen is drawn: a row's ends must be seen together.
const widest = 130

func (s Screen) width() int { return max(min(s.w-4, widest), 1) }

// View is a page with what it comes to. It covers the whole layout.
func (s Screen) View() frame.Frame {
	t, w := s.env.Theme, s.width()
	name := [...]string{"Who came", "Meetups", "Place and money"}[s.view]
	note := ""
	if s.view == people {
		note = "   showing " + filters()[s.only].name
	}
	lines := []string{widget.Ends(t.Title.Render(name)+t.Dim.Render(note), t.Dim.Render(widget.Cut(s.programme, 40)), w), widget.Rule(w, t), ""}
	body := s.list.View(t, true, s.empty())
	lines = append(lines, body...)
	lines = append(lines, "")
	lines = append(lines, s.below()...)
	lines = append(lines, widget.Rule(w, t), s.Keys().Footer(keys.List, w, t))
	f := frame.New(s.w, s.h, frame.NewPane("ground", frame.Of(s.w, s.h)), frame.NewPane("series", frame.Of(s.w, s.h).Inset(2, 0), lines...))
	if s.list.Len() > 0 {
		f = f.At(2, 3+s.list.CursorRow())
	}
	f.Title = s.programme + " · series"
	return f
}

// Notices is the row above the list.
func (s Screen) Notices() frame.Rect { return frame.Rect{X: 2, Y: 2, W: s.width(), H: 1} }

func (s Screen) empty() string {
	switch {
	case s.series == nil:
		return "There is no meetup yet."
	case s.view == people && s.only > 0:
		return "Nobody is like that; f shows others."
	case s.view == people:
		return "Nobody is on a list yet."
	}
	return "Nothing is like that."
}

// Keys are the page's own.
func (s Screen) Keys() keys.Map {
	const group = "Series"
	_, cost := s.cost()
	here := s.view == place
	edit := "answer"
	if cost {
		edit = "change"
	}
	ends := keys.Binding{Action: actEnd, Keys: []string{"e"}, Label: "end", Group: group, About: "When it is planned to end", Off: s.meeting != nil && s.meeting.Closed}
	if !here {
		ends = keys.Binding{Action: actFiles, Keys: []string{"e"}, Label: "export", Group: group, About: "Write the customer's whole programme as files to share", Off: s.files == nil}
	}
	return keys.Map{
		{Action: actTurn, Keys: []string{"tab"}, Label: "next page", Group: group, About: "Who came, the meetups, place and money"},
		desk.FindKey(s.list.Len()),
		{Action: actOnly, Keys: []string{"f"}, Label: "filter", Group: group, About: "Show everybody, regulars, first-timers, no-shows or advocates", Off: s.view != people},
		{Action: actEdit, Keys: []string{"enter"}, Label: edit, Group: group, About: "Answer the point, or change the cost", Off: !here},
		{Action: actCost, Keys: []string{"n"}, Label: "new cost", Group: group, About: "Add a cost line", Off: !here},
		{Action: actDrop, Keys: []string{"x"}, Label: "drop", Group: group, About: "Take the cost off the list", Off: !here || !cost},
		{Action: actBudget, Keys: []string{"b"}, Label: "budget", Group: group, About: "What it may cost in all, and the currency", Off: !here},
		ends,
		{Action: actBack, Keys: []string{"esc", "q"}, Label: "back", Group: group, Fixed: true},
	}.And(keys.Helping(), keys.Moving())
}
