package exports_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"serendip/exports"
)

func opened(t *testing.T, r exports.Report) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, r, "xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestAWorkbookHoldsEveryTableWithFrozenHeadersAndFilters(t *testing.T) {
	r := workshop(t).report()
	f := opened(t, r)
	files, err := exports.Files(r, "csv")
	if err != nil {
		t.Fatal(err)
	}
	sheets := f.GetSheetList()
	if sheets[0] != "overview" || len(sheets) != len(files)+1 {
		t.Fatalf("%d tables are sheets %v", len(files), sheets)
	}
	for _, sheet := range sheets[1:] {
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: the header is not frozen: %+v, %v", sheet, panes, err)
		}
		tables, err := f.GetTables(sheet)
		rows, _ := f.GetRows(sheet)
		if err != nil || (len(tables) == 1) != (len(rows) > 1) {
			t.Errorf("%s with %d rows has the tables %v, %v", sheet, len(rows), tables, err)
		}
	}
}

func TestNumbersAndDatesAreSuchInAWorkbook(t *testing.T) {
	f := opened(t, workshop(t).report())
	rows, err := f.GetRows("usecases", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range rows[0] {
		at, _ := excelize.CoordinatesToCellName(i+1, 8) // #7
		kind, err := f.GetCellType("usecases", at)
		if err != nil {
			t.Fatal(err)
		}
		text := kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString
		switch name {
		case "Number", "Reach", "Minutes a day", "Hours a year", "Captured at", "First date":
			if text || rows[7][i] == "" {
				t.Errorf("%s is words: %q", name, rows[7][i])
			}
		case "Title", "Owner":
			if !text {
				t.Errorf("%s is no words: %q", name, rows[7][i])
			}
		}
	}
}

// TestNoFormulaIsSmuggledIntoAWorkbook says formulas wherever somebody may say something.
func TestNoFormulaIsSmuggledIntoAWorkbook(t *testing.T) {
	evil := `=HYPERLINK("http://evil.example","click")`
	r := saying(evil, "+1+1\n@SUM(1)\n_x0041_")
	r.Content.Programme.Name, r.Content.Session.Title = evil, "=1+1"
	f := opened(t, r)
	found := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x, words := range row {
				at, _ := excelize.CoordinatesToCellName(x+1, y+1)
				if formula, err := f.GetCellFormula(sheet, at); err != nil || formula != "" {
					t.Errorf("%s %s is the formula %q, %v", sheet, at, formula, err)
				}
				if link, target, _ := f.GetCellHyperLink(sheet, at); link {
					t.Errorf("%s %s links to %s", sheet, at, target)
				}
				if words == evil || strings.Contains(words, "_x0041_") {
					found++
				}
			}
		}
	}
	if found < 2 {
		t.Errorf("the words stand in %d cells", found)
	}
}

func TestWhatIsLongerThanACellIsSaid(t *testing.T) {
	long := strings.Repeat("👩‍🚀é", 12_000)
	f := opened(t, saying("short", long))
	rows, err := f.GetRows("usecases")
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range rows[1] {
		if strings.Contains(words, "👩‍🚀é👩‍🚀é") {
			body, said := strings.CutSuffix(words, "\n[... longer than a cell may be; the CSV and JSON files have all of it]")
			if _, own, named := strings.Cut(body, ": "); named {
				body = own
			}
			if !said || !strings.HasPrefix(long, body) {
				t.Errorf("cut without a word: ...%q", words[len(words)-80:])
			}
			return
		}
	}
	t.Error("the long words are nowhere")
}

// TestChartsAreDrawn has the round of a workshop and the attendance of a series as charts, each over the cells above it.
func TestChartsAreDrawn(t *testing.T) {
	for title, c := range map[string]struct {
		report exports.Report
		cells  string
	}{
		"How it was scored":       {workshop(t).report(), "overview!$B$12:$B$15"},
		"Who came to the meetups": {morning(t), "overview!$B$8:$B$8"},
	} {
		raw := written(t, c.report, "xlsx")
		book, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		drawn, err := book.Open("xl/charts/chart1.xml")
		if err != nil {
			t.Fatalf("%s: %v", title, err)
		}
		xml, err := io.ReadAll(drawn)
		if err != nil || !bytes.Contains(xml, []byte(title)) || !bytes.Contains(xml, []byte(c.cells)) {
			t.Errorf("%s over %s is not drawn: %v\n%s", title, c.cells, err, xml)
		}
	}
}

// TestAttendanceInFigures reads what the chart is drawn from.
func TestAttendanceInFigures(t *testing.T) {
	f := opened(t, morning(t))
	for at, want := range map[string]string{"A5": "Already work", "A6": "", "A7": "People at each meetup", "B8": "2", "C8": "1", "D8": "1"} {
		if got, err := f.GetCellValue("overview", at); err != nil || got != want {
			t.Errorf("%s is %q, not %q, %v", at, got, want, err)
		}
	}
	rows, err := f.GetRows("meetups")
	if err != nil || len(rows) != 2 || rows[1][5] != "2" || rows[1][7] != "1" || rows[1][8] != "1" {
		t.Errorf("the meetups are %v, %v", rows, err)
	}
}

// TestATableIsReadOnPaper: one page is as wide as can be read there, a wide table takes few, and each has the header and the column that says what a row is.
func TestATableIsReadOnPaper(t *testing.T) {
	f := opened(t, workshop(t).report())
	titles := make(map[string]string)
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm.Print_Titles" {
			titles[name.Scope] = name.RefersTo
		}
	}
	for sheet, want := range map[string]struct {
		pages  int
		titles string
	}{"people": {1, "people!$1:$1"}, "usecases": {4, "usecases!$B:$C,usecases!$1:$1"}} {
		fits, err := f.GetSheetProps(sheet)
		if err != nil || fits.FitToPage == nil || !*fits.FitToPage {
			t.Errorf("%s is not fitted to paper: %v", sheet, err)
		}
		if edges, err := f.GetPageMargins(sheet); err != nil || *edges.Top == 0 || *edges.Bottom == 0 {
			t.Errorf("%s has no edge on paper: %v", sheet, err)
		}
		paper, err := f.GetPageLayout(sheet)
		if err != nil || *paper.FitToWidth != want.pages || *paper.FitToHeight != 0 || *paper.Size != 9 || titles[sheet] != want.titles {
			t.Errorf("%s takes %d pages beside each other, each with %s; %v", sheet, *paper.FitToWidth, titles[sheet], err)
		}
	}
}

// TestMomentsAreSeen: a spreadsheet shows ### where a date is wider than its column.
func TestMomentsAreSeen(t *testing.T) {
	f, found := opened(t, workshop(t).report()), 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for x, words := range row {
				if _, err := time.Parse("2006-01-02 15:04", words); err != nil {
					continue
				}
				found++
				column, _ := excelize.ColumnNumberToName(x + 1)
				if wide, err := f.GetColWidth(sheet, column); err != nil || int(wide) <= len(words) {
					t.Errorf("%s %s is %v wide for %q, %v", sheet, column, wide, words, err)
				}
			}
		}
	}
	if found < 3 {
		t.Errorf("%d moments were found", found)
	}
}

// TestCellsOfATableLookAlike: a header has the letters of its cells, and a figure stands apart from the words beside it.
func TestCellsOfATableLookAlike(t *testing.T) {
	f := opened(t, workshop(t).report())
	look := func(cell string) *excelize.Style {
		id, err := f.GetCellStyle("usecases", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		return style
	}
	if head := look("A1").Font; head == nil || !head.Bold || head.Family != "Calibri" {
		t.Errorf("a header is set in %+v", head)
	}
	if number := look("B2").Alignment; number == nil || number.Horizontal != "right" || number.Indent != 1 {
		t.Errorf("a number is set %+v", number)
	}
}
