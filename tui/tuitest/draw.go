package tuitest

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/charmbracelet/x/vt"

	"serendip/tui/frame"
	"serendip/tui/theme"
)

// Draw is the text of a frame as a terminal of w by h cells shows it, without blanks at the end of a row.
func Draw(f frame.Frame, t theme.Theme, w, h int) string {
	return text(drawn(f, t, w, h))
}

// Styles is how a frame is seen: for each row the runs of cells that look otherwise than plain text on the ground,
// such as "3: 2+5 bold #005a8c". It tells dark from light in a golden that people can read.
func Styles(f frame.Frame, t theme.Theme, w, h int) string {
	em := drawn(f, t, w, h)
	var b strings.Builder
	for y := range h {
		var runs []string
		for x := 0; x < w; {
			look, n := run(em, t, x, y, w)
			if look != "" {
				runs = append(runs, fmt.Sprintf("%d+%d %s", x, n, look))
			}
			x += n
		}
		if len(runs) > 0 {
			fmt.Fprintf(&b, "%d: %s\n", y, strings.Join(runs, ", "))
		}
	}
	return b.String()
}

// Golden compares a text with testdata/<test>/<name>.golden; the flag -update rewrites it.
func Golden(t *testing.T, name, text string) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		t.Helper()
		golden.RequireEqual(t, text)
	})
}

func drawn(f frame.Frame, t theme.Theme, w, h int) *vt.Emulator {
	em := vt.NewEmulator(w, h)
	_, _ = em.WriteString(strings.ReplaceAll(f.In(w, h).Text(t), "\n", "\r\n"))
	return em
}

// text is an emulator's screen without blanks at the end of a row.
func text(em *vt.Emulator) string {
	rows := strings.Split(em.String(), "\n")
	for i, r := range rows {
		rows[i] = strings.TrimRight(r, " \r")
	}
	return strings.Join(rows, "\n")
}

// run is how many cells from x on look alike, and how. A wide letter counts both its cells.
func run(em *vt.Emulator, t theme.Theme, x, y, w int) (string, int) {
	cell := em.CellAt(x, y)
	look, n := cellLook(cell, t), cells(cell)
	for x+n < w {
		next := em.CellAt(x+n, y)
		if cellLook(next, t) != look {
			break
		}
		n += cells(next)
	}
	return look, n
}

func cells(c *uv.Cell) int {
	if c == nil {
		return 1
	}
	return max(c.Width, 1)
}

func cellLook(c *uv.Cell, t theme.Theme) string {
	if c == nil {
		return ""
	}
	var parts []string
	blank := strings.TrimSpace(c.Content) == ""
	if c.Style.Attrs&uv.AttrBold != 0 && !blank {
		parts = append(parts, "bold")
	}
	if c.Style.Attrs&uv.AttrReverse != 0 {
		parts = append(parts, "reverse")
	}
	if fg := hex(c.Style.Fg); fg != hex(t.Ink) && !blank {
		parts = append(parts, fg)
	}
	if bg := hex(c.Style.Bg); bg != hex(t.Ground) {
		parts = append(parts, "on "+bg)
	}
	return strings.Join(parts, " ")
}

func hex(c color.Color) string {
	if c == nil {
		return "none"
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
