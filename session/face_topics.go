package session

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"serendip/model"
)

// TopicsFace is an unconference's board as everybody may see it. It is shared: do not write to it.
type TopicsFace struct {
	Grid      model.Grid
	All       []BoardTopic // the most wanted first
	Scheduled bool         // something has a place
}

// BoardTopic is a topic on the board.
type BoardTopic struct {
	Case      CaseFace
	Stage     model.TopicStage
	Spot      model.Spot // zero for none
	Dots      int        // that a revealed dot round gave it; 0 also where they are withheld
	NoPlace   string     // why it has none, once there is a schedule and until it is discussed; it names nobody
	Concluded string
}

// At is the topic of a place; false when it is free, or when what is there is not on the wall.
func (f *TopicsFace) At(slot, room int) (BoardTopic, bool) {
	for _, t := range f.All {
		if t.Spot.Same(model.Spot{Slot: slot, Room: room}) {
			return t, true
		}
	}
	return BoardTopic{}, false
}

// Talked are those that were talked about: what is discussed, or was, or came to something that was noted.
func (f *TopicsFace) Talked() []BoardTopic {
	out := f.In(model.Discussed)
	for _, t := range append(f.In(model.Discussing), f.In(model.ToDiscuss)...) {
		if t.Stage == model.Discussing || t.Concluded != "" {
			out = append(out, t)
		}
	}
	return out
}

// In lists the topics of a stage: those in the schedule in its order, then the others, the most wanted first.
func (f *TopicsFace) In(stage model.TopicStage) []BoardTopic {
	var out []BoardTopic
	if f == nil {
		return nil
	}
	for _, t := range f.All {
		if t.Stage == stage {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b BoardTopic) int {
		x, y := a.Spot, b.Spot
		if x.IsZero() != y.IsZero() {
			return choose(x.IsZero(), 1, -1)
		}
		return cmp.Or(cmp.Compare(x.Slot, y.Slot), cmp.Compare(x.Room, y.Room))
	})
	return out
}

// Of finds a topic; false when the board doesn't show it.
func (f *TopicsFace) Of(id model.UseCaseID) (BoardTopic, bool) {
	if f != nil {
		for _, t := range f.All {
			if t.Case.ID == id {
				return t, true
			}
		}
	}
	return BoardTopic{}, false
}

// Place is where a topic is, in words: "slot 2, Library"; with one room "slot 2"; "" for nowhere.
func (f *TopicsFace) Place(s model.Spot) string {
	switch {
	case s.IsZero():
		return ""
	case len(f.Grid.Rooms) == 1:
		return fmt.Sprintf("slot %d", s.Slot)
	}
	return fmt.Sprintf("slot %d, %s", s.Slot, f.Grid.Room(s.Room))
}

// Clash is what the facilitator should know of the schedule: a topic without a place and why, or somebody in two places.
type Clash struct {
	Number int // of the topic
	Words  string
}

// Alike is what is wrong with several topics in the same way.
type Alike struct {
	Numbers string // "5, 6, 7 and 19 more"
	Several bool
	Words   string
}

// Sentence says it of all of them: "each of 5, 6, 7 and 19 more has no place: every place is taken".
func (a Alike) Sentence() string {
	if a.Several {
		return "each of " + a.Numbers + " " + a.Words
	}
	return a.Numbers + " " + a.Words
}

// mostNumbered is how many topics are named by their numbers, before the rest is counted.
const mostNumbered = 3

// Together puts clashes of the same words together, in the order in which each kind first comes. What is between two topics
// stands alone.
func Together(clashes []Clash) []Alike {
	var kinds []string
	numbers := make(map[string][]string)
	for _, c := range clashes {
		kind := c.Words
		if strings.HasPrefix(kind, between) {
			kind = fmt.Sprintf("%d %s", c.Number, c.Words)
		}
		if numbers[kind] == nil {
			kinds = append(kinds, kind)
		}
		numbers[kind] = append(numbers[kind], strconv.Itoa(c.Number))
	}
	out := make([]Alike, len(kinds))
	for i, kind := range kinds {
		all := numbers[kind]
		named := strings.Join(all[:min(len(all), mostNumbered)], ", ")
		if more := len(all) - mostNumbered; more > 0 {
			named += fmt.Sprintf(" and %d more", more)
		}
		out[i] = Alike{named, len(all) > 1, strings.TrimPrefix(kind, all[0]+" ")}
	}
	return out
}

// between begins what is told of two topics.
const between = "and "

// topicsOf are the topics that stand for themselves, the most wanted first: the most dots, then the most people, then the
// earliest. Few dots have names, so that they count only where they may be shown.
func (s *State) topicsOf(v *Session) []*UseCase {
	var out []*UseCase
	for _, id := range v.Cases {
		if c := s.UseCase(id); c.Kind == model.TopicKind && !c.Withdrawn && c.Into.IsZero() {
			out = append(out, c)
		}
	}
	dots, reach := s.topicDots(v), make(map[model.UseCaseID]int, len(out))
	for _, c := range out {
		_, reach[c.ID] = s.reach(c)
	}
	slices.SortStableFunc(out, func(a, b *UseCase) int {
		return cmp.Or(cmp.Compare(dots[b.ID], dots[a.ID]), cmp.Compare(reach[b.ID], reach[a.ID]), cmp.Compare(a.Number, b.Number))
	})
	return out
}

// mostWanted are so many of the topics that the room sees, the most wanted ones, in order of their numbers.
func (s *State) mostWanted(v *Session, n int) []model.UseCaseID {
	public := slices.DeleteFunc(s.topicsOf(v), func(c *UseCase) bool { return !c.public() })
	public = public[:min(n, len(public))]
	slices.SortFunc(public, func(a, b *UseCase) int { return cmp.Compare(a.Number, b.Number) })
	out := make([]model.UseCaseID, len(public))
	for i, c := range public {
		out[i] = c.ID
	}
	return out
}

// topicDots is what the newest revealed dot round gave to topics, with what was merged into them since.
func (s *State) topicDots(v *Session) map[model.UseCaseID]int {
	for _, id := range slices.Backward(v.Dots) {
		r := s.Round(id)
		if r.Dots.Revealed == nil || s.UseCase(r.Cases[0]).Kind != model.TopicKind {
			continue
		}
		out, e := make(map[model.UseCaseID]int), r.Dots.Revealed
		if e.Seats+e.Laptop+e.Tally >= fewestShown {
			for _, c := range e.Cases {
				out[s.Top(s.UseCase(c.Case)).ID] += c.All.Dots
			}
		}
		return out
	}
	return nil
}

// wanting is who must be where a topic is talked about: who proposed it, and who said openly that they want to be there,
// which is "same for me". The dots are blind and tell nobody's wish.
func (s *State) wanting(c *UseCase) []model.PersonID {
	var out []model.PersonID
	for _, m := range s.group(c) {
		for _, p := range append([]model.PersonID{m.By}, m.Same...) {
			if !p.IsZero() && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// proposers are who proposed a topic, or what was merged into it.
func (s *State) proposers(c *UseCase) []model.PersonID {
	var out []model.PersonID
	for _, m := range s.group(c) {
		if !m.By.IsZero() && !slices.Contains(out, m.By) {
			out = append(out, m.By)
		}
	}
	return out
}

// wishes are the topics as the rule of the schedule takes them; stays says which keep their place.
func (s *State) wishes(v *Session, stays func(model.UseCaseID, model.Spot) bool) []model.Wish {
	g, spots := v.Grid(), v.board().Spots
	var out []model.Wish
	for _, c := range s.topicsOf(v) {
		if !c.public() {
			continue // it waits for the facilitator
		}
		w := model.Wish{Topic: c.ID, People: s.wanting(c), Hosts: s.proposers(c)}
		if at := spots[c.ID]; g.Has(at) && stays(c.ID, at) {
			w.Fixed = at
		}
		out = append(out, w)
	}
	return out
}

// topicsFace is the board; nil for a session without topics and without a block of them.
func (s *State) topicsFace(v *Session, public []CaseFace) *TopicsFace {
	if !slices.ContainsFunc(v.Blocks, func(b model.Block) bool { return b.Method == model.Topics }) {
		return nil
	}
	shown := make(map[model.UseCaseID]CaseFace, len(public))
	for _, c := range public {
		shown[c.ID] = c
	}
	f, t, dots := &TopicsFace{Grid: v.Grid()}, v.board(), s.topicDots(v)
	for _, c := range s.topicsOf(v) {
		face, ok := shown[c.ID]
		if !ok {
			continue
		}
		one := BoardTopic{Case: face, Stage: t.Stages[c.ID], Dots: dots[c.ID], Concluded: s.Words(t.Concluded[c.ID])}
		if at := t.Spots[c.ID]; f.Grid.Has(at) {
			one.Spot, f.Scheduled = at, true
		}
		f.All = append(f.All, one)
	}
	if f.Scheduled {
		s.tellNoPlace(v, f)
	}
	return f
}

const fullGrid = "every place is taken"

// tellNoPlace says of each topic that waits without a place why, as everybody may read it.
func (s *State) tellNoPlace(v *Session, f *TopicsFace) {
	why := make(map[model.UseCaseID]string)
	_, left := model.ScheduleTopics(f.Grid, s.wishes(v, func(model.UseCaseID, model.Spot) bool { return true }))
	for _, x := range left {
		why[x.Topic] = s.noPlace(x)
	}
	for i, x := range f.All {
		if x.Spot.IsZero() && x.Stage == model.ToDiscuss {
			f.All[i].NoPlace = first(why[x.Case.ID], "not in the schedule yet")
		}
	}
}

// noPlace is why a topic has no place, as everybody may read it: it names nobody.
func (s *State) noPlace(x model.Unplaced) string {
	switch {
	case x.Full:
		return fullGrid
	case !x.Other.IsZero():
		return "who proposed it hosts another already"
	}
	return "somebody in it is elsewhere in each free slot"
}

// noPlaceOf is the same for facilitators, with the name and what to do about it.
func (s *State) noPlaceOf(x model.Unplaced) string {
	who := first(s.name(x.Who), "somebody")
	switch {
	case x.Full:
		return fullGrid
	case !x.Other.IsZero():
		return fmt.Sprintf("%s already hosts %d", who, s.UseCase(x.Other).Number)
	}
	return who + " is elsewhere in each free slot"
}

// NoPlace is how many topics have no place, and the reasons in the order of the board, each once; 0 before there is a
// schedule.
func (f *TopicsFace) NoPlace() (n int, why []string) {
	for _, x := range f.All {
		if x.NoPlace == "" {
			continue
		}
		n++
		if !slices.Contains(why, x.NoPlace) {
			why = append(why, x.NoPlace)
		}
	}
	return n, why
}

// clashes are what is wrong with the schedule; none while there is none. It names people, so that it is for facilitators.
func (s *State) clashes(v *Session) []Clash {
	if len(v.placed()) == 0 {
		return nil
	}
	var out []Clash
	wishes := s.wishes(v, func(model.UseCaseID, model.Spot) bool { return true })
	_, left := model.ScheduleTopics(v.Grid(), wishes)
	for _, x := range left {
		if v.board().Stages[x.Topic] != model.ToDiscuss {
			continue // it is discussed where it is, or was
		}
		out = append(out, Clash{s.UseCase(x.Topic).Number, "has no place: " + s.noPlaceOf(x)})
	}
	for _, w := range wishes {
		if w.Fixed.IsZero() && v.board().Stages[w.Topic] == model.ToDiscuss && !slices.ContainsFunc(left, func(u model.Unplaced) bool { return u.Topic == w.Topic }) {
			out = append(out, Clash{s.UseCase(w.Topic).Number, "has no place yet: schedule again, or place it"})
		}
	}
	for i, a := range wishes {
		for _, b := range wishes[i+1:] {
			if a.Fixed.IsZero() || a.Fixed.Slot != b.Fixed.Slot {
				continue
			}
			if at := slices.IndexFunc(a.People, func(p model.PersonID) bool { return slices.Contains(b.People, p) }); at >= 0 {
				out = append(out, Clash{s.UseCase(a.Topic).Number, fmt.Sprintf(between+"%d are at the same time, and both want %s", s.UseCase(b.Topic).Number, s.name(a.People[at]))})
			}
		}
	}
	return out
}

// Board is the board as the room sees it, for what leaves; nil for a session without a block of topics. Names are not on it.
func (s *State) Board(v *Session) *TopicsFace {
	var public []CaseFace
	for _, c := range s.topicsOf(v) {
		if c.public() {
			public = append(public, s.publicFace(c, false))
		}
	}
	return s.topicsFace(v, public)
}
