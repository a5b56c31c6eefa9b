package wall

import (
	"testing"

	"serendip/tui/facetest"
	"serendip/tui/frame"
)

// BenchmarkPicture is one whole picture as text, as a root draws it at every tick.
func BenchmarkPicture(b *testing.B) {
	for _, name := range []string{"capture", "reveal", "purpose"} {
		f, e := facetest.Find(name), env(false)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = frame.New(120, 35, Picture(f, e, facetest.Now(), 120, 35)...).Text(e.Theme)
			}
		})
	}
}
