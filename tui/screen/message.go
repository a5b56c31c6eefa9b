package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/tui/keys"
)

// IntentMsg carries what a screen wants to happen. Roots turn it into a command of the session.
type IntentMsg struct{ Intent any }

// Send is the command by which a screen utters an intent.
func Send(intent any) tea.Cmd {
	return func() tea.Msg { return IntentMsg{Intent: intent} }
}

// ResultMsg is the answer to an intent: done and durable when Err is nil, else not done at all.
type ResultMsg struct {
	Intent any    // the very value that was sent
	Err    error  // its text is fit to be read on a projected screen
	Note   string // what was done, in a few words; may be empty
}

// SnapshotMsg carries the newest projection for this screen's audience. Screens keep the last one only.
type SnapshotMsg struct {
	Projection any
	Now        time.Time // the session's time of this snapshot, for clocks
}

// EnvMsg replaces a screen's surroundings: another theme, reduced motion.
type EnvMsg struct{ Env Env }

// ActionMsg does an action by name, as the palette does; it goes the same way as a key.
type ActionMsg = keys.ActionMsg

// OpenMsg asks the root to put a screen over the present one; BackMsg to take the topmost away again.
type OpenMsg struct{ Screen Screen }

// BackMsg asks the root to return to the screen below.
type BackMsg struct{}

// Open is the command that puts a screen over the present one.
func Open(s Screen) tea.Cmd { return func() tea.Msg { return OpenMsg{Screen: s} } }

// Back is the command that returns to the screen below.
func Back() tea.Cmd { return func() tea.Msg { return BackMsg{} } }
