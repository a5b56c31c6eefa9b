package main

import (
	"bytes"
	"encoding/csv"
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
	report, grid := one("*/data/*.json"), one("series/*-grid.csv")
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
	for n, q := range r.Content.Questions {
		if q.Hands == 0 || q.Hands > 22 || q.Answered != (q.Answer != "") {
			t.Errorf("question %d: %+v", n+1, q)
		}
	}
	if len(r.Content.Questions) < 4 || len(r.Content.UseCases) < 3 {
		t.Errorf("%d questions were asked, and %d use cases told", len(r.Content.Questions), len(r.Content.UseCases))
	}
	talkRecounted(t, out)
	topicsRecounted(t, out)
	whole, err := os.ReadFile(one("programme/*-programme.md"))
	if want := "- **3** sessions\n"; err != nil || !strings.Contains(string(whole), want) {
		t.Errorf("the programme: %v\n%s", err, whole)
	}
	toldOnce(t, out)
	lettersAndSurvey(t, out, r)
}

// lettersAndSurvey holds that each of the last meetup's letters was made once for each person, and that the survey's answers
// came over seats and from a form.
func lettersAndSurvey(t *testing.T, out string, r exports.Report) {
	t.Helper()
	for step, files := range map[string]int{"invitation": 25, "thanks": 22, "results": 22} {
		found, err := filepath.Glob(filepath.Join(out, "*-2027-07-15", "letters", step, "*.eml"))
		if err != nil || len(found) != files {
			t.Errorf("%d drafts of the %s: %v", len(found), step, err)
		}
	}
	after, answers := r.Content.After, r.Content.Askings[len(r.Content.Askings)-1]
	if after == nil || !after.Counted || after.Asked != 22 || after.Answers < 5 || answers.Seats != after.Answers || !strings.HasPrefix(answers.Response, after.Response) {
		t.Errorf("the survey: %+v, %+v", after, answers)
	}
	for _, made := range r.Content.Letters.Made {
		if made.Why != "" || made.Drafts == 0 {
			t.Errorf("made: %+v", made)
		}
	}
}

// topicsRecounted has a script outside the program make the schedule of the evening's topics. It must not agree once a topic
// is elsewhere.
func topicsRecounted(t *testing.T, out string) {
	t.Helper()
	tables, err := filepath.Glob(filepath.Join(out, "*", "data", "*-topics.csv"))
	if err != nil || len(tables) != 1 {
		t.Fatalf("%d tables of topics: %v", len(tables), err)
	}
	report := strings.TrimSuffix(tables[0], "-topics.csv") + ".json"
	if ok, said := countedAgain(t, "recount_topics.py", report, tables[0]); !ok {
		t.Errorf("the second schedule differs:\n%s", said)
	}
	raw, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	var r exports.Report
	if err := json.Unmarshal(raw, &r); err != nil {
		t.Fatal(err)
	}
	votes, discussed, left, seats := r.Content.Talk.Votes, 0, 0, 0
	for _, x := range r.Content.Topics.Board {
		if x.Stage == "discussed" && x.Concluded != "" {
			discussed++
		}
		if x.NoPlace != "" {
			left++
		}
	}
	for _, u := range r.Content.UseCases {
		if u.Kind == "topic" && u.CapturedBy == "" {
			seats++ // who proposed it typed it
		}
	}
	if len(votes) < 3 || discussed != 6 || left != 2 || seats < 4 {
		t.Errorf("%d votes, %d discussed, %d without a place, %d from seats", len(votes), discussed, left, seats)
	}
	other := filepath.Join(t.TempDir(), "other.json")
	if err := os.WriteFile(other, bytes.Replace(raw, []byte(`"slot": 2`), []byte(`"slot": 3`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if ok, said := countedAgain(t, "recount_topics.py", other, tables[0]); ok && pythonHere() {
		t.Errorf("another slot makes no difference:\n%s", said)
	}
}

// talkRecounted has a script outside the program count who talked how long. It must not agree once somebody talked longer.
func talkRecounted(t *testing.T, out string) {
	t.Helper()
	tables, err := filepath.Glob(filepath.Join(out, "*", "data", "*-speakers.csv"))
	if err != nil || len(tables) != 3 {
		t.Fatalf("%d tables of speakers: %v", len(tables), err)
	}
	slices.Sort(tables) // by date
	var pairs []string
	for _, table := range tables {
		pairs = append(pairs, strings.TrimSuffix(table, "-speakers.csv")+".json", table)
	}
	if ok, said := countedAgain(t, "recount_talk.py", pairs...); !ok {
		t.Errorf("the second count differs:\n%s", said)
	}
	raw, err := os.ReadFile(tables[0])
	if err != nil {
		t.Fatal(err)
	}
	longer := filepath.Join(t.TempDir(), "speakers.csv")
	if err := os.WriteFile(longer, bytes.Replace(raw, []byte(",vendor,2,"), []byte(",vendor,2,1"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	pairs[1] = longer
	if ok, said := countedAgain(t, "recount_talk.py", pairs...); ok && pythonHere() {
		t.Errorf("a longer talk makes no difference:\n%s", said)
	}
}

func pythonHere() bool {
	_, err := exec.LookPath("python3")
	return err == nil
}

// countedAgain runs a script of the exports' test data; true with a word in the log where there is no Python.
func countedAgain(t *testing.T, script string, files ...string) (bool, []byte) {
	t.Helper()
	if !pythonHere() {
		t.Log("python3 is not on this machine, so nothing is counted a second time")
		return true, nil
	}
	said, err := exec.CommandContext(t.Context(), "python3", append([]string{filepath.Join("..", "..", "exports", "testdata", script)}, files...)...).CombinedOutput()
	return err == nil, said
}

func recounted(t *testing.T, report, grid string) {
	t.Helper()
	if ok, said := countedAgain(t, "recount.py", report, grid); !ok {
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
	if ok, said := countedAgain(t, "recount.py", report, other); ok && pythonHere() {
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

// toldOnce holds that no use case is told at two meetups, or twice at one.
func toldOnce(t *testing.T, out string) {
	t.Helper()
	table := strings.TrimPrefix(glob(t, filepath.Join(out, "programme"), "*-usecases.csv"), "\uFEFF")
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	title, seen := slices.Index(rows[0], "Title"), make(map[string]bool)
	for _, row := range rows[1:] {
		if seen[row[title]] {
			t.Errorf("told twice: %s", row[title])
		}
		seen[row[title]] = true
	}
}
