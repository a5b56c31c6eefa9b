package session

import (
	"slices"
	"testing"

	"serendip/model"
)

// TestDetailsAreKeptWhole keeps details as a kept state does: what they teach, too.
func TestDetailsAreKeptWhole(t *testing.T) {
	said := Said{
		{Text: model.Text{ID: model.TextID{1}}, By: model.PersonID{2}},
		{Text: model.Text{ID: model.TextID{3}}, By: model.PersonID{4}, Lesson: model.Failed},
		{Text: model.Text{ID: model.TextID{5}}, Lesson: model.Overcome},
	}
	raw, err := said.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var again Said
	if err := again.UnmarshalBinary(raw); err != nil || !slices.Equal(again, said) {
		t.Errorf("kept were %+v, %v", again, err)
	}
}

// TestAnActionIsOwedByItsDoerAlone has two people of one name.
func TestAnActionIsOwedByItsDoerAlone(t *testing.T) {
	seat := SeatFace{Me: PersonFace{ID: model.PersonID{1}, Name: "Ada"}}
	for want, action := range map[bool]ItemFace{true: {doer: model.PersonID{1}}, false: {doer: model.PersonID{2}, Doer: "Ada"}} {
		if seat.Owes(action) != want {
			t.Errorf("%+v is owed: %v", action, !want)
		}
	}
	if !seat.Owes(ItemFace{Doer: "Ada"}) {
		t.Error("who is known by name alone owes nothing")
	}
}
