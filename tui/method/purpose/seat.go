package purpose

import (
	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/seat"
)

// seatScreen is why we are here and the feature/function trap as a small picture.
type seatScreen struct{ seat.Centre }

// NewSeat makes the seat of the purpose block.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen { return seatScreen{seat.New(env, f)} }

// Update takes news; there is nothing to do here but to read.
func (s seatScreen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	s.Centre, _ = s.Hear(msg)
	return s, nil
}

// SetSize gives the centre's size.
func (s seatScreen) SetSize(w, h int) screen.Screen {
	s.W, s.H = w, h
	return s
}

// Keys are none.
func (s seatScreen) Keys() keys.Map { return nil }

// The picture never grows larger than this: it is a reminder, not a wall.
const seatPictureWidth, seatPictureHeight = 72, 15

// View is the vision over the picture.
func (s seatScreen) View() frame.Frame {
	t := s.Theme()
	words := s.Face.Vision
	if words == "" {
		words = s.Face.Block.Prompt
	}
	lines := append([]string{t.Dim.Render("why we are here")}, seat.Paragraph(words, s.TextWidth(), t.Title)...)
	all := frame.Of(s.W, s.H)
	top, rest := all.Top(len(lines) + 1)
	rest.W, rest.H = min(rest.W, seatPictureWidth), min(rest.H, seatPictureHeight)
	sheet := poster.New(s.Env, s.Env.Now(), s.W, s.H)
	berg(sheet, rest)
	return frame.New(s.W, s.H, append([]frame.Pane{frame.NewPane("vision", top, lines...)}, sheet.Panes()...)...)
}
