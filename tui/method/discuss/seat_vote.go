package discuss

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// seatVote is a vote by thumbs on a seat: one key, which may be changed until the vote is closed.
type seatVote struct{ seat.Centre }

// NewSeatVote makes the seat of a vote by thumbs that is open.
func NewSeatVote(env screen.Env, f *session.SeatFace) screen.Screen {
	return seatVote{seat.New(env, f)}
}

const (
	seatUp       keys.Action = "thumb up"
	seatSideways keys.Action = "thumb sideways"
	seatDown     keys.Action = "thumb down"
)

func thumbOf(a keys.Action) (model.Thumb, bool) {
	switch a {
	case seatUp:
		return model.ThumbUp, true
	case seatSideways:
		return model.ThumbSideways, true
	case seatDown:
		return model.ThumbDown, true
	}
	return 0, false
}

// Update takes news and the thumb.
func (s seatVote) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	s.Centre, _ = s.Hear(msg)
	a, _ := s.Keys().Action(msg, keys.List)
	if thumb, ok := thumbOf(a); ok && s.Face.Talk.Now().Vote != nil {
		return s, screen.Send(session.ShowThumb{Vote: s.Face.Talk.Now().Vote.ID, Thumb: thumb})
	}
	return s, nil
}

// SetSize gives the centre's size.
func (s seatVote) SetSize(w, h int) screen.Screen {
	s.W, s.H = w, h
	return s
}

// Keys are the three thumbs.
func (s seatVote) Keys() keys.Map {
	const group = "Vote"
	return keys.Map{
		{Action: seatUp, Keys: []string{"1"}, Label: "up", Group: group, Where: keys.List, About: "Thumb up: go on"},
		{Action: seatSideways, Keys: []string{"2"}, Label: "sideways", Group: group, Where: keys.List, About: "Thumb sideways: I go with the others"},
		{Action: seatDown, Keys: []string{"3"}, Label: "down", Group: group, Where: keys.List, About: "Thumb down: move on"},
	}
}

// KeyedBy implements [seat.Keyed]: the keys are always the same.
func (s seatVote) KeyedBy() any { return "vote" }

// View is the question, the three thumbs with one's own, and how many have shown theirs.
func (s seatVote) View() frame.Frame {
	t, w := s.Theme(), s.TextWidth()
	vote := s.Face.Talk.Now().Vote
	if vote == nil {
		return frame.New(s.W, s.H)
	}
	lines := []string{t.Title.Render("Shall we go on? " + vote.Asks())}
	if topic := s.Face.Talk.Now().Topic; topic != nil {
		lines = append(lines, seat.CaseLine(topic.Case, w, t))
	}
	lines = append(lines, "")
	for i, means := range []string{"go on", "I go with the others", "move on"} {
		thumb := model.Thumb(i)
		sign, style := "  ", t.Text
		if s.Face.Thumb.Given && s.Face.Thumb.Thumb == thumb {
			sign, style = t.AccentBold.Render(theme.Here)+" ", t.AccentBold
		}
		lines = append(lines, sign+t.Key.Render(fmt.Sprint(i+1))+"  "+style.Render(widget.PadRight(thumb.String(), 10))+t.Dim.Render(means))
	}
	lines = append(lines, "", t.Dim.Render(fmt.Sprintf("%d of %d have shown a thumb.", vote.Given+vote.Room, max(vote.People, vote.Given+vote.Room))))
	lines = append(lines, seat.Paragraph("Nobody sees who showed which. You may change yours until the vote is closed.", w, t.Dim)...)
	return frame.New(s.W, s.H, frame.NewPane("vote", frame.Of(s.W, s.H), lines...))
}
