package frame

import "github.com/charmbracelet/x/ansi"

// Width is how many cells a styled text takes. Most of what is drawn is ASCII, rules, blocks and styles, whose width is
// counted here in one pass; anything else is left to the library's tables, with which this agrees.
func Width(s string) int {
	n := 0
	for i := 0; i < len(s); {
		switch b := s[i]; {
		case b >= ' ' && b < 0x7f:
			i, n = i+1, n+1
		case b == 0xe2 && isDrawing(s[i:]):
			i, n = i+3, n+1
		case b == 0xc2 && i+1 < len(s) && s[i+1] == 0xb7: // ·
			i, n = i+2, n+1
		case b == 0x1b:
			end := styleEnd(s[i:])
			if end == 0 {
				return ansi.StringWidth(s)
			}
			i += end
		default:
			return ansi.StringWidth(s)
		}
	}
	return n
}

// isDrawing says whether a text begins with a rule, a corner or a block (U+2500 to U+259F), or with one of the signs that
// stand on every screen: one cell each. A mark that follows and would change that is no such letter.
func isDrawing(s string) bool {
	if len(s) < 3 || s[2] < 0x80 {
		return false
	}
	switch s[1] {
	case 0x94, 0x95:
		return true
	case 0x96:
		return s[2] <= 0x9f || s[2] == 0xb8 || s[2] == 0xb2 // ▸ ▲
	case 0x97:
		return s[2] == 0x8f // ●
	case 0x86:
		return s[2] >= 0x90 && s[2] <= 0x93 // ← ↑ → ↓
	case 0x80:
		return s[2] == 0xa6 // …
	case 0x9c:
		return s[2] == 0x93 || s[2] == 0x97 // ✓ ✗
	}
	return false
}

// styleEnd is the length of the style (SGR) sequence that a text begins with; 0 when it begins with another.
func styleEnd(s string) int {
	if len(s) < 3 || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch b := s[i]; {
		case b == 'm':
			return i + 1
		case b != ';' && b != ':' && (b < '0' || b > '9'):
			return 0
		}
	}
	return 0
}
