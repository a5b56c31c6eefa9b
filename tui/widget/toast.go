package widget

import (
	"time"

	"serendip/tui/theme"
)

// Tone is how a notice is meant.
type Tone int

// The tones of a notice.
const (
	Good Tone = iota // ✓ done
	Bad              // ✗ not done; says what to do
	Mind             // ! good to know
)

// Toast is a one-line notice that goes away by itself. A bad one stays until the next thing happens.
type Toast struct {
	Text  string
	Tone  Tone
	Until time.Time // shown before this; the zero time is for ever
}

// NewToast is a notice that stays for a while from now on; a bad one stays until it is replaced.
func NewToast(tone Tone, text string, now time.Time) Toast {
	t := Toast{Text: text, Tone: tone}
	if tone != Bad {
		t.Until = now.Add(6 * time.Second)
	}
	return t
}

// Shown says whether the notice is to be seen at a time.
func (n Toast) Shown(now time.Time) bool {
	return n.Text != "" && (n.Until.IsZero() || now.Before(n.Until))
}

// View is the notice in at most w cells, empty when its time is over.
func (n Toast) View(now time.Time, w int, t theme.Theme) string {
	if !n.Shown(now) {
		return ""
	}
	switch n.Tone {
	case Bad:
		return t.Error.Render(Cut(theme.NotPassed+" "+n.Text, w))
	case Mind:
		return t.Warn.Render(Cut("! "+n.Text, w))
	case Good:
	}
	return t.Notice.Render(Cut(theme.Passed+" "+n.Text, w))
}
