package taking_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/screen"
	"serendip/tui/taking"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

// files is a reader with two files: guests.csv, whose columns tell, and odd.csv, whose columns don't.
type files struct{ by *taking.ByHand }

func (files) Pipe(model.SessionID) string {
	return "ssh workshop.example.org -p 2222 import guests - --session acme-1 < guests.csv"
}

func rows() []session.GuestRow {
	row := func(name, organisation, email string) session.GuestRow {
		r := session.GuestRow{Name: model.MustLine(name), Organisation: model.MustLine(organisation)}
		if email != "" {
			r.Email = model.MustLine(email)
		}
		return r
	}
	return []session.GuestRow{row("Ada Nowak", "Docks", "ada@example.org"), row("Ben Okafor", "Docks", ""), row("Cleo Roe", "Yard", "cleo@example.org")}
}

func (f files) Read(_ context.Context, _ model.SessionID, path string, by taking.ByHand) (taking.Preview, error) {
	*f.by = by
	odd := []taking.Column{{Name: "Wer", Shown: "Wer", First: "Ada Nowak"}, {Name: "#2", Shown: "#2", First: "Docks"}, {Name: "Kontakt", Shown: "Kontakt", First: "ada@example.org"}}
	switch {
	case path == "odd.csv" && len(by.Columns) == 0:
		return taking.Preview{File: path, Columns: odd, Unfit: "odd.csv, line 1: no header line was found"}, nil
	case path == "odd.csv" && by.Columns["name"] != "Wer":
		return taking.Preview{}, errors.New("odd.csv, line 2: the row has neither name nor address")
	case path != "odd.csv" && path != "my guests.csv":
		return taking.Preview{}, errors.New("there is no file \"" + path + "\"; look at its name and folder")
	}
	odd[0].As = "name"
	return taking.Preview{File: path, Kind: "UTF-8, separator: comma", Rows: rows(), Changes: []taking.Change{{Is: "new"}, {Is: "changed", In: "organisation from Harbour to Docks"}, {Is: "same"}}, Columns: odd,
		Doubts: []string{`line 3: "ben at example" is no e-mail address`}, Notes: []string{"lines 1 to 2 are no part of the list and were passed over"},
		Questions: []session.Namesake{{Row: 1, Name: "Ben Okafor", Why: "Ben Okafor of Harbour is on file, and the row has no address"}}}, nil
}

func env(remote bool) screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone(), Remote: remote}
}

func opened(remote bool) (screen.Screen, files) {
	f := files{new(taking.ByHand)}
	return taking.New(env(remote), f, model.SessionID{1}).SetSize(120, 35), f
}

// press presses keys, lets what they begin come to its end, and gives what else was sent.
func press(s screen.Screen, names ...string) (screen.Screen, []tea.Msg) {
	s, msgs := tuitest.Press(s, names...)
	for _, m := range msgs {
		s, _ = s.Update(m)
	}
	return s, msgs
}

func named(t *testing.T, s screen.Screen, path string) screen.Screen {
	t.Helper()
	s, _ = tuitest.Type(s, path)
	s, _ = press(s, "enter")
	return s
}

// look keeps a screen at three sizes as goldens, and answers its words at the widest.
func look(t *testing.T, name string, s screen.Screen) string {
	t.Helper()
	var words string
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}} {
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

// TestAListIsLookedAtAndTakenWhole: a question stands in the way until it is answered, and nothing is kept before.
func TestAListIsLookedAtAndTakenWhole(t *testing.T) {
	s, _ := opened(false)
	has(t, look(t, "file", s), "Nothing is kept before you have looked at it")
	s = named(t, s, "nobody.csv")
	has(t, look(t, "missing", s), "There is no file", "nobody.csv")
	s, _ = opened(false)
	s = named(t, s, `'my guests.csv'`) // as a terminal gives it when a file is dropped on it
	has(t, look(t, "look", s), "1 new, 1 changed, 1 as they were, 1 doubtful", "is no e-mail address", "the same?", "Ada Nowak, Docks, ada@example.org")
	if _, msgs := press(s, "enter"); len(msgs) > 0 {
		t.Fatalf("with an open question it sends %v", msgs)
	}
	s, _ = press(s, "y")
	has(t, look(t, "answered", s), "the same")
	s, msgs := press(s, "enter")
	got := tuitest.Intents(msgs)
	if len(got) != 1 {
		t.Fatalf("it sends %v", msgs)
	}
	sent := got[0].(session.InviteGuests)
	if sent.Session != (model.SessionID{1}) || len(sent.Rows) != 3 || !sent.Rows[1].Same || sent.Rows[0].Same {
		t.Errorf("it sends %+v", sent)
	}
	refused, _ := s.Update(screen.ResultMsg{Intent: sent, Err: errors.New("the list is too long")})
	has(t, look(t, "refused", refused), "The list is too long.", "Ada Nowak")
	_, cmd := s.Update(screen.ResultMsg{Intent: sent})
	if msgs := tuitest.Messages(cmd); len(msgs) != 1 || msgs[0] != tea.Msg(screen.BackMsg{}) {
		t.Errorf("once it is kept: %v", msgs)
	}
}

// TestColumnsGetTheirMeaningByHand where no name tells: a key for each, one column a meaning.
func TestColumnsGetTheirMeaningByHand(t *testing.T) {
	s, f := opened(false)
	s = named(t, s, "odd.csv")
	has(t, look(t, "columns", s), "Kontakt", "ada@example.org", "n name", "e e-mail", "no header line was found")
	s, _ = press(s, "o", "n", "e") // the second becomes the name, by mistake
	s, _ = press(s, "enter")
	has(t, look(t, "wrong", s), "neither name nor address", "organisation")
	s, _ = press(s, "home", "n", "space")
	look(t, "meant", s)
	s, _ = press(s, "enter")
	if want := map[string]string{"name": "Wer", "email": "Kontakt"}; !maps.Equal(f.by.Columns, want) || f.by.Headless {
		t.Errorf("by hand: %+v", *f.by)
	}
	has(t, look(t, "read", s), "1 new, 1 changed")
	s, _ = press(s, "m")
	has(t, look(t, "again", s), "What are the columns of odd.csv")
	s, _ = press(s, "t")
	if !f.by.Headless {
		t.Errorf("without a header: %+v", *f.by)
	}
	if s, _ = press(s, "esc"); s.Keys()[0].Action == "taking.take" {
		t.Error("esc takes a list that was not read")
	}
}

func TestOverSSHThePipeIsSaid(t *testing.T) {
	s, _ := opened(true)
	has(t, look(t, "ssh", s), "import guests - --session acme-1 < guests.csv")
	s, _ = tuitest.Type(s, "/etc/passwd")
	if _, msgs := press(s, "enter"); len(msgs) > 0 {
		t.Errorf("it reads: %v", msgs)
	}
	if _, msgs := press(s, "esc"); len(msgs) != 1 || msgs[0] != tea.Msg(screen.BackMsg{}) {
		t.Errorf("esc gives %v", msgs)
	}
}
