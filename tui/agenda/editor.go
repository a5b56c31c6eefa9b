package agenda

import (
	"fmt"
	"maps"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Actions of the editor.
const (
	actChange  keys.Action = "agenda.change"
	actAdd     keys.Action = "agenda.add"
	actEarlier keys.Action = "agenda.earlier"
	actLater   keys.Action = "agenda.later"
	actRemove  keys.Action = "agenda.remove"
	actMore    keys.Action = "agenda.more"
	actLess    keys.Action = "agenda.less"
	actSession keys.Action = "agenda.session"
	actBack    keys.Action = "agenda.back"
)

// step is what + and - change a timebox by: to the next multiple of it.
const step = 5 * time.Minute

// Editor is the screen.
type Editor struct {
	desk.Centre
	list   widget.List
	asked  map[model.BlockID]request
	newest model.BlockID // the block that came last
	awaits bool          // a block was added that the face doesn't show yet
}

// request is the timebox that was asked for last, and how many of its kind are not answered yet: whoever presses + fast
// means what they asked for, not what the face shows so far.
type request struct {
	timebox time.Duration
	waiting int
}

// New makes the editor of a session's agenda. It hears SnapshotMsg with a session.ConsoleFace, utters AddBlock,
// ChangeBlock, MoveBlock, RemoveBlock and ChangeSession, and goes back with screen.BackMsg.
func New(env screen.Env, f session.ConsoleFace) Editor {
	e := Editor{Centre: desk.Centre{Env: env, Face: f, Active: true}}
	return e.columns().fill().on(current(f))
}

// current is the block to begin at: the one that runs, else the first.
func current(f session.ConsoleFace) model.BlockID {
	for _, r := range f.Agenda {
		if r.Current && f.State == model.Live {
			return r.Block.ID
		}
	}
	return model.BlockID{}
}

func (e Editor) on(id model.BlockID) Editor {
	e.list = e.list.To(id.String())
	return e
}

func (e Editor) columns() Editor {
	cols := []widget.Column{{Title: "begins", W: 6}, {Title: "min", W: 4, Numbers: true}, {Title: "what people do", W: 14}}
	if e.W >= 100 {
		cols = append(cols, widget.Column{Title: "asks", W: 36})
	}
	e.list = widget.NewList(cols...).Dense().TitleLines(1)
	return e
}

// fill makes the rows, each with the moment at which it begins if those before keep to their time.
func (e Editor) fill() Editor {
	items := make([]widget.Item, len(e.Face.Agenda))
	for i, r := range e.Face.Agenda {
		box := e.timebox(r)
		items[i] = widget.Item{
			ID: r.Block.ID.String(), Lead: fmt.Sprint(i + 1), Title: e.sign(r) + r.Block.Title, Quiet: r.Done,
			Cells: []string{r.Begins.In(e.Env.Zone).Format("15:04"), fmt.Sprint(minutes(box)), string(r.Block.Method), widget.Cut(r.Block.Prompt, 36)},
		}
	}
	e.list = e.list.SetItems(items)
	return e
}

func (e Editor) sign(r session.AgendaRow) string {
	switch {
	case r.Current && e.Face.State == model.Live:
		return theme.OnAir + " "
	case r.Done:
		return theme.Passed + " "
	}
	return ""
}

// timebox is what a block has, extensions of the current one included.
func (e Editor) timebox(r session.AgendaRow) time.Duration {
	if r.Current && e.Face.State == model.Live {
		return e.Face.Clock.Timebox
	}
	return r.Block.Timebox
}

// Total is the sum of all timeboxes.
func (e Editor) total() time.Duration {
	var sum time.Duration
	for _, r := range e.Face.Agenda {
		sum += e.timebox(r)
	}
	return sum
}

func minutes(d time.Duration) int { return int(d.Round(time.Minute) / time.Minute) }

func (e Editor) selected() (session.AgendaRow, int, bool) {
	it, ok := e.list.Selected()
	for i, r := range e.Face.Agenda {
		if ok && r.Block.ID.String() == it.ID {
			return r, i, true
		}
	}
	return session.AgendaRow{}, 0, false
}

// Update does the editor's keys.
func (e Editor) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	if result, ok := msg.(screen.ResultMsg); ok {
		return e.answered(result).added(result), nil
	}
	var fresh bool
	before := e.Face.Agenda
	e.Centre, fresh = e.Hear(msg)
	if _, look := msg.(screen.EnvMsg); fresh || look {
		e.asked = maps.Clone(e.asked)
		maps.DeleteFunc(e.asked, func(_ model.BlockID, r request) bool { return r.waiting == 0 })
		return e.fill().grown(before), nil
	}
	if list, cmd, ok := desk.Seek(e.Env, e.list, e.Keys(), msg); ok {
		e.list = list
		return e, cmd
	}
	a, ok := e.Keys().Action(msg, keys.List)
	if !ok {
		return e, nil
	}
	switch a {
	case actBack:
		return e, screen.Back()
	case actAdd:
		return e, e.askNew()
	case actSession:
		return e, e.askSession()
	}
	if r, i, any := e.selected(); any {
		if a == actMore || a == actLess {
			return e.stepped(a, r)
		}
		if cmd, done := e.actOn(a, r, i); done {
			return e, cmd
		}
	}
	e.list = desk.Move(e.list, a)
	return e, nil
}

// actOn does an action to the block under the cursor.
func (e Editor) actOn(a keys.Action, r session.AgendaRow, i int) (tea.Cmd, bool) {
	id := e.Face.Session
	switch a {
	case actChange:
		return e.askBlock(e.planned(r)), true
	case actEarlier:
		return screen.Send(session.MoveBlock{Session: id, Block: r.Block.ID, To: i - 1}), true
	case actLater:
		return screen.Send(session.MoveBlock{Session: id, Block: r.Block.ID, To: i + 1}), true
	case actRemove:
		return screen.Open(dialog.Confirm(e.Env, "take a block out", widget.Confirm{
			Question: "Take " + r.Block.Title + " out of the agenda?", Will: []string{"Undo brings it back."}, Yes: "take it out",
		}, screen.Send(session.RemoveBlock{Session: id, Block: r.Block.ID}))), true
	}
	return nil, false
}

// stepped asks for the next timebox up or down.
func (e Editor) stepped(a keys.Action, r session.AgendaRow) (screen.Screen, tea.Cmd) {
	b := e.planned(r)
	if a == actMore {
		b.Timebox = (b.Timebox/step + 1) * step
	} else {
		b.Timebox = max((b.Timebox-1)/step*step, time.Minute)
	}
	e.asked = maps.Clone(e.asked)
	if e.asked == nil {
		e.asked = make(map[model.BlockID]request)
	}
	e.asked[b.ID] = request{b.Timebox, e.asked[b.ID].waiting + 1}
	return e, screen.Send(session.ChangeBlock{Session: e.Face.Session, Block: b})
}

// answered counts an answer. What was refused is asked for no more.
func (e Editor) answered(msg screen.ResultMsg) Editor {
	change, ok := msg.Intent.(session.ChangeBlock)
	one, asked := e.asked[change.Block.ID]
	if !ok || !asked {
		return e
	}
	e.asked = maps.Clone(e.asked)
	if one.waiting--; msg.Err != nil {
		delete(e.asked, change.Block.ID)
		return e
	}
	e.asked[change.Block.ID] = request{one.timebox, max(one.waiting, 0)}
	return e
}

// grown notes the block that came since, and takes the cursor to it when it was added here.
func (e Editor) grown(before []session.AgendaRow) Editor {
	for _, r := range e.Face.Agenda {
		old := func(o session.AgendaRow) bool { return o.Block.ID == r.Block.ID }
		if slices.ContainsFunc(before, old) {
			continue
		}
		if e.newest = r.Block.ID; e.awaits {
			e.awaits = false
			return e.on(r.Block.ID)
		}
	}
	return e
}

// added takes the cursor to the block that was added here, at once or as soon as the face shows it.
func (e Editor) added(msg screen.ResultMsg) Editor {
	add, ok := msg.Intent.(session.AddBlock)
	if !ok || msg.Err != nil {
		return e
	}
	if at := add.At; at < len(e.Face.Agenda) && e.Face.Agenda[at].Block.ID == e.newest {
		return e.on(e.newest)
	}
	e.awaits = true
	return e
}

// planned is a block with the timebox that it was planned with, or that was asked for since: what was given during the
// session is kept beside it.
func (e Editor) planned(r session.AgendaRow) model.Block {
	b := r.Block
	b.Timebox -= r.Extra
	if one, ok := e.asked[b.ID]; ok {
		b.Timebox = one.timebox
	}
	return b
}

// SetSize gives the layout.
func (e Editor) SetSize(w, h int) screen.Screen {
	at, any := e.list.Selected()
	e.Centre = e.Sized(w, h)
	e = e.columns().fill()
	e.list = e.list.SetSize(max(w-4, 1), e.rows())
	if any {
		e.list = e.list.To(at.ID)
	}
	return e
}

// rows is how many the list has: without heading, sum and footer.
func (e Editor) rows() int { return max(e.H-9, 1) }

// View is the agenda with its sum and its end. It covers the whole layout.
func (e Editor) View() frame.Frame {
	t, w := e.Env.Theme, max(e.W-4, 1)
	title := t.Title.Render("Agenda") + t.Dim.Render("   "+e.Face.Programme+" · "+e.Face.Title)
	lines := []string{widget.Ends(title, t.Dim.Render(e.Face.Start.In(e.Env.Zone).Format("Mon 2 Jan 2006, 15:04")+" "+e.Face.Zone), w), widget.Rule(w, t), ""}
	lines = append(lines, e.list.View(t, true, "No block yet. n adds one.")...)
	lines = append(lines, e.sum(), "", widget.Rule(w, t))
	for _, part := range e.footers() {
		lines = append(lines, part.Footer(keys.List, w, t))
	}
	f := frame.New(e.W, e.H, frame.NewPane("ground", frame.Of(e.W, e.H)), frame.NewPane("agenda", frame.Of(e.W, e.H).Inset(2, 0), lines...))
	if e.list.Len() > 0 {
		f = f.At(2, 3+e.list.CursorRow())
	}
	f.Title = e.Face.Programme + " · agenda"
	return f
}

// footers are the keys in two rows: what is done to a block, and the rest.
func (e Editor) footers() []keys.Map {
	m := e.Keys()
	block := m.Only(actChange, actAdd, actMore, actLess, actEarlier, actLater, actRemove)
	return []keys.Map{block, m.Without(actChange, actAdd, actMore, actLess, actEarlier, actLater, actRemove)}
}

// sum is how long it all takes and when it ends.
func (e Editor) sum() string {
	t := e.Env.Theme
	ends := e.Face.Start.Add(e.total())
	if e.Face.State == model.Live && !e.Face.Ends.IsZero() {
		ends = e.Face.Ends
	}
	out := t.Strong.Render(fmt.Sprintf("%d min in all, ends %s", minutes(e.total()), ends.In(e.Env.Zone).Format("15:04")))
	if p := e.Face.Planned; e.Face.State == model.Live && !p.IsZero() && !ends.Equal(p) {
		late := minutes(ends.Sub(p))
		word := "late"
		if late < 0 {
			late, word = -late, "ahead"
		}
		if late > 0 {
			out += t.Warn.Render(fmt.Sprintf("   %d %s", late, word))
		}
	}
	return out
}

// Notices is the row above the footer's line.
func (e Editor) Notices() frame.Rect { return frame.Rect{X: 2, Y: e.H - 4, W: e.W - 4, H: 1} }

// Keys are the editor's own.
func (e Editor) Keys() keys.Map {
	r, i, any := e.selected()
	live := e.Face.State == model.Live
	behind := live && (r.Done || r.Current)
	const group = "Agenda"
	return keys.Map{
		{Action: actChange, Keys: []string{"enter", "e"}, Label: "change", Group: group, About: "Change title, time, prompt and method", Off: !any},
		{Action: actAdd, Keys: []string{"n"}, Label: "new block", Group: group, About: "Add a block after this one"},
		{Action: actEarlier, Keys: []string{"shift+up", "K"}, Show: "K", Label: "earlier", Group: group, About: "Move it up", Off: !any || i == 0 || behind},
		{Action: actLater, Keys: []string{"shift+down", "J"}, Show: "J", Label: "later", Group: group, About: "Move it down", Off: !any || i == len(e.Face.Agenda)-1 || behind},
		{Action: actMore, Keys: []string{"+"}, Label: "5 min more", Group: group, Off: !any},
		{Action: actLess, Keys: []string{"-"}, Label: "5 less", Group: group, Off: !any},
		{Action: actRemove, Keys: []string{"x", "delete"}, Show: "x", Label: "take out", Group: group, About: "Take it out of the agenda", Off: !any || behind},
		{Action: actSession, Keys: []string{"t"}, Label: "title and start", Group: group, About: "Change the session's title, day and time"},
		{Action: actBack, Keys: []string{"esc", "q"}, Label: "back", Group: group, Fixed: true},
		{Action: keys.Palette, Keys: []string{"ctrl+p"}, Label: "all commands", Group: "Help", Fixed: true, About: "Every action by name"},
	}.And(keys.Map{desk.FindKey(e.list.Len())}, keys.Helping(), keys.Moving())
}
