package pause

import (
	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/widget"
)

// seatScreen is how long the break still is; ideas are welcome all the same.
type seatScreen struct{ seat.Centre }

// NewSeat makes the seat of the break.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen { return seatScreen{seat.New(env, f)} }

// Update takes news.
func (s seatScreen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	s.Centre, _ = s.Hear(msg)
	return s, nil
}

// SetSize gives the centre's size.
func (s seatScreen) SetSize(w, h int) screen.Screen {
	s.W, s.H = w, h
	return s
}

// Keys are none of its own.
func (s seatScreen) Keys() keys.Map { return nil }

// View is the time left in large digits and when we go on.
func (s seatScreen) View() frame.Frame {
	t := s.Theme()
	sheet := poster.New(s.Env, s.Env.Now(), s.W, s.H)
	lines := []string{t.Title.Render("A break. Look up, stand up.")}
	if s.Face.Clock.Timebox > 0 {
		scale := widget.BigText
		if s.H >= 14 {
			scale = widget.BigNumber
		}
		lines = append(lines, "")
		lines = append(lines, sheet.Left(s.Face.Clock, scale)...)
		lines = append(lines, "", t.Text.Render(wallGoOn(sheet, s.Face.Clock)))
	}
	lines = append(append(lines, ""), seat.Paragraph("Did something come to mind? Press c and type it: it is kept.", s.W, t.Dim)...)
	return frame.New(s.W, s.H, frame.NewPane("break", frame.Of(s.W, s.H), seat.Squeeze(lines, s.H)...))
}
