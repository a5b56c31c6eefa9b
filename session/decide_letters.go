package session

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
)

// Letters to guests, owners and sponsors. The program makes drafts and never sends any.
type (
	// SetLetters says what the letters of a session say beside what is known of it, and when they are due.
	SetLetters struct {
		Session  model.SessionID
		Settings model.LetterSettings
	}
	// MakeDrafts keeps that drafts were made, once for each person and step. Again makes them anew and wants a reason.
	MakeDrafts struct {
		Session model.SessionID
		Step    model.LetterStep
		Due     string // which check point, of a step that repeats
		To      []model.LetterTo
		Format  string // eml or csv
		Again   bool
		Why     string
	}
)

func (SetLetters) intent() {}
func (MakeDrafts) intent() {}

func (d *decision) writing(i Intent) (bool, error) {
	switch i := i.(type) {
	case SetLetters:
		return true, d.setLetters(i)
	case MakeDrafts:
		return true, d.makeDrafts(i)
	case ImportActuals:
		return true, d.importActuals(i)
	}
	return false, nil
}

func (d *decision) setLetters(i SetLetters) error {
	v, err := d.session(i.Session)
	if err != nil {
		return err
	}
	now := i.Settings
	for _, field := range []struct {
		words *string
		what  string
		link  bool
	}{{&now.SignUp, "the sign-up link", true}, {&now.Form, "the survey's link", true}, {&now.Continue, "the link to go on", true}, {&now.Place, "the place", false}, {&now.Sender, "who signs", false}} {
		if strings.TrimSpace(*field.words) == "" {
			*field.words = ""
			continue
		}
		if *field.words, err = clean(*field.words, field.what); err != nil {
			return err
		}
		if field.link && !linkable(*field.words) {
			return Refuse(Invalid, "%s begins with https:// or http:// and has no spaces; %q does not", field.what, *field.words)
		}
	}
	for _, m := range now.Moved {
		switch {
		case !slices.Contains(model.LetterSteps(v.Kind), m.Step) || m.Step.Repeats():
			return Refuse(Invalid, "%s is in no plan of a %s", first(m.Step.String(), "that"), v.Kind)
		case m.Step.Before() && (m.Days > -1 || m.Days < -mostLetterDays):
			return Refuse(Invalid, "the %s goes out 1 to %d days before", m.Step, mostLetterDays)
		case !m.Step.Before() && (m.Days < 0 || m.Days > mostLetterDays):
			return Refuse(Invalid, "the %s goes out 0 to %d days after", m.Step, mostLetterDays)
		}
	}
	was := v.letters().Set
	if was.Same(now) {
		return nil
	}
	d.emit(model.LettersSet{Session: v.ID, Now: now, Was: was})
	d.note("the letters are set")
	return nil
}

// mostLetterDays is how far from a session its letters may be.
const mostLetterDays = 365

func linkable(words string) bool {
	return (strings.HasPrefix(words, "https://") || strings.HasPrefix(words, "http://")) && !strings.ContainsAny(words, " <>\"")
}

func (d *decision) makeDrafts(i MakeDrafts) error {
	v, err := d.session(i.Session)
	if err != nil {
		return err
	}
	if !slices.Contains(model.LetterSteps(v.Kind), i.Step) {
		return Refuse(Invalid, "a %s has no such letter", v.Kind)
	}
	if f := d.s.letterFace(v, i.Step, i.Due, d.s.dueDay(v, i.Step), d.Now); f.Over {
		return Refuse(Conflict, "%s", choose(i.Step.Before(), v.Title+" has begun; it is too late for the "+i.Step.String(), v.Title+" is not closed; the "+i.Step.String()+" comes after it"))
	}
	if err := d.s.LetterReady(v, i.Step); err != nil {
		return err
	}
	if len(i.To) == 0 {
		return Refuse(Conflict, "%s", d.s.nobodyLeft(v, i, d.Now))
	}
	why := ""
	if i.Again {
		if why, err = clean(i.Why, "the reason to make them anew"); err != nil {
			return err
		}
	}
	known, made := d.s.LetterTo(v, i.Step, i.Due), v.madeTo(i.Step, i.Due)
	for _, to := range i.To {
		at, done := made[to]
		switch {
		case !slices.Contains(known, to):
			return Refuse(Conflict, "the %s is no longer for %s; look at the list again", i.Step, first(d.s.name(to.Person), "one of them"))
		case done && !i.Again:
			return Refuse(Conflict, "the %s for %s was made on %s; --again with a reason makes it anew", i.Step, d.s.name(to.Person), time.UnixMilli(at).In(v.zone()).Format("2 January 2006"))
		}
	}
	d.emit(model.DraftsMade{Session: v.ID, Step: i.Step, Due: i.Due, To: i.To, Format: i.Format, Why: d.textOrNone(why)})
	n := len(i.To)
	skipped := ""
	if i.Step == model.LetterInvitation {
		if words := d.s.LetterPlan(d.s.Session(v.ID), d.Now).Skipped(); words != "" {
			skipped = "; " + words
		}
	}
	d.note(fmt.Sprintf("%d %s of the %s made; this cannot be undone%s", n, choose(n == 1, "draft", "drafts"), i.Step, skipped))
	return nil
}

func applyLetters(s *State, env Envelope, e model.Event) bool {
	with := func(id model.SessionID, change func(*Letters)) {
		s.withSession(id, func(v *Session) {
			l := v.letters()
			change(&l)
			v.Letters = &l
		})
	}
	switch e := e.(type) {
	case model.LettersSet:
		with(e.Session, func(l *Letters) { l.Set = e.Now })
	case model.DraftsMade:
		with(e.Session, func(l *Letters) {
			l.Made = grown(l.Made, MadeDrafts{Step: e.Step, Due: e.Due, To: e.To, At: env.At, Why: e.Why})
		})
	default:
		return false
	}
	return true
}

// nobodyLeft says why a letter is for nobody: it was made, and when, or nobody is due for it.
func (s *State) nobodyLeft(v *Session, i MakeDrafts, now time.Time) string {
	f := s.letterFace(v, i.Step, i.Due, s.dueDay(v, i.Step), now)
	switch {
	case f.Made == 0 && f.AllSkipped():
		return fmt.Sprintf("nobody gets the %s; it is %s", i.Step, f.Skip())
	case f.Made == 0:
		return fmt.Sprintf("nobody is due for the %s", i.Step)
	}
	return fmt.Sprintf("nobody is left for the %s: %d made on %s; --again with a reason makes it anew", i.Step, f.Made, f.Last.In(v.zone()).Format("2 January 2006"))
}
