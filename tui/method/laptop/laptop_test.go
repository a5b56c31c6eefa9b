package laptop_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/method/dots"
	"serendip/tui/method/laptop"
	"serendip/tui/method/score"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func passing(f session.ConsoleFace) screen.Screen {
	env := screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
	return laptop.New(env, laptop.OfConsole(f), score.NewSeat, dots.NewSeat).SetSize(80, 24)
}

func seen(s screen.Screen) string { return frame.Plain(s.View()) }

// kept says to the screen that everything it sent is kept, and answers what that was.
func kept(s screen.Screen, intents []any, err error) screen.Screen {
	for _, i := range intents {
		s, _ = s.Update(screen.ResultMsg{Intent: i, Err: err})
	}
	return s
}

func TestEachVotesUnderANameOfTheirOwnAndLeavesACleanScreen(t *testing.T) {
	s := passing(facetest.Console(7))
	if text := seen(s); !strings.Contains(text, "Hand it to the first person.") || strings.Contains(text, "Ask Mei") {
		t.Fatalf("begins with\n%s", text)
	}
	var voters []session.VoterID
	for n := range 2 {
		s, _ = tuitest.Press(s, "enter")
		if text := seen(s); !strings.Contains(text, "1 of 9") || strings.Contains(text, "[3]") {
			t.Fatalf("person %d begins with\n%s", n, text)
		}
		next, msgs := tuitest.Press(s, "3", "2")
		votes := tuitest.Intents(msgs)
		if len(votes) != 2 {
			t.Fatalf("%d votes", len(votes))
		}
		s = kept(next, votes, nil)
		for _, v := range votes {
			vote, ok := v.(session.OnLaptop)
			if _, mark := vote.Vote.(session.Mark); !ok || !mark {
				t.Fatalf("uttered %#v", v)
			}
			voters = append(voters, vote.Voter)
		}
		if text := seen(s); !strings.Contains(text, "[3]") || strings.Contains(text, "…  ") {
			t.Errorf("kept marks do not show:\n%s", text)
		}
		next, msgs = tuitest.Press(s, "enter")
		in := tuitest.Intents(msgs)
		if failed := kept(next, in, errors.New("the disk is full")); !strings.Contains(seen(failed), "the disk is full") {
			t.Errorf("a failed handing in is silent:\n%s", seen(failed))
		}
		s = kept(next, in, nil)
		if text := seen(s); strings.Contains(text, "[3]") || !strings.Contains(text, "Hand it to the next person.") {
			t.Errorf("after handing in:\n%s", text)
		}
	}
	if voters[0] == voters[2] || voters[0] != voters[1] || voters[0] == (session.VoterID{}) {
		t.Errorf("voted as %v", voters)
	}
}

func TestDotsOnAPassedLaptop(t *testing.T) {
	s, _ := tuitest.Press(passing(facetest.ConsoleDots(facetest.Dots(true))), "enter")
	s, msgs := tuitest.Press(s, "3")
	votes := tuitest.Intents(msgs)
	if len(votes) != 1 || votes[0].(session.OnLaptop).Vote.(session.GiveDots).Dots != 3 {
		t.Fatalf("uttered %#v", votes)
	}
	s = kept(s, votes, nil)
	if text := seen(s); !strings.Contains(text, "●●●") || !strings.Contains(text, "2 of 5 left") {
		t.Errorf("shows\n%s", text)
	}
}

func TestAReasonGivenThereHasNoNameEither(t *testing.T) {
	s, _ := tuitest.Press(passing(facetest.Console(7)), "enter")
	_, msgs := tuitest.Press(s, "w")
	for _, m := range msgs {
		if open, ok := m.(screen.OpenMsg); ok {
			form, _ := tuitest.Press(open.Screen.SetSize(80, 24), "y", "e", "s")
			_, out := tuitest.Press(form, "enter")
			for _, i := range tuitest.Intents(out) {
				if vote, ok := i.(session.OnLaptop); ok && vote.Vote.(session.GiveReason).Reason == "yes" {
					return
				}
			}
			t.Fatalf("the form uttered %#v", out)
		}
	}
	t.Fatalf("w opened nothing: %#v", msgs)
}

func TestTheLaptopIsGivenBackAfterAQuestion(t *testing.T) {
	s := passing(facetest.Console(7))
	_, msgs := tuitest.Press(s, "esc")
	if len(msgs) != 1 {
		t.Fatalf("esc did %#v", msgs)
	}
	if _, asks := msgs[0].(screen.OpenMsg); !asks {
		t.Fatalf("esc did %#v", msgs)
	}
	f := facetest.Console(7)
	r := *f.Round
	r.Open = false
	f.Round, f.Wall.Round = &r, &r
	s, _ = s.Update(screen.SnapshotMsg{Projection: f, Now: facetest.Now()})
	if text := seen(s); !strings.Contains(text, "The round is closed.") {
		t.Errorf("closed meanwhile:\n%s", text)
	}
	_, msgs = tuitest.Press(s, "enter", "esc")
	if len(msgs) != 1 || msgs[0] != (screen.BackMsg{}) {
		t.Errorf("esc did %#v", msgs)
	}
}
