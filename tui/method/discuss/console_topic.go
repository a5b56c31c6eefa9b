package discuss

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/screen"
	"serendip/tui/theme"
)

// isTopic says whether a use case is talked about now.
func (c console) isTopic(one session.Scored) bool {
	topic := c.Face.Discuss.Topic
	return topic != nil && topic.Case.ID == one.Case.ID
}

// take begins to talk about a use case, or ends it.
func (c console) take(one session.Scored) tea.Cmd {
	id := one.Case.ID
	if c.isTopic(one) {
		id = model.UseCaseID{}
	}
	return screen.Send(session.TakeTopic{Session: c.Face.Session, Case: id})
}

// topicWords is the time of a use case: what is left of it while it is talked about, else what is suggested for it: its share
// of the block by how far it divides, a minute at least.
func (c console) topicWords(one session.Scored) string {
	t := c.Env.Theme
	if c.isTopic(one) {
		clock := c.Face.Discuss.Topic.Clock
		left := clock.Left(c.Env.Now())
		if left < 0 {
			return t.Bad.Render(theme.Here + " over " + desk.Minutes(-left))
		}
		return t.AccentBold.Render(theme.Here + " " + desk.Minutes(left) + " left")
	}
	for _, x := range c.Face.Discuss.Topics {
		if x.Scored.Case.ID != one.Case.ID {
			continue
		}
		words := fmt.Sprintf("%d min", int(x.Time/time.Minute))
		if x.Done {
			return t.OK.Render(theme.Passed) + t.Dim.Render(" talked about")
		}
		return t.Accent.Render(words)
	}
	return ""
}
