package main

import (
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"serendip/cmd/serendip/exit"
	"serendip/model"
	"serendip/session"
)

func TestReplaysOverSSH(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	ada := v.As("Ada")
	v.GoesTo(model.Capture)
	ada.Says("the gate photo goes ahead", "kept as 1")
	ada.Says("a word too many", "kept as 2")
	v.Does(session.Hide{Case: v.Said(2).ID})
	as := func() *ssh.Client { return v.dial("sam", ssh.PublicKeys(v.key)) }

	out, _ := v.asks(as(), "replay acme-1 --text", exit.OK)
	if !strings.Contains(out, "gate photo") || strings.Contains(out, "too many") {
		t.Errorf("the wall is\n%s", out)
	}
	out, _ = v.asks(as(), "replay acme-1 --as console --text", exit.OK)
	if !strings.Contains(out, "too many") {
		t.Errorf("the console is\n%s", out)
	}
	if out, _ = v.asks(as(), "replay acme-1 Ada --as seat --text", exit.OK); !strings.Contains(out, "gate photo") {
		t.Errorf("the seat is\n%s", out)
	}
	if out, told := v.asks(as(), "replay acme-1 --at 09:00:00 --text", exit.OK); !strings.Contains(told, "acme-1 lasted 00:") || !strings.Contains(told, "09:00:00 is after that") || !strings.Contains(out, "gate photo") {
		t.Errorf("a moment after the end: %s\n%s", told, out)
	}
	for _, command := range []string{"replay acme-1 --text", "replay acme-1 --as console --text", "replay acme-1 Ada --as seat --text"} {
		if out, errs, code := v.runs(v.dial(v.codes["Ada"]), command, ""); code == exit.OK || strings.Contains(out+errs, "gate photo") {
			t.Errorf("Ada's own code may %s: %d, %s", command, code, out)
		}
	}

	key := ssh.FingerprintSHA256(v.key.PublicKey())
	v.verb("", "keys", "role", key, "observer")
	if out, _ = v.asks(as(), "replay acme-1 --text", exit.OK); !strings.Contains(out, "gate photo") {
		t.Errorf("an observer's wall is\n%s", out)
	}
	for _, command := range []string{"replay acme-1 --as console --text", "replay acme-1 Ada --as seat --text"} {
		if _, errs := v.asks(as(), command, exit.NoPerm); !strings.Contains(errs, "look at the wall") {
			t.Errorf("an observer's %s says %s", command, errs)
		}
	}
}
