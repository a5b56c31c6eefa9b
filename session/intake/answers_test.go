package intake_test

import (
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session/intake"
)

// TestAnswersOfAnyFormTool matches columns with questions by their words, and the rest by hand.
func TestAnswersOfAnyFormTool(t *testing.T) {
	table, err := intake.Read("a.csv", strings.NewReader("Zeit;E-Mail;How likely are you to recommend this to a colleague? [0-10];Was it worth your time;Topics\n1;Ada@Example.org;9;3 - high;gates\n2;;;;\n3;ada@example.org;10;a little;docks\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := intake.Answers(table, model.AfterQuestions(model.Meetup), nil, map[int]string{4: "topics"})
	if err != nil || len(p.Items) != 1 || p.Merged != 1 || p.Items[0].Email != "ada@example.org" {
		t.Fatalf("%+v, %v", p, err)
	}
	a := p.Items[0].Answers
	if a[0].Cell != 11 || a[1].Cell != 2 || a[2] != (intake.Answer{}) || a[3].Words != "docks" {
		t.Errorf("%+v", a)
	}
}

// TestOptionsWithACommaReadAsOne each, where none of them was answered.
func TestOptionsWithACommaReadAsOne(t *testing.T) {
	table, err := intake.Read("a.csv", strings.NewReader("Was it worth your time?,Would you tell of something of yours at the next event?\n3,\"Yes, gladly\"\n2,maybe\n"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = intake.Answers(table, model.AfterQuestions(model.Meetup), nil, nil)
	if want := `Write one of these: "yes, gladly", "perhaps", "no".`; err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "line 2") {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestAnswersUnderTwoHeaders passes over a second line that only says of what kind answers are.
func TestAnswersUnderTwoHeaders(t *testing.T) {
	table, err := intake.Read("a.csv", strings.NewReader("Respondent ID,E-mail,How likely are you to recommend this to a colleague?,Was it worth your time?,What should we do better?\n,,,Response,Open-Ended Response\n118,,10 - Extremely likely,Very,Response\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := intake.Answers(table, model.AfterQuestions(model.Meetup), nil, nil)
	if err != nil || len(p.Items) != 1 || p.Items[0].Answers[0].Cell != 11 || p.Items[0].Answers[2].Words != "Response" {
		t.Errorf("%+v, %v", p.Items, err)
	}
}

// TestActualsAreReadOrRefused with the place.
func TestActualsAreReadOrRefused(t *testing.T) {
	for file, want := range map[string]string{
		"Case,Figure,Date,Source\n#7,12 min,2031-06-01,gate log\n8,,,\n": "",
		"Case,Figure,Date\nseven,12,\n":                                  `line 2, column 1 "Case": "seven" is no use case`,
		"Case,Figure,Date\n7,12,soon\n":                                  `line 2, column 3 "Date": "soon" is no day`,
		"Name,Words\na,b\n":                                              "the columns Case and Figure",
	} {
		table, err := intake.Read("a.csv", strings.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		p, err := intake.Actuals(table, time.Now())
		switch {
		case want == "" && (err != nil || len(p.Items) != 1 || p.Items[0].Number != 7 || p.Items[0].Day != "2031-06-01"):
			t.Errorf("%+v, %v", p.Items, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%q: %v, want %s", file, err, want)
		}
	}
}
