package model

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestLegitimateLinesSurvive(t *testing.T) {
	for name, s := range map[string]string{
		"ascii":              "Drivers send the gate photo ahead",
		"accents":            "Tomás Über Åsa François Łukasz Nguyễn",
		"hindi":              "नमस्ते दुनिया",
		"sanskrit conjunct":  "कार्त्स्न्य",
		"hindi half form":    "क्\u200dष",
		"malayalam chillu":   "അവന്\u200d വന്നു",
		"bengali ra-ya":      "র\u200d্যাম",
		"japanese":           "漢字とかな、山田\u3000太郎",
		"ideographic choice": "葛\U000e0100城",
		"korean":             "한국어",
		"thai":               "ภาษาไทยที่นี่",
		"arabic":             "محمّد بن سلمان",
		"persian non-joiner": "می\u200cخواهم",
		"hebrew":             "שָׁלוֹם",
		"family":             "👨\u200d👩\u200d👧\u200d👦 together",
		"kiss with tones":    "👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏽",
		"detective":          "🕵🏽\u200d♂\ufe0f",
		"keycaps":            "1\ufe0f\u20e3 #\ufe0f\u20e3",
		"flags":              "🇩🇪🇯🇵",
		"heart":              "❤\ufe0f ☎\ufe0e ‼\ufe0f",
		"french spaces":      "« oui » 10\u00a0€, vraiment\u202f!",
		"arabic number sign": "\u0600١٢٣",
		"mongolian":          "ᠮᠣᠩᠭᠣᠯ\u180b",
	} {
		line, err := CleanLine(s)
		if err != nil || line.String() != s {
			t.Errorf("%s: line %+q became %+q (%v)", name, s, line, err)
		}
		note, err := CleanNote(s)
		if err != nil || note.String() != s {
			t.Errorf("%s: note %+q became %+q (%v)", name, s, note, err)
		}
	}
}

func TestHostileLines(t *testing.T) {
	for name, c := range map[string]struct{ raw, want string }{
		"decomposed":                {"Toma\u0301s", "Tomás"},
		"decomposed hangul":         {"\u1112\u1161\u11ab", "한"},
		"colour escape":             {"\x1b[31mred\x1b[0m", "[31mred[0m"},
		"open sequence keeps text":  {"\x1b]0;title never closed", "]0;title never closed"},
		"one-rune controls":         {"a\u009b31mb\u0085c", "a31mbc"},
		"del and bell":              {"a\x7fb\x07c\x00d", "abcd"},
		"raw bytes show":            {"caf\xe9", "caf\ufffd"},
		"tabs and separators":       {"a\tb\u2028c\u2029d\r\ne", "a b c d e"},
		"spaces collapse":           {"  a   b  ", "a b"},
		"right-to-left override":    {"invoice\u202efdp.exe", "invoicefdp.exe"},
		"isolates and marks":        {"a\u2066b\u2069c\u200e\u200f\u061cd", "abcd"},
		"zero width":                {"a\u200bb\u2060c\ufeffd\u00ade", "abcde"},
		"joiners in latin":          {"a\u200db\u200cc", "abc"},
		"joiner after a word":       {"می\u200c رود", "می رود"},
		"joiners in a row":          {"👨\u200d\u200d👩", "👨\u200d👩"},
		"joiner between boxes":      {"─\u200d─", "──"},
		"emoji that ends in joiner": {"👨\u200d x", "👨 x"},
		"tags":                      {"🏴\U000e0067\U000e0062\U000e007f!", "🏴!"},
		"selectors in latin":        {"a\ufe0fb\ufe01\ufe02", "ab"},
		"selectors that smuggle":    {"❤\ufe0f\ufe0f\ufe01x", "❤\ufe0fx"},
		"private use":               {"a\ue000b\U000f0000c", "abc"},
		"unassigned":                {"a\u0378b\U0003ffffc", "abc"},
		"hangul fillers":            {"a\u3164b\uffa0c\u115f", "abc"},
		"marks without a base":      {"\u0301\u0301 a", "a"},
		"marks in a heap":           {"e" + strings.Repeat("\u0316", 40) + "x", "e\u0316\u0316\u0316\u0316x"},
		"heap with controls":        {"e" + strings.Repeat("\u0316\x00", 40), "e\u0316\u0316\u0316\u0316"},
		"grapheme joiner":           {"e\u0316\u034f\u0316", "e\u0316\u0316"},
		"long cluster":              {"👩" + strings.Repeat("\u200d👩", 9), "👩" + strings.Repeat("\u200d👩", 5)},
	} {
		line, err := CleanLine(c.raw)
		if err != nil || line.String() != c.want {
			t.Errorf("%s: %+q became %+q (%v), want %+q", name, c.raw, line, err, c.want)
		}
	}
}

func TestNotesKeepParagraphs(t *testing.T) {
	for raw, want := range map[string]string{
		"one\r\ntwo\rthree\n\nfour":    "one\ntwo\nthree\n\nfour",
		"  indented   twice\tand tab ": "  indented   twice and tab ",
		"a\u2028b\u2029c":              "a b c",
		"a\n\u0301b":                   "a\nb",
		"می\u200c\nx":                  "می\nx",
	} {
		note, err := CleanNote(raw)
		if err != nil || note.String() != want {
			t.Errorf("%+q became %+q (%v), want %+q", raw, note, err, want)
		}
	}
}

func TestEmptyIsRefused(t *testing.T) {
	for _, raw := range []string{"", " ", "\t\n", "\u200b", "\x1b", "\u00a0", "\u3164", "\u0301", "\u2800", "\ufe0f", "\u202e\u202c"} {
		if line, err := CleanLine(raw); !errors.Is(err, ErrEmpty) || !line.IsZero() {
			t.Errorf("line of %+q: %q, %v", raw, line, err)
		}
		if note, err := CleanNote(raw); !errors.Is(err, ErrEmpty) || !note.IsZero() {
			t.Errorf("note of %+q: %q, %v", raw, note, err)
		}
	}
}

func TestLimitsAreNamedAndNothingIsCut(t *testing.T) {
	for _, s := range []string{strings.Repeat("a", 500), strings.Repeat("漢", 500), strings.Repeat("e\u0301", 500)} {
		if _, err := CleanLine(s); err != nil {
			t.Errorf("500 characters: %v", err)
		}
	}
	line, err := CleanLine(strings.Repeat("word ", 122) + "ok")
	if want := "this line has 612 characters, 500 is the most; nothing was saved"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if !line.IsZero() {
		t.Errorf("a refused line holds %q", line)
	}
	family := strings.Repeat("👨\u200d👩\u200d👧\u200d👦", 100)
	var long *TooLongError
	if _, err = CleanLine(family); !errors.As(err, &long) || long.Unit != "bytes" || long.Count != len(family) || long.Limit != LineBytes {
		t.Errorf("bytes of a line: %v", err)
	}
	if _, err = CleanNote(strings.Repeat("a", NoteBytes)); err != nil {
		t.Errorf("a full note: %v", err)
	}
	if _, err = CleanNote(strings.Repeat("a", NoteBytes+1)); !errors.As(err, &long) || long.Count != NoteBytes+1 {
		t.Errorf("a note over the limit: %v", err)
	}
}

func TestStoredTextIsCleanedAgain(t *testing.T) {
	type card struct {
		Title Line `json:"title"`
		Story Note `json:"story"`
	}
	var c card
	if err := json.Unmarshal([]byte(`{"title":"a\u001b[2Jb","story":""}`), &c); err != nil {
		t.Fatal(err)
	}
	if c.Title.String() != "a[2Jb" || !c.Story.IsZero() {
		t.Errorf("read %q and %q", c.Title, c.Story)
	}
	out, err := json.Marshal(c)
	if err != nil || string(out) != `{"title":"a[2Jb","story":""}` {
		t.Errorf("wrote %s, %v", out, err)
	}
	if err := c.Title.UnmarshalBinary([]byte(strings.Repeat("a", 501))); err == nil {
		t.Error("a stored line over the limit was taken")
	}
}

// mustBeClean checks everything that is promised of clean text.
func mustBeClean(t *testing.T, s string, feeds bool) {
	t.Helper()
	if !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) {
		t.Fatalf("%+q is not valid UTF-8 in NFC", s)
	}
	marks := 0
	for _, r := range s {
		switch {
		case r == '\n' && feeds:
		case unicode.IsControl(r), unicode.In(r, unicode.Co, unicode.Cs, unicode.Bidi_Control, unicode.Noncharacter_Code_Point, unicode.Zl, unicode.Zp):
			t.Fatalf("%+q holds %U", s, r)
		case r == joiner || r == nonJoiner:
		case unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r):
			t.Fatalf("%+q holds the format character %U", s, r)
		}
		if !unicode.Is(unicode.M, r) {
			marks = 0
		} else if !isSelector(r) {
			marks++
		}
		if marks > clusterMarks {
			t.Fatalf("%+q piles up %d marks", s, marks)
		}
	}
	if !feeds && (strings.TrimSpace(s) != s || strings.Contains(s, "  ")) {
		t.Fatalf("%q is not trimmed", s)
	}
}

func checkLine(t *testing.T, raw string) {
	t.Helper()
	line, err := CleanLine(raw)
	if err != nil {
		if !line.IsZero() {
			t.Fatalf("%+q was refused (%v) but left %q", raw, err, line)
		}
		return
	}
	mustBeClean(t, line.String(), false)
	if again, err := CleanLine(line.String()); err != nil || again != line {
		t.Fatalf("%+q: once %+q, twice %+q (%v)", raw, line, again, err)
	}
}

func checkNote(t *testing.T, raw string) {
	t.Helper()
	note, err := CleanNote(raw)
	if err != nil {
		if !note.IsZero() {
			t.Fatalf("%+q was refused (%v) but left %q", raw, err, note)
		}
		return
	}
	mustBeClean(t, note.String(), true)
	if again, err := CleanNote(note.String()); err != nil || again != note {
		t.Fatalf("%+q: once %+q, twice %+q (%v)", raw, note, again, err)
	}
}

func seeds(f *testing.F) {
	for _, s := range []string{"", "plain", "  two  spaces ", "\x1b[31mred", "e" + strings.Repeat("\u0301", 50), "👨\u200d👩\u200d👧",
		"क्\u200dष", "می\u200cخواهم", "a\u200d\u0301", "\u1100" + strings.Repeat("\u1161", 40), strings.Repeat("\u11a8\u1161", 40),
		"1\ufe0f\u20e3", "葛\U000e0100", "\U0001f3fd\u200d❤", "a\r\n\u0301b\n", "\u0958\u093c", "caf\xe9", "\u202eabc", "ᠮ\u180b", "\u09c7\u200d\u09be"} {
		f.Add(s)
	}
}

func FuzzLine(f *testing.F) { seeds(f); f.Fuzz(checkLine) }

func FuzzNote(f *testing.F) { seeds(f); f.Fuzz(checkNote) }

// realData is the folder of texts that nobody here wrote.
func realData(t *testing.T, path ...string) string {
	t.Helper()
	root := os.Getenv("SERENDIP_REAL_DATA")
	if root == "" {
		t.Skip("SERENDIP_REAL_DATA names no folder of real data; this test reads it")
	}
	return filepath.Join(append([]string{root}, path...)...)
}

func readReal(t *testing.T, path ...string) string {
	t.Helper()
	raw, err := os.ReadFile(realData(t, path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestRealNaughtyStrings(t *testing.T) {
	var naughty []string
	if err := json.Unmarshal([]byte(readReal(t, "naughty", "blns.json")), &naughty); err != nil {
		t.Fatal(err)
	}
	naughty = append(naughty, strings.Split(readReal(t, "naughty", "csv_injection_payloads.txt"), "\n")...)
	files, err := filepath.Glob(realData(t, "naughty", "escapes", "*.in"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no escapes: %v", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		naughty = append(naughty, string(raw))
	}
	for _, s := range naughty {
		checkLine(t, s)
		checkNote(t, s)
	}
}

func TestRealEmojiSurvive(t *testing.T) {
	lines := bufio.NewScanner(strings.NewReader(readReal(t, "naughty", "unicode_emoji-test.txt")))
	seen := 0
	for lines.Scan() {
		codes, _, ok := strings.Cut(lines.Text(), ";")
		if !ok || strings.HasPrefix(codes, "#") {
			continue
		}
		var emoji strings.Builder
		for _, code := range strings.Fields(codes) {
			r, err := strconv.ParseInt(code, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			emoji.WriteRune(rune(r))
		}
		if strings.Contains(codes, "E007F") {
			continue // flags of subdivisions are written with tags, which are dropped
		}
		seen++
		if line, err := CleanLine(emoji.String()); err != nil || line.String() != emoji.String() {
			t.Errorf("%s: %+q became %+q (%v)", lines.Text(), emoji.String(), line, err)
		}
	}
	if seen < 4000 {
		t.Errorf("only %d emoji were tried", seen)
	}
}

func TestRealNamesSurvive(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(readReal(t, "naughty", "names_forenames_by_country.csv"), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		name := row[10]
		if strings.TrimSpace(name) == "" {
			continue
		}
		want := norm.NFC.String(strings.Join(strings.Fields(name), " "))
		if line, err := CleanLine(name); err != nil || line.String() != want {
			t.Errorf("%+q became %+q (%v)", name, line, err)
		}
	}
}

func BenchmarkCleanLine(b *testing.B) {
	for name, s := range map[string]string{
		"ascii":  "drivers send the gate photo ahead so that planners can release the bay before the lorry is there",
		"mixed":  "Tomás: les conducteurs envoient la photo du portail à l’avance, 10 minutes gagnées 👍🏽",
		"hindi":  "चालक गेट की तस्वीर पहले भेजते हैं ताकि योजनाकार समय बचा सकें",
		"zalgo":  strings.Repeat("e"+strings.Repeat("\u0316", 30), 60),
		"escape": strings.Repeat("\x1b[31mred\x1b[0m ", 30),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := CleanLine(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCleanNote(b *testing.B) {
	s := strings.Repeat("Les conducteurs envoient la photo du portail à l’avance. 漢字も同じ。\n", 700)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := CleanNote(s); err != nil {
			b.Fatal(err)
		}
	}
}
