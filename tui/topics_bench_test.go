package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/screen"
)

// BenchmarkTopics is one key in the console's list of 487 topics, drawn, and the news of a vote on one of them.
func BenchmarkTopics(b *testing.B) {
	f := facetest.ConsoleTopics(facetest.Board(true, false))
	f.Topics = &session.TopicsFace{Grid: model.Grid{Slots: 20, Minutes: 30, Rooms: []string{"Main hall"}}, Scheduled: true}
	f.Cases = nil
	for n := range 487 {
		c := facetest.TopicCases()[n%8]
		c.ID, c.Number, c.Title = facetest.ID[model.UseCaseID](n+1), n+1, fmt.Sprintf("%s, part %d", c.Title, n/8+1)
		x := session.BoardTopic{Case: c, NoPlace: "every place is taken"}
		if n < 20 {
			x.Spot, x.NoPlace = model.Spot{Slot: n + 1, Room: 1}, ""
		} else {
			f.Clashes = append(f.Clashes, session.Clash{Number: n + 1, Words: "has no place: every place is taken"})
		}
		f.Cases, f.Topics.All = append(f.Cases, c), append(f.Topics.All, x)
	}
	s := showing(f, 120, 35)
	for name, msg := range map[string]tea.Msg{"down": tea.KeyPressMsg{Code: tea.KeyDown}, "up": tea.KeyPressMsg{Code: tea.KeyUp}, "news": screen.SnapshotMsg{Projection: f, Now: facetest.Now()}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s, _ = s.Update(msg)
				s.View()
			}
		})
	}
}
