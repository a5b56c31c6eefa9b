package home_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
	"serendip/tui/getting"
	"serendip/tui/home"
	"serendip/tui/screen"
	"serendip/tui/tuitest"
)

// TestLettersOpenFromHome: the plan of the one session that has some due, else a choice between them and the one under the
// cursor.
func TestLettersOpenFromHome(t *testing.T) {
	f := busy()
	for i := range f.Next {
		f.Next[i].Session = model.SessionID{byte(i + 1)}
		plan := session.LettersFace{Plan: []session.LetterFace{{Step: model.LetterInvitation, Day: evening.AddDate(0, 0, -3), To: 4, Waiting: 4}}}
		f.Plans = append(f.Plans, session.HomeLetters{HomeSession: f.Next[i], LettersFace: plan})
	}
	opens := func(keys ...string) string {
		t.Helper()
		s, _ := with(f, 80, 24, true)
		_, msgs := tuitest.Press(s, keys...)
		for _, m := range msgs {
			if open, is := m.(screen.OpenMsg); is {
				return ansi.Strip(tuitest.Draw(open.Screen.SetSize(80, 24).View(), look(true).Theme, 80, 24))
			}
		}
		return ""
	}
	f.Plans[0].Due = 1
	if got := opens("l"); !strings.Contains(got, "invitation") || !strings.Contains(got, "Acme") || !strings.Contains(got, "4, 3 days late") {
		t.Errorf("l opens\n%s", got)
	}
	if got := opens("down", "l"); !strings.Contains(got, "whose letters?") || !strings.Contains(got, "1 due") || !strings.Contains(got, "nothing due") {
		t.Errorf("from another session l opens\n%s", got)
	}
	f.Plans = nil
	if got := opens("l"); got != "" {
		t.Errorf("without a plan l opens\n%s", got)
	}
}

// TestHomeSaysWhichFollowUpsAreSkipped under the letter that is due.
func TestHomeSaysWhichFollowUpsAreSkipped(t *testing.T) {
	f := busy()
	f.Letters = []session.HomeLetter{{Programme: "Acme", Letter: session.LetterFace{Step: model.LetterInvitation, Day: evening, Waiting: 4}, Skipped: "follow-up mail 1 is skipped: its day came before the invitation"}}
	s, _ := with(f, 100, 30, true)
	if got := ansi.Strip(tuitest.Draw(s.View(), look(true).Theme, 100, 30)); !strings.Contains(got, "    follow-up mail 1 is skipped: its day came before the invitation") {
		t.Errorf("home says\n%s", got)
	}
}

// TestTheProgrammeLeavesFromHome: one key opens the files of the customer's whole programme.
func TestTheProgrammeLeavesFromHome(t *testing.T) {
	f := busy()
	for i := range f.Next {
		f.Next[i].Session = model.SessionID{byte(i + 1)}
	}
	var asked model.SessionID
	s := home.New(look(true), home.Options{Chosen: func(home.Choice) tea.Cmd { return nil }, Programme: func(id model.SessionID) getting.Exporter {
		asked = id
		return nothing{}
	}}).SetSize(80, 24)
	s, _ = s.Update(screen.SnapshotMsg{Projection: f, Now: evening})
	_, msgs := tuitest.Press(s, "e")
	if len(msgs) != 1 || asked != f.Next[0].Session {
		t.Fatalf("%v of %v", msgs, asked)
	}
	if open, is := msgs[0].(screen.OpenMsg); !is || !strings.Contains(ansi.Strip(tuitest.Draw(open.Screen.SetSize(80, 24).View(), look(true).Theme, 80, 24)), "The whole programme of") {
		t.Errorf("it opens %v", msgs[0])
	}
}

// nothing writes no files.
type nothing struct{ getting.Exporter }

func (nothing) Formats() []getting.Format              { return []getting.Format{{Name: "md", About: "a page"}} }
func (nothing) Folder() string                         { return "/exports" }
func (nothing) Fetch(model.SessionID, []string) string { return "ssh HOST" }
