package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"serendip/cmd/serendip/exit"
	"serendip/exports"
)

// TestDemoMeetup plays the series and has a script outside the program count it a second time. The script must not agree
// once somebody else came.
func TestDemoMeetup(t *testing.T) {
	out := t.TempDir()
	var page, wrong bytes.Buffer
	e := Env{Args: []string{"demo", "meetup", "--headless", "--out", out, "--seed", "5"}, Out: &page, Err: &wrong, Getenv: os.Getenv}
	if code := Run(t.Context(), e); code != exit.OK {
		t.Fatalf("code %d: %s", code, &wrong)
	}
	one := func(pattern string) string {
		found, err := filepath.Glob(filepath.Join(out, pattern))
		if err != nil || len(found) == 0 {
			t.Fatalf("no file %s: %v", pattern, err)
		}
		slices.Sort(found)
		return found[len(found)-1] // the last meetup's
	}
	report, grid := one("*.json"), one("*-grid.csv")
	raw, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	var r exports.Report
	if err := json.Unmarshal(raw, &r); err != nil {
		t.Fatal(err)
	}
	var came []int
	for _, m := range r.Content.Meetup.Meetups {
		came = append(came, m.Came)
	}
	if !slices.Equal(came, []int{20, 18, 22}) || !strings.Contains(page.String(), "22 came") {
		t.Errorf("%v came:\n%s", came, &page)
	}
	recounted(t, report, grid)
}

func recounted(t *testing.T, report, grid string) {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Log("python3 is not on this machine, so the series is not counted a second time")
		return
	}
	agrees := func(grid string) (bool, []byte) {
		said, err := exec.CommandContext(t.Context(), python, filepath.Join("..", "..", "exports", "testdata", "recount.py"), report, grid).CombinedOutput()
		return err == nil, said
	}
	if ok, said := agrees(grid); !ok {
		t.Errorf("the second count differs:\n%s", said)
	}
	raw, err := os.ReadFile(grid)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "grid.csv")
	if err := os.WriteFile(other, bytes.Replace(raw, []byte("no-show"), []byte("came"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if ok, said := agrees(other); ok {
		t.Errorf("another guest makes no difference:\n%s", said)
	}
}

// TestDemoMeetupIsTheSameAgain holds that a seed gives the same series.
func TestDemoMeetupIsTheSameAgain(t *testing.T) {
	play := func() string {
		var page, wrong bytes.Buffer
		e := Env{Args: []string{"demo", "meetup", "--headless", "--out", t.TempDir(), "--seed", "9"}, Out: &page, Err: &wrong, Getenv: os.Getenv}
		if code := Run(t.Context(), e); code != exit.OK {
			t.Fatalf("code %d: %s", code, &wrong)
		}
		before, _, _ := strings.Cut(page.String(), "\nFiles")
		return before
	}
	if first, second := play(), play(); first != second {
		t.Errorf("%s\nis not\n%s", first, second)
	}
}
