package model_test

import (
	"slices"
	"testing"

	"serendip/model"
)

func TestNPS(t *testing.T) {
	for _, c := range []struct {
		counts []int
		want   string
		any    bool
	}{
		{nil, "", false},
		{[]int{0, 0, 0, 0, 0, 0, 2, 0, 3, 0, 5}, "30.0", true}, // half promote, a fifth detract
		{[]int{1}, "-100.0", true},
		{[]int{0, 0, 0, 0, 0, 0, 0, 4, 4}, "0.0", true}, // passives count in the total alone
		{[]int{0, 0, 0, 0, 0, 0, 1, 0, 0, 2}, "33.3", true},
	} {
		got, any := model.NPS(c.counts)
		if any != c.any || any && got.String() != c.want {
			t.Errorf("%v: %v, %v", c.counts, got, any)
		}
	}
}

func TestRedFlag(t *testing.T) {
	high, low := []int{0, 0, 1, 4}, []int{3, 1, 0, 0}
	if flag, _ := model.RedFlag([][]int{high, high, high}); flag {
		t.Error("high answers raise a flag")
	}
	flag, which := model.RedFlag([][]int{low, high, low, low, {}, low})
	if !flag || !slices.Equal(which, []int{0, 2, 3, 5}) {
		t.Errorf("low answers: %v, %v", flag, which)
	}
	if flag, which := model.RedFlag([][]int{{0, 1, 1, 0}}); flag || which != nil {
		t.Error("the middle of the scale is not low")
	}
	if flag, _ := model.RedFlag(nil); flag {
		t.Error("no answers raise a flag")
	}
}

func TestQuestionsAreChecked(t *testing.T) {
	good := model.Question{Text: "Which?", Kind: model.AskChoice, Options: []string{"a", "b"}}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	for _, q := range []model.Question{
		{}, {Text: "x"}, {Text: "x", Kind: 9}, {Text: "x", Kind: model.AskChoice, Options: []string{"a"}},
		{Text: "x", Kind: model.AskText, Options: []string{"a"}}, {Text: "x", Kind: model.AskChoice, Options: []string{"a", " "}},
		{Text: "x", Kind: model.AskChoice, Options: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}},
	} {
		if q.Check() == nil {
			t.Errorf("%+v passes", q)
		}
	}
	for _, q := range append(model.ReadinessQuestions(), model.PulseQuestions()...) {
		if err := q.Check(); err != nil {
			t.Error(err)
		}
	}
}

func TestQuestionsAreWrittenInOneLine(t *testing.T) {
	line := "Which day? = Monday / Friday; How well? = 0-3; Would you recommend it? = 0-10; What else?"
	got, err := model.ParseQuestions(line)
	if err != nil || len(got) != 4 || got[0].Options[1] != "Friday" || got[1].Kind != model.AskScale || got[2].Kind != model.AskNPS || got[3].Kind != model.AskText {
		t.Fatalf("%+v, %v", got, err)
	}
	if back := model.QuestionsLine(got); back != line {
		t.Fatal(back)
	}
	if got, err := model.ParseQuestions(" ; "); err != nil || got != nil {
		t.Errorf("nothing is %v, %v", got, err)
	}
	for _, wrong := range []string{"Which? = one", "= a / b", "x = a / ", "1;2;3;4;5;6;7;8;9;10;11;12;13"} {
		if got, err := model.ParseQuestions(wrong); err == nil {
			t.Errorf("%q is %+v", wrong, got)
		}
	}
}

// TestAScaleAnswersItsQuestion: "was it worth your time?" is not answered by the marks of use cases.
func TestAScaleAnswersItsQuestion(t *testing.T) {
	scale := model.Question{Text: "Was it worth your time?", Kind: model.AskScale}
	for n, want := range []string{"0 no", "1 a little", "2 mostly", "3 fully", ""} {
		if got := scale.Named(n); got != want {
			t.Errorf("answer %d is called %q, want %q", n, got, want)
		}
	}
	if got := (model.Question{Text: "Would you recommend it?", Kind: model.AskNPS}).Named(10); got != "10" {
		t.Errorf("a likelihood is called %q", got)
	}
}
