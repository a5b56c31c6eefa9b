package letters

import (
	"serendip/model"
	"serendip/tui/getting"
	"serendip/tui/taking"
)

// Drafter makes drafts of letters as files, and reads answers that came back. The program around the screens gives one.
type Drafter interface {
	// Drafts writes the drafts of a letter for those who have none: its formats are a mail each, or a table for a mailing tool.
	Drafts(Wanted) getting.Exporter
	// Lacks is what a letter would say if it were told, such as who signs, and how to say it: a sentence each.
	Lacks(model.LetterStep) []string
	taking.AnswerReader
}

// Wanted is a letter whose drafts are to be made.
type Wanted struct {
	Step  model.LetterStep
	Due   string // which check point, of a letter that repeats
	Again string // why they are made anew, also for those who have one; "" when they are not
}
