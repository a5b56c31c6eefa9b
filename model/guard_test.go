package model

import (
	"strings"
	"testing"
)

func TestGuard(t *testing.T) {
	for cell, want := range map[string]string{
		"":                    "",
		"plain":               "plain",
		"5 minutes - a day":   "5 minutes - a day",
		"=1+1":                "'=1+1",
		"+49 30 123":          "'+49 30 123",
		"-3":                  "'-3",
		"@SUM(1+9)":           "'@SUM(1+9)",
		"  =1":                "'  =1",
		"\u00a0=1":            "'\u00a0=1",
		"\u200b=1":            "'\u200b=1",
		"\tx":                 "'\tx",
		"\rx":                 "'\rx",
		"\nx":                 "'\nx",
		"＝1":                  "'＝1",
		"＠x":                  "'＠x",
		"'tis":                "''tis",
		"' =1":                "'' =1",
		"don't":               "don't",
		"\x00=cmd|' /C calc'": "'\x00=cmd|' /C calc'",
	} {
		if got := Guard(cell); got != want {
			t.Errorf("Guard(%q) = %q, want %q", cell, got, want)
		}
		if got := Unguard(want); got != cell {
			t.Errorf("Unguard(%q) = %q, want %q", want, got, cell)
		}
	}
	if got := Unguard("'hello"); got != "'hello" {
		t.Errorf("an apostrophe that is no guard was taken away: %q", got)
	}
}

func TestOwnHeader(t *testing.T) {
	if !OwnHeader([]string{"serendip_number", "title"}) {
		t.Error("our own header was not known")
	}
	for _, other := range [][]string{nil, {""}, {"title", "serendip_number"}} {
		if OwnHeader(other) {
			t.Errorf("%q passed for our own header", other)
		}
	}
}

func FuzzGuard(f *testing.F) {
	for _, s := range []string{"", "'", "''", "'=1", "=1", " \t=", "\ufeff@", "＋1", "a=1", "\xff=1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		guarded := Guard(s)
		if back := Unguard(guarded); back != s {
			t.Fatalf("Unguard(Guard(%q)) = %q", s, back)
		}
		if strings.HasPrefix(guarded, "'") {
			return
		}
		for _, start := range []string{guarded, strings.TrimSpace(guarded)} {
			if start != "" && strings.ContainsAny("=+-@\t\r\n＝＋－＠", string([]rune(start)[:1])) {
				t.Fatalf("Guard(%q) = %q can be taken for a formula", s, guarded)
			}
		}
	})
}
