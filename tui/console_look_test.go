package tui

import (
	"fmt"
	"testing"

	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/screen"
	"serendip/tui/tuitest"
)

func TestConsoleGoldens(t *testing.T) {
	faces := map[string]session.ConsoleFace{"lobby": facetest.ConsoleLobby(), "empty": facetest.ConsoleEmpty(), "before-round": facetest.BeforeRound()}
	for n, b := range facetest.Agenda() {
		faces[fmt.Sprintf("%02d-%s", n, b.Method)] = facetest.Console(n)
	}
	for name, f := range faces {
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
			s := showing(f, size[0], size[1])
			tuitest.Golden(t, fmt.Sprintf("%s-%d", name, size[0]), tuitest.Draw(s.View(), look(true).Theme, size[0], size[1]))
		}
		for _, dark := range []bool{true, false} {
			s, _ := showing(f, 80, 24).Update(screen.EnvMsg{Env: look(dark)})
			tuitest.Golden(t, fmt.Sprintf("%s-styles-%s", name, map[bool]string{true: "dark", false: "light"}[dark]),
				tuitest.Styles(s.View(), look(dark).Theme, 80, 24))
		}
	}
}
