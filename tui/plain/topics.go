package plain

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
)

// topics is an unconference as sentences: what one proposed, then the board in its order.
func topics(f session.SeatFace) []string {
	lines := append(mine(f), "Type a topic as one line to propose it; same NUMBER says that you want to be there; list reads all of them.")
	if f.Topics == nil {
		return lines
	}
	return append(lines, Board(f.Topics)...)
}

// ended is words as a sentence; what ends one already ends only once.
func ended(words string) string {
	if strings.HasSuffix(words, "?") || strings.HasSuffix(words, "!") || strings.HasSuffix(words, ".") || strings.HasSuffix(words, "。") || strings.HasSuffix(words, "؟") {
		return words
	}
	return words + "."
}

// Board is the topics by stage, each with its place and what it came to.
func Board(f *session.TopicsFace) []string {
	var lines []string
	for _, stage := range []model.TopicStage{model.Discussing, model.ToDiscuss, model.Discussed} {
		list := f.In(stage)
		if len(list) == 0 || stage == model.ToDiscuss && !f.Scheduled {
			continue
		}
		lines = append(lines, fmt.Sprintf("%s, %s:", capital(stage.String()), count(len(list), "topic", "topics")))
		for _, x := range list {
			line := fmt.Sprintf("Number %d, %s", x.Case.Number, ended(x.Case.Title))
			if place := f.Place(x.Spot); place != "" {
				line += " In " + place + "."
			}
			if x.NoPlace != "" {
				line += " It has no place: " + x.NoPlace + "."
			}
			if x.Concluded != "" {
				line += " Concluded: " + ended(x.Concluded)
			}
			lines = append(lines, line)
		}
	}
	return lines
}
