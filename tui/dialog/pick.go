package dialog

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Choice is one thing that can be picked.
type Choice struct {
	ID    string
	Name  string
	Note  string // said quietly at the right
	First bool   // stands before the others, such as a suggestion
}

// pick is a list to choose from, narrowed by typing.
type pick struct {
	base
	intro string
	all   []Choice
	line  widget.Editor
	list  widget.List
	fresh func(typed string) string
	done  func(id, typed string) tea.Cmd
	again string // what esc is for when several are picked, one after the other; "" for a pick of one
}

// Pick chooses one of some things; done gets its id. Typing letters narrows the list.
func Pick(env screen.Env, title, intro string, choices []Choice, done func(id string) tea.Cmd) screen.Screen {
	return newPick(env, title, intro, nil, choices, func(id, _ string) tea.Cmd { return done(id) })
}

// PickOrName chooses one of some things, or takes what was typed: id is empty then. Fresh says what that would do,
// "a newcomer", and "" when what was typed can't be taken.
func PickOrName(env screen.Env, title, intro string, fresh func(typed string) string, choices []Choice, done func(id, name string) tea.Cmd) screen.Screen {
	return newPick(env, title, intro, fresh, choices, done)
}

// PickOrNameEach is [PickOrName] for one after the other: it stays until esc, which finished says is for: "all are in".
func PickOrNameEach(env screen.Env, title, intro, finished string, fresh func(typed string) string, choices []Choice, done func(id, name string) tea.Cmd) screen.Screen {
	p := newPick(env, title, intro, fresh, choices, done)
	p.again = finished
	return p
}

func newPick(env screen.Env, title, intro string, fresh func(string) string, choices []Choice, done func(id, name string) tea.Cmd) pick {
	sorted := slices.Clone(choices)
	slices.SortStableFunc(sorted, func(a, b Choice) int { return cmp.Compare(order(a), order(b)) })
	line := widget.NewEditor("> ")
	line.Placeholder = "type a few letters"
	p := pick{
		base: base{env: env, title: title}, intro: intro, all: sorted, line: line, fresh: fresh, done: done,
		list: widget.NewList().Dense().TitleLines(1),
	}
	if fresh != nil || slices.ContainsFunc(choices, func(c Choice) bool { return c.Note != "" }) {
		p.list = widget.NewList(widget.Column{W: noteWidth}).Dense().TitleLines(1)
	}
	return p.filter()
}

const (
	noteWidth = 16
	freshID   = "\x00new" // no id of anything else
)

func order(c Choice) int {
	if c.First {
		return 0
	}
	return 1
}

// filter keeps what the typed letters name, the best first, and offers them as a new name after those that they stand in: what
// merely has the same letters is behind it, so that the offer is never out of sight.
func (p pick) filter() pick {
	type hit struct {
		Choice
		score int
	}
	var hits []hit
	for _, c := range p.all {
		if score := widget.Match(p.line.Text(), c.Name); score > 0 {
			hits = append(hits, hit{c, score})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	items, near := make([]widget.Item, 0, len(hits)+1), 0
	for _, h := range hits {
		items = append(items, widget.Item{ID: h.ID, Title: h.Name, Cells: []string{h.Note}})
		if h.score > widget.Scattered {
			near++
		}
	}
	if p.fresh != nil && !p.line.Empty() {
		typed := strings.TrimSpace(p.line.Text())
		if note := p.fresh(typed); note != "" {
			items = slices.Insert(items, near, widget.Item{ID: freshID, Title: typed, Cells: []string{note}})
		}
	}
	p.list = p.list.SetItems(items).First()
	return p
}

// Update narrows, moves and picks.
func (p pick) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	p.base = p.heard(msg)
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "esc", "ctrl+c":
			return p, shut(nil)
		case "up":
			p.list = p.list.Move(-1)
			return p, nil
		case "down":
			p.list = p.list.Move(+1)
			return p, nil
		case "enter":
			return p.enter()
		}
	}
	before := p.line.Text()
	p.line, _ = p.line.Update(msg)
	if p.line.Text() != before {
		p = p.filter()
	}
	return p, nil
}

func (p pick) enter() (screen.Screen, tea.Cmd) {
	it, ok := p.list.Selected()
	if !ok {
		return p, nil
	}
	id := it.ID
	if id == freshID {
		id = ""
	}
	cmd := p.done(id, it.Title)
	if p.again == "" {
		return p, shut(cmd)
	}
	return p.next(it), cmd
}

// next is ready for another one: what was picked stands no more among the rest.
func (p pick) next(it widget.Item) pick {
	p.all = slices.DeleteFunc(slices.Clone(p.all), func(c Choice) bool { return c.ID == it.ID })
	p.line = p.line.Clear()
	return p.filter()
}

// View is the list in its box.
func (p pick) View() frame.Frame {
	t := p.theme()
	w, h := p.inner(84)
	var lines []string
	if p.intro != "" {
		lines = append(widget.Styled(widget.Wrap(p.intro, w, 2), t.Dim), "")
	}
	typed, x := p.line.SetWidth(w).View(t)
	cursor := &frame.Cursor{X: x, Y: len(lines)}
	lines = append(lines, typed, widget.Rule(w, t))
	rows := max(min(len(p.all)+2, h-len(lines)-2), 1)
	none := "Nothing of that name. Take letters away, or esc."
	if len(p.all) == 0 && p.fresh != nil {
		none = "" // the line asks for a name
	}
	lines = append(lines, p.list.SetSize(w, rows).View(t, true, none)...)
	lines = append(lines, "", p.Keys().Footer(keys.Line, w, t))
	return p.box(lines, cursor)
}

// SetSize gives the layout.
func (p pick) SetSize(w, h int) screen.Screen {
	p.w, p.h = w, h
	return p
}

// Keys are the keys of a pick.
func (p pick) Keys() keys.Map {
	back := "back"
	if p.again != "" {
		back = p.again
	}
	return keys.Map{
		{Action: "pick.take", Keys: []string{"enter"}, Label: "take it", Group: "Pick", Fixed: true},
		{Action: "pick.move", Keys: []string{"up", "down"}, Show: "↑↓", Label: "choose", Group: "Pick", Fixed: true},
		{Action: "pick.cancel", Keys: []string{"esc"}, Label: back, Group: "Pick", Fixed: true},
	}
}

// Where is always the line: every printable key narrows the list.
func (p pick) Where() keys.Where { return keys.Line }
