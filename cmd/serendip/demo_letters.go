package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/cmd/serendip/rehearse"
	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
)

// post makes the drafts of the letters around made-up sessions, and has the survey after a meetup answered and counted.
type post struct {
	env    Env
	live   *session.Live
	host   string // where the readers are told to come
	drafts map[model.SessionID][]exports.Letter
}

func newPost(e Env, l *session.Live, host string) *post {
	e.Actor = session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("")} // of the demo's own house
	return &post{env: e, live: l, host: host, drafts: make(map[model.SessionID][]exports.Letter)}
}

// speaks has the customer's files in a language.
func (p *post) speaks(ctx context.Context, locale string) error {
	if locale == model.Locales()[0] {
		return nil
	}
	_, err := p.env.Do(ctx, p.live, session.SetBrand{Locale: &locale})
	return err
}

// make makes the drafts of one letter for everybody who has none. None are wanted where nobody is left to write to.
func (p *post) make(ctx context.Context, at model.SessionID, step model.LetterStep, due string) error {
	s := p.live.Snapshot().State
	v := s.Session(at)
	if len(s.LetterTo(v, step, due)) == 0 {
		return nil
	}
	i, err := p.env.wanted(ctx, p.live, v, session.MakeDrafts{Session: at, Step: step, Due: due, Format: "eml,csv"})
	if err != nil {
		return err
	}
	report, err := leaving{}.report(ctx, p.env, p.live, v)
	if err != nil {
		return err
	}
	report.Named = exports.BundleName(report)
	drafts, err := p.env.drafts(p.live, report, i, DoorOptions{Advertise: p.host})
	if err != nil {
		return err
	}
	p.drafts[at] = append(p.drafts[at], drafts...)
	_, err = p.env.Do(ctx, p.live, i)
	return err
}

// nextDay writes to everybody on the morning after a session. What nobody has answered yet is not told.
func (p *post) nextDay(ctx context.Context, at model.SessionID) error {
	for _, step := range model.LetterSteps(p.live.Snapshot().State.Session(at).Kind) {
		s := p.live.Snapshot().State
		if !step.Before() && !step.Repeats() && s.LetterReady(s.Session(at), step) == nil {
			if err := p.make(ctx, at, step, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

// daysToAnswer is how long an owner takes with the figure.
const daysToAnswer = 2

// figures asks the owners for their figures, on each check point of a quarter, and takes what they answer to the last of them.
func (p *post) figures(ctx context.Context, at model.SessionID, clock *rehearse.Clock) error {
	for done := ""; ; {
		s := p.live.Snapshot().State
		next := slices.IndexFunc(s.LetterPlan(s.Session(at), p.live.Now()).Plan, func(f session.LetterFace) bool { return f.Step.Repeats() && f.Due > done })
		if next < 0 && done == "" { // nobody is ready, so nobody was asked
			return nil
		}
		if next < 0 {
			clock.Turn(clock.Now().AddDate(0, 0, daysToAnswer))
			return p.answeredFigures(ctx, at)
		}
		one := s.LetterPlan(s.Session(at), p.live.Now()).Plan[next]
		clock.Turn(one.Day.Add(9 * time.Hour))
		if err := p.make(ctx, at, one.Step, one.Due); err != nil {
			return err
		}
		done = one.Due
	}
}

// answeredFigures takes what owners answered, as `import actuals` does.
func (p *post) answeredFigures(ctx context.Context, at model.SessionID) error {
	var answers bytes.Buffer
	s := p.live.Snapshot().State
	if err := rehearse.Figures(&answers, s, at, p.live.Now()); err != nil {
		return err
	}
	t, err := intake.Read("actuals.csv", &answers)
	if err != nil {
		return err
	}
	_, err = takeActuals(ctx, p.env, p.live, s.Session(at), t, false)
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
		if err := p.make(ctx, m.Session, s.step, ""); err != nil {
			return err
		}
	}
	return nil
}

// after thanks and asks, takes answers over SSH and from a form, counts them, and writes the results.
func (p *post) after(ctx context.Context, m *rehearse.Meetup) error {
	if p.live.Snapshot().State.Session(m.Session).State != model.Closed { // who looks on has ended it early
		return nil
	}
	m.Days(1)
	if err := p.make(ctx, m.Session, model.LetterThanks, ""); err != nil {
		return err
	}
	m.Days(3)
	if err := p.answered(ctx, m); err != nil {
		return err
	}
	if err := p.imported(ctx, m); err != nil {
		return err
	}
	m.Days(16)
	s := p.live.Snapshot().State
	if _, err := p.env.Do(ctx, p.live, session.ShowAnswers{Asking: s.AfterFace(s.Session(m.Session)).ID}); err != nil {
		return err
	}
	return p.make(ctx, m.Session, model.LetterResults, "")
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
	read, err := intake.Answers(t, questions, exports.Wordings, nil)
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
	followed := false
	for _, one := range s.LetterPlan(v, l.Now()).Plan {
		switch {
		case one.Made == 0:
		case one.Step.FollowsUp() && followed:
			made[len(made)-1] += fmt.Sprintf("+%d", one.Made)
		case one.Step.FollowsUp():
			followed = true
			made = append(made, fmt.Sprintf("follow-ups %d", one.Made))
		default:
			made = append(made, fmt.Sprintf("%s %d", one.Step.Key(), one.Made))
		}
	}
	out := []string{"letters: " + strings.Join(made, ", ")}
	if f := s.AfterFace(v); f != nil {
		out = append(out, "survey: "+f.Response())
	}
	return out
}

// afterwards writes to the guests of a workshop once it is over. Where who looks on has ended it early, nobody is written to.
func (p *post) afterwards(ctx context.Context, at model.SessionID, start time.Time, clock *rehearse.Clock) error {
	if p.live.Snapshot().State.Session(at).State != model.Closed {
		return nil
	}
	clock.Turn(start.AddDate(0, 0, 1))
	if err := p.nextDay(ctx, at); err != nil {
		return err
	}
	return p.figures(ctx, at, clock)
}
