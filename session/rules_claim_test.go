package session_test

import (
	"slices"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// claiming: 3 claims 15 minutes for Olu and 6 others, 4 claims 10 for Olu alone.
func claiming(t *testing.T) *place {
	p := capturing(t)
	p.By("Olu", session.ClaimMinutes{Case: p.Case(3).ID, Minutes: 15, Others: 6})
	p.By("Olu", session.ClaimMinutes{Case: p.Case(4).ID, Minutes: 10})
	return p
}

// surveying: the session is closed and its shortlist, 3 and 4, is asked about.
func surveying(t *testing.T) *place {
	p := closed(t)
	p.Do(session.OpenSurvey{Session: p.ID, Asked: 40})
	return p
}

func (p *place) survey() *session.Survey { return p.Session().Surveys[len(p.Session().Surveys)-1] }

// answers brings so many rows, each with a priority of 3 and a value of 1.
func (p *place) answers(n int) {
	var rows []session.AnswerRow
	for i := range n {
		row := session.AnswerRow{Key: p.Live.Snapshot().Respondent(p.survey().ID, model.PersonID{}, strings.Repeat("x", i+1))}
		for _, c := range p.survey().Cases {
			row.Marks = append(row.Marks, session.AnswerMark{Case: c, Question: model.SurveyPriority, Mark: model.High},
				session.AnswerMark{Case: c, Question: model.SurveyValue, Mark: model.Little})
		}
		rows = append(rows, row)
	}
	p.Do(session.ImportAnswers{Session: p.ID, Rows: rows})
}

func answered(t *testing.T) *place {
	p := surveying(t)
	p.answers(5)
	return p
}

func claimRules() []rule {
	verify := func(number int, status model.ClaimStatus) func(*place) session.Intent {
		return func(p *place) session.Intent {
			return session.VerifyClaim{Case: p.Case(number).ID, Status: status, By: "Kit", With: "Ben Ade", Note: "yes, every shift",
				Answers: [3]string{"nearer twelve", "the radio", "a list of bays"}}
		}
	}
	confirmed := func(t *testing.T) *place {
		p := claiming(t)
		p.Do(verify(3, model.ClaimConfirmed)(p))
		return p
	}
	open := func(p *place) session.Intent { return session.OpenSurvey{Session: p.ID, Asked: 12} }
	answer := func(p *place) session.Intent {
		return session.AnswerSurvey{Survey: p.survey().ID, Case: p.survey().Cases[0], Question: model.SurveyValue, Mark: model.Good}
	}
	count := func(p *place) session.Intent { return session.CountSurvey{Session: p.ID} }
	bring := func(p *place) session.Intent {
		return session.ImportAnswers{Session: p.ID, Rows: []session.AnswerRow{{Key: session.BallotID{9},
			Marks: []session.AnswerMark{{Case: p.survey().Cases[0], Mark: model.High}}}}}
	}
	value := func(hour, currency string) func(*place) session.Intent {
		return func(*place) session.Intent { return session.SetValue{Days: 200, Hour: hour, Currency: currency} }
	}
	return []rule{
		{"an end user confirms a claim", claiming, "", verify(3, model.ClaimConfirmed), "PersonAdded PersonAdded ClaimVerified"},
		{"the same again says nothing", confirmed, "", verify(3, model.ClaimConfirmed), ""},
		{"a confirmed claim may be refuted later", confirmed, "", verify(3, model.ClaimRefuted), "ClaimVerified"},
		{"a status alone changes nothing where it is the same", confirmed, "", func(p *place) session.Intent {
			return session.VerifyClaim{Case: p.Case(3).ID, Status: model.ClaimConfirmed, Keep: true}
		}, ""},
		{"a verification is taken back", confirmed, "", func(p *place) session.Intent { return session.VerifyClaim{Case: p.Case(3).ID} }, "ClaimVerified"},
		{"what claims no minutes has nothing to verify", claiming, "", verify(5, model.ClaimChecked), "!conflict"},
		{"a seat verifies nothing", claiming, "Olu", verify(3, model.ClaimConfirmed), "!denied"},
		{"there is no fifth status", claiming, "", verify(3, 9), "!invalid"},
		{"an hour gets a price", claiming, "", value("35,5", "eur"), "ValueSet"},
		{"a price needs a currency", claiming, "", value("35", ""), "!invalid"},
		{"an amount is a number", claiming, "", value("lots", "EUR"), "!invalid"},
		{"a survey asks about the shortlist", closed, "", open, "SurveyOpened"},
		{"without a shortlist there is nothing to ask", capturing, "", open, "!conflict"},
		{"an open survey learns to how many it went", surveying, "", open, "SurveyAsked"},
		{"a seat answers after the close, without an event", surveying, "Ada", answer, ""},
		{"a facilitator has no answer", surveying, "", answer, "!denied"},
		{"nobody answers where nothing is asked", closed, "Ada", func(p *place) session.Intent { return session.AnswerSurvey{} }, "!missing"},
		{"answers of a form tool come without an event", surveying, "", bring, ""},
		{"an answer about something else is refused whole", surveying, "", func(p *place) session.Intent {
			return session.ImportAnswers{Session: p.ID, Rows: []session.AnswerRow{{Key: session.BallotID{9}, Marks: []session.AnswerMark{{Case: p.Case(1).ID}}}}}
		}, "!invalid"},
		{"answers are counted", answered, "", count, "SurveyCounted"},
		{"nothing is counted where nobody answered", surveying, "", count, "!conflict"},
		{"a survey is dropped", answered, "", func(p *place) session.Intent { return session.DropSurvey{Session: p.ID} }, "SurveyDropped"},
		{"what is not there is not dropped", closed, "", func(p *place) session.Intent { return session.DropSurvey{Session: p.ID} }, "!missing"},
	}
}

// TestAStatusAloneKeepsWhatTheCallSaid changes only the status, as a stage does where no name may be asked for.
func TestAStatusAloneKeepsWhatTheCallSaid(t *testing.T) {
	p := claiming(t)
	p.Do(session.VerifyClaim{Case: p.Case(3).ID, Status: model.ClaimChecked, By: "Kit", With: "Ben Ade", Note: "every shift", Answers: [3]string{"nearer twelve"}})
	p.Do(session.VerifyClaim{Case: p.Case(3).ID, Status: model.ClaimRefuted, Answers: [3]string{1: "the radio"}, Keep: true})
	c := p.Live.Snapshot().ForConsole(p.ID, session.FacilitatorID("")).Claims[0]
	if c.Status != model.ClaimRefuted || c.By != "Kit" || c.With != "Ben Ade" || c.Note != "every shift" || c.Answers != [3]string{"nearer twelve", "the radio"} {
		t.Errorf("kept is %+v", c)
	}
}

// TestRefutedClaimsLeaveTheTotal follows a claim through all of its statuses.
func TestRefutedClaimsLeaveTheTotal(t *testing.T) {
	p := claiming(t)
	total := func() string {
		f := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{})
		return f.Recap.Hours + " | " + f.Recap.Verified + " | " + f.Value.Money + " | " + f.Recap.Money
	}
	wants := func(want string) {
		t.Helper()
		if got := total(); got != want {
			t.Errorf("the total is\n%s, want\n%s", got, want)
		}
	}
	wants("about 422 h a year claimed in 2 use cases: minutes x people x 220 days | none checked with an end user yet |  | ")
	p.Do(session.SetValue{Hour: "35.50", Currency: "EUR"})
	p.Do(session.VerifyClaim{Case: p.Case(3).ID, Status: model.ClaimConfirmed, With: "Ben Ade"})
	p.Do(session.VerifyClaim{Case: p.Case(4).ID, Status: model.ClaimRefuted})
	wants("385 h a year claimed in 1 use case: minutes x people x 220 days | 385 h confirmed in 1; 1 refuted does not count" +
		" | 385 h confirmed x 35.50 EUR = about 13668 EUR a year | ")
	p.Do(session.SetValue{Days: 200, Hour: "35.50", Currency: "EUR", OnWall: true})
	wants("350 h a year claimed in 1 use case: minutes x people x 200 days | 350 h confirmed in 1; 1 refuted does not count" +
		" | 350 h confirmed x 35.50 EUR = 12425 EUR a year | 350 h confirmed x 35.50 EUR = 12425 EUR a year")
	if f := p.Live.Snapshot().ForWall(p.ID); f.Cases[2].Value() != "confirmed by an end user: 15 min x 7 people x 200 days = 350 h a year" {
		t.Errorf("the wall has %q", f.Cases[2].Value())
	}
	if told := p.Live.Snapshot().ForSeat(p.ID, p.As("Olu").Person).Told; !slices.ContainsFunc(told, func(s string) bool { return strings.Contains(s, "confirmed the minutes") }) {
		t.Errorf("Olu is told %q", told)
	}
	p.Do(session.Undo{Session: p.ID})
	p.By("Olu", session.ClaimMinutes{Case: p.Case(3).ID, Minutes: 30, Others: 6})
	if c := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Claims[0]; c.Status != model.ClaimMade || !c.Stale || c.With != "Ben Ade" {
		t.Errorf("a claim that grew after it was confirmed is %+v", c)
	}
	before := total()
	p.Reopen()
	wants(before)
}

// TestSurveyTellsNoPerson answers from a seat and by a file, and looks at what is left when it is counted.
func TestSurveyTellsNoPerson(t *testing.T) {
	p := surveying(t)
	first := p.survey().Cases[0]
	p.answers(4)
	p.answers(4) // the same file again
	mark := func(name string, q model.SurveyQuestion, m model.Mark) {
		p.By(name, session.AnswerSurvey{Survey: p.survey().ID, Case: first, Question: q, Mark: m})
	}
	mark("Ada", model.SurveyPriority, model.NoMark)
	mark("Ada", model.SurveyPriority, model.CantSay) // and thinks again
	p.Reopen()
	if f := p.Live.Snapshot().ForSeat(p.ID, p.As("Ada").Person); f.Survey.Answers != 5 || !f.MySurvey[0].Marks[0].Given || f.MySurvey[0].Marks[1].Given {
		t.Fatalf("after a crash there are %d answers, and Ada has %+v", f.Survey.Answers, f.MySurvey)
	}
	if f := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Survey; f.Told() || f.Response() != "5 of 40 people answered (13%)" {
		t.Fatalf("before the count the console has %q, told %v", f.Response(), f.Told())
	}
	p.Do(session.CountSurvey{Session: p.ID})
	p.Do(session.TurnWall{Session: p.ID, View: model.ViewSurvey})
	f := p.Live.Snapshot().ForWall(p.ID)
	if f.Survey == nil || f.Survey.There != 1 {
		t.Fatalf("the wall shows %+v", f.Survey)
	}
	counts := f.Survey.Cases[0].Counts
	if counts[0].Counts != [4]int{0, 0, 0, 4} || counts[0].CantSay != 1 || session.Figure(counts[0]) != "4x 3, 1 can't say" {
		t.Errorf("counted %+v: %s", counts[0], session.Figure(counts[0]))
	}
	left := 0
	if err := p.Config.Store.Records(t.Context(), p.state().ID, "answer/", func(session.Record) error { left++; return nil }); err != nil || left > 0 {
		t.Errorf("%d answers lie in the store after they are counted (%v)", left, err)
	}
	if _, err := p.Try(sessiontest.Host(), session.CountSurvey{Session: p.ID}); err == nil {
		t.Error("a survey is counted twice")
	}
	p.Do(session.OpenSurvey{Session: p.ID})
	if f := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Survey; !f.Open || f.Answers != 0 || len(p.Session().Surveys) != 2 {
		t.Errorf("a second survey begins as %+v", f)
	}
}

// TestFewAnswersHaveNoName holds back what would point at somebody.
func TestFewAnswersHaveNoName(t *testing.T) {
	for n, want := range map[int]string{2: "", 3: "3x 3", 5: "3.0 from 5"} {
		p := surveying(t)
		p.answers(n)
		p.Do(session.CountSurvey{Session: p.ID})
		f := p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Survey
		got := ""
		if f.Told() {
			got = session.Figure(f.Cases[0].Counts[0])
		}
		if got != want || (n < 5) != (f.Caution() != "") {
			t.Errorf("%d answers are told as %q with %q, want %q", n, got, f.Caution(), want)
		}
	}
}

// TestAFigureTellsSilenceFromDoubt of what nobody could say, and of what nobody answered.
func TestAFigureTellsSilenceFromDoubt(t *testing.T) {
	for cells, want := range map[[5]int]string{{}: "nobody answered", {0, 0, 0, 0, 2}: "nobody could say", {0, 1, 0, 2, 1}: "2x 3, 1x 1, 1 can't say"} {
		if got := session.Figure(model.HistogramOf(cells)); got != want {
			t.Errorf("%v is told as %q, want %q", cells, got, want)
		}
	}
}
