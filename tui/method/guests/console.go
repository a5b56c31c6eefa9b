package guests

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/taking"
	"serendip/tui/widget"
)

// Actions of the list.
const (
	actStatus  keys.Action = "guests.status"
	actHere    keys.Action = "guests.here"
	actOffer   keys.Action = "guests.offer"
	actMix     keys.Action = "guests.mix"
	actConsent keys.Action = "guests.consent"
	actRoom    keys.Action = "guests.room"
	actAdd     keys.Action = "guests.add"
	actWalkIn  keys.Action = "guests.walkin"
	actHolds   keys.Action = "guests.capacity"
	actBring   keys.Action = "guests.bring"
	actBack    keys.Action = "guests.back"
)

// List is the screen.
type List struct {
	desk.Centre
	list  widget.List
	lists taking.Reader // nil where no file can be brought
}

// From is the list with a reader of files, so that one can be brought.
func (l List) From(r taking.Reader) List {
	l.lists = r
	return l
}

// New makes the list of a session's guests. It hears SnapshotMsg with a session.ConsoleFace, utters the intents of the
// guest list, and goes back with screen.BackMsg.
func New(env screen.Env, f session.ConsoleFace) List {
	return List{Centre: desk.Centre{Env: env, Face: f, Active: true}, list: widget.NewList().Dense().TitleLines(1)}.fill()
}

func (l List) face() *session.GuestsFace {
	if l.Face.Guests == nil {
		return &session.GuestsFace{}
	}
	return l.Face.Guests
}

// fill makes the rows.
func (l List) fill() List {
	var items []widget.Item
	sided := slices.ContainsFunc(l.face().People, func(g session.GuestFace) bool { return g.Side != 0 })
	for _, g := range l.face().People {
		standing, mix := g.Standing(l.Env.Zone), mixOf(g, sided)
		cells := []string{g.Organisation, standing, mix}
		if l.W < 110 {
			cells = []string{standing, mix}
		}
		items = append(items, widget.Item{ID: g.ID.String(), Title: g.Name, Cells: cells, Quiet: g.Status == model.GuestDeclined})
	}
	l.list = l.list.SetItems(items)
	return l
}

// mixOf is side, role, screening and consent in a few words. Where sides are known, one that is not is told too.
func mixOf(g session.GuestFace, sided bool) string {
	side := g.Side.String()
	if side == "" && sided {
		side = model.SideUnknown
	}
	if g.Side == model.SideProspect { // what matters most stands where nothing is cut
		side += ", " + g.Screening.String() + ","
	}
	out := strings.TrimSuffix(strings.TrimSpace(side+" "+g.Part.String()), ",")
	switch {
	case g.Photo == model.ReplyNo:
		out += ", no photos"
	case g.Photo == model.ReplyYes && g.Social == model.ReplyYes:
		out += ", photos and posts"
	case g.Photo == model.ReplyYes:
		out += ", photos"
	}
	return strings.TrimPrefix(out, ", ")
}

func (l List) selected() (session.GuestFace, bool) {
	it, ok := l.list.Selected()
	for _, g := range l.face().People {
		if ok && g.ID.String() == it.ID {
			return g, true
		}
	}
	return session.GuestFace{}, false
}

// words are what a guest is found by: name, organisation, status and mix.
func (l List) words(it widget.Item) string {
	for _, g := range l.face().People {
		if g.ID.String() == it.ID {
			return strings.Join(slices.DeleteFunc([]string{g.Name, g.Organisation, g.Standing(l.Env.Zone), mixOf(g, false)}, func(s string) bool { return s == "" }), ", ")
		}
	}
	return it.Title
}

// Update does the list's keys.
func (l List) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	l.Centre, fresh = l.Hear(msg)
	if _, look := msg.(screen.EnvMsg); fresh || look {
		return l.fill(), nil
	}
	if list, cmd, ok := desk.SeekBy(l.Env, l.list, l.Keys(), msg, l.words); ok {
		l.list = list
		return l, cmd
	}
	a, ok := l.Keys().Action(msg, keys.List)
	switch {
	case !ok:
		return l, nil
	case a == actBack:
		return l, screen.Back()
	}
	if cmd := l.ask(a); cmd != nil {
		return l, cmd
	}
	l.list = desk.Move(l.list, a)
	return l, nil
}

// SetSize gives the layout.
func (l List) SetSize(w, h int) screen.Screen {
	l.Centre = l.Sized(w, h)
	at, any := l.list.Selected()
	cols := []widget.Column{{Title: "organisation", W: 20}, {Title: "status", W: 26}, {Title: "mix and consent", W: 36}}
	switch {
	case w >= 160: // the longest mix is 60 cells wide
		cols[0].W, cols[2].W = 54, 62
	case w < 80:
		cols = []widget.Column{{Title: "status", W: 16}, {Title: "mix", W: 16}}
	case w < 110:
		cols = []widget.Column{{Title: "status", W: 25}, {Title: "mix and consent", W: 25}}
	}
	l.list = widget.NewList(cols...).Dense().TitleLines(1)
	l = l.fill()
	l.list = l.list.SetSize(max(min(w-4, 196), 1), max(h-11, 1))
	if any {
		l.list = l.list.To(at.ID)
	}
	return l
}

// View is the guests, what they come to, and what is wrong with that. It covers the whole layout.
func (l List) View() frame.Frame {
	t, w, face := l.Env.Theme, max(l.W-4, 1), l.face()
	const head = "Guests   "
	summary := widget.Cut(face.Summary(), max(w-len(head), 1)) // it says more than whose it is
	whose := widget.Cut(l.Face.Programme, max(w-len(head)-widget.Width(summary)-3, 0))
	lines := []string{widget.Ends(t.Title.Render(strings.TrimSpace(head))+"   "+t.Dim.Render(summary), t.Dim.Render(whose), w), widget.Rule(w, t), ""}
	empty := "Nobody is on the list yet: a adds somebody, w checks in a walk-in."
	if l.lists != nil {
		empty = "Nobody is on the list yet: b brings a list from a file, a adds somebody, w checks in a walk-in."
	}
	tail := l.tail(w)
	list := l.list.SetSize(max(min(w, 196), 1), max(l.H-len(lines)-len(tail), 1))
	lines = append(append(lines, list.View(t, true, empty)...), tail...)
	f := frame.New(l.W, l.H, frame.NewPane("ground", frame.Of(l.W, l.H)), frame.NewPane("guests", frame.Of(l.W, l.H).Inset(2, 0), lines...))
	if list.Len() > 0 {
		f = f.At(2, 3+list.CursorRow())
	}
	f.Title = l.Face.Programme + " · guests"
	return f
}

// tail is what stands below the list: who comes, what is wrong with that, who is next in line, and the keys.
func (l List) tail(w int) []string {
	t, face := l.Env.Theme, l.face()
	words := face.Mix.String()
	switch unsaid := face.Mix.People; {
	case len(face.People) == 0:
		words = ""
	case face.Mix.Sides[0] == unsaid && face.Mix.Parts[0] == unsaid:
		words = "No side and no role is known yet: m says them."
	}
	lines := append(l.whole(w), widget.Styled(widget.Wrap(words, w, 2), t.Text)...)
	for _, one := range warned(face.Warnings) {
		lines = append(lines, widget.Styled(widget.Wrap("! "+one, w, 4), t.Warn)...)
	}
	if face.NextName != "" {
		lines = append(lines, t.Accent.Render(widget.Cut("A place is free: "+face.NextName+" is next in line, o offers it.", w)))
	}
	return append(lines, widget.Rule(w, t), l.Keys().Footer(keys.List, w, t))
}

// whole is who is under the cursor, with what the row above may have cut: name, organisation, role, address, mix. It takes as
// many rows for everybody, so that the list stays where it is.
func (l List) whole(w int) []string {
	g, any := l.selected()
	if !any {
		return nil
	}
	rows := 1
	if l.W < 160 {
		rows = 2
	}
	known := []string{g.Name, g.Organisation, g.Role, g.Email, g.MixWords()}
	lines := widget.Wrap(strings.Join(slices.DeleteFunc(known, func(s string) bool { return s == "" }), ", "), w, rows)
	for len(lines) < rows {
		lines = append(lines, "")
	}
	return widget.Styled(lines, l.Env.Theme.Dim)
}

// warned is the warnings as they stand: each in a line of its own while they are few.
func warned(all []string) []string {
	const few = 6
	if len(all) <= few {
		return all
	}
	return append(slices.Clone(all[:few-1]), strings.Join(all[few-1:], "; "))
}

// Notices is the row above the list.
func (l List) Notices() frame.Rect { return frame.Rect{X: 2, Y: 2, W: l.W - 4, H: 1} }

// anyHere says whether there is somebody whom the room's consent is kept for.
func (l List) anyHere() bool {
	return slices.ContainsFunc(l.face().People, func(g session.GuestFace) bool { return g.Status == model.GuestCheckedIn })
}

// Keys are the list's own.
func (l List) Keys() keys.Map {
	g, any := l.selected()
	const group = "Guests"
	over := l.Face.State == model.Closed
	offer := "offer"
	if g.Open {
		offer = "withdraw"
	}
	return keys.Map{
		{Action: actStatus, Keys: []string{"enter"}, Label: "status", Group: group, Where: keys.List, About: "Say where this guest stands", Off: !any || over},
		{Action: actHere, Keys: []string{"i"}, Label: "check in", Group: group, Where: keys.List, About: "This guest is here", Off: !any || over || g.Status == model.GuestCheckedIn},
		{Action: actWalkIn, Keys: []string{"w"}, Label: "walk-in", Group: group, Where: keys.List, About: "Check in somebody at the door in one line", Off: over},
		{Action: actOffer, Keys: []string{"o"}, Label: offer, Group: group, Where: keys.List, About: "Offer a place to this guest of the waitlist, or to the next in line; take an open offer back", Off: over || l.face().Waiting == 0},
		{Action: actMix, Keys: []string{"m"}, Label: "mix", Group: group, Where: keys.List, About: "Side, role, and the screening of a prospect", Off: !any || over},
		{Action: actConsent, Keys: []string{"p"}, Label: "photos", Group: group, Where: keys.List, About: "Photos and social posts: what this guest agrees to", Off: !any},
		{Action: actRoom, Keys: []string{"P"}, Label: "all agree", Group: group, Where: keys.List, About: "Everybody here who has not said agrees to photos and social posts; a no stays a no", Off: !l.anyHere()},
		{Action: actAdd, Keys: []string{"a"}, Label: "add", Group: group, Where: keys.List, About: "Put somebody on the list in one line", Off: over},
		{Action: actHolds, Keys: []string{"h"}, Label: "capacity", Group: group, Where: keys.List, Quiet: true, About: "How many are ideal, and how many manageable", Off: over},
		{Action: actBring, Keys: []string{"b"}, Label: "bring a list", Group: group, Where: keys.List, About: "Bring a list of guests from a file: look at it first, then all of it or nothing", Off: over || l.lists == nil},
		desk.FindKey(len(l.face().People)),
		{Action: actBack, Keys: []string{"esc", "q"}, Label: "back", Group: group, Where: keys.List, Fixed: true},
		{Action: keys.Palette, Keys: []string{"ctrl+p"}, Label: "all commands", Group: "Help", Fixed: true, Quiet: true, About: "Every action by name"},
	}.And(keys.Helping(), keys.Moving())
}
