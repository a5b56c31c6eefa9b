package intake

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// sheets makes a spreadsheet of sheets, each of rows.
func sheets(t *testing.T, all ...[][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for n, rows := range all {
		name := "Sheet" + string(rune('1'+n))
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, cells := range rows {
			if err := f.SetSheetRow(name, "A"+string(rune('1'+r)), &cells); err != nil {
				t.Fatal(err)
			}
		}
	}
	return packed(t, f)
}

func packed(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGuestsOfASpreadsheet are those of the first sheet that has any; a short row is no doubt, and a line is named by its number.
func TestGuestsOfASpreadsheet(t *testing.T) {
	data := sheets(t, nil, [][]any{{"Our guests"}, {"Name", "E-mail", "Seats", "Notes"}, {"Jean-Luc Roe", "jl@example.org", 2}, {"Ada", "ada@example.org", nil, "two\r\nlines"}})
	p := mustGuests(t, "list.xlsx", data, nil)
	if p.Encoding != XLSX || p.Separator != "sheet Sheet2" || len(p.Items) != 2 || len(p.Doubtful) != 0 || p.Items[0].Line != 3 {
		t.Fatalf("%+v", p)
	}
	if got := p.Items[0].Extra; len(got) != 1 || got[0].Value != "2" {
		t.Errorf("what stands beside it: %v", got)
	}
	_, err := Guests(mustTable(t, "list.xlsx", sheets(t, [][]any{{"Name", "Email"}, {"", "nowhere"}})), nil)
	if e := placeOf(t, err); e.Line != 2 || e.File != "list.xlsx" {
		t.Errorf("%v", err)
	}
	_, err = Read("list.xlsx", bytes.NewReader(data[:len(data)/2]))
	if e := placeOf(t, err); !strings.Contains(e.What, "damaged") {
		t.Errorf("half a file: %v", err)
	}
	if _, err := Read("list.xlsx", bytes.NewReader(sheets(t, nil))); err == nil || !strings.Contains(err.Error(), "empty") {
		t.Errorf("nothing on it: %v", err)
	}
}

// TestASpreadsheetOfBlanksIsRefused: a cell at the far right of each row is a small file, and many cells.
func TestASpreadsheetOfBlanksIsRefused(t *testing.T) {
	f := excelize.NewFile()
	for r := range 400 {
		if err := f.SetCellValue("Sheet1", fmt.Sprintf("XFD%d", r+1), "x"); err != nil {
			t.Fatal(err)
		}
	}
	_, err := Read("wide.xlsx", bytes.NewReader(packed(t, f)))
	if e := placeOf(t, err); !strings.Contains(e.What, "more than 5000000 cells") || e.Line == 0 {
		t.Errorf("%v", err)
	}
}

// TestALastRowFarBelowTheListCostsNothing: rows without anything are left out, and lines keep their numbers.
func TestALastRowFarBelowTheListCostsNothing(t *testing.T) {
	f := excelize.NewFile()
	for cell, words := range map[string]string{"A1": "Name", "B1": "Email", "A2": "Ada", "B2": "ada@example.org", "A1048576": "Mei", "B1048576": "mei@example.org"} {
		if err := f.SetCellValue("Sheet1", cell, words); err != nil {
			t.Fatal(err)
		}
	}
	table := mustTable(t, "long.xlsx", packed(t, f))
	if n := len(table.records); n != 3 || table.records[2].line != 1048576 {
		t.Errorf("%d rows, the last on line %d", n, table.records[n-1].line)
	}
}

// TestTheNameOfASheetIsClean: it is shown on a terminal.
func TestTheNameOfASheetIsClean(t *testing.T) {
	f := excelize.NewFile()
	if err := f.SetSheetName("Sheet1", "G\u009b31muests\u202e"); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellValue("G\u009b31muests\u202e", "A1", "Name"); err != nil {
		t.Fatal(err)
	}
	table := mustTable(t, "list.xlsx", packed(t, f))
	if strings.ContainsFunc(table.Separator, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) || table.Separator != "sheet G31muests" {
		t.Errorf("%q", table.Separator)
	}
}
