package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"serendip/cmd/serendip/datadir"
	"serendip/session"
)

// ownFolder is a data folder of its own, on which command lines are run one after the other.
type ownFolder struct {
	t    *testing.T
	path string
}

// keptFolder is one in which Ada and Bob have spoken, in a live session.
func keptFolder(t *testing.T) ownFolder {
	t.Helper()
	f := ownFolder{t, filepath.Join(t.TempDir(), "data")}
	f.runs("new", "Acme", "--date", "tomorrow", "--zone", "Europe/London")
	f.pipes("Name,Email,Organisation\nAda Lovelace,ada@example.org,Analytical\nBob Stone,bob@example.org,Granite\n", "import", "guests", "-", "--session", "acme")
	for _, line := range [][]string{
		{"lobby"}, {"check-in", "Ada Lovelace"}, {"check-in", "Bob Stone"}, {"live", "--yes"},
		{"capture", "the gate photo goes ahead of the lorry @Ada_Lovelace"},
		{"capture", "Ada Lovelace showed me how lists sort themselves @Bob_Stone"},
		{"capture", "all pallets are counted twice @Bob_Stone"},
		{"same", "3", "Ada Lovelace"},
	} {
		f.runs(append([]string{"do", "acme"}, line...)...)
	}
	return f
}

func (f ownFolder) run(in string, args ...string) (said, complaint string, code int) {
	f.t.Helper()
	out, errs := &record{}, &record{}
	e := here()
	e.Args, e.In, e.Out, e.Err, e.Screen = append([]string{"--data", f.path}, args...), strings.NewReader(in), out, errs, nil
	code = Run(context.Background(), e)
	return out.text(), errs.text(), code
}

func (f ownFolder) pipes(in string, args ...string) string {
	f.t.Helper()
	said, complaint, code := f.run(in, args...)
	if code != 0 {
		f.t.Fatalf("%q: status %d, %s", args, code, complaint)
	}
	return said
}

func (f ownFolder) runs(args ...string) string { f.t.Helper(); return f.pipes("", args...) }

// holds lists the files of the folder in whose bytes words stand.
func (f ownFolder) holds(words string) (files []string) {
	f.t.Helper()
	if err := filepath.WalkDir(f.path, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		raw, err := os.ReadFile(path)
		if bytes.Contains(raw, []byte(words)) {
			files = append(files, path)
		}
		return err
	}); err != nil {
		f.t.Fatal(err)
	}
	return files
}

var adas = []string{"Ada Lovelace", "ada@example.org", "Analytical", "gate photo"}

func TestForgottenIsInNoByteOfTheFolder(t *testing.T) {
	t.Parallel()
	f := keptFolder(t)
	for _, words := range adas {
		if f.holds(words) == nil {
			t.Fatalf("%q lies nowhere to begin with, so that this proves nothing", words)
		}
	}
	if said := f.runs("person", "forget", "Acme", "Ada Lovelace"); !strings.Contains(said, "gate photo") || !strings.Contains(said, "showed me how") || !strings.Contains(said, "Nothing was changed") {
		t.Errorf("a look says %q", said)
	}
	if f.holds("Ada Lovelace") == nil {
		t.Fatal("a look has erased something")
	}
	said := f.runs("person", "forget", "Acme", "ada@example.org", "--mentions", "--yes")
	if strings.Contains(said, "gate photo") || !strings.Contains(said, "Backups") {
		t.Errorf("afterwards it says %q", said)
	}
	for _, words := range append(adas, "showed me how") {
		if files := f.holds(words); files != nil {
			t.Errorf("%q lies in %v still", words, files)
		}
	}
	f.runs("verify")
	var content struct {
		Content struct {
			Cases []struct {
				Title string `json:"title"`
				Same  []any  `json:"same"`
			} `json:"use_cases"`
		} `json:"content"`
	}
	if err := json.Unmarshal([]byte(f.runs("export", "acme", "--format", "json", "--out", "-")), &content); err != nil {
		t.Fatal(err)
	}
	if c := content.Content.Cases; len(c) != 3 || c[2].Title != "all pallets are counted twice" || c[0].Title != "(erased)" || len(c[2].Same) != 1 {
		t.Errorf("left is %+v", c)
	}
	if _, complaint, code := f.run("", "person", "forget", "Acme", "Ada Lovelace", "--yes"); code != 66 {
		t.Errorf("again: status %d, %s", code, complaint)
	}
}

// What others said stays unless it is asked for, and files that name somebody are named.
func TestForgettingNamesWhatIsLeft(t *testing.T) {
	t.Parallel()
	f := keptFolder(t)
	f.runs("export", "acme", "--format", "md,xlsx,pdf")
	var r receipt
	if err := json.Unmarshal([]byte(f.runs("person", "forget", "acme", "Ada Lovelace", "--yes", "--json")), &r); err != nil {
		t.Fatal(err)
	}
	if !r.Forgotten || r.Texts != 1 || len(r.Words) != 0 || len(r.Mentions) != 1 || len(r.Files) != 2 || len(r.Unread) != 1 {
		t.Errorf("the receipt is %+v", r)
	}
	if f.holds("showed me how") == nil {
		t.Error("what Bob said went too")
	}
	if files := f.holds("gate photo"); len(files) != 1 || filepath.Ext(files[0]) != ".md" {
		t.Errorf("her words lie in %v", files)
	}
}

// Two of her name in another customer's programme are hers as little as one, and are looked at all the same.
func TestForgettingNamesProgrammesWithSeveralOfTheName(t *testing.T) {
	t.Parallel()
	f := keptFolder(t)
	f.runs("new", "Quay", "--date", "tomorrow", "--zone", "Europe/London")
	f.pipes("Name,Email\nAda Lovelace,a1@quay.example\nAda Lovelace,a2@quay.example\n", "import", "guests", "-", "--session", "quay")
	if said := f.runs("person", "forget", "Acme", "Ada Lovelace"); !strings.Contains(said, "on file elsewhere too; forget them there as well:\n  Quay\n") {
		t.Errorf("a look says %q", said)
	}
}

// A crash after something was erased leaves its bytes to the next start, which writes the files anew.
func TestTheNextStartWritesTheStoreAnew(t *testing.T) {
	t.Parallel()
	f := keptFolder(t)
	dir, err := datadir.Open(f.path)
	if err != nil {
		t.Fatal(err)
	}
	e := here()
	if e.Premises, err = OpenPremises(t.Context(), dir, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	l, ada, err := e.onFile("acme", "Ada Lovelace")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := e.forgetOne(t.Context(), l, ada, true, true); err != nil {
		t.Fatal(err)
	}
	remote := e
	remote.Actor.Remote = true
	if _, err := remote.Do(t.Context(), l, session.Forget{People: l.Snapshot().State.People()}); err == nil {
		t.Error("somebody was forgotten from afar")
	}
	if err := e.Premises.Close(); err != nil {
		t.Fatal(err)
	}
	if f.holds("gate photo") == nil {
		t.Fatal("a deletion alone took the bytes off the disk, so that this proves nothing")
	}
	f.runs("verify")
	for _, words := range adas {
		if files := f.holds(words); files != nil {
			t.Errorf("%q lies in %v still", words, files)
		}
	}
	if _, err := os.Lstat(filepath.Join(f.path, rewriteName)); err == nil {
		t.Error("the store is written anew at each start")
	}
}

// A store that can't be written anew, as on a full disk, opens all the same, and the next start tries again.
func TestAStoreThatCannotBeWrittenAnewOpens(t *testing.T) {
	t.Parallel()
	f := keptFolder(t)
	mark := filepath.Join(f.path, rewriteName)
	if err := os.MkdirAll(filepath.Join(mark, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	if said := f.runs("list"); !strings.Contains(said, "acme") {
		t.Errorf("the programmes are %q", said)
	}
	if _, err := os.Lstat(mark); err != nil {
		t.Error("nothing says any more that it is wanted")
	}
}

// However a kind of file writes a name, the receipt finds it: escaped in a page, folded in a calendar, encoded in a mail.
func TestAReceiptFindsNamesAsFilesWriteThem(t *testing.T) {
	t.Parallel()
	f := ownFolder{t, filepath.Join(t.TempDir(), "data")}
	f.runs("new", "Acme", "--date", "tomorrow", "--zone", "Europe/London")
	f.pipes("Name,Organisation\nZoë O'Brien,Analytical\nBob Stone,Granite\n", "import", "guests", "-", "--session", "acme")
	f.runs("letters", "acme", "make", "workshop", "--format", "eml", "--advertise", "door.example.org:22")
	for _, line := range [][]string{{"lobby"}, {"check-in", "Zoë O'Brien"}, {"live", "--yes"}, {"capture", "Zoë O'Brien sends the gate photo ahead of the lorry"}} {
		f.runs(append([]string{"do", "acme"}, line...)...)
	}
	f.runs("export", "acme", "--format", "html,md,pptx,json")
	var r receipt
	if err := json.Unmarshal([]byte(f.runs("person", "forget", "acme", "Zoë O'Brien", "--json")), &r); err != nil {
		t.Fatal(err)
	}
	found := make(map[string]int)
	for _, file := range r.Files {
		found[filepath.Ext(file)]++
	}
	for _, ext := range []string{".html", ".md", ".pptx", ".json", ".eml"} {
		if found[ext] != 1 {
			t.Errorf("%d files of %s name her: %v", found[ext], ext, r.Files)
		}
	}
	folded := "BEGIN:VEVENT\r\nSUMMARY:The gate\\, the photo and Zo\r\n ë O'Br\r\n ien\r\n"
	encoded := "To: =?utf-8?q?Zo=C3=AB_O'Brien?= <x@example.org>\r\n\r\nIn =C3=A9t=C3=A9"
	for _, raw := range []string{folded, encoded, "with =\r\nZo=C3=AB O'B=\r\nrien"} {
		if !holdsName([]byte(raw), []string{"zoë o'brien"}) {
			t.Errorf("she is not found in %q", raw)
		}
	}
	if holdsName([]byte(folded), []string{"Mei"}) {
		t.Error("somebody else is")
	}
}

// A session that came back from its export keeps a copy of it. Who stands in it is not left there.
func TestForgettingTakesTheExportThatARecordCameFrom(t *testing.T) {
	t.Parallel()
	f, record := keptFolder(t), ownFolder{t, filepath.Join(t.TempDir(), "data")}
	f.runs("do", "acme", "close", "--yes")
	record.pipes(f.runs("export", "acme", "--format", "json", "--contacts", "--out", "-"), "import", "session", "-")
	if said := record.runs("person", "forget", "Acme", "Ada Lovelace", "--mentions"); !strings.Contains(said, "goes with them") || strings.Contains(said, "programme\":") {
		t.Errorf("a look says %q", said)
	}
	held := record.runs("person", "export", "Acme", "Ada Lovelace", "--out", "-")
	if !strings.Contains(held, ": the gate photo goes ahead of the lorry") || strings.Contains(held, "programme\":") {
		t.Errorf("held is %s", held)
	}
	var r receipt
	if err := json.Unmarshal([]byte(record.runs("person", "forget", "Acme", "Ada Lovelace", "--mentions", "--yes", "--json")), &r); err != nil || len(r.Records) != 1 {
		t.Errorf("the receipt is %+v, %v", r, err)
	}
	for _, words := range adas {
		if files := record.holds(words); files != nil {
			t.Errorf("%q lies in %v still", words, files)
		}
	}
	if _, complaint, code := record.run("", "export", "acme", "--format", "json", "--out", "-"); code == 0 || !strings.Contains(complaint, "were erased") {
		t.Errorf("its export: status %d, %s", code, complaint)
	}
	if _, complaint, code := record.run("", "list"); code != 0 {
		t.Errorf("afterwards: status %d, %s", code, complaint)
	}
}
