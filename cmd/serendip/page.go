package main

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// page is a screen of a few words between two others, with a key for each way on.
type page struct {
	look    theme.Theme
	title   string
	lines   []string
	keys    []pageKey
	pressed string // the key that ended it
	w, h    int
}

type pageKey struct{ key, means string }

// trouble says on the caller's terminal why something was not done.
func (e Env) trouble(ctx context.Context, what string, err error) error {
	p := &page{look: theme.New(false, e.Screen.Profile), title: what, lines: []string{sentence(err.Error())}, keys: []pageKey{{"enter", "go on"}}}
	_, err = e.Screen.Show(ctx, p)
	return err
}

// Init asks the terminal for its ground.
func (p *page) Init() tea.Cmd { return tea.RequestBackgroundColor }

// Update waits for one of the keys.
func (p *page) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.w, p.h = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		p.look = theme.New(msg.IsDark(), p.look.Profile)
	case tea.KeyPressMsg:
		if key := msg.String(); slices.ContainsFunc(p.keys, func(k pageKey) bool { return k.key == key }) {
			p.pressed = key
			return p, tea.Quit
		}
	}
	return p, nil
}

// View is the words in the upper part of the screen.
func (p *page) View() tea.View {
	w, h := frame.Fit(p.w, p.h)
	if w == 0 {
		return frame.TooSmall(p.w, p.h, "", p.look).View(p.look)
	}
	area := frame.Of(w, h).Inset(3, max(h/5, 1))
	lines := append(widget.Styled(widget.Wrap(p.title, area.W, 0), p.look.Strong), "")
	for _, line := range p.lines {
		lines = append(lines, widget.Styled(widget.Wrap(line, area.W, 0), p.look.Text)...)
	}
	lines = append(lines, "")
	for _, k := range p.keys {
		for i, words := range widget.Wrap(k.means, area.W-8, 0) {
			key := ""
			if i == 0 {
				key = k.key
			}
			lines = append(lines, p.look.AccentBold.Render(widget.PadRight(key, 8))+p.look.Text.Render(words))
		}
	}
	return frame.New(w, h, frame.NewPane("page", area, lines...)).In(p.w, p.h).View(p.look)
}
