package exports

import (
	"io"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// Survey is what people who were not there said of a shortlist. Until it is counted it says how many have answered.
type Survey struct {
	Number   int            `json:"number"`
	State    string         `json:"state"` // open or counted
	OpenedAt time.Time      `json:"opened_at"`
	Asked    int            `json:"asked"`
	Answers  int            `json:"answers"`
	There    int            `json:"there"`
	Rate     *Exact         `json:"response_rate,omitempty"`
	Response string         `json:"response"`
	Withheld string         `json:"withheld,omitempty"`
	UseCases []SurveyedCase `json:"use_cases"`
}

// SurveyedCase is one use case of a survey.
type SurveyedCase struct {
	Number    int        `json:"number"`
	Title     string     `json:"title"`
	Questions []Surveyed `json:"questions"`
}

// Surveyed is the count of one question, in the words of a reader too. The mean is told from five marks on.
type Surveyed struct {
	Key    string     `json:"key"`
	Marks  int        `json:"marks"`
	Counts *Histogram `json:"counts,omitempty"`
	Mean   *Exact     `json:"mean,omitempty"`
	Text   string     `json:"text"`
}

func (d *drawing) surveys() []Survey {
	out := []Survey{}
	for i, x := range d.on.Surveys {
		out = append(out, drawnSurvey(i+1, d.state.SurveyFace(d.on, x)))
	}
	return out
}

func drawnSurvey(n int, f *session.SurveyFace) Survey {
	s := Survey{Number: n, State: "open", OpenedAt: f.Opened.UTC(), Asked: f.Asked, Answers: f.Answers, There: f.There, Response: f.Response(), UseCases: []SurveyedCase{}}
	if !f.Open {
		s.State = "counted"
	}
	if !f.Told() {
		s.Withheld = f.Caution()
	}
	if rate, ok := model.ResponseRate(f.Answers, f.Asked); ok {
		s.Rate = exactly(rate)
	}
	for _, c := range f.Cases {
		one := SurveyedCase{Number: c.Case.Number, Title: c.Case.Title, Questions: []Surveyed{}}
		for _, q := range model.SurveyQuestions() {
			one.Questions = append(one.Questions, surveyed(q, c.Counts[q], f.Told()))
		}
		s.UseCases = append(s.UseCases, one)
	}
	return s
}

func surveyed(q model.SurveyQuestion, h model.Histogram, told bool) Surveyed {
	out := Surveyed{Key: q.Key()}
	if !told {
		return out
	}
	out.Marks, out.Text, out.Counts = h.Marks(), session.Figure(h), &Histogram{Counts: h.Counts, CantSay: h.CantSay}
	if mean, ok := model.SurveyMean(h); ok {
		out.Mean = exactly(mean)
	}
	return out
}

// writeSurveys writes a row for each question about each use case.
func writeSurveys(w io.Writer, r Report) error {
	header := []string{"serendip_survey", "State", "Asked", "Answers", "Number", "Title", "Question", "Gave 0", "Gave 1", "Gave 2", "Gave 3", "Could not say",
		"Marks that count", "Mean", "Withheld"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, s := range r.Content.Surveys {
			for _, u := range s.UseCases {
				for _, q := range u.Questions {
					if !yield(surveyRow(s, u, q)) {
						return
					}
				}
			}
		}
	})
}

func surveyRow(s Survey, u SurveyedCase, q Surveyed) []cell {
	row := []cell{number(s.Number), plain(s.State), numberOrNone(s.Asked), number(s.Answers), number(u.Number), words(u.Title), plain(q.Key)}
	if h := q.Counts; h != nil {
		row = append(row, number(h.Counts[0]), number(h.Counts[1]), number(h.Counts[2]), number(h.Counts[3]), number(h.CantSay), number(q.Marks))
	} else {
		row = append(row, make([]cell, 6)...)
	}
	return append(row, fraction(q.Mean), words(s.Withheld))
}

// phoneLike says whether a column of a guest list holds a telephone number.
func phoneLike(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{"phone", "telefon", "téléphone", "mobile", "handy", "cell", "tel."}, func(w string) bool { return strings.Contains(name, w) }) || name == "tel"
}
