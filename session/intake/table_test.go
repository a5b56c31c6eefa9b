package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"serendip/model"
)

func TestEncodingsAndSeparators(t *testing.T) {
	for _, tt := range []struct {
		file      string
		encoding  Encoding
		separator string
		line      int // of the last row
	}{
		{"ideas-utf8.csv", UTF8, "comma", 5},
		{"ideas-utf8-bom.csv", UTF8, "comma", 5},
		{"ideas-semicolon-1252.csv", Windows1252, "semicolon", 5},
		{"ideas-tab-utf16le.csv", UTF16LE, "tab", 5},
		{"ideas-utf16le-no-bom.csv", UTF16LE, "comma", 5},
		{"ideas-tab-utf16be.txt", UTF16BE, "tab", 5},
		{"ideas-pipe.txt", UTF8, "vertical bar", 5},
		{"ideas-sep-line.csv", UTF8, "semicolon", 6},
		{"ideas-sep-odd.csv", UTF8, "^", 6},
		{"ideas-old-mac.csv", UTF8, "comma", 5},
	} {
		t.Run(tt.file, func(t *testing.T) {
			p := mustUseCases(t, tt.file, fixture(t, tt.file), nil)
			if p.Encoding != tt.encoding || p.Separator != tt.separator || p.Rows != 3 {
				t.Fatalf("%s, %s, %d rows", p.Encoding, p.Separator, p.Rows)
			}
			first, second, third := p.Items[0], p.Items[1], p.Items[2]
			if first.Title.String() != "Rückfragen bündeln" || first.Summary.String() != "Eine Mail statt fünf;\nZeile zwei, mit Komma | Strich" {
				t.Errorf("the first row became %q, %q", first.Title, first.Summary)
			}
			if first.Author.String() != "Zoë Müller" || first.ExternalID != "u-1" || first.Kind != model.Serendipitous {
				t.Errorf("the first row's author, id and kind are %q, %q, %v", first.Author, first.ExternalID, first.Kind)
			}
			want := []model.Field{{Name: "Kind", Value: "serendipitous"}, {Name: "Department", Value: "Vertrieb"}, {Name: "Café", Value: "ja"}}
			if !slices.Equal(first.Extra, want) {
				t.Errorf("the first row's other columns are %v", first.Extra)
			}
			if second.Summary.String() != "He said \"done\" and left" || second.Author.String() != "Ángel Peña" || second.Kind != model.Planned {
				t.Errorf("the second row became %q by %q, %v", second.Summary, second.Author, second.Kind)
			}
			if third.Line != tt.line || third.Row != 4 && tt.line == 5 {
				t.Errorf("the last row is at line %d, row %d", third.Line, third.Row)
			}
		})
	}
}

func TestOwnExportLosesItsGuard(t *testing.T) {
	p := mustUseCases(t, "own-export.csv", fixture(t, "own-export.csv"), nil)
	first, second := p.Items[0], p.Items[1]
	if first.Title.String() != "=1+1 is not a title" || first.Summary.String() != "- first" {
		t.Errorf("the guard was not taken away: %q, %q", first.Title, first.Summary)
	}
	if want := (model.Field{Name: "=Formula", Value: "+49 30 1"}); first.Extra[1] != want {
		t.Errorf("the extra column is %v, want %v", first.Extra[1], want)
	}
	if second.Title.String() != "'tis ours" || second.Summary.String() != "'quiet'" {
		t.Errorf("an apostrophe that is no guard was taken away: %q, %q", second.Title, second.Summary)
	}
	foreign := mustUseCases(t, "other.csv", []byte("Title,Summary\n'=1+1,x\n"), nil)
	if got := foreign.Items[0].Title.String(); got != "'=1+1" {
		t.Errorf("another tool's apostrophe was taken away: %q", got)
	}
}

func TestColumnNames(t *testing.T) {
	p := mustUseCases(t, "x.csv", []byte("Title,Note,,Note,Note (2),note\na,1,2,3,4,5,\nb,1,,,,,,overflow\nc\n"), nil)
	var names []string
	for _, f := range append(p.Items[0].Extra, p.Items[1].Extra...) {
		names = append(names, f.Name+"="+f.Value)
	}
	want := []string{"Note=1", "Column 3=2", "Note (2)=3", "Note (2) (2)=4", "note=5", "Note=1", "Column 8=overflow"}
	if !slices.Equal(names, want) {
		t.Errorf("the columns are %q, want %q", names, want)
	}
	if len(p.Doubtful) != 2 || p.Doubtful[0].Line != 3 || p.Doubtful[1].Line != 4 {
		t.Errorf("the rows that don't fit the header line are %v", p.Doubtful)
	}
}

func TestHeaderBelowAPreamble(t *testing.T) {
	text := "Report of the harbour\nMade on,2026-03-01\n" + strings.Repeat("\n", 20) + "Nr,Title,Owner\n1,Plan berths,Mei\nNr,Title,Owner\n2,Count boxes,Bo\n"
	p := mustUseCases(t, "x.csv", []byte(text), nil)
	if p.Rows != 2 || p.Items[1].Title.String() != "Count boxes" || p.Items[0].Line != 24 {
		t.Errorf("%d rows, %+v", p.Rows, p.Items)
	}
	want := []string{"lines 1 to 2 are no part of the list and were passed over", "line 25 repeats the header line and was passed over"}
	if !slices.Equal(p.Notes[:2], want) {
		t.Errorf("the notes are %q", p.Notes)
	}
}

func TestRefusedFiles(t *testing.T) {
	for _, tt := range []struct {
		name, data   string
		line, column int
		what, do     string
	}{
		{"empty", "", 1, 1, "is empty", "Export it again"},
		{"blank", "\ufeff \r\n\r\n", 1, 1, "is empty", "Export it again"},
		{"only separators", ",,\n,,\n", 1, 1, "is empty", "Export it again"},
		{"PDF", "%PDF-1.7\n%\xe2\xe3", 1, 1, "PDF", "CSV"},
		{"XLSX", "PK\x03\x04\x14\x00\x06\x00", 1, 1, "spreadsheet", "save it as"},
		{"XLS", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", 1, 1, "old Excel", "save it as"},
		{"web page", "\n<!DOCTYPE html><html><body>Sign in</body>", 1, 1, "web page", "signing in"},
		{"JSON", `[{"title":"x"}]`, 1, 1, "JSON", "CSV"},
		{"XML", "<?xml version=\"1.0\"?><list/>", 1, 1, "XML", "save it as"},
		{"calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR", 1, 1, "calendar", "attendees"},
		{"cards", "BEGIN:VCARD\nVERSION:4.0", 1, 1, "contact cards", "CSV"},
		{"word processor", "{\\rtf1\\ansi", 1, 1, "RTF", "spreadsheet"},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 1, 1, "not text", "CSV"},
		{"NUL byte", "Title,Summary\na,b\nc,d\x00\n", 3, 0, "character 4 of the line is a NUL byte", "once more"},
		{"damaged UTF-8", "Title\nééééééééé\nà la \xe9\n", 3, 0, "character 6 of the line (byte 0xe9) is not UTF-8", "once more"},
		{"neither encoding", "Title\ncaf\xe9\nx\x81\n", 3, 0, "neither UTF-8 nor Windows-1252", "once more"},
		{"cut UTF-16", "\xff\xfea\x00\n\x00b", 2, 0, "breaks off", "cut short"},
		{"quote never closed", "Title,Summary\na,b\nc,\"d\ne,f\n", 3, 2, "opens this cell and none closes it", "closing quotation mark"},
		{"quote inside a quoted cell", "Title,Summary\n\"a \"b\" c\",d\n", 2, 1, "is followed by \"b", "twice"},
		{"stray opening quote", "Title,Summary\n\"a,b\nc,d\ne,\"f\"\n", 2, 1, "on line 4 is followed by \"f", "twice"},
		{"header only", "Title,Summary\n\n", 1, 0, "nothing under it", "with its rows"},
		{"no header", "Mow the lawn,at noon\nWash the car,daily\n", 1, 1, `"Mow the lawn", "at noon"`, "Name the column"},
		{"too many columns", "Title" + strings.Repeat(",", maxColumns) + "\nx\n", 1, 0, "columns", "a table at all"},
		{"a list of people", "Name,Email\nMei,mei@example.org\n", 1, 1, "list of people", "guests"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			table, err := Read("/home/mei/list.csv", strings.NewReader(tt.data))
			if err == nil {
				_, err = UseCases(table, nil)
			}
			e := placeOf(t, err)
			if e.File != "list.csv" || e.Line != tt.line || e.Column != tt.column {
				t.Errorf("the place is %q, line %d, column %d", e.File, e.Line, e.Column)
			}
			if !strings.Contains(e.What, tt.what) || !strings.Contains(e.Do, tt.do) {
				t.Errorf("the sentence is %q", e.Error())
			}
		})
	}
}

func TestErrorIsASentence(t *testing.T) {
	e := Error{File: "a.csv", Line: 9, Row: 4, Column: 2, Name: "Title", What: "the text has 612 characters, 500 is the most here", Do: "Shorten it."}
	if want := `a.csv, line 9 (row 4 in a spreadsheet), column 2 "Title": the text has 612 characters, 500 is the most here. Shorten it.`; e.Error() != want {
		t.Errorf("got %s", e.Error())
	}
}

func TestTooLargeFile(t *testing.T) {
	_, err := Read("big.csv", bytes.NewReader(make([]byte, MaxBytes+2)))
	if e := placeOf(t, err); !strings.Contains(e.What, "larger than 64 MiB") {
		t.Errorf("got %v", e)
	}
}

func TestBrokenReader(t *testing.T) {
	cause := errors.New("the line went dead")
	if _, err := Read("-", iotest.ErrReader(cause)); !errors.Is(err, cause) || !strings.Contains(err.Error(), "standard input") {
		t.Errorf("got %v", err)
	}
}

func TestFileNameIsClean(t *testing.T) {
	for path, want := range map[string]string{
		"/tmp/a.csv": "a.csv", `C:\Users\mei\b.csv`: "b.csv", "evil\x1b[2J.csv": "evil[2J.csv", "-": "standard input", "": "standard input",
	} {
		if got := fileName(path); got != want {
			t.Errorf("fileName(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestPlainQuotationMarks(t *testing.T) {
	got, err := records("5\" pipe, \"a, b\" ,Jo \"Bean\"\n\"\",\"say \"\"hi\"\"\"", ',')
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{`5" pipe`, "a, b", `Jo "Bean"`}, {"", `say "hi"`}}
	for i, r := range got {
		if !slices.Equal(r.cells, want[i]) {
			t.Errorf("record %d is %q, want %q", i, r.cells, want[i])
		}
	}
}

// FuzzRecords compares with the standard reader wherever that one is content.
func FuzzRecords(f *testing.F) {
	f.Add("a,b\nc,\"d\ne\"\n")
	f.Add("\"\"\"x\"\"\",,\n\n,")
	f.Add("a, \"b\" ,c\"d\n")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "\r") {
			t.Skip("line ends are settled before")
		}
		standard := csv.NewReader(strings.NewReader(text))
		standard.FieldsPerRecord = -1
		want, err := standard.ReadAll()
		if err != nil {
			return
		}
		all, fault := records(text, ',')
		if fault != nil {
			t.Fatalf("refused what the standard reader takes: %v", fault)
		}
		var got [][]string
		for _, r := range all {
			if len(r.cells) > 1 || r.cells[0] != "" {
				got = append(got, r.cells)
			}
		}
		want = slices.DeleteFunc(want, func(cells []string) bool { return len(cells) == 1 && cells[0] == "" })
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
			t.Fatalf("got %q, the standard reader %q", got, want)
		}
	})
}
