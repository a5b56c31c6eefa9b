package intake

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"serendip/model"
)

// seed gives a fuzz target the fixtures and some short texts that are odd in one way each.
func seed(f *testing.F) {
	f.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "*.*"))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, text := range []string{
		"", "Title", "Title\n\n", "Title\na\n", "Name,Email\n,\n", "Name;Vorname\na;b\n", "sep=,\nTitle,x\n1,2\n",
		"Title,,Title\na,b,c,d\n", "Name,E-mail\nx,<a@b>\n\nName,E-mail\ny,a@b\n", "\xff\xfeT\x00\n\x00", "Title\r1\r", "serendip_x,Title\n'=,'=\n",
		"Title,Column 3\na,b,c\n", "Name,Role,Role\na,b,c\na,d,e\n",
	} {
		f.Add([]byte(text))
	}
}

func FuzzTable(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := Read("fuzz.csv", bytes.NewReader(data))
		if err != nil {
			if e := placeOf(t, err); e.What == "" || e.Do == "" || e.Line < 1 {
				t.Fatalf("the refusal names no place or nothing to do: %+v", e)
			}
			return
		}
		line, row := 0, 0
		for _, r := range table.records {
			if r.line <= line || r.row != row+1 || len(r.cells) == 0 {
				t.Fatalf("record at line %d, row %d after line %d, row %d", r.line, r.row, line, row)
			}
			line, row = r.line, r.row
		}
	})
}

func FuzzUseCases(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := Read("fuzz.csv", bytes.NewReader(data))
		if err != nil {
			return
		}
		p, err := UseCases(table, nil)
		if err != nil {
			placeOf(t, err)
			return
		}
		keys := map[string]bool{}
		lists, _, err := useCaseReader(table).read()
		if err != nil {
			t.Fatal(err)
		}
		for i, u := range p.Items {
			if u.Title.IsZero() || u.Kind == 0 || keys[u.Key] {
				t.Fatalf("no title, no kind, or a key twice: %+v", u)
			}
			keys[u.Key] = true
			values := []string{u.ExternalID, u.Title.String(), u.Summary.String(), u.Outcome.String(), u.Author.String()}
			isTold(t, lists[0].rows[i], append(values, valuesOf(t, u.Extra)...))
		}
		if p.Rows != p.New || p.Rows != len(p.Items) {
			t.Fatalf("%d rows, %d new, %d items", p.Rows, p.New, len(p.Items))
		}
		again, err := UseCases(table, onFile(p))
		if err != nil || again.Same != p.Rows {
			t.Fatalf("the same table again: %d of %d the same, %v", again.Same, p.Rows, err)
		}
	})
}

func FuzzGuests(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := Read("fuzz.csv", bytes.NewReader(data))
		if err != nil {
			return
		}
		p, err := Guests(table, nil)
		if err != nil {
			placeOf(t, err)
			return
		}
		keys := map[string]bool{}
		var values []string // of all guests: the words of a merged row are with its first
		for _, g := range p.Items {
			if g.Name.IsZero() || g.Status == 0 || keys[g.Key] {
				t.Fatalf("no name, no status, or a key twice: %+v", g)
			}
			keys[g.Key] = true
			values = append(append(values, g.Name.String(), g.Email, g.Organisation.String(), g.Role.String()), valuesOf(t, g.Extra)...)
		}
		lists, _, err := guestReader(table).read()
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range lists {
			for _, rec := range list.rows {
				isTold(t, rec, values)
			}
		}
		if p.Rows != p.New+p.Merged {
			t.Fatalf("%d rows, %d new, %d merged", p.Rows, p.New, p.Merged)
		}
		again, err := Guests(table, guestsOnFile(p))
		if err != nil || again.Same != len(p.Items) {
			t.Fatalf("the same table again: %d of %d the same, %v", again.Same, len(p.Items), err)
		}
	})
}

// valuesOf are the values of fields whose names are all different.
func valuesOf(t *testing.T, fields []model.Field) (values []string) {
	t.Helper()
	names := map[string]bool{}
	for _, f := range fields {
		if names[f.Name] {
			t.Fatalf("two fields are called %q", f.Name)
		}
		names[f.Name] = true
		values = append(values, f.Value)
	}
	return values
}

// isTold looks for every cell of a row among the values, cleaned as a line or as a note; case and white space may differ.
func isTold(t *testing.T, row record, values []string) {
	t.Helper()
	for c, cell := range row.cells {
		note, err := model.CleanNote(cell)
		if err != nil {
			continue
		}
		line, _ := model.CleanLine(cell) // the empty line, when it is too long for one
		if !slices.ContainsFunc(values, func(v string) bool {
			return strings.Contains(keyOf(v), keyOf(note.String())) || !line.IsZero() && strings.Contains(keyOf(v), keyOf(line.String()))
		}) {
			t.Fatalf("line %d, column %d: %q is nowhere in %q", row.line, c+1, cell, values)
		}
	}
}
