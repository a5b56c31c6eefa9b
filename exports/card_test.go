package exports_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// cards are stories with much, little and nothing told, in several scripts.
func cards() map[string]exports.Card {
	base := exports.Card{Customer: "Fennmark", Tag: "What already works", Unit: "people here do it or want it", Number: "5", Evidence: "reported by Ada, not measured", Foot: "Workshop · 4 March 2027"}
	long := strings.Repeat("Every order was typed twice, at the gate and in the office. ", 12)
	out := make(map[string]exports.Card)
	for name, change := range map[string]func(*exports.Card){
		"title":  func(c *exports.Card) { c.Title = "One map with pins for roadworks" },
		"number": func(c *exports.Card) { c.Title, c.Number, c.Unit = "One map", "", "It works here already" },
		"long":   func(c *exports.Card) { c.Title, c.Number, c.Quote = long, long, long },
		"cjk": func(c *exports.Card) {
			c.Title, c.Customer, c.Quote = strings.Repeat("司机在到达之前", 5), "芬马克", "准时回家"
		},
		"arabic": func(c *exports.Card) {
			c.Title, c.Quote = "يرسل السائقون صورة البوابة", "الآن نعود إلى البيت"
		},
		"word": func(c *exports.Card) { c.Title = "Rechtsschutzversicherungsgesellschaften" },
	} {
		c := base
		change(&c)
		out[name] = c
	}
	return out
}

// TestCardsAreFull looks at the white side of each card: it is written on from top to bottom however much there is to tell, and nothing
// stands in the margin.
func TestCardsAreFull(t *testing.T) {
	for name, c := range cards() {
		pic := drawn(t, c, "png")
		const left, right, edge = 700, 1560, 30
		middle := 0
		for y := range 900 {
			for x := left; x < 1600; x++ {
				if r, g, b, _ := pic.At(x, y).RGBA(); r+g+b > 3*0xC000 {
					continue
				}
				if x > right || y < edge || y > 900-edge {
					t.Fatalf("%s: something stands in the margin at %d,%d", name, x, y)
				}
				if y > 250 && y < 700 {
					middle++
				}
			}
		}
		if middle < 3000 {
			t.Errorf("%s: the middle of the card is empty", name)
		}
	}
}

// TestCardsAreWhole: words grow no larger than they can stay whole; only what fits at no size is shortened, and says so.
func TestCardsAreWhole(t *testing.T) {
	for name, title := range map[string]string{"latin": strings.Repeat("A long title that goes on and on ", 8), "cjk": strings.Repeat("司机在到达之前把大门的照片发送到调度中心", 6), "arabic": strings.Repeat("يرسل السائقون صورة البوابة ", 9)} {
		c := cards()["title"]
		c.Title = title
		c.Parts = nil
		var b bytes.Buffer
		if err := c.SVG(&b); err != nil || strings.Contains(b.String(), "[…]") {
			t.Errorf("%s: the title is cut (%v)", name, err)
		}
	}
	c := cards()["long"]
	c.Title = strings.Repeat("A title without end ", 400)
	var b bytes.Buffer
	if err := c.SVG(&b); err != nil || !strings.Contains(b.String(), "[…]") || !strings.Contains(b.String(), c.Title[:len(c.Title)-1]) {
		t.Errorf("what is cut does not say so, or is not whole for who cannot see it (%v)", err)
	}
}

// TestEmojiArePictures needs a font that has them: else each is a box.
func TestEmojiArePictures(t *testing.T) {
	if _, err := os.Stat("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"); err != nil {
		t.Skip("there is no font of emoji here")
	}
	c := cards()["title"]
	plain := colours(drawn(t, c, "png"))
	for _, emoji := range []string{"👍", "👍🏽", "👨‍👩‍👧", "🇩🇪", "1️⃣", "✅", "❤️"} {
		c.Title = "Gate " + emoji + " photo"
		if got := colours(drawn(t, c, "png")); got < plain+20 {
			t.Errorf("%s: %d colours, and %d without it", emoji, got, plain)
		}
	}
	var b bytes.Buffer
	if err := c.PDF(&b); err != nil || !bytes.Contains(b.Bytes(), []byte("/Subtype /Image")) {
		t.Errorf("there is no picture on the page (%v)", err)
	}
}

// TestLettersWithoutAFontAreNamed has a letter of a script that few fonts have.
func TestLettersWithoutAFontAreNamed(t *testing.T) {
	c := cards()["title"]
	if boxed := c.Boxed(); len(boxed) > 0 {
		t.Errorf("%q stand as boxes", boxed)
	}
	if c.Title += " \U00010A7F \U00010A7F"; string(c.Boxed()) != "\U00010A7F" {
		t.Skipf("%q stand as boxes: a font here has Old South Arabian", c.Boxed())
	}
}

func TestLogoOfShapesIsDrawn(t *testing.T) {
	c := cards()["title"]
	c.Look.Logo = []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#ff0000"/></svg>`)
	pic := drawn(t, c, "png")
	if r, g, b, _ := pic.At(72+100, 64+42).RGBA(); r>>8 < 200 || g>>8 > 40 || b>>8 > 40 {
		t.Errorf("where the logo should be is %d,%d,%d", r>>8, g>>8, b>>8)
	}
	for _, bad := range []string{`<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>Acme</text></svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script></svg>`} {
		if _, _, err := exports.CleanLogo([]byte(bad)); err == nil {
			t.Errorf("%q is taken as a logo", bad)
		}
	}
}

func drawn(t *testing.T, c exports.Card, format string) image.Image {
	t.Helper()
	var b bytes.Buffer
	if err := c.Writer(format)(&b); err != nil {
		t.Fatal(err)
	}
	pic, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return pic
}

// colours counts those that are no shade between two.
func colours(pic image.Image) int {
	seen := make(map[color.Color]bool)
	for y := range pic.Bounds().Dy() {
		for x := range pic.Bounds().Dx() {
			seen[pic.At(x, y)] = true
		}
	}
	return len(seen)
}

// TestNobodySaidWhereAFigureWasRead: without a criterion the source is kept beside the figure, and is no quote of anybody.
func TestNobodySaidWhereAFigureWasRead(t *testing.T) {
	r := workshop(t).report()
	for i := range r.Content.UseCases {
		if u := &r.Content.UseCases[i]; u.Number == 7 {
			u.Page, u.Kept = nil, &exports.Kept{Actual: "4"}
			u.Measure = "errors a day"
			u.Details = []exports.Said{{Words: "order log, 2026-07-18", Lesson: model.Measured.Key()}}
		}
	}
	c, err := exports.CardOf(r, 7)
	if err != nil {
		t.Fatal(err)
	}
	if c.Quote != "" || c.Evidence != "measured; source: order log, 18 July 2026" {
		t.Errorf("the quote is %q, and the evidence %q", c.Quote, c.Evidence)
	}
	for i := range r.Content.UseCases {
		r.Content.UseCases[i].Details = nil
	}
	c, err = exports.CardOf(r, 7)
	if err != nil || c.Evidence != "measured; no source given" {
		t.Errorf("nobody said where, and the evidence is %q (%v)", c.Evidence, err)
	}
	if lacks := exports.CardLacks(r, 7); !slices.Contains(lacks, "where the figure was read") {
		t.Errorf("who makes the card is told that it lacks %q", lacks)
	}
}

// TestCardTellsWhereTheFigureWasRead measures a planned use case as owners answer: the card has the figure, what it was before, and where it was
// read; one that nobody measured is refused with what it lacks.
func TestCardTellsWhereTheFigureWasRead(t *testing.T) {
	r := workshop(t)
	_, err := exports.CardOf(r.report(), 7)
	if err == nil || !strings.Contains(err.Error(), "the actual figure of its measure") {
		t.Fatalf("a card without a measured result: %v", err)
	}
	r.Do(session.ImportActuals{Rows: []session.ActualRow{{Case: r.Case(7).ID, Figure: "4", Day: "2026-07-18", Source: "order log", Line: 2}}})
	c, err := exports.CardOf(r.report(), 7)
	if err != nil {
		t.Fatal(err)
	}
	if want := "measured; before: 12; target: 3; source: order log, 18 July 2026"; c.Number != "4" || c.Evidence != want {
		t.Errorf("%q: %q, want %q", c.Number, c.Evidence, want)
	}
	md := string(written(t, r.report(), "md"))
	if !strings.Contains(md, "before: 12; target: 3; actual: 4") {
		t.Errorf("the page that an executive reads lacks the figure:\n%s", md)
	}
}
