package tui

import (
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/wall"
)

// Still is the screen of a face at one moment, of w by h cells, as nobody has touched it: a wall, a console or a seat.
// Every motion is at its end.
func Still(face any, look screen.Env, at time.Time, w, h int) frame.Frame {
	look.Now, look.ReducedMotion = func() time.Time { return at }, true
	var s screen.Screen
	switch face.(type) {
	case session.ConsoleFace:
		s = newConsole(look, "")
	case session.SeatFace, *session.SeatFace:
		s = newSeatScreen(look, "")
	default:
		s = wall.New(look)
	}
	s, _ = s.SetSize(w, h).Update(screen.SnapshotMsg{Projection: face, Now: at})
	f := s.SetSize(w, h).View()
	f.Cursor = nil
	return f
}

// Lit is a theme as a face asks for it: a wall is dark or light as its test card chose, and dark while its lights are off.
func Lit(t theme.Theme, face any) theme.Theme {
	if _, is := face.(session.WallFace); !is {
		return t
	}
	return t.Lit(wallDark(face))
}
