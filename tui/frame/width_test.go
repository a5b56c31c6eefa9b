package frame

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// TestWidthAgreesWithTheLibrary mixes what is drawn with what is typed: the short way must never count otherwise.
func TestWidthAgreesWithTheLibrary(t *testing.T) {
	pieces := []string{"a", " ", "~", "─", "█", "▟", "▀", "■", "…", "é", "·", "▸", "▲", "●", "←", "↑", "↓", "✓", "✗", "e\u0301", "漢", "👩‍🚀", "\x1b[1m", "\x1b[38;2;1;2;3m", "\x1b[m",
		"\x1b[2J", "\x1b]0;title\x07", "\x1b", "\t", "\u200d", "\ufe0f", "▸", "●", "\x7f", "न", "مر", "\xff"}
	rapid.Check(t, func(t *rapid.T) {
		s := ""
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces") {
			s += p
		}
		if got, want := Width(s), ansi.StringWidth(s); got != want {
			t.Fatalf("%q takes %d cells, %d were counted", s, want, got)
		}
	})
}

func BenchmarkWidth(b *testing.B) {
	line := "\x1b[1;38;2;0;90;140m  12   Store managers photograph shelf gaps\x1b[m ─────────────── 7 do the same"
	b.ReportAllocs()
	for b.Loop() {
		Width(line)
	}
}
