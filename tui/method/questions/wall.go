package questions

import (
	"fmt"
	"strings"
	"time"

	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is the questions of a block of their own, beside its clock.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	draw(s, f, s.Head(f.Block.Title, f.Clock, s.Join(f.Join, s.Area())))
	return s.Panes()
}

// WallView is the questions in any block, without a clock.
func WallView(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	draw(s, f, s.Head("Questions", session.Clock{}, s.Join(f.Join, s.Area())))
	return s.Panes()
}

// high is how many rows a wall has at least where the first may stand in still larger type.
const high = 36

// draw puts the best one up in large type, and those that follow under it.
func draw(s *poster.Sheet, f session.WallFace, r frame.Rect) {
	var open []session.RoomQuestionFace
	done := 0
	for _, q := range f.Asked.List() {
		if q.Done {
			done++
			continue
		}
		open = append(open, q)
	}
	if len(open) == 0 {
		words := "All questions are answered."
		if done == 0 {
			words = "What would you like to ask?"
		}
		s.PutMiddle("none", r, s.Large(words, r.W, r.H, widget.BigText, s.Theme.Big)...)
		return
	}
	if done > 0 {
		var foot frame.Rect
		r, foot = s.Foot(r, 1)
		s.Put("done", foot, s.Theme.OK.Render(fmt.Sprintf("✓ %d answered", done)))
	}
	scale := widget.BigText
	if r.H >= high {
		scale = widget.BigNumber
	}
	first := s.Large(open[0].Words, r.W, max(r.H/2, 2), scale, s.Theme.Big)
	top, rest := r.Top(len(first) + 2)
	s.Put("first", top, append(first, s.Theme.Accent.Render(widget.Cut(note(open[0], true), r.W)))...)
	var rows []poster.Row
	for _, q := range open[1:] {
		rows = append(rows, poster.Row{Number: q.Number, Words: q.Words, Note: note(q, false), Brief: brief(q)})
	}
	if s.Roomy() {
		s.Whole("questions", rows, rest)
		return
	}
	s.List("questions", rows, rest)
}

// note is what stands beside a question: votes, and a sign where it divides the room.
func note(q session.RoomQuestionFace, whole bool) string {
	var parts []string
	if whole {
		parts = append(parts, fmt.Sprintf("question %d", q.Number))
		if q.Who != "" {
			parts = append(parts, q.Who)
		}
	}
	if q.Pinned {
		parts = append(parts, "◆ now")
	}
	if q.Contested {
		parts = append(parts, "▲ contested")
	}
	if q.Up+q.Down > 0 {
		parts = append(parts, votes(q))
	}
	return strings.Join(parts, "   ")
}

func brief(q session.RoomQuestionFace) string {
	if q.Up+q.Down == 0 {
		return ""
	}
	return fmt.Sprint(q.Up)
}

// votes is how many want to hear it, and how many don't.
func votes(q session.RoomQuestionFace) string {
	if q.Down == 0 {
		return fmt.Sprintf("%d for it", q.Up)
	}
	return fmt.Sprintf("%d for it, %d not", q.Up, q.Down)
}
