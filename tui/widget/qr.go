package widget

import (
	"errors"
	"fmt"
	"image/color"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	qrcode "github.com/skip2/go-qrcode"

	"serendip/tui/theme"
)

// ErrNoColours is returned by [QR] for a terminal without colours, where no code can be drawn that is sure to be
// black on white.
var ErrNoColours = errors.New("a QR code needs a terminal with colours; type the line instead")

// QR draws a text as a QR code in half blocks, with its quiet border, black on white whatever the theme. All rows
// are equally wide: as many cells as the code has modules.
func QR(text string, t theme.Theme) ([]string, error) {
	if t.Profile < colorprofile.ANSI {
		return nil, ErrNoColours
	}
	q, err := qrcode.New(text, qrcode.Low)
	if err != nil {
		return nil, fmt.Errorf("the text is too long for a QR code (%d bytes): %w", len(text), err)
	}
	dots := q.Bitmap()
	open := ansi.Style{}.ForegroundColor(t.Profile.Convert(color.Black)).BackgroundColor(t.Profile.Convert(color.White)).String()
	out := make([]string, 0, (len(dots)+1)/2)
	for y := 0; y < len(dots); y += 2 {
		var b strings.Builder
		b.WriteString(open)
		for x := range dots[y] {
			b.WriteString(halfBlock(dots[y][x], y+1 < len(dots) && dots[y+1][x]))
		}
		b.WriteString(theme.Reset)
		out = append(out, b.String())
	}
	return out, nil
}

func halfBlock(top, bottom bool) string {
	switch {
	case top && bottom:
		return "█"
	case top:
		return "▀"
	case bottom:
		return "▄"
	}
	return " "
}
