package home

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/series"
	"serendip/tui/widget"
)

// The actions of home.
const (
	actionOpen    keys.Action = "home.open"
	actionLive    keys.Action = "home.live"
	actionWall    keys.Action = "home.wall"
	actionPrepare keys.Action = "home.prepare"
	actionMeetup  keys.Action = "home.meetup"
	actionSeries  keys.Action = "home.series"
	actionRepeat  keys.Action = "home.repeat"
	actionWatch   keys.Action = "home.watch"
	actionBring   keys.Action = "home.bring"
	actionRestore keys.Action = "home.restore"
	actionFind    keys.Action = "home.find"
	actionVision  keys.Action = "home.vision"
	actionDate    keys.Action = "home.date"
	actionReach   keys.Action = "home.reach"
	actionWho     keys.Action = "home.champions"
	actionQuit    keys.Action = "home.quit"
	actionLetters keys.Action = "home.letters"
	actionExport  keys.Action = "home.export"
)

// Home is the screen.
type Home struct {
	env    screen.Env
	opts   Options
	face   session.HomeFace
	known  bool // a face has come
	at     time.Time
	w, h   int
	cursor int
	pick   string                   // the session under the cursor: the cursor stays with it
	made   *session.PrepareWorkshop // was prepared, and is opened as soon as it is seen
}

// New is the home screen.
func New(env screen.Env, opts Options) Home { return Home{env: env, opts: opts} }

// Update takes news and keys.
func (h Home) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.SnapshotMsg:
		if f, ok := msg.Projection.(session.HomeFace); ok {
			h.face, h.known, h.at = f, true, msg.Now
			return h.settled().openMade()
		}
		return h, nil
	case screen.EnvMsg:
		h.env = msg.Env
		return h, nil
	case screen.ResultMsg:
		return h.prepared(msg)
	}
	action, ok := h.Keys().Action(msg, keys.List)
	if !ok {
		return h, nil
	}
	return h.act(action)
}

func (h Home) act(action keys.Action) (screen.Screen, tea.Cmd) {
	switch action {
	case keys.Up:
		return h.moved(-1), nil
	case keys.Down:
		return h.moved(+1), nil
	case actionOpen:
		return h, h.open()
	case actionLive:
		return h, h.choose(GoLive)
	case actionWall:
		return h, h.choose(TestWall)
	case actionPrepare:
		return h, screen.Open(prepare(h.env, h.opts, h.at, ""))
	case actionMeetup:
		return h, screen.Open(h.prepareMeetup())
	case actionSeries:
		if f := h.seriesHere(); f != nil {
			return h, screen.Open(series.OfHome(h.env, h.face, f.Programme, h.askExport()))
		}
	case actionRepeat:
		if all := h.sessions(); h.cursor < len(all) {
			return h, screen.Open(repeat(h.env, all[h.cursor], h.at))
		}
	case actionWatch:
		return h, h.opts.Chosen(Choice{Kind: Watch})
	case actionBring:
		return h, screen.Open(dialog.Show(h.env, "bring a guest list or use cases", bringing))
	case actionRestore:
		return h, screen.Open(dialog.Show(h.env, "open a backup", restoring))
	case actionVision, actionDate, actionReach, actionWho:
		return h, h.mend(action)
	case actionLetters:
		return h, h.askLetters()
	case actionExport:
		return h, h.askExport()
	case actionFind:
		return h, screen.Open(find(h.env, h.face, h.opts.Chosen))
	case actionQuit:
		return h, h.opts.Chosen(Choice{Kind: Quit})
	}
	return h, nil
}

// open is enter: on the first start the line under the cursor, later the session under it.
func (h Home) open() tea.Cmd {
	if !h.face.Empty() {
		return h.choose(Open)
	}
	switch h.cursor {
	case 0:
		return h.opts.Chosen(Choice{Kind: Watch})
	case 2:
		return screen.Open(h.prepareMeetup())
	}
	return screen.Open(prepare(h.env, h.opts, h.at, ""))
}

// mend asks what the session under the cursor lacks.
func (h Home) mend(action keys.Action) tea.Cmd {
	all := h.sessions()
	if h.cursor >= len(all) {
		return nil
	}
	ask := map[keys.Action]func(screen.Env, session.HomeSession) screen.Screen{actionVision: askVision, actionDate: askDate, actionReach: askReach, actionWho: askPresenter}[action]
	return screen.Open(ask(h.env, all[h.cursor]))
}

// prepared hears how a preparation went: what was refused is asked again with what was typed.
func (h Home) prepared(msg screen.ResultMsg) (screen.Screen, tea.Cmd) {
	p, ok := msg.Intent.(session.PrepareWorkshop)
	if !ok {
		return h, nil
	}
	if msg.Err != nil {
		return h, screen.Open(prepareAgain(h.env, h.opts, p, msg.Err.Error()))
	}
	h.made = &p
	return h.openMade()
}

// openMade opens the session that was just prepared, so that its agenda is the next thing seen.
func (h Home) openMade() (screen.Screen, tea.Cmd) {
	if h.made == nil {
		return h, nil
	}
	for _, s := range h.face.Next {
		if model.Skeleton(s.Programme) == model.Skeleton(h.made.Customer) && s.Start.Equal(h.made.Start) {
			h.made = nil
			return h, h.opts.Chosen(Choice{Open, s.Ref})
		}
	}
	return h, nil
}

// sessions are all that the cursor can stand on.
func (h Home) sessions() []session.HomeSession {
	return append(h.face.Next[:len(h.face.Next):len(h.face.Next)], h.face.Past...)
}

func (h Home) choose(kind Kind) tea.Cmd {
	all := h.sessions()
	if h.cursor >= len(all) {
		return nil
	}
	return h.opts.Chosen(Choice{kind, all[h.cursor].Ref})
}

func (h Home) moved(by int) Home {
	n := len(h.sessions())
	if h.face.Empty() {
		n = len(starts)
	}
	h.cursor = max(min(h.cursor+by, n-1), 0)
	if all := h.sessions(); h.cursor < len(all) {
		h.pick = all[h.cursor].Ref
	}
	return h
}

// settled keeps the cursor on its session when others come and go around it.
func (h Home) settled() Home {
	for i, s := range h.sessions() {
		if s.Ref == h.pick {
			h.cursor = i
			return h
		}
	}
	return h.moved(0)
}

// SetSize gives the layout.
func (h Home) SetSize(w, ht int) screen.Screen {
	h.w, h.h = w, ht
	return h
}

// Keys are what can be done now.
func (h Home) Keys() keys.Map {
	prepare := keys.Binding{Action: actionPrepare, Keys: []string{"n"}, Label: "new workshop", Group: "Prepare", About: "Prepare a workshop: a customer's name and a date"}
	watch := keys.Binding{Action: actionWatch, Keys: []string{"w"}, Label: "watch one", Group: "Prepare", About: "Watch a workshop: one minute, made-up people, nothing kept"}
	meetup := keys.Binding{Action: actionMeetup, Keys: []string{"m"}, Label: "new meetup", Group: "Prepare", About: "Prepare a meetup: a customer's name and a date", Quiet: true}
	bring := keys.Binding{Action: actionBring, Keys: []string{"i"}, Label: "bring lists", Group: "Prepare", About: "How to bring a guest list or use cases (CSV)", Quiet: true}
	restore := keys.Binding{Action: actionRestore, Keys: []string{"o"}, Label: "open a backup", Group: "Prepare", About: "How to open a backup", Quiet: true}
	quit := keys.Binding{Action: actionQuit, Keys: []string{"q", "ctrl+c"}, Show: "q", Label: "quit", Group: "Leave"}
	open := keys.Binding{Action: actionOpen, Keys: []string{"enter"}, Label: "open", Group: "Session", About: "Open the session's console: agenda, people, notes"}
	if h.face.Empty() {
		open.Label, open.About = "start", "Do what the cursor stands on"
		watch.Keys, prepare.Keys, meetup.Keys = []string{"1", "w"}, []string{"2", "n"}, []string{"3", "m"}
		watch.Quiet, prepare.Quiet = true, true
		return keys.Map{open, watch, prepare, meetup, bring, restore}.And(keys.Moving(), keys.Map{quit}, keys.Helping(), palette())
	}
	live := keys.Binding{Action: actionLive, Keys: []string{"g"}, Label: "go live", Group: "Session", About: "Open the door and run the session on this screen"}
	wall := keys.Binding{Action: actionWall, Keys: []string{"t"}, Label: "test the wall", Group: "Session", About: "Try size and colours of the wall on this projector"}
	again := keys.Binding{Action: actionRepeat, Keys: []string{"a"}, Label: "once more", Group: "Prepare", About: "Prepare a session like this one: the same agenda, a new date", Quiet: true}
	find := keys.Binding{Action: actionFind, Keys: []string{"/"}, Label: "find", Group: "Session", About: "Find a session by customer or title"}
	vision := keys.Binding{Action: actionVision, Keys: []string{"v"}, Label: "vision", Group: "Session", About: "Say why people come together", Quiet: true}
	date := keys.Binding{Action: actionDate, Keys: []string{"d"}, Label: "another date", Group: "Session", About: "Another day or time", Quiet: true}
	reach := keys.Binding{Action: actionReach, Keys: []string{"r"}, Label: "reach", Group: "Session", About: "Prove that people from afar get in", Quiet: true}
	who := keys.Binding{Action: actionWho, Keys: []string{"c"}, Label: "who presents", Group: "Session", About: "Name a front-line champion who is willing to present", Quiet: true, Off: !h.wantsPresenters()}
	ofMeetups := keys.Binding{Action: actionSeries, Keys: []string{"s"}, Label: "series", Group: "Session", About: "The meetups of this customer: who came, when the next is", Quiet: true, Off: h.seriesHere() == nil}
	m := keys.Map{open, live, wall, vision, date, reach, who, ofMeetups, prepare, meetup, again, find, watch, bring, restore}.And(keys.Moving(), keys.Map{quit}, keys.Helping(), palette())
	m = m.And(keys.Map{{Action: actionLetters, Keys: []string{"l"}, Label: "letters", Group: "Session", About: "The letters of a session: what is due, and its drafts", Quiet: true}})
	m = m.And(keys.Map{{Action: actionExport, Keys: []string{"e"}, Label: "export", Group: "Session", About: "Write the customer's whole programme as files to share", Quiet: true, Off: h.opts.Programme == nil}})
	if all := h.sessions(); h.cursor < len(all) && all[h.cursor].State == model.Closed {
		m = m.Off(actionLive, actionWall, actionDate, actionReach)
	}
	return m
}

func palette() keys.Map { return keys.Facilitator().Only(keys.Palette) }

// widest is how wide a home screen is drawn: what stands at both ends of a row must be seen together.
const widest = 110

// View is the first start, or what is next, in the middle of a wide screen.
func (h Home) View() frame.Frame {
	t := h.env.Theme
	body, foot := frame.Of(h.w, h.h).Bottom(2)
	rule, keysRow := foot.Top(1)
	f := frame.New(h.w, h.h,
		frame.NewPane("rule", rule.Inset(1, 0), widget.Rule(rule.W-2, t)),
		frame.NewPane("footer", keysRow.Inset(1, 0), h.Keys().Footer(keys.List, keysRow.W-2, t)))
	f.Title = "serendip"
	switch {
	case !h.known:
	case h.face.Empty():
		lines := h.first()
		f = f.Add(frame.NewPane("home", inMiddle(body, widget.Widest(lines), len(lines)), lines...))
	default:
		column := body.Centre(min(body.W-2, widest), body.H)
		f = f.Add(frame.NewPane("home", column, h.list(column.W, column.H)...))
	}
	return f
}

// inMiddle is where a block of lines stands: in the middle of a wide screen, a little above the middle of a high one, and
// at the left of a narrow one.
func inMiddle(r frame.Rect, w, h int) frame.Rect {
	at := frame.Rect{X: r.X + 3, Y: r.Y, W: min(w, r.W-3), H: min(h, r.H)}
	if r.W >= 100 {
		at.X = r.X + (r.W-at.W)/2
	}
	at.Y += max(r.H-at.H, 0) / 3
	return at
}
