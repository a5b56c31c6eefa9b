package main

import (
	"context"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"

	"serendip/exports"
	"serendip/session"
	"serendip/tui"
	"serendip/tui/screen"
	"serendip/tui/theme"
)

// The size of a film, and of a still where there is no terminal.
const filmWidth, filmHeight = 120, 35

// filmOf is the wall of a session as it changed.
func filmOf(ctx context.Context, l *session.Live, v *session.Session) (exports.Film, error) {
	past, err := l.Past(ctx, v.ID, session.AtWall)
	if err != nil {
		return exports.Film{}, err
	}
	look := screen.Env{Theme: theme.New(false, colorprofile.TrueColor), Zone: zoneOf(v)}
	return exports.Film{Began: past.Began(), Width: filmWidth, Height: filmHeight, Pictures: func(yield func(exports.FilmPicture) bool) {
		for m := range past.Len() {
			rows := wallRows(past.Wall(m), look, past.Time(m))
			if !yield(exports.FilmPicture{At: past.Time(m).Sub(past.Began()), Rows: rows}) {
				return
			}
		}
	}}, nil
}

// wallRows is a wall in colour, row by row.
func wallRows(face session.WallFace, look screen.Env, at time.Time) []string {
	look.Theme = tui.Lit(look.Theme, face)
	return strings.Split(tui.Still(face, look, at, filmWidth, filmHeight).Text(look.Theme), "\n")
}
