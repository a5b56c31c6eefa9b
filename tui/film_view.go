package tui

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// What the keys of a film do.
const (
	filmPlay       keys.Action = "play"
	filmFaster     keys.Action = "faster"
	filmSlower     keys.Action = "slower"
	filmNext       keys.Action = "next event"
	filmBefore     keys.Action = "event before"
	filmMinute     keys.Action = "a minute on"
	filmMinuteBack keys.Action = "a minute back"
	filmSearch     keys.Action = "search"
	filmAgain      keys.Action = "search again"
)

// Keys are those of a film. No key of it changes the session.
func (f filmScreen) Keys() keys.Map {
	m := keys.Map{
		{Action: filmPlay, Keys: []string{"space"}, Label: "play", Group: "Play", About: "Play, and stop"},
		{Action: filmNext, Keys: []string{"right"}, Show: "← →", Label: "event", Group: "Go", About: "To the next thing that happened (← to the one before)"},
		{Action: filmBefore, Keys: []string{"left"}, Label: "event before", Group: "Go", Quiet: true, About: "To what happened before"},
		{Action: filmSearch, Keys: []string{"/"}, Label: "find words", Group: "Go", About: "To where words were said"},
		{Action: filmFaster, Keys: []string{"+", "=", "up"}, Show: "+ -", Label: "speed", Group: "Play", About: "Twice as fast (- half as fast)"},
		{Action: filmSlower, Keys: []string{"-", "down"}, Label: "slower", Group: "Play", Quiet: true, About: "Half as fast"},
		{Action: keys.Quit, Keys: []string{"q", "ctrl+c"}, Label: "end", Group: "Play", About: "End the replay"},
		{Action: filmMinute, Keys: []string{"pgdown"}, Show: "PgUp PgDn", Label: "minute", Group: "Go", About: "A minute on (PgUp a minute back)"},
		{Action: filmMinuteBack, Keys: []string{"pgup"}, Label: "minute back", Group: "Go", Quiet: true, About: "A minute back"},
		{Action: filmAgain, Keys: []string{"n"}, Label: "find again", Group: "Go", Quiet: true, About: "To where the same words were said next"},
		{Action: keys.First, Keys: []string{"home"}, Label: "to the beginning", Group: "Go", Quiet: true},
		{Action: keys.Last, Keys: []string{"end"}, Label: "to the end", Group: "Go", Quiet: true},
	}.And(keys.Helping())
	if f.playing {
		m = m.Label(filmPlay, "stop")
	}
	return m
}

// drawn is the screen with its picture, and a wall's own theme for the whole terminal.
func (f filmScreen) drawn() (screen.Screen, tea.Cmd) {
	f.shown = f.draw()
	if lit := Lit(f.env.Theme, f.film.Face(f.moment())); lit.Dark != f.env.Theme.Dark {
		look := f.env
		look.Theme = lit
		return f, func() tea.Msg { return screen.EnvMsg{Env: look} }
	}
	return f, nil
}

// draw is the picture of this moment over the row that says where it is.
func (f filmScreen) draw() frame.Frame {
	if f.w == 0 || f.h < 2 {
		return frame.Frame{}
	}
	t := f.env.Theme
	still := Still(f.film.Face(f.moment()), f.env, f.at, f.w, f.h-1)
	row := frame.Rect{Y: f.h - 1, W: f.w, H: 1}
	place := " " + f.place()
	rest := max(f.w-widget.Width(place)-3, 0)
	line := t.AccentBold.Render(place) + "   " + f.Keys().Footer(keys.List, rest, t)
	if f.said != "" {
		line = t.AccentBold.Render(place) + "   " + t.Warn.Render(widget.Cut(f.said, rest))
	}
	live := slices.DeleteFunc(slices.Clone(still.Panes), func(p frame.Pane) bool { return p.ID == "footer" }) // its keys do nothing here
	out := frame.New(f.w, f.h, live...).Add(frame.NewPane("film", row, line))
	out.Title = "replay · " + still.Title
	return out
}

// place is where the film is: "▸ 00:42:10 of 02:05:00, 8 times as fast".
func (f filmScreen) place() string {
	p := f.film.Past
	sign := "‖"
	if f.playing {
		sign = "▸"
	}
	words := sign + " " + Elapsed(f.at.Sub(p.Began())) + f.film.Of(f.at)
	if f.speed > 1 {
		words += fmt.Sprintf(" ×%d", f.speed)
	}
	return words
}

// Of says how much of a session there is, or how long after its close a time is: " of 02:05:00".
func (f Film) Of(at time.Time) string {
	if at.After(f.End) {
		return ", " + Elapsed(at.Sub(f.End)) + " after the close"
	}
	return " of " + Elapsed(f.End.Sub(f.Past.Began()))
}

// Elapsed is a time since a session went live: "00:42:10".
func Elapsed(d time.Duration) string {
	d = d.Truncate(time.Second)
	return fmt.Sprintf("%02d:%02d:%02d", int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60)
}
