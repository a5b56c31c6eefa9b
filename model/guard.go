package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// OwnColumn starts the name of the first column of every guarded CSV file that Serendip writes ("serendip_number",
// "serendip_guest"). Whoever reads such a file again knows by it that Unguard gives the words back exactly.
const OwnColumn = "serendip_"

// dangerous are the runes by which a spreadsheet takes a cell for a formula, in all their widths, and the apostrophe,
// which has to be guarded so that taking the guard away is exact.
const dangerous = "=+-@＝＋－＠﹦﹢﹣﹫'"

// Guard puts one apostrophe before a cell that a spreadsheet could take for a formula, also after trimming it.
// Every other cell is returned as it is. Numbers and dates that the program itself writes need no guard.
func Guard(cell string) string {
	if formula(cell) {
		return "'" + cell
	}
	return cell
}

// Unguard takes away the apostrophe that Guard put, and no other: Unguard(Guard(s)) is s for every s.
func Unguard(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && formula(rest) {
		return rest
	}
	return cell
}

// OwnHeader says whether a header line was written by Serendip, so that its cells bear the guard.
func OwnHeader(columns []string) bool {
	return len(columns) > 0 && strings.HasPrefix(columns[0], OwnColumn)
}

func formula(cell string) bool {
	if cell == "" {
		return false
	}
	if c := cell[0]; c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' {
		return false // what most cells begin with
	}
	if strings.HasPrefix(cell, "\t") || strings.HasPrefix(cell, "\r") || strings.HasPrefix(cell, "\n") {
		return true
	}
	seen := strings.TrimLeftFunc(cell, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf)
	})
	first, size := utf8.DecodeRuneInString(seen)
	return size > 0 && strings.ContainsRune(dangerous, first)
}
