package claims

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Actions of the list.
const (
	actForm    keys.Action = "claims.form"
	actMade    keys.Action = "claims.claimed"
	actChecked keys.Action = "claims.checked"
	actConfirm keys.Action = "claims.confirmed"
	actRefute  keys.Action = "claims.refuted"
	actFilter  keys.Action = "claims.filter"
	actMinutes keys.Action = "claims.minutes"
	actValue   keys.Action = "claims.value"
	actBack    keys.Action = "claims.back"
)

// List is the screen.
type List struct {
	desk.Centre
	list widget.List
	only int // 0 for all, else 1 + the status
}

// New makes the list of a session's claims. It hears SnapshotMsg with a session.ConsoleFace, utters VerifyClaim,
// ClaimMinutes and SetValue, and goes back with screen.BackMsg.
func New(env screen.Env, f session.ConsoleFace) List {
	l := List{Centre: desk.Centre{Env: env, Face: f, Active: true}}
	return l.laid().fill()
}

// laid gives who was asked as much room as there is: titles come first.
func (l List) laid() List {
	with := 16
	if l.W < 100 {
		with = 10
	}
	l.list = widget.NewList(widget.Column{W: 20}, widget.Column{Title: "with", W: with})
	return l
}

// fill makes the rows that the filter leaves.
func (l List) fill() List {
	var items []widget.Item
	for _, c := range l.Face.Claims {
		if l.only > 0 && model.ClaimStatus(l.only-1) != c.Status {
			continue
		}
		items = append(items, widget.Item{ID: c.Case.ID.String(), Lead: strconv.Itoa(c.Case.Number), Title: c.Case.Title, Cells: []string{l.sign(c), c.With}, Below: l.below(c)})
	}
	l.list = l.list.SetItems(items)
	return l
}

// sign is a status with its sign and its word.
func (l List) sign(c session.ClaimFace) string {
	t := l.Env.Theme
	switch c.Status {
	case model.ClaimConfirmed:
		return t.OK.Render(theme.Passed + " confirmed")
	case model.ClaimRefuted:
		return t.Bad.Render(theme.NotPassed + " refuted")
	case model.ClaimChecked:
		return t.Warn.Render(theme.Contested + " checked, undecided")
	case model.ClaimMade:
	}
	if c.Stale {
		return t.Warn.Render("! changed since")
	}
	return t.Dim.Render("  claimed")
}

// below is the formula, and what was noted: beside it where there is room, else under it.
func (l List) below(c session.ClaimFace) []string {
	out := []string{c.Case.Hours}
	if note := strings.ReplaceAll(c.Note, "\n", " "); note != "" {
		out = append(out, note)
	}
	if one := strings.Join(out, "   "); widget.Width(one) <= l.width()-8 {
		out = []string{one}
	}
	return widget.Styled(out, l.Env.Theme.Dim)
}

// width is how wide the list is.
func (l List) width() int { return max(min(l.W-4, 130), 1) }

// totals are what the claims come to, under a blank row.
func (l List) totals() []string {
	var lines []string
	v := l.Face.Value
	for _, words := range []string{v.Sum, v.Verified, v.Money} {
		if words != "" {
			lines = append(lines, widget.Styled(widget.Wrap(words, max(l.W-4, 1), 2), l.Env.Theme.Strong)...)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]string{""}, lines...)
}

func (l List) selected() (session.ClaimFace, bool) {
	it, ok := l.list.Selected()
	for _, c := range l.Face.Claims {
		if ok && c.Case.ID.String() == it.ID {
			return c, true
		}
	}
	return session.ClaimFace{}, false
}

// Update does the list's keys.
func (l List) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	l.Centre, fresh = l.Hear(msg)
	if _, look := msg.(screen.EnvMsg); fresh || look {
		return l.fill().sized(), nil
	}
	if list, cmd, ok := desk.Seek(l.Env, l.list, l.Keys(), msg); ok {
		l.list = list
		return l, cmd
	}
	a, ok := l.Keys().Action(msg, keys.List)
	if !ok {
		return l, nil
	}
	switch a {
	case actBack:
		return l, screen.Back()
	case actFilter:
		l.only = (l.only + 1) % (1 + len(model.ClaimStatuses()))
		l = l.fill()
		l.list = l.list.First()
		return l, nil
	case actValue:
		return l, AskValue(l.Env, l.Face)
	}
	if c, any := l.selected(); any {
		switch a {
		case actForm:
			return l, l.ask(c, c.Status)
		case actMinutes:
			return l, l.AskMinutes(c.Case)
		case actMade:
			return l, screen.Send(session.VerifyClaim{Case: c.Case.ID})
		case actChecked, actConfirm, actRefute:
			return l, l.ask(c, statusOf(a))
		}
	}
	l.list = desk.Move(l.list, a)
	return l, nil
}

func statusOf(a keys.Action) model.ClaimStatus {
	return map[keys.Action]model.ClaimStatus{actChecked: model.ClaimChecked, actConfirm: model.ClaimConfirmed, actRefute: model.ClaimRefuted}[a]
}

// SetSize gives the layout.
func (l List) SetSize(w, h int) screen.Screen {
	at, any := l.list.Selected()
	l.Centre = l.Sized(w, h)
	l = l.laid().fill()
	if any {
		l.list = l.list.To(at.ID)
	}
	return l.sized()
}

// sized gives the list the rows that what the claims come to leaves.
func (l List) sized() List {
	l.list = l.list.SetSize(l.width(), max(l.H-6-len(l.totals()), 1))
	return l
}

// View is the claims with what they come to. It covers the whole layout.
func (l List) View() frame.Frame {
	t, w := l.Env.Theme, max(l.W-4, 1)
	shown := "all"
	if l.only > 0 {
		shown = "only " + model.ClaimStatus(l.only-1).String()
	}
	title := t.Title.Render("Claims") + t.Dim.Render("   ask those who do the work   showing "+shown)
	lines := []string{widget.Ends(title, t.Dim.Render(l.Face.Programme), w), widget.Rule(w, t), ""}
	empty := "Nobody has claimed minutes yet: v at a use case says what it saves."
	if len(l.Face.Claims) > 0 {
		empty = "No claim is like that. f shows others."
	}
	lines = append(lines, l.list.View(t, true, empty)...)
	for len(lines) < l.H-3-len(l.totals()) {
		lines = append(lines, "")
	}
	lines = append(append(lines, l.totals()...), widget.Rule(w, t), l.Keys().Footer(keys.List, w, t))
	f := frame.New(l.W, l.H, frame.NewPane("ground", frame.Of(l.W, l.H)), frame.NewPane("claims", frame.Of(l.W, l.H).Inset(2, 0), lines...))
	if l.list.Len() > 0 {
		f = f.At(2, 3+l.list.CursorRow())
	}
	f.Title = l.Face.Programme + " · claims"
	return f
}

// Notices is the row above the list.
func (l List) Notices() frame.Rect { return frame.Rect{X: 2, Y: 2, W: l.W - 4, H: 1} }

// Keys are the list's own.
func (l List) Keys() keys.Map {
	c, any := l.selected()
	const group = "Claims"
	return keys.Map{
		{Action: actForm, Keys: []string{"enter"}, Label: "answers", Group: group, About: "Keep what an end user answered", Off: !any},
		{Action: actConfirm, Keys: []string{"c"}, Label: "confirmed", Group: group, About: "An end user confirms it", Off: !any},
		{Action: actRefute, Keys: []string{"r"}, Label: "refuted", Group: group, About: "An end user sees it otherwise: it does not count", Off: !any},
		{Action: actChecked, Keys: []string{"k"}, Label: "checked", Group: group, About: "An end user was asked, nothing is decided yet", Off: !any},
		{Action: actMade, Keys: []string{"x"}, Label: "unchecked", Group: group, Quiet: true, About: "Take the verification back", Off: !any || c.Status == model.ClaimMade && !c.Stale},
		{Action: actMinutes, Keys: []string{"v"}, Label: "minutes", Group: group, Quiet: true, About: "Say anew what it saves", Off: !any},
		{Action: actFilter, Keys: []string{"f"}, Label: "filter", Group: group, About: "Show all claims, or those of one status"},
		{Action: actValue, Keys: []string{"$"}, Label: "terms", Group: group, About: "Working days, and the value of an hour"},
		{Action: actBack, Keys: []string{"esc", "q"}, Label: "back", Group: group, Fixed: true},
		{Action: keys.Palette, Keys: []string{"ctrl+p"}, Label: "all commands", Group: "Help", Fixed: true, Quiet: true, About: "Every action by name"},
	}.And(keys.Map{desk.FindKey(l.list.Len())}, keys.Helping(), keys.Moving())
}
