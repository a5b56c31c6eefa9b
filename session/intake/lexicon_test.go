package intake_test

import (
	"errors"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session/intake"
)

// TestSuspicions prints how well the built-in words do on a hundred lines that were labelled by hand, and holds a floor. They
// are our own lines, and the words were chosen with some of them in sight: on those of others it will do less well.
func TestSuspicions(t *testing.T) {
	all := intake.Labelled()
	if len(all) != 100 {
		t.Errorf("%d lines are labelled", len(all))
	}
	words := intake.DefaultLexicon()
	for text, is := range all {
		if got := words.Suspect(text); got != is {
			t.Logf("%q is taken for %q: %s", is, got, text)
		}
	}
	for _, p := range intake.Proved(words) {
		t.Logf("%s: precision %d%%, recall %d%% (%d of %d lines)", p.Kind, p.Precision(), p.Recall(), p.Right, p.There)
		if p.There < 20 || p.Precision() < 90 || p.Recall() < 75 {
			t.Errorf("%s: %+v; the floor is 90 and 75, of 20 lines", p.Kind, p)
		}
	}
	if p := intake.Proved(&model.Lexicon{})[0]; p.Said != 0 || p.Recall() != 0 || p.There == 0 {
		t.Errorf("without words it is %+v", p)
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
