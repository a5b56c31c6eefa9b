package exports_test

import (
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
)

// TestTheTalkLeaves tells feature talk, a vote, what became of parked things and who does an action, in every format.
func TestTheTalkLeaves(t *testing.T) {
	r := live(t)
	r.To(model.Capture)
	r.Do(session.TurnDeepWork{Session: r.ID, Block: r.Session().Current, On: true})
	r.Says("Ada", "a dark mode for the night shift")
	r.Says("Mei", "? who pays for phones")
	r.Says("Olu", "? read the old archive")
	r.Do(session.ParkCase{Case: r.Case(1).ID})
	items := r.Session().Items
	r.Do(session.SettleItem{Item: items[0], Fate: model.FateAnswered, Words: "the depot does"})
	r.Do(session.MakeCase{Item: items[1]})
	r.Do(session.SettleItem{Item: items[2], Fate: model.FateDropped, Words: "not this year"})
	r.Do(session.NoteAction{Session: r.ID, Words: "ring the depot", Name: "Mei", Day: "2026-03-31"})
	r.Do(session.TickAction{Item: r.Session().Items[3], Done: true})
	r.Do(session.SwitchTalk{Session: r.ID, Feature: true})
	r.Clock.Turn(5 * time.Minute)
	r.Do(session.OpenVote{Session: r.ID})
	vote := r.Live.Snapshot().ForWall(r.ID).Talk.Vote.ID
	for name, thumb := range map[string]model.Thumb{"Ada": model.ThumbUp, "Mei": model.ThumbUp, "Olu": model.ThumbDown} {
		r.By(name, session.ShowThumb{Vote: vote, Thumb: thumb})
	}
	r.Do(session.CloseVote{Vote: vote})
	r.Do(session.ApplyVote{Vote: vote})
	r.Do(session.Close{Session: r.ID})
	report := r.report()
	raw := written(t, report, "json")
	valid(t, raw)
	for _, want := range []string{`"answered"`, `"use_case": 2`, `"not this year"`, `"until": "2026-03-31"`, `"feature_minutes": 2`, `"up": 2`, `"deep_work": true`, `"from": 1`} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("the JSON has no %s", want)
		}
	}
	md := string(written(t, report, "md"))
	for _, want := range []string{"answered: the depot does", "became use case #2", "| dropped ", "| Mei | 31 March 2026 | yes ", "5 minutes more? Yes: 2 up, 0 sideways, 1 down."} {
		if !strings.Contains(md, want) {
			t.Errorf("the recap has no %q:\n%s", want, md)
		}
	}
}
