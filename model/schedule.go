package model

// Wish is a topic that wants a place.
type Wish struct {
	Topic  UseCaseID
	People []PersonID // who must be there: who proposed it, and who said openly that they want to be
	Hosts  []PersonID // who proposed it
	Fixed  Spot       // where it stays, whatever comes; zero for nowhere yet
}

// Unplaced is a topic that found no place, and why.
type Unplaced struct {
	Topic UseCaseID
	Full  bool      // every place is taken
	Who   PersonID  // else somebody who hosts another, or is elsewhere in a slot that still had a room
	Other UseCaseID // the topic that they host; zero when they are elsewhere
}

// ScheduleTopics gives topics their places. It is greedy colouring: topics that share a person are neighbours, a slot is a
// colour with as many places as there are rooms (Welsh and Powell, An upper bound for the chromatic number of a graph and
// its application to timetabling problems, The Computer Journal 10, 1967), only that the topics stand in the order of the
// wishes, the most wanted first, instead of the degree. Each goes into the earliest slot that has a free room and in which
// none of its people is anywhere else, and there into the first free room. Nobody hosts twice, so that all have their turn,
// unless the grid lets several of somebody have a place. Fixed ones keep their places, even against the rule. The same
// wishes always give the same schedule.
func ScheduleTopics(g Grid, wishes []Wish) (placed []PlacedTopic, left []Unplaced) {
	taken := make(map[Spot]bool)
	busy := make(map[int]map[PersonID]bool)
	hosts := make(map[PersonID]UseCaseID)
	take := func(w Wish, s Spot) {
		taken[Spot{Slot: s.Slot, Room: s.Room}] = true
		if busy[s.Slot] == nil {
			busy[s.Slot] = make(map[PersonID]bool)
		}
		for _, p := range w.People {
			busy[s.Slot][p] = true
		}
		for _, p := range w.Hosts {
			hosts[p] = w.Topic
		}
		placed = append(placed, PlacedTopic{w.Topic, s})
	}
	for _, w := range wishes {
		if !w.Fixed.IsZero() {
			take(w, w.Fixed)
		}
	}
	for _, w := range wishes {
		if !w.Fixed.IsZero() {
			continue
		}
		if why := hostsAlready(w, hosts); !g.Several && !why.Other.IsZero() {
			left = append(left, why)
			continue
		}
		spot, why := freeSpot(g, w, taken, busy)
		if spot.IsZero() {
			left = append(left, why)
			continue
		}
		take(w, spot)
	}
	return placed, left
}

// hostsAlready is who of a topic's hosts has a place for another topic, and which.
func hostsAlready(w Wish, hosts map[PersonID]UseCaseID) Unplaced {
	for _, p := range w.Hosts {
		if other, there := hosts[p]; there {
			return Unplaced{Topic: w.Topic, Who: p, Other: other}
		}
	}
	return Unplaced{}
}

// freeSpot is the earliest place for a topic, or why there is none.
func freeSpot(g Grid, w Wish, taken map[Spot]bool, busy map[int]map[PersonID]bool) (Spot, Unplaced) {
	why := Unplaced{Topic: w.Topic, Full: true}
	for slot := 1; slot <= g.Slots; slot++ {
		room := 1
		for room <= len(g.Rooms) && taken[Spot{Slot: slot, Room: room}] {
			room++
		}
		if room > len(g.Rooms) {
			continue
		}
		elsewhere := PersonID{}
		for _, p := range w.People {
			if busy[slot][p] {
				elsewhere = p
				break
			}
		}
		if elsewhere.IsZero() {
			return Spot{Slot: slot, Room: room}, Unplaced{}
		}
		if why.Full {
			why.Full, why.Who = false, elsewhere
		}
	}
	return Spot{}, why
}
