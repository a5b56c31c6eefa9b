package intake

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"serendip/model"
)

func TestUseCaseColumns(t *testing.T) {
	for _, tt := range []struct {
		header string
		want   string
	}{
		{"Use Case Name,Stage of Development,What is the intended purpose of it?", "title,stage,summary"},
		{"AI Use Case,Agency,Agency Use (Y/N)?", "title,unit,used"},
		{"Name,Use case,Team", "author,title,unit"},
		{"Name,Description", "title,summary"},
		{"Idea;Benefits", "title,expected outcome"},
		{"ID,Title,Topic,Purpose,Summary", "id,title,,,summary"},
		{"Use_Case_ID,TITLE,Owner", "id,title,author"},
	} {
		sep := ","
		if strings.Contains(tt.header, ";") {
			sep = ";"
		}
		var got []string
		for _, as := range useCaseWords().columns(strings.Split(tt.header, sep)) {
			got = append(got, string(as))
		}
		if strings.Join(got, ",") != tt.want {
			t.Errorf("%q: got %q, want %q", tt.header, got, tt.want)
		}
	}
}

func TestKindOf(t *testing.T) {
	for text, want := range map[string]model.Kind{
		"serendipitous":                              model.Serendipitous,
		"Existing, with a plan to extend":            model.Serendipitous,
		"Operation and Maintenance":                  model.Serendipitous,
		"In production: less than six months":        model.Serendipitous,
		"In-use":                                     model.Serendipitous,
		"Retired":                                    model.Serendipitous,
		"Successfully tested but not in production.": model.Planned,
		"Development and Acquisition":                model.Planned,
		"Initiated":                                  model.Planned,
		"Planned (not in production)":                model.Planned,
		"Proof of Concept completed and published":   model.Planned,
		"geplant für 2027":                           model.Planned,
		"archived":                                   0,
		"":                                           0,
		"Operations Center, still in an ideation stage.": model.Planned,
	} {
		if got := kindOf(text); got != want {
			t.Errorf("kindOf(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestKindColumns(t *testing.T) {
	p := mustUseCases(t, "x.csv", []byte("Title,Kind,Stage,Used (Y/N)\na,planned,In production,Y\nb,,In production,N\nc,,,y\nd,,,no\ne,sometimes,,\nf,,,\n"), nil)
	want := []model.Kind{model.Planned, model.Serendipitous, model.Serendipitous, model.Planned, model.Planned, model.Planned}
	for i, u := range p.Items {
		if u.Kind != want[i] {
			t.Errorf("%s is %v, want %v", u.Title, u.Kind, want[i])
		}
	}
	if len(p.Doubtful) != 1 || p.Doubtful[0].Line != 6 || !strings.Contains(p.Doubtful[0].Reasons[0], `"sometimes"`) {
		t.Errorf("doubtful: %v", p.Doubtful)
	}
	if len(p.Notes) != 1 || !strings.HasPrefix(p.Notes[0], "2 of 6 rows") {
		t.Errorf("notes: %q", p.Notes)
	}
}

func TestSameTitleInTwoUnits(t *testing.T) {
	text := []byte("Agency,Use case\nNorth,Book travel\nSouth,Book travel\nNorth, book  TRAVEL\n")
	p := mustUseCases(t, "x.csv", text, nil)
	if p.New != 3 || len(p.Doubtful) != 1 || p.Doubtful[0].Line != 4 {
		t.Fatalf("%d new, doubtful %v", p.New, p.Doubtful)
	}
	keys := map[string]bool{}
	for _, u := range p.Items {
		keys[u.Key] = true
	}
	if len(keys) != 3 {
		t.Errorf("three rows share keys: %v", keys)
	}
	if again := mustUseCases(t, "x.csv", text, onFile(p)); again.Same != 3 {
		t.Errorf("the same file again: %d the same", again.Same)
	}
}

func TestChangedUseCases(t *testing.T) {
	before := mustUseCases(t, "x.csv", []byte("ID,Title,Cost\n1,Plan berths,3\n2,Count boxes,4\n3,Scan seals,5\n"), nil)
	after := mustUseCases(t, "x.csv", []byte("ID,Title,Cost\n3,Scan seals,5\n2,Count boxes,40\n1,Sing shanties,3\n4,Write log,1\n"), onFile(before))
	if after.New != 1 || after.Changed != 2 || after.Same != 1 || after.Rows != 4 {
		t.Errorf("%d new, %d changed, %d the same", after.New, after.Changed, after.Same)
	}
	for i, want := range []Change{Same, Changed, Changed, New} {
		if after.Items[i].Change != want {
			t.Errorf("row %d is %s, want %s", i+1, after.Items[i].Change, want)
		}
	}
	if len(after.Doubtful) != 1 || after.Doubtful[0].Reasons[0] != `id "1" was "Plan berths" until now` {
		t.Errorf("doubtful: %v", after.Doubtful)
	}
}

func TestUntitledRowsAreKept(t *testing.T) {
	p := mustUseCases(t, "x.csv", []byte("Title,Summary,Cost\n,\"Plan berths\nby night\",1\n,,2\n"), nil)
	if p.Items[0].Title.String() != "Plan berths" || p.Items[1].Title.String() != "Untitled, line 4" {
		t.Errorf("the titles are %q and %q", p.Items[0].Title, p.Items[1].Title)
	}
	if len(p.Doubtful) != 2 || p.Doubtful[1].Line != 4 || p.Doubtful[1].Row != 3 {
		t.Errorf("doubtful: %v", p.Doubtful)
	}
}

func TestTextOverItsLimit(t *testing.T) {
	long := strings.Repeat("ä", model.LineClusters+1)
	huge := strings.Repeat("x", model.NoteBytes+1)
	text := "Title,Summary,Cost\n" + long + ",a,1\nb," + huge + ",2\nc,d," + huge + "\n"
	_, err := UseCases(mustTable(t, "x.csv", []byte(text)), nil)
	var all *Problems
	if !errors.As(err, &all) || len(all.List) != 3 {
		t.Fatalf("got %v", err)
	}
	for i, want := range []Error{
		{Line: 2, Column: 1, Name: "Title", What: "501 characters, 500 is the most"},
		{Line: 3, Column: 2, Name: "Summary", What: "65537 bytes, 65536 is the most"},
		{Line: 4, Column: 3, Name: "Cost", What: "65537 bytes"},
	} {
		e := all.List[i]
		if e.Line != want.Line || e.Column != want.Column || e.Name != want.Name || !strings.Contains(e.What, want.What) || e.File != "x.csv" {
			t.Errorf("place %d is %v", i+1, e)
		}
	}
	if !strings.Contains(all.List[0].Do, `"Summary"`) {
		t.Errorf("what to do is %q", all.List[0].Do)
	}
}

func TestManyProblemsAreCounted(t *testing.T) {
	var b strings.Builder
	b.WriteString("Title\n")
	for range 27 {
		fmt.Fprintln(&b, strings.Repeat("x", model.LineClusters+1))
	}
	_, err := UseCases(mustTable(t, "x.csv", []byte(b.String())), nil)
	var all *Problems
	if !errors.As(err, &all) || len(all.List) != 20 || all.More != 7 {
		t.Fatalf("got %v", err)
	}
	if text := err.Error(); !strings.HasPrefix(text, "27 places cannot be taken, so nothing was imported:") || !strings.HasSuffix(text, "and 7 more.") {
		t.Errorf("the refusal is %q", text)
	}
}
