package weigh

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// reckonWords is the formula with the numbers in it: "450 x 3 x 100% / 2".
func reckonWords(by model.Reckoning, n model.Numbers) string {
	text := model.NumberText
	if by == model.ReckonWSJF {
		return fmt.Sprintf("(%s + %s + %s) / %s", text(n[0]), text(n[1]), text(n[2]), text(n[3]))
	}
	return fmt.Sprintf("%s x %s x %s%% / %s", text(n[0]), text(n[1]), text(n[2]), text(n[3]))
}

// ReckonWall is what is ranked by numbers: rank, use case, the four numbers where there is room, and what they come to.
func ReckonWall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head(f.Block.Title, f.Clock, s.Area())
	r := f.Reckoned
	if r == nil || len(r.Rows) == 0 {
		s.PutMiddle("empty", rest, s.Bold("The numbers are put together aloud, one use case after the other.", rest.W, 2, s.Theme.Dim)...)
		return s.Panes()
	}
	rest, foot := s.Foot(rest, 1)
	s.Put("formula", foot, s.Theme.Dim.Render(widget.Cut(r.By.Formula(), foot.W)))
	s.Put("table", rest, reckonTable(s, r, rest)...)
	return s.Panes()
}

func reckonTable(s *poster.Sheet, r *session.ReckonedFace, at frame.Rect) []string {
	t := s.Theme
	columns := at.W >= 100
	head := ""
	if columns {
		for _, field := range r.By.Fields() {
			head += widget.Right(strings.ToLower(field.Title), 12)
		}
	}
	lines := []string{widget.Right(t.Dim.Render(head+widget.Right(r.By.String(), 12)), at.W), ""}
	each := 1
	if at.H-3 >= 2*len(r.Rows) {
		each = 2
	}
	for i, row := range r.Rows {
		left := len(r.Rows) - i
		if room := at.H - len(lines); room < each || room == each && left > 1 {
			return append(lines, t.Dim.Render(fmt.Sprintf("and %d more", left)))
		}
		numbers := ""
		if columns {
			for _, n := range row.Numbers {
				numbers += widget.Right(model.NumberText(n), 12)
			}
		}
		right := t.Text.Render(numbers) + t.AccentBold.Render(widget.Right(row.Score.String(), 12))
		lead := t.AccentBold.Render(widget.Right(rank(row.Rank, row.Shared), 3)) + "  " + t.Dim.Render(widget.Right(fmt.Sprint(row.Case.Number), 3)) + "  "
		lines = append(lines, widget.Ends(lead+t.Strong.Render(widget.Cut(row.Case.Title, max(at.W-12-widget.Width(right), 8))), right, at.W))
		if each == 2 {
			lines = append(lines, "")
		}
	}
	if n := len(r.Missing); n > 0 && len(lines) < at.H {
		lines = append(lines, t.Dim.Render(desk.Plural(n, "use case has", "use cases have")+" no numbers yet"))
	}
	return lines
}

const (
	actNumbers keys.Action = "reckon.numbers"
	actClear   keys.Action = "reckon.clear"
)

// reckon is the facilitator's table.
type reckon struct {
	desk.Centre
	list widget.List
}

// NewReckonConsole is the facilitator's table of numbers: ranked ones first, then those without.
func NewReckonConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	return reckon{Centre: desk.Centre{Env: env, Face: f}}.laid().fill()
}

func (c reckon) laid() reckon {
	w := 10
	if c.W < 110 {
		w = 5
	}
	var cols []widget.Column
	for _, f := range c.by().Fields() {
		if !c.wide() {
			break
		}
		title := strings.ToLower(f.Title)
		cols = append(cols, widget.Column{Title: title, W: max(w, widget.Width(title)), Numbers: true})
	}
	c.list = widget.NewList(append(cols, widget.Column{Title: c.by().String(), W: max(w, 8), Numbers: true})...).Dense().TitleLines(1)
	return c
}

// wide says whether the numbers stand beside what they come to; else enter shows them.
func (c reckon) wide() bool { return c.W >= 72 }

// by is the block's reckoning.
func (c reckon) by() model.Reckoning { return model.ReckoningOf(c.Face.Block.Method) }

// rows are all that can be ranked.
func (c reckon) rows() []session.ReckonedRow {
	f := c.Face.Reckoned
	if f == nil {
		return nil
	}
	out := append([]session.ReckonedRow(nil), f.Rows...)
	for _, m := range f.Missing {
		out = append(out, session.ReckonedRow{Case: m})
	}
	return out
}

func (c reckon) fill() reckon {
	var items []widget.Item
	for _, r := range c.rows() {
		it := widget.Item{ID: r.Case.ID.String(), Lead: fmt.Sprint(r.Case.Number), Title: r.Case.Title, Quiet: r.Rank == 0}
		for _, n := range r.Numbers {
			if !c.wide() {
				break
			}
			text := "·"
			if r.Rank > 0 {
				text = model.NumberText(n)
			}
			it.Cells = append(it.Cells, text)
		}
		score := "·"
		if r.Rank > 0 {
			score = r.Score.String()
		}
		it.Cells = append(it.Cells, score)
		items = append(items, it)
	}
	c.list = c.list.SetItems(items)
	return c
}

func (c reckon) selected() (session.ReckonedRow, bool) {
	it, ok := c.list.Selected()
	for _, r := range c.rows() {
		if ok && r.Case.ID.String() == it.ID {
			return r, true
		}
	}
	return session.ReckonedRow{}, false
}

// Update does the block's keys.
func (c reckon) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
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
	one, any := c.selected()
	switch {
	case a == actNumbers && any:
		return c, AskNumbers(c.Centre, c.by(), one)
	case a == actClear && any:
		return c, screen.Send(session.Reckon{Case: one.Case.ID, By: c.by()})
	}
	c.list = desk.Move(c.list, a)
	return c, nil
}

// AskNumbers asks for the four numbers of a use case.
func AskNumbers(c desk.Centre, by model.Reckoning, one session.ReckonedRow) tea.Cmd {
	var fields []widget.Field
	for i, f := range by.Fields() {
		value := ""
		if one.Rank > 0 {
			value = model.NumberText(one.Numbers[i])
		}
		fields = append(fields, widget.Field{ID: f.Key, Label: f.Title, Value: value, Help: f.Help, Must: true})
	}
	return screen.Open(dialog.Form(c.Env, by.String(), []string{desk.Name(one.Case), by.Formula()}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		var n model.Numbers
		for i, f := range by.Fields() {
			var err error
			if n[i], err = model.ParseNumber(v[f.Key]); err != nil {
				return nil, dialog.Refusal{Field: f.Key, Sentence: "Write a number such as 450 or 0.5."}
			}
		}
		if err := by.Check(n); err != nil {
			return nil, dialog.Refusal{Field: by.Fields()[3].Key, Sentence: err.Error()}
		}
		return screen.Send(session.Reckon{Case: one.Case.ID, By: by, Numbers: n}), dialog.Refusal{}
	}, fields...))
}

// SetSize gives the centre's size.
func (c reckon) SetSize(w, h int) screen.Screen {
	at, any := c.list.Selected()
	c.Centre = c.Sized(w, h)
	c = c.laid().fill()
	c.list = c.list.SetSize(c.ListWidth(), max(h-2, 1))
	if any {
		c.list = c.list.To(at.ID)
	}
	return c
}

// View is the formula and the table.
func (c reckon) View() frame.Frame {
	t := c.Env.Theme
	head := []string{t.Strong.Render(widget.Cut(c.by().Formula(), c.W)), ""}
	rows := c.list.View(t, c.Active, "No planned use case yet: there is nothing to rank.")
	f := frame.New(c.W, c.H, frame.NewPane("reckon", frame.Of(c.W, c.H), append(head, rows...)...))
	if c.Active && c.list.Len() > 0 {
		return f.At(0, len(head)+c.list.CursorRow())
	}
	return f
}

// Keys are the block's own.
func (c reckon) Keys() keys.Map {
	one, any := c.selected()
	group := c.by().String()
	return keys.Map{
		{Action: actNumbers, Keys: []string{"enter"}, Label: "numbers", Group: group, Where: keys.List, About: "Enter the four numbers of this use case", Off: !any},
		{Action: actClear, Keys: []string{"d"}, Label: "take them away", Group: group, Where: keys.List, Quiet: true, About: "Take its numbers away", Off: one.Rank == 0},
	}.And(keys.Map{desk.FindKey(c.list.Len())}, keys.Moving())
}
