package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Mapping says by hand which columns mean what, where their names tell nothing or the wrong thing. The other columns mean
// what their names tell.
type Mapping []given

// given is the meaning of one column.
type given struct {
	as     field
	column string
}

// asKept is the meaning of a column that is only kept under its name, whatever that tells.
const asKept field = "kept"

func (m Mapping) gives(as field) bool {
	return slices.ContainsFunc(m, func(g given) bool { return g.as == as })
}

// mappable are the meanings that a column can be given by hand, by the words that people write.
func mappable() map[string]field {
	return map[string]field{
		"name": asName, "first": asFirst, "last": asLast, "email": asEmail, "organisation": asOrganisation, "role": asRole, "status": asStatus,
		"checked-in": asCheckedIn, "side": asSide, "part": asPart, "photo": asPhoto, "social": asSocial, "kept": asKept,
	}
}

// MappingWords lists the meanings for ParseMapping, in the order of a form.
func MappingWords() []string {
	return []string{"name", "first", "last", "email", "organisation", "role", "status", "checked-in", "side", "part", "photo", "social", "kept"}
}

// ParseMapping reads "name=Full Name,email=Mail"; kept may be said of several columns. A column's name that has a comma in it is put into quotation marks.
func ParseMapping(text string) (Mapping, error) {
	var m Mapping
	rest := text
	for strings.TrimSpace(rest) != "" {
		word, after, ok := strings.Cut(rest, "=")
		word = strings.ToLower(strings.TrimSpace(word))
		as, known := mappable()[word]
		if !ok || !known {
			return nil, fmt.Errorf("%q gives no column a meaning; write MEANING=COLUMN with one of %s", strings.TrimSpace(rest), strings.Join(MappingWords(), ", "))
		}
		var column string
		if after = strings.TrimSpace(after); strings.HasPrefix(after, `"`) {
			column, rest, ok = strings.Cut(after[1:], `"`)
			if !ok {
				return nil, fmt.Errorf("the quotation mark before %q is not closed", after[1:])
			}
			rest = strings.TrimPrefix(strings.TrimSpace(rest), ",")
		} else {
			column, rest, _ = strings.Cut(after, ",")
		}
		if column = strings.TrimSpace(column); column == "" {
			return nil, fmt.Errorf("%s= names no column", word)
		}
		if as != asKept && m.gives(as) {
			return nil, fmt.Errorf("%s is given two columns; give it one", word)
		}
		if m.names(column) {
			return nil, fmt.Errorf("the column %q is given two meanings; give it one", column)
		}
		m = append(m, given{as, column})
	}
	return m, nil
}

// names says whether a column has a meaning by hand already.
func (m Mapping) names(column string) bool {
	return slices.ContainsFunc(m, func(g given) bool { return plainName(g.column) == plainName(column) && plainName(column) != "" })
}

// MappingOf gives columns their meanings, by the words of [MappingWords]; kept are those that are only kept.
func MappingOf(columns map[string]string, kept []string) (Mapping, error) {
	var m Mapping
	for _, word := range slices.Sorted(maps.Keys(columns)) {
		column := columns[word]
		as, known := mappable()[word]
		if !known {
			return nil, fmt.Errorf("%q gives no column a meaning; it is one of %s", word, strings.Join(MappingWords(), ", "))
		}
		if m.names(column) {
			return nil, fmt.Errorf("the column %q is given two meanings; give it one", column)
		}
		m = append(m, given{as, column})
	}
	for _, column := range kept {
		m = append(m, given{asKept, column})
	}
	return m, nil
}

// columns is what each column means by hand; false when a column that the mapping names is not there.
func (m Mapping) columns(header []string) ([]field, bool) {
	as := make([]field, len(header))
	for _, g := range m {
		at := slices.IndexFunc(header, func(h string) bool { return plainName(h) == plainName(g.column) && strings.TrimSpace(h) != "" })
		if at < 0 {
			at = slices.Index(header, g.column) // of signs alone
		}
		if n, is := byPlace(g.column, len(header)); at < 0 && is {
			at = n
		}
		if at < 0 {
			return nil, false
		}
		as[at] = g.as
	}
	return as, true
}

// over is what columns mean by their names with what was said by hand over it: a meaning goes from the column that had it to
// the one that was named, and a name in one column replaces one in two.
func (m Mapping) over(names, hand []field) []field {
	as := slices.Clone(names)
	for c, f := range as {
		switch {
		case hand[c] == asKept, hand[c] == "" && (m.gives(f) || m.gives(asName) && (f == asFirst || f == asLast)):
			as[c] = ""
		case hand[c] != "":
			as[c] = hand[c]
		}
	}
	return as
}

// unmapped is the refusal of a table in which no line has the columns that were named by hand.
func (m Mapping) unmapped(t *Table) error {
	var wanted []string
	for _, g := range m {
		wanted = append(wanted, fmt.Sprintf("%q", g.column))
	}
	slices.Sort(wanted)
	likely := t.records[t.fullest()]
	return &Error{
		File: t.File, Line: likely.line, Row: likely.row, Column: 1,
		What: fmt.Sprintf("no line among the first %d has the columns %s", headerLines, strings.Join(wanted, " and ")),
		Do:   fmt.Sprintf("Write the names as the file has them; this line has %s.", strings.Join(t.found(), ", ")),
	}
}

// found are the first cells of the line that looks most like a header.
func (t *Table) found() []string {
	var found []string
	for _, c := range t.records[t.fullest()].cells {
		if name := strings.TrimSpace(c); name != "" && len(found) < 8 {
			found = append(found, fmt.Sprintf("%q", excerpt(name, 30)))
		}
	}
	return found
}
