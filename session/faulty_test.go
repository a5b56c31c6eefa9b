package session_test

import (
	"errors"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// played runs the script on a store that fails as told, and answers the workshop and the store beneath.
func played(t *testing.T, faults ...storetest.Fault) (*scripted, *storetest.Faulty) {
	t.Helper()
	disk := storetest.NewMemory()
	store := storetest.NewFaulty(disk)
	s := &scripted{Workshop: sessiontest.New(t, store), t: t}
	for _, f := range faults {
		store.Fail(f)
	}
	s.run(script()[:beforeReveal])
	s.sameOnDisk(disk)
	s.run(script()[beforeReveal:])
	store.Heal()
	return s, store
}

// sameOnDisk fails unless a program that started now would show the same.
func (s *scripted) sameOnDisk(disk session.Store) {
	s.t.Helper()
	cfg := s.Config
	cfg.Store = disk
	l, err := session.Open(s.t.Context(), cfg, s.Live.Snapshot().State.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	defer l.Close()
	sameFaces(s.t, s.ID, s.Live, l)
}

// TestEveryStoreCallMayFail fails each call of a workshop in turn, before and after its effect, alone and with the call
// that asks what became of it. What was acknowledged must be there, once, and memory must say what the disk says.
func TestEveryStoreCallMayFail(t *testing.T) {
	right, counted := played(t)
	want, err := counted.Head(t.Context(), model.ProgrammeID{15: 1})
	if err != nil {
		t.Fatal(err)
	}
	before := storetest.NewFaulty(storetest.NewMemory())
	sessiontest.New(t, before)
	calls := counted.Calls(storetest.Any) - before.Calls(storetest.Any)
	runs, retries := 0, 0
	for k := 1; k <= calls; k++ {
		for _, fault := range []storetest.Fault{{Call: k}, {Call: k, After: true}, {Call: k, Times: 2}, {Call: k, Times: 2, After: true}, {Call: k, Times: 3, After: true}} {
			fault.Err = errors.New("the disk says no")
			s, store := played(t, fault)
			runs, retries = runs+1, retries+s.retries
			head, err := store.Head(t.Context(), model.ProgrammeID{15: 1})
			if err != nil || head != want {
				t.Fatalf("%+v: the stream ends at %d with %x, want %d with %x (%v)", fault, head.Seq, head.Hash[:4], want.Seq, want.Hash[:4], err)
			}
			sameFaces(t, s.ID, right.Live, s.Live)
			crashed := s.Live
			s.Reopen()
			sameFaces(t, s.ID, crashed, s.Live)
		}
	}
	if retries < runs/2 {
		t.Fatalf("only %d of %d runs met their fault", retries, runs)
	}
	t.Logf("%d store calls, %d runs, %d times sent again", calls, runs, retries)
}

// TestFullDiskIsSaid answers everybody, says it on the console, and goes on when there is room.
func TestFullDiskIsSaid(t *testing.T) {
	store := storetest.NewFaulty(storetest.NewMemory())
	p := &place{Workshop: sessiontest.New(t, store)}
	p.GoLive()
	p.As("Ada")
	before := p.state().Seq
	store.Fail(storetest.Fault{Op: storetest.Commit, Call: 1, Times: -1, Err: session.ErrFull})
	for range 3 {
		if _, err := p.Try(p.As("Ada"), session.Say{Session: p.ID, Line: "too much"}); err == nil || refusal(t, err) != "!not-saved" {
			t.Fatalf("on a full disk: %v", err)
		}
	}
	if banner := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Banner; banner == "" || p.state().Seq != before {
		t.Fatalf("the console says %q; event %d, was %d", banner, p.state().Seq, before)
	}
	store.Heal()
	if p.Says("Ada", "room again").Number != 1 {
		t.Fatal("something that was not saved took a number")
	}
	if banner := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Banner; banner != "" {
		t.Fatalf("the console still says %q", banner)
	}
}

// TestOpeningMayFail fails each call of opening, with a round that was revealed in a crash: an error, or the right state.
func TestOpeningMayFail(t *testing.T) {
	s, store := played(t)
	right := s.Live
	start := store.Calls(storetest.Any)
	s.Reopen()
	calls := store.Calls(storetest.Any) - start
	for k := 1; k <= calls; k++ {
		for _, after := range []bool{false, true} {
			store.Fail(storetest.Fault{Call: k, After: after, Err: errors.New("the disk says no")})
			if l, err := session.Open(t.Context(), s.Config, model.ProgrammeID{15: 1}); err == nil {
				sameFaces(t, s.ID, right, l)
				l.Close()
				if after {
					continue // what answers "no such record" has nothing to fail after
				}
				t.Errorf("call %d of opening failed and nothing was said", k)
			}
			store.Heal()
		}
	}
	s.Reopen()
	sameFaces(t, s.ID, right, s.Live)
}
