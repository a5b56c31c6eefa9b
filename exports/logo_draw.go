package exports

import (
	"bytes"
	"image"
	"image/png"
	"math"

	"github.com/srwiley/oksvg"
	"github.com/srwiley/rasterx"
)

// logoPixels is how long the longer side of a drawn logo is: enough for the sharpest printer at the size of a logo.
const logoPixels = 1000

// LogoPNG is the logo in pixels, for files that hold no shapes: a PNG as it is, an SVG drawn. It is nil for none, and for an SVG that cannot be drawn.
func (l Look) LogoPNG() []byte {
	if len(l.Logo) == 0 {
		return nil
	}
	if logoType(l.Logo) == "image/png" {
		return l.Logo
	}
	drawn, err := drawSVG(l.Logo)
	if err != nil {
		return nil
	}
	return drawn
}

// drawSVG draws the shapes of a cleaned SVG. The library panics at some that are damaged: that is an error too.
func drawSVG(raw []byte) (out []byte, err error) {
	defer func() {
		if recover() != nil {
			out, err = nil, errNoShapes
		}
	}()
	icon, err := oksvg.ReadIconStream(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	w, h := icon.ViewBox.W, icon.ViewBox.H
	scale := logoPixels / max(w, h)
	if !(w > 0 && h > 0) || math.IsInf(scale, 0) || math.IsNaN(scale) {
		return nil, errNoShapes
	}
	wide, high := max(int(w*scale), 1), max(int(h*scale), 1)
	icon.SetTarget(0, 0, float64(wide), float64(high))
	pic := image.NewRGBA(image.Rect(0, 0, wide, high))
	icon.Draw(rasterx.NewDasher(wide, high, rasterx.NewScannerGV(wide, high, pic, pic.Bounds())), 1)
	if undrawn(pic) {
		return nil, errNoShapes
	}
	var b bytes.Buffer
	err = png.Encode(&b, pic)
	return b.Bytes(), err
}

// undrawn says whether nothing was drawn.
func undrawn(pic *image.RGBA) bool {
	for i := 3; i < len(pic.Pix); i += 4 {
		if pic.Pix[i] != 0 {
			return false
		}
	}
	return true
}
