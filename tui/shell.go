package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/getting"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
)

// Shell is the root model of every terminal. It is a value, as Bubble Tea wants it.
type Shell struct {
	room   session.Room
	env    Env
	root   Root
	look   screen.Env
	stack  []screen.Screen // the bottom screen, then what lies over it
	w, h   int             // of the terminal
	lw, lh int             // of the layout; 0 while the terminal is too small or unknown
	draft  string
	toast  toast
	outbox outbox
	hold   hold
	gone   string    // why the hold has ended; "" while it lasts
	face   any       // the newest one
	seen   time.Time // when it was looked at, by this machine's clock
	ctx    context.Context
	end    context.CancelFunc
}

// NewShell makes the root of one terminal. The program that runs it should be made without Bubble Tea's own signal
// handler: ctrl+c is a key here.
func NewShell(room session.Room, env Env, root func(screen.Env) Root) Shell {
	if env.Zone == nil {
		env.Zone = time.UTC
	}
	look := screen.Env{
		Theme: env.Looks.Theme(env.Dark, env.Profile), Now: room.Now, Zone: env.Zone,
		ReducedMotion: env.ReducedMotion, Remote: env.Remote, Shelf: frame.NewShelf(), Card: getting.CardOf(env.Files),
	}
	s := Shell{room: room, env: env, look: look, root: root(look), draft: room.Draft()}
	s.stack = []screen.Screen{s.root.First}
	ctx := env.Context
	if ctx == nil {
		ctx = context.Background()
	}
	s.ctx, s.end = context.WithCancel(ctx)
	return s
}

// Init asks for the first picture.
func (s Shell) Init() tea.Cmd {
	cmds := []tea.Cmd{func() tea.Msg { return newsMsg{} }} // the first look, before anybody woke it
	if s.env.Detect && s.root.Dark == nil {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// Update does what is the root's business and hands the rest to the screen on top.
func (s Shell) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return s.resize(msg.Width, msg.Height), nil
	case tea.BackgroundColorMsg:
		if s.root.Dark != nil || !s.env.Detect {
			return s, nil
		}
		return s.dress(s.look.Theme.Lit(msg.IsDark()))
	case newsMsg:
		return s.news(msg)
	case toastMsg:
		s.toast = s.toast.faded(int(msg))
		return s, nil
	case screen.IntentMsg:
		return s.ask(msg.Intent)
	case screen.ResultMsg:
		return s.answered(msg)
	case screen.OpenMsg:
		s.stack = append(s.stack[:len(s.stack):len(s.stack)], msg.Screen.SetSize(s.lw, s.lh))
		return s, nil
	case screen.BackMsg:
		s.stack = s.stack[:max(len(s.stack)-1, 1)]
		return s, nil
	case screen.EnvMsg:
		return s.dress(msg.Env.Theme)
	case LeaveMsg:
		return s.leave()
	case MoveMsg:
		return s.move(msg.To)
	case settledMsg:
		return s.settled(msg)
	case releaseMsg:
		return s.release(int(msg))
	}
	if isKey(msg) {
		return s.taken(msg)
	}
	return s.top(msg)
}

// isKey says whether a message is something that somebody does.
func isKey(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg, keys.ActionMsg, tea.MouseMsg:
		return true
	}
	return false
}

// pressed does help and palette, which every screen has, and gives everything else to the screen on top.
func (s Shell) pressed(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch {
	case s.gone != "":
		return s.leave()
	case s.lw == 0:
		return s.unseen(msg)
	}
	now := s.stack[len(s.stack)-1]
	s.toast = s.toast.touched()
	if a, ok := now.Keys().Action(msg, screen.Where(now)); ok {
		switch a {
		case keys.Help:
			if e, ok := now.(Explainer); ok && e.Why() != "" {
				return s, screen.Open(dialog.HelpWhy(s.look, e.Why(), now.Keys()))
			}
			return s, screen.Open(dialog.Help(s.look, now.Keys()))
		case keys.Palette:
			return s, screen.Open(dialog.Palette(s.look, now.Keys().And(shellKeys())))
		}
	}
	if a, ok := shellKeys().Action(msg, screen.Where(now)); ok && a == actionTheme {
		return s.dress(s.look.Theme.Other())
	}
	return s.top(msg)
}

// unseen lets one leave a window that shows nothing else. Nobody types into what cannot be seen.
func (s Shell) unseen(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok && s.w > 0 && frame.Leaves(key.String()) {
		return s.leave()
	}
	return s, nil
}

// View is the one place where a frame becomes what Bubble Tea draws.
func (s Shell) View() tea.View { return s.Frame().View(s.look.Theme) }

// Frame is the whole terminal as placed panes, for a painter that draws without Bubble Tea's renderer.
func (s Shell) Frame() frame.Frame {
	switch {
	case s.gone != "":
		return goodbye(s.gone, s.w, s.h, s.look.Theme)
	case s.lw == 0:
		return frame.TooSmall(s.w, s.h, "q leaves.", s.look.Theme)
	}
	f := s.stack[0].View()
	for _, over := range s.stack[1:] {
		f = f.Under(over.View())
	}
	if sp, ok := s.stack[len(s.stack)-1].(Speaker); !ok || !sp.Speaks() {
		f = s.toast.on(f, s.noticeAt(), s.look.Theme)
	}
	return f.In(s.w, s.h)
}

// Theme is the look the shell draws in now.
func (s Shell) Theme() theme.Theme { return s.look.Theme }
