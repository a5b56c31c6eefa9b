package tui

import (
	"errors"
	"strings"

	"serendip/model"
	"serendip/session"
)

// weighAsks are the settings of a block that scores, and the numbers of one that reckons.
func weighAsks() []stageAsk {
	return []stageAsk{
		{"settings", "How a block that scores asks and counts", "Score",
			[]stageQuestion{{words: "settings of which block?", offer: blockTitles},
				{words: "such as: pass 2.5; need 2; by criterion; all criteria; serendipitous", offer: settingWords, empty: true}}, weighBlock},
		{"numbers", "The four numbers of RICE or WSJF for a use case", "Score",
			[]stageQuestion{which("numbers for"), asked("the four numbers, in the order of the formula:")}, onCase(numbers)},
	}
}

func settingWords(session.StageFace) []string {
	return []string{"usual", "pass 2.5", "need 2", "by criterion", "all criteria", "serendipitous", "criteria"}
}

// weighBlock sets how a block asks and counts; empty is the usual.
func weighBlock(f session.StageFace, a []string) (session.Intent, error) {
	n, err := place(f, a[0])
	if err != nil {
		return nil, err
	}
	b := f.Agenda[n]
	b.Weigh, err = model.ParseWeighing(a[1])
	return session.ChangeBlock{Session: f.Session, Block: b}, err
}

// numbers are those of the block's reckoning.
func numbers(f session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
	by := model.ReckoningOf(f.Block.Method)
	if by == 0 {
		return nil, errors.New("this block does not reckon; go to one of RICE or WSJF")
	}
	parts := strings.Fields(a[0])
	out := session.Reckon{Case: id, By: by}
	if len(parts) != len(out.Numbers) {
		return nil, errors.New("write four numbers: " + by.Formula())
	}
	for i, p := range parts {
		var err error
		if out.Numbers[i], err = model.ParseNumber(p); err != nil {
			return nil, err
		}
	}
	return out, by.Check(out.Numbers)
}

// askNames are what the round asks.
func askNames(f session.StageFace) []string {
	sheet := f.Block.Sheet()
	if f.Round != nil {
		sheet = f.Round.Sheet
	}
	var out []string
	for _, a := range sheet.Asks() {
		out = append(out, strings.ToLower(a.Key))
	}
	return out
}

// secondOf is what a second round is over: in a matrix or a weighted block all of it, else what divides.
func secondOf(f session.StageFace) []model.UseCaseID {
	if !f.Block.Method.Scores() || f.Block.Method == model.Scoring || f.Weighed == nil {
		return divided(f.Reveal)
	}
	var out []model.UseCaseID
	for _, x := range f.Weighed.Cases {
		out = append(out, x.Case.ID)
	}
	return out
}

// revealedRound is the round in which a use case was scored last, on whatever sheet the block is about.
func revealedRound(f session.StageFace, id model.UseCaseID) (model.RoundID, bool) {
	if f.Weighed != nil && (f.Reveal == nil || f.Block.Method != model.Scoring && f.Block.Method.Scores()) {
		for _, x := range f.Weighed.Cases {
			if x.Case.ID == id {
				return f.Weighed.Round, true
			}
		}
	}
	if f.Reveal == nil {
		return model.RoundID{}, false
	}
	return f.Reveal.RoundOf(id), true
}
