package session

import (
	"fmt"
	"slices"

	"serendip/model"
)

// Crowd is people, kept in one piece: a use case may have very many.
type Crowd []model.PersonID

// MarshalBinary writes 16 bytes a person.
func (c Crowd) MarshalBinary() ([]byte, error) {
	raw := make([]byte, 0, len(c)*len(model.PersonID{}))
	for _, p := range c {
		raw = append(raw, p[:]...)
	}
	return raw, nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (c *Crowd) UnmarshalBinary(raw []byte) error {
	const size = len(model.PersonID{})
	if len(raw)%size != 0 {
		return fmt.Errorf("people take %d bytes each, these are %d", size, len(raw))
	}
	*c = make(Crowd, 0, len(raw)/size)
	for piece := range slices.Chunk(raw, size) {
		*c = append(*c, model.PersonID(piece))
	}
	return nil
}

// Detail is something said about a use case later.
type Detail struct {
	Text   model.Text
	By     model.PersonID
	Lesson model.Lesson
}

// Said is details, oldest first, kept in one piece: most words of a programme are some.
type Said []Detail

// detailBytes is what a detail takes: the text's id and sum, who said it, and what it teaches.
const detailBytes = len(model.TextID{}) + len(model.Text{}.Sum) + len(model.PersonID{}) + 1

// MarshalBinary writes detailBytes a detail.
func (s Said) MarshalBinary() ([]byte, error) {
	raw := make([]byte, 0, len(s)*detailBytes)
	for _, d := range s {
		raw = append(append(append(append(raw, d.Text.ID[:]...), d.Text.Sum[:]...), d.By[:]...), byte(d.Lesson))
	}
	return raw, nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (s *Said) UnmarshalBinary(raw []byte) error {
	if len(raw)%detailBytes != 0 {
		return fmt.Errorf("details take %d bytes each, these are %d", detailBytes, len(raw))
	}
	*s = make(Said, 0, len(raw)/detailBytes)
	for piece := range slices.Chunk(raw, detailBytes) {
		var d Detail
		by := piece[copy(d.Text.ID[:], piece):]
		by = by[copy(d.Text.Sum[:], by):]
		d.Lesson = model.Lesson(by[copy(d.By[:], by)])
		*s = append(*s, d)
	}
	return nil
}
