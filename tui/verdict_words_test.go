package tui

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/plain"
)

// heard is a console's room that keeps what it was asked to do.
type heard struct {
	face session.ConsoleFace
	session.Room
	did session.Intent
}

func (h *heard) Face() any { return h.face }

func (h *heard) Now() time.Time { return facetest.Now() }

func (h *heard) Do(_ context.Context, i session.Intent) (session.Result, error) {
	h.did = i
	return session.Result{Note: "done"}, nil
}

// TestAVerdictNeedsNoMoreWordsThanItHas: the promise on the wall is meant by itself, and what only some verdicts need may be left out.
func TestAVerdictNeedsNoMoreWordsThanItHas(t *testing.T) {
	review := facetest.Review(1, 0)
	f, shown := facetest.ConsoleReview(review), review.Promises[1]
	f.Wall.Review = review
	for _, c := range []struct {
		words string
		want  session.GiveVerdict
	}{
		{"verdict adopt", session.GiveVerdict{Verdict: model.Adopt}},
		{"verdict discard nobody used it", session.GiveVerdict{Verdict: model.Discard, Reason: "nobody used it"}},
		{"verdict iterate measure it was read twice", session.GiveVerdict{Verdict: model.Iterate, Doubt: model.Doubts()[0], Reason: "it was read twice"}},
	} {
		room := &heard{face: f}
		err := plain.HostCommand(t.Context(), room, strings.Fields(c.words), &bytes.Buffer{}, plain.Desk{Asks: PlainAsks()})
		c.want.Session, c.want.Case = f.Session, shown.Case.ID
		if err != nil || room.did != session.Intent(c.want) {
			t.Errorf("%s: %+v, %v; want %+v", c.words, room.did, err, c.want)
		}
	}
	room := &heard{face: f}
	err := plain.HostCommand(t.Context(), room, []string{"verdict"}, &bytes.Buffer{}, plain.Desk{Asks: PlainAsks()})
	if err == nil || !strings.Contains(err.Error(), "say also: adopt, iterate or discard") || room.did != nil {
		t.Errorf("verdict alone: %+v, %v", room.did, err)
	}
}
