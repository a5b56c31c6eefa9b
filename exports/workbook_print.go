package exports

import (
	"slices"

	"github.com/xuri/excelize/v2"
)

// The paper of workbooks.
const (
	sheetA4    = 9   // as the file format counts papers
	sheetReads = 320 // letters beside each other that can still be read on a page across
	sheetEdge  = 0.4 // inches
)

// printed lays a table out for paper: across, and as wide as a page; what is wider than can be read there takes few pages beside each other.
// Each page has the header, and the column that says what a row is.
func (b *workbook) printed(sheet string, header []string) error {
	wide := 0
	for _, name := range header {
		wide += columnWidth(name)
	}
	pages := (wide + sheetReads - 1) / sheetReads
	titles := sheet + "!$1:$1"
	if names := slices.IndexFunc(header, func(h string) bool { return h == "Title" || h == "Name" }); pages > 1 && names >= 0 {
		first := names
		if first > 0 && header[first-1] == "Number" {
			first--
		}
		from, err := excelize.ColumnNumberToName(first + 1)
		if err != nil {
			return err
		}
		to, err := excelize.ColumnNumberToName(names + 1)
		if err != nil {
			return err
		}
		titles = sheet + "!$" + from + ":$" + to + "," + titles
	}
	if err := b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: sheet}); err != nil {
		return err
	}
	return b.paper(sheet, "landscape", pages, 0)
}

// paper fits a sheet to so many pages beside and below each other; 0 for as many as it takes.
func (b *workbook) paper(sheet, turned string, beside, below int) error {
	fit, size, edge := true, sheetA4, sheetEdge
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &edge, Right: &edge, Top: &edge, Bottom: &edge}); err != nil {
		return err
	}
	return b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &turned, FitToWidth: &beside, FitToHeight: &below})
}
