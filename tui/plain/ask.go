package plain

import (
	"fmt"
	"strconv"
	"strings"

	"serendip/model"
	"serendip/session"
)

// askVerbs are what a seat does with questions that everybody answers.
func askVerbs() []verb {
	return []verb{
		{"questions", "questions", "what everybody is asked, and what was answered", seat.questions},
		{"answer", "answer NUMBER ANSWER", "answer a question: a number or your own words; - takes it away", seat.answer},
	}
}

func (s seat) questions(args []string) (answer, error) {
	if len(args) > 0 {
		return answer{}, wrongWords{}
	}
	f := s.face()
	return answer{Questions(f), questionsData(f.Asking)}, nil
}

// Questions says what everybody is asked, one question a line with its position, and what was answered.
func Questions(f session.SeatFace) []string {
	a := f.Asking
	if a == nil {
		return []string{"Nothing is asked of everybody at the moment."}
	}
	var lines []string
	if a.Flag != "" {
		lines = append(lines, "Red flag. "+a.Flag)
	}
	for n, q := range a.Questions {
		line := fmt.Sprintf("Question %d of %d. %s", n+1, len(a.Questions), q.Text)
		if !strings.ContainsAny(line[len(line)-1:], ".?!") {
			line += "."
		}
		switch {
		case a.Shown:
			line += " " + sentence(strings.Join(append([]string{q.Result}, told(q)...), "; "))
		default:
			line += " " + how(n, q.Question) + mineOf(a, n)
		}
		lines = append(lines, line)
	}
	return lines
}

// how says what can be typed.
func how(n int, q model.Question) string {
	switch q.Kind {
	case model.AskChoice:
		var options []string
		for i, o := range q.Options {
			options = append(options, fmt.Sprintf("%d %s", i+1, o))
		}
		return fmt.Sprintf("Type answer %d and a number: %s.", n+1, strings.Join(options, "; "))
	case model.AskScale:
		return fmt.Sprintf("Type answer %d and 0 no, 1 a little, 2 mostly or 3 fully.", n+1)
	case model.AskNPS:
		return fmt.Sprintf("Type answer %d and a number from 0, not at all, to 10, certainly.", n+1)
	case model.AskText:
	}
	return fmt.Sprintf("Type answer %d and your words.", n+1)
}

// mineOf is one's own answer in words.
func mineOf(a *session.SeatAsking, n int) string {
	if n >= len(a.Mine) {
		return ""
	}
	switch one := a.Mine[n]; {
	case one.Words != "":
		return " You answered: " + one.Words + "."
	case one.Cell > 0:
		return " You answered " + a.Questions[n].Named(int(one.Cell)-1) + "."
	}
	return ""
}

// told are the counts of a shown question, and its words.
func told(q session.QuestionFace) []string {
	var out []string
	for cell, people := range q.Counts {
		if people > 0 {
			out = append(out, fmt.Sprintf("%s: %d", q.Named(cell), people))
		}
	}
	return append(out, q.Words...)
}

func (s seat) answer(args []string) (answer, error) {
	if len(args) < 2 {
		return answer{}, wrongWords{}
	}
	a := s.face().Asking
	if a == nil || a.Shown {
		return answer{}, session.Refuse(session.Conflict, "nothing is asked of everybody at the moment")
	}
	n, err := strconv.Atoi(args[0])
	if err != nil || n < 1 || n > len(a.Questions) {
		return answer{}, session.Refuse(session.Missing, "there is no question %s; questions lists them", args[0])
	}
	q, words := a.Questions[n-1].Question, strings.Join(args[1:], " ")
	i := session.Answer{Asking: a.ID, Question: n - 1}
	switch {
	case words == "-":
	case q.Kind == model.AskText:
		i.Words = words
	default:
		if i.Cell, err = cell(q, words); err != nil {
			return answer{}, err
		}
	}
	return s.done(i)
}

// cell is 1 + the answer that somebody typed: options count from 1, everything else from 0.
func cell(q model.Question, words string) (int, error) {
	n, err := strconv.Atoi(words)
	if q.Kind != model.AskChoice {
		n++
	}
	if err != nil || n < 1 || n > q.Cells() {
		for i, o := range q.Options {
			if strings.EqualFold(o, words) {
				return i + 1, nil
			}
		}
		return 0, session.Refuse(session.Invalid, "%q is no answer to this question; questions tells what can be typed", words)
	}
	return n, nil
}

// questionsData is the same for programs.
func questionsData(a *session.SeatAsking) any {
	if a == nil {
		return map[string]any{"asked": false}
	}
	var out []map[string]any
	for n, q := range a.Questions {
		one := map[string]any{"number": n + 1, "text": q.Text, "kind": q.Kind.String(), "options": q.Options}
		if a.Shown {
			one["counts"], one["words"], one["result"] = q.Counts, q.Words, q.Result
		} else if n < len(a.Mine) && a.Mine[n] != (session.Answered{}) {
			one["mine"] = a.Mine[n].Words
			if c := a.Mine[n].Cell; c > 0 {
				one["mine"] = q.Cell(int(c) - 1)
			}
		}
		out = append(out, one)
	}
	return map[string]any{"asked": true, "shown": a.Shown, "questions": out, "red_flag": a.Flag}
}
