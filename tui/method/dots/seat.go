package dots

import (
	"fmt"
	"maps"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/widget"
)

// seatPress is the newest key press on a use case, while the face does not show it yet.
type seatPress struct {
	vote session.GiveDots
	kept bool // durable
	bad  bool // not kept
}

// seatScreen is a dot round on one seat. Every dot is sent at its key press.
type seatScreen struct {
	seat.Centre
	begun   bool // enter begins: a stray key does no harm
	presses map[model.UseCaseID]seatPress
	list    widget.List
	said    string // why the last key did nothing
}

// NewSeat makes the seat of a dot round; who comes back goes on where they were.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	s := seatScreen{Centre: seat.New(env, f)}
	s.begun = f.Dots != nil && (f.Dots.Done || f.Dots.Left() < f.Dots.Rule.Budget)
	return s.fill()
}

// open says whether dots are taken.
func (s seatScreen) open() bool {
	d := s.Face.Dots
	return d != nil && d.Open && len(d.Cases) > 0
}

// of is how many dots stand on a use case, with what is on its way.
func (s seatScreen) of(id model.UseCaseID) int {
	if p, ok := s.presses[id]; ok && !p.bad {
		return p.vote.Dots
	}
	return s.Face.Dots.Of(id)
}

// left is how many dots there are still to give.
func (s seatScreen) left() int {
	d := s.Face.Dots
	left := d.Rule.Budget
	for _, c := range d.Cases {
		left -= s.of(c.ID)
	}
	return left
}

// Header is how many dots are left.
func (s seatScreen) Header() string {
	if !s.open() || !s.begun {
		return ""
	}
	return fmt.Sprintf("%d of %d left", s.left(), s.Face.Dots.Rule.Budget)
}

// Update takes keys and news.
func (s seatScreen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	s.Centre, fresh = s.Hear(msg)
	switch msg := msg.(type) {
	case screen.ResultMsg:
		return s.answered(msg).fill(), nil
	case screen.SnapshotMsg, screen.EnvMsg:
		if fresh {
			s = s.settled()
		}
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
	s.said = ""
	next, cmd := s.do(a)
	return next.fill(), cmd
}

// answered notes what became of a press; an older press of the same use case is of no interest any more.
func (s seatScreen) answered(r screen.ResultMsg) seatScreen {
	vote, ok := r.Intent.(session.GiveDots)
	p, there := s.presses[vote.Case]
	if !ok || !there || p.vote != vote {
		return s
	}
	p.kept, p.bad = r.Err == nil, r.Err != nil
	s.presses = maps.Clone(s.presses)
	s.presses[vote.Case] = p
	return s
}

// settled forgets the presses that the face shows.
func (s seatScreen) settled() seatScreen {
	if len(s.presses) == 0 || s.Face.Dots == nil {
		return s
	}
	s.presses = maps.Clone(s.presses)
	maps.DeleteFunc(s.presses, func(id model.UseCaseID, p seatPress) bool { return p.kept && s.Face.Dots.Of(id) == p.vote.Dots })
	return s
}

// do is every key of somebody who gives dots.
func (s seatScreen) do(a keys.Action) (seatScreen, tea.Cmd) {
	one, any := s.selected()
	if n, digit := seatDigit(a); digit && any {
		return s.give(one, n)
	}
	switch a {
	case seatMore:
		return s.give(one, s.of(one.ID)+1)
	case seatFewer:
		return s.give(one, s.of(one.ID)-1)
	case keys.Up, keys.Down:
		s.list = s.list.Move(seatStep(a))
	case keys.First:
		s.list = s.list.First()
	case keys.Last:
		s.list = s.list.Last()
	case keys.Enter:
		if !s.begun {
			s.begun = true
			return s, nil
		}
		if s.Face.Dots.Done {
			return s, nil
		}
		return s, screen.Send(session.HandIn{Round: s.Face.Dots.ID})
	}
	return s, nil
}

func seatStep(a keys.Action) int {
	if a == keys.Up {
		return -1
	}
	return +1
}

// give puts so many dots on a use case, or says why it cannot.
func (s seatScreen) give(one session.CaseFace, n int) (seatScreen, tea.Cmd) {
	d, now := s.Face.Dots, s.of(one.ID)
	switch {
	case n < 0:
		return s, nil
	case n > d.Rule.Cap:
		s.said = fmt.Sprintf("At most %d on one.", d.Rule.Cap)
		return s, nil
	case n-now > s.left():
		s.said = "No dots are left for that. Take some away from another first: -"
		return s, nil
	}
	vote := session.GiveDots{Round: d.ID, Case: one.ID, Dots: n}
	s.presses = maps.Clone(s.presses)
	if s.presses == nil {
		s.presses = map[model.UseCaseID]seatPress{}
	}
	s.presses[one.ID] = seatPress{vote: vote}
	return s, screen.Send(vote)
}

func (s seatScreen) selected() (session.CaseFace, bool) {
	if s.Face.Dots == nil || s.list.Index() >= len(s.Face.Dots.Cases) {
		return session.CaseFace{}, false
	}
	return s.Face.Dots.Cases[s.list.Index()], s.list.Len() > 0
}

// SetSize gives the centre's size.
func (s seatScreen) SetSize(w, h int) screen.Screen {
	s.W, s.H = w, h
	return s.fill()
}

// View is what is asked, or what came of it.
func (s seatScreen) View() frame.Frame {
	d := s.Face.Dots
	switch {
	case d == nil || !d.Open && !d.Revealed:
		return s.page(s.counting())
	case !d.Revealed && !s.begun:
		return s.page(s.beginning())
	}
	head := s.head()
	rows := s.list.View(s.Theme(), s.Active, "")
	f := frame.New(s.W, s.H, frame.NewPane("dots", frame.Of(s.W, s.H), append(head, rows...)...))
	if s.Active && s.list.Len() > 0 {
		return f.At(0, len(head)+s.list.CursorRow())
	}
	return f
}

// page is lines to read.
func (s seatScreen) page(lines []string) frame.Frame {
	return frame.New(s.W, s.H, frame.NewPane("page", frame.Of(s.W, s.H), seat.Squeeze(lines, s.H)...))
}
