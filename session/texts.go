package session

import (
	"slices"
	"strings"

	"serendip/model"
)

// texts is every text of a programme by its id, persistent as a table is. A programme of years has hundreds of thousands,
// so those that were there when it was opened lie in one piece.
type texts struct {
	shelf *shelf                      // never written once the programme is open
	since table[model.TextID, string] // what was said since then
	// erased is how often words or somebody's details went: while it is the same, what was there is there.
	erased int
}

// loadingTexts is an empty one that is written in place until it is loaded.
func loadingTexts() texts {
	return texts{shelf: &shelf{}, since: loadingTable[model.TextID, string]()}
}

// loaded is the texts as they stay.
func (t texts) loaded() texts { return texts{t.shelf, t.since.loaded(), t.erased} }

func (t texts) get(id model.TextID) (string, bool) {
	if words, ok := t.since.get(id); ok {
		return words, true
	}
	return t.shelf.get(id)
}

func (t texts) set(id model.TextID, words string) texts {
	if t.since.loading != nil && t.shelf.add(id, words) {
		return t
	}
	return texts{t.shelf, t.since.set(id, words), t.erased}
}

// drop leaves no copy of the words, so that what was erased goes from memory with the states that knew it.
func (t texts) drop(id model.TextID) texts {
	return texts{t.shelf.without(id), t.since.drop(id), t.erased + 1}
}

// shelf is texts in the order of their ids, all words in one string. A nil shelf is empty.
type shelf struct {
	ids   []model.TextID
	ends  []int // where the words of each id end, in bytes; they begin where those before end
	words strings.Builder
}

// add puts words at the end of the shelf; it refuses an id that does not come after all others.
func (s *shelf) add(id model.TextID, words string) bool {
	if n := len(s.ids); n > 0 && compareTexts(s.ids[n-1], id) >= 0 {
		return false
	}
	s.words.WriteString(words)
	s.ids, s.ends = append(s.ids, id), append(s.ends, s.words.Len())
	return true
}

func (s *shelf) get(id model.TextID) (string, bool) {
	if s == nil {
		return "", false
	}
	i, found := slices.BinarySearchFunc(s.ids, id, compareTexts)
	if !found {
		return "", false
	}
	return s.at(i), true
}

func (s *shelf) at(i int) string {
	begin := 0
	if i > 0 {
		begin = s.ends[i-1]
	}
	return s.words.String()[begin:s.ends[i]]
}

// without is a copy that lacks one text; the shelf itself when it never had it.
func (s *shelf) without(id model.TextID) *shelf {
	if _, found := s.get(id); !found {
		return s
	}
	n := &shelf{ids: make([]model.TextID, 0, len(s.ids)), ends: make([]int, 0, len(s.ids))}
	n.words.Grow(s.words.Len())
	for i, other := range s.ids {
		if other != id {
			n.add(other, s.at(i))
		}
	}
	return n
}

func compareTexts(a, b model.TextID) int { return slices.Compare(a[:], b[:]) }
