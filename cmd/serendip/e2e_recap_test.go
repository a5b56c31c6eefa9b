package main

import (
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"serendip/cmd/serendip/exit"
	"serendip/model"
	"serendip/session"
)

// TestARecapIsTakenHome has two people say things, of which each finds their own marked and nothing that is the other's alone.
func TestARecapIsTakenHome(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	mei, ada := v.As("Mei"), v.As("Ada")
	v.GoesTo(model.Capture)
	mei.Says("shelf gaps are photographed", "kept as 1")
	ada.Says("the gate photo goes ahead", "kept as 2")
	as := func(who string) *ssh.Client { return v.dial(v.codes[who]) }
	v.asks(as("Ada"), `same 1`, exit.OK)
	v.asks(as("Ada"), `add "? when does the app get a dark mode"`, exit.OK)
	v.asks(as("Ada"), `ask "Who pays for the cameras?"`, exit.OK)
	v.Does(session.Hide{Case: v.Said(2).ID})

	own, _ := v.asks(as("Ada"), "recap", exit.OK)
	for _, want := range []string{"You said: 2. the gate photo goes ahead, yours", "You noted (parked): when does the app get a dark mode",
		"You asked: Who pays for the cameras?", "The same for you: 1. shelf gaps are photographed", "dark mode, yours"} {
		if !strings.Contains(own, want) {
			t.Errorf("Ada's recap lacks %q:\n%s", want, own)
		}
	}
	for _, format := range []string{"md", "html"} {
		own, _ = v.asks(as("Ada"), "recap --format "+format, exit.OK)
		others, _ := v.asks(as("Mei"), "recap --format="+format, exit.OK)
		for _, want := range []string{"Ada", "◆", "the gate photo goes ahead", "Who pays for the cameras?"} {
			if !strings.Contains(own, want) {
				t.Errorf("%s: Ada's recap lacks %q:\n%s", format, want, own)
			}
		}
		for _, hers := range []string{"Ada", "the gate photo goes ahead"} { // it is hidden
			if strings.Contains(others, hers) {
				t.Errorf("%s: Mei's recap tells %q:\n%s", format, hers, others)
			}
		}
		if !strings.Contains(others, "shelf gaps are photographed") {
			t.Errorf("%s: Mei's recap lacks her own words:\n%s", format, others)
		}
	}
	if own, _ := v.asks(as("Ada"), "recap --format html --locale de", exit.OK); !strings.Contains(own, `<html lang="de">`) {
		t.Errorf("her recap in German: %.200s", own)
	}
	v.asks(as("Ada"), "recap --format html --locale es", exit.Usage)
	if own, _ := v.asks(as("Ada"), "recap --locale fr", exit.OK); !strings.Contains(own, "Ce que vous avez dit") || !strings.Contains(own, "the gate photo goes ahead") || strings.Contains(own, "You said") {
		t.Errorf("her recap as French text: %s", own)
	}
	for _, flags := range []string{"--locale de --json", "--json --locale=de", "--format text --json"} {
		if own, _ := v.asks(as("Ada"), "recap "+flags, exit.OK); !json.Valid([]byte(own)) {
			t.Errorf("recap %s is no JSON: %.200s", flags, own)
		}
	}
	german := "de"
	v.Does(session.SetBrand{Locale: &german})
	if own, _ := v.asks(as("Ada"), "recap", exit.OK); !strings.Contains(own, "Was Sie gesagt haben") || strings.Contains(own, "You said") {
		t.Errorf("her recap of a German customer: %s", own)
	}
	english := ""
	v.Does(session.SetBrand{Locale: &english})
	if _, errs := v.asks(as("Ada"), "recap --format docx", exit.Usage); !strings.Contains(errs, "choose from text, md, html") {
		t.Errorf("an unknown format: %q", errs)
	}
	v.asks(as("Ada"), "recap acme-1 Mei", exit.Usage)

	sam := func() *ssh.Client { return v.dial("sam", ssh.PublicKeys(v.key)) }
	if out, _ := v.asks(sam(), "recap acme-1 Ada", exit.OK); !strings.Contains(out, "You said: 2. the gate photo goes ahead") {
		t.Errorf("a facilitator reads of Ada: %q", out)
	}
	if out, _ := v.asks(sam(), "recap acme-1 Ada --format html", exit.OK); !strings.Contains(out, "For Ada") {
		t.Errorf("a facilitator writes for Ada: %q", out)
	}
	if out, _ := v.asks(sam(), "recap", exit.OK); !strings.Contains(out, "So far: ") {
		t.Errorf("the recap of all: %q", out)
	}
	if _, errs := v.asks(sam(), "recap acme-1 Zoe", exit.NoInput); !strings.Contains(errs, `"Zoe" is not on the list`) {
		t.Errorf("somebody who is not there: %q", errs)
	}
}
