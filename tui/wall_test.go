package tui

import (
	"context"
	"image/color"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

// publicRoom is a hold for a wall or a stage: it shows one face, and counts what is asked of it.
type publicRoom struct {
	face any
	wake chan struct{}
	done atomic.Int32
	left atomic.Bool
	now  func() time.Time
}

func newPublicRoom(face any) *publicRoom {
	return &publicRoom{face: face, wake: make(chan struct{}), now: facetest.Now}
}

func (r *publicRoom) Do(context.Context, session.Intent) (session.Result, error) {
	r.done.Add(1)
	return session.Result{Note: "done"}, nil
}
func (r *publicRoom) Face() any             { return r.face }
func (r *publicRoom) Wake() <-chan struct{} { return r.wake }
func (r *publicRoom) Came() time.Time       { return time.Time{} }

func (r *publicRoom) WakeIn(d time.Duration) {
	if d > 0 {
		time.AfterFunc(d, func() {
			select {
			case r.wake <- struct{}{}:
			default:
			}
		})
	}
}
func (r *publicRoom) Draft() string   { return "" }
func (r *publicRoom) SetDraft(string) {}
func (r *publicRoom) Now() time.Time  { return r.now() }
func (r *publicRoom) Gone() string    { return "" }
func (r *publicRoom) Leave()          { r.left.Store(true) }

func paused(f session.WallFace) session.WallFace {
	f.Clock.Stopped = true
	return f
}

func TestTheWallRootHearsNoKeyAndGoesWhenItsHoldEnds(t *testing.T) {
	room := newPublicRoom(paused(facetest.Wall(2)))
	term := tuitest.Run(t, NewWall(room, Env{Profile: colorprofile.TrueColor, Zone: facetest.Zone()}), 120, 35)
	term.Until("7 do the same")
	before := term.Screen()
	term.Press("q", "?", "f1", "esc", "ctrl+c", "ctrl+p", "ctrl+l", "pgdown", "pgdown", "enter")
	term.Type("words")
	term.Resize(121, 36) // whatever the keys did would be drawn by now
	term.UntilTrue("the same picture, centred", func(screen string) bool {
		return strings.Contains(screen, "7 do the same") && squeezed(screen) == squeezed(before)
	})
	if n := room.done.Load(); n != 0 {
		t.Errorf("keys on a wall did %d things", n)
	}
	close(room.wake)
	term.Ended()
	if !room.left.Load() {
		t.Error("the hold was not given back")
	}
}

// squeezed is a screen without its blanks.
func squeezed(screen string) string { return strings.Join(strings.Fields(screen), " ") }

func TestARevealMovesOnAStageByItself(t *testing.T) {
	began := time.Now()
	f := facetest.Wall(8)
	f.Reveal.RevealedAt = began
	room := newPublicRoom(facetest.Stage(f))
	room.now = time.Now
	term := tuitest.Run(t, NewStage(room, Env{Profile: colorprofile.TrueColor, Zone: facetest.Zone()}), 120, 35)
	term.Until(f.Reveal.Passed[0].Case.Title)
	term.Until("Talk about first")
}

func TestLightsOffMakeTheWholeScreenDark(t *testing.T) {
	for _, c := range []struct {
		name string
		face session.WallFace
		dark bool
	}{
		{"light unless the test card found otherwise", facetest.Wall(2), false},
		{"dark while the lights are off", facetest.Dark(), true},
		{"dark as the test card chose", func() session.WallFace { f := facetest.Wall(2); f.Light = false; return f }(), true},
	} {
		want := theme.New(c.dark, colorprofile.TrueColor).Ground
		if !sameColor(theme.New(wallDark(c.face), colorprofile.TrueColor).Ground, want) {
			t.Errorf("wall: not %s", c.name)
		}
		if stageDark(facetest.Stage(c.face)) != c.dark {
			t.Errorf("stage: not %s", c.name)
		}
	}
}

func sameColor(a, b color.Color) bool {
	r, g, bl, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	return r == r2 && g == g2 && bl == b2
}

func TestAStageTicksOnlyForWhatMoves(t *testing.T) {
	if d := stageTick(facetest.Stage(facetest.Wall(2)), facetest.Now()); d <= 0 || d > time.Second+time.Millisecond {
		t.Errorf("a running clock ticks in %v", d)
	}
	for _, name := range []string{"lobby", "capture-paused", "dark", "closed"} {
		if d := stageTick(facetest.Stage(facetest.Find(name)), facetest.Now()); d != 0 {
			t.Errorf("%s ticks in %v", name, d)
		}
	}
	if wallTick(*session.NoSeat(), facetest.Now()) != 0 || stageDark(model.Live) {
		t.Error("another audience's face moves a wall")
	}
}
