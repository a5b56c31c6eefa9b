package main

import (
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"serendip/cmd/serendip/exit"
)

func TestLettersAdvertiseWhatIsSaidWhileTheDoorIsOpen(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	v.verb("", "new", "meetup", "Beta", "--date", "tomorrow")
	v.verb("", "guests", "beta-1", "add", "Lena Ott, Docks, lena@example.org")
	v.verb("", "letters", "beta-1", "set", "--sign-up", "https://example.org/breakfast", "--place", "The old mill", "--sender", "Sam")
	make := "letters beta-1 make invitation --format csv --out - "
	sam := func() *ssh.Client { return v.dial("sam", ssh.PublicKeys(v.key)) }
	v.asks(sam(), make+"--advertise meet@example.org:22", exit.Usage)
	if out, _ := v.asks(sam(), make+"--advertise meet.example.org:2222", exit.OK); !strings.Contains(out, "@meet.example.org -p 2222") {
		t.Errorf("the letters say\n%s", out)
	}
	if out, _ := v.asks(sam(), "join beta-1 --advertise meet.example.org", exit.OK); !strings.Contains(out, "@meet.example.org -p ") {
		t.Errorf("the sheet says\n%s", out)
	}
}
