package dialog

import (
	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// show is lines to read, higher than the layout perhaps.
type show struct {
	base
	lines func(w int, t theme.Theme) []string
	top   int
}

// Show lets somebody read lines that are drawn for a width; arrows scroll, esc takes it away.
func Show(env screen.Env, title string, lines func(w int, t theme.Theme) []string) screen.Screen {
	return show{base{env: env, title: title}, lines, 0}
}

// Help shows what every key of a map does.
func Help(env screen.Env, m keys.Map) screen.Screen { return Show(env, "help", m.Help) }

// HelpWhy is [Help] with why some keys are off, in front.
func HelpWhy(env screen.Env, why string, m keys.Map) screen.Screen {
	return Show(env, "help", func(w int, t theme.Theme) []string {
		var out []string
		for _, line := range frame.Wrap(why, w, 0) {
			out = append(out, t.Warn.Render(line))
		}
		return append(append(out, ""), m.Help(w, t)...)
	})
}

// Update scrolls.
func (s show) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	s.base = s.heard(msg)
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return s, nil
	}
	switch k.String() {
	case "esc", "q", "enter", "f1", "?":
		return s, shut(nil)
	case "up":
		s.top--
	case "down":
		s.top++
	case "pgup":
		s.top -= s.room()
	case "pgdown", "space":
		s.top += s.room()
	}
	s.top = max(min(s.top, len(s.drawn())-s.room()), 0)
	return s, nil
}

// room is how many lines are seen at once.
func (s show) room() int {
	_, h := s.inner(0)
	return max(h-2, 1)
}

func (s show) drawn() []string {
	w, _ := s.inner(150)
	return s.lines(w, s.theme())
}

// View is as many lines as fit, and how many more there are.
func (s show) View() frame.Frame {
	lines := s.drawn()
	w := widget.Widest(lines)
	more := ""
	if len(lines) > s.room() {
		more = "↑↓ "
	}
	top := max(min(s.top, len(lines)-s.room()), 0)
	lines = lines[top:min(top+s.room(), len(lines))]
	foot := s.theme().Key.Render(more+"esc") + " " + s.theme().KeyHelp.Render("back")
	return s.box(append(lines[:len(lines):len(lines)], "", widget.PadRight(foot, w)), nil)
}

// SetSize gives the layout.
func (s show) SetSize(w, h int) screen.Screen {
	s.w, s.h = w, h
	return s
}

// Keys are the keys to read with.
func (s show) Keys() keys.Map {
	return keys.Map{
		{Action: "show.scroll", Keys: []string{"up", "down"}, Show: "↑↓", Label: "scroll", Group: "Read", Fixed: true},
		{Action: "show.back", Keys: []string{"esc", "q"}, Label: "back", Group: "Read", Fixed: true},
	}
}
