package main

import (
	"fmt"
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
	if !slices.Equal(p.Changes, []taking.Change{{Is: "new"}, {Is: "new"}}) || len(p.Doubts) != 1 || !strings.HasPrefix(p.Doubts[0], "line 3: ") || p.Unfit != "" {
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
	if p := read(file("again.csv", "Name,E-mail\nAda Nowak,ada@example.org\n"), taking.ByHand{}); !slices.Equal(p.Changes, []taking.Change{{Is: "same"}}) {
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

// TestRealListsComeBack takes lists as ticket and meeting tools really write them: each comes in, goes out as a file of our
// own, and comes back without a change, here and into an empty programme.
func TestRealListsComeBack(t *testing.T) {
	root := os.Getenv("SERENDIP_REAL_DATA")
	if root == "" {
		t.Skip("SERENDIP_REAL_DATA names no folder with real lists, so none is read")
	}
	lists, err := filepath.Glob(filepath.Join(root, "meetups", "headers", "*.csv"))
	if err != nil || len(lists) < 11 {
		t.Fatalf("%d lists: %v", len(lists), err)
	}
	v := openVenue(t)
	e := v.env("", io.Discard, io.Discard)
	for n, path := range append(lists, filepath.Join(root, "meetups", "zoom_participants_heroes.csv")) {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			here, err := e.House.Found(t.Context(), e.Actor, fmt.Sprintf("Here %d of ours", n+10))
			if err != nil {
				t.Fatal(err)
			}
			there, err := e.House.Found(t.Context(), e.Actor, fmt.Sprintf("There %d of theirs", n+10))
			if err != nil {
				t.Fatal(err)
			}
			first := takeList(t, e, here, path, "new")
			if again := takeList(t, e, here, first, "same"); again != "" {
				first = again
			}
			second := takeList(t, e, there, first, "new")
			was, err1 := os.ReadFile(first)
			is, err2 := os.ReadFile(second)
			if err1 != nil || err2 != nil || string(was) != string(is) {
				t.Errorf("%v %v\n%s\ncame back as\n%s", err1, err2, was, is)
			}
		})
	}
}

// takeList brings a list to a programme's next meetup, in which every row has to be so, and gives it out again.
func takeList(t *testing.T, e Env, l *session.Live, path, change string) string {
	t.Helper()
	var id model.SessionID
	if all := l.Snapshot().State.Sessions(); len(all) > 0 {
		id = all[0].ID
	} else {
		id = mustPlan(t, e, l)
	}
	p, err := consoleLists{e, l}.Read(t.Context(), id, path, taking.ByHand{})
	if err != nil || p.Unfit != "" || len(p.Rows) == 0 || len(p.Questions) > 0 {
		t.Fatalf("%s: %v, %s, %+v", path, err, p.Unfit, p.Questions)
	}
	for i, c := range p.Changes {
		if c.Is != change {
			t.Errorf("%s is %s (%s), not %s", p.Rows[i].Name, c.Is, c.In, change)
		}
	}
	if _, err := e.Do(t.Context(), l, session.InviteGuests{Session: id, Rows: p.Rows}); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "guests.csv")
	if err := exportGuests(e, l, l.Snapshot().State.Session(id), out); err != nil {
		t.Fatal(err)
	}
	return out
}
