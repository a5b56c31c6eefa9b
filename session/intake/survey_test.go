package intake_test

import (
	"errors"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session/intake"
)

func surveyItems() []intake.SurveyItem {
	return []intake.SurveyItem{{Number: 7, Title: "No second typing of orders"}, {Number: 12, Title: "Value of the gate photo"}}
}

func readSurvey(t *testing.T, file string) (intake.Preview[intake.SurveyRow], error) {
	t.Helper()
	table, err := intake.Read("answers.csv", strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return intake.Survey(table, surveyItems())
}

// TestSurveyOfAnyFormTool reads columns by number, by title, and by their place.
func TestSurveyOfAnyFormTool(t *testing.T) {
	for name, file := range map[string]string{
		"numbers":  "Timestamp,Email Address,#7 priority,#7 value,#12 priority,#12 value\n1,Ada@Example.org,3,2,-,0\n2,,1,,can't say,\n",
		"titles":   "Submitted At;Your e-mail;No second typing of orders [How high a priority is this for you?];No second typing of orders [Could its value be shown in figures within a quarter?];Value of the gate photo [priority];Value of the gate photo [value]\n1;ada@example.org;3 - high;good;-;0\n2;;1;;can't say;\n",
		"by place": "ID,E-mail,\"No second typing of orders\",\"No second typing of orders (2)\",#12 a,#12 b\n1,ada@example.org,high,2.0,n/a,no\n2,,little,,don't know,\n",
	} {
		p, err := readSurvey(t, file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(p.Items) != 2 || p.Items[0].Email != "ada@example.org" || p.Items[1].Email != "" || p.Items[1].Who == "" {
			t.Fatalf("%s: %+v", name, p.Items)
		}
		want := []intake.SurveyMark{{Item: 0, Question: 0, Mark: 3}, {Item: 0, Question: 1, Mark: 2}, {Item: 1, Question: 0, Mark: model.CantSay}, {Item: 1, Question: 1, Mark: 0}}
		if len(p.Items[0].Marks) != len(want) || len(p.Items[1].Marks) != 2 {
			t.Fatalf("%s: %+v", name, p.Items)
		}
		for i, m := range p.Items[0].Marks {
			if m != want[i] {
				t.Errorf("%s: mark %d is %+v, want %+v", name, i, m, want[i])
			}
		}
	}
}

// TestSurveyRefusesWithThePlace takes nothing of a file in which a mark cannot be read.
func TestSurveyRefusesWithThePlace(t *testing.T) {
	for file, want := range map[string]string{
		"#7 priority,#7 value\n3,2\n9,1\n":                     `answers.csv, line 3, column 1 "#7 priority": "9" is no mark. Write 0, 1, 2 or 3, or - for "can't say".`,
		"Name,Comment\nAda,fine\n":                             `answers.csv, line 1, column 1: no header line with a question about one of the use cases`,
		"#7 priority,No second typing of orders priority\n1,1": `column 1 asks the same: the priority of #7`,
		"#7 priority,#7 value\n":                               `there is a header line and nothing under it`,
	} {
		_, err := readSurvey(t, file)
		var place *intake.Error
		if !errors.As(err, &place) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is refused with %v, want %s", file, err, want)
		}
	}
}

// TestSurveyKnowsAPersonAgain finds one person's answers again, and nobody else's.
func TestSurveyKnowsAPersonAgain(t *testing.T) {
	p, err := readSurvey(t, "Email,#7 priority,#7 value\na@b.org,3,3\n,2,2\n,2,2\nA@B.org,1,1\nc@d.org,,\n")
	if err != nil {
		t.Fatal(err)
	}
	if p.Rows != 5 || p.Merged != 1 || len(p.Items) != 3 || p.Items[0].Marks[0].Mark != 1 || p.Items[1].Who == p.Items[2].Who {
		t.Errorf("%+v: %+v", p.Items, p)
	}
	if len(p.Doubtful) != 1 || p.Doubtful[0].Line != 5 {
		t.Errorf("doubts are %+v", p.Doubtful)
	}
}

func FuzzSurvey(f *testing.F) {
	f.Add("Email,#7 priority,#7 value\na@b.org,3,3\n")
	f.Add("sep=;\n#7 priority;#12 value\n-;9\n")
	f.Fuzz(func(t *testing.T, file string) {
		table, err := intake.Read("f", strings.NewReader(file))
		if err != nil {
			return
		}
		p, err := intake.Survey(table, surveyItems())
		if err != nil {
			return
		}
		for _, r := range p.Items {
			if len(r.Marks) == 0 || r.Who == "" {
				t.Fatalf("%+v", r)
			}
		}
	})
}
