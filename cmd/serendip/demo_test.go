package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"serendip/cmd/serendip/exit"
	"serendip/cmd/serendip/rehearse"
	"serendip/exports"
	"serendip/session"
	"serendip/tui/tuitest"
)

// headless runs a demo in this process and returns its JSON export and its account.
func headless(t *testing.T, args ...string) (exports.Report, string) {
	t.Helper()
	return headlessInto(t, t.TempDir(), args...)
}

// headlessInto leaves the files in a folder.
func headlessInto(t *testing.T, out string, args ...string) (exports.Report, string) {
	t.Helper()
	var page, wrong bytes.Buffer
	e := Env{Args: append([]string{"demo", "--headless", "--out", out}, args...), Out: &page, Err: &wrong, Getenv: os.Getenv}
	if code := Run(t.Context(), e); code != exit.OK {
		t.Fatalf("code %d: %s", code, &wrong)
	}
	files, err := filepath.Glob(filepath.Join(out, "data", "*.json"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	var r exports.Report
	if err := json.Unmarshal(raw, &r); err != nil {
		t.Fatal(err)
	}
	return r, page.String()
}

// lasting is what of a report depends on no id, time or number, in the order of the titles.
func lasting(t *testing.T, r exports.Report) string {
	t.Helper()
	raw, err := json.Marshal(r.Content)
	if err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	raw, err = json.MarshalIndent(plainly(all), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func plainly(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			switch k {
			case "id", "number", "at", "opened_at", "began_at", "captured_at", "made_at", "noted_at", "done_at", "spent_minutes", "merged", "merged_into", "shortlisted":
				delete(v, k)
			case "selected":
				if _, numbers := v[k].([]any); numbers {
					delete(v, k)
				}
			}
			if v[k] != nil {
				v[k] = plainly(v[k])
			}
		}
	case []any:
		for i := range v {
			v[i] = plainly(v[i])
		}
		slices.SortFunc(v, func(a, b any) int { return strings.Compare(key(a), key(b)) })
	}
	return v
}

// key is what one of a list is sorted by: its title, and then all of it.
func key(v any) string {
	m, _ := v.(map[string]any)
	return fmt.Sprint(m["title"], v)
}

func TestDemoOfOneSeedIsTheSame(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	one, page := headless(t, "--attendees", "8", "--seed", "7")
	again, _ := headless(t, "--attendees", "8", "--seed", "7")
	if a, b := lasting(t, one), lasting(t, again); a != b {
		t.Errorf("two demos of one seed differ:\n%s\n\n%s", a, b)
	}
	other, _ := headless(t, "--attendees", "8", "--seed", "8")
	if lasting(t, one) == lasting(t, other) {
		t.Error("two seeds give one workshop")
	}
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
		t.Errorf("something is left behind: %v %v", left, err)
	}
	wholeDemo(t, one, page)
	recomputed(t, one)
}

// wholeDemo says what a demo of eight must have brought.
func wholeDemo(t *testing.T, r exports.Report, page string) {
	t.Helper()
	c := r.Content
	if c.Session.State != "closed" || c.Recap.People != 10 || len(c.Recap.Selected) == 0 || len(c.Rounds) < 2 {
		t.Fatalf("not a whole workshop: %+v, %+v", c.Session, c.Recap)
	}
	if one := c.Rounds[0]; one.Seats != 8 || one.Hands != 2 || len(one.UseCases) != 9 {
		t.Errorf("%d on seats and %d by hands scored %d use cases", one.Seats, one.Hands, len(one.UseCases))
	}
	merged, overridden, unasked := 0, 0, 0
	for _, p := range c.People {
		if p.Organisation == "" && p.FromAfar {
			unasked++
		}
	}
	for _, u := range c.UseCases {
		if u.MergedInto > 0 {
			merged++
		}
		if u.Selected && (u.Owner == "" || u.Measure == "" || u.FirstDate == "") {
			t.Errorf("%q was selected and lacks an owner, a measure or a date", u.Title)
		}
	}
	for _, u := range c.Rounds[0].UseCases {
		if u.Outcome != nil && u.Outcome.Override != nil {
			overridden++
		}
		if !strings.Contains(page, fit(u.Title, titleWidth)) {
			t.Errorf("the page lacks %q", u.Title)
		}
	}
	if len(c.Askings) != 3 {
		t.Errorf("readiness, the poll and the pulse are %+v", c.Askings)
	}
	for _, one := range c.Askings {
		if one.State != "shown" || one.Seats < 6 || one.Seats > 7 || one.Hands != 2 { // one screen stands still, and one comes late
			t.Errorf("%s is %+v", one.Block, one)
		}
	}
	kinds := map[string]bool{}
	for _, i := range c.Items {
		kinds[i.Kind] = true
	}
	if merged != 6 || overridden != 1 || unasked != 1 || len(kinds) != 5 { // who comes late is not asked
		t.Errorf("%d merged, %d overridden, %d not asked where they work, items %v", merged, overridden, unasked, kinds)
	}
	if n := strings.Count(page, "\n"); n > 110 {
		t.Errorf("%d lines are more than two pages", n)
	}
}

func TestDemoRefuses(t *testing.T) {
	for want, args := range map[string][]string{
		"needs a terminal":    {"demo"},
		"needs --out":         {"demo", "--headless"},
		"goes from 3":         {"demo", "--headless", "--out", "x", "--attendees", "2"},
		"at least 6":          {"demo", "--headless", "--out", "x", "--usecases", "few.csv"},
		"There is no file":    {"demo", "--headless", "--out", "x", "--usecases", "none.csv"},
		"`serendip demo --he": {"demo", "--attendees", "4"},
	} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "few.csv"), []byte("Title,Kind\nOne idea only,planned\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		var wrong bytes.Buffer
		code := Run(t.Context(), Env{Args: args, Out: &bytes.Buffer{}, Err: &wrong, Folder: folder, Getenv: os.Getenv})
		if code == exit.OK || !strings.Contains(wrong.String(), want) {
			t.Errorf("%v: code %d, %q; want %q", args, code, &wrong, want)
		}
	}
}

// TestDemoOfOnesOwnSession rehearses an agenda on which hardly anything fits: it comes to its end, and the session is as it was.
func TestDemoOfOnesOwnSession(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "data")
	verb := func(args ...string) string {
		t.Helper()
		var out, wrong bytes.Buffer
		e := Env{Args: append([]string{"--data", data}, args...), Out: &out, Err: &wrong, Folder: t.TempDir(), Getenv: os.Getenv,
			Actor: session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("")}}
		if code := Run(t.Context(), e); code != exit.OK {
			t.Fatalf("%v: code %d: %s", args, code, &wrong)
		}
		return out.String()
	}
	verb("new", "Acme", "--date", "2031-03-04", "--template", "blank", "--title", "Our own evening")
	for _, method := range []string{"discuss", "capture", "dots", "score", "discuss", "matrix", "rice", "poll", "readiness", "champions", "readout", "shortlist", "first-steps"} {
		verb("agenda", "acme-1", "--add", method, "--title", "A long title of our own for "+method)
	}
	before := verb("show", "acme-1", "--json")
	out := t.TempDir()
	if page := verb("demo", "--session", "acme-1", "--headless", "--attendees", "4", "--out", out); !strings.Contains(page, "our own evening: a rehearsal") {
		t.Errorf("the page is %s", page)
	}
	if files, err := filepath.Glob(filepath.Join(out, "data", "*.json")); err != nil || len(files) != 1 {
		t.Errorf("left %v, %v", files, err)
	}
	if after := verb("show", "acme-1", "--json"); after != before {
		t.Errorf("the session was changed:\n%s\n%s", before, after)
	}
}

func TestDemoIsNotForGuests(t *testing.T) {
	var wrong bytes.Buffer
	e := Env{Args: []string{"demo", "--headless", "--out", "x"}, Out: &bytes.Buffer{}, Err: &wrong, Actor: session.Actor{Role: session.Facilitator, Remote: true}}
	if code := Run(t.Context(), e); code != exit.Usage || !strings.Contains(wrong.String(), "machine itself") {
		t.Errorf("over SSH: code %d, %q", code, &wrong)
	}
}

func TestDemoThatIsCalledOffLeavesNothing(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	e := Env{Args: []string{"demo", "--headless", "--out", t.TempDir()}, Out: &bytes.Buffer{}, Err: &bytes.Buffer{}, Getenv: os.Getenv}
	if code := Run(ctx, e); code == exit.OK {
		t.Error("a demo that was called off says that all went well")
	}
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
		t.Errorf("something is left behind: %v %v", left, err)
	}
}

// glass is a terminal that somebody looks at.
type glass struct {
	mu sync.Mutex
	em *vt.Emulator
}

func (g *glass) Write(b []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.em.Write(b)
}

func (g *glass) shows(t *testing.T, text string) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		g.mu.Lock()
		screen := g.em.String()
		g.mu.Unlock()
		if strings.Contains(screen, text) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%q is not to be seen on\n%s", text, screen)
		}
	}
}

func TestDemoInFrontOfSomebody(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	keys, press := io.Pipe()
	g := &glass{em: vt.NewEmulator(100, 30)}
	_, _ = g.Write([]byte("\x1b[20h"))               // a line feed also returns the carriage, as on a local terminal
	go func() { _, _ = io.Copy(io.Discard, g.em) }() // a terminal's answers, which nobody waits for
	var page, wrong bytes.Buffer
	e := Env{Args: []string{"demo", "--attendees", "5"}, Out: &page, Err: &wrong, Getenv: os.Getenv,
		Screen: &Screen{Profile: colorprofile.TrueColor, options: []tea.ProgramOption{
			tea.WithInput(keys), tea.WithOutput(g), tea.WithWindowSize(100, 30), tea.WithEnvironment([]string{"TERM=xterm-256color"}),
		}}}
	ended := make(chan int, 1)
	go func() { ended <- Run(t.Context(), e) }()
	g.shows(t, "Made-up people, nothing kept · normal")
	g.shows(t, "ssh ") // the wall says how to join
	for _, key := range []string{"+", "+"} {
		if _, err := press.Write([]byte(key)); err != nil {
			t.Fatal(err)
		}
	}
	g.shows(t, "four times")
	g.shows(t, "FEATURES and PLANS") // the picture of the second block
	if _, err := press.Write([]byte("q")); err != nil {
		t.Fatal(err)
	}
	if code := <-ended; code != exit.OK || wrong.Len() > 0 {
		t.Fatalf("code %d: %s", code, &wrong)
	}
	if !strings.Contains(page.String(), "It was ended before its end.") {
		t.Errorf("the page does not say that it was cut short:\n%s", &page)
	}
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
		t.Errorf("something is left behind: %v %v", left, err)
	}
}

// blank is a wall without anything on it.
type blank struct{}

func (blank) Init() tea.Cmd                         { return nil }
func (b blank) Update(tea.Msg) (tea.Model, tea.Cmd) { return b, nil }
func (blank) View() tea.View                        { return tea.NewView("the wall") }

func TestDemoKeysTurnTheClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		l := &looking{wall: blank{}, clock: rehearse.NewClock(start, demoRate), dark: func() bool { return false }, speed: 1}
		var m tea.Model = l
		m, _ = m.Update(tea.WindowSizeMsg{Width: 100, Height: 10})
		spent := func(names ...string) time.Duration {
			m = tuitest.Keys(m, names...)
			before := l.clock.Now()
			time.Sleep(time.Second)
			return l.clock.Now().Sub(before)
		}
		for _, step := range []struct {
			keys []string
			want time.Duration
			says string
		}{
			{nil, 150 * time.Second, "normal"},
			{[]string{"+"}, 300 * time.Second, "double"},
			{[]string{"+", "+"}, 600 * time.Second, "four times"},
			{[]string{"space"}, 0, "the clock stands"},
			{[]string{"space", "-", "-", "-", "-", "-"}, 37500 * time.Millisecond, "a quarter"},
		} {
			if got := spent(step.keys...); got != step.want {
				t.Errorf("%v: %v a second, want %v", step.keys, got, step.want)
			}
			if text := m.View().Content; !strings.Contains(text, step.says) || !strings.Contains(text, "Made-up people, nothing kept") || strings.Count(text, "\n") != 9 {
				t.Errorf("%v: %q lacks %q", step.keys, text, step.says)
			}
		}
		if narrow, _ := m.Update(tea.WindowSizeMsg{Width: 60, Height: 10}); !strings.Contains(narrow.View().Content, "· + - space q") {
			t.Errorf("the keys are cut off: %q", narrow.View().Content)
		}
		if _, cmd := m.Update(tuitest.Key("q")); cmd == nil {
			t.Error("q does not end it")
		}
		if m, _ = m.Update(endedMsg{}); !strings.Contains(m.View().Content, "The rehearsal is over") {
			t.Errorf("the end is not said: %q", m.View().Content)
		}
	})
	t.Run("between the meetups of a series q leads to the next", func(t *testing.T) {
		var m tea.Model = &looking{wall: blank{}, dark: func() bool { return false }, speed: 1, another: true}
		m, _ = m.Update(tea.WindowSizeMsg{Width: 100, Height: 10})
		if text := m.View().Content; !strings.Contains(text, "q next") || strings.Contains(text, "q ends") {
			t.Errorf("q does not say where it leads: %q", text)
		}
		if m, _ = m.Update(endedMsg{}); !strings.Contains(m.View().Content, "q goes on to the next of the series") {
			t.Errorf("the end of one of several is not said: %q", m.View().Content)
		}
	})
}
