package review

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/widget"
)

// seatScreen is the promises; who has promised one says what came of it.
type seatScreen struct{ seat.Page }

// NewSeat is the seat of a review.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	return seatScreen{seat.NewPage(env, f, seatLines)}
}

const actCame keys.Action = "what came"

// own is the first of one's own promises that waits for its figure, else the first that has no verdict.
func (s seatScreen) own() (session.PromiseFace, bool) {
	var open []session.PromiseFace
	for _, i := range s.Face.Promised {
		if p := s.Face.Review.Promises[i]; p.Verdict == model.NoVerdict {
			open = append(open, p)
		}
	}
	if len(open) == 0 {
		return session.PromiseFace{}, false
	}
	at := slices.IndexFunc(open, func(p session.PromiseFace) bool { return p.Figures.Actual.Words == "" })
	return open[max(at, 0)], true
}

// Update asks what came, and reads on.
func (s seatScreen) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	if a, _ := s.Keys().Action(msg, keys.List); a == actCame {
		p, _ := s.own()
		return s, screen.Open(askCame(s.Env, s.Face.Session, p))
	}
	page, cmd := s.Page.Update(msg)
	s.Page, _ = page.(seat.Page)
	return s, cmd
}

// askCame asks for the actual figure of a promise.
func askCame(env screen.Env, in model.SessionID, p session.PromiseFace) screen.Screen {
	return dialog.Ask(env, "what came of it?", []string{p.Case.Title, "It was " + orDash(p.Figures.Baseline.Words) + ", promised was " + orDash(p.Figures.Target.Words) + "."},
		p.Figures.Actual.Words, "12 min a lorry", func(line string) tea.Cmd {
			return screen.Send(session.SetFigure{Session: in, Case: p.Case.ID, Kind: model.FigureActual, Words: line})
		})
}

// SetSize gives the centre's size.
func (s seatScreen) SetSize(w, h int) screen.Screen {
	s.Page, _ = s.Page.SetSize(w, h).(seat.Page)
	return s
}

// KeyedBy is what the keys depend on.
func (s seatScreen) KeyedBy() any {
	_, any := s.own()
	return [2]bool{any, len(s.Page.Keys()) > 0}
}

// Keys are the one that says what came, for an owner, and those to read on.
func (s seatScreen) Keys() keys.Map {
	m := s.Page.Keys()
	if _, any := s.own(); any {
		m = keys.Map{{Action: actCame, Keys: []string{"f"}, Label: "what came", Group: "Yours", Where: keys.List, About: "Say what came of what you promised"}}.And(m)
	}
	return m
}

func seatLines(c seat.Centre) []string {
	t, w, r := c.Theme(), c.TextWidth(), c.Face.Review
	out := append(c.Prompt(2), "")
	if r == nil || len(r.Promises) == 0 {
		return append(out, t.Dim.Render("Nothing was promised in an earlier session. Look up."))
	}
	for i, p := range r.Promises {
		lead := t.Dim.Render(widget.Right(fmt.Sprint(p.N), 2)) + "  "
		style := t.Text
		if i == r.Shown {
			style = t.Strong
		}
		out = append(out, seat.Hanging(lead, p.Case.Title, w, style)...)
		out = append(out, seat.Hanging("    ", figures(p), w, t.Dim)...)
		line := verdictStyle(t, p.Verdict).Render(told(p))
		if slices.Contains(c.Face.Promised, i) {
			line += t.AccentBold.Render("   yours")
			if p.Verdict == model.NoVerdict {
				line += t.Dim.Render(": esc, then f says what came")
			}
		}
		out = append(out, "    "+line)
		if c.Roomy() {
			out = append(out, "")
		}
	}
	return out
}
