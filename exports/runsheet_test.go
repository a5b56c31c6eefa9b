package exports_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"serendip/exports"
	"serendip/model"
)

// TestRunSheetKeepsWordsAsText has hostile words in every place of the page: they are read as text, and none of them is
// an element.
func TestRunSheetKeepsWordsAsText(t *testing.T) {
	plain := elements(written(t, sheetOf("word"), "runsheet"))
	for _, words := range hostile() {
		raw := written(t, sheetOf(words), "runsheet")
		if got := elements(raw); got != plain {
			t.Errorf("%q changed the page's elements:\n%s\n%s", words, got, plain)
		}
		if text := html.UnescapeString(string(raw)); strings.Count(text, words) < 6 {
			t.Errorf("%q stands %d times in the page", words, strings.Count(text, words))
		}
	}
}

// elements are the tags of a page in their order.
func elements(page []byte) string {
	all := strings.Join(regexp.MustCompile(`<[/a-zA-Z!][^>]*>`).FindAllString(string(page), -1), "")
	return strings.NewReplacer(`class="long"`, `class="short"`, `class="lead long"`, `class="lead short"`).Replace(all) // the length of words may be told
}

func sheetOf(words string) exports.Report {
	r := saying(words, words)
	r.Content.Session.Agenda = []exports.Block{{Title: words, Method: "connect", Prompt: words, PlannedMinutes: 12.5, Note: &words}, {Title: "Break", Method: "break", PlannedMinutes: 10}}
	return r
}

// TestRunSheetSaysWhatToDoInEveryBlock has a block of every method, in every language.
func TestRunSheetSaysWhatToDoInEveryBlock(t *testing.T) {
	for _, locale := range model.Locales() {
		r := workshop(t).report()
		r.Look.Locale = locale
		r.Content.Session.Agenda = nil
		for _, m := range model.Methods() {
			r.Content.Session.Agenda = append(r.Content.Session.Agenda, exports.Block{Title: "Block", Method: string(m), PlannedMinutes: 5})
		}
		page := string(written(t, r, "runsheet"))
		if n := strings.Count(page, `<p class="soft">`) - 1; n != len(model.Methods()) {
			t.Errorf("in %s %d of %d blocks say what to do:\n%s", locale, n, len(model.Methods()), page)
		}
		if locale != "en" && strings.Contains(page, "Read each promise") {
			t.Errorf("in %s a review is English", locale)
		}
	}
}

// TestRunSheetAddsTheClockUp has each block begin where the one before ends.
func TestRunSheetAddsTheClockUp(t *testing.T) {
	r := workshop(t).report()
	page := string(written(t, r, "runsheet"))
	for _, want := range []string{`class="at">09:00</td><td role="cell">15</td>`, `class="at">09:15</td><td role="cell">10</td>`, `class="at">09:25</td><td role="cell">20</td>`, "150 minutes, ends 11:30"} {
		if !strings.Contains(page, want) {
			t.Errorf("the run sheet lacks %s:\n%s", want, page[:min(len(page), 4000)])
		}
	}
	if strings.Contains(page, `class="note"`) {
		t.Error("private notes stand in a run sheet that was not asked for them")
	}
	if files, err := exports.Files(r); err != nil || len(files) == 0 || strings.Contains(files[len(files)-1].Name, "runsheet") {
		t.Errorf("the run sheet leaves without being asked for: %v, %v", files, err)
	}
}
