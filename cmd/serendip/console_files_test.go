package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"serendip/model"
)

func TestAConsoleWritesIntoTheExportsOfThisMachine(t *testing.T) {
	v := openVenue(t)
	f, id := consoleFiles{v.env("", io.Discard, io.Discard), v.live()}, v.session().ID
	var told [][2]int
	tell := func(done, n int) { told = append(told, [2]int{done, n}) }
	first, err := f.Write(t.Context(), id, []string{"md", "json"}, false, tell)
	if err != nil || len(first.Files) != 2 || len(first.Taken) != 0 || !slices.Equal(told, [][2]int{{1, 2}, {2, 2}}) {
		t.Fatalf("%+v, %v; told %v", first, err, told)
	}
	for _, name := range first.Files {
		if _, err := os.Stat(filepath.Join(f.Folder(), name)); err != nil {
			t.Error(err)
		}
	}
	again, err := f.Write(t.Context(), id, []string{"md", "ics"}, false, tell)
	if err != nil || len(again.Files) != 0 || !slices.Equal(again.Taken, first.Files[:1]) {
		t.Fatalf("over what is there: %+v, %v", again, err)
	}
	if again, err = f.Write(t.Context(), id, []string{"md"}, true, tell); err != nil || len(again.Files) != 1 {
		t.Fatalf("replacing: %+v, %v", again, err)
	}
	if _, err := f.Write(t.Context(), id, []string{"ballots"}, false, tell); err == nil || !strings.Contains(err.Error(), "nothing to vote on") {
		t.Errorf("ballots of nothing: %v", err)
	}
	f.env.Actor.Remote = true
	if _, err := f.Write(t.Context(), id, []string{"ics"}, false, tell); err == nil {
		t.Error("somebody elsewhere wrote files here")
	}
}

// TestTheCommandThatAConsoleSaysFetchesTheFiles takes it from a console over SSH and runs it there.
func TestTheCommandThatAConsoleSaysFetchesTheFiles(t *testing.T) {
	v := openVenue(t)
	w := v.Console()
	w.Shows("^P all commands")
	w.Presses("ctrl+p")
	w.Types("export")
	w.Shows("> export", "Export: write the session out")
	w.Presses("enter")
	w.Shows("This command, on your own machine", "export acme-1 --out - > acme-1.tar")
	w.Presses("a", "a", "space")
	w.Shows("[x]  md", "[ ]  csv", "export acme-1 --format md --out - > acme-1.md")

	f := consoleFiles{v.env("", io.Discard, io.Discard), v.live()}
	said := f.Fetch(v.session().ID, []string{"runsheet"})
	to, rest, _ := strings.Cut(said, " export ")
	command, file, _ := strings.Cut(rest, " > ")
	if d := v.door.Announced; to != sshTo(d, d.Host) || file != "acme-1-runsheet.html" {
		t.Fatalf("the command is %q", said)
	}
	out, errs, code := v.runs(v.dial("console", ssh.PublicKeys(v.key)), "export "+command, "")
	if code != 0 || !strings.Contains(out, "<!DOCTYPE html>") && !strings.Contains(out, "<!doctype html>") {
		t.Errorf("status %d, %s: %.80q", code, errs, out)
	}
}

// TestAConsoleWritesASuccessCard has one of what already works, and none of what is only planned.
func TestAConsoleWritesASuccessCard(t *testing.T) {
	v := openVenue(t)
	v.As("Mei")
	v.GoesTo(model.Capture)
	v.asks(v.dial(v.codes["Mei"]), `add "shelf gaps are photographed"`, 0)
	v.asks(v.dial(v.codes["Mei"]), `add "~ read the meters from photographs"`, 0)
	f, id := consoleFiles{v.env("", io.Discard, io.Discard), v.live()}, v.session().ID
	if _, err := f.Card(id, 2); err == nil || !strings.Contains(err.Error(), "2 is planned; its card still needs a measure, and its actual figure") {
		t.Errorf("a card of a plan: %v", err)
	}
	card, err := f.Card(id, 1)
	if err != nil {
		t.Fatal(err)
	}
	var formats []string
	for _, one := range card.Formats() {
		formats = append(formats, one.Name)
	}
	if !slices.Equal(formats, []string{"svg", "png", "square", "pdf"}) {
		t.Errorf("formats %v", formats)
	}
	first, err := card.Write(t.Context(), id, []string{"svg", "pdf"}, false, nil)
	if err != nil || len(first.Files) != 2 || !strings.HasSuffix(first.Files[0], "-card-1.svg") {
		t.Fatalf("%+v, %v", first, err)
	}
	if again, err := card.Write(t.Context(), id, []string{"svg"}, false, nil); err != nil || !slices.Equal(again.Taken, first.Files[:1]) {
		t.Errorf("over what is there: %+v, %v", again, err)
	}

	for formats, ending := range map[string]string{"square": "acme-1-card-1-square.png", "svg,png": "acme-1-card-1.tar"} {
		said := card.Fetch(id, strings.Split(formats, ","))
		_, rest, _ := strings.Cut(said, " card ")
		command, file, _ := strings.Cut(rest, " > ")
		if file != ending {
			t.Errorf("%s: %q", formats, said)
		}
		out, errs, code := v.runs(v.dial("console", ssh.PublicKeys(v.key)), "card "+command, "")
		if code != 0 || !strings.Contains(out, "PNG") {
			t.Errorf("%s: status %d, %s", said, code, errs)
		}
	}
}

// TestAllFormatsAtOnceAreWritten: what there is nothing for is left out, and why is said.
func TestAllFormatsAtOnceAreWritten(t *testing.T) {
	v := openVenue(t)
	f, id := consoleFiles{v.env("", io.Discard, io.Discard), v.live()}, v.session().ID
	var all []string
	for _, one := range f.Formats() {
		all = append(all, one.Name)
	}
	got, err := f.Write(t.Context(), id, all, false, nil)
	if err != nil || len(got.Files) < 10 || len(got.Notes) == 0 || !strings.Contains(got.Notes[0], "Without ballots: ") {
		t.Fatalf("%+v, %v", got, err)
	}
	if _, err := f.Write(t.Context(), id, []string{"ballots"}, false, nil); err == nil {
		t.Error("ballots alone are written where there is nothing to vote on")
	}
}

// TestAProgrammeIsWrittenFromAScreen has the same names again and again, and asks before it writes over them.
func TestAProgrammeIsWrittenFromAScreen(t *testing.T) {
	v := openVenue(t)
	env := v.env("", io.Discard, io.Discard)
	f := env.homeProgramme(v.session().ID)
	first, err := f.Write(t.Context(), v.session().ID, []string{"md", "csv"}, false, nil)
	if err != nil || !slices.Contains(first.Files, "acme-programme.md") || !slices.Contains(first.Files, "acme-programme-usecases.csv") {
		t.Fatalf("%+v, %v", first, err)
	}
	if again, err := f.Write(t.Context(), v.session().ID, []string{"md"}, false, nil); err != nil || !slices.Equal(again.Taken, []string{"acme-programme.md"}) {
		t.Errorf("over what is there: %+v, %v", again, err)
	}
	said := f.Fetch(v.session().ID, []string{"html"})
	_, command, _ := strings.Cut(said, " export ")
	command, file, _ := strings.Cut(command, " > ")
	out, errs, code := v.runs(v.dial("console", ssh.PublicKeys(v.key)), "export "+command, "")
	if code != 0 || file != "acme-programme.html" || !strings.HasPrefix(out, "<!doctype html>") {
		t.Errorf("%s: status %d, %s", said, code, errs)
	}
}
