package widget_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
	"serendip/tui/widget"
)

func form() widget.Form {
	return widget.NewForm(
		widget.Field{ID: "customer", Label: "Customer", Must: true, Help: "A name is enough."},
		widget.Field{ID: "date", Label: "Date", Example: "2026-10-15"},
		widget.Field{ID: "kind", Label: "Kind", Options: []string{"workshop", "meetup"}, Value: "workshop"},
	)
}

func fill(f widget.Form, names ...string) (widget.Form, widget.Outcome) {
	out := widget.Going
	for _, n := range names {
		f, out = f.Update(tuitest.Key(n))
	}
	return f, out
}

func TestAFormIsFilledWithEnter(t *testing.T) {
	f, out := fill(form(), "A", "c", "enter", "enter", "right", "enter")
	if out != widget.Done {
		t.Fatalf("the form is not done: %d", out)
	}
	if v := f.Values(); v["customer"] != "Ac" || v["date"] != "" || v["kind"] != "meetup" {
		t.Errorf("got %v", v)
	}
}

func TestAFormKeepsTheCursorWhereSomethingIsMissing(t *testing.T) {
	f, out := fill(form(), "tab", "tab", "enter")
	if out != widget.Going || f.Focused() != "customer" {
		t.Fatalf("outcome %d at %q, want to be sent back", out, f.Focused())
	}
	lines, cursor := f.View(60, 0, light())
	text := ansi.Strip(strings.Join(lines, "\n"))
	if !strings.Contains(text, "✗ Please write something here.") || cursor == nil || cursor.Y != 0 {
		t.Errorf("cursor %v in:\n%s", cursor, text)
	}
	f, _ = fill(f, "x")
	lines, _ = f.View(60, 0, light())
	if text := ansi.Strip(strings.Join(lines, "\n")); strings.Contains(text, "✗") {
		t.Errorf("typing doesn't take the note away:\n%s", text)
	}
	if _, out := fill(f, "esc"); out != widget.Cancelled {
		t.Errorf("esc gave %d", out)
	}
}

func TestAFormIsAValue(t *testing.T) {
	f := form()
	g, _ := fill(f, "x")
	if f.Value("customer") != "" || g.Value("customer") != "x" || f.Changed() || !g.Changed() {
		t.Errorf("%q and %q", f.Value("customer"), g.Value("customer"))
	}
	if h := f.WithValue("kind", "meetup"); h.Value("kind") != "meetup" || f.Value("kind") != "workshop" {
		t.Error("WithValue changed the form it was called on")
	}
}

// TestALongLabelStandsWholeAboveItsField, and the cursor in the field below it.
func TestALongLabelStandsWholeAboveItsField(t *testing.T) {
	q := "Are they advanced enough to bring something of their own?"
	lines, cursor := widget.NewForm(widget.Field{ID: "side", Label: "Side"}, widget.Field{ID: "q", Label: q, Options: []string{"yes", "no"}}).WithError("q", "Say yes or no.").View(74, 0, light())
	if got := ansi.Strip(strings.Join(lines, "\n")); !strings.Contains(got, q) || cursor == nil || !strings.Contains(ansi.Strip(lines[cursor.Y]), "● yes") {
		t.Errorf("cursor %v in\n%s", cursor, got)
	}
}

func TestAFormTooHighShowsThePartWithTheCursor(t *testing.T) {
	f, _ := fill(form(), "tab", "tab")
	lines, cursor := f.View(40, 3, light())
	if len(lines) != 3 || cursor == nil || !strings.Contains(ansi.Strip(lines[cursor.Y]), "Kind") {
		t.Errorf("cursor %v in %q", cursor, lines)
	}
}

func TestTheMapOfAFormIsSound(t *testing.T) {
	for _, wrong := range widget.FormKeys().Check() {
		t.Error(wrong)
	}
}

func TestThePaletteFindsByAFewLetters(t *testing.T) {
	p := widget.NewPalette([]keys.Entry{
		{Action: "lights", Name: "Make the wall dark", Key: "^L", Group: "Wall"},
		{Action: "back", Name: "Go back to the block before", Key: "PgUp", Group: "Run"},
		{Action: "merge", Name: "Merge two use cases", Key: "m", Group: "Capture"},
	})
	for typed, want := range map[string]keys.Action{"merge": "merge", "go bl": "back", "dark": "lights", "mtwo": "merge", "": "lights", "lights": "lights"} {
		q := p
		for _, r := range typed {
			name := string(r)
			if r == ' ' {
				name = "space"
			}
			q, _, _ = q.Update(tuitest.Key(name))
		}
		if _, got, out := q.Update(tuitest.Key("enter")); got != want || out != widget.Done {
			t.Errorf("%q chose %q (%d), want %q", typed, got, out, want)
		}
	}
	if _, got, _ := down(p).Update(tuitest.Key("enter")); got != "back" {
		t.Errorf("the second is %q", got)
	}
	if _, _, out := p.Update(tuitest.Key("esc")); out != widget.Cancelled {
		t.Error("esc leaves")
	}
	q, _, _ := p.Update(tuitest.Key("z"))
	if _, got, out := q.Update(tuitest.Key("enter")); got != "" || out != widget.Going {
		t.Errorf("nothing fits, yet enter chose %q", got)
	}
	lines, _ := q.View(50, 8, light())
	if !strings.Contains(ansi.Strip(strings.Join(lines, "\n")), "No action of that name") {
		t.Errorf("an empty palette says nothing: %q", lines)
	}
}

func down(p widget.Palette) widget.Palette {
	p, _, _ = p.Update(tuitest.Key("down"))
	return p
}

func TestAWeightyQuestionWantsYesTwice(t *testing.T) {
	c := widget.Confirm{Question: "Reveal the marks?", Will: []string{"It cannot be undone."}, Yes: "reveal", Twice: true}
	c, out := c.Update(tuitest.Key("enter"))
	if out != widget.Going || !strings.Contains(ansi.Strip(strings.Join(c.View(40, light()), "\n")), "once more: y reveal") {
		t.Errorf("after one yes: %d", out)
	}
	if _, out := c.Update(tuitest.Key("y")); out != widget.Done {
		t.Errorf("after two: %d", out)
	}
	c, _ = c.Update(tuitest.Key("x"))
	if _, out := c.Update(tuitest.Key("y")); out != widget.Going {
		t.Error("another key in between begins anew")
	}
	if _, out := c.Update(tuitest.Key("n")); out != widget.Cancelled {
		t.Error("n is no")
	}
	if _, out := (widget.Confirm{Question: "Leave?"}).Update(tuitest.Key("y")); out != widget.Done {
		t.Error("a light question wants yes once")
	}
}

func TestAnOverlayLiesInTheMiddleWithItsCursor(t *testing.T) {
	th := theme.New(true, colorprofile.NoTTY)
	base := frame.New(40, 9, frame.NewPane("p", frame.Of(40, 9), strings.Repeat("x", 40))).At(0, 0)
	f := widget.Overlay(base, "Leave", []string{"> hello", "world"}, &frame.Cursor{X: 7}, th)
	row := strings.Split(frame.Plain(f), "\n")[f.Cursor.Y]
	if before, _, _ := strings.Cut(row, "hello"); f.Cursor.X != ansi.StringWidth(before)+5 {
		t.Errorf("cursor %+v in row %q", f.Cursor, row)
	}
	if !strings.Contains(frame.Plain(f), "╭─ Leave ") {
		t.Errorf("no box:\n%s", frame.Plain(f))
	}
}

// Beside a block that is nearly as wide as the screen nothing stands, rather than halves of words; beside a narrow one
// what was there stays.
func TestNothingIsHalfReadBesideABlock(t *testing.T) {
	under := frame.New(80, 9, frame.NewPane("ground", frame.Of(80, 9), slices.Repeat([]string{strings.Repeat("x", 80)}, 9)...))
	for w, want := range map[int]string{70: "", 30: "x"} {
		block := widget.Overlay(frame.New(80, 9), "", []string{strings.Repeat("-", w)}, nil, theme.New(true, colorprofile.TrueColor))
		rows := strings.Split(frame.Plain(under.Under(block)), "\n")
		if got := strings.Trim(rows[4], "-│ "); strings.Contains(got, "x") != (want != "") {
			t.Errorf("beside a block of %d stands %q", w, rows[4])
		}
		if !strings.HasPrefix(rows[0], "x") {
			t.Errorf("above a block of %d stands %q", w, rows[0])
		}
	}
}
