package session_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// TestManyAtOnce lets 64 people speak at the same time: every line gets a number of its own, and none is lost.
func TestManyAtOnce(t *testing.T) {
	const producers, each = 64, 20
	p := capturing(t)
	already := len(p.Session().Cases)
	numbers := make(chan int, producers*each)
	var all sync.WaitGroup
	for n := range producers {
		all.Go(func() {
			for i := range each {
				r, err := p.Try(sessiontest.Host(), session.Say{Session: p.ID, Line: fmt.Sprintf("crew %d has idea %d", n, i)})
				if err != nil {
					t.Error(err)
				}
				numbers <- r.Number
			}
		})
	}
	all.Wait()
	close(numbers)
	var got []int
	for n := range numbers {
		got = append(got, n)
	}
	slices.Sort(got)
	for i, n := range got {
		if n != already+i+1 {
			t.Fatalf("the numbers are %v", got)
		}
	}
	if live := p.Live; len(p.Session().Cases) != already+len(got) {
		t.Fatalf("%d lines are there", len(p.Session().Cases))
	} else {
		p.Reopen()
		sameFaces(t, p.ID, live, p.Live)
	}
}

// TestResentCommandHappensOnce sends one command many times at once, and again after a crash.
func TestResentCommandHappensOnce(t *testing.T) {
	p := capturing(t)
	already := len(p.Session().Cases)
	c := p.Live.Mint(p.As("Ada"), session.Say{Session: p.ID, Line: "one idea, sent often"})
	var all sync.WaitGroup
	for range 32 {
		all.Go(func() {
			if _, err := p.Live.Do(context.Background(), c); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	p.Reopen()
	if r, err := p.Live.Do(t.Context(), c); err != nil || r.Note == "" {
		t.Errorf("sent again after a crash: %+v, %v", r, err)
	}
	if n := len(p.Session().Cases); n != already+1 {
		t.Fatalf("one command brought %d ideas", n-already)
	}
}

// TestSlowReaderDelaysNobody never reads its wake, and then sees the newest state at once.
func TestSlowReaderDelaysNobody(t *testing.T) {
	p := capturing(t)
	slow := p.Live.Enter(session.Actor{Role: session.Observer}, p.ID, session.AtWall)
	defer slow.Leave()
	<-slow.Wake()
	for i := range 500 {
		p.Says("Ada", fmt.Sprintf("idea number %d", i))
	}
	select {
	case <-slow.Wake():
	default:
		t.Fatal("a slow reader is not woken")
	}
	if newest := slow.Face().(session.WallFace).Latest[0].Title; newest != "idea number 499" {
		t.Fatalf("a slow reader sees %q", newest)
	}
	select {
	case <-slow.Wake():
		t.Fatal("a slow reader is woken for every state that it missed")
	default:
	}
}

func TestNewerWindowTakesOver(t *testing.T) {
	p := capturing(t)
	ada := p.As("Ada")
	first := p.Live.Enter(ada, p.ID, session.AtSeat)
	first.SetDraft("half a line")
	second := p.Live.Enter(ada, p.ID, session.AtSeat)
	defer second.Leave()
	<-first.Wake()
	if first.Gone() == "" || second.Gone() != "" {
		t.Fatalf("the older is gone: %q, the newer: %q", first.Gone(), second.Gone())
	}
	if _, err := first.Do(t.Context(), session.RaiseHand{Session: p.ID, Up: true}); err == nil {
		t.Error("a window that was taken over still acts")
	}
	if second.Draft() != "half a line" {
		t.Errorf("the draft is %q", second.Draft())
	}
	first.Leave()
	first.Leave()
	if f := second.Face().(*session.SeatFace); !f.Me.Online {
		t.Error("leaving the older window takes the newer one's presence")
	}
	if _, err := second.Do(t.Context(), session.RaiseHand{Session: p.ID, Up: true}); err != nil {
		t.Error(err)
	}
}

func TestPresenceAndDrafts(t *testing.T) {
	p := capturing(t)
	seat := p.Live.Enter(p.As("Ada"), p.ID, session.AtSeat)
	console := func() session.ConsoleFace { return p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}) }
	if f := console(); f.Seats != 1 {
		t.Errorf("%d seats are connected", f.Seats)
	}
	seat.SetDraft("half a line")
	seat.Leave()
	p.Clock.Turn(time.Minute)
	f := console()
	at := slices.IndexFunc(f.Away, func(x session.PersonFace) bool { return x.Name == "Ada" })
	if f.Seats != 0 || at < 0 || f.Away[at].AwayFor != time.Minute {
		t.Errorf("a minute after the loss: %d connected, away %+v", f.Seats, f.Away)
	}
	back := p.Live.Enter(p.As("Ada"), p.ID, session.AtSeat)
	defer back.Leave()
	if back.Draft() != "half a line" {
		t.Errorf("back again, the draft is %q", back.Draft())
	}
	if mei := p.Live.Enter(p.As("Mei"), p.ID, session.AtSeat); mei.Draft() != "" {
		t.Error("Mei sees Ada's draft")
	}
	back.SetDraft("")
	if back.Draft() != "" {
		t.Error("a draft that was sent is kept")
	}
}

// TestClockJumps sets the wall clock back and forward: order stays, no time runs backwards, nothing is refused.
func TestClockJumps(t *testing.T) {
	p := capturing(t)
	for _, jump := range []time.Duration{-48 * time.Hour, time.Hour, 24 * 365 * time.Hour, -24 * 365 * time.Hour} {
		before := p.state()
		p.Clock.Turn(jump)
		p.Says("Ada", "an idea at some time")
		p.Do(session.Pause{Session: p.ID})
		p.Do(session.Resume{Session: p.ID})
		if after := p.state(); after.At < before.At || after.Seq != before.Seq+3 {
			t.Fatalf("after a jump of %v: from %d at %d to %d at %d", jump, before.Seq, before.At, after.Seq, after.At)
		}
		if spent := p.Session().Clock().Spent(p.Clock.Now()); spent < 0 {
			t.Fatalf("after a jump of %v the block has taken %v", jump, spent)
		}
	}
	live := p.Live
	p.Reopen()
	sameFaces(t, p.ID, live, p.Live)
}

// TestFloodSlowsOnlyItsSeat answers kindly, and another seat goes on.
func TestFloodSlowsOnlyItsSeat(t *testing.T) {
	p := capturing(t)
	flood, calm := p.Live.Enter(p.As("Ada"), p.ID, session.AtSeat), p.Live.Enter(p.As("Mei"), p.ID, session.AtSeat)
	defer flood.Leave()
	defer calm.Leave()
	taken, refused := 0, ""
	for range 100 {
		if _, err := flood.Do(t.Context(), session.Say{Session: p.ID, Line: "me again"}); err == nil {
			taken++
		} else {
			refused = refusal(t, err)
		}
	}
	if taken != 20 || refused != "!not-saved" {
		t.Errorf("of a flood %d were taken, the others %s", taken, refused)
	}
	if _, err := calm.Do(t.Context(), session.Say{Session: p.ID, Line: "a word in between"}); err != nil {
		t.Errorf("another seat waits: %v", err)
	}
	p.Clock.Turn(time.Second)
	if _, err := flood.Do(t.Context(), session.Say{Session: p.ID, Line: "slower now"}); err != nil {
		t.Errorf("a second later: %v", err)
	}
}

// TestDotsArePacedAsMarks: they are kept at the key press, so that somebody who leans on a key loses none.
func TestDotsArePacedAsMarks(t *testing.T) {
	p := dotting(t)
	seat := p.Live.Enter(p.As("Ada"), p.ID, session.AtSeat)
	defer seat.Leave()
	for n := range 60 {
		if _, err := seat.Do(t.Context(), session.GiveDots{Round: p.round, Case: p.cases[0], Dots: 3 - n%2}); err != nil {
			t.Fatalf("after %d key presses: %v", n, err)
		}
	}
}

func TestPublishedStateNeverChanges(t *testing.T) {
	p := capturing(t)
	before := p.Live.Snapshot()
	was := faces(p.Live, p.ID)
	state, _ := session.Kept(p.Config.Codec, before.State)
	for i := range 50 {
		p.Says("Ada", fmt.Sprintf("idea number %d", i))
		p.Says("Mei", fmt.Sprintf("=%d", 6+i))
		p.Do(session.Merge{Into: p.Case(1).ID, From: p.Case(6 + i).ID})
	}
	for who, face := range was {
		if who == "wall" {
			if d := difference(face, before.ForWall(p.ID)); d != "" {
				t.Errorf("the wall of an old snapshot changed: %s", d)
			}
		}
	}
	if d := difference(session.Shown(p.Live, state).ForConsole(p.ID, model.PersonID{}), session.Shown(p.Live, before.State).ForConsole(p.ID, model.PersonID{})); d != "" {
		t.Errorf("an old state changed: %s", d)
	}
}

func TestClosedProgrammeAnswers(t *testing.T) {
	store := storetest.NewMemory()
	w := sessiontest.New(t, store)
	w.Live.Close()
	w.Live.Close()
	if _, err := w.Try(sessiontest.Host(), session.SetVision{Vision: "x"}); err == nil {
		t.Fatal("a programme that is closed takes a command")
	} else {
		refusal(t, err)
	}
}

// TestStateIsKeptWhole opens a long programme from the state that was kept, and from the events alone: it is the same.
func TestStateIsKeptWhole(t *testing.T) {
	p := scoring(t)
	for n := range 5100 {
		p.Do(session.SwitchLights{Session: p.ID, Dark: n%2 == 0})
	}
	live := p.Live
	live.Close() // after the state was kept
	kept, err := p.Config.Store.Record(t.Context(), p.state().ID, session.KeptKey)
	must(t, err)
	p.Reopen()
	if session.KeptAt(p.Live) == 0 {
		t.Error("the kept state is not used")
	}
	sameFaces(t, p.ID, live, p.Live)
	for _, raw := range [][]byte{[]byte("noise"), kept[:len(kept)/2], nil} {
		must(t, p.Config.Store.Commit(t.Context(), session.Batch{Stream: p.state().ID, Expected: p.state().Seq, Puts: []session.Record{{Key: session.KeptKey, Value: raw}}}))
		p.Reopen()
		sameFaces(t, p.ID, live, p.Live)
	}
	if err := p.undo(sessiontest.Host()); err != nil {
		t.Errorf("after a restart nothing can be undone: %v", err)
	}
}
