package tui

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/tuitest"
	"serendip/tui/wall"
)

// TestTalkGoldens draws the talk for every audience at four sizes.
func TestTalkGoldens(t *testing.T) {
	sizes := [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}}
	shown := map[string]func(w, h int) frame.Frame{}
	for name, f := range map[string]session.WallFace{"topic": facetest.Topic(), "voting": facetest.Voting(), "voted": facetest.Voted(), "share": facetest.Share()} {
		shown["wall-"+name] = func(w, h int) frame.Frame {
			return frame.New(w, h, wall.Picture(f, look(true), facetest.Now(), w, h)...)
		}
	}
	for name, f := range map[string]session.ConsoleFace{"talking": facetest.Talking(), "locked": facetest.Locked()} {
		shown["console-"+name] = func(w, h int) frame.Frame { return showing(f, w, h).View() }
	}
	shown["seat-voting"] = func(w, h int) frame.Frame {
		f := facetest.SeatVoting()
		return news(newSeatScreen(seatLook(true), "").SetSize(w, h), f).View()
	}
	for name, view := range shown {
		var b strings.Builder
		for _, size := range sizes {
			fmt.Fprintf(&b, "== %d x %d\n%s\n", size[0], size[1], tuitest.Draw(view(size[0], size[1]), look(true).Theme, size[0], size[1]))
		}
		tuitest.Golden(t, name, b.String())
	}
}

// TestTalkKeys presses the keys of the talk on console and seat.
func TestTalkKeys(t *testing.T) {
	talking, locked := facetest.Talking(), facetest.Locked()
	s, vote := talking.Session, talking.Discuss.Vote.ID
	closed := talking
	v := *facetest.Voted().Talk.Vote
	closed.Discuss.Vote = &v
	open := locked
	open.Items = []session.ItemFace{{ID: facetest.ID[model.ItemID](901), Kind: model.ItemParked, Words: "who pays?"}, {ID: facetest.ID[model.ItemID](902), Kind: model.ItemAction, Words: "ask Mei"}}
	parked, action := open.Items[0].ID, open.Items[1].ID
	for _, c := range []struct {
		name string
		face session.ConsoleFace
		keys []string
		want any
	}{
		{"back to deep work", talking, []string{"ctrl+f"}, session.SwitchTalk{Session: s}},
		{"feature talk", locked, []string{"ctrl+f"}, session.SwitchTalk{Session: s, Feature: true}},
		{"it was deep work", talking, []string{"F"}, session.JudgeTalk{Session: s, Begun: 1}},
		{"unlock", locked, []string{"B"}, session.TurnDeepWork{Session: s, Block: locked.Block.ID}},
		{"next hand", talking, []string{"H"}, session.NextSpeaker{Session: s, From: talking.Discuss.Floor.ID}},
		{"close the vote", talking, []string{"U"}, session.CloseVote{Vote: vote}},
		{"give the time", closed, []string{"U"}, session.ApplyVote{Vote: vote}},
		{"open a vote", locked, []string{"U"}, session.OpenVote{Session: s}},
		{"the room's thumbs", talking, []string{"Y", "ctrl+u", "type:4", "enter", "ctrl+u", "type:1", "enter", "ctrl+u", "type:2", "enter"}, session.CountThumbs{Vote: vote, Counts: [3]int{4, 1, 2}}},
		{"end the topic", talking, []string{"t"}, session.TakeTopic{Session: s}},
		{"take a topic", talking, []string{"down", "t"}, session.TakeTopic{Session: s, Case: talking.Reveal.Passed[0].Case.ID}},
		{"park a use case", locked, []string{"z"}, session.ParkCase{Case: locked.Cases[len(locked.Cases)-1].ID}},
		{"an action", locked, []string{"A", "type:ask the depot", "enter", "type:Mei", "enter", "type:2026-10-21", "enter"},
			session.NoteAction{Session: s, Block: locked.Block.ID, Words: "ask the depot", Name: "Mei", Day: "2026-10-21"}},
		{"it was answered", open, []string{"K", "enter", "enter", "type:the depot", "enter"}, session.SettleItem{Item: parked, Fate: model.FateAnswered, Words: "the depot"}},
		{"a use case of it", open, []string{"K", "enter", "type:make", "enter"}, session.MakeCase{Item: parked}},
		{"done", open, []string{"T", "enter", "enter"}, session.TickAction{Item: action, Done: true}},
	} {
		_, got := run(t, showing(c.face, 120, 35), c.keys...)
		if len(got) == 0 || !reflect.DeepEqual(got[len(got)-1], c.want) {
			t.Errorf("%s: %#v, want %#v", c.name, got, c.want)
		}
	}
	seat := news(newSeatScreen(seatLook(true), "").SetSize(80, 24), facetest.SeatVoting())
	for _, k := range screen.Screen(seat).Keys().Check() {
		t.Error(k)
	}
}

// TestAClosedVoteIsReadOnWallSeatAndConsole: how it came out stands on all three.
func TestAClosedVoteIsReadOnWallSeatAndConsole(t *testing.T) {
	s, f := news(newSeatScreen(seatLook(true), "").SetSize(80, 24), facetest.SeatVoting()), facetest.SeatVoting()
	shared := *f.SeatShared
	shared.Talk, f.SeatShared = facetest.Voted().Talk, &shared
	if got := seen(news(s, f)); !strings.Contains(got, "The room wants 5 minutes more: 5 up, 1 sideways, 1 down.") {
		t.Errorf("the seat:\n%s", got)
	}
	if got := seen(news(s, f)); !strings.Contains(got, "we talk about #") {
		t.Errorf("the seat does not say what is talked about:\n%s", got)
	}
	c := facetest.Console(8)
	c.Discuss.Vote = facetest.Voted().Talk.Vote
	if got := seen(showing(c, 120, 35)); !strings.Contains(got, "thumbs   5 min more") {
		t.Errorf("the console:\n%s", got)
	}
}
