package exports

import (
	"strings"
	"testing"
)

// TestARoundSaysHowItWasScored, and no way in which nobody did.
func TestARoundSaysHowItWasScored(t *testing.T) {
	for _, c := range []struct {
		round Round
		want  string
	}{
		{Round{Seats: 12, Hands: 2}, "12 scored on seats, 2 by hands."},
		{Round{Hands: 14}, "14 scored by hands."},
		{Round{Seats: 5, Laptop: 3}, "5 scored on seats. 3 on a passed laptop."},
		{Round{Laptop: 3}, "3 on a passed laptop."},
		{Round{}, "0 scored on seats."},
	} {
		if got := newTeller(Report{}).scorers(c.round); got != c.want {
			t.Errorf("%+v: %q, not %q", c.round, got, c.want)
		}
	}
}

// TestARunSheetAsksInItsLanguage what the built-in agendas ask; what somebody asks otherwise stays as it was typed.
func TestARunSheetAsksInItsLanguage(t *testing.T) {
	r := Report{Look: Look{Locale: "de"}}
	r.Content.Session.Agenda = []Block{{Title: "Connect", Method: "connect", Prompt: "Who is here, and what do you do all day?"}, {Title: "Mine", Method: "capture", Prompt: "Who has the key?"}}
	var page strings.Builder
	if err := writeRunSheet(&page, r); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Wer ist hier, und was tun Sie den Tag über?", "Who has the key?"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("%q is not asked", want)
		}
	}
}
