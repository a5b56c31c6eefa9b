package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
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
