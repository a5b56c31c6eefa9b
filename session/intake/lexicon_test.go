package intake_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session/intake"
)

// TestSuspicions prints how well the built-in words do on a hundred lines that were labelled by hand, and holds a floor. They
// are our own lines, and the words were chosen with some of them in sight: on those of others it will do less well.
func TestSuspicions(t *testing.T) {
	raw, err := os.ReadFile("testdata/suspicions.txt")
	if err != nil {
		t.Fatal(err)
	}
	words := intake.DefaultLexicon()
	kinds := map[string]model.Suspicion{"feature": model.SuspectFeature, "plan": model.SuspectPlan, "other": model.NoSuspicion}
	right, said, there := map[model.Suspicion]int{}, map[model.Suspicion]int{}, map[model.Suspicion]int{}
	n := 0
	for line := range strings.Lines(string(raw)) {
		label, text, ok := strings.Cut(strings.TrimSpace(line), "\t")
		want, known := kinds[label]
		if !ok || !known {
			t.Fatalf("%q has no label", line)
		}
		got := words.Suspect(text)
		n++
		there[want]++
		said[got]++
		if got == want {
			right[got]++
		} else {
			t.Logf("%s is taken for %q: %s", label, got, text)
		}
	}
	if n != 100 {
		t.Errorf("%d lines are labelled", n)
	}
	for _, k := range []model.Suspicion{model.SuspectFeature, model.SuspectPlan} {
		precision, recall := 100*right[k]/max(said[k], 1), 100*right[k]/there[k]
		t.Logf("%s: precision %d%%, recall %d%% (%d of %d lines)", k, precision, recall, right[k], there[k])
		if precision < 90 || recall < 75 {
			t.Errorf("%s: precision %d%%, recall %d%%; the floor is 90 and 75", k, precision, recall)
		}
	}
}

func TestAWordsFileSaysWhereItIsWrong(t *testing.T) {
	for _, c := range []struct {
		file         string
		line, column int
		what         string
	}{
		{"[feature]\nstrong = [\"a\"\n", 2, 14, "incomplete"},
		{"[feature]\nstrongest = [\"a\"]\n", 2, 1, "no setting feature.strongest"},
		{"[feature]\nstrong = [1]\n", 2, 11, ""},
		{"[plan]\nweak = [\" \"]\n", 0, 0, "is no word"},
	} {
		_, err := intake.Lexicon("words.toml", []byte(c.file))
		var e *intake.Error
		if !errors.As(err, &e) || e.Line != c.line || c.line > 0 && e.Column == 0 || !strings.Contains(e.What, c.what) || e.Do == "" {
			t.Errorf("%q: %v", c.file, err)
		}
	}
	l, err := intake.Lexicon("words.toml", []byte("[feature]\nstrong = [\"Sauna Door*\"]\n"))
	if err != nil || l.Suspect("we want saunas, and a sauna doorway!") != model.SuspectFeature || l.Suspect("the sauna") != model.NoSuspicion {
		t.Errorf("%v %+v", err, l)
	}
}
