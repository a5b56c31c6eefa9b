package frame_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"serendip/tui/frame"
	"serendip/tui/theme"
)

func light() theme.Theme { return theme.New(false, colorprofile.TrueColor) }

func TestPanesSideBySide(t *testing.T) {
	f := frame.New(12, 3,
		frame.NewPane("b", frame.Rect{X: 6, Y: 1, W: 4, H: 1}, "right"),
		frame.NewPane("a", frame.Rect{X: 1, Y: 0, W: 4, H: 2}, "one", "two"),
	)
	want := " one\n two  rig…\n"
	if got := frame.Plain(f); got != want {
		t.Errorf("got:\n%q\nwant:\n%q", got, want)
	}
}

func TestALaterPaneLiesOnTop(t *testing.T) {
	f := frame.New(10, 1,
		frame.NewPane("under", frame.Of(10, 1), "0123456789"),
		frame.NewPane("over", frame.Rect{X: 3, W: 4, H: 1}, "ab"),
	)
	if got, want := frame.Plain(f), "012ab  789"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAWideLetterCutInHalfLeavesABlank(t *testing.T) {
	f := frame.New(10, 1,
		frame.NewPane("under", frame.Of(10, 1), "世界世界世"),
		frame.NewPane("over", frame.Rect{X: 3, W: 4, H: 1}, "abcd"),
	)
	if got, want := frame.Plain(f), "世 abcd 世"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestStylesDontRunOutOfAPane(t *testing.T) {
	th := light()
	long := th.Bad.Render("a very long red sentence")
	p := frame.NewPane("p", frame.Rect{W: 6, H: 1}, long)
	if !strings.HasSuffix(strings.TrimRight(p.Lines[0], " "), theme.Reset) {
		t.Errorf("the cut line doesn't end its style: %q", p.Lines[0])
	}
	if got := ansi.StringWidth(p.Lines[0]); got != 6 {
		t.Errorf("%d cells, want 6", got)
	}
}

func TestTheGroundIsUnderEveryCell(t *testing.T) {
	th := light()
	text := frame.New(20, 2, frame.NewPane("p", frame.Rect{X: 2, W: 10, H: 1}, th.Accent.Render("hi")+" you")).Text(th)
	for _, row := range strings.Split(text, "\n") {
		if !strings.HasPrefix(row, th.Base.Open()) || !strings.HasSuffix(row, theme.Reset) {
			t.Errorf("a row off the ground: %q", row)
		}
	}
	if !strings.Contains(text, "hi"+theme.Reset+th.Base.Open()) {
		t.Errorf("after a styled word the ground must come back: %q", text)
	}
}

func TestAnyPanesMakeAPictureOfTheFramesSize(t *testing.T) {
	texts := []string{"plain text", "世界 wide", "e\u0301\u0302 accents", "🙌🏽 hands", "", light().Warn.Render("styled 世 text")}
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 40).Draw(t, "w"), rapid.IntRange(1, 8).Draw(t, "h")
		f := frame.New(w, h)
		for i := range rapid.IntRange(0, 6).Draw(t, "panes") {
			r := frame.Rect{
				X: rapid.IntRange(-5, 40).Draw(t, "x"), Y: rapid.IntRange(-2, 8).Draw(t, "y"),
				W: rapid.IntRange(0, 20).Draw(t, "pw"), H: rapid.IntRange(0, 4).Draw(t, "ph"),
			}
			f = f.Add(frame.NewPane(fmt.Sprint(i), r, rapid.SampledFrom(texts).Draw(t, "text"), rapid.SampledFrom(texts).Draw(t, "text")))
		}
		rows := strings.Split(f.Text(light()), "\n")
		if len(rows) != h {
			t.Fatalf("%d rows, want %d", len(rows), h)
		}
		for i, r := range rows {
			if got := ansi.StringWidth(r); got != w {
				t.Fatalf("row %d is %d cells wide, want %d: %q", i, got, w, r)
			}
		}
	})
}

func TestInCentresPanesAndCursor(t *testing.T) {
	f := frame.New(4, 1, frame.NewPane("p", frame.Of(4, 1), "abcd")).At(2, 0).In(10, 3)
	if got, want := frame.Plain(f), "\n   abcd\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if f.Cursor == nil || *f.Cursor != (frame.Cursor{X: 5, Y: 1}) {
		t.Errorf("cursor %+v, want 5,1", f.Cursor)
	}
}

func TestViewIsTheWholeScreenOnTheThemesGround(t *testing.T) {
	th := light()
	v := frame.New(4, 1).At(1, 0).View(th)
	if !v.AltScreen || v.BackgroundColor != th.Ground || v.ForegroundColor != th.Ink {
		t.Errorf("alt screen %v, ground %v, ink %v", v.AltScreen, v.BackgroundColor, v.ForegroundColor)
	}
	if v.Cursor == nil || v.Cursor.X != 1 {
		t.Errorf("cursor %+v, want column 1", v.Cursor)
	}
	if frame.New(4, 1).View(th).Cursor != nil {
		t.Error("a frame without a cursor must hide the terminal's")
	}
}

func TestFitFindsTheLayoutNotAbove(t *testing.T) {
	for _, c := range []struct{ w, h, lw, lh int }{
		{60, 20, 60, 20}, {79, 23, 60, 20}, {80, 24, 80, 24}, {119, 34, 100, 30}, {120, 35, 120, 35},
		{500, 200, 200, 60}, {59, 20, 0, 0}, {60, 19, 0, 0}, {0, 0, 0, 0},
	} {
		if lw, lh := frame.Fit(c.w, c.h); lw != c.lw || lh != c.lh {
			t.Errorf("Fit(%d, %d) = %d, %d, want %d, %d", c.w, c.h, lw, lh, c.lw, c.lh)
		}
	}
}

func TestRectanglesSplitWithoutLosingACell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := frame.Rect{X: 3, Y: 4, W: rapid.IntRange(0, 200).Draw(t, "w"), H: rapid.IntRange(0, 60).Draw(t, "h")}
		weights := rapid.SliceOfN(rapid.IntRange(0, 5), 1, 6).Draw(t, "weights")
		x, y := r.X, r.Y
		for _, c := range r.Columns(weights...) {
			if c.X != x || c.W < 0 || c.H != r.H {
				t.Fatalf("column %+v should begin at %d", c, x)
			}
			x += c.W
		}
		for _, c := range r.Rows(weights...) {
			if c.Y != y || c.H < 0 || c.W != r.W {
				t.Fatalf("row %+v should begin at %d", c, y)
			}
			y += c.H
		}
		if x != r.X+r.W || y != r.Y+r.H {
			t.Fatalf("split to %d, %d, want %d, %d", x, y, r.X+r.W, r.Y+r.H)
		}
		n := rapid.IntRange(-3, 250).Draw(t, "n")
		top, rest := r.Top(n)
		if top.H+rest.H != r.H || rest.Y != top.Y+top.H {
			t.Fatalf("Top(%d) of %+v: %+v, %+v", n, r, top, rest)
		}
		left, right := r.Right(n)
		if left.W+right.W != r.W || right.X != left.X+left.W {
			t.Fatalf("Right(%d) of %+v: %+v, %+v", n, r, left, right)
		}
	})
}

func TestTooSmallSaysWhatToDo(t *testing.T) {
	got := frame.Plain(frame.TooSmall(40, 8, "q leaves.", light()))
	for _, want := range []string{"40 x 8", "60 x 20", "Make it larger", "q leaves.", "Nothing is lost"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in:\n%s", want, got)
		}
	}
	if got := frame.Plain(frame.TooSmall(1, 1, "", light())); strings.Count(got, "\n") != 0 {
		t.Errorf("a screen of one cell has one row, got %q", got)
	}
}

// console is a frame of the shape and density of a full console.
func console(th theme.Theme) frame.Frame {
	r := frame.Of(120, 35)
	head, body := r.Top(2)
	agenda, list := body.Left(26)
	lines := make([]string, 33)
	for i := range lines {
		lines[i] = th.Dim.Render("12") + "  " + th.Text.Render("Store managers photograph shelf gaps") + "  " + th.OK.Render("✓")
	}
	return frame.New(120, 35, frame.NewPane("head", head, th.Title.Render("Acme · Value workshop")),
		frame.NewPane("agenda", agenda, lines...), frame.NewPane("list", list, lines...)).At(3, 30)
}

func BenchmarkCompose(b *testing.B) {
	th := light()
	f := console(th)
	b.ReportAllocs()
	for b.Loop() {
		_ = f.Text(th)
	}
}

func BenchmarkBuildAndCompose(b *testing.B) {
	th := light()
	b.ReportAllocs()
	for b.Loop() {
		_ = console(th).Text(th)
	}
}
