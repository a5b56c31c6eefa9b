package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"slices"

	"serendip/exports"
	"serendip/exports/letters"
	"serendip/model"
	"serendip/session"
)

// bundle is everything that a session leaves, with the drafts of its letters. Nobody is told of drafts in it: they are
// not kept as made.
func (e Env) bundle(ctx context.Context, l *session.Live, v *session.Session) (exports.Bundle, error) {
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
		if g.Status == model.GuestCheckedIn || g.Status == model.GuestCheckedOut {
			b.Seats = append(b.Seats, snap.ForSeat(v.ID, g.Person))
		}
	}
	b.Letters, err = e.allDrafts(snap, v, r, l)
	return b, err
}

// allDrafts are the letters of every step for whom they are for, and the request for the figure of the first check point.
func (e Env) allDrafts(snap *session.Snapshot, v *session.Session, r exports.Report, l *session.Live) ([]exports.Letter, error) {
	r.Named = exports.BundleName(r)
	plan := snap.State.LetterPlan(v, l.Now())
	var out []exports.Letter
	for _, step := range model.LetterSteps(v.Kind) {
		due := ""
		if step.Repeats() {
			at := slices.IndexFunc(plan.Plan, func(f session.LetterFace) bool { return f.Step == step && f.To > 0 })
			if at < 0 {
				continue
			}
			due = plan.Plan[at].Due
		}
		text, err := letters.Named(e.letterFolder(), step)
		if err != nil {
			return nil, err
		}
		m := exports.Mailing{Snapshot: snap, Session: v.ID, Report: r, Step: step, Text: text, Now: l.Now()}
		drafts, err := m.Letters(snap.State.LetterTo(v, step, due))
		if err != nil {
			return nil, err
		}
		out = append(out, drafts...)
	}
	return out, nil
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
		out = append(out, exports.File{Name: path.Join("join", fmt.Sprintf("%s-join%s", base, one.ending)), Write: func(w io.Writer) error {
			_, err := w.Write(b.Bytes())
			return err
		}})
	}
	return out, nil
}
