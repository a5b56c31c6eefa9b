package pptx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
)

const (
	head      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	emu       = 12700 // English metric units a point
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	spaces    = ` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="` + relations + `" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
	group     = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`
)

// WriteTo writes the deck as a .pptx file.
func (d *Deck) WriteTo(w io.Writer) (int64, error) {
	n := &counting{w: w}
	z := zip.NewWriter(n)
	for _, p := range d.parts() {
		// No time: the same deck is the same bytes.
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return n.n, err
		}
		if _, err := io.WriteString(f, p.body); err != nil {
			return n.n, err
		}
	}
	return n.n, z.Close()
}

type counting struct {
	w io.Writer
	n int64
}

func (c *counting) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

type part struct{ name, body string }

// parts are the files in the file, in the order in which readers look for them.
func (d *Deck) parts() []part {
	accent := string(d.Accent)
	if accent == "" {
		accent = usualAccent
	}
	all := []part{
		{"[Content_Types].xml", d.types()},
		{"_rels/.rels", links(
			"officeDocument", "ppt/presentation.xml",
			"metadata/core-properties", "docProps/core.xml")},
		{"docProps/core.xml", `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + escape(d.Title) + `</dc:title></cp:coreProperties>`},
		{"ppt/presentation.xml", d.presentation()},
		{"ppt/_rels/presentation.xml.rels", d.slideLinks()},
		{"ppt/theme/theme1.xml", strings.ReplaceAll(theme, usualAccent, escape(accent))},
		{"ppt/slideMasters/slideMaster1.xml", master},
		{"ppt/slideMasters/_rels/slideMaster1.xml.rels", links("slideLayout", "../slideLayouts/slideLayout1.xml", "theme", "../theme/theme1.xml")},
		{"ppt/slideLayouts/slideLayout1.xml", layout},
		{"ppt/slideLayouts/_rels/slideLayout1.xml.rels", links("slideMaster", "../slideMasters/slideMaster1.xml")},
	}
	pictures := d.pictures()
	for i, s := range d.Slides {
		relations := []string{"slideLayout", "../slideLayouts/slideLayout1.xml"}
		for _, p := range s.pictures {
			relations = append(relations, "image", "../media/"+pictureName(pictures, p.PNG))
		}
		all = append(all,
			part{fmt.Sprintf("ppt/slides/slide%d.xml", i+1), s.xml(d.lang())},
			part{fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", i+1), links(relations...)})
	}
	for i := range all {
		all[i].body = head + all[i].body
	}
	for _, raw := range pictures {
		all = append(all, part{"ppt/media/" + pictureName(pictures, raw), string(raw)})
	}
	return all
}

// pictures are those of all slides, each once.
func (d *Deck) pictures() [][]byte {
	var out [][]byte
	for _, s := range d.Slides {
		for _, p := range s.pictures {
			if !slices.ContainsFunc(out, func(raw []byte) bool { return bytes.Equal(raw, p.PNG) }) {
				out = append(out, p.PNG)
			}
		}
	}
	return out
}

func pictureName(all [][]byte, raw []byte) string {
	return fmt.Sprintf("image%d.png", 1+slices.IndexFunc(all, func(one []byte) bool { return bytes.Equal(one, raw) }))
}

func (d *Deck) lang() string {
	if d.Lang == "" {
		return "en-GB"
	}
	return d.Lang
}

func (d *Deck) types() string {
	const office = "application/vnd.openxmlformats-officedocument."
	var b strings.Builder
	b.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>`)
	one := func(name, kind string) { fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, name, kind) }
	one("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	one("ppt/presentation.xml", office+"presentationml.presentation.main+xml")
	one("ppt/theme/theme1.xml", office+"theme+xml")
	one("ppt/slideMasters/slideMaster1.xml", office+"presentationml.slideMaster+xml")
	one("ppt/slideLayouts/slideLayout1.xml", office+"presentationml.slideLayout+xml")
	for i := range d.Slides {
		one(fmt.Sprintf("ppt/slides/slide%d.xml", i+1), office+"presentationml.slide+xml")
	}
	return b.String() + "</Types>"
}

// links are relations of one part to others, as pairs of a kind and a target.
func links(pairs ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(pairs); i += 2 {
		kind := relations + "/" + pairs[i]
		if strings.Contains(pairs[i], "/") {
			kind = "http://schemas.openxmlformats.org/package/2006/relationships/" + pairs[i]
		}
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i/2+1, kind, pairs[i+1])
	}
	return b.String() + "</Relationships>"
}

func (d *Deck) slideLinks() string {
	pairs := []string{"slideMaster", "slideMasters/slideMaster1.xml", "theme", "theme/theme1.xml"}
	for i := range d.Slides {
		pairs = append(pairs, "slide", fmt.Sprintf("slides/slide%d.xml", i+1))
	}
	return links(pairs...)
}

func (d *Deck) presentation() string {
	var b strings.Builder
	b.WriteString("<p:presentation" + spaces + `><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>`)
	for i := range d.Slides {
		fmt.Fprintf(&b, `<p:sldId id="%d" r:id="rId%d"/>`, 256+i, i+3)
	}
	fmt.Fprintf(&b, `</p:sldIdLst><p:sldSz cx="%d" cy="%d"/><p:notesSz cx="%d" cy="%d"/></p:presentation>`, Width*emu, Height*emu, Height*emu, Width*emu)
	return b.String()
}

func (s *Slide) xml(lang string) string {
	var b strings.Builder
	b.WriteString("<p:sld" + spaces + "><p:cSld><p:spTree>" + group)
	id := 2
	for _, block := range s.blocks {
		fmt.Fprintf(&b, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="bar" descr="%s"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>%s<a:ln><a:noFill/></a:ln></p:spPr></p:sp>`,
			id, escape(block.Name), place(block.Box), fill(block.Fill))
		id++
	}
	for i, p := range s.pictures {
		fmt.Fprintf(&b, `<p:pic><p:nvPicPr><p:cNvPr id="%d" name="picture" descr="%s"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rId%d"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`,
			id, escape(p.Name), i+2, place(p.Box))
		id++
	}
	b.WriteString(s.title.xml(lang, id, `<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>`, "title"))
	for _, t := range s.texts {
		id++
		b.WriteString(t.xml(lang, id, `<p:cNvSpPr txBox="1"/><p:nvPr/>`, "text"))
	}
	return b.String() + "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
}

func (t Text) xml(lang string, id int, kind, name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s %d"/>%s</p:nvSpPr><p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>`,
		id, name, id, kind, place(t.Box))
	weight := 0
	if t.Bold {
		weight = 1
	}
	size := t.size()
	for _, line := range t.Lines {
		b.WriteString("<a:p>")
		if RightToLeft(line) {
			b.WriteString(`<a:pPr algn="r" rtl="1"/>`)
		} else {
			b.WriteString(`<a:pPr algn="l"/>`)
		}
		if line != "" {
			fmt.Fprintf(&b, `<a:r><a:rPr lang="%s" sz="%d" b="%d" dirty="0">%s</a:rPr><a:t>%s</a:t></a:r>`, lang, size*100, weight, fill(t.Colour), escape(line))
		}
		b.WriteString("</a:p>")
	}
	if len(t.Lines) == 0 {
		b.WriteString("<a:p/>")
	}
	return b.String() + "</p:txBody></p:sp>"
}

func place(b Box) string {
	return fmt.Sprintf(`<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, int(b.X*emu), int(b.Y*emu), int(b.W*emu), int(b.H*emu))
}

func fill(c Colour) string {
	return `<a:solidFill><a:srgbClr val="` + escape(string(c)) + `"/></a:solidFill>`
}

func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}
