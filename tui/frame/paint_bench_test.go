package frame_test

import (
	"fmt"
	"slices"
	"testing"

	"serendip/tui/frame"
	"serendip/tui/theme"
)

// withLine is a frame with another line in its list.
func withLine(f frame.Frame, at int, line string) frame.Frame {
	f.Panes = slices.Clone(f.Panes)
	list := &f.Panes[2]
	list.Lines = slices.Clone(list.Lines)
	list.Lines[at] = frame.FitLine(line, list.W)
	return f
}

func counted(th theme.Theme, n int) string {
	return th.Dim.Render("12") + "  " + th.Text.Render("Store managers photograph shelf gaps") + "  " + th.OK.Render(fmt.Sprintf("✓ %d", n))
}

// BenchmarkPaint is what one terminal costs when nothing changes, when a line changes that somebody has painted
// before, when nobody has, and when all of the screen is painted.
func BenchmarkPaint(b *testing.B) {
	th := light()
	first := console(th)
	second := withLine(first, 5, counted(th, 7))
	bench := func(name string, step func(p *frame.Painter, to []byte, i int) []byte) {
		b.Run(name, func(b *testing.B) {
			p := frame.NewPainter(frame.NewCache(1<<20), "xterm-256color")
			p.Resize(first.W, first.H)
			to := p.Paint(nil, first, th)
			b.ReportAllocs()
			written := 0
			i := 0
			for b.Loop() {
				i++
				to = step(p, to[:0], i)
				written += len(to)
			}
			b.ReportMetric(float64(written)/float64(i), "bytes/op")
		})
	}
	bench("unchanged", func(p *frame.Painter, to []byte, _ int) []byte { return p.Paint(to, first, th) })
	bench("hit", func(p *frame.Painter, to []byte, i int) []byte {
		if i%2 == 0 {
			return p.Paint(to, first, th)
		}
		return p.Paint(to, second, th)
	})
	bench("miss", func(p *frame.Painter, to []byte, i int) []byte {
		return p.Paint(to, withLine(first, 5, counted(th, i)), th)
	})
	bench("whole", func(p *frame.Painter, to []byte, _ int) []byte {
		p.Resize(first.W, first.H)
		return p.Paint(to, first, th)
	})
}
