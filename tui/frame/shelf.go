package frame

// Shelf keeps parts of one terminal's picture as they were laid out last, each with what it was laid out from, so that
// what didn't change is not laid out again. It is used by one goroutine; the nil Shelf keeps nothing.
type Shelf struct{ kept map[string]shelved }

type shelved struct{ from, part any }

// NewShelf is an empty shelf.
func NewShelf() *Shelf { return &Shelf{kept: map[string]shelved{}} }

// Laid is a part of the picture: the one that was laid out from the same before, else a new one.
func Laid[P any, F comparable](s *Shelf, id string, from F, lay func() P) P {
	if s == nil {
		return lay()
	}
	last := s.kept[id]
	if was, ok := last.from.(F); ok && was == from {
		return last.part.(P)
	}
	part := lay()
	s.kept[id] = shelved{from, part}
	return part
}
