package tui

import (
	"strings"
	"testing"

	"serendip/session"
	"serendip/tui/facetest"
)

// Who asked under their name reads it at the end, and is not told that they said nothing.
func TestTheEndOfASeatTellsWhatItAsked(t *testing.T) {
	f := facetest.Seat(11)
	f.Mine, f.MyItems = nil, nil
	f.Asked = &session.SeatAsked{PublicAsked: &session.PublicAsked{}, Mine: []session.RoomQuestionFace{{Words: "Who pays for it?", Answer: "the depot"}}}
	if s := seen(news(newSeatScreen(seatLook(true), "").SetSize(80, 60), f)); !strings.Contains(s, "You asked: Who pays for it? Answered: the depot") ||
		strings.Contains(s, "You said nothing into this seat") {
		t.Errorf("the end says:\n%s", s)
	}
}
