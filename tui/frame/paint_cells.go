package frame

import (
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"serendip/tui/theme"
)

// cell is one column of a line. A wide letter has all its columns; the ones behind the first have no width.
type cell struct {
	text  string
	width int
	style uv.Style
	sure  bool // terminals agree on the width
}

// blank says that nothing is seen of a cell but its ground.
func (c *cell) blank() bool { return c.text == " " && plainGround(&c.style) }

// plainGround says that a blank in this style looks like a blank in any other of the same background.
func plainGround(s *uv.Style) bool {
	const seen = uv.AttrReverse | uv.AttrStrikethrough
	return s.Attrs&seen == 0 && s.Underline == uv.UnderlineNone
}

// alike says that two cells are seen the same.
func (c *cell) alike(o *cell) bool {
	if c.blank() && o.blank() {
		return c.style.Bg == o.style.Bg
	}
	return c.text == o.text && c.width == o.width && c.style == o.style
}

// cellsOf reads a styled line as w columns on a base. Of escape sequences only styles are obeyed; all others, and
// control characters, are left out.
func cellsOf(line string, w int, base uv.Style) []cell {
	cells := make([]cell, 0, w)
	pen := base
	for line != "" && len(cells) < w {
		switch b := line[0]; {
		case b == 0x1b:
			n := styleEnd(line)
			if n > 0 {
				pen = styled(line[:n], pen, base)
			} else {
				n = escapeEnd(line)
			}
			line = line[n:]
		case b >= ' ' && b < 0x7f && (len(line) == 1 || line[1] < utf8.RuneSelf):
			cells = append(cells, cell{line[:1], 1, pen, true})
			line = line[1:]
		default:
			cluster, width := ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
			cells = addCluster(cells, cluster, width, w, pen)
			line = line[max(len(cluster), 1):]
		}
	}
	for len(cells) < w {
		cells = append(cells, cell{" ", 1, base, true})
	}
	return cells
}

// addCluster adds the columns of what is seen as one letter; one that has no room leaves blanks.
func addCluster(cells []cell, cluster string, width, w int, pen uv.Style) []cell {
	r, _ := utf8.DecodeRuneInString(cluster)
	switch {
	case width == 0 || r < ' ' || r >= 0x7f && r < 0xa0:
		return cells // a control character, or a mark with nothing to stand on
	case len(cells)+width > w:
		for len(cells) < w {
			cells = append(cells, cell{" ", 1, pen, true})
		}
		return cells
	}
	if !utf8.ValidString(cluster) {
		cluster = strings.ToValidUTF8(cluster, "\uFFFD")
	}
	cells = append(cells, cell{cluster, width, pen, sureWidth(cluster, width)})
	for range width - 1 {
		cells = append(cells, cell{style: pen, sure: true})
	}
	return cells
}

// escapeEnd is the length of the escape sequence that a text begins with.
func escapeEnd(s string) int {
	_, _, n, _ := ansi.DecodeSequence(s, ansi.NormalState, nil)
	return max(n, 1)
}

// styled is the pen after a style sequence. The theme's reset leads back to the base, as in [Frame.Text].
func styled(seq string, pen, base uv.Style) uv.Style {
	if seq == theme.Reset {
		return base
	}
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	ansi.DecodeSequence(seq, ansi.NormalState, p)
	uv.ReadStyle(p.Params(), &pen)
	return pen
}

// baseStyle is the style that a base sequence makes.
func baseStyle(open string) uv.Style {
	pen := uv.Style{}
	for n := styleEnd(open); n > 0; n = styleEnd(open) {
		pen = styled(open[:n], pen, uv.Style{})
		open = open[n:]
	}
	return pen
}
