package session_test

import (
	"slices"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// TestWhatIsUnreadyIsCalledWhatItIs counts topics beside use cases.
func TestWhatIsUnreadyIsCalledWhatItIs(t *testing.T) {
	p := lobby(t)
	p.Do(session.AddBlock{Session: p.ID, Block: model.Block{Title: "Propose", Method: model.Topics, Timebox: 30 * 60e9, Hold: true}, At: 2})
	say := func(line string) { p.By("Ada", session.Say{Session: p.ID, Line: line}) }
	unready := func() []string { return p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Unready() }
	say("Who owns the master list?")
	if got := unready(); !slices.Equal(got, []string{"1 topic is still held"}) {
		t.Errorf("%q", got)
	}
	say("What does the night shift do?")
	if got := unready(); !slices.Equal(got, []string{"2 topics are still held"}) {
		t.Errorf("%q", got)
	}
	p.Do(session.GoLive{Session: p.ID})
	p.Do(session.AddBlock{Session: p.ID, Block: model.Block{Title: "Vote", Method: model.Dots, Kind: model.TopicKind, Timebox: 5 * 60e9}, At: 1})
	p.Do(session.JumpTo{Session: p.ID, Block: p.Session().Blocks[1].ID})
	if _, err := p.Try(sessiontest.Host(), session.OpenDots{Session: p.ID}); err == nil || !strings.Contains(err.Error(), "dots choose between topics") {
		t.Errorf("dots over nothing: %v", err)
	}
	p.To(model.Capture)
	p.Do(session.TurnHold{Session: p.ID, Block: p.Session().Current, On: true})
	p.Says("Ada", "scanner")
	if got := unready(); !slices.Equal(got, []string{"1 use case is still held", "1 use case is one word so far", "2 topics are still held"}) {
		t.Errorf("%q", got)
	}
}
