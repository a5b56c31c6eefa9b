package exports_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// worked is a workshop with the two examples that the rule is explained by: five people who nearly agree, and five who
// do not.
func worked(t testing.TB) room {
	r := live(t)
	r.To(model.Capture)
	r.Says("Ada", "~ Marks 3, 3, 2, 2, 1")
	r.Says("Ada", "~ Marks 3, 3, 3, 0, 0")
	r.To(model.Scoring)
	round := r.open(1, 2)
	for i, name := range []string{"Ada", "Mei", "Olu", "Kwame", "Jo"} {
		near, far := model.Mark([]int{3, 3, 2, 2, 1}[i]), model.Mark([]int{3, 3, 3, 0, 0}[i])
		r.marks(round, 1, map[string][3]model.Mark{name: {near, near, near}})
		r.marks(round, 2, map[string][3]model.Mark{name: {far, far, far}})
	}
	r.Do(session.Reveal{Round: round})
	return r
}

func TestWorkedExamples(t *testing.T) {
	r := worked(t).report()
	raw := written(t, r, "json")
	valid(t, raw)
	golden.RequireEqual(t, raw)
	for i, want := range []struct {
		mean, ad  model.Frac
		agreement string
		passes    bool
	}{
		{model.NewFrac(11, 5), model.NewFrac(3, 5), "high", true},
		{model.NewFrac(9, 5), model.NewFrac(6, 5), "low", false},
	} {
		u := r.Content.Rounds[0].UseCases[i]
		for _, g := range u.Groups {
			if g.Mean.Frac.Cmp(want.mean) != 0 || g.AD.Frac.Cmp(want.ad) != 0 || g.Agreement != want.agreement || g.Passed != want.passes {
				t.Errorf("#%d %s: mean %s, AD %s, %s agreement, passed %t", u.Number, g.Key, g.Mean.Text, g.AD.Text, g.Agreement, g.Passed)
			}
		}
		if u.Result.Progresses != want.passes || u.Result.Rank != i+1 || u.Result.Contested == want.passes {
			t.Errorf("#%d: %+v", u.Number, u.Result)
		}
	}
}

// recompute runs the reader's script on a file and answers its exit code and what it said.
func recompute(t *testing.T, path string) (int, string) {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not on this machine, so the report is not computed a second time")
	}
	script := filepath.Join("testdata", "recompute.py")
	if _, err := os.Stat(script); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), python, script, path).CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if exit != nil {
		return exit.ExitCode(), string(out)
	}
	return 0, string(out)
}

func save(t *testing.T, raw []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.json")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnybodyCanRecompute(t *testing.T) {
	for name, raw := range map[string][]byte{
		"the worked examples": written(t, worked(t).report(), "json"),
		"a whole workshop":    written(t, workshop(t).report(), "json"),
		"nothing scored":      written(t, live(t).report(), "json"),
	} {
		if code, said := recompute(t, save(t, raw)); code != 0 {
			t.Errorf("%s: exit code %d: %s", name, code, said)
		}
	}
}

// TestOneChangedHistogramIsFound counts one person more in one histogram after the other.
func TestOneChangedHistogramIsFound(t *testing.T) {
	r := workshop(t).report()
	var all []*exports.Histogram
	for i := range r.Content.Rounds[0].UseCases {
		groups := r.Content.Rounds[0].UseCases[i].Groups
		for g := range groups {
			all = append(all, &groups[g].Whole)
			for _, part := range []*exports.Histogram{groups[g].Seats, groups[g].Hands} {
				if part != nil && i+g == 0 {
					all = append(all, part)
				}
			}
			if len(groups[g].Criteria) > 0 {
				all = append(all, &groups[g].Criteria[0].Own)
			}
		}
	}
	if len(all) < 15 {
		t.Fatalf("only %d histograms to change", len(all))
	}
	for i, h := range all {
		h.Counts[0]++
		code, said := recompute(t, save(t, written(t, r, "json")))
		h.Counts[0]--
		if code != 1 || strings.TrimSpace(said) == "" {
			t.Errorf("histogram %d: exit code %d: %s", i, code, said)
		}
	}
}

func TestRecomputeRefusesWhatItCannotRead(t *testing.T) {
	whole := written(t, worked(t).report(), "json")
	for name, path := range map[string]string{
		"no such file": filepath.Join(t.TempDir(), "none.json"),
		"half a file":  save(t, whole[:len(whole)/2]),
		"another file": save(t, []byte(`{"source": {}}`)),
	} {
		if code, said := recompute(t, path); code != 2 || strings.TrimSpace(said) == "" || strings.Contains(said, "Traceback") {
			t.Errorf("%s: exit code %d: %s", name, code, said)
		}
	}
}

// TestWrongResultsAreFound changes what was computed and leaves the marks.
func TestWrongResultsAreFound(t *testing.T) {
	for name, change := range map[string]func(*exports.Scored){
		"mean":       func(u *exports.Scored) { u.Groups[1].Mean.Frac = model.NewFrac(2, 1) },
		"passed":     func(u *exports.Scored) { u.Groups[2].Passed = !u.Groups[2].Passed },
		"agreement":  func(u *exports.Scored) { u.Result.Agreement = "medium" },
		"progresses": func(u *exports.Scored) { u.Result.Progresses = !u.Result.Progresses },
		"rank":       func(u *exports.Scored) { u.Result.Rank++ },
	} {
		var r exports.Report
		if err := json.NewDecoder(bytes.NewReader(written(t, worked(t).report(), "json"))).Decode(&r); err != nil {
			t.Fatal(err)
		}
		change(&r.Content.Rounds[0].UseCases[1])
		if code, said := recompute(t, save(t, written(t, r, "json"))); code != 1 {
			t.Errorf("%s: exit code %d: %s", name, code, said)
		}
	}
}
