package model

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The bounds of a grid.
const (
	MostSlots = 48
	MostRooms = 48
)

// Grid is the slots and rooms of an unconference.
type Grid struct {
	Slots   int      `cbor:"1,keyasint" json:"slots"`
	Minutes int      `cbor:"2,keyasint" json:"minutes"` // of a slot, and of a topic
	Rooms   []string `cbor:"3,keyasint" json:"rooms"`
	Several bool     `cbor:"4,keyasint,omitempty" json:"several,omitempty"` // more than one topic of the same person gets a place
}

// DefaultGrid is one room in which one topic follows the other: a lean coffee of eight minutes each.
func DefaultGrid() Grid { return Grid{Slots: 4, Minutes: 8, Rooms: []string{"Room"}} }

// ParseRooms reads rooms as they are typed: "Hall; Library". No room is named twice.
func ParseRooms(line string) ([]string, error) {
	var out []string
	for word := range strings.SplitSeq(line, ";") {
		if strings.TrimSpace(word) == "" {
			continue
		}
		room, err := CleanLine(word)
		if err != nil {
			return nil, fmt.Errorf("the room %q: %w", strings.TrimSpace(word), err)
		}
		if slices.ContainsFunc(out, func(r string) bool { return strings.EqualFold(r, room.String()) }) {
			return nil, fmt.Errorf("the room %q is named twice", room)
		}
		out = append(out, room.String())
	}
	if len(out) == 0 || len(out) > MostRooms {
		return nil, fmt.Errorf("name from 1 to %d rooms, parted by ;", MostRooms)
	}
	return out, nil
}

// severalWord lets somebody who proposes several topics host more than one.
const severalWord = "several each"

// ParseGrid reads slots and rooms as they are typed: "3 x 15: Hall; Library" is three slots of 15 minutes in two rooms, and
// "3 x 15, several each: Hall; Library" gives each topic of the same person a place.
func ParseGrid(line string) (Grid, error) {
	wrong := errors.New(`write slots, minutes and rooms as "3 x 15: Hall; Library", or "3 x 15, several each: Hall; Library"`)
	times, rooms, ok := strings.Cut(line, ":")
	slots, minutes, both := strings.Cut(strings.ToLower(times), "x")
	minutes, more, comma := strings.Cut(minutes, ",")
	if !ok || !both || comma && strings.TrimSpace(more) != severalWord {
		return Grid{}, wrong
	}
	g := Grid{Several: comma}
	var err error
	if g.Slots, err = strconv.Atoi(strings.TrimSpace(slots)); err != nil {
		return Grid{}, wrong
	}
	if g.Minutes, err = strconv.Atoi(strings.TrimSpace(minutes)); err != nil {
		return Grid{}, wrong
	}
	if g.Rooms, err = ParseRooms(rooms); err != nil {
		return Grid{}, err
	}
	return g, g.Check()
}

// Check says what is wrong with a grid.
func (g Grid) Check() error {
	switch {
	case g.Slots < 1 || g.Slots > MostSlots:
		return fmt.Errorf("from 1 to %d slots, not %d", MostSlots, g.Slots)
	case g.Minutes < 1 || g.Minutes > 12*60:
		return errors.New("a slot lasts from 1 minute to 12 hours")
	}
	_, err := ParseRooms(strings.Join(g.Rooms, ";"))
	return err
}

// String is the grid as it is typed.
func (g Grid) String() string {
	several := ""
	if g.Several {
		several = ", " + severalWord
	}
	return fmt.Sprintf("%d x %d%s: %s", g.Slots, g.Minutes, several, strings.Join(g.Rooms, "; "))
}

// Has says whether a spot is in the grid.
func (g Grid) Has(s Spot) bool {
	return s.Slot >= 1 && s.Slot <= g.Slots && s.Room >= 1 && s.Room <= len(g.Rooms)
}

// Room is a room's name by its number from 1; "" for none.
func (g Grid) Room(n int) string {
	if n < 1 || n > len(g.Rooms) {
		return ""
	}
	return g.Rooms[n-1]
}

// Spot is a slot and a room, both from 1; the zero Spot is nowhere.
type Spot struct {
	Slot int  `cbor:"1,keyasint,omitempty" json:"slot"`
	Room int  `cbor:"2,keyasint,omitempty" json:"room"`
	Hand bool `cbor:"3,keyasint,omitempty" json:"by_hand,omitempty"` // somebody put it there: a new schedule leaves it
}

// IsZero says whether it is nowhere.
func (s Spot) IsZero() bool { return s.Slot == 0 }

// Same says whether two spots are one place.
func (s Spot) Same(o Spot) bool { return s.Slot == o.Slot && s.Room == o.Room }

// TopicStage is how far a topic is.
type TopicStage uint8

// The stages of a topic, in order.
const (
	ToDiscuss TopicStage = iota
	Discussing
	Discussed
)

var topicWords = [...]string{"to discuss", "discussing", "discussed"}

// TopicStages lists them in order.
func TopicStages() []TopicStage { return []TopicStage{ToDiscuss, Discussing, Discussed} }

// String is the stage in words.
func (s TopicStage) String() string {
	if int(s) < len(topicWords) {
		return topicWords[s]
	}
	return ""
}

// ParseSpot reads a place as it is typed: a slot's number and a room by its name's beginning or its number, "2 library"; with
// one room the slot is enough; "-" is nowhere.
func (g Grid) ParseSpot(typed string) (Spot, error) {
	typed = strings.TrimSpace(typed)
	if typed == "-" || strings.EqualFold(typed, "off") {
		return Spot{}, nil
	}
	first, rest, _ := strings.Cut(typed, " ")
	slot, err := strconv.Atoi(first)
	if err != nil || slot < 1 || slot > g.Slots {
		return Spot{}, fmt.Errorf("%q begins with no slot: write one from 1 to %d and the room, such as \"1 %s\"; - takes it out", typed, g.Slots, g.Room(1))
	}
	rest = strings.TrimSpace(rest)
	if rest == "" && len(g.Rooms) == 1 {
		return Spot{Slot: slot, Room: 1}, nil
	}
	if n, err := strconv.Atoi(rest); err == nil && n >= 1 && n <= len(g.Rooms) {
		return Spot{Slot: slot, Room: n}, nil
	}
	found := 0
	for i, room := range g.Rooms {
		switch {
		case strings.EqualFold(room, rest):
			return Spot{Slot: slot, Room: i + 1}, nil
		case rest != "" && strings.HasPrefix(strings.ToLower(room), strings.ToLower(rest)):
			if found > 0 {
				return Spot{}, fmt.Errorf("%q could be %s or %s", rest, g.Room(found), room)
			}
			found = i + 1
		}
	}
	if found == 0 {
		return Spot{}, fmt.Errorf("%q is no room; there is %s", rest, strings.Join(g.Rooms, ", "))
	}
	return Spot{Slot: slot, Room: found}, nil
}
