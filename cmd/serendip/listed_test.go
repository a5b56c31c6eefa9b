package main

import "testing"

// A console that stands open ends with the right to have it, even while nothing happens in the room.
func TestAConsoleEndsWhenItsKeyIsTakenOffTheList(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	console := v.Console()
	console.Shows("Acme")
	v.verb("", "keys", "remove", "Sam")
	console.Shows("This key may no longer facilitate here.", "Any key closes this window.")
	console.Hides("Acme")
	console.Presses("q")
	if err := console.ends(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}
