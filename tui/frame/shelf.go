package frame

// Shelf keeps the panes of one terminal as they were laid out last, each with what it was laid out from, so that what
// didn't change is not laid out again. It is used by one goroutine; the nil Shelf keeps nothing.
type Shelf struct{ kept map[string]shelved }

type shelved struct {
	from  any
	lines []string
}

// NewShelf is an empty shelf.
func NewShelf() *Shelf { return &Shelf{kept: map[string]shelved{}} }

// Take is the lines of a pane, if they were laid out from the same.
func Take[F comparable](s *Shelf, id string, from F) ([]string, bool) {
	if s == nil {
		return nil, false
	}
	last := s.kept[id]
	if was, ok := last.from.(F); ok && was == from {
		return last.lines, true
	}
	return nil, false
}

// Put keeps the lines of a pane with what they were laid out from.
func (s *Shelf) Put(id string, from any, lines []string) {
	if s != nil {
		s.kept[id] = shelved{from, lines}
	}
}
