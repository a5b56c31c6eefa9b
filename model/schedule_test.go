package model_test

import (
	"slices"
	"testing"

	"serendip/model"
)

func TestTheScheduleHasNobodyInTwoPlaces(t *testing.T) {
	topic := func(n byte) model.UseCaseID { return model.UseCaseID{15: n} }
	person := func(n byte) model.PersonID { return model.PersonID{15: n} }
	grid := model.Grid{Slots: 2, Minutes: 15, Rooms: []string{"Hall", "Library"}}
	for _, c := range []struct {
		name   string
		wishes []model.Wish
		placed []model.PlacedTopic
		left   []model.Unplaced
	}{
		{"the most wanted first, in the earliest slot", []model.Wish{{Topic: topic(1)}, {Topic: topic(2)}, {Topic: topic(3)}},
			[]model.PlacedTopic{{Topic: topic(1), Spot: model.Spot{Slot: 1, Room: 1}}, {Topic: topic(2), Spot: model.Spot{Slot: 1, Room: 2}}, {Topic: topic(3), Spot: model.Spot{Slot: 2, Room: 1}}}, nil},
		{"one who proposes two is in two slots", []model.Wish{{Topic: topic(1), People: []model.PersonID{person(1)}}, {Topic: topic(2), People: []model.PersonID{person(1)}}},
			[]model.PlacedTopic{{Topic: topic(1), Spot: model.Spot{Slot: 1, Room: 1}}, {Topic: topic(2), Spot: model.Spot{Slot: 2, Room: 1}}}, nil},
		{"who is wanted everywhere is why a third has no place", []model.Wish{{Topic: topic(1), People: []model.PersonID{person(1)}}, {Topic: topic(2), People: []model.PersonID{person(1)}}, {Topic: topic(3), People: []model.PersonID{person(2), person(1)}}},
			[]model.PlacedTopic{{Topic: topic(1), Spot: model.Spot{Slot: 1, Room: 1}}, {Topic: topic(2), Spot: model.Spot{Slot: 2, Room: 1}}}, []model.Unplaced{{Topic: topic(3), Who: person(1)}}},
		{"what is fixed stays, also where it is least wanted", []model.Wish{{Topic: topic(1)}, {Topic: topic(2), Fixed: model.Spot{Slot: 1, Room: 1, Hand: true}}},
			[]model.PlacedTopic{{Topic: topic(2), Spot: model.Spot{Slot: 1, Room: 1, Hand: true}}, {Topic: topic(1), Spot: model.Spot{Slot: 1, Room: 2}}}, nil},
		{"a full grid is full", []model.Wish{{Topic: topic(1)}, {Topic: topic(2)}, {Topic: topic(3)}, {Topic: topic(4)}, {Topic: topic(5)}},
			[]model.PlacedTopic{{Topic: topic(1), Spot: model.Spot{Slot: 1, Room: 1}}, {Topic: topic(2), Spot: model.Spot{Slot: 1, Room: 2}}, {Topic: topic(3), Spot: model.Spot{Slot: 2, Room: 1}}, {Topic: topic(4), Spot: model.Spot{Slot: 2, Room: 2}}}, []model.Unplaced{{Topic: topic(5), Full: true}}},
	} {
		placed, left := model.ScheduleTopics(grid, c.wishes)
		if !slices.Equal(placed, c.placed) || !slices.Equal(left, c.left) {
			t.Errorf("%s: %v, without a place %v", c.name, placed, left)
		}
	}
}

func TestGridsAndPlacesAsTheyAreTyped(t *testing.T) {
	g, err := model.ParseGrid("3 x 15: Hall; Library; Little room")
	if err != nil || g.String() != "3 x 15: Hall; Library; Little room" {
		t.Fatalf("%v, %v", g, err)
	}
	for typed, want := range map[string]model.Spot{"2 library": {Slot: 2, Room: 2}, "1 Lit": {Slot: 1, Room: 3}, "3 1": {Slot: 3, Room: 1}, "-": {}} {
		if got, err := g.ParseSpot(typed); err != nil || got != want {
			t.Errorf("%q: %v, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "4 Hall", "1", "1 Li", "1 Attic", "0 Hall"} {
		if got, err := g.ParseSpot(typed); err == nil {
			t.Errorf("%q is %v", typed, got)
		}
	}
	for _, typed := range []string{"", "3 x 15", "0 x 15: Hall", "3 x 0: Hall", "three x 15: Hall", "2 x 5: Hall; hall"} {
		if got, err := model.ParseGrid(typed); err == nil {
			t.Errorf("%q is %v", typed, got)
		}
	}
}
