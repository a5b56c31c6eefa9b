package questions

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// console is everything that was asked. Whole says that it covers the layout: it was opened from another block.
type console struct {
	desk.Centre
	list  widget.List
	whole bool
}

// NewConsole is the facilitator's block of questions.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return console{Centre: desk.Centre{Env: env, Face: f}}.fill()
}

// OpenConsole is the same as a screen of its own, which goes back with screen.BackMsg.
func OpenConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return console{Centre: desk.Centre{Env: env, Face: f, Active: true}, whole: true}.fill()
}

func (c console) selected() (session.RoomQuestionFace, bool) {
	it, _ := c.list.Selected()
	return find(c.Face.Asked.List(), it.ID)
}

func find(all []session.RoomQuestionFace, id string) (session.RoomQuestionFace, bool) {
	for _, q := range all {
		if q.ID.String() == id {
			return q, true
		}
	}
	return session.RoomQuestionFace{}, false
}

// Update does the list's keys.
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
	switch a {
	case actBack:
		return c, screen.Back()
	case actAsk:
		return c, c.askNew()
	case actHold:
		return c, screen.Send(session.HoldQuestions{Session: c.Face.Session, On: c.Face.Asked.Straight})
	case actWall:
		return c, screen.Send(TurnWall(c.Face.Session, c.Face.Wall.View))
	}
	if q, any := c.selected(); any {
		if cmd, done := c.act(a, q); done {
			return c, cmd
		}
	}
	c.list = desk.Move(c.list, a)
	return c, nil
}

// act does what is done with the question under the cursor.
func (c console) act(a keys.Action, q session.RoomQuestionFace) (tea.Cmd, bool) {
	in := c.Face.Session
	switch a {
	case actRelease:
		return screen.Send(session.ReleaseQuestion{Session: in, Question: q.ID, On: q.Held}), true
	case actPin:
		return screen.Send(session.PinQuestion{Session: in, Question: q.ID, On: !q.Pinned}), true
	case actDone:
		return screen.Send(session.AnswerQuestion{Session: in, Question: q.ID, Done: !q.Done}), true
	case actAnswer:
		return c.askAnswer(q), true
	case actHands:
		return c.askHands(q), true
	case actMerge:
		return c.askMerge(q), true
	case actPart:
		return screen.Send(session.PartQuestion{Session: in, Question: q.ID}), true
	case actHide:
		if q.Hidden {
			return screen.Send(session.HideQuestion{Session: in, Question: q.ID}), true
		}
		return c.askHide(q), true
	}
	return nil, false
}

// SetSize gives the size.
func (c console) SetSize(w, h int) screen.Screen {
	c.Centre = c.Sized(w, h)
	return c.fill()
}

// room is the width and the height that there is for the list.
func (c console) room() (w, h int) {
	if c.whole {
		return max(min(c.W-4, 130), 1), max(c.H-6, 1)
	}
	return c.ListWidth(), max(c.H-2, 1)
}

func (c console) fill() console {
	at, any := c.list.Selected()
	w, h := c.room()
	cols := []widget.Column{{Title: "who", W: 14}, {Title: "for", W: 4, Numbers: true}, {Title: "not", W: 4, Numbers: true}}
	if w < 70 {
		cols = cols[1:]
	}
	c.list = widget.NewList(cols...)
	var items []widget.Item
	for _, q := range c.Face.Asked.List() {
		cells := []string{q.By(), strconv.Itoa(q.Up), strconv.Itoa(q.Down)}
		items = append(items, widget.Item{ID: q.ID.String(), Lead: strconv.Itoa(q.Number), Title: q.Words, Cells: cells[3-len(cols):],
			Below: c.below(q), Quiet: q.Done || q.Hidden})
	}
	c.list = c.list.SetItems(items).SetSize(w, h)
	if any {
		c.list = c.list.To(at.ID)
	}
	return c
}

// below is what is to be known of a question in a line: its signs, its answer, why it is hidden, what was merged into it.
func (c console) below(q session.RoomQuestionFace) []string {
	parts := q.Signs()
	if q.Answer != "" {
		parts = append(parts, flat(q.Answer))
	}
	if q.Reason != "" {
		parts = append(parts, "because: "+flat(q.Reason))
	}
	if len(q.Merged) > 0 {
		parts = append(parts, "with "+desk.Numbers(q.Merged))
	}
	if len(parts) == 0 {
		return nil
	}
	style := c.Env.Theme.Dim
	if q.Held && !q.Hidden {
		style = c.Env.Theme.Warn
	}
	return []string{style.Render(strings.Join(parts, "   "))}
}

func flat(words string) string { return strings.Join(strings.Fields(words), " ") }

// head says how many wait, and where a question goes.
func (c console) head(w int) string {
	t, f := c.Env.Theme, c.Face.Asked
	if f == nil {
		f = &session.AskedFace{}
	}
	open := 0
	for _, q := range f.Questions {
		if !q.Done {
			open++
		}
	}
	waits := t.Dim.Render("those of seats wait for you")
	switch {
	case f.Waiting > 0:
		waits = t.Warn.Render(fmt.Sprintf("%s %d waiting for you", theme.OnAir, f.Waiting))
	case f.Straight:
		waits = t.Dim.Render("they go to the wall at once")
	}
	parts := []string{waits, t.Dim.Render(fmt.Sprintf("%d open", open))}
	if c.Face.Wall.View == ViewOf {
		parts = append(parts, t.Accent.Render("on the wall"))
	}
	return widget.Fit(append([]string{t.Strong.Render(desk.Plural(len(f.Questions), "question", "questions"))}, parts...), "   ", w)
}

const nobodyAsked = "Nobody has asked yet. e keeps a question for somebody in the room; a seat asks with ^O."

// View is the questions, the best first.
func (c console) View() frame.Frame {
	t := c.Env.Theme
	if !c.whole {
		lines := append([]string{c.head(c.W), ""}, c.list.View(t, c.Active, nobodyAsked)...)
		f := frame.New(c.W, c.H, frame.NewPane("questions", frame.Of(c.W, c.H), lines...))
		if c.Active && c.list.Len() > 0 {
			return f.At(0, 2+c.list.CursorRow())
		}
		return f
	}
	w := max(c.W-4, 1)
	lines := []string{widget.Ends(c.head(w-widget.Width(c.Face.Programme)-3), t.Dim.Render(c.Face.Programme), w), widget.Rule(w, t), ""}
	lines = append(lines, c.list.View(t, true, nobodyAsked)...)
	for len(lines) < c.H-2 {
		lines = append(lines, "")
	}
	lines = append(lines, widget.Rule(w, t), c.Keys().Footer(keys.List, w, t))
	f := frame.New(c.W, c.H, frame.NewPane("ground", frame.Of(c.W, c.H)), frame.NewPane("questions", frame.Of(c.W, c.H).Inset(2, 0), lines...))
	f.Title = c.Face.Programme + " · questions"
	if c.list.Len() > 0 {
		return f.At(2, 3+c.list.CursorRow())
	}
	return f
}

// Notices is the row above the list.
func (c console) Notices() frame.Rect { return frame.Rect{X: 2, Y: 2, W: c.W - 4, H: 1} }
