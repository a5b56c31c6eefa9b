package exports_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// verified is the workshop with a claim that an end user confirmed, a price, and a survey that six people answered.
func verified(t testing.TB) room {
	r := workshop(t)
	r.Do(session.SetValue{Days: 200, Hour: "35.50", Currency: "EUR"})
	r.Do(session.VerifyClaim{Case: r.Case(7).ID, Status: model.ClaimConfirmed, By: "Kit", With: "Ben =cmd()", Note: "every shift\nand at night",
		Answers: [3]string{"nearer twelve", "the radio", ""}})
	r.Do(session.OpenSurvey{Session: r.ID, Asked: 40})
	survey := r.Session().Surveys[0]
	var rows []session.AnswerRow
	for i := range 6 {
		row := session.AnswerRow{Key: r.Live.Snapshot().Respondent(survey.ID, model.PersonID{}, strings.Repeat("x", i+1)), There: i == 0}
		for n, c := range survey.Cases {
			row.Marks = append(row.Marks, session.AnswerMark{Case: c, Question: model.SurveyPriority, Mark: model.Mark(3 - i%2)},
				session.AnswerMark{Case: c, Question: model.SurveyValue, Mark: model.Mark((i+n)%5 - 1)})
		}
		rows = append(rows, row)
	}
	r.Do(session.ImportAnswers{Session: r.ID, Rows: rows})
	return r
}

func TestVerifiedGoldens(t *testing.T) {
	open := verified(t)
	valid(t, written(t, open.report(), "json"))
	open.Do(session.CountSurvey{Session: open.ID})
	r := open.report()
	valid(t, written(t, r, "json"))
	for name, format := range map[string]string{"md": "md", "calls": "calls", "usecases": "csv"} {
		t.Run(name, func(t *testing.T) { golden.RequireEqual(t, written(t, r, format)) })
	}
	files, err := exports.Files(r, "csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f.Name, "-survey.csv") {
			t.Run("survey", func(t *testing.T) {
				var b bytes.Buffer
				if err := f.Write(&b); err != nil {
					t.Fatal(err)
				}
				golden.RequireEqual(t, b.Bytes())
			})
		}
	}
}

// TestCallsLeaveOnlyWhenAskedFor keeps the sheet, which names people whatever they agreed to, out of a whole export.
func TestCallsLeaveOnlyWhenAskedFor(t *testing.T) {
	files, err := exports.Files(workshop(t).report())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.Contains(f.Name, "calls") {
			t.Errorf("%s leaves unasked", f.Name)
		}
	}
}

// TestMoneyIsToldOfWhatIsConfirmedAndInEveryFormatOfTheReport: the wall's setting holds for the wall and the seats, and the report is one.
func TestMoneyIsToldOfWhatIsConfirmedAndInEveryFormatOfTheReport(t *testing.T) {
	for _, sure := range []bool{false, true} {
		r := workshop(t)
		r.Do(session.SetValue{Days: 200, Hour: "35.50", Currency: "EUR"})
		if sure {
			r.Do(session.VerifyClaim{Case: r.Case(7).ID, Status: model.ClaimConfirmed})
		}
		for _, format := range []string{"md", "html"} {
			if got := strings.Contains(string(written(t, r.report(), format)), "12,425 EUR a year: only what is confirmed, at 35.50 EUR an hour"); got != sure {
				t.Errorf("confirmed: %v; %s tells it in money: %v", sure, format, got)
			}
		}
	}
}
