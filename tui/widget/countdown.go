package widget

import (
	"fmt"
	"strconv"
	"time"

	"serendip/tui/theme"
)

// Countdown is the time left of a timebox.
type Countdown struct {
	Left   time.Duration // below zero: over time
	Total  time.Duration // the timebox
	Paused bool
}

// Urgency is how near the end is.
type Urgency int

// The states of a countdown: the wall signals gently at the second and the third.
const (
	Plenty Urgency = iota // more than 20% left
	Soon                  // 20% or less
	Almost                // 5% or less
	Over                  // nothing left
)

// Urgency says how near the end is. A countdown without a timebox never hurries.
func (c Countdown) Urgency() Urgency {
	switch {
	case c.Total <= 0:
		return Plenty
	case c.Left <= 0:
		return Over
	case c.Left*20 <= c.Total:
		return Almost
	case c.Left*5 <= c.Total:
		return Soon
	}
	return Plenty
}

// String is mm:ss, h:mm:ss from a hundred minutes on, with + when over time. A second that has begun counts.
func (c Countdown) String() string {
	left, sign := c.Left, ""
	if left < 0 {
		left, sign = -left, "+"
	}
	s := int((left + time.Second - 1) / time.Second)
	if sign != "" {
		s = int(left / time.Second)
	}
	if s >= 100*60 {
		return fmt.Sprintf("%s%d:%02d:%02d", sign, s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%s%02d:%02d", sign, s/60, s%60)
}

// Words is the time left in whole minutes while it is far from the end, "12 min", and mm:ss from twice the last
// fifth on, so that a screen far from the end doesn't change every second.
func (c Countdown) Words() string {
	if n, minutes := c.Count(); minutes {
		return strconv.Itoa(n) + " min"
	}
	return c.String()
}

// Count is the number that Words says: of minutes, or of seconds, which is below zero over time.
func (c Countdown) Count() (n int, minutes bool) {
	if c.Left > 2*time.Minute && c.Urgency() == Plenty {
		return int((c.Left + time.Minute - 1) / time.Minute), true
	}
	if c.Left < 0 {
		return int(c.Left / time.Second), false
	}
	return int((c.Left + time.Second - 1) / time.Second), false
}

// Share is how much of the timebox is used, between 0 and 1.
func (c Countdown) Share() float64 {
	if c.Total <= 0 {
		return 0
	}
	return min(max(1-float64(c.Left)/float64(c.Total), 0), 1)
}

// View is the countdown as a word: "06:12 left", "01:20 over", "paused at 06:12".
func (c Countdown) View(t theme.Theme) string {
	switch {
	case c.Paused:
		return t.Warn.Render("paused at " + c.String())
	case c.Urgency() == Over:
		return t.Bad.Render(c.String() + " over")
	case c.Urgency() == Plenty:
		return t.Text.Render(c.String() + " left")
	}
	return t.Warn.Render(c.String() + " left")
}

// Big is the countdown in big type.
func (c Countdown) Big(y Type, scale int, t theme.Theme) []string {
	style := t.Big
	if c.Paused || c.Urgency() >= Soon {
		style = t.BigWarn
	}
	return Styled(y.Big(c.String(), scale), style)
}

// Styled puts one style on every line.
func Styled(lines []string, s theme.Style) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = s.Render(l)
	}
	return out
}
