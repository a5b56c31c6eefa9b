package model

import (
	"fmt"
	"strings"
)

// How the kinds are written after "=".
const (
	scaleSign = "0-3"
	npsSign   = "0-10"
)

// ParseQuestions reads questions as somebody writes them in one line, parted by semicolons: "Which day? = Monday /
// Friday" is a choice, "How well? = 0-3" a scale, "Would you recommend it? = 0-10" a likelihood, and without "=" it is
// answered in words.
func ParseQuestions(line string) ([]Question, error) {
	var out []Question
	for part := range strings.SplitSeq(line, ";") {
		text, answers, closed := strings.Cut(part, "=")
		q := Question{Text: strings.TrimSpace(text), Kind: AskText}
		switch answers = strings.TrimSpace(answers); {
		case q.Text == "" && !closed:
			continue
		case !closed:
		case answers == scaleSign:
			q.Kind = AskScale
		case answers == npsSign:
			q.Kind = AskNPS
		default:
			q.Kind = AskChoice
			for o := range strings.SplitSeq(answers, "/") {
				q.Options = append(q.Options, strings.TrimSpace(o))
			}
		}
		if err := q.Check(); err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	if len(out) > MostQuestions {
		return nil, fmt.Errorf("%d questions are too many; %d at most", len(out), MostQuestions)
	}
	return out, nil
}

// QuestionsLine is what ParseQuestions reads back.
func QuestionsLine(questions []Question) string {
	var parts []string
	for _, q := range questions {
		part := q.Text
		switch q.Kind {
		case AskChoice:
			part += " = " + strings.Join(q.Options, " / ")
		case AskScale:
			part += " = " + scaleSign
		case AskNPS:
			part += " = " + npsSign
		case AskText:
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}
