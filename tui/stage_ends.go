package tui

import (
	"fmt"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/widget"
)

// actEnds tells when all ends, late or not.
const actEnds keys.Action = "when it ends"

// endKeys tell it for one look: a room that is late learns it from nobody but who runs the session.
func (s stage) endKeys() keys.Map {
	return keys.Map{{Action: actEnds, Keys: []string{"E"}, Label: "when it ends", Group: "Run", Where: keys.List, Quiet: true,
		Off: s.face.State == model.Closed || s.face.End.Planned.IsZero(), About: "When all ends as things stand, and the slack or how late that is: the room reads it too, until the next key"}}
}

// end is when all ends at this moment.
func (s stage) end() session.EndFace { return s.face.End.AsOf(s.face.SessionFace, s.at, s.env.Now()) }

func (s stage) clock(e session.EndFace) string { return e.Ends.In(s.env.Zone).Format("15:04") }

// endWords is the answer of that key.
func (s stage) endWords() string {
	e := s.end()
	words := "ends " + s.clock(e)
	switch slack := e.Slack(); {
	case slack > 0:
		words += fmt.Sprintf(", %d min of slack", slack)
	case slack < 0:
		words += fmt.Sprintf(", %d min after the planned %s", -slack, e.Planned.In(s.env.Zone).Format("15:04"))
	default:
		words += ", as planned"
	}
	return words
}

// slackWords is a meetup's slack as it stands small on every picture: one screen may be all there is. Where it is late only
// the key is named that tells. "" for what has none.
func (s stage) slackWords() string {
	f := s.face
	if !f.Recap.Meetup || f.State == model.Closed || f.End.Planned.IsZero() {
		return ""
	}
	if e := s.end(); e.Slack() >= 0 {
		return fmt.Sprintf("ends %s · slack %d min", s.clock(e), e.Slack())
	}
	return "slack 0 · E tells more"
}

// slackPane is that at the right edge of the row above the line.
func (s stage) slackPane() frame.Pane {
	words, at := s.slackWords(), s.Notices()
	at.X, at.W = at.X+max(at.W-widget.Width(words), 0), min(widget.Width(words), at.W)
	return frame.NewPane("slack", at, s.env.Theme.Dim.Render(widget.Cut(words, at.W)))
}

// Kept is how many cells of that row notices leave to it where they can.
func (s stage) Kept() int {
	if words := s.slackWords(); words != "" {
		return widget.Width(words) + 2
	}
	return 0
}
