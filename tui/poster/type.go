package poster

import (
	"strings"

	"serendip/tui/frame"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Scales are the sizes of large type, for [Sheet.Large].
func Scales() []int { return []int{widget.BigText, widget.BigNumber, 3, widget.BigHuge, 5, 6} }

// Large is a text in the largest type that fits in w cells and h rows, broken between words; in bold ordinary
// letters where no large type fits. Nothing is lost: what is still too long for ordinary letters ends in ….
func (s *Sheet) Large(text string, w, h, atMost int, st theme.Style) []string {
	for scale := atMost; scale >= 1; scale-- {
		if lines, ok := s.broken(text, w, scale); ok && s.rows(len(lines), scale) <= h {
			return widget.Styled(s.Type.Lines(lines, w, scale), st)
		}
	}
	return s.Bold(text, w, h, st)
}

// Bold is a text in ordinary letters within w cells and h rows.
func (s *Sheet) Bold(text string, w, h int, st theme.Style) []string {
	var out []string
	for part := range strings.SplitSeq(text, "\n") {
		out = append(out, widget.Wrap(part, w, 0)...)
	}
	if len(out) > h {
		out = widget.Wrap(strings.Join(strings.Fields(text), " "), w, max(h, 1))
	}
	return widget.Styled(out, st)
}

// Phrase is a short prompt of one to three lines in large type; its lines are joined to fewer where they don't fit
// one below the other.
func (s *Sheet) Phrase(short string, w, h, atMost int) []string {
	lines := strings.Split(short, "\n")
	for scale := atMost; scale >= 1; scale-- {
		if s.widest(lines, scale) <= w && s.rows(len(lines), scale) <= h {
			return widget.Styled(s.Type.Lines(lines, w, scale), s.Theme.Big)
		}
	}
	return s.Large(strings.Join(lines, " "), w, h, 1, s.Theme.Big)
}

// broken breaks a text into lines of large type; false when a word, or a part of one between hyphens, is wider than w.
func (s *Sheet) broken(text string, w, scale int) ([]string, bool) {
	var out []string
	line := ""
	for _, word := range strings.Fields(text) {
		between := " "
		for _, part := range s.parts(word, w, scale) {
			longer := strings.TrimPrefix(line+between+part, " ")
			between = ""
			if s.Type.Width(longer, scale) <= w {
				line = longer
				continue
			}
			if line == "" || s.Type.Width(part, scale) > w {
				return nil, false
			}
			out, line = append(out, line), part
		}
	}
	out = append(out, line)
	return out, line != "" && (len(out) == 1 || s.Type.Sets(text)) // lines of large and of ordinary letters are no sentence
}

// parts is a word, broken behind its hyphens where it is wider than a line.
func (s *Sheet) parts(word string, w, scale int) []string {
	if s.Type.Width(word, scale) <= w {
		return []string{word}
	}
	return strings.SplitAfter(word, "-")
}

// rows is the height of n lines of large type with a blank row between.
func (s *Sheet) rows(n, scale int) int { return n*s.Type.Height(scale) + n - 1 }

func (s *Sheet) widest(lines []string, scale int) int {
	w := 0
	for _, l := range lines {
		w = max(w, s.Type.Width(l, scale))
	}
	return w
}

// Number is a value in large type with a word under it.
func (s *Sheet) Number(value, label string, scale int, st theme.Style) []string {
	lines := widget.Styled(s.Type.Big(value, scale), st)
	return append(lines, "", s.Theme.Dim.Render(label))
}

// Beside joins two blocks of lines with a gap between, the second starting at column x.
func Beside(left, right []string, x int) []string {
	out := make([]string, max(len(left), len(right)))
	for i := range out {
		l, r := "", ""
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		out[i] = widget.PadRight(l, x) + r
	}
	return out
}

// Foot splits the lowest n rows off, with a blank row above them when there is room.
func (s *Sheet) Foot(r frame.Rect, n int) (rest, foot frame.Rect) {
	rest, foot = r.Bottom(n)
	if s.Roomy() {
		rest, _ = rest.Bottom(1)
	}
	return rest, foot
}

// FitsLarge says whether a text fits in w cells and h rows of large type.
func (s *Sheet) FitsLarge(text string, w, h int) bool { return s.FitsAt(text, w, h, widget.BigText) }

// FitsAt is the same of letters of one size.
func (s *Sheet) FitsAt(text string, w, h, scale int) bool {
	lines, ok := s.broken(text, w, scale)
	return ok && s.rows(len(lines), scale) <= h && s.Type.Width(text, scale) > widget.Width(text)
}

// Apart is blocks one below the other, with so many blank rows between.
func Apart(blocks [][]string, gap int) []string {
	var lines []string
	for i, b := range blocks {
		for range gap * min(i, 1) {
			lines = append(lines, "")
		}
		lines = append(lines, b...)
	}
	return lines
}
