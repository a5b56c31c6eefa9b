package session_test

import (
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
)

// TestAReplayKeepsWhatWasTakenBack from the room: a parked thing, an action and a detail that are gone by now stand on the wall
// of no moment, and nobody finds their words.
func TestAReplayKeepsWhatWasTakenBack(t *testing.T) {
	p := capturing(t)
	p.Says("Ada", "a photo of the gate")
	block := p.Session().Current
	for _, line := range []string{"? secret wish", "! secret action", "+1 secret detail"} {
		p.Do(session.Say{Session: p.ID, Block: block, Line: line})
		p.Do(session.TurnWall{Session: p.ID, View: model.ViewParked})
		p.Do(session.TurnWall{Session: p.ID})
		for range 3 {
			p.Do(session.Undo{Session: p.ID})
		}
	}
	p.Says("Ada", "a list of all that is missing")
	for eyes, want := range map[session.Audience]bool{session.AtWall: false, session.AtConsole: true} {
		past, err := p.Live.Past(t.Context(), p.ID, eyes)
		must(t, err)
		seen := ""
		for n := range past.Len() {
			f := past.Wall(n)
			for _, items := range [][]session.ItemFace{f.Parked, f.Recap.Parked, f.Recap.Actions} {
				for _, it := range items {
					seen += it.Words + "\n"
				}
			}
			for _, c := range f.Cases {
				seen += strings.Join(c.Details, "\n")
			}
		}
		for _, words := range []string{"secret wish", "secret action", "secret detail"} {
			if strings.Contains(seen, words) != want {
				t.Errorf("audience %d: %q is seen: %v", eyes, words, !want)
			}
			if _, found := past.Find(words, 0); found != want {
				t.Errorf("audience %d: %q is found: %v", eyes, words, found)
			}
		}
	}
}
