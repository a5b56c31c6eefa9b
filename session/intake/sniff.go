package intake

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
)

// Format is what a file is, whatever its name says.
type Format string

// The formats that Sniff tells apart. Text and spreadsheets can hold a table for Read.
const (
	Text     Format = "text"
	Empty    Format = "empty"
	PDF      Format = "PDF"
	Zip      Format = "zip" // XLSX, ODS, Numbers and packed folders
	OldExcel Format = "XLS"
	HTML     Format = "HTML"
	JSON     Format = "JSON"
	XML      Format = "XML"
	Calendar Format = "iCalendar"
	Card     Format = "vCard"
	RTF      Format = "RTF"
	Binary   Format = "binary"
)

const saveAsCSV = "Open it in a spreadsheet, save it as \"CSV UTF-8\" and import that file."

// refusal says, of a format that is no table, what it is and what to do.
func refusal(f Format) (what, do string) {
	switch f {
	case Empty:
		return "the file is empty", "Export it again where it came from, and look that it has lines before importing it."
	case PDF:
		return "this is a PDF, whatever its name says", "Ask for the list as CSV, or copy its table into a spreadsheet and save that as \"CSV UTF-8\"."
	case Zip:
		return "this is a spreadsheet other than XLSX (ODS, Numbers), a damaged one, or another packed file", saveAsCSV
	case OldExcel:
		return "this is an old Excel file (XLS), not CSV", saveAsCSV
	case HTML:
		return "this is a web page, not CSV; an expired download link often gives one", "Download the file again after signing in, or open it in a spreadsheet and save it as \"CSV UTF-8\"."
	case JSON:
		return "this is JSON, not CSV", "Export the same data as CSV and import that file."
	case XML:
		return "this is XML, not CSV", saveAsCSV
	case Calendar:
		return "this is a calendar (ICS), not CSV", "Export the attendees of that event as CSV and import that file."
	case Card:
		return "these are contact cards (VCF), not CSV", "Export the contacts as CSV and import that file."
	case RTF:
		return "this is a word processor's file (RTF), not CSV", "Copy its table into a spreadsheet and save that as \"CSV UTF-8\"."
	}
	return "this is not text", "Export the list as CSV and import that file."
}

// magics are the first bytes of the formats that have such.
var magics = [...]struct {
	start  string
	format Format
}{
	{"%PDF-", PDF},
	{"PK\x03\x04", Zip},
	{"PK\x05\x06", Zip},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OldExcel},
	{"{\\rtf", RTF},
}

// Sniff says what the first bytes of a file show it to be.
func Sniff(data []byte) Format {
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.start)) {
			return m.format
		}
	}
	if utf16Order(data) != "" {
		return Text
	}
	head := bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte(bomUTF8)))
	if len(head) == 0 && len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte(bomUTF8)))) == 0 {
		return Empty
	}
	switch upper := strings.ToUpper(string(head[:min(len(head), 64)])); {
	case strings.HasPrefix(upper, "BEGIN:VCALENDAR"):
		return Calendar
	case strings.HasPrefix(upper, "BEGIN:VCARD"):
		return Card
	case strings.HasPrefix(upper, "<?XML"):
		return XML
	case len(head) > 0 && (head[0] == '{' || head[0] == '[') && json.Valid(bytes.TrimPrefix(data, []byte(bomUTF8))):
		return JSON
	}
	return byContent(head)
}

// byContent asks the standard sniffer of web content, which knows pages, images, sound and archives. What it calls
// text or merely unknown is left to the decoder, which names the line of a byte that it cannot read.
func byContent(head []byte) Format {
	kind := http.DetectContentType(head)
	switch {
	case strings.HasPrefix(kind, "text/html"):
		return HTML
	case strings.HasPrefix(kind, "text/xml"):
		return XML
	case strings.HasPrefix(kind, "text/"), kind == "application/octet-stream":
		return Text
	}
	return Binary
}
