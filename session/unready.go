package session

import (
	"fmt"

	"serendip/model"
)

// Unready is what was said and still waits for the facilitator, in words: "2 topics are still held".
func (f ConsoleFace) Unready() []string {
	var out []string
	for _, of := range []struct{ one, more string }{{"use case", "use cases"}, {"topic", "topics"}} {
		held, stubs := 0, 0
		for _, c := range f.Cases {
			if one, _ := c.Noun(); one == of.one {
				held, stubs = held+boolInt(c.Held), stubs+boolInt(c.Unfinished)
			}
		}
		say := func(n int, is, are string) {
			if n > 0 {
				out = append(out, fmt.Sprintf("%d %s", n, choose(n == 1, of.one+" "+is, of.more+" "+are)))
			}
		}
		say(held, "is still held", "are still held")
		say(stubs, "is one word so far", "are one word so far")
	}
	return out
}

// Beside is where a held line waits to be put, ", adds to 4"; "" for one that stands for itself.
func (c CaseFace) Beside() string {
	if c.AddsTo == 0 {
		return ""
	}
	return fmt.Sprintf(", adds to %d", c.AddsTo)
}

// Noun is what it is called, one and more of them.
func (c CaseFace) Noun() (one, more string) {
	if c.Kind == model.TopicKind {
		return "topic", "topics"
	}
	return "use case", "use cases"
}
