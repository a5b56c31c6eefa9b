package minutes

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is the question in large type, what was claimed, and the hours that this makes in a year with their formula.
// There is no money on it.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Join(f.Join, s.Area())
	rest = poster.Asking(s, f.SessionFace, rest, poster.Figure{Value: fmt.Sprint(f.Found), Label: "found"})
	rest = wallHours(s, f.Recap, rest)
	if len(f.Latest) == 0 {
		s.PutMiddle("claims", rest, s.Bold("One line each: what costs you time, every single day?", rest.W, rest.H, s.Theme.Dim)...)
		return s.Panes()
	}
	if s.Roomy() {
		top, below := rest.Top(2)
		s.Put("rule", top, widget.Rule(top.W, s.Theme))
		rest = below
	}
	s.Newest("claims", wallRows(f.Latest), rest, f.Found)
	return s.Panes()
}

// wallHours writes the claimed hours a year in large type at the bottom, with their formula, and returns what is above.
func wallHours(s *poster.Sheet, recap session.RecapFace, r frame.Rect) frame.Rect {
	if recap.Hours == "" || r.H < 3 {
		return r
	}
	t := s.Theme
	if r.H < 10 || recap.HoursInAll <= 0 {
		lines := s.Bold(recap.Hours, r.W, 2, t.Strong)
		if recap.Verified != "" && r.H >= 8 {
			lines = append(lines, s.Bold(recap.Verified, r.W, 1, t.Dim)...)
		}
		rest, sum := r.Bottom(len(lines))
		s.Put("hours", sum, lines...)
		return rest
	}
	rest, sum := s.Foot(r, 3)
	big := s.Type.Big(fmt.Sprint(recap.HoursInAll), widget.BigText)
	left, right := sum.Left(widget.Widest(big) + 3)
	s.Put("hours", left, widget.Styled(big, t.BigAccent)...)
	formula := strings.TrimPrefix(recap.Hours, fmt.Sprintf("%d h a year claimed ", recap.HoursInAll))
	lines := []string{t.Strong.Render("hours a year, claimed"), widget.Cut(t.Dim.Render(formula), right.W)}
	if recap.Verified != "" {
		lines = append(lines, widget.Cut(t.Dim.Render(recap.Verified), right.W))
	} else {
		lines = append([]string{""}, lines...)
	}
	s.Put("formula", right, lines...)
	return rest
}

// wallRows are the claims: minutes a day, and for how many.
func wallRows(cases []session.CaseFace) []poster.Row {
	out := poster.CaseRows(cases)
	for i, c := range cases {
		if c.Minutes > 0 {
			n := max(c.Others+1, c.Reach)
			out[i].Note, out[i].Brief = fmt.Sprintf("%d min x %s", c.Minutes, wallPeople(n)), fmt.Sprintf("%d min x %d", c.Minutes, n)
			if c.Claim != model.ClaimMade {
				out[i].Note += ", " + c.Claim.String()
			}
		}
	}
	return out
}

func wallPeople(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}
