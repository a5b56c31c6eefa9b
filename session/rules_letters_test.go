package session_test

import (
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// meeting is a meetup, 70 days ahead, with four guests of whom one has answered.
func meeting(t *testing.T) *place {
	p := &place{Workshop: sessiontest.New(t, storetest.NewMemory())}
	p.ID = p.Do(session.PlanSession{Title: "Breakfast", Start: p.Clock.Now().AddDate(0, 0, 70), Zone: "Europe/London", Kind: model.Meetup,
		Blocks: []model.Block{{Title: "Connect", Method: model.Connect, Timebox: 30 * time.Minute}}}).Session
	var rows []session.GuestRow
	for _, name := range []string{"Ada Nowak", "Ben Okafor", "Mei Tan", "Olu Adeyemi"} {
		rows = append(rows, session.GuestRow{Name: model.MustLine(name), Email: model.MustLine(strings.ToLower(name[:3]) + "@example.org"), Role: model.MustLine("Engineer")})
	}
	rows[3].Status = model.GuestAttending
	p.Do(session.InviteGuests{Session: p.ID, Rows: rows})
	return p
}

// invited has had the invitation's drafts made on the day it was due, and follow-up mail 1 is due.
func invited(t *testing.T) *place {
	p := meeting(t)
	p.Clock.Turn(14 * 24 * time.Hour)
	p.Do(p.drafts(model.LetterInvitation))
	p.Clock.Turn(14 * 24 * time.Hour)
	return p
}

// over is a meetup that is closed, with two who came.
func over(t *testing.T) *place {
	p := invited(t)
	p.Clock.Turn(42 * 24 * time.Hour)
	p.GoLive()
	for _, n := range []int{0, 3} {
		p.Do(session.CheckIn{Session: p.ID, Person: p.Session().Guests[n].Person})
	}
	p.Do(session.Close{Session: p.ID})
	return p
}

// after has the survey after it open.
func after(t *testing.T) *place {
	p := over(t)
	p.Do(session.OpenAfter{Session: p.ID})
	return p
}

// drafts makes all drafts of a step that wait.
func (p *place) drafts(step model.LetterStep) session.MakeDrafts {
	i := session.MakeDrafts{Session: p.ID, Step: step, Format: "eml"}
	for _, to := range p.state().LetterTo(p.Session(), step, "") {
		if p.Session().LetterMade(step, "", to).IsZero() {
			i.To = append(i.To, to)
		}
	}
	return i
}

func (p *place) again(step model.LetterStep, why string) session.MakeDrafts {
	return session.MakeDrafts{Session: p.ID, Step: step, To: p.state().LetterTo(p.Session(), step, ""), Again: true, Why: why}
}

// seated is the actor of a guest who came by their own code.
func (p *place) seated(n int) session.Actor {
	return session.Actor{Role: session.Attendee, Person: p.Session().Guests[n].Person, Session: p.ID, Remote: true}
}

func letterRules() []rule {
	on := func(i func(*place) session.Intent) func(*place) session.Intent { return i }
	set := func(s model.LetterSettings) func(*place) session.Intent {
		return func(p *place) session.Intent { return session.SetLetters{Session: p.ID, Settings: s} }
	}
	return []rule{
		{"the letters are set", meeting, "", set(model.LetterSettings{SignUp: "https://example.org/in", Place: "The mill"}), "LettersSet"},
		{"set as they are", meeting, "", set(model.LetterSettings{}), ""},
		{"a link is a link", meeting, "", set(model.LetterSettings{SignUp: "example.org"}), "!invalid"},
		{"another day", meeting, "", set(model.LetterSettings{}.Move(model.LetterFollowUp1, -30)), "LettersSet"},
		{"an invitation after the day", meeting, "", set(model.LetterSettings{}.Move(model.LetterInvitation, 1)), "!invalid"},
		{"a meetup has no absent", meeting, "", set(model.LetterSettings{}.Move(model.LetterAbsent, 1)), "!invalid"},
		{"drafts of the invitation", meeting, "", on(func(p *place) session.Intent { return p.drafts(model.LetterInvitation) }), "DraftsMade"},
		{"nobody twice", invited, "", on(func(p *place) session.Intent {
			i := p.again(model.LetterInvitation, "")
			i.Again = false
			return i
		}), "!conflict"},
		{"again without a reason", invited, "", on(func(p *place) session.Intent { return p.again(model.LetterInvitation, "") }), "!invalid"},
		{"again with a reason", invited, "", on(func(p *place) session.Intent { return p.again(model.LetterInvitation, "the place has changed") }), "DraftsMade"},
		{"a follow-up to those who have not answered", invited, "", on(func(p *place) session.Intent { return p.drafts(model.LetterFollowUp1) }), "DraftsMade"},
		{"a follow-up to who has answered", invited, "", on(func(p *place) session.Intent {
			return session.MakeDrafts{Session: p.ID, Step: model.LetterFollowUp1, To: []model.LetterTo{{Person: p.Session().Guests[3].Person}}}
		}), "!conflict"},
		{"no follow-up before an invitation", meeting, "", on(func(p *place) session.Intent { return p.drafts(model.LetterFollowUp1) }), "!conflict"},
		{"no thanks before it is closed", invited, "", on(func(p *place) session.Intent { return p.drafts(model.LetterThanks) }), "!conflict"},
		{"no invitation after it", over, "", on(func(p *place) session.Intent { return p.drafts(model.LetterInvitation) }), "!conflict"},
		{"thanks", over, "", on(func(p *place) session.Intent { return p.drafts(model.LetterThanks) }), "DraftsMade"},
		{"a workshop's recap", closed, "", on(func(p *place) session.Intent { return p.drafts(model.LetterRecap) }), "DraftsMade"},
		{"a workshop has no thanks", closed, "", on(func(p *place) session.Intent { return p.drafts(model.LetterThanks) }), "!invalid"},

		{"the survey opens", over, "", on(func(p *place) session.Intent { return session.OpenAfter{Session: p.ID} }), "AskingOpened AfterOpened"},
		{"not before it is closed", invited, "", on(func(p *place) session.Intent { return session.OpenAfter{Session: p.ID} }), "!conflict"},
		{"nobody is asked twice", after, "", on(func(p *place) session.Intent { return session.OpenAfter{Session: p.ID} }), "!conflict"},
		{"until yesterday", over, "", on(func(p *place) session.Intent {
			return session.OpenAfter{Session: p.ID, Until: p.Clock.Now().AddDate(0, 0, -1)}
		}), "!invalid"},
		{"longer", after, "", on(func(p *place) session.Intent {
			return session.ChangeAfter{Session: p.ID, Until: p.Clock.Now().AddDate(0, 0, 30)}
		}), "AfterChanged"},
		{"as it is", after, "", on(func(p *place) session.Intent { return session.ChangeAfter{Session: p.ID} }), ""},
		{"no survey to change", over, "", on(func(p *place) session.Intent { return session.ChangeAfter{Session: p.ID} }), "!missing"},
		{"answers from a file", after, "", on(func(p *place) session.Intent {
			return session.ImportAfter{Session: p.ID, Rows: []session.AfterRow{{Key: session.BallotID{1}, Answers: []session.Answered{{Cell: 9}}}}}
		}), ""},
		{"an answer that is none", after, "", on(func(p *place) session.Intent {
			return session.ImportAfter{Session: p.ID, Rows: []session.AfterRow{{Key: session.BallotID{1}, Answers: []session.Answered{{Cell: 12}}}}}
		}), "!invalid"},

		{"an actual figure", planningClosed, "", on(func(p *place) session.Intent {
			return session.ImportActuals{Rows: []session.ActualRow{{Case: p.cases[0], Figure: "12 min", Day: "2030-06-01", Source: "gate log"}}}
		}), "FigureSet DetailAdded"},
		{"the same figure again", func(t *testing.T) *place {
			p := planningClosed(t)
			p.Do(session.ImportActuals{Rows: []session.ActualRow{{Case: p.cases[0], Figure: "12 min", Day: "2030-06-01", Source: "gate log"}}})
			return p
		}, "", on(func(p *place) session.Intent {
			return session.ImportActuals{Rows: []session.ActualRow{{Case: p.cases[0], Figure: "12 min", Day: "2030-06-01", Source: "gate log"}}}
		}), ""},
		{"with a criterion", complete, "", on(func(p *place) session.Intent {
			return session.ImportActuals{Rows: []session.ActualRow{{Case: p.cases[0], Figure: "12 min", Day: "2030-06-01", Source: "gate log 2"}}}
		}), "FigureSet EntryWritten EntryWritten"},
		{"no day", complete, "", on(func(p *place) session.Intent {
			return session.ImportActuals{Rows: []session.ActualRow{{Case: p.cases[0], Figure: "12 min", Day: "soon"}}}
		}), "!invalid"},
		{"twice in a file", complete, "", on(func(p *place) session.Intent {
			return session.ImportActuals{Rows: []session.ActualRow{{Case: p.cases[0], Figure: "12"}, {Case: p.cases[0], Figure: "13"}}}
		}), "!invalid"},
		{"what nobody promised", complete, "", on(func(p *place) session.Intent {
			return session.ImportActuals{Rows: []session.ActualRow{{Case: p.Case(1).ID, Figure: "12"}}}
		}), "!invalid"},
	}
}

// TestPlanCountsBackFromTheDay walks through eight weeks.
func TestPlanCountsBackFromTheDay(t *testing.T) {
	p := meeting(t)
	due := func() string {
		var out []string
		now := p.Clock.Now()
		for _, f := range p.state().LetterPlan(p.Session(), now).Due(now) {
			out = append(out, f.Step.Key()+" "+f.When(now)+", "+f.Drafts())
		}
		return strings.Join(out, "; ")
	}
	for _, at := range []struct {
		days int // from the meetup's day
		make model.LetterStep
		due  string
	}{
		{-57, 0, ""},
		{-56, model.LetterInvitation, "invitation due today, 4 drafts"},
		{-55, 0, ""},
		{-41, 0, "follow-up-1 was due yesterday, 3 drafts"},
		{-40, model.LetterFollowUp1, "follow-up-1 was due 2 days ago, 3 drafts"},
		{-21, model.LetterFollowUp2, "follow-up-2 due today, 3 drafts"},
	} {
		p.Clock.Turn(time.UnixMilli(p.Session().Start).AddDate(0, 0, at.days).Sub(p.Clock.Now()))
		if got := due(); got != at.due {
			t.Fatalf("%d days before: %q, want %q", -at.days, got, at.due)
		}
		if at.make != 0 {
			p.Do(p.drafts(at.make))
			if got := due(); got != "" {
				t.Fatalf("%s is made, and %q is due", at.make, got)
			}
		}
	}
	p.Reopen()
	if made := p.Session().LetterMade(model.LetterInvitation, "", model.LetterTo{Person: p.Session().Guests[0].Person}); made.IsZero() {
		t.Fatal("after a crash nobody knows of the invitation")
	}
}

// TestLateGuestIsInvitedAndNotReminded has somebody come on the list after the first follow-up.
func TestLateGuestIsInvitedAndNotReminded(t *testing.T) {
	p := invited(t)
	p.Do(p.drafts(model.LetterFollowUp1))
	p.Do(session.InviteGuests{Session: p.ID, Rows: []session.GuestRow{{Name: model.MustLine("Zoe Late"), Email: model.MustLine("zoe@example.org")}}})
	if i := p.drafts(model.LetterInvitation); len(i.To) != 1 {
		t.Fatalf("the invitation waits for %d", len(i.To))
	}
	p.Do(p.drafts(model.LetterInvitation))
	if i := p.drafts(model.LetterFollowUp1); len(i.To) != 0 {
		t.Fatalf("follow-up 1 goes to %d who were invited after it", len(i.To))
	}
	if i := p.drafts(model.LetterFollowUp2); len(i.To) != 4 {
		t.Fatalf("follow-up 2 goes to %d", len(i.To))
	}
}

// TestPlanThatStartsLate says which follow-ups come to nobody, why, and when they come to some.
func TestPlanThatStartsLate(t *testing.T) {
	p := meeting(t)
	p.Clock.Turn(time.UnixMilli(p.Session().Start).AddDate(0, 0, -19).Sub(p.Clock.Now()))
	plan := func() session.LettersFace { return p.state().LetterPlan(p.Session(), p.Clock.Now()) }
	const skipped = "follow-up mails 1 and 2 are skipped: their days came before the invitation"
	if got := plan().Skipped(); got != skipped {
		t.Fatalf("before the invitation: %q", got)
	}
	if r := p.Do(p.drafts(model.LetterInvitation)); !strings.HasSuffix(r.Note, skipped) {
		t.Errorf("the invitation says %q", r.Note)
	}
	f := plan()
	if got := f.Plan[1].Skip(); f.Skipped() != skipped || !strings.HasPrefix(got, "skipped: ") || !strings.HasSuffix(got, " came before the invitation") || f.Plan[3].Skip() != "" {
		t.Errorf("after it: %q, %q, %q", f.Skipped(), got, f.Plan[3].Skip())
	}
	if _, err := p.Try(sessiontest.Host(), p.drafts(model.LetterFollowUp1)); err == nil || !strings.Contains(err.Error(), "it is skipped: ") {
		t.Errorf("the follow-up anyway: %v", err)
	}
	p = invited(t)
	p.Clock.Turn(time.UnixMilli(p.Session().Start).AddDate(0, 0, -30).Sub(p.Clock.Now()))
	p.Do(session.InviteGuests{Session: p.ID, Rows: []session.GuestRow{{Name: model.MustLine("Zoe Late"), Email: model.MustLine("zoe@example.org")}}})
	if f := plan(); f.Skipped() != "" || !strings.HasPrefix(f.Plan[1].Skip(), "skipped for 1: ") {
		t.Errorf("for one who is late: %q, %q", f.Skipped(), f.Plan[1].Skip())
	}
}

// TestDraftsAreNotUndone takes the settings back, and not what has left.
func TestDraftsAreNotUndone(t *testing.T) {
	p := meeting(t)
	p.Do(session.SetLetters{Session: p.ID, Settings: model.LetterSettings{Place: "The mill"}})
	r := p.Do(p.drafts(model.LetterInvitation))
	if !strings.Contains(r.Note, "cannot be undone") {
		t.Errorf("it says %q", r.Note)
	}
	p.Do(session.Undo{Session: p.ID})
	if f := p.state().LetterPlan(p.Session(), p.Clock.Now()); f.Set.Place != "" || f.Plan[0].Made != 4 {
		t.Errorf("after the undo the place is %q, and %d are made", f.Set.Place, f.Plan[0].Made)
	}
}

// TestSurveyAfterwards answers from a seat after the close, from a file, and counts.
func TestSurveyAfterwards(t *testing.T) {
	p := after(t)
	id := p.Session().After.Asking
	if _, err := p.Try(p.seated(0), session.Answer{Asking: id, Cell: 10}); err != nil {
		t.Fatal(err)
	}
	seat := p.Live.Snapshot().ForSeat(p.ID, p.Session().Guests[0].Person)
	if seat.After == nil || seat.After.Mine[0].Cell != 10 {
		t.Fatalf("the seat has %+v", seat.After)
	}
	snap := p.Live.Snapshot()
	rows := []session.AfterRow{
		{Key: snap.AfterKey(id, p.Session().Guests[0].Person, ""), Answers: []session.Answered{{Cell: 9}}}, // the same person
		{Key: snap.AfterKey(id, model.PersonID{}, "row 2"), Answers: []session.Answered{{Cell: 11}, {}, {Words: "more time"}}},
	}
	if r := p.Do(session.ImportAfter{Session: p.ID, Rows: rows}); r.New != 1 || r.Changed != 1 {
		t.Fatalf("%d new, %d changed", r.New, r.Changed)
	}
	f := p.state().AfterFace(p.Session())
	if f.Response() != "2 of 2 people answered, 100%" || f.Questions[2].Words != nil {
		t.Fatalf("%s, %v", f.Response(), f.Questions[2].Words)
	}
	standing := func(want string) {
		t.Helper()
		if got := p.state().AfterFace(p.Session()).Standing(p.Clock.Now(), time.UTC); !strings.HasPrefix(got, want) {
			t.Errorf("it is %q, not %q", got, want)
		}
	}
	standing("open until ")
	p.Clock.Turn(15 * 24 * time.Hour)
	standing("was open until ")
	if _, err := p.Try(p.seated(3), session.Answer{Asking: id, Cell: 10}); err == nil {
		t.Fatal("an answer comes in after the survey's end")
	}
	p.Reopen()
	p.Do(session.ShowAnswers{Asking: id})
	f = p.state().AfterFace(p.Session())
	if !f.Shown || f.Questions[0].Result != "2 answers: too few to show without naming anyone" || len(f.Questions[2].Words) != 0 || f.Questions[2].N != 1 {
		t.Fatalf("%+v", f.Questions)
	}
	if !strings.Contains(f.Caution(), "net promoter score from 10") {
		t.Error(f.Caution())
	}
}

// TestPulseOfASurveyAfterwards: where nobody was asked at the close, it is what was said afterwards.
func TestPulseOfASurveyAfterwards(t *testing.T) {
	p := after(t)
	pulse := func() session.PulseFace { return p.Live.Snapshot().Series().Meetups[0].Pulse }
	var rows []session.AfterRow
	for n := range 6 {
		rows = append(rows, session.AfterRow{Key: session.BallotID{byte(n + 1)}, Answers: []session.Answered{{Cell: 9}, {Cell: 3}}})
	}
	p.Do(session.ImportAfter{Session: p.ID, Rows: rows})
	if got := pulse(); got.N != 0 {
		t.Errorf("before the count the pulse is %+v", got)
	}
	p.Do(session.ShowAnswers{Asking: p.Session().After.Asking})
	if mean, ok := pulse().Mean(); !ok || pulse().N != 6 || mean.String() != "2.0" {
		t.Errorf("the pulse is %+v, mean %s", pulse(), mean)
	}
}

// TestResultsWaitForTheCount: they are due once nobody answers any more, and are not made before the survey is counted.
func TestResultsWaitForTheCount(t *testing.T) {
	p := over(t)
	results := func() session.LetterFace {
		for _, f := range p.state().LetterPlan(p.Session(), p.Clock.Now()).Plan {
			if f.Step == model.LetterResults {
				return f
			}
		}
		t.Fatal("no results in the plan")
		return session.LetterFace{}
	}
	if _, err := p.Try(sessiontest.Host(), p.drafts(model.LetterResults)); err == nil || !strings.Contains(err.Error(), "the thanks open the survey") {
		t.Errorf("without a survey: %v", err)
	}
	p = after(t)
	until := p.Clock.Now().AddDate(0, 0, 30)
	p.Do(session.ChangeAfter{Session: p.ID, Until: until})
	if f := results(); f.Day.AddDate(0, 0, 1).Before(until) || f.Wait == "" {
		t.Errorf("due on %s, while the survey is open until %s; %q", f.Day, until, f.Wait)
	}
	if _, err := p.Try(sessiontest.Host(), p.drafts(model.LetterResults)); err == nil || !strings.Contains(err.Error(), "no results to tell") {
		t.Errorf("before anybody answers: %v", err)
	}
	if results().IsDue(until.AddDate(0, 0, 9)) {
		t.Error("results of nothing are due")
	}
	if _, err := p.Try(p.seated(0), session.Answer{Asking: p.Session().After.Asking, Cell: 10}); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Try(sessiontest.Host(), p.drafts(model.LetterResults)); err == nil || !strings.Contains(err.Error(), "not counted yet") {
		t.Errorf("before it is counted: %v", err)
	}
	if !results().IsDue(until.AddDate(0, 0, 9)) {
		t.Error("nobody is told to count the survey")
	}
	p.Do(session.ShowAnswers{Asking: p.Session().After.Asking})
	if f := results(); f.Wait != "" || !f.Day.Before(until) {
		t.Errorf("counted, they are due on %s; %q", f.Day, f.Wait)
	}
	p.Do(p.drafts(model.LetterResults))
}

// TestAMeetupLikeAnotherKeepsWhatItsLettersSay but the survey's own form, which belongs to the day.
func TestAMeetupLikeAnotherKeepsWhatItsLettersSay(t *testing.T) {
	p := meeting(t)
	was := model.LetterSettings{Sender: "Kim Roe", Place: "The Harbour Room", SignUp: "https://example.org/come", Continue: "https://example.org/talk", Form: "https://example.org/how"}.Move(model.LetterInvitation, -30)
	p.Do(session.SetLetters{Session: p.ID, Settings: was})
	want := was
	want.Form = ""
	start := p.Clock.Now().AddDate(0, 0, 160)
	next := p.Do(session.PlanLike{Session: p.ID, Start: start}).Session
	if got := p.state().Session(next).LetterSettings(); !got.Same(want) {
		t.Errorf("%+v, not %+v", got, want)
	}
	p.Reopen()
	if got := p.state().Session(next).LetterSettings(); !got.Same(want) {
		t.Errorf("after a restart %+v", got)
	}
	workshop := p.Do(session.PlanLike{Session: p.ID, Start: start, Title: "A day", Kind: model.Workshop, Blocks: []model.Block{{Title: "Connect", Method: model.Connect, Timebox: time.Minute}}}).Session
	if got := p.state().Session(workshop).LetterSettings(); !got.Same(model.LetterSettings{}) {
		t.Errorf("another kind of session got %+v", got)
	}
}

// TestWhoComesTooLateIsToldSo by a personal code and by the session's: the survey has ended, and since when.
func TestWhoComesTooLateIsToldSo(t *testing.T) {
	p := after(t)
	snap := p.Live.Snapshot
	person := p.Session().Guests[0].Person
	mine, all := snap().PersonCode(person), snap().SessionCode(p.Session())
	p.Clock.Turn(13 * 24 * time.Hour)
	if a, b := snap().Ended(mine), snap().Ended(all); a+b != "" || snap().ForSeat(p.ID, person).Ended != "" {
		t.Errorf("while it is open: %q, %q", a, b)
	}
	p.Clock.Turn(2 * 24 * time.Hour)
	const want = "The survey after Breakfast"
	for _, code := range []string{mine, strings.ToUpper(mine), all} {
		if got := snap().Ended(code); !strings.HasPrefix(got, want) || !strings.Contains(got, " ended on ") {
			t.Errorf("%s is told %q", code, got)
		}
	}
	if seat := snap().ForSeat(p.ID, person).Ended; seat == "" || !strings.HasPrefix(snap().Ended(mine), seat) {
		t.Errorf("a seat says %q, the door %q", seat, snap().Ended(mine))
	}
	for _, code := range []string{"", "ada-000000", "wall+" + all, "00000000"} {
		if got := snap().Ended(code); got != "" {
			t.Errorf("%q is told %q", code, got)
		}
	}
	p = over(t)
	code := snap().PersonCode(p.Session().Guests[0].Person)
	p.Clock.Turn(15 * 24 * time.Hour)
	if got := p.Live.Snapshot().Ended(code); !strings.HasPrefix(got, p.Session().Title+" is over.") {
		t.Errorf("without a survey %q", got)
	}
}

// TestASeatThatStaysOpenHearsOfTheEnd: nothing happens in the session when the survey's last day is over.
func TestASeatThatStaysOpenHearsOfTheEnd(t *testing.T) {
	p := after(t)
	room := p.Live.Enter(p.seated(0), p.ID, session.AtSeat)
	defer room.Leave()
	if f := room.Face().(*session.SeatFace); f.After == nil || f.Ended != "" {
		t.Fatalf("while it is open: %+v, %q", f.After, f.Ended)
	}
	p.Clock.Turn(15 * 24 * time.Hour)
	if f := room.Face().(*session.SeatFace); f.After != nil || f.Ended == "" {
		t.Errorf("after its end the seat still asks: %+v, %q", f.After, f.Ended)
	}
}

// TestCodeOpensTheSurvey opens the door for as long as the survey takes answers.
func TestCodeOpensTheSurvey(t *testing.T) {
	p := after(t)
	p.Do(session.ChangeAfter{Session: p.ID, Until: p.Clock.Now().AddDate(0, 0, 40)})
	code := p.Live.Snapshot().PersonCode(p.Session().Guests[0].Person)
	for _, at := range []struct {
		days int
		open bool
	}{{13, true}, {26, true}, {10, false}} {
		p.Clock.Turn(time.Duration(at.days) * 24 * time.Hour)
		if _, ok := p.Live.Snapshot().Admit(code, ""); ok != at.open {
			t.Errorf("%d days later the code opens: %v", at.days, ok)
		}
	}
}

// TestCheckPointsOfAWindow asks each month and two weeks before the end.
func TestCheckPointsOfAWindow(t *testing.T) {
	got := strings.Join(model.CheckPoints("2030-03-01", 3), " ")
	if got != "2030-04-01 2030-05-01 2030-05-18" {
		t.Error(got)
	}
	if model.CheckPoints("soon", 3) != nil || model.CheckPoints("2030-03-01", 0) != nil {
		t.Error("a window that is none has check points")
	}
}

// TestARefusedFigureSaysItsLine, also where the programme changed after the file was looked through.
func TestARefusedFigureSaysItsLine(t *testing.T) {
	p := complete(t)
	_, err := p.Try(sessiontest.Host(), session.ImportActuals{Rows: []session.ActualRow{{Case: p.cases[0], Figure: "12", Line: 2}, {Case: p.Case(1).ID, Figure: "12", Line: 3}}})
	if err == nil || !strings.HasPrefix(err.Error(), "line 3: ") {
		t.Errorf("it says %v", err)
	}
}
