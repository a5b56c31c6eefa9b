package agenda

import (
	"serendip/model"
	"serendip/tui/dialog"
	"serendip/tui/widget"
)

// gridFields are the slots and rooms of an unconference.
func gridFields(b model.Block) []widget.Field {
	if b.Method != model.Topics {
		return nil
	}
	g := model.DefaultGrid()
	if b.Grid != nil {
		g = *b.Grid
	}
	return []widget.Field{{ID: "grid", Label: "Slots and rooms", Value: g.String(), Must: true, Limit: 2000,
		Help: "Three slots of 15 minutes in two rooms: 3 x 15: Hall; Library. Who proposes several hosts one, or all: 3 x 15, several each: Hall; Library"}}
}

// readGrid puts slots and rooms into a block.
func readGrid(b *model.Block, v dialog.Values) dialog.Refusal {
	typed, asked := v["grid"]
	if !asked {
		return dialog.Refusal{}
	}
	g, err := model.ParseGrid(typed)
	if err != nil {
		return dialog.Refusal{Field: "grid", Sentence: err.Error() + "."}
	}
	b.Grid = &g
	return dialog.Refusal{}
}
