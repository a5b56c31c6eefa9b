package session

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
)

// dueDay is the day on which a letter that comes once is due. Results are told once nobody answers any more.
func (s *State) dueDay(v *Session, step model.LetterStep) time.Time {
	day := v.letterDay(step)
	if f := s.AfterFace(v); step == model.LetterResults && f != nil && !f.Shown {
		if end := step.WorkingDay(dayOf(f.Until, v.zone())); end.After(day) {
			return end
		}
	}
	return day
}

// LetterReady refuses a letter that would tell results which are not counted.
func (s *State) LetterReady(v *Session, step model.LetterStep) error {
	switch f := s.AfterFace(v); {
	case step != model.LetterResults || v.State != model.Closed || f != nil && f.Shown:
		return nil
	case f == nil:
		return Refuse(Conflict, "nobody was asked how %s was: the drafts of the thanks open the survey", v.Title)
	case f.Answered == 0:
		return Refuse(Conflict, "nobody has answered yet how %s was: there are no results to tell", v.Title)
	default:
		return Refuse(Conflict, "the survey of %s is not counted yet (%s): `serendip survey SESSION --count` counts it, and then its results can be told", v.Title, f.Response())
	}
}

// skipped is for how many guests a follow-up never comes: they were invited on its day or later, or its day has come and they
// are not invited yet.
func (s *State) skipped(v *Session, step model.LetterStep, now time.Time) int {
	if !step.FollowsUp() {
		return 0
	}
	n, day, invited := 0, v.letterDay(step), v.madeTo(model.LetterInvitation, "")
	for _, g := range v.Guests {
		at, was := invited[model.LetterTo{Person: g.Person}]
		late := was && !time.UnixMilli(at).Before(day) || !was && !now.Before(day)
		if late && writesTo(step, g.Status) && !s.Forgotten(g.Person) {
			n++
		}
	}
	return n
}

// Skip says for how many a follow-up never comes, and why; "" where it comes to everybody.
func (f LetterFace) Skip() string {
	switch {
	case f.Skipped == 0 || f.Over:
		return ""
	case f.AllSkipped():
		return "skipped: " + f.Day.Format("2 January") + " came before the invitation"
	}
	return fmt.Sprintf("skipped for %d: %s came before their invitation", f.Skipped, f.Day.Format("2 January"))
}

// AllSkipped says whether a follow-up comes to nobody, because the plan began after its day.
func (f LetterFace) AllSkipped() bool { return f.Skipped > 0 && f.To+f.Made == 0 && !f.Over }

// Skipped names the follow-ups that come to nobody, and says why; "" for none.
func (f LettersFace) Skipped() string {
	var names []string
	for _, one := range f.Plan {
		if one.AllSkipped() {
			names = append(names, strings.TrimPrefix(one.Step.String(), "follow-up mail "))
		}
	}
	if len(names) == 0 {
		return ""
	}
	last := len(names) - 1
	if last == 0 {
		return "follow-up mail " + names[0] + " is skipped: its day came before the invitation"
	}
	return "follow-up mails " + strings.Join(names[:last], ", ") + " and " + names[last] + " are skipped: their days came before the invitation"
}
