package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/method/dots"
	"serendip/tui/method/laptop"
	"serendip/tui/method/score"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// dotAsks are what is counted in a dot round without a terminal.
func dotAsks() []stageAsk {
	return []stageAsk{
		{"tally dots", "Tally dots: those on paper or by hands for one use case", "Score",
			[]stageQuestion{which("dots for"), asked("how many dots?"), {words: "from how many people? (empty: as few as can)", empty: true, spare: true}}, onCase(tallyDots)},
	}
}

// tallyDots is what was counted in the room; no dot of a seat is ever near it.
func tallyDots(f session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
	if !f.Dots.Waits() {
		return nil, errors.New("there is no round that takes dots")
	}
	n, err := count(a[0])
	if err != nil {
		return nil, err
	}
	out := session.TallyDots{Round: f.Dots.ID, Case: id, Dots: n}
	if a[1] != "" {
		out.People, err = count(a[1])
	}
	return out, err
}

// askPass says that a projected screen is no place to vote in secret, before it is passed around.
func (s stage) askPass() tea.Cmd {
	begin := screen.Open(laptop.New(s.env, laptop.OfWall(s.face.WallFace), score.NewSeat, dots.NewSeat))
	return screen.Open(dialog.Confirm(s.env, "pass this laptop", widget.Confirm{
		Question: "Is the projector off?",
		Will:     []string{"People vote on this very screen: while it is projected, the room sees what each of them gives.", "Turn the projector off, or unplug it, and pass the laptop then."},
		Yes:      "it is off",
	}, begin))
}
