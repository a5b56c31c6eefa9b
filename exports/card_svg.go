package exports

import (
	"html/template"
	"io"
	"strings"
)

// cardSVG keeps words as words: each line as wide as it was measured, in whatever font the viewer has.
var cardSVG = template.Must(template.New("card").Parse(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {{.D.W}} {{.D.H}}" width="{{.D.W}}" height="{{.D.H}}" lang="{{.C.Lang}}" role="img" aria-labelledby="title desc" font-family="Go, 'Noto Sans', 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif">
<title id="title">{{.Title}}</title>
<desc id="desc">{{.Words}}</desc>
{{range .D.Strokes}}{{if .Line}}<text x="{{.Start}}" y="{{.Y}}" font-size="{{.Size}}"{{if .Bold}} font-weight="700"{{end}} fill="{{.Colour}}"{{if .Line.RTL}} direction="rtl"{{end}}{{if .Stretch}} textLength="{{.Line.Width}}" lengthAdjust="spacingAndGlyphs"{{end}}>{{.Line.Words}}</text>
{{else if .Logo}}<image x="{{.Box.X}}" y="{{.Box.Y}}" width="{{.Box.W}}" height="{{.Box.H}}" preserveAspectRatio="xMidYMid meet" xlink:href="{{$.Logo}}"/>
{{else}}<rect x="{{.Box.X}}" y="{{.Box.Y}}" width="{{.Box.W}}" height="{{.Box.H}}" rx="{{.Round}}" fill="{{.Colour}}"/>
{{end}}{{end}}</svg>
`))

// Start is where a line begins for its reader: at its right end where it runs to the left.
func (s stroke) Start() float64 {
	if s.Line.RTL {
		return s.X + s.Line.Width
	}
	return s.X
}

// Stretch says whether a line is held to its measured width; joined letters are not pulled apart.
func (s stroke) Stretch() bool { return !s.Line.RTL && len([]rune(s.Line.Words)) > 1 }

// Words are all words of a card, for who cannot see it, and for what had to be shortened.
func (c Card) Words() string {
	out := []string{c.Customer, c.Tag, c.Title}
	for _, p := range c.Parts {
		out = append(out, p.Name+": "+p.Words)
	}
	out = append(out, c.Number+" "+c.Unit, c.Evidence, c.Quote, c.Speaker, c.Foot)
	return strings.Join(filled(out...), "\n")
}

// SVG writes the card as a picture that can be enlarged.
func (c Card) SVG(w io.Writer) error {
	lines := strings.Split(c.Words(), "\n") // what is no text would break the file; the drawn lines have none
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	return cardSVG.Execute(w, map[string]any{"C": c, "Title": clean(c.Title), "Words": strings.Join(lines, "\n"), "D": c.draw(false), "Logo": c.Look.LogoURL()})
}
