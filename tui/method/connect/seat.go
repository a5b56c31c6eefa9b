package connect

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// seatScreen asks for organisation and role. Who has said them sees them, and may change them.
type seatScreen struct {
	seat.Centre
	form    widget.Form
	filling bool
	asked   session.Describe // on its way; the zero value when nothing is
}

// NewSeat makes the seat of the connect block.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	s := seatScreen{Centre: seat.New(env, f)}
	s.filling = f.Me.Organisation == "" || f.Me.Role == ""
	return s.fresh()
}

// fresh is the form with what is known.
func (s seatScreen) fresh() seatScreen {
	s.form = widget.NewForm(
		widget.Field{ID: "organisation", Label: "Organisation", Value: s.Face.Me.Organisation, Example: "Acme Logistics", Limit: 200},
		widget.Field{ID: "role", Label: "What you do", Value: s.Face.Me.Role, Example: "dispatcher, night shift", Limit: 200},
	)
	return s
}

const seatEdit keys.Action = "edit"

// Where is the line while the form is filled in.
func (s seatScreen) Where() keys.Where {
	if s.filling {
		return keys.Line
	}
	return keys.List
}

// HalfFilled says that somebody is in the middle of the form.
func (s seatScreen) HalfFilled() bool { return s.filling && s.form.Changed() }

// Update fills the form in.
func (s seatScreen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	was := s.Face.Me
	s.Centre, fresh = s.Hear(msg)
	if r, ok := msg.(screen.ResultMsg); ok {
		return s.answered(r), nil
	}
	if fresh && !s.form.Changed() {
		if me := s.Face.Me; me.Organisation == was.Organisation && me.Role == was.Role {
			return s, nil // the cursor stays in its field
		}
		return s.fresh(), nil
	}
	if !s.filling {
		if a, _ := s.Keys().Action(msg, keys.List); a == seatEdit {
			s.filling = true
			return s.fresh(), nil
		}
		return s, nil
	}
	var out widget.Outcome
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		s.form, out = s.form.Update(msg)
	}
	switch out {
	case widget.Done:
		return s.send()
	case widget.Cancelled:
		s.filling = false
		return s.fresh(), nil
	case widget.Going:
	}
	return s, nil
}

// send keeps what was filled in; nothing filled in is an answer as well.
func (s seatScreen) send() (screen.Screen, tea.Cmd) {
	v := s.form.Values()
	s.filling = false
	if strings.TrimSpace(v["organisation"]+v["role"]) == "" {
		return s, nil
	}
	s.asked = session.Describe{Person: s.Face.Me.ID, Organisation: v["organisation"], Role: v["role"]}
	return s, screen.Send(s.asked)
}

// answered goes back to the form with what was not kept.
func (s seatScreen) answered(r screen.ResultMsg) seatScreen {
	if d, ok := r.Intent.(session.Describe); !ok || d != s.asked {
		return s
	}
	if r.Err != nil {
		s.filling = true
		s.form = s.form.WithError("organisation", "Not saved: "+r.Err.Error())
		return s
	}
	face := *s.Face
	face.Me.Organisation, face.Me.Role = first(s.asked.Organisation, face.Me.Organisation), first(s.asked.Role, face.Me.Role)
	s.Face = &face
	s.asked = session.Describe{}
	return s.fresh()
}

func first(a, b string) string {
	if strings.TrimSpace(a) != "" {
		return a
	}
	return b
}

// SetSize gives the centre's size.
func (s seatScreen) SetSize(w, h int) screen.Screen {
	s.W, s.H = w, h
	return s
}

// Keys are the form's, or the one that opens it again.
func (s seatScreen) Keys() keys.Map {
	if s.filling {
		m := widget.FormKeys().Label("form.next", "next, then keep").Label("form.cancel", "later")
		return m
	}
	return keys.Map{{Action: seatEdit, Keys: []string{"e"}, Label: "edit", Group: "You", Where: keys.List, About: "Change your organisation and what you do"}}
}

// View is the question, the form or what was said, and how many are here.
func (s seatScreen) View() frame.Frame {
	t, w := s.Theme(), s.TextWidth()
	lines := append(s.Prompt(2), "")
	var cursor *frame.Cursor
	if s.filling {
		fields, at := s.form.View(min(w, 76), 0, t)
		if at != nil {
			cursor = &frame.Cursor{X: at.X, Y: at.Y + len(lines)}
		}
		lines = append(lines, fields...)
		lines = append(append(lines, ""), seat.Paragraph("Enter goes on, and keeps it at the end. Both may stay empty.", w, t.Dim)...)
	} else {
		lines = append(lines, s.said(w)...)
	}
	lines = append(lines, "", seat.Heading(seat.Joined(s.Face.People), t))
	lines = append(lines, seat.Names(s.Face, w, max(s.H-len(lines), 1), t)...)
	f := frame.New(s.W, s.H, frame.NewPane("connect", frame.Of(s.W, s.H), lines...))
	if cursor != nil && cursor.Y < s.H {
		f.Cursor = cursor
	}
	return f
}

// said is what is known of oneself.
func (s seatScreen) said(w int) []string {
	t, me := s.Theme(), s.Face.Me
	out := []string{t.Strong.Render(widget.Cut(me.Name, w))}
	about := strings.Trim(strings.Join([]string{me.Role, me.Organisation}, ", "), ", ")
	switch {
	case s.asked != session.Describe{}:
		out = append(out, t.Dim.Render("… being kept"))
	case about == "":
		out = append(out, t.Dim.Render("Nothing more is known of you. Press e to say it."))
	default:
		out = append(out, seat.Hanging(t.OK.Render(theme.Passed)+" ", about, w, t.Text)...)
	}
	return append(out, "", t.Dim.Render("Look up: the room introduces itself."))
}
