package model

import (
	"testing"
	"time"
)

func TestReadDay(t *testing.T) {
	now := time.Date(2026, time.October, 14, 9, 0, 0, 0, time.UTC)
	for typed, want := range map[string]string{
		"2026-10-21": "2026-10-21", "21.10.": "2026-10-21", "21.10": "2026-10-21", "1.2.2027": "2027-02-01",
		"13.10.": "2027-10-13", "14.10.": "2026-10-14", "3 Nov": "2026-11-03", " 3 November ": "2026-11-03", "": "",
	} {
		if got, ok := ReadDay(typed, now); !ok || got != want {
			t.Errorf("%q is %q, %v; want %q", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"soon", "2026-13-01", "31.2.", "2026-02-30"} {
		if got, ok := ReadDay(typed, now); ok {
			t.Errorf("%q was taken as %q", typed, got)
		}
	}
}
