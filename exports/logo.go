package exports

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
)

// longestDrawing is how long a logo may be drawn before it is refused.
const longestDrawing = 10 * time.Second

// mostPixels is how wide and how high a logo may be.
const mostPixels = 3000

// CleanLogo reads a logo and returns it as it may stand in a file: a PNG drawn anew, without what was written beside the picture, or an SVG of
// which only shapes and colours are left; lost names the kinds of elements that went. The error says what to give instead.
func CleanLogo(raw []byte) (clean []byte, lost []string, err error) {
	if bytes.HasPrefix(raw, []byte("\x89PNG")) {
		clean, err = cleanPNG(raw)
		return clean, nil, err
	}
	out, lost, err := cleanSVG(raw)
	if err != nil {
		return nil, nil, fmt.Errorf("the logo is no PNG, and no SVG that can be read (%w); export it as a PNG", err)
	}
	drawn := make(chan error, 1)
	go func() {
		_, err := drawSVG(out)
		drawn <- err
	}()
	select {
	case err = <-drawn:
	case <-time.After(longestDrawing):
		return nil, nil, errors.New("the logo is a drawing without end; export it as a PNG")
	}
	if err != nil {
		return nil, nil, errors.New("nothing of the logo is left that can be drawn: of an SVG only shapes and colours stay, with a viewBox or a width and a height; export it as a PNG")
	}
	return out, lost, nil
}

func cleanPNG(raw []byte) ([]byte, error) {
	size, err := png.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("the logo is a damaged PNG (%w); export it again", err)
	}
	if size.Width > mostPixels || size.Height > mostPixels {
		return nil, fmt.Errorf("the logo has %dx%d pixels; give one of at most %d each way", size.Width, size.Height, mostPixels)
	}
	pic, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("the logo is a damaged PNG (%w); export it again", err)
	}
	var b bytes.Buffer
	err = png.Encode(&b, pic)
	return b.Bytes(), err
}

// The elements and attributes of an SVG that stay. None of them runs, loads, links or styles anything outside itself.
var (
	shapes     = wordSet("svg g path rect circle ellipse line polyline polygon title desc defs linearGradient radialGradient stop clipPath")
	attributes = wordSet("viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points transform fill fill-rule fill-opacity stroke stroke-width " +
		"stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity opacity id offset stop-color stop-opacity gradientUnits gradientTransform " +
		"spreadMethod clip-path clip-rule clipPathUnits preserveAspectRatio")
	insideURL = regexp.MustCompile(`^url\(#[A-Za-z0-9_.-]+\)$`)
)

var errNoShapes = errors.New("there are no shapes")

func wordSet(words string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// written is what an element is called when it stays: what a link holds stays without the link. "" is for one that goes.
func written(element string) string {
	switch {
	case element == "a":
		return "g"
	case shapes[element]:
		return element
	}
	return ""
}

// commonName is what an element may be called by to a reader.
var commonName = regexp.MustCompile(`^[A-Za-z]{1,20}$`)

// cleanSVG writes the allowed part of an SVG anew. What is not allowed goes with all that is in it, and is named.
func cleanSVG(raw []byte) (clean []byte, lost []string, err error) {
	const deepest = 64
	d := xml.NewDecoder(bytes.NewReader(raw))
	var b bytes.Buffer
	var open []string
	dropped, seen := 0, false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		switch x := token.(type) {
		case xml.StartElement:
			switch {
			case dropped > 0:
				dropped++
			case written(x.Name.Local) == "" || !seen && x.Name.Local != "svg":
				dropped++
				if name := x.Name.Local; commonName.MatchString(name) && !slices.Contains(lost, name) {
					lost = append(lost, name)
				}
			case len(open) == deepest:
				return nil, nil, errors.New("it is nested too deeply")
			default:
				seen = true
				x.Name.Local = written(x.Name.Local)
				open = append(open, x.Name.Local)
				startShape(&b, x, len(open) == 1)
			}
		case xml.EndElement:
			if dropped > 0 {
				dropped--
			} else if n := len(open); n > 0 {
				fmt.Fprintf(&b, "</%s>", open[n-1])
				open = open[:n-1]
			}
		case xml.CharData:
			if n := len(open); dropped == 0 && n > 0 && (open[n-1] == "title" || open[n-1] == "desc") {
				_ = xml.EscapeText(&b, x)
			}
		}
	}
	if !seen {
		return nil, nil, errors.New("there is no svg element")
	}
	return b.Bytes(), lost, nil
}

func startShape(b *bytes.Buffer, x xml.StartElement, root bool) {
	b.WriteString("<" + x.Name.Local)
	if root {
		b.WriteString(` xmlns="http://www.w3.org/2000/svg"`)
	}
	for _, a := range x.Attr {
		value := strings.TrimSpace(a.Value)
		lower := strings.ToLower(value)
		if a.Name.Space != "" || !attributes[a.Name.Local] || (strings.Contains(lower, "url") || strings.ContainsAny(lower, `\@;:`)) && !insideURL.MatchString(value) {
			continue
		}
		fmt.Fprintf(b, " %s=\"", a.Name.Local)
		_ = xml.EscapeText(b, []byte(value))
		b.WriteString(`"`)
	}
	b.WriteString(">")
}
