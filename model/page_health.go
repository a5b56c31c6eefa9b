package model

import "strings"

// HealthStatements are the 4+1 health check of a use case: four things that carry it, and one more.
func HealthStatements() [5]string {
	return [5]string{
		"It is about people, not IT.",
		"The plan before, during and after go-live is clear and transparent.",
		"An owner inside the customer defines success.",
		"Senior support can be seen: words, actions, resources.",
		"Each user's direct supervisor came in early and knows the metrics.",
	}
}

// Answer is what is said to a statement.
type Answer uint8

// The answers. Unsaid is not asked yet.
const (
	Unsaid Answer = iota
	Yes
	No
	Unknown
)

// String is the answer's word; "" when nobody asked yet.
func (a Answer) String() string { return [...]string{"", "yes", "no", "unknown"}[a&3] }

// Next is the answer that one key goes on to.
func (a Answer) Next() Answer { return (a + 1) & 3 }

// ParseAnswer reads an answer with the note after it: "no, the sponsor is away".
func ParseAnswer(text string) (a Answer, note string, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" || text == "-" {
		return Unsaid, "", true
	}
	word, rest := text, ""
	if i := strings.IndexAny(text, " ,:;."); i >= 0 {
		word, rest = text[:i], strings.TrimLeft(text[i:], " ,:;.")
	}
	for _, a := range []Answer{Yes, No, Unknown} {
		if w := strings.ToLower(word); w == a.String() || w == a.String()[:1] || a == Unknown && w == "?" {
			return a, rest, true
		}
	}
	return 0, "", false
}

// AnswerText is an answer with its note, as ParseAnswer reads it.
func AnswerText(a Answer, note string) string {
	if a == Unsaid || note == "" {
		return a.String()
	}
	return a.String() + ", " + note
}
