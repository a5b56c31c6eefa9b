package main

import (
	"slices"
	"testing"

	"serendip/session"
)

// TestAClosedSessionHasNoWallLine: its token ended with it, and a line without one lets nobody in.
func TestAClosedSessionHasNoWallLine(t *testing.T) {
	d := session.Door{Host: "meet.example.org", Port: 2222}
	for token, want := range map[string]bool{"": false, "abc": true} {
		o := opened{Host: d.Host, Port: d.Port, Session: "acme-1", State: "closed", Wall: wallAt(d, token)}
		has := slices.ContainsFunc(o.rows("ssh HOST"), func(row []string) bool { return row[0] == "wall" })
		if has != want {
			t.Errorf("with the token %q there is a line for the wall: %v", token, has)
		}
	}
}
