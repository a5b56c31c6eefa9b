package widget_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"serendip/tui/theme"
	"serendip/tui/widget"
)

func numbered(from, to int) []widget.Item {
	var out []widget.Item
	for i := from; i <= to; i++ {
		out = append(out, widget.Item{ID: fmt.Sprint(i), Lead: fmt.Sprint(i), Title: fmt.Sprintf("use case %d", i), Cells: []string{"Ada", fmt.Sprint(i % 7)}})
	}
	return out
}

func list(w, h int) widget.List {
	return widget.NewList(widget.Column{Title: "who", W: 8}, widget.Column{Title: "same", W: 4, Numbers: true}).SetSize(w, h)
}

func selected(t interface{ Fatalf(string, ...any) }, l widget.List) string {
	it, ok := l.Selected()
	if !ok {
		t.Fatalf("nothing is selected")
	}
	return it.ID
}

func TestAnEmptyListSaysSo(t *testing.T) {
	l := list(40, 5).SetItems(nil)
	view := l.View(light(), true, "Nothing was said yet. Write the first one below.")
	if len(view) != 5 || !strings.Contains(ansi.Strip(view[0]), "Nothing was said yet") {
		t.Errorf("got %q", view)
	}
	if _, ok := l.Move(3).Selected(); ok {
		t.Error("an empty list has no selected item")
	}
}

func TestTheCursorStaysWithItsItem(t *testing.T) {
	l := list(60, 9).SetItems(numbered(10, 30)).To("20")
	view := l.View(light(), true, "")
	l = l.SetItems(append(numbered(1, 9), numbered(10, 30)...)) // nine come in above
	if got := selected(t, l); got != "20" {
		t.Errorf("the cursor went to %s", got)
	}
	after := l.View(light(), true, "")
	if a, b := body(view), body(after); !slices.Equal(a, b) {
		t.Errorf("the screen jumped from\n%s\nto\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
	}
	l = l.SetItems(append(numbered(1, 19), numbered(21, 30)...)) // its item goes
	if got := selected(t, l); got != "21" {
		t.Errorf("the cursor went to %s, want the next that is left", got)
	}
	if got := selected(t, l.SetItems(numbered(1, 5))); got != "5" {
		t.Errorf("the cursor went to %s, want the last before", got)
	}
}

// body is a view without the row that counts what is above and the one that counts what is below.
func body(view []string) []string {
	out := make([]string, 0, len(view))
	for _, l := range view[1:] {
		if l = ansi.Strip(l); !strings.Contains(l, "↓") {
			out = append(out, l)
		}
	}
	return out
}

func TestTheListCountsWhatIsNotSeen(t *testing.T) {
	l := list(60, 9).SetItems(numbered(1, 30)).To("15")
	text := ansi.Strip(strings.Join(l.View(light(), true, ""), "\n"))
	for _, want := range []string{"▸ 15  use case 15", "↑ ", " earlier", "who", "same", "↓ 15 more"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in:\n%s", want, text)
		}
	}
}

func TestTheTailShowsTheNewest(t *testing.T) {
	l := list(60, 9).Tail(true).SetItems(numbered(1, 20))
	if got := selected(t, l); got != "20" {
		t.Errorf("the tail is at %s", got)
	}
	l = l.SetItems(numbered(1, 21))
	if got := selected(t, l); got != "21" {
		t.Errorf("the tail is at %s, want the newest", got)
	}
	l = l.Move(-3).SetItems(numbered(1, 22))
	if got := selected(t, l); got != "18" {
		t.Errorf("who moved up is taken away to %s", got)
	}
}

func TestLongTitlesTakeTwoLines(t *testing.T) {
	items := []widget.Item{{ID: "a", Lead: "1", Title: strings.Repeat("long words ", 20), Below: []string{"no result yet"}, Cells: []string{"Ada", "1"}}}
	view := list(50, 8).SetItems(items).View(theme.New(true, colorprofile.NoTTY), true, "")
	if !strings.HasPrefix(view[1], "▸ 1  long words") || !strings.Contains(view[1], "Ada") {
		t.Errorf("first line %q", view[1])
	}
	if !strings.Contains(view[2], "…") || strings.TrimSpace(view[3]) != "no result yet" {
		t.Errorf("then %q and %q", view[2], view[3])
	}
}

// TestTitlesAreReadWholeBesideBlankRows, and stay short where an item would go out of sight.
func TestTitlesAreReadWholeBesideBlankRows(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("long words ", 12)) + " end."
	items := []widget.Item{{ID: "a", Lead: "1", Title: long, Cells: []string{"Ada", "1"}}, {ID: "b", Lead: "2", Title: "short", Cells: []string{"Mei", "2"}}}
	for h, whole := range map[int]bool{5: false, 12: true} {
		view := strings.Join(list(50, h).Dense().TitleLines(1).SetItems(items).Filled(6).View(theme.New(true, colorprofile.NoTTY), true, ""), "\n")
		if strings.Contains(view, "end.") != whole || !strings.Contains(view, "short") {
			t.Errorf("in %d rows:\n%s", h, view)
		}
	}
}

func TestAnyListIsAsLargeAsItsSizeAndShowsItsCursor(t *testing.T) {
	th := theme.New(true, colorprofile.NoTTY)
	title := rapid.StringOf(rapid.RuneFrom([]rune("ab c世🙌")))
	rapid.Check(t, func(t *rapid.T) {
		l := list(rapid.IntRange(30, 80).Draw(t, "w"), rapid.IntRange(1, 20).Draw(t, "h"))
		if rapid.Bool().Draw(t, "dense") {
			l = l.Dense()
		}
		for range rapid.IntRange(1, 5).Draw(t, "steps") {
			n := rapid.IntRange(0, 40).Draw(t, "n")
			items := make([]widget.Item, n)
			for i := range items {
				items[i] = widget.Item{ID: fmt.Sprint(rapid.IntRange(0, 1000).Draw(t, "id"), i), Lead: fmt.Sprint(i), Title: title.Draw(t, "title")}
			}
			l = l.SetItems(items).Move(rapid.IntRange(-50, 50).Draw(t, "move"))
			w, h := rapid.IntRange(30, 80).Draw(t, "w2"), rapid.IntRange(1, 20).Draw(t, "h2")
			l = l.SetSize(w, h)
			view := l.View(th, true, "nothing yet")
			if len(view) != h {
				t.Fatalf("%d rows, want %d", len(view), h)
			}
			for _, row := range view {
				if got := ansi.StringWidth(row); got != w {
					t.Fatalf("%d cells, want %d: %q", got, w, row)
				}
			}
			if n > 0 && !strings.HasPrefix(view[l.CursorRow()], "▸") {
				t.Fatalf("the cursor (row %d) is not seen:\n%s", l.CursorRow(), strings.Join(view, "\n"))
			}
		}
	})
}

func BenchmarkListOf10000(b *testing.B) {
	th := light()
	items := numbered(1, 10000)
	l := list(94, 24).SetItems(items).To("7000")
	b.ReportAllocs()
	for b.Loop() {
		l = l.SetItems(items).Move(1)
		_ = l.View(th, true, "")
	}
}
