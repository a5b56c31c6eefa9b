package exports

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/draw"
	"image/png"
	"slices"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	xdraw "golang.org/x/image/draw"
)

// emojiFonts are tried for emoji before all others: the folders and names of Debian, Fedora, macOS and Windows. Of a font whose colours cannot
// be drawn here the outlines are.
var emojiFonts = []string{
	"/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf", "/usr/share/fonts/noto/NotoColorEmoji.ttf", "/usr/share/fonts/google-noto-emoji/NotoColorEmoji.ttf",
	"/usr/share/fonts/google-noto-color-emoji-fonts/NotoColorEmoji.ttf", "/System/Library/Fonts/Apple Color Emoji.ttc", "C:\\Windows\\Fonts\\seguiemj.ttf",
}

// firstEmoji is where the planes of pictures begin; what lies before has a plain shape in other fonts.
const firstEmoji = 0x1F000

// picture is an emoji in a line: a PNG and where it stands.
type picture struct {
	png []byte
	at  place
}

// emojiFace is a face that has a picture of r; nil for none.
func (k *ink) emojiFace(r rune) *font.Face {
	if !k.sought {
		k.sought = true
		for _, path := range emojiFonts {
			if f := fontFile(path); f != nil {
				k.emoji = font.NewFace(f)
				break
			}
		}
	}
	if k.emoji == nil {
		return nil
	}
	g, has := k.emoji.NominalGlyph(r)
	if !has || !drawable(k.emoji, g) {
		return nil
	}
	return k.emoji
}

// drawable says whether a glyph is an outline, or a picture in PNG.
func drawable(f *font.Face, g font.GID) bool {
	if b, is := f.GlyphDataBitmap(g); is {
		return b.Format == font.PNG
	}
	outline, is := f.GlyphDataOutline(g)
	return is && len(outline.Segments) > 0
}

// withEmoji gives each emoji the one face that has it whole, with all that is joined to it: flags are two letters, a family is three people.
// What else was given that face, as the space after an emoji, gets its own.
func (k *ink) withEmoji(parts []shaping.Input, words []rune, weight int) []shaping.Input {
	emoji := k.emojiIn(words, weight)
	if emoji == nil {
		return parts
	}
	var out []shaping.Input
	for _, p := range parts {
		for from := p.RunStart; from < p.RunEnd; {
			to := from + 1
			for to < p.RunEnd && emoji[to] == emoji[from] {
				to++
			}
			one := p
			one.RunStart, one.RunEnd = from, to
			switch last := len(out) - 1; {
			case emoji[from] && last >= 0 && emoji[from-1] && out[last].RunEnd == from && out[last].Direction == p.Direction:
				out[last].RunEnd = to
			case emoji[from]:
				one.Face = k.emoji
				out = append(out, one)
			default:
				if p.Face == k.emoji {
					one.Face = k.faces[weight][0]
				}
				out = append(out, one)
			}
			from = to
		}
	}
	return out
}

// emojiIn marks the letters that are shown as pictures; nil where there are none, or no font has them.
func (k *ink) emojiIn(words []rune, weight int) []bool {
	const asPicture, keycap = '\uFE0F', '\u20E3'
	if !slices.ContainsFunc(words, func(r rune) bool {
		return r >= firstEmoji || r == asPicture || r == keycap || unicode.Is(unicode.So, r)
	}) {
		return nil
	}
	marks, any, at := make([]bool, len(words)), false, 0
	for all := graphemes.FromString(string(words)); all.Next(); {
		letter := []rune(all.Value())
		picture := letter[0] >= firstEmoji || slices.Contains(letter, asPicture) || slices.Contains(letter, keycap) || unicode.Is(unicode.So, letter[0]) && k.face(weight, letter[0]) == k.emoji
		if picture && k.emojiFace(letter[0]) != nil {
			for i := range letter {
				marks[at+i] = true
			}
			any = true
		}
		at += len(letter)
	}
	if !any {
		return nil
	}
	return marks
}

// pictures are the emoji of a line whose left end is on the base line at x, y.
func (l inkLine) pictures(x, y float64) []picture {
	var out []picture
	for _, run := range l.Runs {
		for _, g := range run.Glyphs {
			if b, is := bitmapOf(run, g); is {
				out = append(out, picture{b.Data, place{x + float64(g.XOffset+g.XBearing)/64, y - float64(g.YOffset+g.YBearing)/64, float64(g.Width) / 64, -float64(g.Height) / 64}})
			}
			x += float64(g.Advance) / 64
		}
	}
	return out
}

func bitmapOf(run shaping.Output, g shaping.Glyph) (font.GlyphBitmap, bool) {
	b, is := run.Face.GlyphDataBitmap(g.GlyphID)
	return b, is && b.Format == font.PNG
}

// paste draws a picture, smooth at its size.
func (p picture) paste(on draw.Image) {
	if src, err := png.Decode(bytes.NewReader(p.png)); err == nil {
		xdraw.CatmullRom.Scale(on, image.Rect(int(p.at.X+.5), int(p.at.Y+.5), int(p.at.X+p.at.W+.5), int(p.at.Y+p.at.H+.5)), src, src.Bounds(), xdraw.Over, nil)
	}
}

// stick places a picture on a page; the file holds each once.
func (p picture) stick(on *document) {
	sum := sha256.Sum256(p.png)
	name := "emoji-" + hex.EncodeToString(sum[:8])
	options := fpdf.ImageOptions{ImageType: "PNG"}
	if on.stuck[name] == 0 {
		plain, wider, err := repaint(p.png, on.wide) // the font's own may be of a kind that the writer of PDF does not know
		if err != nil {
			return
		}
		on.stuck[name] = wider
		on.RegisterImageOptionsReader(name, options, bytes.NewReader(plain))
	}
	on.ImageOptions(name, p.at.X, p.at.Y, p.at.W*on.stuck[name], p.at.H, false, options, 0, "")
}

// repaint writes a PNG anew, with 8 bits of red, green, blue and opacity, and with columns of nothing at its right until it is as wide as no other.
func repaint(raw []byte, wide map[int]bool) (anew []byte, wider float64, err error) {
	src, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, 0, err
	}
	size := src.Bounds().Size()
	long := size.X
	for wide[long] {
		long++
	}
	wide[long] = true
	pic := image.NewNRGBA(image.Rect(0, 0, long, size.Y))
	draw.Draw(pic, pic.Bounds(), src, src.Bounds().Min, draw.Src)
	var b bytes.Buffer
	err = png.Encode(&b, pic)
	return b.Bytes(), float64(long) / float64(max(size.X, 1)), err
}
