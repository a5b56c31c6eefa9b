package tui

import (
	"fmt"
	"strings"
	"testing"

	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/plain"
	"serendip/tui/tuitest"
	"serendip/tui/wall"
)

// TestTopicsGoldens draws an unconference for every audience, at three sizes, as text and as it is seen on a dark and on a
// light terminal; the plain face is its sentences.
func TestTopicsGoldens(t *testing.T) {
	for name, board := range map[string]*session.TopicsFace{"proposing": facetest.Board(false, false), "scheduled": facetest.Board(true, false),
		"talking": facetest.Board(true, true), "coffee": facetest.Coffee()} {
		for who, view := range map[string]func(dark bool, w, h int) frame.Frame{
			"wall": func(dark bool, w, h int) frame.Frame {
				return frame.New(w, h, wall.Picture(facetest.WallTopics(board), look(dark), facetest.Now(), w, h)...)
			},
			"console": func(dark bool, w, h int) frame.Frame {
				return showing(facetest.ConsoleTopics(board), w, h).View()
			},
			"seat": func(dark bool, w, h int) frame.Frame {
				return news(newSeatScreen(seatLook(dark), "").SetSize(w, h), facetest.SeatTopics(board)).View()
			},
		} {
			var b strings.Builder
			for _, size := range [][2]int{{80, 24}, {120, 35}, {200, 60}} {
				w, h := size[0], size[1]
				fmt.Fprintf(&b, "== %d x %d\n%s\n", w, h, tuitest.Draw(view(true, w, h), look(true).Theme, w, h))
				for _, dark := range []bool{true, false} {
					fmt.Fprintf(&b, "== seen at %d, dark %v\n%s\n", w, dark, tuitest.Styles(view(dark, w, h), look(dark).Theme, w, h))
				}
			}
			tuitest.Golden(t, name+"-"+who, b.String())
		}
		tuitest.Golden(t, name+"-plain", strings.Join(plain.Face(facetest.SeatTopics(board), facetest.Now()), "\n")+"\n")
	}
}
