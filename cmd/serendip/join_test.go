package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"serendip/exports"
)

// TestTheJoinSheetSpeaksTheCustomersLanguage, but for the line, ssh's own question and the names of systems.
func TestTheJoinSheetSpeaksTheCustomersLanguage(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 27, 9, 0, 0, 0, zone)
	lines := func(locale, guest string) []string {
		says := exports.VoiceOf(locale)
		s := sheet{Title: "title", Guest: guest, When: says.Span(at, at.Add(2*time.Hour)), Line: "ssh line", Plain: "ssh plain", Fingerprint: "SHA256:x", Voice: says}
		var text bytes.Buffer
		if err := s.write(&text); err != nil {
			t.Fatal(err)
		}
		_, page := elements(t, s)
		if !strings.Contains(page, "@page { margin: ") {
			t.Error("on paper the sheet has no edge")
		}
		_, page, _ = strings.Cut(page, "print") // the style sheet
		return append(strings.Split(text.String(), "\n"), strings.Split(page, "\n")...)
	}
	for locale, want := range map[string]string{"de": "Freitag, 27. November 2026, 09:00 bis 11:00 Uhr (Ortszeit Berlin)", "fr": "vendredi 27 novembre 2026, de 9\u00a0h\u00a000 à 11\u00a0h\u00a000 (heure de Berlin)"} {
		for _, guest := range []string{"", "Ada"} {
			english := make(map[string]bool)
			for _, line := range lines("en", guest) {
				english[strings.TrimSpace(line)] = true
			}
			same := 0
			for _, line := range lines(locale, guest) {
				line = strings.TrimSpace(line)
				if len(strings.Fields(line)) < 2 || strings.Contains(line, "ssh ") || strings.Contains(line, "SHA256") || strings.Contains(line, "(yes/no") || strings.Contains(line, "{") {
					continue
				}
				if same++; english[line] {
					t.Errorf("%s: %q", locale, line)
				}
			}
			if all := strings.Join(lines(locale, guest), "\n"); same < 20 || !strings.Contains(all, want) {
				t.Errorf("%s: %d lines, and not %q:\n%s", locale, same, want, all)
			}
		}
	}
}
