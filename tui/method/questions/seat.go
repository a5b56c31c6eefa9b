package questions

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Actions of a seat.
const (
	seatAsk      keys.Action = "questions.ask"
	seatNameless keys.Action = "questions.nameless"
	seatUp       keys.Action = "questions.up"
	seatDown     keys.Action = "questions.down"
	seatBack     keys.Action = "questions.back"
	seatWithdraw keys.Action = "questions.withdraw"
)

// seatScreen is the questions on one seat. Whole says that it covers the seat: it was opened from another block.
type seatScreen struct {
	seat.Centre
	list  widget.List
	whole bool
}

// NewSeat is the seat of a block of questions.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seatScreen{Centre: seat.New(env, f)}.fill()
}

// OpenSeat is the same as a screen of its own, which goes back with screen.BackMsg.
func OpenSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seatScreen{Centre: seat.New(env, f), whole: true}.fill()
}

// listed is what may be shown, and one's own that wait.
func (s seatScreen) listed() []session.RoomQuestionFace {
	a := s.Face.Asked
	if a == nil || a.PublicAsked == nil {
		return nil
	}
	out := slices.Clone(a.Questions)
	for _, q := range a.Mine {
		if q.Held || q.Hidden {
			out = append(out, q)
		}
	}
	return out
}

func (s seatScreen) mine(q session.RoomQuestionFace) bool {
	return s.Face.Asked != nil && slices.ContainsFunc(s.Face.Asked.Mine, func(m session.RoomQuestionFace) bool { return m.ID == q.ID })
}

func (s seatScreen) vote(q session.RoomQuestionFace) int {
	if s.Face.Asked == nil {
		return 0
	}
	return s.Face.Asked.Votes[q.ID]
}

func (s seatScreen) selected() (session.RoomQuestionFace, bool) {
	it, _ := s.list.Selected()
	return find(s.listed(), it.ID)
}

func (s seatScreen) fill() seatScreen {
	at, any := s.list.Selected()
	w, h := s.room()
	s.list = widget.NewList(widget.Column{Title: "yours", W: 6}, widget.Column{Title: "for", W: 4, Numbers: true}, widget.Column{Title: "not", W: 4, Numbers: true})
	var items []widget.Item
	for _, q := range s.listed() {
		items = append(items, widget.Item{ID: q.ID.String(), Lead: strconv.Itoa(q.Number), Title: q.Words, Quiet: q.Done || q.Held || q.Hidden,
			Cells: []string{s.yours(q), strconv.Itoa(q.Up), strconv.Itoa(q.Down)}, Below: s.below(q)})
	}
	s.list = s.list.SetItems(items).SetSize(w, h)
	if any {
		s.list = s.list.To(at.ID)
	}
	return s
}

func (s seatScreen) yours(q session.RoomQuestionFace) string {
	switch s.vote(q) {
	case 1:
		return s.Env.Theme.OK.Render(theme.Passed + " for")
	case -1:
		return s.Env.Theme.Warn.Render(theme.NotPassed + " not")
	}
	return ""
}

func (s seatScreen) below(q session.RoomQuestionFace) []string {
	var parts []string
	switch {
	case q.Hidden:
		parts = append(parts, "yours; not on the wall for now: "+flat(q.Reason))
	case q.Held:
		parts = append(parts, "yours; the facilitator brings it to the wall")
	default:
		parts = q.Signs()
		if q.Who != "" {
			parts = append(parts, q.Who)
		}
		if s.mine(q) {
			parts = append(parts, "yours")
		}
	}
	if q.Answer != "" {
		parts = append(parts, flat(q.Answer))
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{s.Env.Theme.Dim.Render(strings.Join(parts, "   "))}
}

func (s seatScreen) room() (w, h int) {
	if s.whole {
		return max(min(s.W-4, 110), 1), max(s.H-6, 1)
	}
	return max(min(s.W, 110), 1), max(s.H-2, 1)
}

// Update does the keys and takes news.
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
	case seatBack:
		return s, screen.Back()
	case seatAsk, seatNameless:
		return s, Ask(s.Env, s.Face, a == seatNameless)
	}
	if q, any := s.selected(); any {
		switch a {
		case seatUp, seatDown:
			want := map[keys.Action]int{seatUp: 1, seatDown: -1}[a]
			if s.vote(q) == want {
				want = 0
			}
			return s, screen.Send(session.VoteQuestion{Session: s.Face.Session, Question: q.ID, Vote: want})
		case seatWithdraw:
			return s, screen.Send(session.WithdrawQuestion{Session: s.Face.Session, Question: q.ID})
		}
	}
	s.list = desk.Move(s.list, a)
	return s, nil
}

// Ask opens the line for a question, with or without one's name.
func Ask(env screen.Env, f *session.SeatFace, nameless bool) tea.Cmd {
	title, intro := "ask a question", "The facilitator reads that it is yours."
	if nameless {
		title, intro = "ask without your name", "Nothing that is kept says that it is yours. You cannot take it back yourself."
	}
	return screen.Open(dialog.Ask(env, title, []string{intro}, "", "How did you get the planners to take part?", func(line string) tea.Cmd {
		return screen.Send(session.AskQuestion{Session: f.Session, Block: f.Block.ID, Line: line, Nameless: nameless})
	}))
}

// SetSize gives the size.
func (s seatScreen) SetSize(w, h int) screen.Screen {
	s.W, s.H = w, h
	return s.fill()
}

// Keys are the list's own.
func (s seatScreen) Keys() keys.Map {
	const group = "Questions"
	q, any := s.selected()
	votes := any && !q.Done && !q.Held && !q.Hidden && s.Face.State == model.Live
	up, down := "for it", "not for us"
	switch s.vote(q) {
	case 1:
		up = "take back"
	case -1:
		down = "take back"
	}
	live := s.Face.State == model.Live || s.Face.State == model.Lobby
	m := keys.Map{
		{Action: seatAsk, Keys: []string{"a"}, Label: "ask", Group: group, Where: keys.List, About: "Ask a question, with your name", Off: !live},
		{Action: seatNameless, Keys: []string{"n"}, Label: "ask without your name", Group: group, Where: keys.List, About: "Ask a question without your name", Off: !live},
		{Action: seatUp, Keys: []string{"+"}, Label: up, Group: group, Where: keys.List, About: "You want to hear it too; the same key takes it back", Off: !votes},
		{Action: seatDown, Keys: []string{"-"}, Label: down, Group: group, Where: keys.List, About: "It is not for us; the same key takes it back", Off: !votes},
		{Action: seatWithdraw, Keys: []string{"x"}, Label: "take it back", Group: group, Where: keys.List, Quiet: true, About: "Take your own question back", Off: !any || !s.mine(q)},
	}
	if s.whole {
		m = keys.Map{{Action: seatBack, Keys: []string{"esc", "q"}, Label: "back", Group: group, Fixed: true}}.And(m, keys.Helping())
	}
	return m.And(keys.Map{desk.FindKey(s.list.Len())}, keys.Moving())
}

const noQuestions = "Nobody has asked yet. a asks, n asks without your name."

func (s seatScreen) head() string {
	t := s.Theme()
	open := 0
	if s.Face.Asked != nil && s.Face.Asked.PublicAsked != nil {
		open = s.Face.Asked.Open
	}
	head := t.Strong.Render("Questions") + t.Dim.Render(fmt.Sprintf("   %d open", open))
	switch waits := s.waiting(); {
	case waits > 0: // it stands below, and is not open to the others yet
		return head + t.Dim.Render(fmt.Sprintf("   %d of yours not on the wall", waits))
	case open > 1:
		return head + t.Dim.Render(", the most wanted first")
	}
	return head
}

// waiting is how many of one's own the room does not see.
func (s seatScreen) waiting() int {
	n := 0
	for _, q := range s.listed() {
		if q.Held || q.Hidden {
			n++
		}
	}
	return n
}

// View is the questions, the best first.
func (s seatScreen) View() frame.Frame {
	t := s.Theme()
	rows := s.list.View(t, s.Active || s.whole, noQuestions)
	if !s.whole {
		f := frame.New(s.W, s.H, frame.NewPane("questions", frame.Of(s.W, s.H), append([]string{s.head(), ""}, rows...)...))
		if s.Active && s.list.Len() > 0 {
			return f.At(0, 2+s.list.CursorRow())
		}
		return f
	}
	w := max(s.W-4, 1)
	lines := append([]string{s.head(), widget.Rule(w, t), ""}, rows...)
	for len(lines) < s.H-2 {
		lines = append(lines, "")
	}
	lines = append(lines, widget.Rule(w, t), s.Keys().Footer(keys.List, w, t))
	f := frame.New(s.W, s.H, frame.NewPane("ground", frame.Of(s.W, s.H)), frame.NewPane("questions", frame.Of(s.W, s.H).Inset(2, 0), lines...))
	f.Title = s.Face.Programme + " · questions"
	if s.list.Len() > 0 {
		return f.At(2, 3+s.list.CursorRow())
	}
	return f
}

// Notices is the row above the list.
func (s seatScreen) Notices() frame.Rect { return frame.Rect{X: 2, Y: 2, W: s.W - 4, H: 1} }
