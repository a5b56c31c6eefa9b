package intake

import (
	"bytes"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// XLSX is the encoding of a spreadsheet.
const XLSX Encoding = "XLSX"

// mostUnpacked is how large what is packed in a spreadsheet may be: a small file can hold endless blanks.
const mostUnpacked = 4 * MaxBytes

// workbook reads the first sheet of a spreadsheet that has something on it: form tools and meeting tools give one. False is for
// what is packed otherwise.
func workbook(data []byte) (records []record, sheet string, ok bool) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: MaxBytes})
	if err != nil {
		return nil, "", false
	}
	defer f.Close() // it was only read
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			return nil, "", false
		}
		for n, cells := range rows {
			for c, cell := range cells {
				cells[c] = strings.ToValidUTF8(lineFeeds(cell), "\uFFFD")
			}
			records = append(records, record{line: n + 1, row: n + 1, cells: cells})
		}
		if slices.ContainsFunc(records, func(r record) bool { return !r.blank() }) {
			return squared(records), name, true
		}
		records = nil
	}
	return nil, "", true
}

// squared gives every row as many cells as the widest: a sheet says nothing of empty ones at the end.
func squared(records []record) []record {
	widest := 0
	for _, r := range records {
		widest = max(widest, len(r.cells))
	}
	for n, r := range records {
		records[n].cells = append(r.cells, make([]string, widest-len(r.cells))...)
	}
	return records
}

// ReadAs says how a file was read: "UTF-8, separator: comma", or "XLSX, sheet Form1".
func ReadAs(as Encoding, separator string) string {
	if as == XLSX || separator == asCalendar || separator == asCards {
		return string(as) + ", " + separator
	}
	return string(as) + ", separator: " + separator
}
