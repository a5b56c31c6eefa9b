package session_test

import (
	"slices"
	"testing"

	"serendip/model"
	"serendip/session"
)

// TestAVisionIsMissedWhereSomethingShowsIt warns of none in an agenda without a block for it.
func TestAVisionIsMissedWhereSomethingShowsIt(t *testing.T) {
	missed := func(p *place) bool {
		return slices.ContainsFunc(p.Live.Snapshot().Checks(p.Session()), func(c session.Check) bool { return c.Name == session.CheckVision && !c.OK })
	}
	p := lobby(t)
	p.ID = p.Do(session.PlanSession{Start: p.Clock.Now(), Zone: "UTC", Kind: model.Meetup, Template: "unconference"}).Session
	if missed(p) {
		t.Error("an agenda that shows no vision misses it")
	}
	p.Do(session.AddBlock{Session: p.ID, Block: model.Block{Title: "Why", Method: model.Purpose, Timebox: 10 * 60e9}, At: 1})
	if !missed(p) {
		t.Error("nothing says that the purpose block has nothing to show")
	}
	p.Do(session.SetVision{Vision: "No lorry waits"})
	if missed(p) {
		t.Error("a vision is missed that is there")
	}
}
