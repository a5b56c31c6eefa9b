package intake

import (
	"fmt"
	"strings"

	"serendip/model"
)

// UseCaseRow is a use case as a file tells it. Nothing of the row is left out: what has no place of its own here, and
// what a kind was read from, is in Extra under its column's name.
type UseCaseRow struct {
	Key        string // stable over imports: the external id, else the title with the part of the organisation
	ExternalID string // in the file's own words
	Title      model.Line
	Summary    model.Note
	Outcome    model.Note // the expected outcome
	Kind       model.Kind // Planned when the file doesn't say that it exists
	Author     model.Line
	Extra      []model.Field // the other cells that are not empty, in the file's order
	Line, Row  int           // where it stands: line of the file, row of a spreadsheet
	Change     Change
}

// Print is equal for two rows with the same content, wherever they stand.
func (u *UseCaseRow) Print() string {
	parts := []string{u.ExternalID, u.Title.String(), u.Summary.String(), u.Outcome.String(), u.Kind.String(), u.Author.String()}
	for _, f := range u.Extra {
		parts = append(parts, f.Name, f.Value)
	}
	return fingerprint(parts)
}

// UseCases reads a table as a list of use cases. The error is an *Error or *Problems; then nothing may be imported.
func UseCases(t *Table, existing Existing) (Preview[UseCaseRow], error) {
	lists, notes, err := useCaseReader(t).read()
	if err != nil {
		return Preview[UseCaseRow]{}, err
	}
	list := lists[0]
	if fault := people(t, list); fault != nil {
		return Preview[UseCaseRow]{}, fault
	}
	p := preview[UseCaseRow](t, list, notes)
	var problems Problems
	keys := useCaseKeys{given: numbered{}, first: map[string]int{}}
	silent := 0
	for _, rec := range list.rows {
		k := cleaner{file: t.File, sheet: list, row: rec, problems: &problems}
		u, kindSaid, doubts := k.useCase()
		p.doubt(rec, append(doubts, keys.give(&u, k.unit())...)...)
		if !kindSaid {
			silent++
		}
		known, change := existing.find(u.Key, u.Print())
		if change == Changed && u.ExternalID != "" && keyOf(known.Name) != keyOf(u.Title.String()) {
			p.doubt(rec, fmt.Sprintf("id %q was %q until now", u.ExternalID, known.Name))
		}
		u.Change = change
		p.count(change)
		p.Rows++
		p.Items = append(p.Items, u)
	}
	if silent > 0 {
		p.Notes = append(p.Notes, someRows(silent, p.Rows, "doesn't say whether it exists already, and is taken as planned",
			"don't say whether they exist already, and are taken as planned"))
	}
	if err := problems.err(); err != nil {
		return Preview[UseCaseRow]{}, err
	}
	return p, nil
}

func useCaseReader(t *Table) reader {
	return reader{
		table: t, words: useCaseWords(),
		fits: func(as []field) bool { return contains(as, asTitle) },
		want: "a column for the title",
		do:   "Name the column with the use cases \"Title\" (and \"Summary\", \"Kind\", \"ID\" where there are such) in a first line.",
	}
}

// people refuses a list of persons: its names would pass for titles.
func people(t *Table, s *sheet) error {
	title := s.at(asTitle)
	if plainName(s.names[title]) != "name" || !contains(guestWords().columns(s.names[:s.head]), asEmail) {
		return nil
	}
	return &Error{
		File: t.File, Line: 1, Column: title + 1, Name: s.names[title], What: "with names and e-mail addresses this looks like a list of people, not of use cases",
		Do: "Import it as guests, or name the column with the use cases \"Title\".",
	}
}

// useCase makes the row's use case; said is false when nothing in the row told its kind.
func (k cleaner) useCase() (u UseCaseRow, said bool, doubts []string) {
	s := k.sheet
	u = UseCaseRow{
		ExternalID: k.line(s.at(asID)).String(),
		Title:      k.line(s.at(asTitle)),
		Summary:    k.note(s.at(asSummary)),
		Outcome:    k.note(s.at(asOutcome)),
		Author:     k.line(s.at(asAuthor)),
		Line:       k.row.line,
		Row:        k.row.row,
	}
	for c := range k.row.cells {
		switch s.as[c] {
		case asID, asTitle, asSummary, asOutcome, asAuthor:
			continue
		}
		if f, ok := k.field(c); ok {
			u.Extra = append(u.Extra, f)
		}
	}
	if why := k.ragged(); why != "" {
		doubts = append(doubts, why)
	}
	if u.Title.IsZero() {
		var why string
		u.Title, why = untitled(&u)
		doubts = append(doubts, why)
	}
	kind, why := k.kind()
	if why != "" {
		doubts = append(doubts, why)
	}
	if u.Kind = kind; kind == 0 {
		u.Kind = model.Planned
	}
	return u, kind != 0, doubts
}

// untitled finds a title for a row that has none: the first line of its summary, else its place.
func untitled(u *UseCaseRow) (model.Line, string) {
	first, _, _ := strings.Cut(u.Summary.String(), "\n")
	if title, err := model.CleanLine(first); err == nil {
		return title, "the title is empty; the first line of the summary stands for it"
	}
	place, err := model.CleanLine(fmt.Sprintf("Untitled, line %d", u.Line))
	if err != nil {
		return model.Line{}, err.Error()
	}
	return place, fmt.Sprintf("the title is empty; %q stands for it", place)
}

// unit is the part of the organisation that the row belongs to, for comparing.
func (k cleaner) unit() string {
	var parts []string
	for c := range k.row.cells {
		if k.sheet.as[c] == asUnit {
			parts = append(parts, keyOf(k.note(c).String()))
		}
	}
	return strings.Join(parts, " / ")
}

// useCaseKeys gives each row of a file a key of its own, and remembers the line of the row that had it first.
type useCaseKeys struct {
	given numbered
	first map[string]int
}

// give sets the row's key. Rows of one id, or of one title in one part of the organisation, are all kept: the later
// ones are numbered, and doubtful.
func (keys useCaseKeys) give(u *UseCaseRow, unit string) (doubts []string) {
	base, what := "id "+keyOf(u.ExternalID), fmt.Sprintf("the id %q", u.ExternalID)
	if u.ExternalID == "" {
		base, what = "title "+keyOf(u.Title.String())+" / "+unit, "the same title in the same part of the organisation"
	}
	u.Key = keys.given.once(base)
	if line, twice := keys.first[base]; twice {
		return []string{fmt.Sprintf("%s is on line %d too; both are kept", what, line)}
	}
	keys.first[base] = u.Line
	return nil
}
