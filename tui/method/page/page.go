package page

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/getting"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Actions of a page.
const (
	actWrite       keys.Action = "page.write"
	actTick        keys.Action = "page.tick"
	actAnswer      keys.Action = "page.answer"
	actCriterion   keys.Action = "page.criterion"
	actTask        keys.Action = "page.task"
	actObstacle    keys.Action = "page.obstacle"
	actOpportunity keys.Action = "page.opportunity"
	actBarrier     keys.Action = "page.barrier"
	actBehaviour   keys.Action = "page.behaviour"
	actOff         keys.Action = "page.off"
	actReady       keys.Action = "page.ready"
	actWall        keys.Action = "page.wall"
	actNext        keys.Action = "page.next"
	actBack        keys.Action = "page.back"
	actCard        keys.Action = "page.card"
)

// Page is the screen of one use case's page. It covers the whole layout.
type Page struct {
	env  screen.Env
	id   model.UseCaseID
	at   source
	gone bool
	row  int
	w, h int
}

// New opens the page of a use case out of a face: a session.ConsoleFace or a *session.SeatFace.
func New(env screen.Env, face any, id model.UseCaseID) Page {
	p := Page{env: env, id: id}
	at, ok := read(face, id)
	p.at, p.gone = at, !ok
	return p
}

// Open is the command that puts a page over the present screen.
func Open(env screen.Env, face any, id model.UseCaseID) tea.Cmd {
	return screen.Open(New(env, face, id))
}

// Update takes news and the page's keys.
func (p Page) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.SnapshotMsg:
		return p.learn(msg.Projection), nil
	case screen.EnvMsg:
		p.env = msg.Env
		return p, nil
	}
	a, ok := p.Keys().Action(msg, keys.List)
	if !ok {
		return p, nil
	}
	return p.do(a)
}

// learn takes a face; the cursor stays with its row.
func (p Page) learn(face any) Page {
	at, ok := read(face, p.id)
	if _, known := face.(session.ConsoleFace); !known {
		if _, known = session.AsSeat(face); !known {
			return p
		}
	}
	on := p.here().id
	if p.gone = !ok; ok {
		p.at = at
	}
	for i, r := range p.at.rows() {
		if r.id == on {
			p.row = i
		}
	}
	return p
}

func (p Page) here() row {
	rows := p.at.rows()
	return rows[max(min(p.row, len(rows)-1), 0)]
}

// do is every action of the page.
func (p Page) do(a keys.Action) (screen.Screen, tea.Cmd) {
	r, last := p.here(), len(p.at.rows())-1
	c := p.at.page.Case
	switch a {
	case keys.Up:
		p.row = max(p.row-1, 0)
	case keys.Down:
		p.row = min(p.row+1, last)
	case keys.First:
		p.row = 0
	case keys.Last:
		p.row = last
	case actNext:
		p.row = p.nextPart()
	case actBack:
		return p, screen.Back()
	case actWrite:
		return p, p.write(r)
	case actTick:
		return p, screen.Send(session.Tick{Case: c.ID, Entry: r.entry.ID, Done: !r.entry.Done})
	case actAnswer:
		a, note, _ := model.ParseAnswer(p.at.page.Health[r.health-1])
		return p, screen.Send(session.AnswerHealth{Case: c.ID, Statement: r.health - 1, Answer: a.Next(), Note: note, Based: session.On(p.at.page.Health[r.health-1])})
	case actOff:
		return p, screen.Send(session.RemoveEntry{Case: c.ID, Entry: r.entry.ID})
	case actReady:
		if c.Stage == model.StageReady {
			return p, screen.Send(session.UnmarkReady{Case: c.ID})
		}
		return p, screen.Send(session.MarkReady{Case: c.ID})
	case actWall:
		if p.at.onWall == c.ID {
			return p, screen.Send(session.TurnWall{Session: p.at.session})
		}
		return p, screen.Send(session.TurnWall{Session: p.at.session, View: model.ViewPage, Case: c.ID})
	case actCard:
		return p, p.env.Card(p.env, getting.Of{Session: p.at.session, Number: c.Number})
	case keys.Undo:
		return p, screen.Send(p.at.undo.Takes(p.at.session))
	default:
		if k, adds := adding(a); adds {
			return p, p.add(k)
		}
	}
	return p, nil
}

// nextPart is the first row of the next part that lacks something, else of the next part.
func (p Page) nextPart() int {
	rows := p.at.rows()
	for n := 1; n < len(rows); n++ {
		if i := (p.row + n) % len(rows); rows[i].need {
			return i
		}
	}
	return min(p.row+1, len(rows)-1)
}

// adding is the kind of entry that an action adds.
func adding(a keys.Action) (model.EntryKind, bool) {
	k, ok := map[keys.Action]model.EntryKind{
		actCriterion: model.EntryCriterion, actTask: model.EntryTask, actObstacle: model.EntryObstacle, actOpportunity: model.EntryOpportunity,
		actBarrier: model.EntryBarrier, actBehaviour: model.EntryBehaviour,
	}[a]
	return k, ok
}

// SetSize gives the layout.
func (p Page) SetSize(w, h int) screen.Screen {
	p.w, p.h = w, h
	return p
}

// asideWidth is the column that says what is missing, where there is room for it.
const asideWidth = 34

// View is the page, and beside it or above it what is missing.
func (p Page) View() frame.Frame {
	t, w := p.env.Theme, max(p.w-4, 1)
	c := p.at.page.Case
	ground := frame.NewPane("ground", frame.Of(p.w, p.h))
	stands := state(p.at.page, t)
	title := t.Dim.Render(fmt.Sprint(c.Number, "  ")) + t.Title.Render(widget.Cut(c.Title, max(w-widget.Width(stands)-8, 10)))
	head := []string{widget.Ends(title, stands, w)}
	wide := p.w >= 110
	if !wide {
		head = append(head, p.lacking(w)...)
	}
	head = append(head, widget.Rule(w, t))
	foot := p.footers(w)
	body := frame.Rect{X: 2, Y: len(head), W: w, H: max(p.h-len(head)-len(foot), 1)}
	f := frame.New(p.w, p.h, ground, frame.NewPane("head", frame.Rect{X: 2, W: w, H: len(head)}, head...),
		frame.NewPane("foot", frame.Rect{X: 2, Y: p.h - len(foot), W: w, H: len(foot)}, foot...))
	if wide {
		body.W = min(w-asideWidth-4, 96)
		side := frame.Rect{X: min(body.X+body.W+8, 2+w-asideWidth), Y: body.Y + 1, W: asideWidth, H: body.H - 1}
		f = f.Add(frame.NewPane("aside", side, p.aside()...))
	}
	f = p.putBody(f, body)
	f.Title = fmt.Sprintf("%d · %s", c.Number, c.Title)
	return f
}

// putBody lays the part of the page around the cursor.
func (p Page) putBody(f frame.Frame, r frame.Rect) frame.Frame {
	t := p.env.Theme
	if p.gone {
		return f.Add(frame.NewPane("page", r, "", t.Dim.Render("This page is not to be seen at the moment. esc goes back.")))
	}
	rows := p.at.rows()
	at := max(min(p.row, len(rows)-1), 0)
	lines, starts := p.at.draw(rows, at, true, r.W, t)
	end := len(lines)
	if at+1 < len(starts) {
		end = starts[at+1]
	}
	top := widget.Around(starts[at], end, r.H, len(lines))
	return f.Add(frame.NewPane("page", r, widget.Window(lines, top, r.H, t)...)).At(r.X, r.Y+starts[at]-top)
}

// lacking is what is missing, above a narrow page; at most two lines.
func (p Page) lacking(w int) []string {
	t := p.env.Theme
	var out []string
	if words := lacks(p.at.page); words != "" {
		out = widget.Styled(widget.Wrap("missing: "+words, w, 2), t.Warn)
	}
	for _, words := range p.at.page.Warnings[:min(len(p.at.page.Warnings), 1)] {
		out = append(out, t.Warn.Render(widget.Cut("! "+words, w)))
	}
	return out
}

// aside is what is missing, beside a wide page.
func (p Page) aside() []string {
	t, page := p.env.Theme, p.at.page
	if len(page.Needs) == 0 {
		return widget.Styled(widget.Wrap("It already works: it is captured, tracked and shared, and has no execution stages.", asideWidth, 0), t.Dim)
	}
	lines := widget.Styled(widget.NewType().Big(fmt.Sprintf("%d/%d", page.Have(), len(page.Needs)), widget.BigText), t.BigAccent)
	lines = append(lines, "", t.Title.Render("To be ready it needs"))
	for _, n := range page.Needs {
		sign, words := t.Warn.Render(have(n.Have))+" ", t.Text
		if n.Have {
			sign, words = t.OK.Render(have(n.Have))+" ", t.Dim
		}
		for i, l := range widget.Wrap(n.Words, asideWidth-2, 3) {
			if i > 0 {
				sign = "  "
			}
			lines = append(lines, sign+words.Render(l))
		}
	}
	for i, words := range page.Warnings {
		if i == 0 {
			lines = append(lines, "", t.Title.Render("Careful"))
		}
		lines = append(lines, widget.Styled(widget.Wrap("! "+words, asideWidth, 4), t.Warn)...)
	}
	return lines
}

// footers are the keys in two rows under a rule.
func (p Page) footers(w int) []string {
	t, m := p.env.Theme, p.Keys()
	adds := []keys.Action{actCriterion, actTask, actObstacle, actOpportunity, actBarrier, actBehaviour}
	lines := []string{"", widget.Rule(w, t), m.Without(adds...).Footer(keys.List, w, t), m.Only(adds...).Footer(keys.List, w, t)}
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], "\n")
	}
	return lines
}

// Notices is the row above the footer's line.
func (p Page) Notices() frame.Rect { return frame.Rect{X: 2, Y: max(p.h-4, 0), W: p.w - 4, H: 1} }

// Keys are the page's own; what can't be done to the row under the cursor is off.
func (p Page) Keys() keys.Map {
	const group = "Page"
	r, s := p.here(), p.at
	c := s.page.Case
	ready, wall := "ready", "on wall"
	if c.Stage == model.StageReady {
		ready = "not ready"
	}
	if s.onWall == c.ID {
		wall = "off wall"
	}
	open := !p.gone && (s.host || s.state != model.Closed || s.leads())
	add := func(a keys.Action, key, label, about string) keys.Binding {
		return keys.Binding{Action: a, Keys: []string{key}, Label: label, Group: "Add", Where: keys.List, About: about, Off: !open}
	}
	return keys.Map{
		{Action: actWrite, Keys: []string{"enter"}, Label: "write", Group: group, Where: keys.List, About: "Write what stands under the cursor", Off: !open || !p.writable(r)},
		{Action: actBack, Keys: []string{"esc", "q"}, Show: "esc", Label: "back", Group: group, Fixed: true},
		{Action: actTick, Keys: []string{"space"}, Label: "tick off", Group: group, Where: keys.List, About: "The task is done, or not after all", Off: !open || !s.ticks(r)},
		{Action: actAnswer, Keys: []string{"space"}, Label: "yes, no, unknown", Group: group, Where: keys.List, About: "The next answer to this statement", Off: !open || r.health == 0},
		{Action: actOff, Keys: []string{"x"}, Label: "take off", Group: group, Where: keys.List, About: "Take it off the page", Off: !open || r.entry == nil || !s.leads() && r.entry.By != s.me},
		{Action: actNext, Keys: []string{"tab"}, Label: "next missing", Group: group, Where: keys.List, About: "Go to the next thing that is missing"},
		{Action: actReady, Keys: []string{"r"}, Label: ready, Group: group, Where: keys.List, About: "Mark it ready, or take that back; refused with what is missing", Off: !open || !s.host || len(s.page.Needs) == 0},
		{Action: actWall, Keys: []string{"v"}, Label: wall, Group: group, Where: keys.List, About: "Show this page on the wall, or take it off", Off: !s.host || p.gone || s.state != model.Live},
		{Action: actCard, Keys: []string{"e"}, Label: "card", Group: group, Where: keys.List, About: "Success card: write its story in a picture; refused with what is missing", Off: !s.writes || p.gone || p.env.Card == nil},
		{Action: keys.Undo, Keys: []string{"u"}, Label: "undo", Group: group, Where: keys.List, About: "Take your latest action back", Off: s.undo.Label == "" || s.undo.Blocked != ""},
		add(actCriterion, "c", "criterion", "Add a success criterion: what is measured, how, from where to where"),
		add(actTask, "t", "task", "Add a task: what, who, by when"),
		add(actObstacle, "o", "obstacle", "Add an obstacle, real or perceived"),
		add(actOpportunity, "p", "opportunity", "Add an opportunity"),
		add(actBarrier, "b", "barrier", "Add a barrier: policies, roles, habits or expectations"),
		add(actBehaviour, "w", "what else", model.BehaviourPrompt),
		{Action: keys.Palette, Keys: []string{"ctrl+p"}, Label: "all commands", Group: "Help", Fixed: true, Quiet: true, About: "Every action by name"},
	}.And(keys.Helping(), keys.Moving())
}

// ticks says whether the reader may tick off what stands in a row.
func (s source) ticks(r row) bool {
	return r.entry != nil && r.kind == model.EntryTask && (s.leads() || r.entry.For == s.me)
}

// writable says whether the reader may write what stands in a row.
func (p Page) writable(r row) bool {
	if r.field == 0 || !r.field.Led() {
		return true
	}
	return p.at.host || p.at.leads() && !r.field.OfPeople()
}
