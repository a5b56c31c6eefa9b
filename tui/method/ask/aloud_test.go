package ask

import (
	"testing"

	"serendip/session"
)

// TestNobodyIsSentToASeatWhereThereIsNone: on a wall before a room that answers by hands.
func TestNobodyIsSentToASeatWhereThereIsNone(t *testing.T) {
	for aloud, want := range map[bool]string{true: "", false: ", on your seat"} {
		if got := onSeats(&session.AskingFace{Aloud: aloud}, ", on your seat"); got != want {
			t.Errorf("without seats %v: %q", aloud, got)
		}
	}
}
