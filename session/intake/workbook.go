package intake

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// XLSX is the encoding of a spreadsheet.
const XLSX Encoding = "XLSX"

// mostUnpacked is how large what is packed in a spreadsheet may be: a small file can hold endless blanks.
const mostUnpacked = 4 * MaxBytes

// workbook reads the first sheet of a spreadsheet that has something on it: form tools and meeting tools give one.
func workbook(data []byte) (records []record, sheet string, fault *Error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: MaxBytes})
	if err != nil {
		return nil, "", noWorkbook()
	}
	defer f.Close() // it was only read
	for _, name := range f.GetSheetList() {
		if records, fault = rowsOf(f, name); fault != nil || len(records) > 0 {
			return records, printable(name, "1"), fault
		}
	}
	return nil, "", nil
}

// noWorkbook is said of what is packed otherwise.
func noWorkbook() *Error {
	what, do := refusal(Zip)
	return &Error{Line: 1, Column: 1, What: what, Do: do}
}

// rowsOf are the rows of a sheet that have something on them, each with as many cells as the widest: a sheet says nothing of
// empty ones at the end.
func rowsOf(f *excelize.File, sheet string) (records []record, fault *Error) {
	rows, err := f.Rows(sheet)
	if err != nil {
		return nil, noWorkbook()
	}
	defer rows.Close()
	widest := 0
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, noWorkbook()
		}
		for c, cell := range cells {
			cells[c] = strings.ToValidUTF8(lineFeeds(cell), "\uFFFD")
		}
		one := record{line: line, row: line, cells: cells}
		if one.blank() {
			continue
		}
		records, widest = append(records, one), max(widest, len(cells))
		if len(records)*widest > maxCells { // one cell far out in each row makes many
			return nil, &Error{Line: line, Row: line, What: fmt.Sprintf("the sheet has more than %d cells", maxCells), Do: "Delete what stands apart from the list, on its right or below, or split it into several files."}
		}
	}
	if rows.Error() != nil {
		return nil, noWorkbook()
	}
	for n, r := range records {
		records[n].cells = append(r.cells, make([]string, widest-len(r.cells))...)
	}
	return records, nil
}

// ReadAs says how a file was read: "UTF-8, separator: comma", or "XLSX, sheet Form1".
func ReadAs(as Encoding, separator string) string {
	if as == XLSX || separator == asCalendar || separator == asCards {
		return string(as) + ", " + separator
	}
	return string(as) + ", separator: " + separator
}
