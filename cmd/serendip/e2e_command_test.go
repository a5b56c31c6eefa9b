package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"serendip/cmd/serendip/exit"
	"serendip/model"
)

// asks runs a command over SSH and expects a status.
func (v *venue) asks(c *ssh.Client, command string, want int) (out, errs string) {
	v.t.Helper()
	out, errs, code := v.runs(c, command, "")
	if code != want {
		v.t.Errorf("%s: status %d, want %d; it said %s%s", command, code, want, out, errs)
	}
	return out, errs
}

// answers is the JSON of a command's answer.
func answers(t *testing.T, out string) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		t.Fatalf("no JSON: %v in %q", err, out)
	}
	return v
}

func TestEveryActionOfASeatIsACommand(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	mei := v.As("Mei")
	ada := newSigner(t)
	seat := v.joins("Ada", v.dial(v.sessionCode(), ssh.PublicKeys(ada)))
	v.GoesTo(model.Capture)
	mei.Says("shelf gaps are photographed", "kept as 1")
	for name, as := range map[string]func() *ssh.Client{
		"by personal code": func() *ssh.Client { return v.dial(v.codes["Ada"]) },
		"by key":           func() *ssh.Client { return v.dial(v.sessionCode(), ssh.PublicKeys(ada)) },
	} {
		out, _ := v.asks(as(), `add "the gate photo goes ahead, `+name+`"`, exit.OK)
		if !strings.Contains(out, "Kept as") {
			t.Errorf("%s: add said %q", name, out)
		}
		out, _ = v.asks(as(), "status --json", exit.OK)
		if got := answers(t, out); got["me"] != "Ada" || got["block"] != "Serendipitous" {
			t.Errorf("%s: status is %v", name, got)
		}
	}
	seat.Shows("the gate photo goes ahead, by key", "the gate photo goes ahead, by personal code")
	out, _ := v.asks(v.dial(v.codes["Ada"]), "same 1 --json", exit.OK)
	if got := answers(t, out); got["done"] != "same as 1" {
		t.Errorf("same is %v", got)
	}
	mei.Shows("shelf gaps are photographed")
	if got := len(v.Said(1).Same); got != 1 {
		t.Errorf("%d people said the same", got)
	}

	for command, want := range map[string]int{"same 77": exit.NoInput, "same x": exit.DataErr, "dance": exit.Usage, "score 1 3 2 -": exit.TempFail} {
		_, errs := v.asks(v.dial(v.codes["Ada"]), command+" --json", want)
		if e, ok := answers(t, errs)["error"].(map[string]any); !ok || e["message"] == "" || e["code"] == "" {
			t.Errorf("%s: %q", command, errs)
		}
	}
	_, errs := v.asks(v.dial(v.sessionCode()), "status", exit.NoPerm)
	if !strings.Contains(errs, "your own code") {
		t.Errorf("a command by the session's code: %q", errs)
	}
}

func TestAGuestAgreesBeforeACommandKeepsWords(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	v.verb("Name\nZoë Müller\n", "import", "guests", "-", "--session", "acme-1")
	zoe := v.session().Guests[0].Person
	as := func() *ssh.Client { return v.dial(v.live().Snapshot().PersonCode(zoe)) }
	v.GoesTo(model.Capture)
	_, errs := v.asks(as(), `add "the gate photo goes ahead"`, exit.NoPerm)
	if !strings.Contains(errs, "kept by the host") || !strings.Contains(errs, "use the command agree") {
		t.Errorf("add says %q", errs)
	}
	v.asks(as(), "status", exit.OK)
	if g := v.session().Guests[0]; len(v.session().Cases) > 0 || g.Status == model.GuestCheckedIn {
		t.Errorf("before they agreed they are %s, with %d ideas", g.Status, len(v.session().Cases))
	}
	out, _ := v.asks(as(), "agree", exit.OK)
	if !strings.Contains(out, "kept by the host") {
		t.Errorf("agree says %q", out)
	}
	if g := v.session().Guests[0]; g.Status == model.GuestCheckedIn {
		t.Error("consent was taken for attendance")
	}
	v.asks(as(), `add "the gate photo goes ahead"`, exit.OK)
	if g := v.session().Guests[0]; g.Status != model.GuestCheckedIn {
		t.Errorf("who agreed is %s", g.Status)
	}
}

// TestACommandBeforeTheSessionIsNoAttendance: weeks ahead the door may be open.
func TestACommandBeforeTheSessionIsNoAttendance(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	v.verb("Name\nZoë Müller\n", "import", "guests", "-", "--session", "acme-1")
	zoe := v.session().Guests[0].Person
	for _, command := range []string{"agree", "status", "help"} {
		v.asks(v.dial(v.live().Snapshot().PersonCode(zoe)), command, exit.OK)
		if g := v.session().Guests[0]; v.session().State != model.Lobby || g.Status == model.GuestCheckedIn {
			t.Errorf("in the %s, after %s: %s", v.session().State, command, g.Status)
		}
	}
}

func TestMarksByCommand(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	scoring(t, v)
	as := func() *ssh.Client { return v.dial(v.codes["Ada"]) }
	seat := v.As("Ada")
	v.asks(as(), "score 1 3 2 -", exit.OK)
	seat.Shows("3 of your 9 marks are kept.")
	seat.Presses("enter", "left", "left")
	seat.Shows("1 of 3", "[3]", "[2]", "[-]")
	out, _ := v.asks(as(), "status --json", exit.OK)
	round, _ := answers(t, out)["round"].(map[string]any)
	cases, _ := round["cases"].([]any)
	if first := fmt.Sprint(cases[0]); len(cases) != 3 || !strings.Contains(first, "importance:3") || !strings.Contains(first, "feasibility:-") {
		t.Errorf("the round is %v", round)
	}
	v.asks(as(), "score 1 4 2 1", exit.DataErr)
	v.asks(as(), "handin", exit.OK)
	out, _ = v.asks(as(), "recap", exit.OK)
	if !strings.Contains(out, "3 planned ones") {
		t.Errorf("recap: %q", out)
	}
	v.Console().Shows("1 of 1 handed in")
}

func TestFacilitatorsCommandsOverSSH(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	ada := v.As("Ada")
	v.GoesTo(model.Capture)
	ada.Says("the gate photo goes ahead", "kept as 1")
	as := func() *ssh.Client { return v.dial("sam", ssh.PublicKeys(v.key)) }
	out, _ := v.asks(as(), "list", exit.OK)
	if !strings.Contains(out, "acme-1") || !strings.Contains(out, "live") {
		t.Errorf("list: %q", out)
	}
	out, _ = v.asks(as(), "show acme-1 --json", exit.OK)
	if !strings.Contains(fmt.Sprint(answers(t, out)), "Value workshop") {
		t.Errorf("show: %q", out)
	}
	out, _ = v.asks(as(), "export acme-1 --format json --out -", exit.OK)
	if got := answers(t, out); got["content"] == nil || !strings.Contains(out, "the gate photo goes ahead") {
		t.Errorf("export: %.300q", out)
	}
	_, errs := v.asks(as(), "export acme-1 --format json --out "+filepath.Join(v.t.TempDir(), "x"), exit.Usage)
	if !strings.Contains(errs, "pipe") {
		t.Errorf("export to a file of this machine: %q", errs)
	}
	v.asks(as(), "show nobody-7", exit.NoInput)
	v.asks(as(), "dance", exit.Usage)
	_, errs = v.asks(v.dial("sam", ssh.PublicKeys(newSigner(t))), "list", exit.NoPerm)
	if strings.Contains(errs, "Acme") {
		t.Errorf("a key that is not listed hears %q", errs)
	}
}

func TestThePlainFaceOverSSH(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	ada := v.As("Ada")
	v.GoesTo(model.Capture)
	out, errs, code := v.runs(v.dial("plain+"+v.sessionCode()), "", "Zoë\nnight shift tags the pallets\n=1\nstatus\nleave\n")
	if code != 0 || !strings.Contains(out, "Kept as 1") || !strings.Contains(out, "Your own code is zoe-") {
		t.Errorf("status %d, %s%s", code, out, errs)
	}
	clean(t, out)
	ada.Shows("night shift tags the pallets")
	out, _, code = v.runs(v.dial("plain+"+v.codes["Ada"]), "", "list\nleave\n")
	if code != 0 || !strings.Contains(out, "night shift tags the pallets") {
		t.Errorf("status %d, %s", code, out)
	}
	dumb := v.sitsAt("Olu", v.dial(v.sessionCode()), "dumb", nil, 80, 24)
	dumb.Shows("type your name and press enter")
	dumb.Types("Olu\rthe gate log is read\r")
	dumb.Shows("Kept as 2.")
	if raw := dumb.raw.text(); strings.Contains(raw, "\x1b") {
		t.Errorf("a dumb terminal got an escape: %q", raw)
	}
	dumb.Types("leave\r")
	if code := dumb.Leaves(); code != 0 {
		t.Errorf("leaving ended with status %d", code)
	}
}
