package getting_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/tui/facetest"
	"serendip/tui/getting"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

// shelf is an exporter whose folder has files already, or fails, or waits.
type shelf struct {
	taken   []string
	fails   error
	wait    <-chan struct{} // after the 12th of 34 files
	wrote   [][]string      // the formats of each writing
	replace bool            // of the last one
}

func (*shelf) Formats() []getting.Format {
	out := []getting.Format{
		{Name: "md", About: "the recap to read and share, as Markdown"}, {Name: "csv", About: "every word in tables, for a spreadsheet"},
		{Name: "ballots", About: "paper ballots, for the round that is open or next", Asked: true},
	}
	for n := range 20 {
		out = append(out, getting.Format{Name: fmt.Sprintf("more%02d", n), About: "another one"})
	}
	return out
}

func (*shelf) Folder() string { return "/home/ada/.local/share/serendip/exports" }

func (*shelf) Fetch(_ model.SessionID, formats []string) string {
	return "ssh workshop.example.org -p 2222 export acme-1 --format " + strings.Join(formats, ",") + " --out - > acme-1.tar"
}

func (s *shelf) Write(ctx context.Context, _ model.SessionID, formats []string, replace bool, told func(done, n int)) (getting.Written, error) {
	s.wrote, s.replace = append(s.wrote, formats), replace
	told(1, 34)
	told(12, 34)
	if s.wait != nil {
		select {
		case <-s.wait:
		case <-ctx.Done():
			return getting.Written{}, ctx.Err()
		}
	}
	if len(s.taken) > 0 && !replace {
		return getting.Written{Taken: s.taken}, s.fails
	}
	return getting.Written{Files: names(3)}, s.fails
}

func names(n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("acme-2026-03-10-7k3m9q-%02d.csv", i))
	}
	return out
}

func env(remote bool) screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone(), Remote: remote}
}

func opened(x getting.Exporter, remote bool) screen.Screen {
	return getting.New(env(remote), x, model.SessionID{1}).SetSize(120, 35)
}

// press presses keys, and lets what they begin come to its end.
func press(s screen.Screen, names ...string) (screen.Screen, []tea.Msg) {
	s, msgs := tuitest.Press(s, names...)
	for _, m := range msgs {
		s, _ = s.Update(m)
	}
	return s, msgs
}

// look keeps a screen at two sizes as goldens, and answers its words at the larger.
func look(t *testing.T, name string, s screen.Screen) string {
	t.Helper()
	var words string
	for _, size := range [][2]int{{80, 24}, {120, 35}} {
		words = tuitest.Draw(s.SetSize(size[0], size[1]).View(), env(false).Theme, size[0], size[1])
		tuitest.Golden(t, fmt.Sprintf("%s-%d", name, size[0]), words)
		for _, wrong := range s.Keys().Check() {
			t.Errorf("%s: %s", name, wrong)
		}
	}
	return ansi.Strip(words)
}

func has(t *testing.T, words string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(words, w) {
			t.Errorf("no %q in\n%s", w, words)
		}
	}
}

func TestFormatsAreMarkedAndWritten(t *testing.T) {
	x := &shelf{}
	s := opened(x, false)
	has(t, look(t, "choose", s), "[x]  md", "[ ]  ballots", "goes into /home/ada/.local/share/serendip/exports")
	s, _ = press(s, "a", "a", "enter") // all, then none
	has(t, look(t, "nothing", s), "Nothing is marked. Space marks a format.")
	if len(x.wrote) != 0 {
		t.Fatalf("nothing was marked, and %v was written", x.wrote)
	}
	s, _ = press(s, "space", "down", "down", "space", "enter")
	if len(x.wrote) != 1 || !slices.Equal(x.wrote[0], []string{"md", "ballots"}) || x.replace {
		t.Fatalf("it wrote %v, replacing %v", x.wrote, x.replace)
	}
	has(t, look(t, "written", s), "3 files are in /home/ada/.local/share/serendip/exports", names(3)[2])
	if _, msgs := press(s, "enter"); len(msgs) != 1 || msgs[0] != tea.Msg(screen.BackMsg{}) {
		t.Errorf("enter gives %v", msgs)
	}
}

func TestProgressIsSaidAndWritingCanBeStopped(t *testing.T) {
	goOn := make(chan struct{})
	defer close(goOn)
	s, cmd := opened(&shelf{wait: goOn}, false).Update(tuitest.Key("enter"))
	has(t, look(t, "ready", s), "Getting ready")
	both := cmd().(tea.BatchMsg)
	ended := make(chan tea.Msg, 1)
	go func() { ended <- both[0]() }()
	for next := both[1]; !strings.Contains(look80(s), "12 of 34 files"); {
		s, next = s.Update(next())
	}
	has(t, look(t, "progress", s), "12 of 34 files")
	s, _ = press(s, "esc")
	s, _ = s.Update(<-ended)
	has(t, look(t, "stopped", s), "Stopped. Nothing was written.", "[x]  md")
}

func look80(s screen.Screen) string {
	return tuitest.Draw(s.SetSize(80, 24).View(), env(false).Theme, 80, 24)
}

func TestNothingIsReplacedUnasked(t *testing.T) {
	x := &shelf{taken: names(30)}
	s, _ := press(opened(x, false), "enter")
	has(t, look(t, "taken", s), "Replace these 30 files in /home/ada", names(2)[1], "more")
	s, _ = press(s, "enter") // may have been pressed twice
	if len(x.wrote) != 1 {
		t.Fatalf("enter wrote: %v", x.wrote)
	}
	kept, _ := press(s, "esc")
	has(t, look80(kept), "[x]  md")
	if len(x.wrote) != 1 {
		t.Fatalf("esc wrote: %v", x.wrote)
	}
	s, _ = press(s, "y")
	if len(x.wrote) != 2 || !x.replace {
		t.Fatalf("y wrote %v, replacing %v", x.wrote, x.replace)
	}
	has(t, look80(s), "3 files are in")
}

// TestWhatOneOpensIsNamedBeforeTheTables: a small window has no room for all names, and shows those that are one of a kind.
func TestWhatOneOpensIsNamedBeforeTheTables(t *testing.T) {
	taken := append(names(30), "acme-report.pdf")
	s, _ := press(opened(&shelf{taken: taken}, false), "enter")
	has(t, look80(s), "acme-report.pdf", "more")
}

func TestAFailureIsSaid(t *testing.T) {
	s, _ := press(opened(&shelf{fails: errors.New("the disk is full; make room")}, false), "enter")
	has(t, look(t, "failed", s), "The disk is full; make room.", "[x]  md")
}

func TestOverSSHTheCommandIsSaidAndNothingIsWritten(t *testing.T) {
	x := &shelf{}
	s, _ := press(opened(x, true), "enter", "a", "a", "space")
	if len(x.wrote) != 0 {
		t.Fatalf("it wrote %v", x.wrote)
	}
	has(t, look(t, "ssh", s), "ssh workshop.example.org -p 2222 export acme-1 --format md --out - > acme-1.tar")
	s, _ = press(s, "a")
	look(t, "ssh-all", s)
}

// cards is a shelf that also has success cards: of #7 alone.
type cards struct{ shelf }

func (c *cards) Card(_ model.SessionID, number int) (getting.Exporter, error) {
	if number != 7 {
		return nil, fmt.Errorf("#%d is planned, and its card needs a measured result", number)
	}
	return &c.shelf, nil
}

func TestASuccessCardIsWrittenOrRefusedWithWhatIsMissing(t *testing.T) {
	if getting.CardOf(&shelf{}) != nil {
		t.Error("an exporter without cards has cards")
	}
	x := &cards{}
	open := getting.CardOf(x)
	refused, is := open(env(false), getting.Of{Number: 8})().(screen.ResultMsg)
	if !is || refused.Err == nil || !strings.Contains(refused.Err.Error(), "needs a measured result") {
		t.Fatalf("8 gives %+v", refused)
	}
	opened, is := open(env(false), getting.Of{Number: 7})().(screen.OpenMsg)
	if !is {
		t.Fatal("7 opens nothing")
	}
	s := opened.Screen.SetSize(120, 35)
	has(t, look80(s), "success card", "[x]  md")
	s, _ = press(s, "enter")
	has(t, look80(s), "success card written", "3 files are in")
	if len(x.wrote) != 1 {
		t.Errorf("it wrote %v", x.wrote)
	}
}
