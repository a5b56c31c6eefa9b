package exports

import (
	"io"
	"slices"

	"serendip/model"
)

// Topics is an unconference's board: its slots and rooms, and its topics, the most wanted first.
type Topics struct {
	Slots   int          `json:"slots"`
	Minutes int          `json:"slot_minutes"`
	Rooms   []string     `json:"rooms"`
	Several bool         `json:"several_each,omitempty"`
	Board   []BoardTopic `json:"board"`
}

// BoardTopic is a topic on the board. Its words and people stand in the use case of the same number.
type BoardTopic struct {
	Number    int    `json:"number"`
	Title     string `json:"title"`
	Stage     string `json:"stage"`
	Slot      int    `json:"slot,omitempty"`
	Room      string `json:"room,omitempty"`
	ByHand    bool   `json:"by_hand,omitempty"`
	NoPlace   string `json:"no_place,omitempty"`
	Concluded string `json:"concluded,omitempty"`
}

// topics is nil for a session without a block of topics. What the room could not see is not on the board.
func (d *drawing) topics() *Topics {
	f := d.state.Board(d.on)
	if f == nil {
		return nil
	}
	out := &Topics{Slots: f.Grid.Slots, Minutes: f.Grid.Minutes, Rooms: f.Grid.Rooms, Several: f.Grid.Several, Board: []BoardTopic{}}
	for _, x := range f.All {
		out.Board = append(out.Board, BoardTopic{x.Case.Number, x.Case.Title, x.Stage.String(), x.Spot.Slot, f.Grid.Room(x.Spot.Room), x.Spot.Hand, x.NoPlace, x.Concluded})
	}
	return out
}

// hasTopics says whether there is a board with something on it.
func (r Report) hasTopics() bool { return r.Content.Topics != nil && len(r.Content.Topics.Board) > 0 }

// writeTopics writes a row for each topic of the board.
func writeTopics(w io.Writer, r Report) error {
	header := []string{"serendip_topics", "Title", "Stage", "Slot", "Room", "By hand", "No place", "Concluded"}
	return writeTable(w, header, func(yield func([]cell) bool) {
		for _, x := range r.Content.Topics.Board {
			if !yield([]cell{number(x.Number), words(x.Title), plain(x.Stage), numberOrNone(x.Slot), words(x.Room), yes(x.ByHand), words(x.NoPlace), words(x.Concluded)}) {
				return
			}
		}
	})
}

// ordered are the topics as they are read: what was discussed in the order of slots and rooms, then what was not, the most
// wanted first.
func (t *Topics) ordered() []BoardTopic {
	stages := []string{model.Discussed.String(), model.Discussing.String(), model.ToDiscuss.String()}
	at := func(x BoardTopic) []int {
		if x.Slot == 0 { // what has no place comes last
			x.Slot = model.MostSlots + 1
		}
		return []int{slices.Index(stages, x.Stage), x.Slot, slices.Index(t.Rooms, x.Room)}
	}
	out := slices.Clone(t.Board)
	slices.SortStableFunc(out, func(a, b BoardTopic) int { return slices.Compare(at(a), at(b)) })
	return out
}
