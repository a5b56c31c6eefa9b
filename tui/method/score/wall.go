package score

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

// Wall is how many have handed in, how one scores from a chair, what the three groups ask, and what is scored. There
// is no mark on it, and no hint of one.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	rest := s.Head(wallTitle(f), f.Clock, s.Join(f.Join, s.Area()))
	rest = wallProgress(s, f.Round, rest)
	rest = wallAsked(s, sheetOf(f.Round, f.Block), rest)
	words := s.Bold(wallBlind(f.Round, rest.W), rest.W, 1, s.Theme.Strong)
	rest, notice := s.Foot(rest, len(words))
	s.Put("blind", notice, words...)
	if f.Round != nil && rest.H > 0 {
		rows := poster.CaseRows(f.Round.Cases)
		for i := range rows {
			rows[i].Note, rows[i].Brief = "", ""
		}
		wallCases(s, rows, rest)
	}
	return s.Panes()
}

// wallCases are the use cases of the round.
func wallCases(s *poster.Sheet, rows []poster.Row, r frame.Rect) {
	if r.W >= 100 && r.H == 1 && len(rows) > 2 { // one row names none of them well
		s.Put("cases", r, s.Theme.Text.Render(fmt.Sprintf("%d use cases are scored", len(rows))))
		return
	}
	if !s.AllLarge("cases", rows, r) {
		s.Columns("cases", rows, r)
	}
}

func wallTitle(f session.WallFace) string {
	if f.Round != nil && f.Round.Again {
		return "Score again"
	}
	return f.Block.Title
}

// wallBlind says what becomes of the marks.
func wallBlind(r *session.RoundFace, w int) string {
	switch {
	case r == nil:
		return "The round opens in a moment."
	case !r.Open:
		return "All marks are in. Now we look at them together."
	case w < 70:
		return "Marks are blind, and shown together at the end."
	}
	return "Nobody sees who gave which mark. All are shown together, at the end."
}

// wallRows is how many rows the use cases of a round want at least.
const wallRows = 5

// wallProgress is how many are done, beside the hands that show how to mark from a chair.
func wallProgress(s *poster.Sheet, r *session.RoundFace, area frame.Rect) frame.Rect {
	top, rest := area.Top(6)
	large := s.Roomy() && area.H >= 9+4+2+wallRows // else the use cases have no room
	if large {
		top, rest = area.Top(9)
	}
	t := s.Theme
	var count []string
	if r != nil {
		done, said := r.HandedIn, fmt.Sprintf("of %d handed in", r.People)
		byHands := r.People == 0 || !r.Open && r.HandedIn == 0 && r.Hands > 0 // nobody marked at a terminal
		if byHands {
			done, said = r.Hands, "by hands and on paper"
		}
		count = append(widget.Styled(s.Type.Big(fmt.Sprint(done), widget.BigText), t.BigAccent),
			t.Text.Render(said))
		if large {
			count = append(widget.Styled(s.Type.Big(fmt.Sprint(done), widget.BigNumber), t.BigAccent),
				"", t.Text.Render(said))
		}
		if r.Hands > 0 && !byHands {
			count = append(count, t.Dim.Render(fmt.Sprintf("%d by hands", r.Hands)))
		}
		if r.Laptop > 0 {
			count = append(count, t.Dim.Render(fmt.Sprintf("%d on a passed laptop", r.Laptop)))
		}
	}
	show := wallHands(s)
	left, right := top.Right(widget.Widest(show))
	s.Put("count", left, count...)
	s.Put("hands", right, show...)
	return rest
}

// wallHands show the four marks as fingers.
func wallHands(s *poster.Sheet) []string {
	names := []string{"0 no", "1 little", "2 good", "3 high"}
	t := s.Theme
	w := 12
	if s.W < 80 {
		w = 10
	}
	rows := make([]string, 4)
	for mark, name := range names {
		fingers := strings.Repeat("█ ", mark) + strings.Repeat("  ", 3-mark)
		palm := strings.Repeat("█▄", mark) + strings.Repeat("▄▄", 3-mark)
		for i, line := range []string{fingers, strings.TrimSuffix(palm, "▄") + "▄", "▀█████▀"} {
			rows[i] += t.Accent.Render(widget.PadRight(line, min(w, 8+2*(3-mark)*w)))
		}
		rows[3] += t.Strong.Render(widget.PadRight(name, min(w, 8+2*(3-mark)*w)))
	}
	return append(rows, t.Dim.Render("from your chair: all on three"))
}

// wallAsked is what is asked.
func wallAsked(s *poster.Sheet, sheet *model.Sheet, r frame.Rect) frame.Rect {
	top, rest := r.Top(4)
	s.Put("groups", top, wallAskLines(s, sheet, r.W)...)
	return rest
}

// clauses is as many of a sentence's clauses as fit in w cells, the first one always.
func clauses(sentence string, w int) string {
	for widget.Width(sentence) > w {
		i := strings.LastIndexByte(sentence, ';')
		if i < 0 {
			return widget.Cut(sentence, w)
		}
		sentence = sentence[:i]
	}
	return sentence
}
