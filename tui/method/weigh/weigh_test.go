package weigh_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/method/score"
	"serendip/tui/method/weigh"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
	"serendip/tui/widget"
)

func env() screen.Env {
	return screen.Env{Theme: theme.New(false, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
}

// TestNoNumberHidesAnother draws matrices of very many use cases at one place, at every size.
func TestNoNumberHidesAnother(t *testing.T) {
	face := facetest.Matrix().Weighed
	for n := 1; n <= 12; n++ {
		var cases []session.WeighedCase
		for i := range n {
			x := face.Cases[i%4]
			x.Case.Number = 95 + i // three digits from the sixth on
			cases = append(cases, x)
		}
		for w := 28; w <= 130; w += 34 {
			for h := 9; h <= 40; h += 10 {
				drawn := ansi.Strip(strings.Join(weigh.Matrix(cases, env().Theme, w, h), "\n"))
				large := ink(drawn) > 0
				if want := inkOf(cases); large && ink(drawn) != want {
					t.Fatalf("%d numbers in %d x %d leave %d blocks of %d:\n%s", n, w, h, ink(drawn), want, drawn)
				}
				if n == 1 && large != (w >= 50 && h >= 19) {
					t.Fatalf("one number in %d x %d is large: %v", w, h, large)
				}
				for i := range n {
					if large {
						break
					}
					if got := strings.Count(" "+strings.NewReplacer("\n", " ", "│", " ").Replace(drawn)+" ", fmt.Sprintf(" %d ", 95+i)); got != 1 {
						t.Fatalf("%d of %d in %d x %d stands there %d times:\n%s", 95+i, n, w, h, got, drawn)
					}
				}
				for _, q := range []model.Quadrant{model.QuickWin, model.BigBet, model.FillIn, model.NotNow} {
					if !strings.Contains(drawn, q.Name()) {
						t.Fatalf("%s has no name in %d x %d", q, w, h)
					}
				}
			}
		}
	}
}

// ink is how many blocks of large type there are.
func ink(drawn string) (n int) {
	for _, block := range []string{"█", "▀", "▄"} {
		n += strings.Count(drawn, block)
	}
	return n
}

// inkOf is what the numbers of use cases come to when each is whole.
func inkOf(cases []session.WeighedCase) (n int) {
	for _, c := range cases {
		if c.Result.HasScore {
			n += ink(strings.Join(widget.NewType().Big(fmt.Sprint(c.Case.Number), widget.BigText), "\n"))
		}
	}
	return n
}

// TestNumbersStayInTheirQuadrant looks where a number stands.
func TestNumbersStayInTheirQuadrant(t *testing.T) {
	face := facetest.Matrix().Weighed
	lines := strings.Split(ansi.Strip(strings.Join(weigh.Matrix(face.Cases, env().Theme, 60, 15), "\n")), "\n")
	for _, x := range face.Cases {
		if !x.Result.HasScore {
			continue
		}
		number := fmt.Sprint(x.Case.Number)
		for y, l := range lines {
			at := strings.Index(l, number)
			if at < 0 {
				continue
			}
			left := ansi.StringWidth(l[:at]) < 30
			want := map[model.Quadrant][2]bool{model.QuickWin: {true, true}, model.BigBet: {true, false}, model.FillIn: {false, true}, model.NotNow: {false, false}}[x.Result.Quadrant]
			if (y < 7) != want[0] || left != want[1] {
				t.Errorf("%s is a %s and stands in row %d, left %v", number, x.Result.Quadrant, y, left)
			}
		}
	}
}

func picture(n facetest.Named, w, h int) string {
	draw := weigh.Wall
	if n.Face.Reckoned != nil {
		draw = weigh.ReckonWall
	}
	return frame.Plain(frame.New(w, h, draw(n.Face, env(), facetest.Now(), w, h)...))
}

func console(n facetest.Named) screen.Screen {
	if n.Face.Reckoned != nil {
		return weigh.NewReckonConsole(env(), facetest.WeighConsole(n.Face))
	}
	return weigh.NewConsole(env(), facetest.WeighConsole(n.Face))
}

func seatOf(n facetest.Named) screen.Screen {
	f := facetest.WeighSeat(n.Face)
	switch {
	case f.Reckoned != nil:
		return weigh.NewReckonSeat(env(), &f)
	case f.Weighed == nil:
		return score.NewSeat(env(), &f)
	}
	return weigh.NewSeat(env(), &f)
}

func TestGoldens(t *testing.T) {
	for _, n := range facetest.WeighWalls() {
		var b strings.Builder
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}} {
			w, h := size[0], size[1]
			fmt.Fprintf(&b, "== wall %d x %d\n%s\n", w, h, picture(n, w, h))
			fmt.Fprintf(&b, "== console %d x %d\n%s\n", w, h, frame.Plain(console(n).SetSize(w-22, h-6).View()))
			seat, _ := tuitest.Press(seatOf(n).SetSize(w-2, h-6), "enter")
			fmt.Fprintf(&b, "== seat %d x %d\n%s\n", w, h, frame.Plain(seat.View()))
		}
		tuitest.Golden(t, n.Name, b.String())
	}
}

func TestKeyMapsAreSound(t *testing.T) {
	for _, n := range facetest.WeighWalls() {
		for _, s := range []screen.Screen{console(n).SetSize(90, 20), seatOf(n).SetSize(78, 18)} {
			for _, wrong := range s.Keys().Check() {
				t.Errorf("%s: %v", n.Name, wrong)
			}
		}
	}
}

// TestNumbersAreEntered opens the form of the table and fills it in.
func TestNumbersAreEntered(t *testing.T) {
	n := facetest.Named{Name: "rice", Face: facetest.Ranked()}
	_, msgs := tuitest.Press(console(n).SetSize(90, 20), "d")
	got := tuitest.Intents(msgs)
	if len(got) != 1 || got[0] != (session.Reckon{Case: n.Face.Reckoned.Rows[0].Case.ID, By: model.ReckonRICE}) {
		t.Errorf("taking numbers away utters %+v", got)
	}
	if a, ok := console(n).Keys().Action(tuitest.Key("enter"), keys.List); !ok || a != "reckon.numbers" {
		t.Errorf("enter is %q", a)
	}
}

// TestANarrowSeatBeginsWithWords where the matrix has no room.
func TestANarrowSeatBeginsWithWords(t *testing.T) {
	n := facetest.Named{Name: "matrix", Face: facetest.Matrix()}
	first, _, _ := strings.Cut(frame.Plain(seatOf(n).SetSize(26, 40).View()), "\n")
	if strings.TrimSpace(first) == "" {
		t.Error("the page begins with a blank line")
	}
}
