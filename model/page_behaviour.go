package model

import (
	"strings"
	"unicode"
)

// BehaviourPrompt is asked of every use case before it is ready.
const BehaviourPrompt = "If it were live and everyone trained, what else would change behaviour?"

// trainingWords and technologyWords are what an answer to the prompt may not be about: both are given in it. A star
// stands for any ending. The lists are short on purpose: who meets one of the words says it in another way.
func trainingWords() []string {
	return []string{"train", "trained", "trainer*", "training*", "course", "courses", "e-learning", "elearning", "tutorial*", "webinar*", "lesson*",
		"onboarding", "coaching", "documentation", "handbook*", "manual", "manuals", "teach*", "classroom*", "certificat*"}
}

func technologyWords() []string {
	return []string{"technology", "technologies", "software", "app", "apps", "application*", "feature*", "functionality", "tool", "tools", "platform*",
		"dashboard*", "button*", "integration*", "integrate*", "interface*", "api", "apis", "update*", "upgrade*", "licence*", "license*",
		"server*", "install*", "configur*", "automation", "bug", "bugs", "login*", "laptop*", "chatbot*", "bot", "bots", "database*", "go-live"}
}

// TurnedAway says why an answer to BehaviourPrompt is not one, or "": it is about training, or about technology.
func TurnedAway(answer string) string {
	words := strings.FieldsFunc(answer, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	for _, w := range words {
		low := strings.ToLower(w)
		if listed(low, trainingWords()) {
			return "“" + w + "” is about training, and everyone is trained already. What else would change what people do: who asks, who rewards, which habit ends?"
		}
		if w == "IT" || listed(low, technologyWords()) {
			return "“" + w + "” is about technology, and it is live already. What else would change what people do: who asks, who rewards, which habit ends?"
		}
	}
	return ""
}

func listed(word string, list []string) bool {
	for _, known := range list {
		if stem, any := strings.CutSuffix(known, "*"); any && strings.HasPrefix(word, stem) || word == known {
			return true
		}
	}
	return false
}
