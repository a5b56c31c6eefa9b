package intake

import (
	"bytes"
	"strings"
	"testing"

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
