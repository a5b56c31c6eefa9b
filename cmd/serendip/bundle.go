package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// bundle is everything that a session leaves but its letters.
func (e Env) bundle(ctx context.Context, l *session.Live, at model.SessionID) (exports.Bundle, error) {
	v := l.Snapshot().State.Session(at)
	r, err := leaving{}.report(ctx, e, l, v)
	if err != nil {
		return exports.Bundle{}, err
	}
	snap := l.Snapshot()
	if r.Ballot = exports.BallotOf(snap, v.ID); len(r.Ballot.Cases) == 0 {
		r.Ballot = exports.BallotThen(r)
	}
	if r.Film, err = filmOf(ctx, l, v); err != nil {
		return exports.Bundle{}, err
	}
	b := exports.Bundle{Report: r}
	for _, g := range v.Guests {
		if there := g.Status == model.GuestCheckedIn || g.Status == model.GuestCheckedOut; there && !snap.State.Forgotten(g.Person) {
			b.Seats = append(b.Seats, snap.ForSeat(v.ID, g.Person))
		}
	}
	return b, nil
}

// joinFiles are the join sheet as text and as a page, as they are now: after the end nobody joins any more.
func (s sheet) joinFiles(base string) ([]exports.File, error) {
	var out []exports.File
	for _, one := range []struct {
		ending string
		write  func(io.Writer) error
	}{{".txt", s.write}, {".html", s.page}} {
		var b bytes.Buffer
		if err := one.write(&b); err != nil {
			return nil, err
		}
		out = append(out, exports.File{Name: fmt.Sprintf("%s-join%s", base, one.ending), Write: func(w io.Writer) error {
			_, err := w.Write(b.Bytes())
			return err
		}})
	}
	return out, nil
}
