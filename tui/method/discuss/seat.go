package discuss

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/method/score"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// seatScreen is the outcome in rank order, in sentences, and what one said oneself beside or below it.
type seatScreen struct {
	seat.Centre
	list widget.List
}

// NewSeat makes the seat of a revealed round.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seatScreen{Centre: seat.New(env, f), list: widget.NewList()}.fill()
}

const (
	seatRead keys.Action = "read"
	seatOwn  keys.Action = "own words"
)

// seatScored is everything that was scored, in rank order: what passed and what did not.
func seatScored(r *session.RevealFace) []session.Scored {
	if r == nil {
		return nil
	}
	return slices.Concat(r.Passed, r.Rest, r.Stories)
}

// outcomeFrom is what the entries of the list are made from, beside the snapshot's reveal.
type outcomeFrom struct {
	look  theme.Theme
	w     int
	yours bool
}

// outcome is the entries as everybody sees them, or as those do of whom they have words; all seats share them.
func (s seatScreen) outcome(yours bool) widget.Items {
	return session.Once(s.Face.Memo, outcomeFrom{s.Theme(), s.listWidth(), yours}, func() widget.Items {
		var items []widget.Item
		for n, c := range seatScored(s.Face.Reveal) {
			items = append(items, widget.Item{ID: c.Case.ID.String(), Ref: n, Lead: wallRank(c), Title: numbered(c), Below: s.below(c, yours)})
		}
		return widget.Share(items)
	})
}

func (s seatScreen) fill() seatScreen {
	items := s.outcome(false)
	if len(s.Face.Mine) > 0 {
		scored := seatScored(s.Face.Reveal)
		items = items.Pick(func(n int, it *widget.Item) *widget.Item {
			if slices.ContainsFunc(s.Face.Mine, func(m session.CaseFace) bool { return m.ID == scored[n].Case.ID }) {
				return s.outcome(true).At(n)
			}
			return it
		})
	}
	s.list = s.list.SetShared(items)
	return s
}

// below says how a use case came out, in one line: the groups are left out where there is no room for them.
func (s seatScreen) below(c session.Scored, yours bool) []string {
	t := s.Theme()
	sign := t.Bad
	if c.Progresses {
		sign = t.OK
	}
	verdict := sign.Render(Verdict(c))
	groups := ""
	for _, g := range model.Groups() {
		groups += "  " + score.GroupShort(g, c.Result.Groups[g], t)
	}
	rest := t.Dim.Render("  agree: " + c.Result.Agreement.String())
	var moved []string
	if words := score.MovedBrief(c); words != "" {
		moved = widget.Styled(widget.Wrap(words, s.listWidth()-5, 2), t.Text)
	}
	if c.Contested {
		rest += t.Warn.Render("  " + theme.Contested + " let us talk about it")
	}
	if yours {
		rest += t.Accent.Render("  yours")
	}
	if whole := verdict + groups + rest; widget.Width(whole) <= s.listWidth()-5 {
		return append([]string{whole}, moved...)
	}
	return append([]string{verdict + rest}, moved...)
}

// Update takes the keys of the list and news.
func (s seatScreen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	s.Centre, fresh = s.Hear(msg)
	if _, look := msg.(screen.EnvMsg); fresh || look {
		return s.fill(), nil
	}
	if list, cmd, ok := desk.Seek(s.Env, s.list, s.Keys(), msg); ok {
		s.list = list
		return s, cmd
	}
	a, ok := s.Keys().Action(msg, keys.List)
	if !ok {
		return s, nil
	}
	switch a {
	case seatRead:
		return s, s.read()
	case seatOwn:
		return s, screen.Open(dialog.Show(s.Env, "what you said", func(w int, t theme.Theme) []string { return seat.Own(s.Face, min(w, 84), t) }))
	}
	s.list = desk.Move(s.list, a)
	return s, nil
}

// read opens the reasons of the use case under the cursor.
func (s seatScreen) read() tea.Cmd {
	all := seatScored(s.Face.Reveal)
	if s.list.Index() >= len(all) {
		return nil
	}
	c := all[s.list.Index()]
	rule := ruleOf(c)
	return screen.Open(dialog.Show(s.Env, "why", func(w int, t theme.Theme) []string { return seatSheet(c, rule, min(w, 84), t) }))
}

// seatSheet is a reason sheet in sentences.
func seatSheet(c session.Scored, rule model.Rule, w int, t theme.Theme) []string {
	out := seat.Paragraph(c.Case.Title, w, t.Title)
	out = append(out, t.Text.Render(Verdict(c)+" "+rule.Things()+" pass. "+strings.Split(rule.Clause(), ";")[0]+"."), "")
	for _, g := range model.Groups() {
		one := c.Result.Groups[g]
		out = append(out, t.Strong.Render(widget.PadRight(g.String(), 15))+Bar(t, rule, one, 16))
		if one.Aimed && one.HasMean {
			out = append(out, t.Dim.Render(widget.PadRight("", 15)+seatSpread(c, g)))
		}
	}
	if moved := movedLine(c); moved != "" {
		out = append(append(out, ""), seat.Hanging(t.Dim.Render("moved  "), moved, w, t.Text)...)
	}
	if turned := Turned(c); turned != "" {
		out = append(append(out, ""), seat.Paragraph(turned+".", w, t.Text)...)
	}
	if c.Overridden != "" {
		out = append(append(out, ""), seat.Hanging(t.Dim.Render("decided  "), c.Overridden, w, t.Text)...)
	}
	if v := c.Case.Value(); v != "" {
		out = append(append(out, ""), seat.Hanging(t.Dim.Render("value    "), v, w, t.Text)...)
	}
	if unsaid := session.UnsaidWords(c.Unsaid); unsaid != "" {
		out = append(append(out, ""), seat.Paragraph(unsaid, w, t.Dim)...)
	}
	if len(c.Reasons) > 0 {
		out = append(out, "", seat.Heading("Said without a name", t))
	}
	for _, reason := range c.Reasons {
		out = append(out, seat.Hanging(t.Accent.Render("· "), reason, w, t.Text)...)
	}
	return out
}

// seatSpread is how many gave each mark, in words; nothing while too few scored for a mark to have no name.
func seatSpread(c session.Scored, g model.Group) string {
	h := c.Tally.Whole[g]
	if h.People() == 0 {
		return fmt.Sprintf("%d scored", c.Result.Groups[g].Marks)
	}
	var parts []string
	for m := model.High; m >= model.NoMark; m-- {
		if n := h.Counts[m]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d gave %d", n, m))
		}
	}
	if h.CantSay > 0 {
		parts = append(parts, fmt.Sprintf("%d can't say", h.CantSay))
	}
	return strings.Join(parts, ", ")
}

// Keys are those of the list.
func (s seatScreen) Keys() keys.Map {
	if s.list.Len() == 0 {
		return nil
	}
	m := keys.Moving()
	m[0].Show, m[0].Label, m[0].Quiet = "↑↓", "choose", false
	const group = "Outcome"
	why := keys.Binding{Action: seatRead, Keys: []string{"enter"}, Label: "why", Group: group, Where: keys.List, About: "Read how it came out, and why"}
	own := keys.Binding{Action: seatOwn, Keys: []string{"o"}, Label: "your words", Group: group, Where: keys.List, About: "Read what you said yourself"}
	own.Off = len(s.Face.Mine)+len(s.Face.MyItems) == 0
	return append(append(keys.Map{why}, m...), own, desk.FindKey(s.list.Len()))
}

// SetSize gives the centre's size.
func (s seatScreen) SetSize(w, h int) screen.Screen {
	if w == s.W && h == s.H {
		return s
	}
	at := s.list.Index()
	s.W, s.H = w, h
	s.list = widget.NewList()
	if h < 22 {
		s.list = s.list.Dense()
	}
	s = s.fill()
	s.list = s.list.SetSize(s.place().list.W, s.place().list.H).Move(at)
	return s
}

// listWidth is the cells of the list.
func (s seatScreen) listWidth() int {
	if s.W >= seatBeside {
		return s.W*3/5 - 2
	}
	return s.W
}

const seatBeside = 118 // cells from which one's own words stand beside the outcome

// headFrom is what the head is set from.
type headFrom struct {
	reveal        *session.RevealFace
	prompt, short string
	topic         string
	w, h          int
}

func (s seatScreen) headFrom() headFrom {
	b := s.Face.Block
	return headFrom{s.Face.Reveal, b.Prompt, b.Short, s.topic(), s.W, s.H}
}

// topic is what the room talks about now; "" for nothing.
func (s seatScreen) topic() string {
	topic := s.Face.Talk.Now().Topic
	if topic == nil {
		return ""
	}
	return "we talk about " + numbered(session.Scored{Case: topic.Case})
}

// head says how many passed, and by which rule.
func (s seatScreen) head() []string {
	t, r := s.Theme(), s.Face.Reveal
	if r == nil {
		return append(s.Prompt(2), "", t.Dim.Render("Nothing is revealed yet. Look up."))
	}
	who := desk.Plural(r.Scorers(), "person", "people") + " scored."
	words := r.Rule.Clause() + ". " + who
	words = strings.Join(append([]string{words}, r.Untold()...), " ")
	passed := fmt.Sprintf("%d of %d pass", len(r.Passed), len(r.Passed)+len(r.Rest))
	topic := widget.Cut(s.topic(), s.TextWidth()-widget.Width(passed)-3)
	return append([]string{widget.Ends(t.Title.Render(passed), t.Accent.Render(topic), s.TextWidth())},
		seat.Paragraph(words, s.TextWidth(), t.Dim)...)
}

// ownRows is how many of h rows one's own words take below the outcome; 0 where the outcome needs them all.
func (s seatScreen) ownRows(h int) int {
	n := len(seat.Own(s.Face, s.W, s.Theme()))
	room := h - 2*s.list.Len()
	if n == 0 || max(room, h/3) < 4 {
		return 0
	}
	return min(n+2, max(room, h/3))
}

// seatPlaces is where the parts stand.
type seatPlaces struct{ head, list, own frame.Rect }

func (s seatScreen) place() seatPlaces {
	var p seatPlaces
	p.head, p.list = frame.Of(s.W, s.H).Top(len(s.head()) + 1)
	if s.W >= seatBeside {
		p.list, p.own = p.list.Left(s.listWidth())
		_, p.own = p.own.Left(4)
	} else if rows := s.ownRows(p.list.H); rows > 0 {
		p.list, p.own = p.list.Bottom(rows)
		_, p.own = p.own.Top(1)
	}
	return p
}

// View is the outcome, and one's own words beside it or below it.
func (s seatScreen) View() frame.Frame {
	t, p := s.Theme(), s.place()
	list := s.list.SetSize(p.list.W, p.list.H)
	f := frame.New(s.W, s.H, seat.Pane(s.Env, s.Face.Memo, "outcome head", p.head, s.headFrom(), s.head),
		frame.NewPane("outcome", p.list, list.View(t, s.Active, "")...),
		frame.NewPane("own", p.own, seat.Section("You said", seat.Own(s.Face, p.own.W, t), t)...))
	if s.Active && list.Len() > 0 {
		return f.At(p.list.X, p.list.Y+list.CursorRow())
	}
	return f
}
