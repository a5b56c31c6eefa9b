package speakers_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/method/speakers"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func env() screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
}

func face() session.SessionFace {
	return session.SessionFace{Programme: "North", Title: "Breakfast", State: model.Live,
		Block: model.Block{Title: "Speakers", Method: model.Speakers, Prompt: "What worked, and what did not at first?", Timebox: 20 * time.Minute},
		Clock: session.Clock{Timebox: 20 * time.Minute, Since: facetest.Now().Add(-9 * time.Minute)}}
}

func queue() *session.SpeakersFace {
	id := facetest.ID[model.SpeakerID]
	runs := session.Clock{Timebox: 5 * time.Minute, Since: facetest.Now().Add(-200 * time.Second)}
	return &session.SpeakersFace{Customers: 1, Cards: model.PromptCards(), Queue: []session.SpeakerFace{
		{ID: id(1), Name: "Kit Moore", Side: model.SideVendor, Box: 3 * time.Minute, Done: true, Clock: session.Clock{Timebox: 3 * time.Minute, Base: 50 * time.Second, Stopped: true}},
		{ID: id(2), Name: "Ada Lopez", Side: model.SideCustomer, Box: 5 * time.Minute, Speaking: true, Clock: runs},
		{ID: id(3), Name: "佐藤 美咲", Side: model.SideVendor, Box: 5 * time.Minute, Clock: session.Clock{Timebox: 5 * time.Minute, Stopped: true}},
	}}
}

func public(now string) *session.PublicSpeakers {
	return &session.PublicSpeakers{Now: now, Next: "佐藤 美咲", Left: 1, Spoke: 1, Clock: queue().Queue[1].Clock}
}

func TestGoldens(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
		w, h := size[0], size[1]
		name := fmt.Sprintf("%dx%d", w, h)
		for what, p := range map[string]*session.PublicSpeakers{"none": nil, "speaking": public("Ada Lopez"), "between": public("")} {
			t.Run("wall_"+what+"_"+name, func(t *testing.T) {
				f := session.WallFace{SessionFace: face(), Speakers: p}
				golden.RequireEqual(t, frame.Plain(frame.New(w, h, speakers.Wall(f, env(), facetest.Now(), w, h)...)))
			})
		}
		t.Run("console_"+name, func(t *testing.T) {
			f := session.ConsoleFace{SessionFace: face(), Speakers: queue()}
			golden.RequireEqual(t, frame.Plain(speakers.NewConsole(env(), f).SetSize(w-20, h-6).View()))
		})
		t.Run("seat_"+name, func(t *testing.T) {
			f := &session.SeatFace{SeatShared: &session.SeatShared{SessionFace: face()}, Speakers: &session.SeatSpeakers{PublicSpeakers: *public("Ada Lopez"), Mine: true}}
			golden.RequireEqual(t, frame.Plain(speakers.NewSeat(env(), f).SetSize(w, h-4).View()))
		})
	}
}

// TestKeys presses each key of the queue.
// TestTheSpeakersOwnSeatShowsTheTime as large as it can, and asks the speaker for nothing else.
func TestTheSpeakersOwnSeatShowsTheTime(t *testing.T) {
	const card = "Does it remind you"
	for h, large := range map[int]int{6: 0, 14: 5, 40: 7} {
		f := &session.SeatFace{SeatShared: &session.SeatShared{SessionFace: face()}, Speakers: &session.SeatSpeakers{PublicSpeakers: *public("Ada Lopez"), Mine: true}}
		got := frame.Plain(speakers.NewSeat(env(), f).SetSize(90, h).View())
		if rows := len(regexp.MustCompile(`(?m)^.*[█▀▄].*$`).FindAllString(got, -1)); rows < large {
			t.Errorf("in %d rows the clock has %d:\n%s", h, rows, got)
		}
		if !strings.Contains(got, "You speak.") || strings.Contains(got, card) {
			t.Errorf("in %d rows:\n%s", h, got)
		}
		f.Speakers.Mine = false
		if got := frame.Plain(speakers.NewSeat(env(), f).SetSize(90, 24).View()); !strings.Contains(got, card) {
			t.Errorf("who listens is not asked:\n%s", got)
		}
	}
}

func TestKeys(t *testing.T) {
	f := session.ConsoleFace{SessionFace: face(), Speakers: queue()}
	q := f.Speakers.Queue
	for key, want := range map[string]any{
		"space": session.StopSpeaker{Session: f.Session, Speaker: q[1].ID},
		"enter": session.StopSpeaker{Session: f.Session, Speaker: q[1].ID},
		"[":     session.MoveSpeaker{Session: f.Session, Speaker: q[1].ID, By: -1},
		"]":     session.MoveSpeaker{Session: f.Session, Speaker: q[1].ID, By: 1},
		"v":     session.TurnSpeakerSide{Session: f.Session, Speaker: q[1].ID},
	} {
		s, _ := speakers.NewConsole(env(), f).SetSize(100, 30).Update(desk.FocusMsg{List: true})
		_, msgs := tuitest.Press(s, key)
		if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != want {
			t.Errorf("%s utters %v", key, got)
		}
	}
	if wrong := speakers.NewConsole(env(), f).Keys().Check(); len(wrong) > 0 {
		t.Error(wrong)
	}
}
