package intake

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"serendip/model"
)

// MaxBytes is the largest file that is read: 64 MiB.
const MaxBytes = 64 << 20

// Table is a delimited file, or a sheet of a spreadsheet, that was read whole, before its columns are given a meaning.
type Table struct {
	File      string // its name without the folder, for messages
	Encoding  Encoding
	Separator string // "comma", "semicolon", "tab", "vertical bar", another character, "none" for a single column, or "sheet NAME"
	Own       bool   // Serendip wrote it; the guard was taken off its cells

	records []record
}

// Read takes a whole delimited file or spreadsheet. The name is for messages only and is cleaned. The error is an *Error that names
// the place, or the reader's own when reading failed.
func Read(name string, from io.Reader) (*Table, error) {
	t := &Table{File: fileName(name)}
	data, err := io.ReadAll(io.LimitReader(from, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%s could not be read to its end, so nothing was imported: %w", t.File, err)
	}
	if fault := t.read(data); fault != nil {
		fault.File = t.File
		return nil, fault
	}
	return t, nil
}

func (t *Table) read(data []byte) *Error {
	if len(data) > MaxBytes {
		return &Error{What: fmt.Sprintf("the file is larger than %d MiB", MaxBytes>>20), Do: "Split it into several files and import them one after another."}
	}
	is := Sniff(data)
	if is == Zip {
		records, sheet, fault := workbook(data)
		if fault != nil {
			return fault
		}
		t.records, t.Encoding, t.Separator = records, XLSX, "sheet "+sheet
		return t.settle(false)
	}
	if is != Text {
		what, do := refusal(is)
		return &Error{Line: 1, Column: 1, What: what, Do: do}
	}
	text, as, err := decode(data)
	if err != nil {
		return err
	}
	t.Encoding = as
	body, sep, named := namedSeparator(text)
	if !named {
		sep = separator(text)
	}
	t.Separator = separatorWord(sep)
	if t.records, err = records(body, sep); err != nil {
		if named {
			err.Line++
		}
		return err
	}
	return t.settle(named)
}

// settle puts the lines right after a "sep=" line and takes the guard off a file of our own.
func (t *Table) settle(named bool) *Error {
	var first *record
	for i := range t.records {
		if r := &t.records[i]; first == nil && !r.blank() {
			first = r
		}
		if named {
			t.records[i].line++
		}
	}
	if first == nil {
		what, do := refusal(Empty)
		return &Error{Line: 1, Column: 1, What: what, Do: do}
	}
	if t.Own = model.OwnHeader(first.cells); t.Own {
		for _, r := range t.records {
			for c, cell := range r.cells {
				r.cells[c] = model.Unguard(cell)
			}
		}
	}
	return nil
}

// fileName is the last part of a path, clean and short enough for a message.
func fileName(path string) string {
	if path == "" || path == "-" {
		return "standard input"
	}
	base := filepath.Base(path)
	if cut := strings.LastIndexAny(base, `\/`); cut >= 0 {
		base = base[cut+1:]
	}
	return printable(base, "the file")
}

// printable is a name that a file or a sheet has, clean and short enough for a message, or what stands for one without letters.
func printable(name, nameless string) string {
	line, err := model.CleanLine(name)
	var long *model.TooLongError
	switch {
	case errors.As(err, &long):
		return printable(excerpt(strings.ToValidUTF8(name, "?"), 80), nameless)
	case err != nil:
		return nameless
	}
	return line.String()
}
