package main

import (
	"context"
	"fmt"
	"strings"

	"serendip/model"
	"serendip/tui/taking"
)

// AnswersPipe is the command that sends a file of answers from another machine.
func (d consoleDrafts) AnswersPipe(s model.SessionID, after bool) string {
	return consoleFiles{d.env, d.live}.ssh() + " import survey - --session " + d.live.Ref(s) + choose(after, " --after", "") + " < answers.csv"
}

// Answers reads a file of this machine for those alone who sit at it, as `import survey` does.
func (d consoleDrafts) Answers(_ context.Context, s model.SessionID, path string, after bool) (out taking.AnswerFile, err error) {
	path, err = d.env.typed(path)
	if err != nil {
		return out, err
	}
	t, err := readTable(d.env, path)
	if err != nil {
		return out, err
	}
	v := d.live.Snapshot().State.Session(s)
	var result imported
	if after {
		out.Take, result, err = answersAfter(t, d.live, v, nil)
	} else {
		out.Take, result, err = answersOfShortlist(t, d.live, v)
	}
	if err != nil {
		return taking.AnswerFile{}, err
	}
	out.Said = answersSaid(result)
	return out, nil
}

// mostSaid is how many doubtful rows a question names; the others are counted.
const mostSaid = 5

func answersSaid(r imported) []string {
	said := []string{fmt.Sprintf("%s has %s: %d new, %d changed, %d as they were.", r.File, count(r.Rows, "row"), r.New, r.Changed, r.Same)}
	var read []string
	for _, c := range r.Columns {
		if c.As != "" {
			read = append(read, c.Name)
		}
	}
	said = append(said, "Read: "+strings.Join(read, ", ")+". The other columns are not kept, so that no answer has a name.")
	for i, doubt := range r.Doubts {
		if i == mostSaid {
			said = append(said, fmt.Sprintf("%d more rows are doubtful.", len(r.Doubts)-i))
			break
		}
		said = append(said, fmt.Sprintf("Line %d: %s.", doubt.Line, strings.Join(doubt.Reasons, "; ")))
	}
	return append(said, "They are sealed until they are counted.")
}
