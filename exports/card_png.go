package exports

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// raster draws outlines into a picture.
type raster struct{ *vector.Rasterizer }

func (r raster) moveTo(x, y float64) { r.MoveTo(float32(x), float32(y)) }
func (r raster) lineTo(x, y float64) { r.LineTo(float32(x), float32(y)) }
func (r raster) quadTo(x1, y1, x, y float64) {
	r.QuadTo(float32(x1), float32(y1), float32(x), float32(y))
}
func (r raster) cubeTo(x1, y1, x2, y2, x, y float64) {
	r.CubeTo(float32(x1), float32(y1), float32(x2), float32(y2), float32(x), float32(y))
}
func (r raster) closePath() { r.ClosePath() }

// PNG writes the card as a picture of 1600x900 pixels, or of 1200x1200 where it is square. A logo in SVG is left out.
func (c Card) PNG(w io.Writer, square bool) error {
	c = c.flat()
	d := c.draw(square)
	pic := image.NewRGBA(image.Rect(0, 0, int(d.W), int(d.H)))
	for _, s := range d.Strokes {
		switch {
		case s.Logo:
			placeLogo(pic, c.Look.Logo, s.Box)
		default:
			r := raster{vector.NewRasterizer(int(d.W), int(d.H))}
			if s.Line != nil {
				s.Line.draw(r, s.X, s.Y)
			} else {
				rounded4(r, s.Box, s.Round)
			}
			red, green, blue := rgbOf(s.Colour).bytes()
			r.Draw(pic, pic.Bounds(), image.NewUniform(color.RGBA{uint8(red), uint8(green), uint8(blue), 255}), image.Point{})
		}
	}
	return png.Encode(w, pic)
}

// flat is a card without a logo that only a viewer of SVG can draw.
func (c Card) flat() Card {
	if len(c.Look.Logo) > 0 && logoType(c.Look.Logo) != "image/png" {
		c.Look.Logo = nil
	}
	return c
}

// rounded4 is a box with four round corners.
func rounded4(p pen, b place, r float64) {
	p.moveTo(b.X+r, b.Y)
	p.lineTo(b.X+b.W-r, b.Y)
	p.quadTo(b.X+b.W, b.Y, b.X+b.W, b.Y+r)
	p.lineTo(b.X+b.W, b.Y+b.H-r)
	p.quadTo(b.X+b.W, b.Y+b.H, b.X+b.W-r, b.Y+b.H)
	p.lineTo(b.X+r, b.Y+b.H)
	p.quadTo(b.X, b.Y+b.H, b.X, b.Y+b.H-r)
	p.lineTo(b.X, b.Y+r)
	p.quadTo(b.X, b.Y, b.X+r, b.Y)
	p.closePath()
}

// placeLogo draws a PNG into its box, as large as fits. A logo in SVG stands in SVG and HTML alone.
func placeLogo(pic draw.Image, logo []byte, in place) {
	src, err := png.Decode(bytes.NewReader(logo))
	if err != nil {
		return
	}
	b := within(in, float64(src.Bounds().Dx()), float64(src.Bounds().Dy()))
	xdraw.CatmullRom.Scale(pic, image.Rect(int(b.X), int(b.Y), int(b.X+b.W), int(b.Y+b.H)), src, src.Bounds(), xdraw.Over, nil)
}

// within is the largest place of a shape in the middle of a box.
func within(in place, w, h float64) place {
	scale := min(in.W/max(w, 1), in.H/max(h, 1))
	w, h = w*scale, h*scale
	return place{in.X + (in.W-w)/2, in.Y + (in.H-h)/2, w, h}
}
