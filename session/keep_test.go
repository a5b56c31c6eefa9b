package session_test

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// agedCases is enough for a state to be kept.
const agedCases = 120

// aged is a programme of twelve thousand events, of which no state was kept yet; kept, it takes several pieces.
type aged struct {
	*storetest.Faulty
	cfg    session.Config
	id     model.ProgrammeID
	visits int
}

func newAged(t *testing.T) *aged {
	t.Helper()
	codec, err := session.NewCodec()
	must(t, err)
	a := &aged{Faulty: storetest.NewFaulty(storetest.NewMemory()), id: model.ProgrammeID{15: 1}}
	y := &years{codec: codec, batch: session.Batch{Stream: a.id}, env: session.Envelope{At: 1_770_000_000_000}}
	y.commit = func(b session.Batch) error { return a.Commit(t.Context(), b) }
	y.session([]model.PersonID{{1}, {2}, {3}}, agedCases, true)
	y.flush()
	must(t, y.err)
	a.cfg = session.Config{Store: a, Secrets: sessiontest.NewSecrets(), Codec: codec, Now: func() time.Time { return time.UnixMilli(1_780_000_000_000) }, Random: session.Random, Logger: slog.New(slog.DiscardHandler)}
	return a
}

func (a *aged) open(t *testing.T) *session.Live {
	t.Helper()
	l, err := session.Open(t.Context(), a.cfg, a.id)
	must(t, err)
	t.Cleanup(l.Close)
	return l
}

// visit opens the programme, changes something, and closes it.
func (a *aged) visit(t *testing.T) *session.Live {
	t.Helper()
	l := a.open(t)
	a.visits++
	_, err := l.Do(t.Context(), l.Mint(sessiontest.Host(), session.SetVision{Vision: fmt.Sprintf("No lorry waits after day %d", a.visits)}))
	must(t, err)
	l.Close()
	return l
}

func (a *aged) put(t *testing.T, at uint64, key, value string) {
	t.Helper()
	must(t, a.Commit(t.Context(), session.Batch{Stream: a.id, Expected: at, Puts: []session.Record{{Key: key, Value: []byte(value)}}}))
}

// same fails unless a programme that is opened now is this one, and says up to where its kept state went.
func (a *aged) same(t *testing.T, as *session.Live) (kept uint64) {
	t.Helper()
	l := a.open(t)
	sameFaces(t, as.Snapshot().State.Sessions()[0].ID, as, l)
	return session.KeptAt(l)
}

// TestKeepingMayBreakOff opens a programme after each step of keeping its state.
func TestKeepingMayBreakOff(t *testing.T) {
	a := newAged(t)
	first := a.visit(t)
	before := first.Snapshot().State.Seq
	if kept := a.same(t, first); kept != before {
		t.Fatalf("after the first visit the state is kept at %d of %d", kept, before)
	}
	last := a.visit(t)
	now, steps := last.Snapshot().State.Seq, session.KeepSteps(last)
	if len(steps) < 3 || now == before {
		t.Fatalf("%d steps from %d to %d prove nothing", len(steps), before, now)
	}
	for n, step := range steps {
		want := before
		must(t, a.Commit(t.Context(), step))
		if n == len(steps)-1 {
			want = now
		}
		if kept := a.same(t, last); kept != want {
			t.Fatalf("after step %d of %d the state is kept at %d, want %d", n+1, len(steps), kept, want)
		}
	}
	var pieces []string
	must(t, a.Records(t.Context(), a.id, session.KeptPrefix, func(r session.Record) error {
		pieces = append(pieces, r.Key)
		return nil
	}))
	if len(pieces) != len(steps) {
		t.Errorf("of the state before, something is left: %v", pieces)
	}
	a.put(t, now, pieces[0], strings.Repeat("noise", 1000))
	if kept := a.same(t, last); kept != 0 {
		t.Error("a damaged piece passes")
	}
}

// TestKeepingMayFail fails each commit of it, before and after its effect; the room goes on.
func TestKeepingMayFail(t *testing.T) {
	for call := 2; call <= 4; call++ {
		for _, after := range []bool{false, true} {
			a := newAged(t)
			a.Fail(storetest.Fault{Op: storetest.Commit, Call: call, After: after, Err: errors.New("the disk says no")})
			l := a.visit(t)
			a.same(t, l)
			if l = a.visit(t); a.same(t, l) == 0 {
				t.Error("after a failure the state is never kept")
			}
		}
	}
}

// TestRoomGoesOnWhileStateIsKept lets the commands of a room and the pieces of a state take turns.
func TestRoomGoesOnWhileStateIsKept(t *testing.T) {
	a := newAged(t)
	l := a.open(t)
	for n := range fewer(50, 20) {
		_, err := l.Do(t.Context(), l.Mint(sessiontest.Host(), session.SetVision{Vision: strings.Repeat("No lorry waits. ", 1+n%3)}))
		must(t, err)
	}
	l.Close()
	if kept, end := a.same(t, l), l.Snapshot().State.Seq; kept == 0 || kept > end {
		t.Errorf("the state is kept at %d of %d", kept, end)
	}
}
