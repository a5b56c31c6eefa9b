package tui

import (
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
)

// TestLobbySaysWhichLettersAreDue, and which follow-ups come to nobody.
func TestLobbySaysWhichLettersAreDue(t *testing.T) {
	f := facetest.Console(0)
	day := facetest.Now().AddDate(0, 0, -3)
	f.State, f.Letters = model.Draft, &session.LettersFace{Plan: []session.LetterFace{
		{Step: model.LetterInvitation, Day: day, To: 4, Waiting: 4},
		{Step: model.LetterFollowUp1, Day: day, Skipped: 4},
	}}
	text := frame.Plain(newLobby(look(true), f).SetSize(100, 30).View())
	for _, want := range []string{"invitation was due 3 days ago, 4 drafts   d makes them", "follow-up mail 1 is skipped: its day came before the invitation"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
