package exports

// place is a box on a card, in pixels of a card that is 1600 or 1200 wide.
type place struct{ X, Y, W, H float64 }

// stroke is one thing that is drawn: a filled box, a line of words, or the logo.
type stroke struct {
	Box    place // of a filled box or the logo
	Round  float64
	Logo   bool
	Line   *inkLine
	X, Y   float64 // where a line begins, on its base line
	Size   float64
	Bold   bool
	Colour string
}

// drawnCard is a card as it is drawn in any format.
type drawnCard struct {
	W, H    float64
	Strokes []stroke
	ink     *ink
	cut     bool // something did not fit, and says so
}

// The colours of a card; the panel has the customer's.
const (
	cardInk   = "#1a1c22"
	cardSoft  = "#50545e"
	cardWhite = "#ffffff"
	cardRule  = "#d3d7de"
)

// draw lays a card out: wide has the number beside the story, square has it above.
func (c Card) draw(square bool) *drawnCard {
	d := &drawnCard{W: 1600, H: 900, ink: newInk(c.Look.Fonts)}
	accent, _ := c.Look.Accent()
	panel, story := place{0, 0, 640, 900}, place{720, 64, 808, 772}
	if square {
		d.W, d.H = 1200, 1200
		panel, story = place{0, 0, 1200, 520}, place{72, 572, 1056, 564}
	}
	d.box(place{0, 0, d.W, d.H}, cardWhite, 0)
	d.box(panel, accent, 0)
	d.panel(c, place{panel.X + 72, panel.Y + 64, panel.W - 144, panel.H - 128}, square)
	d.story(c, story, accent)
	return d
}

// panel holds the customer at its top, and on its ground the number with what it counts and its evidence. A short number of a square card
// stands beside these, any other above them.
func (d *drawnCard) panel(c Card, in place, square bool) {
	top := d.head(c, in) + 24
	words, number := place{in.X, top, in.W, in.Y + in.H - top}, place{in.X, top, in.W, 0}
	beside := square && (c.Blank || c.Number != "" && len([]rune(c.Number)) <= 6)
	if beside {
		number.W, words.X, words.W = in.W*0.46, in.X+in.W*0.5, in.W*0.5
	}
	evidence := d.set(c.Evidence, words.W, min(150, words.H*0.45), 25, 0, cardWhite)
	ground := in.Y + in.H - evidence.high()
	d.put(evidence, words.X, ground, words.W)
	ground -= 18
	d.box(place{words.X, ground, 72, 4}, cardWhite, 2)
	size, most := 34.0, 130.0
	if c.Number == "" && !c.Blank { // then the words are what is large
		size, most = 72, ground-top
	}
	unit := d.set(c.Unit, words.W, min(most, (ground-top)*0.6), size, 1, cardWhite)
	ground -= unit.high() + 12
	d.put(unit, words.X, ground, words.W)
	if beside {
		ground = in.Y + in.H
	}
	number.H = ground - number.Y
	if c.Blank {
		d.box(place{number.X, number.Y, number.W, number.H - 12}, cardWhite, 14)
		return
	}
	d.onGround(d.setTight(c.Number, number.W, number.H, min(330, number.H), cardWhite), number)
}

// head is the logo on white, whatever its colours are, and the customer's name; it returns where they end.
func (d *drawnCard) head(c Card, in place) float64 {
	y := in.Y
	if len(c.Look.Logo) > 0 {
		d.box(place{in.X, y, 200, 84}, cardWhite, 10)
		d.Strokes = append(d.Strokes, stroke{Logo: true, Box: place{in.X + 12, y + 10, 176, 64}})
		y += 104
	}
	name := d.set(c.Customer, in.W, 66, 26, 1, cardWhite)
	d.put(name, in.X, y, in.W)
	return y + name.high()
}

func (d *drawnCard) box(p place, colour string, round float64) {
	d.Strokes = append(d.Strokes, stroke{Box: p, Colour: colour, Round: round})
}
