package discuss

import (
	"fmt"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/method/score"
	"serendip/tui/method/weigh"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Cursor is what somebody on a stage has chosen among the revealed use cases.
type Cursor struct {
	On bool // somebody chooses; without, pages turn by themselves
	At int  // place in [Order]
}

// Wall is the reveal: what passes, from the last to the first within three seconds, then what divides. Before it,
// how it is counted.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	return WallAt(f, env, now, w, h, Cursor{})
}

// WallAt is [Wall] with the use case marked that somebody has chosen, on the page on which it stands.
func WallAt(f session.WallFace, env screen.Env, now time.Time, w, h int, c Cursor) []frame.Pane {
	s := poster.New(env, now, w, h)
	if f.Reveal == nil {
		wallBefore(s, f)
		return s.Panes()
	}
	p := newPicture(s, f.Reveal, s.Area())
	p.step = len(f.Reveal.Passed) + 1
	if !env.ReducedMotion {
		p.step = wallStep(f.Reveal, now)
	}
	p.cursor = c
	p.draw()
	return s.Panes()
}

// wallBefore is what is said until the marks are revealed.
func wallBefore(s *poster.Sheet, f session.WallFace) {
	rest := s.Head(f.Block.Title, f.Clock, s.Area())
	words, sub := "First we score.", ""
	if r := f.Round; r != nil {
		words = "The marks are in."
		if r.Open {
			words = "The round is open."
		}
		sub = fmt.Sprintf("%d of %d have handed in", r.HandedIn, r.People)
		if r.Hands > 0 {
			sub += fmt.Sprintf(", %d by show of hands", r.Hands)
		}
	}
	lines := append(s.Large(words, rest.W, max(rest.H-9, 3), widget.BigText, s.Theme.BigAccent), "")
	if about := scoredNow(f.Round); about != "" {
		lines = append(lines, s.Bold(about, rest.W, 1, s.Theme.Strong)...)
	}
	lines = append(lines, s.Theme.Text.Render(sub), "")
	for _, l := range ruleNow(f).Sentences() {
		lines = append(lines, s.Bold(l, rest.W, 2, s.Theme.Text)...)
	}
	s.PutMiddle("before", rest, lines...)
}

// scoredNow is what a round is about: its one use case, or how many it has; "" without a round.
func scoredNow(r *session.RoundFace) string {
	switch {
	case r == nil || len(r.Cases) == 0:
		return ""
	case len(r.Cases) == 1:
		return fmt.Sprintf("%d  %s", r.Cases[0].Number, r.Cases[0].Title)
	}
	return fmt.Sprintf("%d use cases are scored", len(r.Cases))
}

// ruleNow is how it is counted now.
func ruleNow(f session.WallFace) model.Rule {
	if f.Round != nil {
		return f.Round.Rule.OrUsual()
	}
	return f.Rule.OrUsual()
}

// ruleOf is the rule that was in force when a use case was scored.
func ruleOf(c session.Scored) model.Rule { return c.Rule.OrUsual() }

// movedWithin is the same in as many words as a width has room for: the figures are the last to go.
func movedWithin(c session.Scored, w int) string {
	all := []string{score.MovedBrief(c)}
	if m := c.Moved; m != nil && m.Answers > 0 {
		if m.Changed {
			all = append(all, fmt.Sprintf("%s before: %s", m.Was, m.Score))
		}
		all = append(all, m.Score.String())
	}
	for _, text := range all {
		if widget.Width(text) <= w {
			return text
		}
	}
	return ""
}

// movedLine is the same in full, group by group.
func movedLine(c session.Scored) string {
	return weigh.MovedWords(nil, c.Moved)
}

// Order is the revealed use cases in the order in which they stand on the wall: what passes, then what divides and
// did not pass.
func Order(r *session.RevealFace) []session.Scored {
	if r == nil {
		return nil
	}
	out := append([]session.Scored(nil), r.Passed...)
	for _, c := range r.Contested {
		if !c.Progresses {
			out = append(out, c)
		}
	}
	return out
}
