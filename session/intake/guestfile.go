package intake

import (
	"bytes"
	"fmt"
	"io"
)

// GuestFile reads a list of guests of any kind that is known: a table with its columns as mapped by hand or by their names,
// a calendar's replies, contact cards. The error is an *Error or *Problems that names the place; then nothing is imported.
func GuestFile(name string, from io.Reader, by Mapping, existing Existing) (Preview[GuestRow], error) {
	data, err := io.ReadAll(io.LimitReader(from, MaxBytes+1))
	if err != nil {
		return Preview[GuestRow]{}, fmt.Errorf("%s could not be read to its end, so nothing was imported: %w", fileName(name), err)
	}
	is := Sniff(data)
	if (is == Calendar || is == Card) && len(data) > maxCards {
		return Preview[GuestRow]{}, &Error{File: fileName(name), Line: 1, What: fmt.Sprintf("the file is larger than %d MiB", maxCards>>20), Do: "Export only the event or the contacts that are meant."}
	}
	switch {
	case is != Calendar && is != Card:
		t, err := Read(name, bytes.NewReader(data))
		if err != nil {
			return Preview[GuestRow]{}, err
		}
		return GuestsBy(t, by, existing)
	case is == Calendar:
		return calendarGuests(fileName(name), data, existing)
	default:
		return cardGuests(fileName(name), data, existing)
	}
}

// What stands where a table has its separator.
const (
	asCalendar = "calendar"
	asCards    = "cards"
)

// maxCards is the largest calendar or file of contact cards: 8 MiB.
const maxCards = 8 << 20

// previewOf makes one guest of each person among rows that are no table's.
func previewOf(file string, as Encoding, kind string, rows []GuestRow, doubts []Doubt, existing Existing) Preview[GuestRow] {
	p := Preview[GuestRow]{File: file, Encoding: as, Separator: kind, Columns: []Column{}, Rows: len(rows), Doubtful: append([]Doubt{}, doubts...), Notes: []string{}}
	m := newMerger()
	for _, g := range rows {
		if more := m.add(g); len(more) > 0 {
			p.Doubtful = append(p.Doubtful, Doubt{Line: g.Line, Row: g.Line, Reasons: more})
		}
	}
	for i := range m.guests {
		g := &m.guests[i]
		_, g.Change = existing.find(g.Key, g.Print())
		p.count(g.Change)
	}
	p.Items, p.Merged = m.guests, p.Rows-len(m.guests)
	if p.Merged > 0 {
		p.Notes = append(p.Notes, someRows(p.Merged, p.Rows, "repeats somebody and was merged", "repeat somebody and were merged"))
	}
	return p
}
