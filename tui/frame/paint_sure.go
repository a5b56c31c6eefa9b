package frame

import (
	"unicode"
	"unicode/utf8"
)

// sureWidth says whether terminals agree on how many columns a cluster takes. They don't where several characters make
// one letter, nor for pictures and the scripts whose letters grow together.
func sureWidth(cluster string, width int) bool {
	r, n := utf8.DecodeRuneInString(cluster)
	switch {
	case n != len(cluster) || r == utf8.RuneError:
		return false
	case r < 0x300:
		return r != 0xad // a soft hyphen
	case width == 2:
		return isWideScript(r)
	case width != 1 || r >= 0x1f000 || isJoiningScript(r):
		return false
	}
	return !unicode.In(r, unicode.M, unicode.Cf)
}

// isWideScript says whether every terminal shows a letter in two columns: those of China, Japan and Korea.
func isWideScript(r rune) bool {
	return r >= 0x1100 && r <= 0x115f || r >= 0x2e80 && r <= 0x303e || r >= 0x3041 && r <= 0xa4cf ||
		r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f ||
		r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6 || r >= 0x20000 && r <= 0x3fffd
}

// isJoiningScript says whether a letter is of India or south-east Asia.
func isJoiningScript(r rune) bool { return r >= 0x0900 && r <= 0x109f || r >= 0x1780 && r <= 0x17ff }
