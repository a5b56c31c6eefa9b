package session_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// ballots are the records of the box as they lie in the store.
func ballots(t *testing.T, store session.Store) []session.Record {
	t.Helper()
	var all []session.Record
	must(t, store.Records(t.Context(), model.ProgrammeID{15: 1}, "ballot/", func(r session.Record) error { all = append(all, r); return nil }))
	return all
}

func TestMarksLeaveNoTrace(t *testing.T) {
	p := scoring(t)
	store, ada := p.Config.Store, p.As("Ada")
	head, err := store.Head(t.Context(), p.state().ID)
	must(t, err)
	before := ballots(t, store)
	if len(before) != 3 {
		t.Fatalf("three people marked and %d ballots lie in the box", len(before))
	}
	p.Clock.Turn(time.Hour)
	mark := p.Live.Mint(ada, session.Mark{Round: p.round, Case: p.cases[0], Group: model.Importance, Mark: model.High})
	_, err = p.Live.Do(t.Context(), mark)
	must(t, err)
	after := ballots(t, store)
	if !slices.EqualFunc(before, after, func(a, b session.Record) bool { return a.Key == b.Key && bytes.Equal(a.Value, b.Value) }) {
		t.Error("the same mark an hour later lies differently in the box")
	}
	if end, err := store.Head(t.Context(), p.state().ID); err != nil || end != head {
		t.Errorf("a mark moved the stream from %d to %d", head.Seq, end.Seq)
	}
	if seen, err := store.Seen(t.Context(), p.state().ID, mark.ID); err != nil || seen {
		t.Error("the command of a mark is kept")
	}
	for _, r := range after {
		for _, person := range p.state().People() {
			if bytes.Contains(r.Value, person[:]) || strings.Contains(r.Key, person.String()) || bytes.Contains([]byte(r.Key), person[:]) {
				t.Error("a ballot names a person")
			}
		}
	}
}

func TestRevealEmptiesTheBox(t *testing.T) {
	p := scoring(t)
	p.By("Mei", session.GiveReason{Round: p.round, Case: p.cases[0], Reason: "zebra"})
	p.By("Olu", session.GiveReason{Round: p.round, Case: p.cases[0], Reason: "apple"})
	p.By("Ada", session.GiveReason{Round: p.round, Case: p.cases[0], Reason: "mango"})
	p.Do(session.Reveal{Round: p.round})
	if left := ballots(t, p.Config.Store); len(left) != 0 || p.Secrets.RoundKey(p.round) != nil {
		t.Errorf("after the reveal %d ballots and the key %x are left", len(left), p.Secrets.RoundKey(p.round))
	}
	x := p.Live.Snapshot().ForWall(p.ID).Reveal.Passed[0]
	if !slices.Equal(x.Reasons, []string{"apple", "mango", "zebra"}) {
		t.Errorf("reasons stand as %v", x.Reasons)
	}
	if got := x.Tally.Whole[model.Importance].Cells(); got != [5]int{0, 0, 0, 3, 0} {
		t.Errorf("counted %v", got)
	}
	for i, r := range p.state().Round(p.round).Revealed.Reasons[1:] {
		if before := p.state().Round(p.round).Revealed.Reasons[i]; p.state().Words(before.Reason) > p.state().Words(r.Reason) {
			t.Error("the order of the reasons on disk tells something")
		}
	}
}

// TestARoundTakesTheSheetOffTheWall, so that the room sees its reveal and not what came of the one before.
func TestARoundTakesTheSheetOffTheWall(t *testing.T) {
	p := scoring(t)
	for _, who := range []string{"Mei", "Olu", "Ada"} {
		p.By(who, session.GiveReason{Round: p.round, Case: p.cases[0], Reason: "zebra"})
	}
	p.Do(session.Reveal{Round: p.round})
	p.Do(session.TurnWall{Session: p.ID, View: model.ViewReason, Case: p.cases[0]})
	p.Do(session.OpenRound{Session: p.ID, Cases: p.cases[:1]})
	if f := p.Live.Snapshot().ForWall(p.ID); f.View != model.ViewBlock || f.Reason != nil {
		t.Errorf("the second round stands behind %v", f.View)
	}
}

// stubborn secrets do not destroy keys, as when the program is killed just before it would.
type stubborn struct{ *sessiontest.Secrets }

func (stubborn) DropRoundKey(model.RoundID) error { return errors.New("killed") }

func TestCrashBetweenRevealAndKeyIsSweptAtOpen(t *testing.T) {
	p := scoring(t)
	left := ballots(t, p.Config.Store)
	p.Config.Secrets = stubborn{p.Secrets}
	p.Reopen()
	p.Do(session.Reveal{Round: p.round})
	if p.Secrets.RoundKey(p.round) == nil {
		t.Fatal("the key is gone, and the test shows nothing")
	}
	if banner := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Banner; banner != "" {
		t.Errorf("a key that goes later is no trouble, and the console says %q", banner)
	}
	// A store that kept the ballots too, as no crash should leave it.
	must(t, p.Config.Store.Commit(t.Context(), session.Batch{Stream: p.state().ID, Expected: p.state().Seq, Puts: left}))
	p.Config.Secrets = p.Secrets
	p.Reopen()
	if p.Secrets.RoundKey(p.round) != nil || len(ballots(t, p.Config.Store)) != 0 || session.Ballots(p.state(), p.round) != 0 {
		t.Error("opening left a key or a ballot of a revealed round")
	}
}

// TestADroppedRoundLeavesTheOneBefore drops a second round with marks in it: what was revealed before holds again, and
// neither a mark nor the key is left, also after a crash just before the key went.
func TestADroppedRoundLeavesTheOneBefore(t *testing.T) {
	p := revealed(t)
	before := p.Live.Snapshot().ForWall(p.ID)
	p.Do(session.OpenRound{Session: p.ID, Cases: p.cases})
	second := p.Session().Rounds[1]
	p.By("Ada", session.Mark{Round: second, Case: p.cases[0], Mark: 0})
	p.Do(session.CountHands{Round: second, Case: p.cases[0], Counts: [5]int{9}})
	p.Do(session.DropRound{Round: second})
	if p.Secrets.RoundKey(second) != nil {
		t.Error("the key outlives its round")
	}
	must(t, p.Secrets.MakeRoundKey(second)) // as if the program had ended just before it went
	p.Reopen()
	if left := ballots(t, p.Config.Store); len(left) != 0 || p.Secrets.RoundKey(second) != nil || len(p.state().Round(second).Hands) != 0 {
		t.Errorf("after the drop %d ballots and the key %x are left", len(left), p.Secrets.RoundKey(second))
	}
	after := p.Live.Snapshot().ForWall(p.ID)
	if d := difference(before.Reveal, after.Reveal); d != "" || !slices.Equal(p.Session().Rounds, []model.RoundID{p.round}) || after.Round.ID != p.round {
		t.Errorf("the first round no longer holds: %s", d)
	}
	if c := p.state().UseCase(p.cases[0]); c.Stage != model.StageShortlisted {
		t.Errorf("what passed is %s", c.Stage)
	}
	seq := p.state().Seq
	p.Reopen()
	if p.state().Seq != seq || p.Secrets.RoundKey(second) != nil {
		t.Error("opening took the dropped round for a lost one")
	}
}

func TestRestoredWithoutItsKeyARoundStartsEmpty(t *testing.T) {
	p := scoring(t)
	seq := p.state().Seq
	p.Secrets = sessiontest.NewSecrets()
	p.Config.Secrets = p.Secrets
	p.Reopen()
	if session.Ballots(p.state(), p.round) != 0 || len(ballots(t, p.Config.Store)) != 0 {
		t.Error("marks that nobody can find again are still counted")
	}
	lost := 0
	must(t, p.Config.Store.Load(t.Context(), p.state().ID, seq, func(_ uint64, raw []byte) error {
		_, e, err := p.Config.Codec.Decode(raw)
		if again, is := e.(model.RoundReopened); is && again.Lost && again.Round == p.round {
			lost++
		}
		return err
	}))
	if lost != 1 {
		t.Errorf("the loss stands %d times in the stream", lost)
	}
	p.By("Ada", session.Mark{Round: p.round, Case: p.cases[0], Mark: model.High})
	p.Reopen()
	if p.state().Seq != seq+1 || session.Ballots(p.state(), p.round) != 1 {
		t.Errorf("opened again: event %d, %d ballots", p.state().Seq, session.Ballots(p.state(), p.round))
	}
}

func TestRestoredAfterTheCloseARoundStaysClosed(t *testing.T) {
	p := scoring(t)
	p.Do(session.Close{Session: p.ID})
	p.Config.Secrets = sessiontest.NewSecrets()
	p.Reopen()
	if r := p.state().Round(p.round); r.Open {
		t.Error("a closed session takes marks again")
	}
}

// keyless secrets cannot keep keys: a disk that is full or read-only.
type keyless struct{ *sessiontest.Secrets }

func (keyless) MakeRoundKey(model.RoundID) error { return errors.New("read-only") }

func TestNoRoundOpensWithoutItsKey(t *testing.T) {
	p := capturing(t)
	p.Config.Secrets = keyless{p.Secrets}
	p.Reopen()
	if _, err := p.Try(sessiontest.Host(), session.OpenRound{Session: p.ID}); err == nil || refusal(t, err) != "!not-saved" || len(p.Session().Rounds) != 0 {
		t.Errorf("without a key: %v, %d rounds", err, len(p.Session().Rounds))
	}
}

func TestRefusedRoundLeavesNoKey(t *testing.T) {
	p := lobby(t)
	c := p.Live.Mint(sessiontest.Host(), session.OpenRound{Session: p.ID})
	if _, err := p.Live.Do(t.Context(), c); err == nil {
		t.Fatal("a round opened in a lobby")
	}
	if round, _ := session.RoundOf(c); p.Secrets.RoundKey(round) != nil {
		t.Error("a round that was refused has left its key")
	}
}

func TestMarksAreUpserts(t *testing.T) {
	p := scoring(t)
	for _, m := range []model.Mark{model.NoMark, model.CantSay, model.Little} {
		p.By("Jo", session.Mark{Round: p.round, Case: p.cases[0], Group: model.Importance, Mark: m})
	}
	p.By("Jo", session.Mark{Round: p.round, Case: p.cases[0], Group: model.Feasibility, Mark: model.High})
	p.By("Jo", session.Mark{Round: p.round, Case: p.cases[0], Group: model.Feasibility, Clear: true})
	p.Do(session.Reveal{Round: p.round})
	counted := p.state().Round(p.round).Revealed
	if got := counted.Cases[0].Groups; got[model.Importance] != [5]int{0, 1, 0, 3, 0} || got[model.Feasibility] != [5]int{0, 0, 0, 3, 0} || counted.Seats != 4 {
		t.Errorf("counted %v of %d seats", got, counted.Seats)
	}
}

// TestASecondRoundOfOneLeavesTheOthersAsTheyWere asks again about what divided the room: what passed before still goes
// on, and can still be overridden.
func TestASecondRoundOfOneLeavesTheOthersAsTheyWere(t *testing.T) {
	p := revealed(t)
	first := p.Session().Rounds[0]
	if c := p.state().UseCase(p.cases[0]); c.Stage != model.StageShortlisted {
		t.Fatalf("the first round left it %s, and the test shows nothing", c.Stage)
	}
	p.Do(session.OpenRound{Session: p.ID, Cases: p.cases[1:2]})
	second := p.Session().Rounds[1]
	p.By("Ada", session.Mark{Round: second, Case: p.cases[1], Mark: 0})
	p.Do(session.CloseRound{Round: second})
	p.Do(session.Reveal{Round: second})
	wall := p.Live.Snapshot().ForWall(p.ID)
	for name, list := range map[string][]session.CaseFace{
		"console": p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Shortlist, "wall": wall.Shortlist,
	} {
		if !slices.ContainsFunc(list, func(c session.CaseFace) bool { return c.ID == p.cases[0] }) {
			t.Errorf("the %s's shortlist has %d and lost what the first round passed", name, len(list))
		}
	}
	if got := wall.Reveal.RoundOf(p.cases[0]); got != first {
		t.Errorf("it was scored in %s, and the wall says in %s", first, got)
	}
	if got := wall.Reveal.RoundOf(p.cases[1]); got != second {
		t.Errorf("it was scored again in %s, and the wall says in %s", second, got)
	}
	p.Do(session.Override{Round: wall.Reveal.RoundOf(p.cases[0]), Case: p.cases[0], Reason: "the depot has no signal"})
	if undo := p.state().UndoFor(p.ID, sessiontest.Host().Person); undo.Blocked != "" {
		t.Errorf("the override cannot be taken back: %s", undo.Blocked)
	}
}

// TestRestoredWithoutItsKeyAnAskingStartsEmpty: sealed answers of an asking are not in a backup either.
func TestRestoredWithoutItsKeyAnAskingStartsEmpty(t *testing.T) {
	w, id := asked(t, storetest.NewMemory(), model.Pulse)
	w.By("Ada", session.Answer{Asking: id, Question: 0, Cell: 9})
	seq := w.Live.Snapshot().State.Seq
	w.Secrets = sessiontest.NewSecrets()
	w.Config.Secrets = w.Secrets
	w.Reopen()
	if f := face(w); f == nil || f.Answered != 0 {
		t.Errorf("answers that nobody can find again are still counted: %+v", f)
	}
	if got := w.Live.Snapshot().State.Seq; got != seq+1 {
		t.Errorf("it left %d events as a trace", got-seq)
	}
	w.By("Ada", session.Answer{Asking: id, Question: 0, Cell: 7})
	if f := face(w); f.Answered != 1 {
		t.Errorf("answered again: %+v", f)
	}
}
