package exports_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"serendip/exports"
)

// wholeIn is the programme of the workshop in a format, its files by what their names end with.
func wholeIn(t *testing.T, r exports.Report, formats ...string) map[string][]byte {
	t.Helper()
	whole, err := exports.NewWhole([]exports.Report{r}, workshop(t).Live.Snapshot().State.Champions())
	if err != nil {
		t.Fatal(err)
	}
	files, err := whole.Files(formats...)
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string][]byte)
	for _, f := range files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(f.Name, err)
		}
		name, is := strings.CutPrefix(f.Name, whole.BaseName())
		if !is {
			t.Errorf("%s does not begin with %s", f.Name, whole.BaseName())
		}
		out[name] = b.Bytes()
	}
	return out
}

func TestProgrammeLeavesWhole(t *testing.T) {
	r := workshop(t).report()
	all := wholeIn(t, r)
	for _, name := range []string{".md", ".html", ".pdf", ".xlsx", ".json", "-usecases.csv", "-sessions.csv"} {
		if len(all[name]) == 0 {
			t.Errorf("there is no %s", name)
		}
	}
	for _, name := range []string{".md", ".html"} {
		for _, want := range []string{"No second typing of orders", "minutes an order", "Nobody types an order twice", "Ada"} {
			if !bytes.Contains(all[name], []byte(want)) {
				t.Errorf("%s has no %q", name, want)
			}
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(all["-usecases.csv"], []byte("\uFEFF")))).ReadAll()
	if err != nil || len(rows) != len(r.Content.UseCases)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	at := slices.Index(rows[0], "Challenge")
	if at < 0 || !slices.ContainsFunc(rows, func(row []string) bool { return row[at] == "Every order is typed twice" }) {
		t.Error("the library has no story")
	}
	var back struct {
		Sessions []struct{ Content exports.Content }
	}
	if err := json.Unmarshal(all[".json"], &back); err != nil || len(back.Sessions) != 1 || len(back.Sessions[0].Content.UseCases) != len(r.Content.UseCases) {
		t.Errorf("the JSON is not whole: %v", err)
	}
	book, err := zip.NewReader(bytes.NewReader(all[".xlsx"]), int64(len(all[".xlsx"])))
	if err != nil || len(book.File) < 5 {
		t.Errorf("the workbook cannot be opened: %v", err)
	}
}

func TestProgrammeWithoutPeople(t *testing.T) {
	r, err := workshop(t).report().Without("names", "organisations", "notes")
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range wholeIn(t, r, "md", "html", "csv", "json") {
		if bytes.Contains(got, []byte("Kwame")) || bytes.Contains(got, []byte("Mei")) {
			t.Errorf("%s names people", name)
		}
	}
	if _, err := exports.NewWhole(nil, nil); err == nil {
		t.Error("a programme without a session leaves")
	}
}

// TestHostileWordsInAProgramme: no cell of its tables begins as a formula does, and the words are there under the guard.
func TestHostileWordsInAProgramme(t *testing.T) {
	r := tabled(some(everything(t)))
	for name, raw := range wholeIn(t, r, "csv") {
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\uFEFF")))).ReadAll()
		if err != nil {
			t.Fatal(name, err)
		}
		for _, row := range rows {
			for i, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					if _, err := strconv.ParseFloat(cell, 64); err != nil {
						t.Errorf("%s: column %d begins a formula: %.60q", name, i, cell)
					}
				}
			}
		}
		if name == "-usecases.csv" && len(rows) != len(r.Content.UseCases)+1 {
			t.Errorf("%d rows of %d use cases", len(rows), len(r.Content.UseCases))
		}
	}
}

// TestProgrammeOfMeetups chooses nothing and doesn't say so: it begins with what was decided, and topics are no use cases.
func TestProgrammeOfMeetups(t *testing.T) {
	r := morning(t)
	r.Content.Items = append(r.Content.Items, exports.Item{Kind: "decision", Words: "the list goes out a week before"}, exports.Item{Kind: "outcome", Words: "nobody went back to paper"})
	r.Content.UseCases = append(r.Content.UseCases, exports.UseCase{Number: 1, Title: "night shifts", Kind: "topic"}, exports.UseCase{Number: 2, Title: "films", Kind: "serendipitous"})
	r.Content.Recap.Serendipitous = 1
	md := string(wholeIn(t, r, "md")[".md"])
	for _, want := range []string{"- **1** session\n- **1** person was there\n- **1** use case\n", "### Breakfast meetup 1 (10 March 2026)\n\n- the list goes out a week before\n- nobody went back to paper", "Times are those of Europe/London."} {
		if !strings.Contains(md, want) {
			t.Errorf("it lacks %q:\n%s", want, md)
		}
	}
	if strings.Contains(md, "selected") || strings.Contains(md, "go on") {
		t.Errorf("a meetup chooses nothing:\n%s", md)
	}
}
