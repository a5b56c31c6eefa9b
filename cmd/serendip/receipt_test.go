package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"serendip/cmd/serendip/datadir"
)

func TestAReceiptSpeaksOfMany(t *testing.T) {
	t.Parallel()
	for forgotten, want := range map[bool]string{true: "2 texts of theirs are erased.", false: "2 texts of theirs would be erased."} {
		if got := (receipt{Name: "Ada", Programme: "Acme", Texts: 2, Forgotten: forgotten}).words(); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// TestAReceiptSaysWhatItCannotLookInto: a page attached to a mail may name anybody, unless the mail itself does.
func TestAReceiptSaysWhatItCannotLookInto(t *testing.T) {
	t.Parallel()
	dir, err := datadir.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	const page = "Content-Transfer-Encoding: base64\r\n\r\nQWRhIExvdmVsYWNl\r\n"
	for name, text := range map[string]string{
		"attached.eml": "Subject: The recap\r\n\r\nHello\r\n" + page, "hers.eml": "To: Ada\r\n Lovelace <a@example.org>\r\n" + page, "plain.eml": "Subject: Hello\r\n",
		"recap-guest-1.md": "of somebody",
	} {
		if err := os.WriteFile(filepath.Join(dir.Exports(), name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	naming, unread, err := filesNaming(dir, []string{"Ada Lovelace", "42"})
	if err != nil || len(naming) != 1 || filepath.Base(naming[0]) != "hers.eml" {
		t.Errorf("%q name her, %v", naming, err)
	}
	if len(unread) != 1 || filepath.Base(unread[0]) != "attached.eml" {
		t.Errorf("%q are not looked into", unread)
	}
}

// TestAFileIsCalledAfterALongName, of which it has the beginning.
func TestAFileIsCalledAfterALongName(t *testing.T) {
	t.Parallel()
	name := "Wolfeschlegelsteinhausenbergerdorff Featherstonehaugh"
	if !calledAfter("acme-recap-wolfeschlegelsteinhausenbergerdorff-feat-2.md", []string{name}) {
		t.Error("her recap is not known by its name")
	}
	if calledAfter("acme-recap-guest-9.md", []string{"!!!"}) {
		t.Error("a name without a letter calls every guest's file its own")
	}
}
