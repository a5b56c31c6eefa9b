package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"serendip/tui/frame"
)

// Ellipsis ends what was cut for showing.
const Ellipsis = frame.Ellipsis

// Width is how many cells a styled text takes.
func Width(text string) int { return frame.Width(text) }

// OneRow is a text of several lines in one row: a stroke stands where a line ends.
func OneRow(text string) string {
	if strings.IndexByte(text, '\n') < 0 {
		return text
	}
	var lines []string
	for l := range strings.SplitSeq(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, " / ")
}

// Cut shows a text in one row of at most w cells; what doesn't fit is replaced by …. Styles inside are kept.
func Cut(text string, w int) string {
	if w <= 0 {
		return ""
	}
	text = OneRow(text)
	if Width(text) <= w {
		return text
	}
	return ansi.Truncate(text, w, Ellipsis)
}

// Wrap breaks a plain text into lines of at most w cells, as [frame.Wrap] does; styles come on the lines afterwards.
func Wrap(text string, w, maxLines int) []string { return frame.Wrap(text, w, maxLines) }

// PadRight fills a text with blanks to w cells, or cuts it there.
func PadRight(text string, w int) string {
	text = Cut(text, w)
	return text + blank(w-Width(text))
}

// Right sets a text against the right edge of w cells, or cuts it there.
func Right(text string, w int) string {
	text = Cut(text, w)
	return blank(w-Width(text)) + text
}

// Centre sets a text in the middle of w cells, or cuts it there.
func Centre(text string, w int) string {
	text = Cut(text, w)
	n := w - Width(text)
	return blank(n/2) + text + blank(n-n/2)
}

// Ends sets one text against the left edge and one against the right edge of w cells. The left one is cut when both
// don't fit.
func Ends(left, right string, w int) string {
	right = Cut(right, w)
	n := w - Width(right)
	if right != "" && n < w {
		return PadRight(left, max(n-1, 0)) + blank(min(n, 1)) + right
	}
	return PadRight(left, w)
}

// Widest is the width of the widest line.
func Widest(lines []string) int {
	w := 0
	for _, l := range lines {
		w = max(w, Width(l))
	}
	return w
}

// blanks are cut from, so that a blank row costs nothing.
const blanks = "                                                                                                    " +
	"                                                                                                    "

func blank(n int) string {
	if n > len(blanks) {
		return strings.Repeat(" ", n)
	}
	return blanks[:max(n, 0)]
}

// Fit joins as many whole parts as have room in w cells, the most important first; a part without room is left out.
func Fit(parts []string, gap string, w int) string {
	out := ""
	for i, p := range parts {
		next := p
		if i > 0 && out != "" {
			next = out + gap + p
		}
		if Width(next) <= w {
			out = next
		}
	}
	return out
}
