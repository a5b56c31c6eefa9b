package intake

import (
	"fmt"
	"strings"
	"unicode"

	"serendip/model"
)

// headerLines is how far down the header line is looked for; meeting tools put a summary before their lists.
const headerLines = 60

// field is what a column means.
type field string

// synonyms are the names that columns of one meaning bear. A whole name is stronger than a part of a longer one, and
// an earlier name stronger than a later one.
type synonyms struct {
	field field
	whole []string
	part  []string
	many  bool // several columns may mean this
}

// vocabulary is the meanings of one kind of list; an earlier meaning has the first choice of columns.
type vocabulary []synonyms

// columns says what each column of a header means; "" for one that has no meaning here and is kept as it is.
func (v vocabulary) columns(header []string) []field {
	names := make([]string, len(header))
	for i, h := range untranslated(header) {
		if len(h) <= model.LineBytes { // else it is no name
			names[i] = plainName(h)
		}
	}
	as := make([]field, len(header))
	taken := map[field]bool{}
	for _, pass := range []func(string, synonyms) int{wholeRank, partRank} {
		for _, s := range v {
			if taken[s.field] && !s.many {
				continue
			}
			best, at := 0, -1
			for i, name := range names {
				rank := pass(name, s)
				if as[i] != "" || rank == 0 {
					continue
				}
				if s.many {
					as[i], taken[s.field] = s.field, true
				} else if at < 0 || rank < best {
					best, at = rank, i
				}
			}
			if at >= 0 {
				as[at], taken[s.field] = s.field, true
			}
		}
	}
	return as
}

// untranslated is a header in English where it is that of Teams, which translates every name but UPN and keeps their order.
func untranslated(header []string) []string {
	english := []string{"Name", "First join", "Last leave", "In-meeting duration", "Email", "Participant ID (UPN)", "Role"}
	if len(header) != len(english) || !strings.HasSuffix(plainName(excerpt(header[5], 80)), "upn") {
		return header
	}
	return english
}

// wholeRank is the place of a name among the whole synonyms, from 1; 0 when it is none of them.
func wholeRank(name string, s synonyms) int {
	for i, w := range s.whole {
		if name == w {
			return i + 1
		}
	}
	return 0
}

// partRank is the same for synonyms that stand as words within the name.
func partRank(name string, s synonyms) int {
	for i, p := range s.part {
		if strings.Contains(" "+name+" ", " "+p+" ") {
			return i + 1
		}
	}
	return 0
}

// score counts the cells that are whole column names.
func (v vocabulary) score(cells []string) int {
	n := 0
	for _, c := range untranslated(cells) {
		if len(c) > 80 {
			continue
		}
		name := plainName(c)
		for _, s := range v {
			if wholeRank(name, s) > 0 {
				n++
				break
			}
		}
	}
	return n
}

// plainName is a column's name for comparing: lower-case letters and digits, "number" for #, everything else a single
// space.
func plainName(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		if r == '#' {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString("number")
			gap = true
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// columnNames are the clean names of a header's columns, each only once: a blank one is called by its place, and the
// second "Name" is "Name (2)".
func columnNames(header record) ([]string, *Error) {
	seen := make(numbered, len(header.cells))
	names := make([]string, len(header.cells))
	for i, cell := range header.cells {
		name := fmt.Sprintf("Column %d", i+1)
		if strings.TrimSpace(cell) != "" {
			switch line, err := model.CleanLine(cell); {
			case err == model.ErrEmpty:
			case err != nil:
				return nil, &Error{
					Line: header.line, Row: header.row, Column: i + 1, What: "the column's name is too long: " + countOf(err),
					Do: "Shorten it in the header line.",
				}
			default:
				name = line.String()
			}
		}
		names[i] = seen.once(name)
	}
	return names, nil
}

// numbered keeps names apart: it counts how often each was given.
type numbered map[string]int

// once gives a name that was not given before: "Name", then "Name (2)".
func (n numbered) once(name string) string {
	free := name
	for n[free] > 0 {
		n[name]++
		free = fmt.Sprintf("%s (%d)", name, n[name])
	}
	n[free] = 1
	return free
}
