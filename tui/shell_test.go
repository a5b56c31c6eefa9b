package tui

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/screen"
	"serendip/tui/tuitest"
)

// fakeRoom is a room whose answers a test decides.
type fakeRoom struct {
	mu     sync.Mutex
	face   session.ConsoleFace
	draft  string
	done   []session.Intent
	answer func(session.Intent) (session.Result, error)
	wake   chan struct{}
	left   bool
	gone   string
}

func newFakeRoom(f session.ConsoleFace) *fakeRoom {
	return &fakeRoom{face: f, wake: make(chan struct{}, 1), answer: func(session.Intent) (session.Result, error) { return session.Result{}, nil }}
}

func (r *fakeRoom) Do(_ context.Context, i session.Intent) (session.Result, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done = append(r.done, i)
	return r.answer(i)
}

func (r *fakeRoom) Face() any {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.face
}

func (r *fakeRoom) show(f session.ConsoleFace) {
	r.mu.Lock()
	r.face = f
	r.mu.Unlock()
	r.wake <- struct{}{}
}

func (r *fakeRoom) Wake() <-chan struct{} { return r.wake }

func (r *fakeRoom) Came() time.Time      { return time.Time{} }
func (r *fakeRoom) WakeIn(time.Duration) {}

func (r *fakeRoom) Draft() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.draft
}

func (r *fakeRoom) SetDraft(line string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.draft = line
}

func (r *fakeRoom) Now() time.Time { return facetest.Now() }

func (r *fakeRoom) Gone() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.gone
}

func (r *fakeRoom) Leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.left = true
}

func (r *fakeRoom) intents() []session.Intent {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]session.Intent(nil), r.done...)
}

func start(t *testing.T, room *fakeRoom, w, h int) *tuitest.Term {
	t.Helper()
	return tuitest.Run(t, NewConsole(room, Env{Profile: colorprofile.TrueColor, Dark: true, Zone: facetest.Zone()}), w, h)
}

func TestShellShowsFacesAndWakes(t *testing.T) {
	room := newFakeRoom(facetest.ConsoleEmpty())
	term := start(t, room, 120, 35)
	term.Until("Nothing yet.")
	room.show(facetest.Console(2))
	term.Until("Store managers photograph shelf gaps")
}

func TestShellKeepsWhatWasTypedAcrossAReconnect(t *testing.T) {
	room := newFakeRoom(facetest.Console(2))
	term := start(t, room, 120, 35)
	term.Until("Serendipitous")
	term.Type("half a thou")
	term.Until("> half a thou")
	again := start(t, room, 120, 35)
	again.Until("> half a thou")
}

func TestTheClockTicksAtTheTurnOfEachSecond(t *testing.T) {
	start := facetest.Now()
	for _, tc := range []struct{ after, want time.Duration }{
		{0, time.Second}, {300 * time.Millisecond, 700 * time.Millisecond}, {61 * time.Second, time.Second},
		{90*time.Second + 250*time.Millisecond, 750 * time.Millisecond},
	} {
		c := session.Clock{Timebox: time.Minute, Since: start}
		if got := EverySecond(c, start.Add(tc.after)); got != tc.want+time.Millisecond {
			t.Errorf("after %s the next tick is in %s, want %s and a little", tc.after, got, tc.want)
		}
	}
	if got := EverySecond(session.Clock{Stopped: true}, start); got != 0 {
		t.Errorf("a clock that stands ticks in %s", got)
	}
}

// What is said where the room reads along names no guest who did not agree to it.
func TestAStageSaysAloud(t *testing.T) {
	for _, tc := range []struct {
		of   func(session.Room, Env) tea.Model
		want string
	}{{NewConsole, "✓ Kwame Mensah is here"}, {NewStage, "✓ kwa is here"}} {
		room := newFakeRoom(facetest.Console(2))
		room.answer = func(session.Intent) (session.Result, error) {
			return session.Result{Note: "Kwame Mensah is here", Aloud: "kwa is here"}, nil
		}
		s := tc.of(room, Env{}).(Shell)
		msg := s.do(session.CheckIn{Name: "kwa"})()
		next, _ := s.answered(msg.(screen.ResultMsg))
		if got := "✓ " + next.(Shell).toast.text; got != tc.want {
			t.Errorf("said %q, want %q", got, tc.want)
		}
	}
}

func TestShellSendsInOrderAndSaysWhatCameOfIt(t *testing.T) {
	room := newFakeRoom(facetest.Console(2))
	room.answer = func(session.Intent) (session.Result, error) { return session.Result{Note: "kept as 13"}, nil }
	term := start(t, room, 120, 35)
	term.Until("Serendipitous")
	for _, line := range []string{"first", "second", "third"} {
		term.Type(line)
		term.Press("enter")
	}
	term.Until("✓ kept as 13")
	deadline := time.Now().Add(5 * time.Second)
	for len(room.intents()) < 3 && time.Now().Before(deadline) {
		time.Sleep(time.Millisecond)
	}
	var got []string
	for _, i := range room.intents() {
		got = append(got, i.(session.Say).Line)
	}
	if strings.Join(got, " ") != "first second third" {
		t.Errorf("sent in the order %v", got)
	}
}

func TestShellLeavesRefusedWordsInTheLine(t *testing.T) {
	room := newFakeRoom(facetest.Console(2))
	room.answer = func(session.Intent) (session.Result, error) {
		return session.Result{}, session.Refuse(session.NotSaved, "not saved: the disk is full")
	}
	term := start(t, room, 120, 35)
	term.Until("Serendipitous")
	term.Type("a fine idea")
	term.Press("enter")
	term.Until("✗ not saved: the disk is full")
	term.Until("> a fine idea")
	term.Until("✗ not saved")
}

func TestShellLaysDialogsOverAndTakesThemAway(t *testing.T) {
	room := newFakeRoom(facetest.Console(2))
	term := start(t, room, 120, 35)
	term.Until("Serendipitous")
	term.Press("f1")
	term.Until("Merge it into another one")
	term.Press("esc")
	term.Gone("Merge it into another one")
	term.Press("ctrl+p")
	term.Type("pause the cl")
	term.Until("Pause the clock")
	term.Press("enter")
	term.Gone("all commands ─")
	deadline := time.Now().Add(5 * time.Second)
	for len(room.intents()) == 0 && time.Now().Before(deadline) {
		time.Sleep(time.Millisecond)
	}
	if got := room.intents(); len(got) != 1 || got[0] != (session.Pause{Session: room.face.Session}) {
		t.Errorf("the palette did %v", got)
	}
}

func TestShellFitsEverySize(t *testing.T) {
	room := newFakeRoom(facetest.Console(2))
	term := start(t, room, 120, 35)
	term.Until("silent   Lena, Olu")
	term.Resize(50, 18)
	term.Until("This window is too small.")
	term.Type("nobody sees this")
	term.Resize(83, 26)
	term.Until("3 of 12")
	if got := room.Draft(); got != "" {
		t.Errorf("typed into what could not be seen: %q", got)
	}
}

func TestShellLetsOneLeaveWhatIsTooSmall(t *testing.T) {
	for _, key := range []string{"q", "esc", "ctrl+c"} {
		room := newFakeRoom(facetest.Console(2))
		term := start(t, room, 40, 10)
		term.Until("q leaves.")
		term.Press("x", key)
		term.Ended()
		if !room.left || len(room.intents()) != 0 {
			t.Errorf("%s: left %v, did %v", key, room.left, room.intents())
		}
	}
}

func TestLeavingEndsTheHoldAndNotTheSession(t *testing.T) {
	room := newFakeRoom(facetest.Console(2))
	term := start(t, room, 120, 35)
	term.Until("Serendipitous")
	term.Press("esc", "q")
	term.Until("Leave this console")
	term.Press("down", "enter")
	term.Ended()
	if !room.left || len(room.intents()) != 0 {
		t.Errorf("left %v, did %v", room.left, room.intents())
	}
}

func TestATakenOverHoldSaysSoAndEnds(t *testing.T) {
	room := newFakeRoom(facetest.Console(2))
	term := start(t, room, 120, 35)
	term.Until("Serendipitous")
	room.mu.Lock()
	room.gone = "You are in a newer window now."
	room.mu.Unlock()
	room.wake <- struct{}{}
	term.Until("You are in a newer window now.")
	term.Press("x")
	term.Ended()
}
