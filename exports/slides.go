package exports

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"serendip/exports/pptx"
	"serendip/model"
)

// deck is one run of writeSlides: one idea a slide, in the order in which it would be told.
type deck struct {
	pptx.Deck
	*recap
}

// The colours of the slides; each has a contrast of 7:1 to what it stands on.
const (
	slideInk    pptx.Colour = "1A1A1A"
	slideQuiet  pptx.Colour = "4A4A4A"
	slideAccent pptx.Colour = "005A8C"
	slideTrack  pptx.Colour = "E4E4E0"
	slidePaper  pptx.Colour = "FFFFFF"
)

// The frame that every slide keeps, in points.
const (
	slideLeft  = 60
	slideWide  = pptx.Width - 2*slideLeft
	slideTop   = 165 // where what stands below the title begins
	slideLines = 5   // of a list; more would be read out, not seen
)

// writeSlides writes the recap as slides. As in the recap, who takes something on is named, and who said something only
// when that was agreed to.
func writeSlides(w io.Writer, r Report) error {
	d := &deck{recap: newRecap(io.Discard, r)}
	d.Title = r.Content.Session.Title + ", " + r.Content.Programme.Name
	for _, slides := range []func(){d.cover, d.figures, d.works, d.passed, d.each, d.differ, d.worth, d.decided, d.lot} {
		slides()
	}
	_, err := d.WriteTo(w)
	return err
}

func (d *deck) cover() {
	s := d.Add(pptx.Text{Box: pptx.Box{X: slideLeft, Y: 150, W: slideWide, H: 110}, Lines: []string{d.Programme.Name}, Size: 54, Bold: true, Colour: slidePaper})
	s.Fill(pptx.Block{Box: pptx.Box{W: pptx.Width, H: pptx.Height}, Fill: slideAccent})
	s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: 110, W: slideWide, H: 36}, Size: 22, Colour: slidePaper,
		Lines: []string{d.Session.Title + ", " + d.report.start().Format("2 January 2006")}})
	if d.Programme.Vision != "" {
		s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: 300, W: slideWide, H: 170}, Size: 26, Colour: slidePaper, Lines: strings.Split(d.Programme.Vision, "\n")})
	}
}

// page is a slide with a title, and a stroke of the accent beside it.
func (d *deck) page(title string) *pptx.Slide {
	s := d.Add(pptx.Text{Box: pptx.Box{X: slideLeft, Y: 48, W: slideWide, H: 84}, Lines: []string{title}, Size: 34, Bold: true, Colour: slideInk})
	s.Fill(pptx.Block{Box: pptx.Box{X: 0, Y: 48, W: 12, H: 44}, Fill: slideAccent})
	return s
}

// figures is the session in up to four large numbers.
func (d *deck) figures() {
	type figure struct {
		n     int
		words string
	}
	all := []figure{{d.Recap.People, "people"}, {d.Recap.Serendipitous, "already work, and nobody had asked"}, {d.Recap.Planned, "would be next"}}
	if n := len(d.Recap.Shortlisted); n > 0 {
		all = append(all, figure{n, "passed blind scoring"})
	}
	s := d.page("What one session brought")
	each := float64(slideWide) / float64(len(all))
	for i, f := range all {
		x := slideLeft + float64(i)*each
		s.Write(pptx.Text{Box: pptx.Box{X: x, Y: 190, W: each - 20, H: 120}, Lines: []string{fmt.Sprint(f.n)}, Size: 96, Bold: true, Colour: slideAccent})
		s.Write(pptx.Text{Box: pptx.Box{X: x, Y: 320, W: each - 20, H: 90}, Lines: []string{f.words}, Size: 22, Colour: slideQuiet})
	}
}

func (d *deck) works() {
	var lines []string
	more := 0
	for _, u := range byReach(d.UseCases) {
		switch {
		case !u.Shown() || u.Kind != model.Serendipitous.String():
		case len(lines) == slideLines:
			more++
		default:
			lines = append(lines, fmt.Sprintf("%s  (%s)", u.Title, count(u.Reach, "person", "people")))
		}
	}
	d.list("This already works: share it", lines, more)
}

// list is a slide of a few lines; how many more there are is said.
func (d *deck) list(title string, lines []string, more int) {
	if len(lines) == 0 {
		return
	}
	s := d.page(title)
	each := float64(pptx.Height-slideTop-70) / slideLines
	for i, line := range lines {
		y := slideTop + float64(i)*each
		s.Fill(pptx.Block{Box: pptx.Box{X: slideLeft, Y: y + 8, W: 6, H: 20}, Fill: slideAccent})
		s.Write(pptx.Text{Box: pptx.Box{X: slideLeft + 24, Y: y, W: slideWide - 24, H: each - 6}, Lines: []string{line}, Size: 22, Colour: slideInk})
	}
	if more > 0 {
		s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: pptx.Height - 50, W: slideWide, H: 26}, Lines: []string{fmt.Sprintf("and %d more, in the report", more)}, Size: 16, Colour: slideQuiet})
	}
}

// judged is how a use case was scored, and by which rule.
type judged struct {
	Scored
	rule Rule
}

// override says when it was not the count that decided.
func (u judged) override() string {
	if u.Outcome != nil && u.Outcome.Override != nil {
		return ", by override"
	}
	return ""
}

// scores is the newest revealed round in which each use case was scored in the three groups.
func (d *deck) scores() map[int]judged {
	out := make(map[int]judged)
	for _, r := range d.Rounds {
		if r.State != "revealed" || r.Sheet != "" || r.Withheld != "" {
			continue
		}
		rule := d.Rule
		if r.Rule != nil {
			rule = *r.Rule
		}
		for _, u := range r.UseCases {
			if u.Result != nil {
				out[u.Number] = judged{u, rule}
			}
		}
	}
	return out
}

// passed lists what was shortlisted but isn't told on a slide of its own.
func (d *deck) passed() {
	var lines []string
	scores := d.scores()
	for _, n := range d.Recap.Shortlisted {
		line := d.cases[n].Title
		if u, scored := scores[n]; scored {
			line += fmt.Sprintf("  (%d of %d groups%s)", u.Result.GroupsPassed, len(u.Groups), u.override())
		}
		lines = append(lines, line)
	}
	shown := lines[:min(len(lines), slideLines)]
	d.list("What passed, and goes on", shown, len(lines)-len(shown))
}

// each tells every selected use case on a slide: why it was chosen, and who does what by when.
func (d *deck) each() {
	scores := d.scores()
	for _, n := range d.Recap.Selected {
		u := d.cases[n]
		s := d.page(u.Title)
		if scored, has := scores[n]; has {
			d.bars(s, scored)
		}
		const x, w = 520, pptx.Width - 520 - slideLeft
		for i, fact := range [][2]string{{"Owner", orNotYet(u.Owner)}, {"Measure", d.measure(u)}, {"First date", orNotYet(u.FirstDate)}} {
			y := slideTop + float64(i)*110
			s.Write(pptx.Text{Box: pptx.Box{X: x, Y: y, W: w, H: 24}, Lines: []string{fact[0]}, Size: 16, Colour: slideQuiet})
			s.Write(pptx.Text{Box: pptx.Box{X: x, Y: y + 26, W: w, H: 72}, Lines: []string{fact[1]}, Size: 24, Bold: true, Colour: slideInk})
		}
	}
}

// measure is how success is read: the page's first criterion with its figures, else the words of the room.
func (d *deck) measure(u UseCase) string {
	if u.Page != nil {
		for _, e := range u.Page.Entries {
			if e.List == model.EntryCriterion.Key() && !e.Removed && e.Target != "" {
				return strings.TrimPrefix(fmt.Sprintf("%s: from %s to %s", e.What, orNotYet(e.Baseline), e.Target), ": ")
			}
		}
	}
	return orNotYet(u.Measure)
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
		what := fmt.Sprintf("%s: %s", strings.ToUpper(g.Key[:1])+g.Key[1:], groupCell(g))
		s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: y, W: wide, H: 26}, Lines: []string{what}, Size: 18, Colour: slideInk})
		s.Fill(pptx.Block{Box: pptx.Box{X: slideLeft, Y: y + 30, W: wide, H: 22}, Fill: slideTrack, Name: what})
		s.Fill(pptx.Block{Box: pptx.Box{X: slideLeft, Y: y + 30, W: wide * mean / most, H: 22}, Fill: slideAccent, Name: what})
		s.Fill(pptx.Block{Box: pptx.Box{X: slideLeft + wide*mark/most - 1, Y: y + 24, W: 2, H: 34}, Fill: slideInk, Name: "the mark, " + u.rule.Mark.Text})
	}
	s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: slideTop + 300, W: wide, H: 40}, Size: 16, Colour: slideQuiet,
		Lines: []string{fmt.Sprintf("%d of %d groups passed%s; agreement: %s", u.Result.GroupsPassed, len(u.Groups), u.override(), u.Result.Agreement)}})
}

// differ lists what the marks were divided about.
func (d *deck) differ() {
	var lines []string
	scores := d.scores()
	for _, u := range d.UseCases {
		if s, has := scores[u.Number]; has && s.Result.Contested && u.Shown() {
			lines = append(lines, u.Title)
		}
	}
	shown := lines[:min(len(lines), slideLines)]
	d.list("Where we differ", shown, len(lines)-len(shown))
}

// worth is the time that was claimed, with the formula under it. Money isn't told here.
func (d *deck) worth() {
	v := d.Recap.Value
	if v == nil || d.Recap.HoursAYear == nil {
		return
	}
	s := d.page("What it would save")
	s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: 160, W: slideWide, H: 120}, Lines: []string{"about " + strconv.FormatInt(int64(math.Round(d.Recap.HoursAYear.Frac.Float())), 10) + " hours a year"}, Size: 64, Bold: true, Colour: slideAccent})
	s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: 300, W: slideWide, H: 120}, Lines: []string{v.Formula, v.Verified}, Size: 20, Colour: slideQuiet})
}

func (d *deck) decided() {
	var lines []string
	for _, kind := range []model.ItemKind{model.ItemDecision, model.ItemAction} {
		for _, it := range d.Items {
			if it.Withdrawn || it.Kind != kind.String() {
				continue
			}
			line := it.Words
			if doing := it.doing(); doing != "" {
				line += "  (" + doing + ")"
			}
			lines = append(lines, line)
		}
	}
	for page := range slices.Chunk(lines, slideLines) {
		d.list("Decided, and to do", page, 0)
	}
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
			line += "  → " + it.Became.String()
		}
		lines = append(lines, line)
	}
	shown := lines[:min(len(lines), slideLines)]
	d.list("Parked, not lost", shown, len(lines)-len(shown))
}

func orNotYet(s string) string { return cmp.Or(s, "not yet") }
