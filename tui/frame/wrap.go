package frame

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Wrap breaks a plain text into lines of at most w cells: at blanks, behind hyphens and between wide letters where
// it can, inside a word where it must. With maxLines above zero no more lines come out than that, the last one
// ending in … when there was more. Styles are put on the lines afterwards.
func Wrap(text string, w, maxLines int) []string {
	if w <= 0 {
		return nil
	}
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = append(lines, wrapLine(paragraph, w)...)
	}
	if maxLines <= 0 || len(lines) <= maxLines {
		return lines
	}
	last := lines[maxLines-1]
	if Width(last) >= w {
		last = ansi.Truncate(last, w-1, "")
	}
	return append(lines[:maxLines-1:maxLines-1], last+Ellipsis)
}

// wrapLine fills lines with pieces; blanks at a line's end are left out.
func wrapLine(text string, w int) []string {
	if short := strings.TrimRight(text, " "); Width(short) <= w {
		return []string{short} // most texts are one line
	}
	var lines []string
	line, used := "", 0
	end := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, used = "", 0
	}
	for piece := range pieces(text) {
		word := wordWidth(piece)
		if used > 0 && used+word > w {
			end()
		}
		for word > w {
			head := ansi.Truncate(piece, w, "")
			if head == "" { // a letter wider than the line: it cannot be shown there
				break
			}
			line, piece = head, piece[len(head):]
			end()
			word = wordWidth(piece)
		}
		line, used = line+piece, used+Width(piece)
	}
	end()
	return lines
}

// wordWidth is the cells of a piece without the blanks behind it.
func wordWidth(piece string) int { return Width(strings.TrimRight(piece, " ")) }

// pieces yields what a text may be broken between: a word with the blanks behind it, a part up to a hyphen, a wide
// letter.
func pieces(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		start, at := 0, 0
		blank, breakable := false, false
		for g := graphemes.FromString(text); g.Next(); {
			v := g.Value()
			wide := len(v) > 1 && Width(v) > 1
			if at > start && v != " " && (blank || breakable || wide) {
				if !yield(text[start:at]) {
					return
				}
				start = at
			}
			blank, breakable = v == " ", wide || v == "-"
			at += len(v)
		}
		if at > start {
			yield(text[start:at])
		}
	}
}
