package session

import (
	"strings"

	"serendip/model"
)

// wholeNames makes one word of the first name behind an @ where people write it whole, as in "@Ada Lopez", so that no part of
// it is left among the words.
func (d *decision) wholeNames(v *Session, line string) string {
	const mostWords = 4
	words := strings.Fields(line)
	for at, word := range words {
		if len(word) < 2 || word[0] != '@' {
			continue
		}
		for n := min(mostWords, len(words)-at); n > 1; n-- {
			name := strings.TrimRight(strings.Join(words[at:at+n], " ")[1:], ".,;:!?")
			if p := d.s.Named(v, name); !p.IsZero() && model.Skeleton(d.s.Details(p).Name) == model.Skeleton(name) {
				words[at] = strings.Join(words[at:at+n], "_")
				return strings.Join(append(words[:at+1], words[at+n:]...), " ")
			}
		}
		return line // a later one is text
	}
	return line
}
