package firststeps

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/method/page"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// seatSteps is the selected few, of which one can be opened: its page is written together.
type seatSteps struct {
	seat.Centre
	at     int
	lines  []string
	starts []int // of each step in lines
}

// NewSeat is the selected few with their owner, one measure and first date, and what is still missing.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seatSteps{Centre: seat.New(env, f)}.drawn()
}

// Update takes news and the keys of the list.
func (s seatSteps) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	before := s.Active
	s.Centre, _ = s.Hear(msg)
	switch msg.(type) {
	case screen.SnapshotMsg, screen.EnvMsg:
		return s.drawn(), nil
	}
	if s.Active != before {
		return s.drawn(), nil
	}
	switch a, _ := s.Keys().Action(msg, keys.List); a {
	case keys.Up:
		s.at--
	case keys.Down:
		s.at++
	case actPage:
		return s, page.Open(s.Env, s.Face, s.Face.Steps[s.at].Case.ID)
	default:
		return s, nil
	}
	return s.drawn(), nil
}

// drawn is the steps as lines, with the cursor on one of them.
func (s seatSteps) drawn() seatSteps {
	t, w := s.Theme(), s.TextWidth()
	s.at = max(min(s.at, len(s.Face.Steps)-1), 0)
	s.lines, s.starts = append(append([]string(nil), s.Prompt(2)...), ""), nil
	if len(s.Face.Steps) == 0 {
		s.lines = append(s.lines, t.Dim.Render("Nothing is selected yet. Look up."))
		return s
	}
	for i, step := range s.Face.Steps {
		s.starts = append(s.starts, len(s.lines))
		lead := "  "
		if i == s.at && s.Active {
			lead = t.AccentBold.Render(theme.Here) + " "
		}
		s.lines = append(s.lines, seat.Hanging(lead, step.Case.Title, w, t.Strong)...)
		s.lines = append(s.lines, seatStep(s.Centre, step, w)...)
		if s.Roomy() {
			s.lines = append(s.lines, "")
		}
	}
	s.lines = append(s.lines, seat.Paragraph("Each has a page that we write together. Will you own one of them? Say so aloud, or raise your hand.", w, t.Dim)...)
	return s
}

// SetSize gives the centre's size.
func (s seatSteps) SetSize(w, h int) screen.Screen {
	s.W, s.H = w, h
	return s.drawn()
}

// View is as much as fits, around the cursor.
func (s seatSteps) View() frame.Frame {
	top := 0
	if ends := append(s.starts[min(1, len(s.starts)):len(s.starts):len(s.starts)], len(s.lines)); len(s.starts) > 0 {
		top = widget.Around(s.starts[s.at], ends[s.at], s.H, len(s.lines))
	}
	return frame.New(s.W, s.H, frame.NewPane("page", frame.Of(s.W, s.H), widget.Window(s.lines, top, s.H, s.Theme())...))
}

// Keys choose one and open its page.
func (s seatSteps) Keys() keys.Map {
	none := len(s.Face.Steps) == 0
	m := seat.Scroll().Only(keys.Up, keys.Down)
	m[0].Label, m[0].About, m[0].Off = "choose", "Choose one of the few, up and down", len(s.Face.Steps) < 2
	return keys.Map{{Action: actPage, Keys: []string{"enter"}, Label: "open its page", Group: "First steps", Where: keys.List,
		About: "Open the page: read it, and write on it with the others", Off: none}}.And(m)
}

// KeyedBy is what the keys depend on.
func (s seatSteps) KeyedBy() any { return min(len(s.Face.Steps), 2) }

// seatStep is what one of them has, and what it still needs.
func seatStep(c seat.Centre, step session.StepFace, w int) []string {
	t := c.Theme()
	one := step.Case
	var out []string
	for _, part := range []struct{ name, value string }{
		{"owner", one.Owner}, {"measure", one.Measure}, {"first date", seatDate(one.FirstDate)},
	} {
		if part.value != "" {
			out = append(out, seat.Hanging("  "+t.Dim.Render(widget.PadRight(part.name, 12)), part.value, w, t.Text)...)
		}
	}
	if len(step.Missing) > 0 {
		out = append(out, t.Warn.Render("  ! still open: "+strings.Join(step.Missing, ", ")))
	} else {
		out = append(out, t.OK.Render("  "+theme.Passed+" nothing is missing for today"))
	}
	if m := page.Mark(step, t); m != "" {
		out = append(out, "  "+t.Dim.Render(widget.PadRight("page", 12))+m)
	}
	return out
}

// seatDate is a date as people say it; as it was written when it is none.
func seatDate(iso string) string {
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return d.Format("Mon 2 January 2006")
}
