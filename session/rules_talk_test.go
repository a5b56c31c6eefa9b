package session_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// votingIn is the reveal with a vote by thumbs open, in which Ada has voted.
func votingIn(t *testing.T) *place {
	p := revealed(t)
	p.Do(session.OpenVote{Session: p.ID})
	p.By("Ada", session.ShowThumb{Vote: p.vote(), Thumb: model.ThumbUp})
	return p
}

// talkingOf is feature talk that goes on.
func talkingOf(t *testing.T) *place {
	p := capturing(t)
	p.Do(session.SwitchTalk{Session: p.ID, Feature: true})
	return p
}

// acting has an action as its last item.
func acting(t *testing.T) *place {
	p := capturing(t)
	p.Do(session.Say{Session: p.ID, Line: "! ask the depot"})
	return p
}

// afterwards is a session that was closed with something parked.
func afterwards(t *testing.T) *place {
	p := capturing(t)
	p.Do(session.Close{Session: p.ID})
	return p
}

func (p *place) last() model.ItemID { return p.Session().Items[len(p.Session().Items)-1] }

func talkRules() []rule {
	on := func(i func(*place) session.Intent) func(*place) session.Intent { return i }
	return []rule{
		{"feature talk begins", capturing, "", on(func(p *place) session.Intent { return session.SwitchTalk{Session: p.ID, Feature: true} }), "FeatureTalkBegun"},
		{"feature talk ends", talkingOf, "", on(func(p *place) session.Intent { return session.SwitchTalk{Session: p.ID} }), "FeatureTalkEnded"},
		{"deep work is deep work already", capturing, "", on(func(p *place) session.Intent { return session.SwitchTalk{Session: p.ID} }), ""},
		{"no talk before it is live", lobby, "", on(func(p *place) session.Intent { return session.SwitchTalk{Session: p.ID, Feature: true} }), "!conflict"},
		{"that was deep work", talkingOf, "", on(func(p *place) session.Intent {
			return session.JudgeTalk{Session: p.ID, Begun: p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Talk.Latest}
		}), "FeatureTalkJudged"},
		{"nothing to correct", capturing, "", on(func(p *place) session.Intent { return session.JudgeTalk{Session: p.ID, Begun: 1} }), "!missing"},
		{"lock as deep work", capturing, "", on(func(p *place) session.Intent {
			return session.TurnDeepWork{Session: p.ID, Block: p.Session().Current, On: true}
		}), "DeepWorkTurned"},
		{"no block to lock", capturing, "", on(func(p *place) session.Intent { return session.TurnDeepWork{Session: p.ID, On: true} }), "!missing"},
		{"park a use case", capturing, "", on(func(p *place) session.Intent { return session.ParkCase{Case: p.Case(1).ID} }), "CaseParked"},
		{"park one's own", capturing, "Olu", on(func(p *place) session.Intent { return session.ParkCase{Case: p.Case(3).ID} }), "CaseParked"},
		{"nobody parks another's", capturing, "Olu", on(func(p *place) session.Intent { return session.ParkCase{Case: p.Case(1).ID} }), "!denied"},
		{"what is scored is not parked", scoring, "", on(func(p *place) session.Intent { return session.ParkCase{Case: p.cases[0]} }), "!conflict"},
		{"it was answered", capturing, "", on(func(p *place) session.Intent {
			return session.SettleItem{Item: p.item, Fate: model.FateAnswered, Words: "the depot"}
		}), "ItemSettled"},
		{"it was passed on, afterwards", afterwards, "", on(func(p *place) session.Intent {
			return session.SettleItem{Item: p.item, Fate: model.FatePassedOn, Name: "Kim"}
		}), "PersonAdded ItemSettled"},
		{"dropped without a reason", capturing, "", on(func(p *place) session.Intent { return session.SettleItem{Item: p.item, Fate: model.FateDropped} }), "!invalid"},
		{"open is open", capturing, "", on(func(p *place) session.Intent { return session.SettleItem{Item: p.item} }), ""},
		{"a use case is made of it", capturing, "", on(func(p *place) session.Intent { return session.MakeCase{Item: p.item} }), "UseCaseCaptured ItemSettled"},
		{"an action is no use case", acting, "", on(func(p *place) session.Intent { return session.MakeCase{Item: p.last()} }), "!invalid"},
		{"who does it", acting, "", on(func(p *place) session.Intent {
			return session.AssignAction{Item: p.last(), Name: "Mei", Day: "2026-03-31"}
		}), "ActionAssigned"},
		{"no date", acting, "", on(func(p *place) session.Intent { return session.AssignAction{Item: p.last(), Day: "soon"} }), "!invalid"},
		{"done", acting, "", on(func(p *place) session.Intent { return session.TickAction{Item: p.last(), Done: true} }), "ActionTicked"},
		{"a parked thing is not done", capturing, "", on(func(p *place) session.Intent { return session.TickAction{Item: p.item, Done: true} }), "!invalid"},
		{"an action with all of it", capturing, "", on(func(p *place) session.Intent {
			return session.NoteAction{Session: p.ID, Words: "ring the depot", Name: "Mei", Day: "2026-03-31"}
		}), "ItemNoted ActionAssigned"},
		{"an action without words", capturing, "", on(func(p *place) session.Intent { return session.NoteAction{Session: p.ID, Words: " "} }), "!invalid"},
		{"a decision by its sign", capturing, "", on(func(p *place) session.Intent { return session.Say{Session: p.ID, Line: "# Hamburg begins"} }), "ItemNoted"},
		{"talk about one", revealed, "", on(func(p *place) session.Intent { return session.TakeTopic{Session: p.ID, Case: p.cases[0]} }), "TopicTaken"},
		{"talk about nothing that is there", revealed, "", on(func(p *place) session.Intent {
			return session.TakeTopic{Session: p.ID, Case: model.UseCaseID{1}}
		}), "!missing"},
		{"nobody's hand is up", capturing, "", on(func(p *place) session.Intent { return session.NextSpeaker{Session: p.ID} }), "!conflict"},
		{"the floor", capturing, "", on(func(p *place) session.Intent {
			p.By("Ada", session.RaiseHand{Session: p.ID, Up: true})
			return session.NextSpeaker{Session: p.ID}
		}), "FloorGiven"},
		{"a vote", revealed, "", on(func(p *place) session.Intent { return session.OpenVote{Session: p.ID} }), "VoteOpened"},
		{"one vote at a time", votingIn, "", on(func(p *place) session.Intent { return session.OpenVote{Session: p.ID} }), "!conflict"},
		{"no round beside a vote", votingIn, "", on(func(p *place) session.Intent {
			return session.OpenRound{Session: p.ID, Cases: p.cases[:1]}
		}), "!conflict"},
		{"no dots beside a vote", votingIn, "", on(func(p *place) session.Intent { return session.OpenDots{Session: p.ID} }), "!conflict"},
		{"a thumb leaves no event", votingIn, "Mei", on(func(p *place) session.Intent { return session.ShowThumb{Vote: p.vote(), Thumb: model.ThumbDown} }), ""},
		{"there are three thumbs", votingIn, "Mei", on(func(p *place) session.Intent { return session.ShowThumb{Vote: p.vote(), Thumb: 9} }), "!invalid"},
		{"a vote is no round", votingIn, "Mei", on(func(p *place) session.Intent { return session.HandIn{Round: p.vote()} }), "!missing"},
		{"the room's thumbs", votingIn, "", on(func(p *place) session.Intent {
			return session.CountThumbs{Vote: p.vote(), Counts: [3]int{4, 1, 0}}
		}), "ThumbsCounted"},
		{"fewer than nobody", votingIn, "", on(func(p *place) session.Intent { return session.CountThumbs{Vote: p.vote(), Counts: [3]int{-1}} }), "!invalid"},
		{"the vote is closed", votingIn, "", on(func(p *place) session.Intent { return session.CloseVote{Vote: p.vote()} }), "VoteClosed"},
		{"no vote is closed", revealed, "", on(func(p *place) session.Intent { return session.CloseVote{} }), "!missing"},
		{"the vote is dropped", votingIn, "", on(func(p *place) session.Intent { return session.DropVote{Vote: p.vote()} }), "RoundDropped"},
		{"no vote is dropped", revealed, "", on(func(p *place) session.Intent { return session.DropVote{} }), "!missing"},
		{"the time is given", votingIn, "", on(func(p *place) session.Intent {
			id := p.vote()
			p.Do(session.CloseVote{Vote: id})
			return session.ApplyVote{Vote: id}
		}), "TimerExtended VoteApplied"},
		{"not before it is closed", votingIn, "", on(func(p *place) session.Intent { return session.ApplyVote{Vote: p.vote()} }), "!conflict"},
		{"with the session its vote ends", votingIn, "", on(func(p *place) session.Intent { return session.Close{Session: p.ID} }), "RoundDropped SessionClosed"},
	}
}

// TestFeatureTalkReturnsByItself measures it: until the next idea, or for two minutes; a correction takes it out.
func TestFeatureTalkReturnsByItself(t *testing.T) {
	p := capturing(t)
	feature := func() time.Duration {
		d, _ := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Talk.Feature(p.Clock.Now())
		return d
	}
	p.Do(session.SwitchTalk{Session: p.ID, Feature: true})
	p.Clock.Turn(40 * time.Second)
	p.Says("Ada", "the dock calls the lorry")
	p.Clock.Turn(time.Minute)
	if got := feature(); got != 40*time.Second {
		t.Errorf("until the next idea it took %v", got)
	}
	p.Do(session.SwitchTalk{Session: p.ID, Feature: true})
	p.Clock.Turn(time.Hour)
	if got := feature(); got != 160*time.Second {
		t.Errorf("by itself it took %v", got)
	}
	p.Reopen()
	if got := feature(); got != 160*time.Second {
		t.Errorf("after a crash it took %v", got)
	}
	p.Do(session.JudgeTalk{Session: p.ID, Begun: p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Talk.Latest})
	if got := feature(); got != 40*time.Second {
		t.Errorf("after the correction it took %v", got)
	}
	p.Do(session.SwitchTalk{Session: p.ID, Feature: true})
	p.Clock.Turn(time.Second)
	p.Do(session.Undo{Session: p.ID})
	if got := feature(); got != 40*time.Second {
		t.Errorf("after an undo it took %v", got)
	}
}

// TestThumbsAreSealed looks for a thumb before the vote is closed, and for what is left of it after.
func TestThumbsAreSealed(t *testing.T) {
	p := votingIn(t)
	vote := p.vote()
	p.By("Mei", session.ShowThumb{Vote: vote, Thumb: model.ThumbDown})
	p.By("Mei", session.ShowThumb{Vote: vote, Thumb: model.ThumbUp})
	p.By("Olu", session.ShowThumb{Vote: vote, Thumb: model.ThumbSideways})
	if v := p.Live.Snapshot().ForWall(p.ID).Talk.Vote; v.Given != 3 || v.Counts != [3]int{} || v.Shown {
		t.Errorf("the wall shows %+v of an open vote", v)
	}
	p.Reopen()
	if own := p.Live.Snapshot().ForSeat(p.ID, p.As("Mei").Person).Thumb; !own.Given || own.Thumb != model.ThumbUp {
		t.Errorf("after a crash Mei's thumb is %+v", own)
	}
	p.Do(session.CountThumbs{Vote: vote, Counts: [3]int{0, 0, 1}})
	p.Do(session.CloseVote{Vote: vote})
	v := p.Live.Snapshot().ForWall(p.ID).Talk.Vote
	if v.Counts != [3]int{2, 1, 1} || !v.GoesOn || len(ballots(t, p.Config.Store)) != 0 || p.Secrets.RoundKey(vote) != nil {
		t.Errorf("closed, the vote is %+v with %d ballots left", v, len(ballots(t, p.Config.Store)))
	}
	before := p.Session().Clock().Timebox
	p.Do(session.TakeTopic{Session: p.ID, Case: p.cases[0]})
	if _, err := p.Try(p.As("Ada"), session.ApplyVote{Vote: vote}); err == nil {
		t.Error("a seat gives the time")
	}
	p.Do(session.Undo{Session: p.ID})
	p.Do(session.ApplyVote{Vote: vote})
	if got := p.Session().Clock().Timebox - before; got != 5*time.Minute {
		t.Errorf("the block has %v more", got)
	}
	p.Do(session.Undo{Session: p.ID})
	if got := p.Session().Clock().Timebox; got != before {
		t.Errorf("after the undo the block has %v", got)
	}
	p.Do(session.ApplyVote{Vote: vote})
	p.Do(session.OpenVote{Session: p.ID})
	if next := p.Live.Snapshot().ForWall(p.ID).Talk.Vote.By; next != 2*time.Minute {
		t.Errorf("the next vote asks for %v", next)
	}
}

// TestThumbsGiveFiveTwoAndOneMinute and then no more: whoever wants to go on says so, and gives the minutes.
func TestThumbsGiveFiveTwoAndOneMinute(t *testing.T) {
	p := revealed(t)
	p.Do(session.TakeTopic{Session: p.ID, Case: p.cases[0]})
	var given []time.Duration
	for n := range 3 {
		p.Do(session.OpenVote{Session: p.ID})
		vote := p.vote()
		given = append(given, p.Live.Snapshot().ForWall(p.ID).Talk.Vote.By)
		p.Do(session.CountThumbs{Vote: vote, Counts: [3]int{4, 0, 0}})
		p.Do(session.CloseVote{Vote: vote})
		said := p.Do(session.ApplyVote{Vote: vote}).Note
		topic := p.Live.Snapshot().ForWall(p.ID).Talk.Topic
		if last := n == 2; strings.Contains(said, "come to an end") != last || topic.Last != last {
			t.Errorf("%v were given, and it says %q; on the wall %+v", given, said, topic)
		}
	}
	if want := []time.Duration{5 * time.Minute, 2 * time.Minute, time.Minute}; !slices.Equal(given, want) {
		t.Errorf("the votes gave %v", given)
	}
	if _, err := p.Try(sessiontest.Host(), session.OpenVote{Session: p.ID}); err == nil || !strings.Contains(err.Error(), "that is all that thumbs give") {
		t.Errorf("the fourth: %v", err)
	}
	p.Do(session.OpenVote{Session: p.ID, Minutes: 3})
}

// TestLeavingATopicEndsTheAsking on every face, as leaving the block does; another vote may be opened, and coming back finds it.
func TestLeavingATopicEndsTheAsking(t *testing.T) {
	p := revealed(t)
	p.Do(session.TakeTopic{Session: p.ID, Case: p.cases[0]})
	p.Do(session.OpenVote{Session: p.ID})
	first := p.vote()
	p.By("Ada", session.ShowThumb{Vote: first, Thumb: model.ThumbUp})
	faces := func() []*session.VoteFace {
		f := p.Live.Snapshot()
		return []*session.VoteFace{f.ForWall(p.ID).Talk.Vote, f.ForSeat(p.ID, p.As("Ada").Person).Talk.Vote, f.ForConsole(p.ID, model.PersonID{}).Discuss.Vote}
	}
	asking := func(when string, want bool) {
		t.Helper()
		for i, v := range faces() {
			if (v != nil) != want {
				t.Errorf("%s face %d has the vote %+v", when, i, v)
			}
		}
	}
	asking("during the topic", true)
	p.Do(session.TakeTopic{Session: p.ID})
	asking("after the topic", false)
	if open := p.Live.Snapshot().ForWall(p.ID).StillOpen(); slices.Contains(open, "a vote by thumbs is open") {
		t.Errorf("still open: %v", open)
	}
	p.Do(session.TakeTopic{Session: p.ID, Case: p.cases[0]})
	asking("back at the topic", true)
	p.Do(session.TakeTopic{Session: p.ID, Case: p.cases[1]})
	p.Do(session.OpenVote{Session: p.ID})
	asking("at the next topic", true)
	if _, err := p.Try(p.As("Ada"), session.ShowThumb{Vote: first, Thumb: model.ThumbDown}); err == nil {
		t.Error("the vote that was left takes thumbs beside the next one")
	}
}

// TestARoundTakesAClosedVoteOffTheWall: what came of the thumbs stands there until the room is asked something else.
func TestARoundTakesAClosedVoteOffTheWall(t *testing.T) {
	p := votingIn(t)
	p.Do(session.CloseVote{Vote: p.vote()})
	if p.Live.Snapshot().ForWall(p.ID).Talk.Now().Vote == nil {
		t.Error("the wall does not tell how the vote came out")
	}
	p.Clock.Turn(time.Minute)
	p.Do(session.OpenRound{Session: p.ID, Cases: p.cases[:1]})
	if p.Live.Snapshot().ForWall(p.ID).Talk.Now().Vote != nil {
		t.Error("the vote hides the round that was opened after it")
	}
}

// TestARoundEndsTheTopic: the wall tells of the round. That is no step of its own that an undo would take back by half.
func TestARoundEndsTheTopic(t *testing.T) {
	p := revealed(t)
	topic := func() *session.TopicNow { return p.Live.Snapshot().ForWall(p.ID).Talk.Now().Topic }
	p.Do(session.TakeTopic{Session: p.ID, Case: p.cases[0]})
	p.Do(session.OpenRound{Session: p.ID, Cases: p.cases[:1]})
	if topic() != nil {
		t.Errorf("the wall still talks of %d", topic().Case.Number)
	}
	if r := p.Do(session.Undo{Session: p.ID}); topic() != nil || !strings.Contains(r.Note, "talk about") {
		t.Errorf("after %q the topic is %+v", r.Note, topic())
	}
}

// TestTheQueueOfHands goes from hand to hand in the order in which they were raised.
func TestTheQueueOfHands(t *testing.T) {
	p := capturing(t)
	for _, name := range []string{"Mei", "Ada", "Olu"} {
		p.By(name, session.RaiseHand{Session: p.ID, Up: true})
	}
	seat := func(name string) session.SeatFace { return p.Live.Snapshot().ForSeat(p.ID, p.As(name).Person) }
	next := func() {
		p.Do(session.NextSpeaker{Session: p.ID, From: p.Live.Snapshot().ForStage(p.ID, model.PersonID{}).Floor})
	}
	if got := []int{seat("Mei").Place, seat("Ada").Place, seat("Olu").Place}; !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("places are %v", got)
	}
	wall := p.Live.Snapshot().ForWall(p.ID).Talk.HandsWords()
	if wall != "3 hands are up" {
		t.Errorf("names are off and the wall says %q", wall)
	}
	next()
	next()
	p.Do(session.TurnNames{Session: p.ID, On: true})
	if !seat("Ada").Speaks || seat("Mei").Hand || seat("Olu").Place != 1 {
		t.Errorf("after two speakers Ada is %+v", seat("Ada").Speaks)
	}
	if wall := p.Live.Snapshot().ForWall(p.ID).Talk.HandsWords(); wall != "Ada has the floor · 1 hand is up: Olu" {
		t.Errorf("names are on and the wall says %q", wall)
	}
	p.By("Ada", session.RaiseHand{Session: p.ID})
	if seat("Ada").Speaks {
		t.Error("Ada's hand is down and she has the floor")
	}
	p.By("Olu", session.RaiseHand{Session: p.ID})
	p.By("Jo", session.RaiseHand{Session: p.ID, Up: true})
	p.By("Olu", session.Undo{Session: p.ID})
	if seat("Olu").Place != 1 || seat("Jo").Place != 2 {
		t.Errorf("a hand that was lowered by mistake stands at %d", seat("Olu").Place)
	}
}

// TestTheAuthorHearsWhatBecameOfIt parks somebody's words, and says what became of them after the session.
func TestTheAuthorHearsWhatBecameOfIt(t *testing.T) {
	p := capturing(t)
	p.Do(session.ParkCase{Case: p.Case(3).ID})
	told := func(name string) string {
		return strings.Join(p.Live.Snapshot().ForSeat(p.ID, p.As(name).Person).Told, "\n")
	}
	if !strings.Contains(told("Olu"), "#3 waits in the parking lot, with your name") {
		t.Errorf("Olu is told %q", told("Olu"))
	}
	item := p.last()
	p.As("Jo")
	p.Do(session.Close{Session: p.ID})
	p.Do(session.SettleItem{Item: item, Fate: model.FateDropped, Words: "SECRET reason"})
	if !strings.Contains(told("Olu"), "dropped: SECRET reason") || strings.Contains(told("Jo"), "SECRET") {
		t.Errorf("Olu is told %q, Jo %q", told("Olu"), told("Jo"))
	}
	p.nowhere(t, "the reason", "SECRET", true)
	r := p.Do(session.MakeCase{Item: item})
	if !strings.Contains(told("Olu"), "became use case 6") || r.Number != 6 {
		t.Errorf("Olu is told %q", told("Olu"))
	}
}

// TestATopicTakenByMistake leaves no trace among those that were talked about.
func TestATopicTakenByMistake(t *testing.T) {
	p := revealed(t)
	a, b := p.cases[0], p.cases[1]
	p.Do(session.TakeTopic{Session: p.ID, Case: a})
	p.Do(session.TakeTopic{Session: p.ID, Case: b})
	p.Do(session.Undo{Session: p.ID})
	if got := p.Session().Talk.Topics; !slices.Equal(got, []model.UseCaseID{a}) {
		t.Errorf("talked about are %v", got)
	}
	p.Do(session.TakeTopic{Session: p.ID})
	p.Do(session.TakeTopic{Session: p.ID, Case: a})
	p.Do(session.Undo{Session: p.ID})
	if got := p.Session().Talk.Topics; !slices.Contains(got, a) {
		t.Errorf("what was talked about before is forgotten: %v", got)
	}
}

// TestNoticesTellTheRoomNothing reads what stage and console are told: the stage's is projected.
func TestNoticesTellTheRoomNothing(t *testing.T) {
	p := votingIn(t)
	p.By("Mei", session.ShowThumb{Vote: p.vote(), Thumb: model.ThumbDown})
	if note := p.Do(session.CloseVote{Vote: p.vote()}).Note; strings.ContainsAny(note, "0123456789") {
		t.Errorf("two thumbs, and the notice is %q", note)
	}
	p.By("Mei", session.RaiseHand{Session: p.ID, Up: true})
	if note := p.Do(session.NextSpeaker{Session: p.ID}).Note; strings.Contains(note, "Mei") {
		t.Errorf("names are off, and the notice is %q", note)
	}
	p.By("Mei", session.RaiseHand{Session: p.ID})
	p.Do(session.TurnNames{Session: p.ID, On: true})
	p.By("Mei", session.RaiseHand{Session: p.ID, Up: true})
	if note := p.Do(session.NextSpeaker{Session: p.ID}).Note; note != "Mei has the floor" {
		t.Errorf("names are on, and the notice is %q", note)
	}
}

// TestATopicThatWasMergedIntoAHiddenOne goes off the wall with it.
func TestATopicThatWasMergedIntoAHiddenOne(t *testing.T) {
	p := capturing(t)
	p.Do(session.TakeTopic{Session: p.ID, Case: p.Case(3).ID})
	p.Do(session.Merge{Into: p.Case(4).ID, From: p.Case(3).ID})
	if now := p.Live.Snapshot().ForWall(p.ID).Talk.Topic; now == nil || now.Case.Number != 4 {
		t.Errorf("the topic is %+v", now)
	}
	p.Do(session.Hide{Case: p.Case(4).ID})
	if now := p.Live.Snapshot().ForWall(p.ID).Talk.Topic; now != nil {
		t.Errorf("the wall shows %+v", now.Case)
	}
}

// TestHandsAreInOneOrder: who raised first stands first, wherever hands are listed.
func TestHandsAreInOneOrder(t *testing.T) {
	p := capturing(t)
	for _, name := range []string{"Olu", "Mei", "Ada"} {
		p.By(name, session.RaiseHand{Session: p.ID, Person: p.As(name).Person, Up: true})
	}
	f := p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person)
	for i, name := range []string{"Olu", "Mei", "Ada"} {
		if f.Hands[i].Name != name || f.Discuss.Queue[i].Name != name {
			t.Errorf("place %d is %s, and in the queue %s; want %s", i+1, f.Hands[i].Name, f.Discuss.Queue[i].Name, name)
		}
	}
}

// TestTheFloorEndsWithItsBlock: who spoke in one block does not stand on the wall of the next; undoing the step gives it back.
func TestTheFloorEndsWithItsBlock(t *testing.T) {
	p := capturing(t)
	p.By("Ada", session.RaiseHand{Session: p.ID, Up: true})
	p.By("Mei", session.RaiseHand{Session: p.ID, Up: true})
	p.Do(session.NextSpeaker{Session: p.ID})
	talk := func() *session.PublicTalk { return p.Live.Snapshot().ForWall(p.ID).Talk }
	if f := talk(); !f.Speaks || f.Waiting != 1 {
		t.Fatalf("before: %+v", f)
	}
	next := p.Session().Blocks[len(p.Session().Blocks)-1]
	p.Do(session.JumpTo{Session: p.ID, Block: next.ID})
	if f := talk(); f.Speaks || f.Waiting != 1 {
		t.Errorf("in the next block: %+v", f)
	}
	p.Do(session.Undo{Session: p.ID})
	if f := talk(); !f.Speaks || f.Waiting != 1 {
		t.Errorf("undone: %+v", f)
	}
}
