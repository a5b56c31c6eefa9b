package facetest

import (
	"time"

	"serendip/model"
	"serendip/session"
)

// Claims is what a console knows of claims: one confirmed, one refuted, one undecided, and the rest only claimed.
func Claims() []session.ClaimFace {
	var out []session.ClaimFace
	for _, c := range Cases() {
		if c.Minutes == 0 {
			continue
		}
		one := session.ClaimFace{Case: c}
		switch len(out) {
		case 0:
			one.Status, one.With, one.By, one.Note = model.ClaimConfirmed, "Ben Ade", "Kit", "every shift, nearer twelve at night"
			one.Answers = [model.CallQuestions]string{"nearer twelve", "the radio", "a list of bays"}
		case 1:
			one.Status, one.With, one.Note = model.ClaimRefuted, "Ines Faro", "the gate was never the reason"
		case 2:
			one.Status, one.With = model.ClaimChecked, "Tom Baker"
		case 3:
			one.Stale, one.With = true, "Uma Lind"
		}
		one.Case.Claim = one.Status
		out = append(out, one)
	}
	return out
}

// Survey is what people who were not there said of the shortlist.
func Survey(answers int) *session.SurveyFace {
	f := &session.SurveyFace{ID: ID[model.SurveyID](4), Title: "Value workshop", Answers: answers, Asked: 40, There: 1, Opened: Now().Add(-72 * time.Hour), Counted: Now()}
	for i, c := range shortlisted() {
		one := session.SurveyedCase{Case: c}
		for q := range one.Counts {
			for n := range answers {
				one.Counts[q] = one.Counts[q].Add(model.Mark((n+i+q)%5 - 1))
			}
		}
		f.Cases = append(f.Cases, one)
	}
	return f
}

func shortlisted() []session.CaseFace { return Wall(9).Shortlist }

// OpenSurvey is a survey that takes answers.
func OpenSurvey() *session.SurveyFace {
	f := Survey(7)
	f.Open = true
	for i := range f.Cases {
		f.Cases[i].Counts = [model.SurveyQuestionCount]model.Histogram{}
	}
	return f
}

// Surveyed is a wall that shows a survey.
func Surveyed(answers int) session.WallFace {
	f := Viewed(model.ViewSurvey)
	f.Survey = Survey(answers)
	return f
}

// Verified is the n-th block's wall with some claims verified, and with money that may stand there.
func Verified(n int) session.WallFace {
	f := Wall(n)
	f.Recap.Verified = "385 h confirmed in 1, 110 h checked in 1, 745 h only claimed in 3; 1 refuted does not count"
	f.Recap.Money = "385 h confirmed x 35.50 EUR = about 13668 EUR a year"
	for i := range f.Latest {
		f.Latest[i].Claim = model.ClaimStatus(i % 4)
	}
	return f
}

// ConsoleClaims is a console that knows of claims and of a survey.
func ConsoleClaims() session.ConsoleFace {
	f := Console(3)
	f.Claims, f.Survey = Claims(), OpenSurvey()
	f.Value = session.ValueFace{Terms: model.Terms{Hour: 3550, Currency: "EUR"}, Sum: f.Recap.Hours, Verified: Verified(3).Recap.Verified, Money: Verified(3).Recap.Money}
	return f
}

// SeatSurvey is the seat of a closed session whose survey takes answers, of which the first n are given.
func SeatSurvey(n int) session.SeatFace {
	f := Seat(11)
	f.State, f.Clock.Stopped, f.Survey = model.Closed, true, OpenSurvey()
	f.Undo = session.UndoFace{} // what was done before is for good
	for i, c := range f.Survey.Cases {
		one := session.SurveySeat{Case: c.Case}
		for q := range one.Marks {
			if at := i*model.SurveyQuestionCount + q; at < n {
				one.Marks[q] = session.SeatMark{Given: true, Mark: model.Mark(at%5 - 1)}
			}
		}
		f.MySurvey = append(f.MySurvey, one)
	}
	return f
}
