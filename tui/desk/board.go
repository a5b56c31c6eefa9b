package desk

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Plan is what a method makes of a board.
type Plan struct {
	// Head is what stands above the list: the prompt, or where things stand. At most h rows of w cells.
	Head func(f session.ConsoleFace, now time.Time, w, h int, t theme.Theme) []string
	// Only picks the use cases of the board; nil takes all.
	Only func(f session.ConsoleFace) []session.CaseFace
	// Empty says what to do while there are none.
	Empty string
	// Newest keeps the last use case in sight while people type below it. In the list the cursor stays where it is, so
	// that no key acts on what came in a moment ago.
	Newest bool
	// Tags shows themes as a column instead of the speaker.
	Tags bool
	// First are the actions that stand first in the footer here.
	First []keys.Action
	// Without are the actions that make no sense here.
	Without []keys.Action
	// Own are further keys for the use case under the cursor, and OnOwn does them; false for another's key.
	Own   func(c Centre, one session.CaseFace, ok bool) keys.Map
	OnOwn func(c Centre, a keys.Action, one session.CaseFace, ok bool) (tea.Cmd, bool)
	// Below is what stands under a use case before everything else; "" for nothing.
	Below func(c Centre, one session.CaseFace) string
}

// Board is the centre of every block in which use cases are looked after: a heading and their list.
type Board struct {
	Centre
	plan Plan
	list widget.List
}

// NewBoard makes a board.
func NewBoard(env screen.Env, f session.ConsoleFace, plan Plan) Board {
	b := Board{Centre: Centre{Env: env, Face: f}, plan: plan}
	return b.columns().fill()
}

// columns fits the list's columns to the width.
func (b Board) columns() Board {
	who := widget.Column{Title: "who", W: 12}
	if b.plan.Tags {
		who = widget.Column{Title: "themes", W: 22}
	}
	if b.W < 80 {
		who.W = who.W * 4 / 5
	}
	b.list = widget.NewList(who, widget.Column{Title: "same", W: 4, Numbers: true}).Tail(b.newest())
	if !b.roomy() {
		b.list = b.list.Dense()
	}
	return b
}

// newest says whether the list follows what comes in.
func (b Board) newest() bool { return b.plan.Newest && !b.Active }

// roomy says whether there are rows to spare: a blank one between use cases, and what they said more.
func (b Board) roomy() bool { return b.H >= 17 }

func (b Board) cases() []session.CaseFace {
	if b.plan.Only != nil {
		return b.plan.Only(b.Face)
	}
	return b.Face.Cases
}

func (b Board) fill() Board {
	cases := b.cases()
	items := make([]widget.Item, len(cases))
	for i, c := range cases {
		items[i] = b.Item(c, b.roomy())
		if b.plan.Below != nil {
			if words := b.plan.Below(b.Centre, c); words != "" {
				items[i].Below = append([]string{words}, items[i].Below...)
			}
		}
		if b.plan.Tags {
			items[i].Cells[0] = tags(c)
		}
	}
	b.list = b.list.SetItems(items)
	return b
}

func tags(c session.CaseFace) string {
	out := ""
	for i, t := range c.Themes {
		if i > 0 {
			out += ", "
		}
		out += t
	}
	return out
}

func (b Board) selected() (session.CaseFace, bool) {
	it, ok := b.list.Selected()
	if !ok {
		return session.CaseFace{}, false
	}
	return Case(b.cases(), it.ID)
}

// Update takes the keys of the list and news.
func (b Board) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	b.Centre, fresh = b.Hear(msg)
	if _, look := msg.(screen.EnvMsg); fresh || look {
		return b.fill(), nil
	}
	if _, moved := msg.(FocusMsg); moved {
		b.list = b.list.Tail(b.newest())
		return b, nil
	}
	if found, any := msg.(FoundMsg); any {
		b.list = b.list.To(found.ID)
		return b, nil
	}
	a, ok := b.Keys().Action(msg, keys.List)
	if !ok {
		return b, nil
	}
	if a == ActFind {
		return b, Find(b.Env, b.cases())
	}
	if a == ActBring {
		return b, b.AskBring()
	}
	one, any := b.selected()
	if b.plan.OnOwn != nil {
		if cmd, done := b.plan.OnOwn(b.Centre, a, one, any); done {
			return b, cmd
		}
	}
	if any {
		if cmd, done := b.ActOn(a, one); done {
			return b, cmd
		}
	}
	b.list = Move(b.list, a)
	return b, nil
}

// SetSize gives the centre's size.
func (b Board) SetSize(w, h int) screen.Screen {
	b.Centre = b.Sized(w, h)
	at, any := b.list.Selected()
	last := b.newest() && b.list.Index() == b.list.Len()-1
	b = b.columns().fill()
	b.list = b.list.SetSize(b.ListWidth(), max(h-len(b.head()), 1))
	if any && !last {
		b.list = b.list.To(at.ID)
	}
	return b
}

// head is the heading, at most a third of the rows.
func (b Board) head() []string {
	if b.plan.Head == nil {
		return nil
	}
	h := max(b.H/3, 1)
	lines := b.plan.Head(b.Face, b.Env.Now(), b.W, h, b.Env.Theme)
	if len(lines) > h {
		lines = lines[:h]
	}
	if len(lines) > 0 && b.roomy() {
		lines = append(lines[:len(lines):len(lines)], "")
	}
	return lines
}

// View is the heading and the list.
func (b Board) View() frame.Frame {
	head := b.head()
	list := b.list.SetSize(b.ListWidth(), max(b.H-len(head), 1))
	lines := append(head[:len(head):len(head)], list.View(b.Env.Theme, b.Active, b.plan.Empty)...)
	f := frame.New(b.W, b.H, frame.NewPane("board", frame.Of(b.W, b.H), lines...))
	if b.Active && list.Len() > 0 {
		return f.At(0, len(head)+list.CursorRow())
	}
	return f
}

// Keys are those of the use case under the cursor.
func (b Board) Keys() keys.Map {
	one, ok := b.selected()
	m := b.CaseKeys(one, ok).Without(b.plan.Without...)
	if b.plan.Own != nil {
		m = b.plan.Own(b.Centre, one, ok).And(m)
	}
	first := m.Only(b.plan.First...)
	for i := range first {
		first[i].Quiet = false
	}
	return first.And(m.Without(b.plan.First...), b.bringKeys(), keys.Map{FindKey(b.list.Len())}, keys.Moving())
}
