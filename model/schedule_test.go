package model_test

import (
	"slices"
	"testing"

	"serendip/model"
)

func TestTheScheduleHasNobodyInTwoPlaces(t *testing.T) {
	topic := func(n byte) model.UseCaseID { return model.UseCaseID{15: n} }
	person := func(n byte) model.PersonID { return model.PersonID{15: n} }
	host := func(n, who byte) model.Wish {
		return model.Wish{Topic: topic(n), People: []model.PersonID{person(who)}, Hosts: []model.PersonID{person(who)}}
	}
	grid := model.Grid{Slots: 2, Minutes: 15, Rooms: []string{"Hall", "Library"}}
	for _, c := range []struct {
		name   string
		wishes []model.Wish
		placed []model.PlacedTopic
		left   []model.Unplaced
	}{
		{"the most wanted first, in the earliest slot", []model.Wish{{Topic: topic(1)}, {Topic: topic(2)}, {Topic: topic(3)}},
			[]model.PlacedTopic{{Topic: topic(1), Spot: model.Spot{Slot: 1, Room: 1}}, {Topic: topic(2), Spot: model.Spot{Slot: 1, Room: 2}}, {Topic: topic(3), Spot: model.Spot{Slot: 2, Room: 1}}}, nil},
		{"one who wants two is in two slots", []model.Wish{{Topic: topic(1), People: []model.PersonID{person(1)}}, {Topic: topic(2), People: []model.PersonID{person(1)}}},
			[]model.PlacedTopic{{Topic: topic(1), Spot: model.Spot{Slot: 1, Room: 1}}, {Topic: topic(2), Spot: model.Spot{Slot: 2, Room: 1}}}, nil},
		{"who is wanted everywhere is why a third has no place", []model.Wish{{Topic: topic(1), People: []model.PersonID{person(1)}}, {Topic: topic(2), People: []model.PersonID{person(1)}}, {Topic: topic(3), People: []model.PersonID{person(2), person(1)}}},
			[]model.PlacedTopic{{Topic: topic(1), Spot: model.Spot{Slot: 1, Room: 1}}, {Topic: topic(2), Spot: model.Spot{Slot: 2, Room: 1}}}, []model.Unplaced{{Topic: topic(3), Who: person(1)}}},
		{"nobody hosts twice, and a less wanted topic gets the place", []model.Wish{host(1, 1), host(2, 1), host(3, 2)},
			[]model.PlacedTopic{{Topic: topic(1), Spot: model.Spot{Slot: 1, Room: 1}}, {Topic: topic(3), Spot: model.Spot{Slot: 1, Room: 2}}}, []model.Unplaced{{Topic: topic(2), Who: person(1), Other: topic(1)}}},
		{"who was placed by hand hosts that one", []model.Wish{host(1, 1), {Topic: topic(2), Hosts: []model.PersonID{person(1)}, Fixed: model.Spot{Slot: 2, Room: 2, Hand: true}}},
			[]model.PlacedTopic{{Topic: topic(2), Spot: model.Spot{Slot: 2, Room: 2, Hand: true}}}, []model.Unplaced{{Topic: topic(1), Who: person(1), Other: topic(2)}}},
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

func TestSeveralOfTheSamePersonHaveAPlaceWhereTheGridSaysSo(t *testing.T) {
	g, err := model.ParseGrid("2 x 15, several each: Hall; Library")
	if err != nil || !g.Several || g.String() != "2 x 15, several each: Hall; Library" {
		t.Fatalf("%+v, %v", g, err)
	}
	ada := []model.PersonID{{15: 1}}
	wishes := []model.Wish{{Topic: model.UseCaseID{15: 1}, People: ada, Hosts: ada}, {Topic: model.UseCaseID{15: 2}, People: ada, Hosts: ada}}
	if placed, left := model.ScheduleTopics(g, wishes); len(left) != 0 || placed[0].Spot.Slot == placed[1].Spot.Slot {
		t.Errorf("%v, without a place %v", placed, left)
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
	for _, typed := range []string{"", "3 x 15", "0 x 15: Hall", "3 x 0: Hall", "three x 15: Hall", "3 x 15, several: Hall", "2 x 5: Hall; hall"} {
		if got, err := model.ParseGrid(typed); err == nil {
			t.Errorf("%q is %v", typed, got)
		}
	}
}
