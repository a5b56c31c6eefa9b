package exports

import (
	"bytes"
	"fmt"
	"image/png"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"serendip/exports/pptx"
	"serendip/model"
)

// deck is one run of writeSlides: one idea a slide, in the order in which it would be told.
type deck struct {
	pptx.Deck
	*teller
	accent pptx.Colour // of the customer, as it can be read on white and under white
	logo   []byte      // PNG; nil for none
}

// The colours of the slides beside the customer's; each has a contrast of 7:1 to what it stands on.
const (
	slideInk   pptx.Colour = "1A1A1A"
	slideQuiet pptx.Colour = "4A4A4A"
	slideTrack pptx.Colour = "E4E4E0"
	slidePaper pptx.Colour = "FFFFFF"
)

// slideLangs are the languages of words on slides, in the order of [Locales].
var slideLangs = []string{"en-GB", "de-DE", "fr-FR"}

// The frame that every slide keeps, in points.
const (
	slideLeft  = 60
	slideWide  = pptx.Width - 2*slideLeft
	slideTop   = 165 // where what stands below the title begins
	slideLines = 5   // of a list; more would be read out, not seen
)

// writeSlides writes the recap as slides, in the customer's look and language. As in the recap,
// who takes something on is named, and who said something only when that was agreed to.
func writeSlides(w io.Writer, r Report) error {
	d := &deck{teller: newTeller(r)}
	light, _ := r.Look.Accent()
	d.accent = pptx.Colour(strings.ToUpper(strings.TrimPrefix(light, "#")))
	d.Customer = r.Look.customer(r.Content.Programme.Name)
	d.logo = r.Look.LogoPNG()
	d.Deck.Title, d.Deck.Lang, d.Deck.Accent = r.Content.Session.Title+", "+d.Customer, slideLangs[d.at], d.accent
	for _, slides := range []func(){d.cover, d.figures, d.reviewed, d.works, d.goOn, d.passed, d.letThrough, d.each, d.differ, d.worth, d.talks, d.conferred, d.wonders, d.decided, d.lot} {
		slides()
	}
	_, err := d.WriteTo(w)
	return err
}

func (d *deck) cover() {
	s := d.Add(pptx.Text{Box: pptx.Box{X: slideLeft, Y: 150, W: slideWide, H: 110}, Lines: []string{d.Customer}, Size: 54, Bold: true, Colour: slidePaper})
	s.Fill(pptx.Block{Box: pptx.Box{W: pptx.Width, H: pptx.Height}, Fill: d.accent})
	s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: 110, W: slideWide, H: 36}, Size: 22, Colour: slidePaper,
		Lines: []string{d.Session.Title + ", " + d.date(d.report.start())}})
	if d.Programme.Vision != "" {
		s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: 290, W: slideWide, H: 130}, Size: 26, Colour: slidePaper, Lines: strings.Split(d.Programme.Vision, "\n")})
	}
	if d.logo != nil { // on white, whatever colours it has
		s.Fill(pptx.Block{Box: pptx.Box{X: slideLeft, Y: 440, W: 200, H: 64}, Fill: slidePaper})
		d.brand(s, place{slideLeft + 12, 448, 176, 48})
	}
}

// brand puts the logo into a box, as large as fits.
func (d *deck) brand(s *pptx.Slide, in place) {
	size, err := png.DecodeConfig(bytes.NewReader(d.logo))
	if err != nil {
		return
	}
	b := within(in, float64(size.Width), float64(size.Height))
	s.Show(pptx.Picture{Box: pptx.Box{X: b.X, Y: b.Y, W: b.W, H: b.H}, PNG: d.logo, Name: d.Customer})
}

// page is a slide with a title, a stroke of the accent beside it, and the logo at its end.
func (d *deck) page(title string) *pptx.Slide {
	wide := float64(slideWide)
	if d.logo != nil {
		wide -= 130
	}
	s := d.Add(pptx.Text{Box: pptx.Box{X: slideLeft, Y: 48, W: wide, H: 84}, Lines: []string{title}, Size: 34, Bold: true, Colour: slideInk})
	s.Fill(pptx.Block{Box: pptx.Box{X: 0, Y: 48, W: 12, H: 44}, Fill: d.accent})
	if d.logo != nil {
		d.brand(s, place{pptx.Width - slideLeft - 110, 48, 110, 40})
	}
	return s
}

// figures is the session in up to four large numbers, those of the report's first page.
func (d *deck) figures() {
	all := d.brought()
	if len(all) == 0 {
		return
	}
	s := d.page(d.say("What one session brought"))
	each, size := float64(slideWide)/float64(len(all)), 22
	if len(all) > 3 { // a German compound stays whole in its column
		size = 18
	}
	for i, f := range all {
		x := slideLeft + float64(i)*each
		s.Write(pptx.Text{Box: pptx.Box{X: x, Y: 190, W: each - 20, H: 120}, Lines: []string{f.Number}, Size: 96, Bold: true, Colour: d.accent})
		s.Write(pptx.Text{Box: pptx.Box{X: x, Y: 320, W: each - 20, H: 130}, Lines: []string{f.Words}, Size: size, Colour: slideQuiet})
	}
}

func (d *deck) works() {
	var lines []string
	for _, u := range byReach(d.UseCases) {
		if u.Shown() && u.Kind == model.Serendipitous.String() {
			lines = append(lines, fmt.Sprintf("%s  (%s)", u.Title, d.reach(u.Reach)))
		}
	}
	d.some(d.say("This already works: share it"), lines)
}

// each tells every selected use case on a slide: why it was chosen, and who does what by when.
func (d *deck) each() {
	scores := d.scores()
	for _, n := range d.best(d.Recap.Selected) {
		u := d.cases[n]
		s := d.page(u.Title)
		x, w := float64(slideLeft), float64(slideWide)
		if scored, has := scores[n]; has {
			d.bars(s, scored)
			x, w = 520, pptx.Width-520-slideLeft
		}
		for i, fact := range [][2]string{{d.say("Owner"), orNot(u.Owner, d.say("not yet"))}, {d.say("Measure"), d.measure(u)}, {d.say("First date"), orNot(d.day(u.FirstDate), d.say("not yet"))}} {
			y := slideTop + float64(i)*110
			s.Write(pptx.Text{Box: pptx.Box{X: x, Y: y, W: w, H: 24}, Lines: []string{fact[0]}, Size: 16, Colour: slideQuiet})
			s.Write(pptx.Text{Box: pptx.Box{X: x, Y: y + 26, W: w, H: 72}, Lines: []string{fact[1]}, Size: 24, Bold: true, Colour: slideInk})
		}
	}
}

// measure is how success is read: the page's first criterion with its figures, else the words of the room.
func (d *deck) measure(u UseCase) string {
	if _, k := u.figures(); k.Actual != "" {
		return d.measured(u)
	}
	if u.Page != nil {
		for _, e := range u.Page.Entries {
			if e.List == model.EntryCriterion.Key() && !e.Removed && e.Target != "" {
				return strings.TrimPrefix(d.say("%s: from %s to %s", e.What, orNot(e.Baseline, d.say("not yet")), e.Target), ": ")
			}
		}
	}
	return orNot(u.Measure, d.say("not yet"))
}

// bars draws the three groups against the mark.
func (d *deck) bars(s *pptx.Slide, u judged) {
	const wide, most = 400.0, 3.0
	mark := u.rule.Mark.Frac.Float()
	for i, g := range u.Groups {
		y := slideTop + float64(i)*95
		mean := 0.0
		if g.Mean != nil {
			mean = g.Mean.Frac.Float()
		}
		what := upperFirst(d.say(g.Key)) + d.say(": %s", d.group(g))
		s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: y, W: wide, H: 26}, Lines: []string{what}, Size: 18, Colour: slideInk})
		s.Fill(pptx.Block{Box: pptx.Box{X: slideLeft, Y: y + 30, W: wide, H: 22}, Fill: slideTrack, Name: what})
		s.Fill(pptx.Block{Box: pptx.Box{X: slideLeft, Y: y + 30, W: wide * mean / most, H: 22}, Fill: d.accent, Name: what})
		s.Fill(pptx.Block{Box: pptx.Box{X: slideLeft + wide*mark/most - 1, Y: y + 24, W: 2, H: 34}, Fill: slideInk, Name: d.say("mark %s", d.number(u.rule.Mark.Text))})
	}
	s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: slideTop + 300, W: wide, H: 40}, Size: 16, Colour: slideQuiet,
		Lines: []string{d.passedGroups(u) + d.say("; ") + d.say("agreement: %s", d.say(u.Result.Agreement))}})
}

func (d *deck) decided() {
	var lines []string
	for _, kind := range []model.ItemKind{model.ItemDecision, model.ItemAction} {
		for _, it := range d.Items {
			if it.Withdrawn || it.Kind != kind.String() {
				continue
			}
			line := it.Words
			if doing := d.voice.doing(it.Who, it.Until, it.Done); doing != "" {
				line += "  (" + doing + ")"
			}
			lines = append(lines, line)
		}
	}
	d.all(d.say("Decided, and to do"), lines)
}

// lot is what was parked, and what becomes of it.
func (d *deck) lot() {
	var lines []string
	for _, it := range d.Items {
		if it.Withdrawn || it.Unseen || it.Kind != model.ItemParked.String() {
			continue
		}
		line := it.Words
		if it.Became != nil && it.Became.Fate != model.FateDropped.String() {
			line += "  → " + d.became(it)
		}
		lines = append(lines, line)
	}
	d.some(d.say("Parked, not lost"), lines)
}

// upperFirst is words with a capital.
func upperFirst(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
