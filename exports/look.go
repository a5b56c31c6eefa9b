package exports

import (
	"encoding/base64"
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"

	"serendip/session"
)

// Look is how files look that go to a customer: its name, colour, logo, and the language of the fixed words. It is no part of the JSON.
type Look struct {
	Name   string   // "" for the programme's
	Colour string   // #rrggbb; "" for the house's
	Locale string   // one of [model.Locales]; "" is the first
	Logo   []byte   // PNG or SVG, as LogoOf cleaned it
	Fonts  []string // font files to try before the system's
}

const (
	houseColour = "#005A8C"
	paperLight  = cardGround // the less bright of the two light grounds
	paperDark   = "#1f2229"  // the brighter of the two dark ones
	fewestRatio = 4.5        // WCAG 2.2, success criterion 1.4.3, for text of any size
)

// LookOf is how a programme's files look.
func LookOf(s *session.State) Look {
	brand, logo := s.Brand()
	raw, err := base64.StdEncoding.DecodeString(logo)
	if err != nil {
		raw = nil
	}
	return Look{Name: brand.Name, Colour: brand.Colour, Locale: brand.Locale, Logo: raw}
}

// Lang is the code of the language in which files are.
func (l Look) Lang() string { return voiceOf(l.Locale).Lang() }

func (l Look) customer(programme string) string { return orNot(l.Name, programme) }

// rgb is a colour from 0 to 1 per channel.
type rgb [3]float64

// ParseColour reads #rrggbb; the error says how it is written.
func ParseColour(s string) (string, error) {
	hex := strings.TrimPrefix(strings.TrimSpace(s), "#")
	if n, err := strconv.ParseUint(hex, 16, 32); err == nil && len(hex) == 6 {
		return fmt.Sprintf("#%06x", n), nil
	}
	return "", fmt.Errorf("%q is no colour; write it as #005A8C", s)
}

func rgbOf(s string) rgb {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 {
		return rgbOf(houseColour)
	}
	return rgb{float64(n>>16&255) / 255, float64(n>>8&255) / 255, float64(n&255) / 255}
}

func (c rgb) hex() string {
	return fmt.Sprintf("#%02x%02x%02x", int(c[0]*255+.5), int(c[1]*255+.5), int(c[2]*255+.5))
}

func (c rgb) bytes() (r, g, b int) { return int(c[0]*255 + .5), int(c[1]*255 + .5), int(c[2]*255 + .5) }

// luminance is relative luminance by WCAG 2.2.
func (c rgb) luminance() float64 {
	var lin rgb
	for i, v := range c {
		if v <= 0.04045 {
			lin[i] = v / 12.92
		} else {
			lin[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*lin[0] + 0.7152*lin[1] + 0.0722*lin[2]
}

// Contrast is the contrast ratio of two colours written as #rrggbb, from 1 to 21, by WCAG 2.2.
func Contrast(a, b string) float64 {
	x, y := rgbOf(a).luminance(), rgbOf(b).luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// legible is a colour moved towards black or white until it can be read as text on a ground.
func legible(colour, ground string) string {
	c, to := rgbOf(colour), 0.0
	if rgbOf(ground).luminance() < 0.18 {
		to = 1
	}
	for range 40 {
		if Contrast(c.hex(), ground) >= fewestRatio {
			break
		}
		for i := range c {
			c[i] += (to - c[i]) * 0.08
		}
	}
	return c.hex()
}

// Accent is the customer's colour as it can be read on the light grounds, and on the dark ones.
func (l Look) Accent() (light, dark string) {
	return legible(orNot(l.Colour, houseColour), paperLight), legible(orNot(l.Colour, houseColour), paperDark)
}

// LogoURL is the logo as it stands inside a page; "" for none.
func (l Look) LogoURL() template.URL {
	if len(l.Logo) == 0 {
		return ""
	}
	return template.URL("data:" + logoType(l.Logo) + ";base64," + base64.StdEncoding.EncodeToString(l.Logo)) //nolint:gosec // base64 of a cleaned picture
}

func logoType(raw []byte) string {
	if strings.HasPrefix(string(raw), "\x89PNG") {
		return "image/png"
	}
	return "image/svg+xml"
}
