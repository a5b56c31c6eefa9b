package wall

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func env(dark bool) screen.Env {
	return screen.Env{Theme: theme.New(dark, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
}

func drawn(f session.WallFace, at time.Time, w, h int) frame.Frame {
	return frame.New(w, h, Picture(f, env(false), at, w, h)...)
}

func plain(f session.WallFace, w, h int) string { return frame.Plain(drawn(f, facetest.Now(), w, h)) }

// sizes are those that goldens are kept of; everyLayout are all that a wall is drawn at.
func sizes() [][2]int { return [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} }

func everyLayout() (out [][2]int) {
	for _, w := range frame.Widths() {
		for _, h := range []int{20, 24, 35, 60} {
			out = append(out, [2]int{w, h}, [2]int{w, h - 1}) // alone, and over a stage's row
		}
	}
	return out
}

func TestEveryPictureIsAsItWasLookedAt(t *testing.T) {
	for _, n := range facetest.Walls() {
		var b strings.Builder
		for _, s := range sizes() {
			fmt.Fprintf(&b, "== %d x %d\n%s\n", s[0], s[1], plain(n.Face, s[0], s[1]))
		}
		tuitest.Golden(t, n.Name, b.String())
	}
}

func TestPicturesLookAlikeInBothThemes(t *testing.T) {
	for _, n := range facetest.Walls() {
		var b strings.Builder
		for _, dark := range []bool{false, true} {
			e := env(dark)
			for _, s := range sizes() {
				f := frame.New(s[0], s[1], Picture(n.Face, e, facetest.Now(), s[0], s[1])...)
				fmt.Fprintf(&b, "== %d x %d, dark %v\n%s\n", s[0], s[1], dark, tuitest.Styles(f, e.Theme, s[0], s[1]))
			}
		}
		tuitest.Golden(t, n.Name, b.String())
	}
}

func TestEveryPaneLiesOnTheWallAndIsWhole(t *testing.T) {
	for _, n := range facetest.Walls() {
		for _, s := range everyLayout() {
			panes := Picture(n.Face, env(false), facetest.Now(), s[0], s[1])
			for i, p := range panes {
				if p.X < 0 || p.Y < 0 || p.X+p.W > s[0] || p.Y+p.H > s[1] {
					t.Errorf("%s at %v: pane %s lies at %v", n.Name, s, p.ID, p.Rect)
				}
				for _, l := range p.Lines {
					if ansi.StringWidth(l) != p.W {
						t.Errorf("%s at %v: a line of %s has %d cells of %d", n.Name, s, p.ID, ansi.StringWidth(l), p.W)
					}
				}
				for _, o := range panes[:i] {
					if written(p) && written(o) && collide(p, o) {
						t.Errorf("%s at %v: %s is written over %s", n.Name, s, p.ID, o.ID)
					}
				}
			}
		}
	}
}

// written says that a pane has words; the waist of the iceberg is a fill over the sea.
func written(p frame.Pane) bool { return p.ID != "waist" && p.ID != "sea" }

// collide says whether the same cell has a letter in both panes.
func collide(p, o frame.Pane) bool {
	cells := map[[2]int]bool{}
	for _, x := range []frame.Pane{o, p} {
		for y, l := range x.Lines {
			at := x.X
			for _, r := range ansi.Strip(l) {
				if r != ' ' {
					k := [2]int{at, x.Y + y}
					if cells[k] && x.ID == p.ID {
						return true
					}
					cells[k] = true
				}
				at += ansi.StringWidth(string(r))
			}
		}
		if x.ID == p.ID {
			break
		}
	}
	return false
}

func TestNothingPrivateIsOnAWall(t *testing.T) {
	for n := range facetest.Agenda() {
		f := facetest.Console(n)
		for _, v := range []model.WallView{model.ViewBlock, model.ViewTrap, model.ViewVision, model.ViewJoin, model.ViewParked} {
			w := f.Wall
			w.View, w.Names = v, nil
			seen := plain(w, 200, 60) + plain(w, 80, 24)
			secrets := private(f)
			if len(secrets["name"]) == 0 || len(secrets["email"]) == 0 {
				t.Fatal("the console fixture has nothing private to look for")
			}
			for what, words := range secrets {
				for _, word := range words {
					if word != "" && strings.Contains(seen, word) {
						t.Errorf("block %d, view %d: %s %q is on the wall", n, v, what, word)
					}
				}
			}
		}
	}
}

// private is what a console knows and a wall must not show.
func private(f session.ConsoleFace) map[string][]string {
	out := map[string][]string{"note": {f.Note}, "banner": {f.Banner}, "strain": {f.Strain}, "silent": f.Silent}
	for _, r := range f.Agenda {
		out["note"] = append(out["note"], r.Note)
	}
	public := map[string]bool{}
	for _, s := range f.Wall.Steps { // owners agreed to stand there
		public[s.Case.Owner] = true
	}
	for _, p := range f.People {
		out["email"] = append(out["email"], p.Email)
		words := fmt.Sprint(f.Wall.Recap.Actions, f.Wall.Cases)
		if !public[p.Name] && !strings.Contains(words, p.Name) {
			out["name"] = append(out["name"], p.Name)
		}
	}
	for _, c := range f.Cases {
		on := slices.ContainsFunc(f.Wall.Cases, func(w session.CaseFace) bool { return w.Title == c.Title })
		if (c.Hidden || c.Held) && !on {
			out["hidden"] = append(out["hidden"], c.Title)
		}
	}
	return out
}

func TestAWallKnowsNoLateness(t *testing.T) {
	seen := plain(facetest.Find("capture-over"), 120, 35)
	if !strings.Contains(seen, theme.Contested+" time to finish") {
		t.Errorf("the wall doesn't say that time is up:\n%s", seen)
	}
	still := facetest.Find("capture-over")
	if later := frame.Plain(drawn(still, facetest.Now().Add(time.Hour), 120, 35)); later != seen {
		t.Errorf("a clock that has run out goes on:\n%s", later)
	}
}

func TestTheClockSignalsWithAWordAtAFifthAndATwentieth(t *testing.T) {
	for name, want := range map[string]string{
		"capture": "left", "capture-soon": theme.Contested + " the last few minutes",
		"capture-almost": theme.Contested + " finish your sentence", "capture-paused": "the clock rests",
	} {
		if seen := plain(facetest.Find(name), 80, 24); !strings.Contains(seen, want) {
			t.Errorf("%s: no %q in\n%s", name, want, seen)
		}
	}
}

func TestADarkWallIsNearlyEmpty(t *testing.T) {
	for _, n := range facetest.Walls() {
		f := n.Face
		f.Dark = true
		if seen := strings.TrimSpace(plain(f, 80, 24)); len([]rune(seen)) > 1 {
			t.Errorf("%s: in the dark there is %q", n.Name, seen)
		}
	}
}

func TestAWallHearsNoKey(t *testing.T) {
	s := New(env(false)).SetSize(80, 24)
	s, _ = s.Update(screen.SnapshotMsg{Projection: facetest.Wall(8), Now: facetest.Now()})
	before := frame.Plain(s.View())
	for _, k := range []string{"q", "?", "f1", "esc", "enter", "ctrl+c", "ctrl+n", "ctrl+p", "pgdown", "down", "space"} {
		var cmd tea.Cmd
		s, cmd = s.Update(tuitest.Key(k))
		if cmd != nil || frame.Plain(s.View()) != before {
			t.Errorf("%s did something", k)
		}
	}
	if len(s.Keys()) != 0 {
		t.Error("a wall has keys")
	}
}

func TestATickIsPlannedOnlyForWhatMoves(t *testing.T) {
	now := facetest.Now()
	for _, c := range []struct {
		name string
		want bool
	}{{"capture", true}, {"capture-paused", false}, {"capture-over", false}, {"dark", false}, {"lobby", false}, {"view-trap", false},
		{"closed", false}, {"reveal-moving", true}} {
		if d := Tick(facetest.Find(c.name), now); d > 0 != c.want || d > time.Second+time.Millisecond {
			t.Errorf("%s: the next tick is in %v", c.name, d)
		}
	}
}

// TestWhatWasScoredHereIsShownHere reveals in the block in which a round was scored: the wall shows it at once, as seats do.
func TestWhatWasScoredHereIsShownHere(t *testing.T) {
	f := facetest.Wall(3)
	f.Block.Method, f.Reveal, f.Round = model.Discuss, facetest.Reveal(), &session.RoundFace{Revealed: true}
	want := plain(f, 120, 35)
	f.Block.Method = model.Scoring
	if got := plain(f, 120, 35); got != want {
		t.Errorf("a revealed round in the block that scored it looks like\n%s\nwant\n%s", got, want)
	}
	f.Round = nil // of an earlier block: this one has not begun
	if got := plain(f, 120, 35); got == want {
		t.Error("an old reveal stands where a round is about to open")
	}
}
