package exports_test

import (
	"html"
	"strings"
	"testing"

	"serendip/exports"
	"serendip/model"
)

// printed are the formats that are printed and written on by hand.
var printed = []string{"runsheet", "ballots", "calls", "halfpage", "attendees", "attendance"}

// printedPage is a format's page as it is written.
func printedPage(t *testing.T, r exports.Report, format string) string {
	t.Helper()
	files, err := exports.Files(r, format)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f.Name, ".html") {
			var b strings.Builder
			if err := f.Write(&b); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}
	}
	t.Fatalf("%s has no page", format)
	return ""
}

// TestPagesToPrintHaveTheCustomersLook has the same name, colour, logo and language on every one of them, and nothing that loads.
func TestPagesToPrintHaveTheCustomersLook(t *testing.T) {
	r := workshop(t).report()
	r.Look = exports.Look{Name: "Acme & Söhne", Colour: "#7a5400", Locale: "de", Logo: []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)}
	r.Ballot = exports.BallotThen(r)
	if len(r.Ballot.Cases) != 2 {
		t.Fatalf("the last round's ballot is %+v", r.Ballot)
	}
	for _, format := range printed {
		got := printedPage(t, r, format)
		for _, want := range []string{`<html lang="de">`, "Acme &amp; Söhne", "--accent:#7a5400", "data:image/svg", "default-src 'none'", "10. März 2026"} {
			if format == "ballots" && strings.HasPrefix(want, "10.") {
				continue // a ballot has no day
			}
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q", format, want)
			}
		}
		if strings.Contains(got, "<script") || strings.Contains(got, "http:") || strings.Contains(got, "https:") {
			t.Errorf("%s loads something", format)
		}
	}
	for format, want := range map[string]string{"runsheet": "Lesen Sie die Vision vor.", "ballots": "Kreuzen Sie in jeder Zeile", "calls": "Spart es wirklich diese Zeit?", "halfpage": "War es Ihre Zeit wert?"} {
		if !strings.Contains(printedPage(t, r, format), want) {
			t.Errorf("%s is not in German: no %q", format, want)
		}
	}
}

// TestPagesToPrintKeepWordsAsText has hostile words wherever a page has words of people.
func TestPagesToPrintKeepWordsAsText(t *testing.T) {
	saying := func(words string) exports.Report {
		r := sheetOf(words)
		r.Ballot = exports.Ballot{Cases: []exports.BallotCase{{Number: 1, Title: words}}}
		r.Paper = []model.Question{{Text: words, Kind: model.AskChoice, Options: []string{words, words}}}
		return r
	}
	for _, format := range printed {
		plain := elements([]byte(printedPage(t, saying("word"), format)))
		for _, words := range hostile() {
			got := printedPage(t, saying(words), format)
			if elements([]byte(got)) != plain {
				t.Errorf("%s: %q changed the page's elements", format, words)
			}
			if !strings.Contains(html.UnescapeString(got), words) {
				t.Errorf("%s: %q is not in the page", format, words)
			}
		}
	}
}

// TestMarkdownSpeaksTheLanguageOfTheLook has the report's own words for every part, and the words of people as they were said.
func TestMarkdownSpeaksTheLanguageOfTheLook(t *testing.T) {
	r := workshop(t).report()
	for locale, want := range map[string][]string{
		"de": {"10. März 2026, 09:00 Uhr", "## Was beschlossen wurde und warum", "| Rang | Anwendungsfall", "## Wert und worauf er beruht", "No second typing of orders"},
		"fr": {"10 mars 2026 à 9\u00a0h\u00a000", "## Ce qui a été décidé, et pourquoi", "| rang | cas d’usage", "No second typing of orders"},
		"en": {"10 March 2026, 09:00", "## What was decided, and why"},
	} {
		r.Look.Locale = locale
		got := string(written(t, r, "md"))
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: no %q in\n%.3000s", locale, w, got)
			}
		}
		if strings.Contains(got, "\n\n\n") || strings.Contains(got, "secret thing that is hidden") {
			t.Errorf("%s: empty lines, or what was hidden:\n%s", locale, got)
		}
	}
}

// TestAttendanceBeginsWithWhoCame has a count, then who came by name, then no-shows, then the others on the list.
func TestAttendanceBeginsWithWhoCame(t *testing.T) {
	r := workshop(t).report()
	r.Content.People = nil
	for name, status := range map[string]string{"Ann": "awaiting reply", "Cem": "checked out", "Bo": "checked in", "Eve": "no-show", "Dag": "checked in", "Fay": "not attending"} {
		r.Content.People = append(r.Content.People, exports.Person{Name: name, Status: status})
	}
	page := string(written(t, r, "attendance"))
	page = page[strings.Index(page, "</style>"):]
	at := -1
	for _, want := range []string{"3 came, 1 no-show<", ">Bo<", ">Cem<", ">Dag<", ">Eve<", ">Ann<", ">Fay<"} {
		next := strings.Index(page, want)
		if next <= at {
			t.Errorf("%s stands too early, or nowhere, in\n%s", want, page)
		}
		at = next
	}
	if n := strings.Count(page, "Attendance"); n != 1 {
		t.Errorf("the heading stands %d times", n)
	}
}
