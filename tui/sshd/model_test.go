package sshd_test

import (
	"fmt"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
)

// echo is a program that shows its size, how many keys it was given and what
// was typed. Some keys make it fail.
type echo struct {
	width, height int
	heard         *atomic.Int64 // sizes heard; may be nil
	typed         string
	pasted        int
	breakView     bool
}

func (e echo) Init() tea.Cmd { return tea.RequestBackgroundColor }

func (e echo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		e.width, e.height = msg.Width, msg.Height
		if e.heard != nil {
			e.heard.Add(1)
		}
	case tea.PasteMsg:
		e.pasted += len(msg.Content)
	case tea.KeyPressMsg:
		return e.key(msg)
	}
	return e, nil
}

func (e echo) key(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	broken := func() tea.Msg { panic("a broken command") }
	switch msg.String() {
	case "q":
		return e, tea.Quit
	case "ctrl+u":
		panic("a broken update")
	case "ctrl+v":
		e.breakView = true
	case "ctrl+b":
		return e, tea.Batch(broken, func() tea.Msg { return nil })
	case "ctrl+s":
		return e, tea.Sequence(func() tea.Msg { return nil }, broken)
	case "ctrl+z":
		return e, tea.Suspend
	default:
		e.typed += msg.Text
	}
	return e, nil
}

func (e echo) View() tea.View {
	if e.breakView {
		panic("a broken view")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "size %dx%d\n    typed [%s]\n  pasted %d\n\n", e.width, e.height, e.typed, e.pasted)
	b.WriteString("bottom")
	v := tea.NewView(b.String())
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "a\x1b]0;b\atitle"
	return v
}

func (e echo) Parting() (string, int) { return "Come back with:\nssh me", 3 }

// flood is a program that never stops painting everything anew.
type flood struct{ n, width, height int }

type again struct{}

func (f flood) Init() tea.Cmd { return func() tea.Msg { return again{} } }

func (f flood) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case again:
		f.n++
		return f, func() tea.Msg { return again{} }
	case tea.WindowSizeMsg:
		f.width, f.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		return f, tea.Quit
	}
	return f, nil
}

func (f flood) View() tea.View {
	line := strings.Repeat(fmt.Sprintf("%07d ", f.n), f.width/8)
	v := tea.NewView(strings.TrimSuffix(strings.Repeat(line+"\n", f.height), "\n"))
	v.AltScreen = true
	return v
}
