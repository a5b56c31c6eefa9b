package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/tui/taking"
)

// TestAConsoleReadsListsOfThisMachine as import does: a dialect that fits, columns mapped by hand, no header, and what is no list.
func TestAConsoleReadsListsOfThisMachine(t *testing.T) {
	v := openVenue(t)
	e := v.env("", io.Discard, io.Discard)
	id := mustPlan(t, e, v.live())
	r := consoleLists{e, v.live()}
	file := func(name, text string) string {
		t.Helper()
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	read := func(path string, by taking.ByHand) taking.Preview {
		t.Helper()
		p, err := r.Read(t.Context(), id, path, by)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	p := read(file("guests.csv", "Full name,E-mail,Company\nAda Nowak,ada@example.org,Docks\nBen Okafor,ben at example,Docks\n"), taking.ByHand{})
	if !slices.Equal(p.Changes, []string{"new", "new"}) || len(p.Doubts) != 1 || !strings.HasPrefix(p.Doubts[0], "line 3: ") || p.Unfit != "" {
		t.Fatalf("%+v", p)
	}
	if want := []taking.Column{{Name: "Full name", Shown: "Full name", First: "Ada Nowak", As: "name"}, {Name: "E-mail", Shown: "E-mail", First: "ada@example.org", As: "email"},
		{Name: "Company", Shown: "Company", First: "Docks", As: "organisation"}}; !slices.Equal(p.Columns, want) {
		t.Errorf("columns: %+v", p.Columns)
	}
	if _, err := e.Do(t.Context(), v.live(), session.InviteGuests{Session: id, Rows: p.Rows}); err != nil {
		t.Fatal(err)
	}
	odd := file("odd.csv", "Wer;Wo\nBen Okafor;Yard\nMei Tan;Yard\n")
	if p := read(odd, taking.ByHand{}); !strings.Contains(p.Unfit, "odd.csv, line 1") || len(p.Columns) != 2 || len(p.Rows) != 0 {
		t.Errorf("where no name tells: %+v", p)
	}
	if p := read(odd, taking.ByHand{Columns: map[string]string{"name": "Wer", "organisation": "Wo"}}); len(p.Rows) != 2 || p.Rows[1].Organisation != model.MustLine("Yard") {
		t.Errorf("by hand: %+v", p)
	}
	bare := file("bare.csv", "Mei Tan,mei@example.org\nOlu Ade,olu@example.org\n")
	if p := read(bare, taking.ByHand{Headless: true, Columns: map[string]string{"name": "#1", "email": "#2"}}); len(p.Rows) != 2 || p.Rows[0].Name != model.MustLine("Mei Tan") {
		t.Errorf("without a header: %+v", p)
	}
	if p := read(file("again.csv", "Name,E-mail\nAda Nowak,ada@example.org\n"), taking.ByHand{}); !slices.Equal(p.Changes, []string{"as it was"}) {
		t.Errorf("again: %v", p.Changes)
	}
	for _, path := range []string{"nobody.csv", t.TempDir(), "-"} {
		if _, err := r.Read(t.Context(), id, path, taking.ByHand{}); err == nil {
			t.Errorf("%s is read", path)
		}
	}
	if got := r.Pipe(id); !strings.HasSuffix(got, " import guests - --session "+v.live().Ref(id)+" < guests.csv") {
		t.Errorf("the command is %q", got)
	}
	r.env.Actor.Remote = true
	if _, err := r.Read(t.Context(), id, bare, taking.ByHand{}); err == nil {
		t.Error("somebody elsewhere read a file here")
	}
}
