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

// form is what stands for an answer in the usage.
func (q AskQuestion) form() string {
	if q.Number {
		return "NUMBER"
	}
	words := strings.Fields(strings.Trim(q.Words, "?: "))
	return strings.ToUpper(strings.Join(words, "-"))
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

// answers takes words as answers: one each, and the last question gets all that is left. There may be too few.
func (a Ask) answers(words []string) []string {
	n := len(a.Questions)
	if len(words) <= n {
		return words
	}
	return append(slices.Clone(words[:n-1]), strings.Join(words[n-1:], " "))
}
