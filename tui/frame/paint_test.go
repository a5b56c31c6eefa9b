package frame_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"

	"serendip/tui/frame"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

// words are what people write: plain, wide, grown together, from right to left, and drawn.
func words() []string {
	return []string{
		"", " ", "a", "plain words", "12:34", "世界", "界", "漢字とかな", "e\u0301\u0302 accents", "👩‍🚀 up", "🇩🇪🇫🇷", "⚠️ careful", "🙌🏽",
		"नमस्ते", "ไทย", "مرحبا", "שלום", "─────", "▟█▛", "✓ ✗ ▲ ●", "…", "한국어", "📌", strings.Repeat("long ", 12),
	}
}

func profiles() []colorprofile.Profile {
	return []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII}
}

// drawLine makes a line of styled words.
func drawLine(t *rapid.T, th theme.Theme) string {
	var b strings.Builder
	for range rapid.IntRange(0, 4).Draw(t, "runs") {
		text := rapid.SampledFrom(words()).Draw(t, "text")
		style := rapid.SampledFrom(th.Styles()).Draw(t, "style")
		b.WriteString(style.Style.Render(text))
		if rapid.Bool().Draw(t, "gap") {
			b.WriteString(strings.Repeat(" ", rapid.IntRange(0, 20).Draw(t, "blanks")))
		}
	}
	return b.String()
}

// walk is a way from frame to frame.
type walk struct {
	w, h  int
	th    theme.Theme
	f     frame.Frame
	rects []frame.Rect
}

func (k *walk) lines(t *rapid.T, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = drawLine(t, k.th)
	}
	return out
}

// anew lays other panes out, which may lie on each other and outside.
func (k *walk) anew(t *rapid.T) {
	k.rects = nil
	k.f = frame.New(k.w, k.h)
	for i := range rapid.IntRange(0, 5).Draw(t, "panes") {
		r := frame.Rect{
			X: rapid.IntRange(-3, k.w).Draw(t, "x"), Y: rapid.IntRange(-1, k.h).Draw(t, "y"),
			W: rapid.IntRange(1, k.w).Draw(t, "pw"), H: rapid.IntRange(1, 3).Draw(t, "ph"),
		}
		k.f = k.f.Add(frame.NewPane(fmt.Sprint(i), r, k.lines(t, r.H)...))
	}
}

// columns lays panes side by side, up to the edges.
func (k *walk) columns(t *rapid.T) {
	k.f = frame.New(k.w, k.h)
	for i, r := range frame.Of(k.w, k.h).Columns(rapid.SliceOfN(rapid.IntRange(1, 4), 1, 3).Draw(t, "weights")...) {
		k.f = k.f.Add(frame.NewPane(fmt.Sprint(i), r, k.lines(t, r.H)...))
	}
}

// edit changes some lines and keeps the panes where they are.
func (k *walk) edit(t *rapid.T) {
	panes := append([]frame.Pane(nil), k.f.Panes...)
	for i, p := range panes {
		if rapid.Bool().Draw(t, "kept") {
			continue
		}
		lines := append([]string(nil), p.Lines...)
		if len(lines) > 0 {
			at := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
			lines[at] = frame.FitLine(drawLine(t, k.th), p.W)
		}
		panes[i].Lines = lines
	}
	k.f.Panes = panes
}

func (k *walk) step(t *rapid.T, on *tuitest.Painted) {
	switch rapid.IntRange(0, 9).Draw(t, "step") {
	case 0:
		k.anew(t)
	case 1:
		k.columns(t)
	case 2: // a window that lies over all
		k.f = k.f.Add(frame.NewPane("over", frame.Of(k.w, k.h).Centre(12, 2), k.lines(t, 2)...))
	case 3:
		k.th = k.th.Other()
	case 4:
		k.w, k.h = rapid.IntRange(1, 50).Draw(t, "w"), rapid.IntRange(1, 6).Draw(t, "h")
		on.Resize(k.w, k.h)
		if rapid.Bool().Draw(t, "late") { // the frame is still one of the old size
			k.columns(t)
		}
	case 5:
		k.f.Title = rapid.SampledFrom([]string{"", "one", "two\x1b]0;x\a"}).Draw(t, "title")
	default:
		k.edit(t)
	}
	k.f.Cursor = nil
	if rapid.Bool().Draw(t, "cursor") {
		k.f = k.f.At(rapid.IntRange(0, max(k.f.W-1, 0)).Draw(t, "cx"), rapid.IntRange(0, max(k.f.H-1, 0)).Draw(t, "cy"))
	}
}

// However a terminal came to a frame, it looks as if it had been painted there first.
func TestPaintingFollowsAnyWalk(t *testing.T) {
	cache := frame.NewCache(64 << 10) // small, so that generations change
	rapid.Check(t, func(t *rapid.T) {
		profile := rapid.SampledFrom(profiles()).Draw(t, "profile")
		term := rapid.SampledFrom([]string{"xterm-256color", "screen", "vt220"}).Draw(t, "term")
		k := walk{w: 40, h: 4, th: theme.New(rapid.Bool().Draw(t, "dark"), profile)}
		k.columns(t)
		on := tuitest.NewPainted(t, cache, term, k.w, k.h)
		on.Paint(k.f, k.th)
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			k.step(t, on)
			on.Paint(k.f, k.th)
		}
	})
}

// A terminal that takes a cluster for narrower or wider than we do shows all the rest where it belongs.
func TestATerminalThatMeasuresOtherwiseKeepsTheRestInPlace(t *testing.T) {
	for name, shown := range map[string]string{"narrower": "#", "wider": "###"} {
		t.Run(name, func(t *testing.T) {
			garbled := strings.NewReplacer("👩‍🚀", shown, "🇩🇪", shown, "🙌🏽", shown, "⚠️", shown)
			rapid.Check(t, func(t *rapid.T) {
				th := light()
				on := tuitest.NewPainted(t, frame.NewCache(1<<20), "xterm", 40, 1)
				on.Garble = func(b []byte) []byte { return []byte(garbled.Replace(string(b))) }
				for range rapid.IntRange(2, 4).Draw(t, "steps") {
					line := frame.FitLine(drawLine(t, th), 34) // what is too wide has room behind it
					on.Paint(frame.New(40, 1, frame.NewPane("p", frame.Of(40, 1), line)), th)
				}
			})
		})
	}
}

// Whatever a line was and becomes, it is seen as if drawn there first.
func FuzzStrip(f *testing.F) {
	for i, was := range words() {
		f.Add(uint8(i), uint8(20+i), was+" and \x01bold\x03", words()[len(words())-1-i]+" or \x02red\x03 ")
	}
	f.Fuzz(func(t *testing.T, x, w uint8, was, now string) {
		th := light()
		r := frame.Rect{X: int(x % 10), W: 1 + int(w%30), H: 1}
		on := tuitest.NewPainted(t, frame.NewCache(1<<16), "xterm", 40, 1)
		on.Garble = bytes.Clone // marks with nothing to stand on are drawn as text where we leave them out
		for _, text := range []string{was, now} {
			on.Paint(frame.New(40, 1, frame.NewPane("p", r, printable(th, text))), th)
		}
	})
}

// printable leaves out what no line may hold, and makes styles of three control characters.
func printable(th theme.Theme, text string) string {
	kept := strings.Map(func(r rune) rune {
		if r > 3 && unicode.IsControl(r) || r == 0 || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, text)
	return strings.NewReplacer("\x01", th.Strong.Open(), "\x02", th.Bad.Open(), "\x03", theme.Reset).Replace(kept)
}

// Of what no line should hold nothing gets through but the letters.
func TestOnlyStylesGetThrough(t *testing.T) {
	th := light()
	p := frame.NewPainter(frame.NewCache(1<<16), "xterm")
	p.Resize(60, 1)
	begun := len(p.Paint(nil, frame.New(60, 1), th))
	hostile := "a\x1b[2Jb\x1b]0;title\ac\x1b[5;5Hd\x1bce\x9b3mf\u009b1mg\rh\ti\bj\x00k\x1b"
	out := string(p.Paint(nil, frame.Frame{W: 60, H: 1, Panes: []frame.Pane{{Rect: frame.Of(60, 1), Lines: []string{hostile}}}}, th))
	if begun == 0 || !strings.Contains(out, "abcd") {
		t.Errorf("the letters are lost: %q", out)
	}
	for _, bad := range []string{"2J", "title", "5;5H", "\x1bc", "\u009b", "\r", "\t", "\b", "\x00"} {
		if strings.Contains(out, bad) {
			t.Errorf("%q got through: %q", bad, out)
		}
	}
}

// Both columns of a wide letter are written when one of them changes: not every terminal clears the other half.
func TestNoWideLetterIsLeftInHalf(t *testing.T) {
	th := light()
	for _, c := range []struct{ was, now, written string }{
		{"界b", "a b", "a "}, {"界b", " ab", " a"}, {"a界", "界b", "界b"}, {"ab", "界", "界"},
	} {
		p := frame.NewPainter(frame.NewCache(1<<16), "xterm")
		p.Resize(9, 1)
		p.Paint(nil, frame.New(9, 1, frame.NewPane("p", frame.Of(9, 1), c.was)), th)
		out := string(p.Paint(nil, frame.New(9, 1, frame.NewPane("p", frame.Of(9, 1), c.now)), th))
		if !strings.Contains(out, c.written) {
			t.Errorf("%q becomes %q by %q", c.was, c.now, out)
		}
	}
}
