package review

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Actions of a review.
const (
	actWall    keys.Action = "promise on the wall"
	actFigures keys.Action = "figures"
	actVerdict keys.Action = "verdict"
	actAll     keys.Action = "list on the wall"
	actShared  keys.Action = "shared"
)

// console is the promises with their figures and verdicts.
type console struct {
	desk.Centre
	list widget.List
}

// NewConsole is the facilitator's review.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return console{Centre: desk.Centre{Env: env, Face: f}, list: widget.NewList(widget.Column{Title: "verdict", W: 14})}.fill()
}

func (c console) review() *session.ReviewFace {
	if c.Face.Review == nil {
		return &session.ReviewFace{Shown: -1}
	}
	return c.Face.Review
}

func (c console) fill() console {
	t := c.Env.Theme
	items := make([]widget.Item, len(c.review().Promises))
	for i, p := range c.review().Promises {
		below := []string{t.Text.Render(figures(p))}
		if c.H >= 14 {
			below = append(below, t.Dim.Render(where(p)))
		}
		why := "! " + p.Proposal.Why + "   "
		switch {
		case p.Verdict == model.NoVerdict && !c.review().Readout && widget.Width(why+ask(p)) > c.W-6:
			below = append(below, t.Warn.Render("! ")+t.Text.Render(ask(p)))
		case p.Verdict == model.NoVerdict && !c.review().Readout:
			below = append(below, t.Warn.Render(why)+t.Text.Render(ask(p)))
		case told(p) != verdictSign(p.Verdict): // which stands beside the title
			below = append(below, t.Text.Render(told(p)))
		}
		title := p.Case.Title
		if c.onWall(p) {
			title += "   (on the wall)"
		}
		items[i] = widget.Item{ID: p.Case.ID.String(), Lead: strconv.Itoa(p.N), Title: title, Cells: []string{verdictSign(p.Verdict)}, Below: below}
	}
	c.list = c.list.SetItems(items)
	return c
}

// onWall says whether a promise is what the room sees.
func (c console) onWall(p session.PromiseFace) bool {
	w := c.Face.Wall.Review
	return w != nil && w.Shown >= 0 && w.Shown < len(w.Promises) && w.Promises[w.Shown].Case.ID == p.Case.ID
}

// Update does the block's keys.
func (c console) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	c.Centre, fresh = c.Hear(msg)
	if _, look := msg.(screen.EnvMsg); fresh || look {
		return c.fill(), nil
	}
	if list, cmd, ok := desk.Seek(c.Env, c.list, c.Keys(), msg); ok {
		c.list = list
		return c, cmd
	}
	a, ok := c.Keys().Action(msg, keys.List)
	if !ok {
		return c, nil
	}
	if a == actAll {
		return c, screen.Send(session.ShowPromise{Session: c.Face.Session, All: true})
	}
	if p, any := c.selected(); any {
		switch a {
		case actWall:
			return c, screen.Send(session.ShowPromise{Session: c.Face.Session, Case: p.Case.ID})
		case actFigures:
			return c, screen.Open(c.askFigures(p))
		case actVerdict:
			return c, screen.Open(AskVerdict(c.Env, c.Face.Session, p))
		case actShared:
			return c, screen.Send(session.MoveStage{Session: c.Face.Session, Case: p.Case.ID, Stage: model.StageShared})
		}
	}
	c.list = desk.Move(c.list, a)
	return c, nil
}

func (c console) selected() (session.PromiseFace, bool) {
	it, ok := c.list.Selected()
	for _, p := range c.review().Promises {
		if ok && p.Case.ID.String() == it.ID {
			return p, true
		}
	}
	return session.PromiseFace{}, false
}

// askFigures asks for all three; only what changed is sent.
func (c console) askFigures(p session.PromiseFace) screen.Screen {
	words := [...]string{p.Figures.Actual.Words, p.Figures.Baseline.Words, p.Figures.Target.Words}
	kinds := [...]model.FigureKind{model.FigureActual, model.FigureBaseline, model.FigureTarget}
	labels, example := [...]string{"It came to", "It was", "Promised"}, [...]string{"12 min a lorry", "20 min a lorry", "10 min a lorry"}
	fields := make([]widget.Field, len(kinds))
	for i, k := range kinds {
		fields[i] = widget.Field{ID: k.String(), Label: labels[i], Value: words[i], Example: example[i]}
	}
	return dialog.Form(c.Env, "figures", []string{p.Case.Title, p.Case.Measure}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		var cmds []tea.Cmd
		for i, k := range kinds {
			if typed := v[k.String()]; typed != words[i] {
				cmds = append(cmds, screen.Send(session.SetFigure{Session: c.Face.Session, Case: p.Case.ID, Kind: k, Words: typed}))
			}
		}
		return tea.Batch(cmds...), dialog.Refusal{}
	}, fields...)
}

// AskVerdict asks for the verdict, which the figures propose, and for what it needs beside it.
func AskVerdict(env screen.Env, in model.SessionID, p session.PromiseFace) screen.Screen {
	var verdicts, doubts []string
	for _, v := range model.Verdicts() {
		verdicts = append(verdicts, v.String())
	}
	for _, d := range model.Doubts() {
		doubts = append(doubts, d.String())
	}
	now := p.Verdict
	if now == model.NoVerdict {
		now = p.Proposal.Verdict
	}
	fields := []widget.Field{{ID: "verdict", Label: "Verdict", Options: verdicts, Value: now.String()}}
	if p.Proposal.Contradicts {
		fields = append(fields, widget.Field{ID: "wrong", Label: "Wrong is the", Options: doubts, Value: p.Doubt.String(), Help: "The figures contradict each other."})
	}
	fields = append(fields, widget.Field{ID: "reason", Label: "Because", Value: p.Reason, Example: "two depots have no gate camera yet",
		Help: "Needed where the figures say something else, or nothing. It stays in the record."})
	intro := []string{p.Case.Title, figures(p), p.Proposal.Why + ". " + ask(p)}
	return dialog.Form(env, "verdict", intro, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		i := session.GiveVerdict{Session: in, Case: p.Case.ID, Reason: v["reason"]}
		for _, x := range model.Verdicts() {
			if v["verdict"] == x.String() {
				i.Verdict = x
			}
		}
		for _, x := range model.Doubts() {
			if v["wrong"] == x.String() {
				i.Doubt = x
			}
		}
		return screen.Send(i), dialog.Refusal{}
	}, fields...)
}

// SetSize gives the centre's size.
func (c console) SetSize(w, h int) screen.Screen {
	c.Centre = c.Sized(w, h)
	c = c.fill()
	if h < 17 {
		c.list = c.list.Dense()
	}
	c.list = c.list.SetSize(c.ListWidth(), max(h-2, 1))
	return c
}

// View is how many have a verdict, and the list.
func (c console) View() frame.Frame {
	t := c.Env.Theme
	head := t.Strong.Render(widget.Cut(summary(c.review()), c.W))
	empty := "Nothing was promised in an earlier session of this programme. What they select is reviewed here."
	if c.review().Readout {
		empty = "No promise has a verdict yet. A quarterly review gives them."
	}
	rows := c.list.View(t, c.Active, empty)
	f := frame.New(c.W, c.H, frame.NewPane("promises", frame.Of(c.W, c.H), append([]string{head, ""}, rows...)...))
	if c.Active && c.list.Len() > 0 {
		return f.At(0, 2+c.list.CursorRow())
	}
	return f
}

// Keys are the block's own.
func (c console) Keys() keys.Map {
	p, any := c.selected()
	reads := c.review().Readout
	const group = "Review"
	return keys.Map{
		{Action: actWall, Keys: []string{"enter"}, Label: "on the wall", Group: group, Where: keys.List, About: "Put this promise on the wall", Off: !any},
		{Action: actFigures, Keys: []string{"f"}, Label: "figures", Group: group, Where: keys.List, About: "What it was, what was promised, what came", Off: !any || reads || p.Verdict != model.NoVerdict},
		{Action: actVerdict, Keys: []string{"v"}, Label: "verdict", Group: group, Where: keys.List, About: "Adopt, iterate or discard", Off: !any || reads},
		{Action: actShared, Keys: []string{"s"}, Label: "shared", Group: group, Where: keys.List, About: "It is told: what was adopted is shared", Off: !any || p.Verdict != model.Adopt || p.Case.Stage == model.StageShared},
		{Action: actAll, Keys: []string{"a"}, Label: "list on the wall", Group: group, Where: keys.List, About: "All promises with their verdicts on the wall"},
	}.And(keys.Map{desk.FindKey(c.list.Len())}, keys.Moving())
}
