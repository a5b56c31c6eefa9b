package rehearse

import (
	"context"

	"serendip/model"
	"serendip/session"
)

// rankFew enters the numbers of RICE and of WSJF for the few that were selected: which of them first?
func (h *host) rankFew(ctx context.Context) error {
	listed := h.shortlist()
	impacts := []int64{3_00, 2_00, 1_00, 50}
	for _, one := range listed[:min(few, len(listed))] {
		title := one.Case.Title
		n := model.Numbers{int64(40+10*h.roll(60, "reach", title)) * 100, impacts[h.roll(len(impacts), "impact", title)],
			[]int64{100_00, 80_00, 50_00}[h.roll(3, "confidence", title)], int64(1+h.roll(8, "effort", title)) * 50}
		steps := []int64{1_00, 2_00, 3_00, 5_00, 8_00, 13_00, 20_00}
		job := model.Numbers{}
		for i, f := range model.ReckonWSJF.Fields() {
			job[i] = steps[h.roll(len(steps), f.Key, title)]
		}
		if err := h.do(ctx, session.Reckon{Case: one.Case.ID, By: model.ReckonRICE, Numbers: n}, session.Reckon{Case: one.Case.ID, By: model.ReckonWSJF, Numbers: job}); err != nil {
			return err
		}
	}
	return nil
}
