package exports

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// raster draws outlines into a part of a picture.
type raster struct {
	*vector.Rasterizer
	at image.Point // where the part begins
}

func (r raster) x(x float64) float32 { return float32(x - float64(r.at.X)) }
func (r raster) y(y float64) float32 { return float32(y - float64(r.at.Y)) }

func (r raster) moveTo(x, y float64)         { r.MoveTo(r.x(x), r.y(y)) }
func (r raster) lineTo(x, y float64)         { r.LineTo(r.x(x), r.y(y)) }
func (r raster) quadTo(x1, y1, x, y float64) { r.QuadTo(r.x(x1), r.y(y1), r.x(x), r.y(y)) }
func (r raster) cubeTo(x1, y1, x2, y2, x, y float64) {
	r.CubeTo(r.x(x1), r.y(y1), r.x(x2), r.y(y2), r.x(x), r.y(y))
}
func (r raster) closePath() { r.ClosePath() }

// extent is the box that outlines lie in: curves lie within their points.
type extent struct{ from, to [2]float64 }

func (e *extent) moveTo(x, y float64)                 { e.add(x, y) }
func (e *extent) lineTo(x, y float64)                 { e.add(x, y) }
func (e *extent) quadTo(x1, y1, x, y float64)         { e.add(x1, y1, x, y) }
func (e *extent) cubeTo(x1, y1, x2, y2, x, y float64) { e.add(x1, y1, x2, y2, x, y) }
func (*extent) closePath()                            {}

func (e *extent) add(points ...float64) {
	for i, v := range points {
		e.from[i%2], e.to[i%2] = min(e.from[i%2], v), max(e.to[i%2], v)
	}
}

// box is the whole pixels of it.
func (e *extent) box() image.Rectangle {
	return image.Rect(int(math.Floor(e.from[0])), int(math.Floor(e.from[1])), int(math.Ceil(e.to[0])), int(math.Ceil(e.to[1])))
}

// fill draws what shape outlines. Only its own box is gone through: a card has many small letters.
func fill(pic *image.RGBA, colour color.RGBA, shape func(pen)) {
	e := &extent{from: [2]float64{math.MaxInt32, math.MaxInt32}, to: [2]float64{math.MinInt32, math.MinInt32}}
	shape(e)
	box := e.box().Intersect(pic.Bounds())
	if box.Empty() {
		return
	}
	r := raster{vector.NewRasterizer(box.Dx(), box.Dy()), box.Min}
	shape(r)
	r.Draw(pic, box, image.NewUniform(colour), image.Point{})
}

// PNG writes the card as a picture of 1600x900 pixels, or of 1200x1200 where it is square.
func (c Card) PNG(w io.Writer, square bool) error {
	c = c.flat()
	d := c.draw(square)
	pic := image.NewRGBA(image.Rect(0, 0, int(d.W), int(d.H)))
	for _, s := range d.Strokes {
		switch {
		case s.Logo:
			placeLogo(pic, c.Look.Logo, s.Box)
		default:
			red, green, blue := rgbOf(s.Colour).bytes()
			fill(pic, color.RGBA{uint8(red), uint8(green), uint8(blue), 255}, func(p pen) {
				if s.Line != nil {
					s.Line.draw(p, s.X, s.Y)
				} else {
					rounded4(p, s.Box, s.Round)
				}
			})
			if s.Line != nil {
				for _, emoji := range s.Line.pictures(s.X, s.Y) {
					emoji.paste(pic)
				}
			}
		}
	}
	quick := png.Encoder{CompressionLevel: png.BestSpeed} // of flat colours, it is hardly larger
	return quick.Encode(w, pic)
}

// flat is a card whose logo is of pixels.
func (c Card) flat() Card {
	c.Look.Logo = c.Look.LogoPNG()
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

// placeLogo draws a PNG into its box, as large as fits.
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
