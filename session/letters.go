package session

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"serendip/model"
)

// Letters is what is known of a session's letters. It is replaced by a changed copy, never written in place.
type Letters struct {
	Set  model.LetterSettings
	Made []MadeDrafts // oldest first
}

// MadeDrafts is drafts that were made at once.
type MadeDrafts struct {
	Step model.LetterStep
	Due  string // which check point, of a step that repeats
	To   []model.LetterTo
	At   int64
	Why  model.Text // of drafts that were made anew
}

// letters is what is known; nothing where nobody has said or made anything.
func (v *Session) letters() Letters {
	if v.Letters == nil {
		return Letters{}
	}
	return *v.Letters
}

// LetterSettings are what the letters of a session say beside what is known of it.
func (v *Session) LetterSettings() model.LetterSettings { return v.letters().Set }

// madeTo says when a letter was last made, by whom it is for, in UTC milliseconds.
func (v *Session) madeTo(step model.LetterStep, due string) map[model.LetterTo]int64 {
	out := make(map[model.LetterTo]int64)
	for _, m := range v.letters().Made {
		if m.Step == step && m.Due == due {
			for _, to := range m.To {
				out[to] = m.At
			}
		}
	}
	return out
}

// zone is the session's time zone; UTC where this machine doesn't know it.
func (v *Session) zone() *time.Location {
	zone, err := time.LoadLocation(v.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// dayOf is the beginning of a moment's day in a zone.
func dayOf(at time.Time, zone *time.Location) time.Time {
	y, m, d := at.In(zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, zone)
}

// letterDay is the day on which a letter that comes once is due.
func (v *Session) letterDay(step model.LetterStep) time.Time {
	return v.letters().Set.Day(step, v.Kind, dayOf(time.UnixMilli(v.Start), v.zone()))
}

// LetterFace is one letter of a session: for how many, when, and whether its drafts were made. It names nobody.
type LetterFace struct {
	Step    model.LetterStep
	Due     string    // which check point, of a step that repeats: YYYY-MM-DD
	Day     time.Time // on which it is due, at its beginning
	To      int       // for whom it is, as things stand
	Waiting int       // of those, without a draft
	Made    int       // drafts that were made, also for people who have answered since
	Last    time.Time // when the last ones were made; zero for never
	Skipped int       // for how many it never comes: they were invited on its day or later
	Lost    int       // of those who wait, without an address on file
	Wait    string    // why it can't be made yet, though its time has come; "" for nothing
	Empty   bool      // nobody has said anything yet that it could tell
	Over    bool      // its time is not now: before a session that has begun, or after one that is not closed

	Audiences [model.AudienceCount]int // of those whom it is for: how many get each text
	Batches   []LetterBatch            // the drafts that were made, oldest first
}

// LetterBatch is drafts that were made at once.
type LetterBatch struct {
	At     time.Time
	Drafts int
	Again  bool // some had been made before
}

// IsDue says whether drafts should be made at a moment.
func (f LetterFace) IsDue(now time.Time) bool {
	return !f.Over && !f.Empty && f.Waiting > 0 && !now.Before(f.Day)
}

// When is how far the day is off: "was due yesterday", "due in 3 days".
func (f LetterFace) When(now time.Time) string {
	days := int(dayOf(now, f.Day.Location()).Sub(f.Day).Round(24*time.Hour) / (24 * time.Hour))
	switch {
	case days == 0:
		return "due today"
	case days == 1:
		return "was due yesterday"
	case days > 1:
		return fmt.Sprintf("was due %d days ago", days)
	case days == -1:
		return "due tomorrow"
	}
	return fmt.Sprintf("due in %d days", -days)
}

// Drafts is how many wait, in words: "9 drafts".
func (f LetterFace) Drafts() string {
	return fmt.Sprintf("%d %s", f.Waiting, choose(f.Waiting == 1, "draft", "drafts"))
}

// LostWords is how many of those have no address, in words: "2 without an address"; "" for none, and while none can be made.
func (f LetterFace) LostWords() string {
	if f.Lost == 0 || f.Over || f.Wait != "" {
		return ""
	}
	return fmt.Sprintf("%d without an address", f.Lost)
}

// LettersFace is the plan of a session's letters, as of one moment.
type LettersFace struct {
	Plan []LetterFace // in the order of their days
	Set  model.LetterSettings
}

// Due are the letters whose drafts should be made at a moment.
func (f LettersFace) Due(now time.Time) []LetterFace {
	var out []LetterFace
	for _, one := range f.Plan {
		if one.IsDue(now) {
			out = append(out, one)
		}
	}
	return out
}

// LetterPlan is the plan of a session's letters at a moment.
func (s *State) LetterPlan(v *Session, now time.Time) LettersFace {
	f := LettersFace{Set: v.letters().Set}
	for _, step := range model.LetterSteps(v.Kind) {
		if step.Repeats() {
			for _, due := range s.checkDays(v, now) {
				day, _ := time.ParseInLocation(time.DateOnly, due, v.zone())
				f.Plan = append(f.Plan, s.letterFace(v, step, due, day, now))
			}
			continue
		}
		if one := s.letterFace(v, step, "", s.dueDay(v, step), now); one.To+one.Made > 0 || step.Before() || step == model.LetterThanks || step == model.LetterResults {
			f.Plan = append(f.Plan, one)
		}
	}
	slices.SortStableFunc(f.Plan, func(a, b LetterFace) int { return cmp.Or(a.Day.Compare(b.Day), int(a.Step)-int(b.Step)) })
	return f
}

func (s *State) letterFace(v *Session, step model.LetterStep, due string, day, now time.Time) LetterFace {
	f := LetterFace{Step: step, Due: due, Day: day, Skipped: s.skipped(v, step, now)}
	made := v.madeTo(step, due)
	for _, to := range s.LetterTo(v, step, due) {
		f.To++
		who := s.Details(to.Person)
		f.Audiences[who.Audience()]++
		if _, done := made[to]; !done {
			f.Waiting++
			f.Lost += boolInt(who.Email == "")
		}
	}
	f.Made = len(made)
	for _, m := range v.letters().Made {
		if m.Step == step && m.Due == due {
			f.Last = time.UnixMilli(m.At)
			f.Batches = append(f.Batches, LetterBatch{f.Last, len(m.To), !m.Why.IsZero()})
		}
	}
	if err := s.LetterReady(v, step); err != nil {
		after := s.AfterFace(v)
		f.Wait, f.Empty = err.Error(), after == nil || after.Answered == 0
	}
	if step.Before() {
		f.Over = v.State == model.Live || v.State == model.Closed || now.After(time.UnixMilli(v.Start))
	} else {
		f.Over = v.State != model.Closed
	}
	return f
}

// LetterTo is whom a letter is for, as things stand: also those for whom a draft was made. Who has answered gets no
// follow-up, and neither does who was only invited since that follow-up's day.
func (s *State) LetterTo(v *Session, step model.LetterStep, due string) []model.LetterTo {
	switch step {
	case model.LetterOwner, model.LetterActual:
		return s.owners(v, step, due)
	case model.LetterSponsor:
		return s.sponsors(v)
	case model.LetterEndUser:
		return s.callables(v)
	default:
		return s.guestsFor(v, step)
	}
}

func (s *State) guestsFor(v *Session, step model.LetterStep) []model.LetterTo {
	invited := v.madeTo(model.LetterInvitation, "")
	var out []model.LetterTo
	for _, g := range v.Guests {
		if s.Forgotten(g.Person) || !writesTo(step, g.Status) {
			continue
		}
		to := model.LetterTo{Person: g.Person}
		if at, was := invited[to]; step.FollowsUp() && (!was || !time.UnixMilli(at).Before(v.letterDay(step))) {
			continue
		}
		out = append(out, to)
	}
	return out
}

// writesTo says whether a letter is for guests of a status.
func writesTo(step model.LetterStep, g model.GuestStatus) bool {
	came := g == model.GuestCheckedIn || g == model.GuestCheckedOut
	switch step {
	case model.LetterInvitation, model.LetterWorkshop:
		return !came && g != model.GuestDeclined && g != model.GuestWaitlisted
	case model.LetterFollowUp1, model.LetterFollowUp2, model.LetterFollowUp3:
		return g == model.GuestAdded || g == model.GuestAwaiting
	case model.LetterThanks, model.LetterResults, model.LetterRecap:
		return came
	case model.LetterAbsent:
		return !came
	default:
		return false
	}
}

// chosenOf are the selected use cases of a session that still stand.
func (s *State) chosenOf(v *Session) []*UseCase {
	var out []*UseCase
	for _, id := range v.Selected {
		if c := s.UseCase(id); c != nil && !c.Withdrawn && c.Into.IsZero() {
			out = append(out, c)
		}
	}
	return out
}

// owners are those of selected use cases, with their cases. Who is asked for a figure is asked until there is a verdict.
func (s *State) owners(v *Session, step model.LetterStep, due string) []model.LetterTo {
	var out []model.LetterTo
	for _, c := range s.chosenOf(v) {
		if c.Owner.IsZero() || step == model.LetterActual && !slices.Contains(s.checkPoints(c), due) {
			continue
		}
		out = append(out, model.LetterTo{Person: c.Owner, Case: c.ID})
	}
	return out
}

// checkPoints are the days on which the owner of a use case is asked for the actual figure; none once there is a verdict.
func (s *State) checkPoints(c *UseCase) []string {
	if c.Page == nil || c.judgement().Verdict != model.NoVerdict {
		return nil
	}
	return model.CheckPoints(c.Page.Live, c.Page.Months)
}

// checkDays are the check points of a session that matter at a moment: of each use case the last that has come, and the
// next one.
func (s *State) checkDays(v *Session, now time.Time) []string {
	today := now.In(v.zone()).Format(time.DateOnly)
	var out []string
	for _, c := range s.chosenOf(v) {
		points := s.checkPoints(c)
		next := slices.IndexFunc(points, func(day string) bool { return day > today })
		if next < 0 {
			next = len(points)
		}
		out = append(out, points[max(next-1, 0):min(next+1, len(points))]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (s *State) sponsors(v *Session) []model.LetterTo {
	var out []model.LetterTo
	for _, c := range s.chosenOf(v) {
		if c.Page == nil {
			continue
		}
		for _, p := range c.Page.People[model.PageSponsor] {
			if to := (model.LetterTo{Person: p}); !slices.Contains(out, to) {
				out = append(out, to)
			}
		}
	}
	return out
}

// callables are people who can be called about a claim that nobody has confirmed or refuted: others than who made it, where
// there are any.
func (s *State) callables(v *Session) []model.LetterTo {
	var out []model.LetterTo
	for _, id := range v.Cases {
		c := s.UseCase(id)
		if c.Withdrawn || c.Minutes == 0 || !c.Into.IsZero() {
			continue
		}
		if status, stale := c.claim().For(c.Minutes, c.Others); !stale && (status == model.ClaimConfirmed || status == model.ClaimRefuted) {
			continue
		}
		people := slices.DeleteFunc(slices.Clone(c.Same), func(p model.PersonID) bool { return p == c.By })
		if len(people) == 0 && !c.By.IsZero() {
			people = Crowd{c.By}
		}
		for _, p := range people {
			if s.Details(p).Name == "" { // a hand of the room
				continue
			}
			out = append(out, model.LetterTo{Person: p, Case: c.ID})
		}
	}
	return out
}

// LetterMade says when a letter was last made for somebody; zero for never.
func (v *Session) LetterMade(step model.LetterStep, due string, to model.LetterTo) time.Time {
	if at, done := v.madeTo(step, due)[to]; done {
		return time.UnixMilli(at)
	}
	return time.Time{}
}

// LetterBatches is how many times drafts of a letter were made.
func (v *Session) LetterBatches(step model.LetterStep, due string) int {
	n := 0
	for _, m := range v.letters().Made {
		if m.Step == step && m.Due == due {
			n++
		}
	}
	return n
}

// reportedFor is how long home speaks of a letter whose day is past: later nobody expects it.
const reportedFor = 28 * 24 * time.Hour

// HomeLetters is the plan of a session's letters, on the home screen.
type HomeLetters struct {
	HomeSession
	LettersFace
	Due   int        // how many letters home speaks of
	After *AfterFace // the survey; nil when there is none
}

// homeLetters is a session's plan, and of its letters those that home speaks of.
func (s *Snapshot) homeLetters(v *Session, from HomeSession) (HomeLetters, []HomeLetter) {
	now := s.now()
	plan := HomeLetters{HomeSession: from, LettersFace: s.State.LetterPlan(v, now), After: s.State.AfterFace(v)}
	var due []HomeLetter
	skipped := plan.Skipped()
	for _, one := range plan.LettersFace.Due(now) {
		if now.Sub(one.Day) < reportedFor || one.Step.Before() {
			due = append(due, HomeLetter{from.Programme, from.Ref, one, now, skipped})
			skipped = "" // said once
		}
	}
	plan.Due = len(due)
	return plan, due
}

// HomeLetter is a letter that is due, on the home screen.
type HomeLetter struct {
	Programme string
	Ref       string
	Letter    LetterFace
	at        time.Time
	Skipped   string // which follow-ups of the same plan come to nobody; "" for none
}

// Words is the letter in a line: "follow-up mail 2 was due yesterday, 9 drafts".
func (l HomeLetter) Words() string {
	return l.Letter.Step.String() + " " + l.Letter.When(l.at) + ", " + l.Letter.Drafts()
}
