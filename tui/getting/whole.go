package getting

import (
	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/tui/screen"
)

// Wholes is an exporter that also writes the whole programme of its sessions.
type Wholes interface{ Whole() Exporter }

// WholeOf is the exporter of the whole programme; nil where a session's exporter writes none.
func WholeOf(x Exporter) Exporter {
	if w, ok := x.(Wholes); ok {
		return w.Whole()
	}
	return nil
}

// OpenWhole opens the dialog in which the programme of a session is written out; nil where that cannot be.
func OpenWhole(env screen.Env, x Exporter, s model.SessionID, programme string) tea.Cmd {
	if x == nil {
		return nil
	}
	about := "The whole programme of " + programme + ": its sessions, its use cases, and what came of them."
	return screen.Open(Titled(env, x, s, "export the programme", about))
}
