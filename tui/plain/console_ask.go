package plain

import (
	"context"
	"io"
	"slices"
	"strings"

	"serendip/session"
)

// Ask is one thing that a facilitator does after a question or two. The stage asks the same in its row.
type Ask struct {
	Name, About, Group string
	Questions          []AskQuestion
	Intent             func(f session.ConsoleFace, answers []string) (session.Intent, error)
}

// AskQuestion is one of them.
type AskQuestion struct {
	Words  string // "hide which number?"
	Offer  func(session.ConsoleFace) []string
	Value  func(f session.ConsoleFace, before []string) string // what stands there now
	Empty  bool                                                // may stay empty
	Spare  bool                                                // may be left out
	Place  bool                                                // a place in a list, of which one is meant by itself
	Number bool                                                // a number of a use case
}

// Desk is what a facilitator's conversation has beside the session itself.
type Desk struct {
	Asks []Ask
	// Outer does a verb of the program's command line; known is false when there is none of that name. It may be nil.
	Outer func(ctx context.Context, args []string, out io.Writer) (known bool, err error)
	// Outers are those verbs, one line each, for help.
	Outers []string
	// Open goes to a session by its short name. It may be nil.
	Open func(ref string) (session.Room, error)
}

// verbName is an ask's name as a verb: "check in" and "check-in" are the same.
func (a Ask) verbName() string { return strings.ReplaceAll(a.Name, " ", "-") }

// usage is how it is written in one line.
func (a Ask) usage() string {
	words := []string{a.verbName()}
	for _, q := range a.Questions {
		words = append(words, q.form())
	}
	return strings.Join(words, " ")
}

// form is what stands for an answer in the usage: NUMBER, <its title>, or [<because>] where it may be left out.
func (q AskQuestion) form() string {
	if q.Number {
		return "NUMBER"
	}
	form := "<" + q.bare() + ">"
	if q.Spare {
		return "[" + form + "]"
	}
	return form
}

// bare is a question without what explains it.
func (q AskQuestion) bare() string {
	words, _, _ := strings.Cut(q.Words, "(")
	return strings.Trim(words, "?: ")
}

// find is the ask that a line begins with, and the rest of the line. Longer names go first.
func (d Desk) find(line string) (Ask, string, bool) {
	var best Ask
	rest, found := "", false
	for _, a := range d.Asks {
		for _, name := range []string{a.Name, a.verbName()} {
			after, begins := cutFold(line, name)
			if begins && (!found || len(name) > len(best.Name)) {
				best, rest, found = a, after, true
			}
		}
	}
	return best, rest, found
}

// cutFold takes a name off the beginning of a line, whatever its case.
func cutFold(line, name string) (rest string, begins bool) {
	if len(line) < len(name) || !strings.EqualFold(line[:len(name)], name) {
		return "", false
	}
	rest = line[len(name):]
	if rest != "" && rest[0] != ' ' {
		return "", false
	}
	return strings.TrimSpace(rest), true
}

// meant says whether the rest of a line is that of this ask, and not an idea that begins with its name.
func (a Ask) meant(rest string) bool {
	if rest == "" || !a.Questions[0].Number {
		return true
	}
	word, _, _ := strings.Cut(rest, " ")
	return strings.Trim(word, "#0123456789") == ""
}

// answers takes words as answers: one each, and the last question gets all that is left. A place that is not said is the one
// that is meant by itself, and what may be left out is, where the word is none of its answers. There may be too few.
func (a Ask) answers(f session.ConsoleFace, words []string) []string {
	var out []string
	for i, q := range a.Questions {
		switch {
		case len(words) == 0:
			return out
		case q.leftOut(f, out, words[0], i == len(a.Questions)-1):
			out = append(out, q.itself(f, out))
		case q.offered(f, words) > 1:
			n := q.offered(f, words)
			out, words = append(out, strings.Join(words[:n], " ")), words[n:]
		case i == len(a.Questions)-1:
			return append(out, strings.Join(words, " "))
		default:
			out, words = append(out, words[0]), words[1:]
		}
	}
	return out
}

// offered is how many words are one of the answers that are offered, the longest one: "15 min a day" is one block. An answer of
// one word may also be the beginning of another.
func (q AskQuestion) offered(f session.ConsoleFace, words []string) int {
	if q.Offer == nil {
		return 0
	}
	longest := 0
	for _, o := range q.Offer(f) {
		n := len(strings.Fields(o))
		if n > longest && n <= len(words) && strings.EqualFold(strings.Join(words[:n], " "), strings.Join(strings.Fields(o), " ")) {
			longest = n
		}
	}
	return longest
}

// leftOut says whether a word is no answer to a question that may do without one.
func (q AskQuestion) leftOut(f session.ConsoleFace, before []string, word string, last bool) bool {
	switch {
	case q.Place:
		return strings.Trim(word, "#0123456789") != "" && q.itself(f, before) != ""
	case !q.Spare || q.Offer == nil || last:
		return false
	}
	return !slices.ContainsFunc(q.Offer(f), func(o string) bool { _, begins := cutPrefixFold(o, word); return begins })
}

// itself is the answer of a question that is not answered: a place that is meant by itself; else none.
func (q AskQuestion) itself(f session.ConsoleFace, before []string) string {
	if q.Place && q.Value != nil {
		return q.Value(f, before)
	}
	return ""
}

// completed adds to answers what may be left out after them; what is missing then is named, with what it may be.
func (a Ask) completed(f session.ConsoleFace, answers []string) ([]string, error) {
	for _, q := range a.Questions[len(answers):] {
		answer := q.itself(f, answers)
		if answer == "" && !q.Spare {
			return nil, misused("say also: %s%s. Write it as: %s", q.bare(), q.choices(f), a.usage())
		}
		answers = append(answers, answer)
	}
	return answers, nil
}

// choices are the answers of a question that has few, in brackets.
func (q AskQuestion) choices(f session.ConsoleFace) string {
	if q.Offer == nil {
		return ""
	}
	if all := q.Offer(f); len(all) > 0 && len(all) <= mostOffered {
		return " (" + strings.Join(all, ", ") + ")"
	}
	return ""
}

// mostOffered is how many answers are read out: all methods of blocks, and not everybody of a full room.
const mostOffered = 32

// cutPrefixFold is [strings.CutPrefix], whatever the case.
func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
