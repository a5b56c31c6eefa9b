package tui

import (
	"fmt"
	"strings"
	"testing"

	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/screen"
	"serendip/tui/tuitest"
)

func TestConsoleGoldens(t *testing.T) {
	faces := map[string]session.ConsoleFace{"lobby": facetest.ConsoleLobby(), "empty": facetest.ConsoleEmpty(), "before-round": facetest.BeforeRound(),
		"dots": facetest.ConsoleDots(facetest.Dots(true)), "dots-cut": facetest.ConsoleDots(facetest.DotsRevealed())}
	for n, b := range facetest.Agenda() {
		faces[fmt.Sprintf("%02d-%s", n, b.Method)] = facetest.Console(n)
	}
	for name, f := range faces {
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
			s := showing(f, size[0], size[1])
			tuitest.Golden(t, fmt.Sprintf("%s-%d", name, size[0]), tuitest.Draw(s.View(), look(true).Theme, size[0], size[1]))
		}
		for _, dark := range []bool{true, false} {
			var b strings.Builder
			for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
				s, _ := showing(f, size[0], size[1]).Update(screen.EnvMsg{Env: look(dark)})
				fmt.Fprintf(&b, "== %d x %d\n%s\n", size[0], size[1], tuitest.Styles(s.View(), look(dark).Theme, size[0], size[1]))
			}
			tuitest.Golden(t, fmt.Sprintf("%s-styles-%s", name, map[bool]string{true: "dark", false: "light"}[dark]), b.String())
		}
	}
}

// TestEveryCheckIsMendedFromTheLobby holds that whatever stands as failed before the beginning has its key beside it.
func TestEveryCheckIsMendedFromTheLobby(t *testing.T) {
	for _, c := range facetest.Checks() {
		if key, does := mends(c); (key == "" || does == "") && c != session.CheckPort {
			t.Errorf("no key mends %s", c)
		}
	}
}
