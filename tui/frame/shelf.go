package frame

// Shelf keeps parts of one terminal's picture as they were laid out last, each with what it was laid out from, so that
// what didn't change is not laid out again. It is used by one goroutine; the nil Shelf keeps nothing.
type Shelf struct{ kept []shelved } // a dozen at most

type shelved struct {
	id         string
	from, part any
}

// NewShelf is an empty shelf.
func NewShelf() *Shelf { return &Shelf{} }

// place is where a part stands, or will.
func (s *Shelf) place(id string) *shelved {
	for i := range s.kept {
		if s.kept[i].id == id {
			return &s.kept[i]
		}
	}
	s.kept = append(s.kept, shelved{id: id})
	return &s.kept[len(s.kept)-1]
}

// Laid is a part of the picture: the one that was laid out from the same before, else a new one.
func Laid[P any, F comparable](s *Shelf, id string, from F, lay func() P) P {
	if s == nil {
		return lay()
	}
	last := s.place(id)
	if was, ok := last.from.(F); ok && was == from {
		return last.part.(P)
	}
	part := lay()
	last = s.place(id) // others may have come
	last.from, last.part = from, part
	return part
}
