package discuss

import (
	"fmt"
	"slices"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// WallTopic is the use case that is talked about, in large type, with its small clock, and how the marks are spread where
// they divide most.
func WallTopic(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	topic := f.Talk.Now().Topic
	t, c := s.Theme, topic.Case
	head := "We talk"
	if topic.Last {
		head = "Our last minutes"
	}
	rest := s.Head(head, topic.Clock, s.Area())
	top, below := rest.Top(1)
	s.Put("number", top, t.Dim.Render(fmt.Sprintf("#%d", c.Number)))
	spread, room := wallSpread(s, f.Reveal, c.ID), below.H
	if len(spread) > 0 {
		room = max(below.H*3/5, 2)
	}
	lines := s.Large(c.Title, below.W, room, widget.BigNumber, t.BigAccent)
	s.Put("topic", below, lines...)
	_, below = below.Top(len(lines) + 1)
	s.Put("spread", below, spread...)
	return s.Panes()
}

// wallSpread is where the marks of a use case divide the room, for those who talk about it.
func wallSpread(s *poster.Sheet, r *session.RevealFace, id model.UseCaseID) []string {
	if r == nil {
		return nil
	}
	for _, x := range r.Contested {
		if x.Case.ID != id {
			continue
		}
		g := Divides(x)
		return []string{
			s.Theme.Warn.Render(theme.Contested+" ") + s.Theme.Text.Render("It divides us most in "+g.Key()+"."), "",
			Spread(s.Theme, x, g), "",
			s.Theme.Dim.Render("Who gave a high mark says why. Then who gave a low one."),
		}
	}
	return nil
}

// WallVote is a vote by thumbs: the question and how many have shown one; once closed, how it came out.
func WallVote(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	vote := f.Talk.Now().Vote
	rest := s.Head("Go on?", f.Clock, s.Area())
	if vote.Closed {
		wallOutcome(s, vote, rest)
		return s.Panes()
	}
	s.PutMiddle("vote", rest, wallThumbs(s, vote, rest.W, rest.H)...)
	return s.Panes()
}

// wallThumbs is what is asked, how many have answered and how: all of it in large type where it has room.
func wallThumbs(s *poster.Sheet, vote *session.VoteFace, w, h int) []string {
	t := s.Theme
	gave, people := vote.Given+vote.Room, max(vote.People, vote.Given+vote.Room)
	how := []string{"On your seat: 1 up, 2 sideways, 3 down.", "In the room: thumbs up together, on three.", "It goes on with more thumbs up than down."}
	blocks := [][]string{
		s.Large(vote.Asks(), w, max(h/2, 3), 3, t.BigAccent),
		append(widget.Styled(s.Type.Big(fmt.Sprintf("%d of %d", gave, people), widget.BigNumber), t.Big), t.Text.Render("have shown a thumb")),
	}
	for _, l := range how {
		blocks = append(blocks, s.Large(l, w, s.Type.Height(widget.BigText), widget.BigText, t.Big))
	}
	small := slices.ContainsFunc(how, func(l string) bool { return !s.FitsLarge(l, w, s.Type.Height(widget.BigText)) })
	for _, gap := range []int{2, 1} {
		if lines := poster.Apart(blocks, gap); len(lines) <= h && !small {
			return lines
		}
	}
	lines := append(blocks[0], "")
	if s.Roomy() {
		lines = append(lines, "")
	}
	lines = append(lines, t.Strong.Render(fmt.Sprintf("%d of %d have shown a thumb", gave, people)), "")
	for _, l := range how {
		lines = append(lines, t.Text.Render(widget.Cut(l, w)))
	}
	return lines
}

// wallOutcome is the thumbs in large type, and what they say.
func wallOutcome(s *poster.Sheet, vote *session.VoteFace, rest frame.Rect) {
	t := s.Theme
	words := "We move on."
	if vote.GoesOn {
		words = "We go on."
	}
	lines := s.Large(words, rest.W, max(rest.H/2, 3), 3, t.BigAccent)
	s.Put("outcome", rest, lines...)
	_, rest = rest.Top(len(lines) + 2)
	if !vote.Shown {
		s.Put("few", rest, t.Text.Render("Too few thumbs to show them."))
		return
	}
	scale := widget.BigNumber
	if rest.H >= 30 {
		scale = widget.BigHuge
	}
	for i, cell := range rest.Columns(1, 1, 1) {
		th := model.Thumb(i)
		s.Put("thumb "+th.String(), cell, s.Number(fmt.Sprint(vote.Counts[i]), th.String(), scale, t.Big)...)
	}
}
