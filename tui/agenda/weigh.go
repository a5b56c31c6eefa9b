package agenda

import (
	"strconv"
	"strings"

	"serendip/model"
	"serendip/tui/dialog"
	"serendip/tui/widget"
)

// weighFields are the settings of a block that scores.
func weighFields(b model.Block) []widget.Field {
	w := b.Weigh
	if w == nil {
		w = &model.Weighing{}
	}
	yes := func(id, label, help string, on bool) widget.Field {
		return widget.Field{ID: id, Label: label, Options: []string{"no", "yes"}, Value: map[bool]string{true: "yes", false: "no"}[on], Help: help}
	}
	pass := widget.Field{ID: "pass", Label: "Mark to pass", Value: model.PassText(w.PassAt), Example: "2", Help: "The average to reach, 3 at most."}
	stories := yes("stories", "Serendipitous too", "Which story to tell first; they are never shortlisted.", w.Stories)
	switch b.Method {
	case model.Scoring:
		return []widget.Field{
			{ID: "fine", Label: "Mark by", Options: []string{"group", "criterion"}, Value: map[bool]string{true: "criterion", false: "group"}[w.Fine]},
			pass,
			{ID: "need", Label: "Groups to pass", Value: widget.Number(w.Need), Example: "2", Help: "Of the three; of all criteria as many thirds."},
			yes("all", "Count all criteria", "All ten alike, and not the three groups.", w.All),
			stories,
		}
	case model.Weighted:
		return []widget.Field{
			{ID: "own", Label: "Criteria", Value: model.OwnText(w.Criteria), Example: "margin*3: what it earns, speed*2, joy",
				Help: "2 to 8 of your own, with weights; after a colon what each means."},
			pass, stories,
		}
	case model.Matrix:
		return []widget.Field{stories}
	}
	return nil
}

// readWeighing puts the settings into a block, or says what is wrong with them.
func readWeighing(b model.Block, v dialog.Values) (model.Block, dialog.Refusal) {
	if !b.Method.Scores() {
		return b, dialog.Refusal{}
	}
	w := model.Weighing{}
	if b.Weigh != nil {
		w = *b.Weigh
	}
	if typed, asked := v["pass"]; asked {
		w.PassAt = 0
		if strings.TrimSpace(typed) != "" {
			var err error
			if w.PassAt, err = model.ParsePass(typed); err != nil {
				return b, dialog.Refusal{Field: "pass", Sentence: "Write an average above 0 and at most 3, such as 2.5."}
			}
		}
	}
	if typed, asked := v["need"]; asked {
		n, err := strconv.Atoi("0" + strings.TrimSpace(typed))
		if err != nil || n > model.GroupCount {
			return b, dialog.Refusal{Field: "need", Sentence: "Write 1, 2 or 3."}
		}
		w.Need = n
	}
	if typed, asked := v["own"]; asked {
		w.Criteria = nil
		if strings.TrimSpace(typed) != "" {
			var err error
			if w.Criteria, err = model.ParseOwn(typed); err != nil {
				return b, dialog.Refusal{Field: "own", Sentence: sentence(err.Error())}
			}
		}
	}
	for _, f := range []struct {
		id, on string
		to     *bool
	}{{"fine", "criterion", &w.Fine}, {"all", "yes", &w.All}, {"stories", "yes", &w.Stories}} {
		if chosen, asked := v[f.id]; asked {
			*f.to = chosen == f.on
		}
	}
	b.Weigh = &w
	if w.IsUsual() {
		b.Weigh = nil
	}
	return b, dialog.Refusal{}
}

// sentence is a refusal of the rules with a capital and a full stop.
func sentence(s string) string { return strings.ToUpper(s[:1]) + strings.TrimSuffix(s[1:], ".") + "." }
