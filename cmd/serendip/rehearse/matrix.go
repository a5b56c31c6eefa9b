package rehearse

import (
	"context"
	"fmt"
	"time"

	"serendip/model"
	"serendip/session"
)

func matrix() model.Block {
	return model.Block{Title: "Impact and effort", Method: model.Matrix, Timebox: 5 * time.Minute, Prompt: "How much would it change, and how much work is it?"}
}

// weighted is marked on criteria of the customer's own.
func weighted() model.Block {
	return model.Block{Title: "Our own measure", Method: model.Weighted, Timebox: 5 * time.Minute, Prompt: "How does it do by what counts for us?",
		Weigh: &model.Weighing{Criteria: []model.OwnCriterion{{Name: "On time", Help: "loads that arrive as promised", Weight: 3}, {Name: "Joy", Help: "work that people like better", Weight: 1}}}}
}

// poll is two questions of the facilitator's own.
func poll() model.Block {
	return model.Block{Title: "When next?", Method: model.Poll, Timebox: 2 * time.Minute, Prompt: "When do we look at it again?",
		Questions: []model.Question{{Text: "Which day suits you?", Kind: model.AskChoice, Options: []string{"Tuesday", "Thursday"}}, {Text: "How sure are you that we do it?", Kind: model.AskScale}}}
}

// markMatrix asks for fingers, also of those on a screen, at the few that were selected.
func (h *host) markMatrix(ctx context.Context) error {
	var cases []model.UseCaseID
	for _, c := range h.few() {
		cases = append(cases, c.Case.ID)
	}
	if len(cases) == 0 {
		return nil
	}
	if err := h.do(ctx, session.OpenRound{Session: h.Session, Cases: cases}); err != nil {
		return err
	}
	b, _ := h.now().Block(h.current())
	rounds := h.now().Rounds
	round := h.Live.Snapshot().State.Round(rounds[len(rounds)-1])
	for _, id := range cases {
		title := h.title(h.Live.Snapshot().State.UseCase(id))
		for n := range round.Sheet.Asks() {
			var counts [5]int
			for _, who := range h.people {
				counts[h.fingers(who.name, title, n, b.Method)]++
			}
			if err := h.do(ctx, session.CountHands{Round: round.ID, Case: id, Group: model.Group(n), Counts: counts}); err != nil {
				return err
			}
		}
	}
	return h.do(ctx, session.CloseRound{Round: round.ID})
}

// fingers is how many somebody holds up. What was selected does well by what counts for the customer; how it lies in a matrix
// is as it comes.
func (h *host) fingers(who, title string, n int, how model.Method) int {
	if how == model.Weighted {
		return min(1+h.roll(3, "weighed", title, fmt.Sprint(n))+h.roll(2, "weighed", who, title)+h.roll(2, "weighed", who), 3)
	}
	return (1 + n + h.roll(3, "matrix", title) + h.roll(2, "matrix", who, title)) % 4
}

func (h *host) showMatrix(ctx context.Context) error {
	rounds := h.now().Rounds
	if len(rounds) == 0 || h.Live.Snapshot().State.Round(rounds[len(rounds)-1]).Revealed != nil {
		return nil
	}
	return h.do(ctx, session.Reveal{Round: rounds[len(rounds)-1]})
}
