package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"serendip/cmd/serendip/rehearse"
	"serendip/session"
	"serendip/tui"
	"serendip/tui/frame"
	"serendip/tui/theme"
)

// How fast a demo that somebody watches runs: so many seconds of the workshop in one, and how much faster or slower it
// can be made.
const (
	demoRate = 150
	fastest  = 4
	slowest  = 0.25
)

// look plays a plan and shows its wall on the caller's terminal. Who ends it early ends the workshop where it is. Another
// says that one more is played after it, to which q leads.
func look(ctx context.Context, e Env, w rehearse.Workshop, plan rehearse.Plan, another bool) error {
	playing, stop := context.WithCancel(ctx)
	defer stop()
	room := w.Live.Enter(session.Actor{Role: session.Observer}, w.Session, session.AtWall)
	defer room.Leave()
	env := tui.Env{Profile: e.Screen.Profile, Zone: zoneOf(w.Live.Snapshot().State.Session(w.Session))}
	l := &looking{wall: tui.NewWall(room, env), clock: w.Clock, env: env, speed: 1, another: another}
	l.dark = func() bool {
		f, _ := room.Face().(session.WallFace)
		return f.Dark || !f.Light
	}
	l.off = func() bool {
		f, _ := room.Face().(session.WallFace)
		return f.Dark
	}
	ended := make(chan error, 1)
	l.end = func() tea.Msg { return endedMsg{<-ended} }
	played := make(chan error, 1)
	go func() {
		err := rehearse.Run(playing, w, plan)
		ended <- err
		played <- err
	}()
	_, err := e.Screen.Show(ctx, l)
	stop()
	if ran := <-played; !errors.Is(ran, context.Canceled) {
		err = errors.Join(err, ran)
	}
	return err
}

// endedMsg says that the rehearsal has ended.
type endedMsg struct{ err error }

// looking is the wall with one quiet line under it.
type looking struct {
	wall    tea.Model
	clock   *rehearse.Clock
	env     tui.Env
	dark    func() bool
	off     func() bool // the facilitator made the wall dark
	end     tea.Cmd
	speed   float64
	still   bool // the clock stands
	over    bool
	another bool // after this one comes one more
	w, h    int
}

// Init begins the wall.
func (l *looking) Init() tea.Cmd { return tea.Batch(l.wall.Init(), l.end) }

// Update takes the four keys; all else is the wall's.
func (l *looking) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case endedMsg:
		if l.over = true; msg.err != nil {
			return l, tea.Quit
		}
		return l, nil
	case tea.WindowSizeMsg:
		l.w, l.h = msg.Width, msg.Height
		return l.pass(msg)
	case tea.KeyPressMsg:
		return l.press(msg.String())
	}
	return l.pass(msg)
}

func (l *looking) pass(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	l.wall, cmd = l.wall.Update(msg)
	return l, cmd
}

func (l *looking) press(key string) (tea.Model, tea.Cmd) {
	switch key {
	case "q", "ctrl+c":
		return l, tea.Quit
	case "+", "=":
		l.speed = min(l.speed*2, fastest)
	case "-":
		l.speed = max(l.speed/2, slowest)
	case "space":
		l.still = !l.still
	default:
		return l, nil
	}
	rate := demoRate * l.speed
	if l.still {
		rate = 0
	}
	l.clock.SetRate(rate)
	return l, nil
}

// widestLine is how many columns the line takes at most.
const widestLine = 80

// line says what this is and what the keys do.
func (l *looking) line() string {
	if l.over {
		return l.overLine()
	}
	speed := map[float64]string{0.25: "a quarter", 0.5: "half", 1: "normal", 2: "double", 4: "four times"}[l.speed]
	if l.still {
		speed = "the clock stands"
	}
	if l.off != nil && l.off() {
		return "The facilitator made the wall dark, as in a break. It comes back."
	}
	if l.w < widestLine {
		return "Made up, nothing kept · " + speed + " · + - space q"
	}
	leads := "q ends"
	if l.another {
		leads = "q next"
	}
	return "Made-up people, nothing kept · " + speed + " · + - speed · space stops · " + leads
}

// overLine says where q leads once all is told.
func (l *looking) overLine() string {
	if l.another {
		return "This meetup is over. q goes on to the next of the series."
	}
	return "The rehearsal is over. q ends it and says what came of it."
}

// View is the wall in the layout of the whole terminal, the line in place of the lowest row that it leaves blank.
func (l *looking) View() tea.View {
	v := l.wall.View()
	t := theme.New(l.dark(), l.env.Profile)
	lines := strings.Split(v.Content, "\n")
	rows := max(l.h, 1)
	for len(lines) < rows {
		lines = append(lines, "")
	}
	lines = lines[:rows]
	lowest := rows - 1
	for i, line := range lines {
		if strings.TrimSpace(ansi.Strip(line)) == "" {
			lowest = i
		}
	}
	lines = slices.Delete(lines, lowest, lowest+1)
	row := frame.Of(l.w, 1)
	quiet := frame.New(row.W, row.H, frame.NewPane("keys", row, t.Dim.Render(fit("  "+l.line(), row.W))))
	v.Content = strings.Join(append(lines, quiet.Text(t)), "\n")
	return v
}
