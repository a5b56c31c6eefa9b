package session_test

import (
	"reflect"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
)

// TestValueWorkshopStaysAsItWas holds the default agenda: sessions of the past were planned with these very blocks.
func TestValueWorkshopStaysAsItWas(t *testing.T) {
	block := func(minutes int, m model.Method, title, short, prompt string) model.Block {
		return model.Block{Title: title, Method: m, Timebox: time.Duration(minutes) * time.Minute, Short: short, Prompt: prompt}
	}
	blocks := []model.Block{
		block(15, model.Connect, "Connect", "WHO IS HERE?", "Who is here, and what do you do all day?"),
		block(10, model.Purpose, "Purpose", "WHY ARE\nWE HERE?", "Why are we here, and what would make this a good day?"),
		block(20, model.Capture, "Serendipitous", "WHAT WORKED\nTHAT NOBODY\nASKED FOR?", "What did somebody do with the platform that worked, and nobody had asked for?"),
		block(10, model.Minutes, "15 min a day", "SAVE YOU\n15 MINUTES\nA DAY?", "How could we save you, personally, 15 minutes every day?"),
		block(20, model.Capture, "Planned", "WHAT SHOULD\nWE DO NEXT?", "What should we do with the platform, who would do it, and what would come of it?"),
		block(10, model.Break, "Break", "BREAK", "Back in a moment. We put together what belongs together."),
		block(5, model.Grouping, "Group", "WHAT BELONGS\nTOGETHER?", "What belongs together?"),
		block(15, model.Scoring, "Score", "WHAT IS\nWORTH IT?", "How important, how measurable, how feasible? Nobody sees who gave which mark."),
		block(15, model.Discuss, "Discuss", "WHERE DO\nWE DIFFER?", "Where do we differ, and what do the others know?"),
		block(5, model.Shortlist, "Shortlist", "WHICH FEW\nGO ON?", "Which three or four go on?"),
		block(15, model.FirstSteps, "First steps", "WHO DOES\nWHAT FIRST?", "Who owns it, what is its one measure, and what is the first date?"),
		block(10, model.Recap, "Recap", "WHAT DO WE\nTAKE HOME?", "What do we take home?"),
	}
	blocks[2].Kind, blocks[2].Goal = model.Serendipitous, 20
	blocks[3].Kind = model.Planned
	blocks[4].Kind, blocks[4].Goal = model.Planned, 15
	blocks[7].Top = 9
	blocks[9].Top = 4
	if got := session.ValueWorkshop(); !reflect.DeepEqual(got, blocks) {
		t.Errorf("the default agenda has changed:\n%+v\n%+v", got, blocks)
	}
}
