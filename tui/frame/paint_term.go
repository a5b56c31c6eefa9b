package frame

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"serendip/tui/theme"
)

// What a painter says besides pictures.
const (
	saveCursor    = ansi.DECSC // with its pen
	restoreCursor = ansi.DECRC
	hideCursor    = ansi.ResetModeTextCursorEnable
	showCursor    = ansi.SetModeTextCursorEnable
	barCursor     = "\x1b[6 q"                                      // a bar that does not blink
	clearScreen   = ansi.CursorHomePosition + ansi.EraseScreenBelow // erasing it whole would fill the scrollback of some
	eraseRest     = ansi.EraseLineRight
	holdBack      = ansi.SetModeSynchronizedOutput
	letSee        = ansi.ResetModeSynchronizedOutput
)

// erasesInColour says whether a terminal of this type fills what it erases with the colour of the pen. GNU screen does
// so only under a name of its own.
func erasesInColour(term string) bool {
	if strings.HasPrefix(term, "screen") {
		return strings.Contains(term, "bce")
	}
	name, _, _ := strings.Cut(term, "-")
	switch name {
	case "xterm", "alacritty", "contour", "foot", "ghostty", "kitty", "konsole", "linux", "putty", "rio", "rxvt", "st",
		"tmux", "vte", "wezterm":
		return true
	}
	return false
}

// begin takes the terminal over, as Bubble Tea does: the second screen, with no cursor on it yet, pastes in brackets,
// and keys told apart, by xterm's way and kitty's.
func begin(to []byte) []byte {
	to = append(to, ansi.ResetModifyOtherKeys+ansi.SetModeAltScreenSaveCursor+hideCursor+ansi.SetModeBracketedPaste...)
	to = append(to, ansi.SetModifyOtherKeys2...)
	to = append(to, ansi.PushKittyKeyboard(1)...)
	return append(to, ansi.RequestKittyKeyboard...)
}

// End gives the terminal back as it was. It is nothing before the first paint, and the painter begins anew after it.
func (p *Painter) End() []byte {
	if !p.begun {
		return nil
	}
	to := []byte(ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1) + theme.Reset)
	to = moveTo(to, 0, p.h-1) // for terminals without a second screen
	to = append(to, ansi.ResetModeAltScreenSaveCursor...)
	if p.cursor == nil {
		to = append(to, showCursor...)
	}
	to = append(to, ansi.ResetModeBracketedPaste...)
	if p.title != "" {
		to = setTitle(to, "")
	}
	if p.shaped {
		to = append(to, "\x1b[0 q"+ansi.ResetCursorColor...)
	}
	if p.look.ground != nil || p.look.ink != nil {
		to = append(to, ansi.ResetBackgroundColor+ansi.ResetForegroundColor...)
	}
	if p.clusters {
		to = append(to, ansi.ResetModeUnicodeCore...)
	}
	p.begun, p.sure, p.cursor, p.shaped, p.clusters, p.title, p.look = false, false, nil, false, false, "", look{}
	return to
}

// Measure tells the terminal to measure clusters of letters as frames do. It is for one that has said that it can.
func (p *Painter) Measure(to []byte) []byte {
	p.clusters = true
	return append(to, ansi.SetModeUnicodeCore...)
}

// AskGround asks the terminal for its own ground: not for the one that it was given here.
func (p *Painter) AskGround(to []byte) []byte {
	if !p.begun || p.look.ground == nil {
		return append(to, ansi.RequestBackgroundColor...)
	}
	to = append(to, ansi.ResetBackgroundColor+ansi.RequestBackgroundColor...)
	return setColour(to, "11", p.look.ground)
}

// dress gives the terminal its own colours, which show where no cell is.
func (p *Painter) dress(to []byte, l look) []byte {
	if l.ink != p.look.ink {
		to = setColour(to, "10", l.ink)
	}
	if l.ground != p.look.ground {
		to = setColour(to, "11", l.ground)
	}
	accent := p.look.accent
	if p.look = l; p.shaped && l.accent != accent {
		to = setColour(to, "12", l.accent)
	}
	return to
}

// shape gives the cursor its look, before it is seen first.
func (p *Painter) shape(to []byte) []byte {
	if p.shaped {
		return to
	}
	p.shaped = true
	return append(setColour(to, "12", p.look.accent), barCursor...)
}

// setColour says one of the terminal's own colours, or takes back what was said.
func setColour(to []byte, which string, c color.Color) []byte {
	if c == nil {
		return fmt.Appendf(to, "\x1b]1%s\a", which)
	}
	r, g, b, _ := c.RGBA()
	return fmt.Appendf(to, "\x1b]%s;#%02x%02x%02x\a", which, r>>8, g>>8, b>>8)
}

// setTitle says the window's title, without anything in it that a terminal could obey.
func setTitle(to []byte, title string) []byte {
	to = append(to, "\x1b]2;"...)
	for _, r := range title {
		if !unicode.IsControl(r) {
			to = append(to, string(r)...)
		}
	}
	return append(to, '\a')
}

// moveTo places the cursor; x and y count from 0.
func moveTo(to []byte, x, y int) []byte {
	to = append(to, "\x1b["...)
	if y > 0 {
		to = strconv.AppendInt(to, int64(y+1), 10)
	}
	if x > 0 {
		to = append(to, ';')
		to = strconv.AppendInt(to, int64(x+1), 10)
	}
	return append(to, 'H')
}
