package entry

import "strings"

// Parting is what stays in the terminal when a seat is gone: why it ended, and the line that brings one back.
func Parting(gone, personal string) string {
	var out []string
	if gone != "" {
		out = append(out, Sentence(gone))
	}
	if personal != "" && gone == "" {
		out = append(out, "You left. Everything you said is kept. Come back with:", "  "+personal)
	}
	return strings.Join(out, "\n")
}

// Closed is said to a newcomer after the end.
func Closed(title string) string {
	return Sentence(title + " is over. Who was there comes back with their own code, to read the recap.")
}

// PlainWay is the line that opens the plain face: the same one with plain+ before the code.
func PlainWay(command string) string {
	return strings.Replace(command, "ssh ", "ssh plain+", 1)
}

// Sentence begins with a capital and ends with a full stop.
func Sentence(words string) string {
	words = strings.TrimSpace(words)
	if words == "" {
		return ""
	}
	words = strings.ToUpper(words[:1]) + words[1:]
	if !strings.ContainsAny(words[len(words)-1:], ".!?") {
		words += "."
	}
	return words
}
