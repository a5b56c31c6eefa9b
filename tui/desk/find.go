package desk

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// ActFind looks for a use case in a list, which narrows as one types.
const ActFind keys.Action = "find"

// FoundMsg says which entry the cursor goes to.
type FoundMsg struct{ ID string }

// FindKey is the key for it, on a list of n.
func FindKey(n int) keys.Binding {
	return keys.Binding{Action: ActFind, Keys: []string{"/"}, Label: "find", Group: "Move", Where: keys.List, Quiet: n < manyCases,
		About: "Find in this list: it narrows as you type", Off: n == 0}
}

// manyCases is from how many on the footer tells of the key.
const manyCases = 20

// Find offers some use cases by number, words and speaker; the cursor goes to the one that is chosen.
func Find(env screen.Env, cases []session.CaseFace) tea.Cmd {
	choices := make([]dialog.Choice, len(cases))
	for i, c := range cases {
		choices[i] = dialog.Choice{ID: c.ID.String(), Name: fmt.Sprintf("%3d  %s", c.Number, c.Title), Note: c.Who}
	}
	return FindIn(env, choices)
}

// Seek is [Find] in the list of a screen whose keys have [FindKey]: it takes the key, and later what was chosen. False
// leaves a message to the screen.
func Seek(env screen.Env, list widget.List, m keys.Map, msg tea.Msg) (widget.List, tea.Cmd, bool) {
	return SeekBy(env, list, m, msg, func(it widget.Item) string { return fmt.Sprintf("%3s  %s", it.Lead, it.Title) })
}

// SeekBy is [Seek] by other words of each entry.
func SeekBy(env screen.Env, list widget.List, m keys.Map, msg tea.Msg, words func(widget.Item) string) (widget.List, tea.Cmd, bool) {
	if found, ok := msg.(FoundMsg); ok {
		return list.To(found.ID), nil, true
	}
	if a, ok := m.Action(msg, keys.List); !ok || a != ActFind {
		return list, nil, false
	}
	var choices []dialog.Choice
	for _, it := range list.Items() {
		choices = append(choices, dialog.Choice{ID: it.ID, Name: words(it)})
	}
	return list, FindIn(env, choices), true
}

// FindIn is [Find] in any list; the ids are those of its entries.
func FindIn(env screen.Env, choices []dialog.Choice) tea.Cmd {
	return screen.Open(dialog.Pick(env, "find", "", choices, func(id string) tea.Cmd {
		return func() tea.Msg { return FoundMsg{id} }
	}))
}
