package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"serendip/cmd/serendip/datadir"
	"serendip/cmd/serendip/rehearse"
	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
)

// post makes the drafts of the letters around made-up meetups, and has the survey after each answered and counted.
type post struct {
	env    Env
	live   *session.Live
	folder string
	format string
	files  []string // that were written
}

// post goes into the folder for the files, or stays with the data where there is none.
func (d demo) post(e Env, dir datadir.Dir, l *session.Live) (*post, error) {
	e.Actor = session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("")} // of the demo's own house
	folder := dir.Exports()
	if d.out != "" {
		var err error
		if folder, err = e.Path(d.out); err != nil {
			return nil, err
		}
	}
	return &post{env: e, live: l, folder: folder, format: "csv"}, nil
}

// make makes the drafts of one letter for everybody who has none. None are wanted where nobody is left to write to.
func (p *post) make(ctx context.Context, m *rehearse.Meetup, step model.LetterStep) error {
	v := p.live.Snapshot().State.Session(m.Session)
	if len(p.live.Snapshot().State.LetterTo(v, step, "")) == 0 {
		return nil
	}
	i, files, _, err := p.env.draftsFor(ctx, p.live, v, session.MakeDrafts{Session: v.ID, Step: step, Format: p.format}, DoorOptions{Advertise: "meet.example.org:2222"})
	if err != nil {
		return err
	}
	written, err := exports.WriteFiles(p.folder, files)
	if err != nil {
		return err
	}
	p.files = append(p.files, written...)
	_, err = p.env.Do(ctx, p.live, i)
	return err
}

// before invites, and reminds those who have not answered: more of them answer from letter to letter.
func (p *post) before(ctx context.Context, m *rehearse.Meetup) error {
	for _, s := range []struct {
		step model.LetterStep
		days int
		said int // of ten, by then
	}{{model.LetterInvitation, -56, 0}, {model.LetterFollowUp1, -42, 4}, {model.LetterFollowUp2, -21, 7}, {model.LetterFollowUp3, -7, 9}} {
		m.Days(s.days)
		if err := m.Reply(ctx, s.said); err != nil {
			return err
		}
		if err := p.make(ctx, m, s.step); err != nil {
			return err
		}
	}
	return nil
}

// after thanks and asks, takes answers over SSH and from a form, counts them, and writes the results.
func (p *post) after(ctx context.Context, m *rehearse.Meetup) error {
	m.Days(1)
	if err := p.make(ctx, m, model.LetterThanks); err != nil {
		return err
	}
	m.Days(3)
	if err := p.answered(ctx, m); err != nil {
		return err
	}
	if err := p.imported(ctx, m); err != nil {
		return err
	}
	m.Days(14)
	s := p.live.Snapshot().State
	if _, err := p.env.Do(ctx, p.live, session.ShowAnswers{Asking: s.AfterFace(s.Session(m.Session)).ID}); err != nil {
		return err
	}
	return p.make(ctx, m, model.LetterResults)
}

// answered opens the door to those who answer by their own codes.
func (p *post) answered(ctx context.Context, m *rehearse.Meetup) error {
	door, err := OpenDoor(p.env.Premises, DoorOptions{Listen: []string{"127.0.0.1:0"}})
	if err != nil {
		return err
	}
	m.Address, m.Fingerprint = fmt.Sprintf("%s:%d", door.Announced.Host, door.Announced.Port), door.Announced.Fingerprint
	return errors.Join(m.Answer(ctx), door.Close())
}

// imported takes what others answered in a form.
func (p *post) imported(ctx context.Context, m *rehearse.Meetup) error {
	var form bytes.Buffer
	if err := m.Form(&form); err != nil {
		return err
	}
	t, err := intake.Read("answers.csv", &form)
	if err != nil {
		return err
	}
	s := p.live.Snapshot().State
	f := s.AfterFace(s.Session(m.Session))
	var questions []model.Question
	for _, q := range f.Questions {
		questions = append(questions, q.Question)
	}
	read, err := intake.Answers(t, questions, nil)
	if err != nil {
		return err
	}
	_, err = p.env.Do(ctx, p.live, session.ImportAfter{Session: m.Session, Rows: afterRows(p.live, f, read)})
	return err
}

// lettersTold is how many drafts of each letter were made, and who answered the survey.
func lettersTold(l *session.Live, id model.SessionID) []string {
	s := l.Snapshot().State
	v := s.Session(id)
	var made []string
	for _, one := range s.LetterPlan(v, l.Now()).Plan {
		if one.Made > 0 {
			made = append(made, fmt.Sprintf("%s %d", one.Step, one.Made))
		}
	}
	out := []string{"letters: " + strings.Join(made, ", ")}
	if f := s.AfterFace(v); f != nil {
		out = append(out, "survey: "+f.Response())
	}
	return out
}
