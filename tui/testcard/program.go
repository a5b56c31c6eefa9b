package testcard

import (
	tea "charm.land/bubbletea/v2"

	"serendip/tui/frame"
	"serendip/tui/screen"
)

// Program is a card alone on a terminal, for the moment before a session is held.
type Program struct {
	card screen.Screen
	w, h int
	fits bool
}

// NewProgram is a program that shows a card; done says what follows the choice, such as tea.Quit.
func NewProgram(env screen.Env, done func(Choice) tea.Cmd) Program {
	return Program{card: New(env, done)}
}

// Init asks for nothing.
func (p Program) Init() tea.Cmd { return nil }

// Update takes the size and the answers.
func (p Program) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		lw, lh := frame.Fit(size.Width, size.Height)
		p.w, p.h, p.fits = size.Width, size.Height, lw > 0
		if p.fits {
			p.card = p.card.SetSize(lw, lh)
		}
		return p, nil
	}
	if !p.fits {
		if key, ok := msg.(tea.KeyPressMsg); ok && frame.Leaves(key.String()) {
			return p, tea.Quit
		}
		return p, nil
	}
	var cmd tea.Cmd
	p.card, cmd = p.card.Update(msg)
	return p, cmd
}

// View is the card on the ground of the theme being tried.
func (p Program) View() tea.View {
	t := p.card.(Card).Theme()
	if !p.fits {
		return frame.TooSmall(p.w, p.h, "q leaves.", t).View(t)
	}
	return p.card.View().In(p.w, p.h).View(t)
}
