package main

import (
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"serendip/cmd/serendip/exit"
)

func TestPeoplesDetailsAreForThoseWhoFacilitate(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	v.verb("", "guests", "acme-1", "add", "Lena Ott, Docks, lena@example.org")
	as := func() *ssh.Client { return v.dial("sam", ssh.PublicKeys(v.key)) }
	holds := []string{
		"series acme handover -", "export acme-1 --format guests --out -", "export acme-1 --format Guests,md --out -", "guests acme-1 export", "guests acme-1", "guests acme-1 --json",
		"export acme-1 --format json --contacts --out -", "export acme-1 --format json --notes --out -",
		"person export acme 'Lena Ott'", "person export acme lena@example.org --json", "person retention acme", "person retention --json",
		"export acme-1 --format attendees --out -", "export acme-1 --format attendance --out -",
	}
	for _, command := range holds {
		v.asks(as(), command, exit.OK)
	}
	if out, _ := v.asks(as(), "show acme-1 --json", exit.OK); !strings.Contains(out, "lena@example.org") {
		t.Errorf("who facilitates is shown %s", out)
	}
	for _, role := range []string{"observer", "scribe"} {
		v.verb("", "keys", "role", "Sam", role)
		for _, command := range holds {
			out, errs := v.asks(as(), command, exit.NoPerm)
			if !strings.Contains(errs, "for those who facilitate") || strings.Contains(out+errs, "Lena") {
				t.Errorf("%s for %s says %s%s", command, role, out, errs)
			}
		}
		for _, command := range []string{"show acme-1 --json", "export acme-1 --format json --out -", "export acme-1 --format csv --out -", "export --programme acme --format json --out -"} {
			if out, _ := v.asks(as(), command, exit.OK); strings.Contains(out, "Lena") || strings.Contains(out, "Docks") {
				t.Errorf("%s for %s holds somebody of the guest list", command, role)
			}
		}
	}
}
