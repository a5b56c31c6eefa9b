package main

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"serendip/cmd/serendip/exit"
	"serendip/model"
)

func TestAFlagIsNoQuestion(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	v.verb("", "do", "acme-1", "add-block", "questions", "10", "Questions")
	v.As("Ada")
	v.GoesTo(model.Questions)
	ada := func() *ssh.Client { return v.dial(v.codes["Ada"]) }
	for _, command := range []string{"ask --nameless 'Is it live?'", "ask 'Is it live?' --quietly", "add --loud 'an idea'"} {
		if _, errs := v.asks(ada(), command, exit.Usage); !strings.Contains(errs, "is no flag of") {
			t.Errorf("%s says %s", command, errs)
		}
	}
	v.asks(ada(), "ask 'With my name?'", exit.OK)
	v.asks(ada(), "ask --anonymous 'Without my name?'", exit.OK)
	v.asks(ada(), "ask -- '--verbose: what is it?'", exit.OK)
	var kept []string
	for _, q := range v.live().Snapshot().ForConsole(v.session().ID, v.session().LedBy()).Asked.Questions {
		if nameless := q.Words == "Without my name?"; nameless != q.Nameless {
			t.Errorf("%q is nameless: %v", q.Words, q.Nameless)
		}
		kept = append(kept, q.Words)
	}
	slices.Sort(kept)
	if want := []string{"--verbose: what is it?", "With my name?", "Without my name?"}; !slices.Equal(kept, want) {
		t.Errorf("what is kept is %q", kept)
	}
}
