package exports_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"serendip/exports"
	"serendip/model"
	"serendip/session/intake"
)

// saying is a report in which the same words stand wherever words can stand.
func saying(line, note string) exports.Report {
	hours := exports.Hours{People: 1, WorkingDays: 220, HoursAYear: &exports.Exact{Text: "55.0"}, Formula: "15 min"}
	u := exports.UseCase{ID: "06eddybtg0hywv253fj15g5rhr", Number: 1, Kind: "serendipitous", Stage: "captured", Title: line, Summary: note, Author: line,
		Details: []exports.Said{{Words: line, Author: line}}, Themes: []string{line}, Reach: 1, Minutes: 15, Hours: &hours, Owner: line, Measure: line,
		FirstDate: "2026-04-01", Extra: []model.Field{{Name: "Agency", Value: note}}}
	planned := u
	planned.Number, planned.Kind, planned.Selected = 2, "planned", true
	scored := exports.Scored{Number: 2, Title: line, Reasons: []string{line}, Outcome: &exports.Outcome{Override: &exports.Override{Reason: note}},
		Result: &exports.Result{Agreement: "high"}, Groups: []exports.Group{{Key: "importance"}, {Key: "measurability"}, {Key: "feasibility"}}}
	c := exports.Content{
		Programme: exports.Programme{Name: line, Vision: line},
		Session:   exports.Session{Title: line, Zone: line, State: "closed"},
		Rule:      exports.Rule{Mark: &exports.Exact{Text: "2.0"}, Need: 2, Of: 3, MinMarks: 3, Scheme: "groups"},
		People:    []exports.Person{{Name: line, Organisation: line, Role: line, Status: "checked in", Consent: true}},
		UseCases:  []exports.UseCase{u, planned},
		Rounds:    []exports.Round{{State: "revealed", UseCases: []exports.Scored{scored}}},
		Recap:     exports.Recap{People: 2, Selected: []int{2}, HoursAYear: hours.HoursAYear, Claims: 1},
	}
	for _, kind := range []string{"decision", "action", "outcome", "for next time", "parked"} {
		c.Items = append(c.Items, exports.Item{Kind: kind, Words: line, Author: line})
	}
	return exports.Report{Source: exports.Source{Version: line}, Content: c}
}

// page is Markdown as a reader's program shows it: its tags without code spans, and its text.
func page(t testing.TB, markdown []byte) (tags []string, text string) {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList)).Convert(markdown, &b); err != nil {
		t.Fatal(err)
	}
	tag := regexp.MustCompile(`<[^>]*>`)
	tags = slices.DeleteFunc(tag.FindAllString(b.String(), -1), func(s string) bool { return s == "<code>" || s == "</code>" })
	return tags, html.UnescapeString(tag.ReplaceAllString(b.String(), ""))
}

// staysText fails when words are anything but text in the recap.
func staysText(t testing.TB, raw string) {
	t.Helper()
	line, err := model.CleanLine(raw)
	if err != nil {
		return // it never gets in
	}
	note, err := model.CleanNote(raw)
	if err != nil {
		return
	}
	got := written(t, saying(line.String(), note.String()), "md")
	tags, text := page(t, got)
	want, _ := page(t, written(t, saying("word", "word"), "md"))
	if !slices.Equal(tags, want) {
		t.Fatalf("%q became markup:\n%s", line, got)
	}
	if n := strings.Count(text, line.String()); n < 20 {
		t.Fatalf("%q is read %d times only:\n%s\n%s", line, n, got, text)
	}
}

// cellsComeBack fails when our own import reads other words than were exported.
func cellsComeBack(t testing.TB, raw string) {
	t.Helper()
	line, err := model.CleanLine(raw)
	if err != nil {
		return
	}
	note, err := model.CleanNote(raw)
	if err != nil {
		return
	}
	report := saying(line.String(), note.String())
	table, err := intake.Read("own.csv", bytes.NewReader(written(t, report, "csv")))
	if err != nil {
		t.Fatalf("%q: %v", raw, err)
	}
	rows, err := intake.UseCases(table, nil)
	if err != nil || len(rows.Items) != 2 {
		t.Fatalf("%q: %d rows, %v", raw, len(rows.Items), err)
	}
	for i, kind := range []model.Kind{model.Serendipitous, model.Planned} {
		got := rows.Items[i]
		if got.Title != line || got.Author != line || got.Summary != note || got.Kind != kind || got.ExternalID != report.Content.UseCases[i].ID {
			t.Fatalf("%q came back as %+v", raw, got)
		}
		if agency := got.Extra[len(got.Extra)-1]; agency.Name != "Agency" || agency.Value != note.String() {
			t.Fatalf("%q came back as %+v", raw, agency)
		}
	}
}

// hostile are words that mean something to somebody.
func hostile() []string {
	return []string{
		"word", "# heading", "## heading ##", "- list", "+ list", "1. list", "12) list", "> quote", "***", "---", "===", "**bold**", "_it_ __it__", "snake_case_stays",
		"[a](http://evil.example)", "![a](x.png)", "[a]: http://evil.example", "[x] done", "[^1]", "<script>alert(1)</script>", "<http://evil.example>", "<!-- c -->",
		"http://evil.example/a_b_c?q=1&r=2.", "see (https://evil.example), please", "www.evil.example", "mail me@evil.example now", "mailto:me@evil.example", "xmpp:a@b.c/d",
		"a|b", "| a | b |", `a\|b`, `\`, `\\`, `a\`, "`code`", "``", "`", "a `b", "http://a`b|c\\d", "~~gone~~", "~~~", "&amp; &#35; &lt;b&gt; &copy", "AT&T", "$5 and $6", "$x^2$",
		": definition", "term : x", "=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "+49 30", "-1", "'tis", "''", "\"quoted\", and; more", "＝1", "१२३", "नमस्ते 漢字 👩‍👩‍👧", "line\nsecond\n\nthird",
		"HTTP://EVIL.EXAMPLE", "ftp://x", "a@b.c|d", "\\http://x.y", "!", "![", "]()", "a*b*c", "2 * 3 * 4", "i_ _j", "<", "<<", "a<b", "::: note", "{#id}", "x{.y}", "\u00a0#", "1.", "0)", "#12",
		"_a_", "ab_", "*", "* x", "+", "-", "-- --", "||", "http://", "://", "@", "a@", "@b.c", "e.g.", "\u2028x",
	}
}

func TestHostileWordsStayWords(t *testing.T) {
	for _, words := range hostile() {
		staysText(t, words)
		cellsComeBack(t, words)
		raw := written(t, saying(strings.ReplaceAll(words, "\n", " "), words), "json")
		var back exports.Report
		if err := json.Unmarshal(raw, &back); err != nil || back.Content.UseCases[0].Summary != words {
			t.Errorf("JSON: %q came back as %q, %v", words, back.Content.UseCases[0].Summary, err)
		}
	}
}

// TestUncleanWordsDoNoHarm has words that never came through the cleaner.
func TestUncleanWordsDoNoHarm(t *testing.T) {
	for _, words := range []string{"a\xff_b", "\xff", "_\xf0", "\x1b[31mred", "bell\x07", "c1\u009b31m", strings.Repeat("&", 64<<10), strings.Repeat("`|", 32<<10) + "@b.c"} {
		got := written(t, saying(words, words), "md")
		if i := bytes.IndexFunc(got, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }); i >= 0 {
			t.Errorf("%.20q leaves %q in the recap", words, got[i])
		}
	}
}

// TestHarmlessWordsReadPlain keeps the recap readable without a program.
func TestHarmlessWordsReadPlain(t *testing.T) {
	for _, words := range []string{"Drivers send the gate photo ahead", "snake_case & R&D, 50 % (about) = it's $5!", "naïve #12, a > b; x/y: \"z\"", "नमस्ते 漢字"} {
		if got := written(t, saying(words, words), "md"); !bytes.Contains(got, []byte("| #1 "+words+" ")) {
			t.Errorf("%q was escaped without need", words)
		}
	}
}

// TestRealHostileWords tries what others have collected, in texts, tables and pages.
func TestRealHostileWords(t *testing.T) {
	data := os.Getenv("SERENDIP_REAL_DATA")
	if data == "" {
		t.Skip("SERENDIP_REAL_DATA is not set, so the collected hostile strings are not tried")
	}
	tried := 0
	for _, name := range []string{"blns.txt", "csv_injection_payloads.txt"} {
		file, err := os.Open(filepath.Join(data, "naughty", name))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		for s := bufio.NewScanner(file); s.Scan(); tried++ {
			staysText(t, s.Text())
			cellsComeBack(t, s.Text())
			staysTextOnPages(t, s.Text())
		}
	}
	if tried < 500 {
		t.Fatalf("only %d strings were tried", tried)
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, words := range hostile() {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, raw string) { staysText(t, raw) })
}

func FuzzCSV(f *testing.F) {
	for _, words := range hostile() {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, raw string) { cellsComeBack(t, raw) })
}
