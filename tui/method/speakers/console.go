package speakers

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// console is the queue with its clocks, who talked how much, and what to ask one who stalls.
type console struct {
	desk.Centre
	list widget.List
	card int // the prompt card on top
}

// NewConsole is the facilitator's block of speakers. The cursor begins at who speaks, or comes next.
func NewConsole(env screen.Env, f session.ConsoleFace) screen.Screen {
	c := console{Centre: desk.Centre{Env: env, Face: f}}.fill()
	if at := c.queue().Current(); at >= 0 {
		c.list = c.list.To(c.queue().Queue[at].ID.String())
	}
	return c
}

// queue is who speaks, to be read; where nobody was queued it is empty.
func (c console) queue() *session.SpeakersFace {
	if c.Face.Speakers == nil {
		return &session.SpeakersFace{}
	}
	return c.Face.Speakers
}

func (c console) selected() (session.SpeakerFace, bool) {
	it, _ := c.list.Selected()
	for _, p := range c.queue().Queue {
		if p.ID.String() == it.ID {
			return p, true
		}
	}
	return session.SpeakerFace{}, false
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
	switch a {
	case ActTurn:
		return c, screen.Send(Turn(c.Face.Session, c.queue()))
	case actAdd:
		return c, c.askAdd()
	case actCard:
		c.card++
		return c, nil
	}
	if p, any := c.selected(); any {
		if cmd, done := c.act(a, p); done {
			return c, cmd
		}
	}
	c.list = desk.Move(c.list, a)
	return c, nil
}

// act does what is done with the speaker under the cursor.
func (c console) act(a keys.Action, p session.SpeakerFace) (tea.Cmd, bool) {
	in := c.Face.Session
	switch a {
	case actThis:
		if p.Speaking {
			return screen.Send(session.StopSpeaker{Session: in, Speaker: p.ID}), true
		}
		return screen.Send(session.StartSpeaker{Session: in, Speaker: p.ID}), true
	case actEarlier, actLater:
		by := map[keys.Action]int{actEarlier: -1, actLater: +1}[a]
		return screen.Send(session.MoveSpeaker{Session: in, Speaker: p.ID, By: by}), true
	case actSide:
		return screen.Send(session.TurnSpeakerSide{Session: in, Speaker: p.ID}), true
	case actMinutes:
		return c.askMinutes(p), true
	case actStrike:
		return screen.Send(session.StrikeSpeaker{Session: in, Speaker: p.ID}), true
	}
	return nil, false
}

// SetSize gives the centre's size.
func (c console) SetSize(w, h int) screen.Screen {
	c.Centre = c.Sized(w, h)
	return c.fill()
}

func (c console) fill() console {
	at, any := c.list.Selected()
	c.list = widget.NewList(widget.Column{Title: "side", W: 8}, widget.Column{Title: "box", W: 6, Numbers: true}, widget.Column{Title: "talked", W: 6, Numbers: true}).Dense().TitleLines(1)
	var items []widget.Item
	for _, p := range c.queue().Queue {
		items = append(items, widget.Item{ID: p.ID.String(), Title: sign(p) + " " + p.Name, Quiet: p.Done,
			Cells: []string{p.SideWord(), desk.Minutes(p.Box), talked(p, c.Env.Now())}})
	}
	c.list = c.list.SetItems(items).SetSize(min(c.ListWidth(), 80), max(c.H-len(c.head())-len(c.foot())-1, 3))
	if any {
		c.list = c.list.To(at.ID)
	}
	return c
}

// sign is how far somebody is.
func sign(p session.SpeakerFace) string {
	switch {
	case p.Speaking:
		return theme.OnAir
	case p.Done:
		return theme.Passed
	}
	return " "
}

// talked is how long somebody has talked; "" for not at all.
func talked(p session.SpeakerFace, now time.Time) string {
	spent := p.Clock.Spent(now)
	if spent <= 0 {
		return ""
	}
	return fmt.Sprintf("%d:%02d", int(spent/time.Minute), int(spent/time.Second)%60)
}

// head is who speaks with the time that is left, and what is amiss.
func (c console) head() []string {
	t, q, now := c.Env.Theme, c.queue(), c.Env.Now()
	out := []string{t.Dim.Render("Nobody speaks now. space begins with the next.")}
	switch at := q.Current(); {
	case len(q.Queue) == 0:
		out[0] = t.Title.Render(widget.Cut(c.Face.Block.Prompt, c.W))
	case q.Queue[at].Speaking:
		p := q.Queue[at]
		left := widget.Countdown{Left: p.Clock.Left(now), Total: p.Box}
		out[0] = t.Live.Render(theme.OnAir+" "+p.Name) + t.Strong.Render("   "+left.String()+" left of "+desk.Minutes(p.Box))
		if left.Left <= 0 {
			out[0] = t.Live.Render(theme.OnAir+" "+p.Name) + t.Warn.Render("   "+left.String()+" over "+desk.Minutes(p.Box))
		}
		out = append(out, widget.Progress(min(left.Share(), 1), min(c.W, 60), t))
	case q.Queue[at].Done:
		out[0] = t.OK.Render(theme.Passed + " All have spoken.")
	}
	if words := q.Talk(now); words != "" {
		out = append(out, t.Strong.Render(widget.Cut("talk   "+words, c.W))+t.Dim.Render(widget.Cut(practice, max(c.W-40, 0))))
	}
	if words := q.Warning(); words != "" {
		out = append(out, t.Warn.Render(widget.Cut(theme.Contested+" "+words, c.W)))
	}
	return append(out, "")
}

// practice is what the ratio is measured against.
const practice = "   advisory boards aim at 80 : 20"

// foot is the prompt card on top.
func (c console) foot() []string {
	t, cards := c.Env.Theme, c.queue().Cards
	if len(cards) == 0 || c.H < 12 {
		return nil
	}
	n := c.card % len(cards)
	words := widget.Wrap(cards[n], min(c.W, 90), 2)
	return append([]string{"", t.Dim.Render(widget.Cut(fmt.Sprintf("if it stalls, ask   %d of %d, k turns the card", n+1, len(cards)), c.W))}, widget.Styled(words, t.Accent)...)
}

// View is the queue between its clock and the card.
func (c console) View() frame.Frame {
	t, head := c.Env.Theme, c.head()
	lines := append(head, c.list.View(t, c.Active, "Nobody is queued. e adds somebody of the list, or a new name.")...)
	foot := c.foot()
	for len(lines)+len(foot) < c.H && len(foot) > 0 {
		lines = append(lines, "")
	}
	f := frame.New(c.W, c.H, frame.NewPane("speakers", frame.Of(c.W, c.H), append(lines, foot...)...))
	if c.Active && c.list.Len() > 0 {
		return f.At(0, len(head)+c.list.CursorRow())
	}
	return f
}
