package session

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
)

// mostImported is how many topics a file may bring at once.
const mostImported = 5000

func (d *decision) topics(i Intent) (bool, error) {
	switch i := i.(type) {
	case MoveTopic:
		return true, d.moveTopic(i)
	case PlaceTopic:
		return true, d.placeTopic(i)
	case ScheduleTopics:
		return true, d.scheduleTopics(i)
	case ConcludeTopic:
		return true, d.concludeTopic(i)
	case ImportTopics:
		return true, d.importTopics(i)
	}
	return false, nil
}

// checkGrid looks at a block's slots and rooms, and gives an unconference what it asks for.
func checkGrid(b *model.Block) error {
	if b.Method != model.Topics {
		b.Grid = nil
		return nil
	}
	b.Kind = model.TopicKind
	if b.Grid == nil {
		g := model.DefaultGrid()
		b.Grid = &g
	}
	if err := b.Grid.Check(); err != nil {
		return Refuse(Invalid, "%v", err)
	}
	return nil
}

// Grid is the slots and rooms that hold: those of the current block, else of the last one that has any.
func (v *Session) Grid() model.Grid {
	g := model.DefaultGrid()
	for _, b := range v.Blocks {
		if b.Grid != nil {
			g = *b.Grid
			if b.ID == v.Current {
				break
			}
		}
	}
	return g
}

// ahead is the block that takes topics before the session is live: the first that asks for any; false for none, and once it
// is live.
func (v *Session) ahead() (model.Block, bool) {
	if v.State == model.Draft || v.State == model.Lobby {
		for _, b := range v.Blocks {
			if b.Method == model.Topics {
				return b, true
			}
		}
	}
	return model.Block{}, false
}

// topic finds a topic that stands for itself, in a session that can still change.
func (d *decision) topic(of model.SessionID, id model.UseCaseID) (*Session, *UseCase, error) {
	v, err := d.open(of)
	if err != nil {
		return nil, nil, err
	}
	c, err := d.useCase(id)
	switch {
	case err != nil:
		return nil, nil, err
	case c.Session != v.ID || c.Kind != model.TopicKind:
		return nil, nil, Refuse(Invalid, "#%d is no topic", c.Number)
	case !c.Into.IsZero():
		return nil, nil, Refuse(Conflict, "#%d is part of #%d now; take that one", c.Number, d.s.Top(c).Number)
	}
	return v, c, nil
}

func (d *decision) moveTopic(i MoveTopic) error {
	v, c, err := d.topic(i.Session, i.Topic)
	if err != nil {
		return err
	}
	t := v.board()
	if i.To > model.Discussed {
		return Refuse(Invalid, "a topic is to discuss, discussing or discussed")
	}
	if i.To == model.Discussing {
		if v.State != model.Live {
			return Refuse(Conflict, "%s is not live yet", v.Title)
		}
		if c.Held || c.Hidden {
			return Refuse(Conflict, "#%d is not on the wall; release or show it first", c.Number)
		}
		for _, other := range d.s.topicsOf(v) {
			if other != c && t.Stages[other.ID] == model.Discussing && t.Spots[other.ID].Room == t.Spots[c.ID].Room {
				d.emit(model.TopicMoved{Session: v.ID, Topic: other.ID, Now: model.Discussed, Was: model.Discussing})
			}
		}
	}
	if was := t.Stages[c.ID]; was != i.To {
		d.emit(model.TopicMoved{Session: v.ID, Topic: c.ID, Now: i.To, Was: was})
	}
	d.topicClock(v, c, i.To)
	d.note(fmt.Sprintf("%d: %s", c.Number, i.To))
	return nil
}

// endTopics marks as discussed what was talked about when the session is closed: nobody moves it afterwards.
func (d *decision) endTopics(v *Session) {
	t := v.board()
	for _, c := range d.s.topicsOf(v) {
		was := t.Stages[c.ID]
		if was == model.Discussing || was == model.ToDiscuss && !t.Concluded[c.ID].IsZero() {
			d.emit(model.TopicMoved{Session: v.ID, Topic: c.ID, Now: model.Discussed, Was: was})
		}
	}
}

// topicClock gives the small clock to a topic that is discussed, and takes it from one that is not any more.
func (d *decision) topicClock(v *Session, c *UseCase, to model.TopicStage) {
	was := v.talk().Topic
	switch {
	case to == model.Discussing && (was.Case != c.ID || was.Block != v.Current):
		box := time.Duration(v.Grid().Minutes) * time.Minute
		d.emit(model.TopicTaken{Session: v.ID, Was: was, Now: model.Topic{Case: c.ID, Block: v.Current, From: v.spentAt(d.Now), Box: box}})
	case to != model.Discussing && was.Case == c.ID:
		d.emit(model.TopicTaken{Session: v.ID, Was: was})
	}
}

func (d *decision) placeTopic(i PlaceTopic) error {
	v, c, err := d.topic(i.Session, i.Topic)
	if err != nil {
		return err
	}
	g, was := v.Grid(), v.board().Spots[c.ID]
	now := i.Spot
	if !now.IsZero() && !g.Has(now) {
		return Refuse(Invalid, "there is no such place: slots go from 1 to %d, rooms from 1 to %d", g.Slots, len(g.Rooms))
	}
	if now.IsZero() {
		if !was.IsZero() {
			d.emit(model.TopicPlaced{Session: v.ID, Topic: c.ID, Was: was})
			d.note(fmt.Sprintf("%d is out of the schedule", c.Number))
		}
		return nil
	}
	now.Hand = true
	if was == now {
		return nil
	}
	note := fmt.Sprintf("%d is in slot %d, %s", c.Number, now.Slot, g.Room(now.Room))
	for _, other := range d.s.topicsOf(v) {
		spot := v.board().Spots[other.ID]
		switch {
		case other == c || spot.Slot != now.Slot:
		case spot.Same(now):
			back := was
			back.Hand = !back.IsZero()
			d.emit(model.TopicPlaced{Session: v.ID, Topic: other.ID, Now: back, Was: spot})
			note += fmt.Sprintf("; %d %s", other.Number, choose(was.IsZero(), "is out of the schedule", fmt.Sprintf("is where %d was", c.Number)))
		case d.s.shares(c, other):
			note += fmt.Sprintf("; but somebody of %d is in it at the same time", other.Number)
		}
	}
	d.emit(model.TopicPlaced{Session: v.ID, Topic: c.ID, Now: now, Was: was})
	d.note(note)
	return nil
}

// shares says whether two topics want the same person.
func (s *State) shares(a, b *UseCase) bool {
	there := s.wanting(a)
	return slices.ContainsFunc(s.wanting(b), func(p model.PersonID) bool { return slices.Contains(there, p) })
}

func (d *decision) scheduleTopics(i ScheduleTopics) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	wishes := d.s.wishes(v, func(id model.UseCaseID, at model.Spot) bool {
		return at.Hand || v.board().Stages[id] != model.ToDiscuss
	})
	if len(wishes) == 0 {
		return Refuse(Conflict, "there are no topics yet; write one: it is kept in a line")
	}
	placed, left := model.ScheduleTopics(v.Grid(), wishes)
	slices.SortFunc(placed, comparePlaced)
	if was := v.placed(); !slices.Equal(was, placed) {
		d.emit(model.TopicsScheduled{Session: v.ID, Now: placed, Was: was})
	}
	d.note(fmt.Sprintf("%d of %d topics have a place", len(placed), len(wishes)) + d.withoutPlace(left))
	return nil
}

// withoutPlace is which topics have no place, each reason once, as the end of a sentence.
func (d *decision) withoutPlace(left []model.Unplaced) string {
	var clashes []Clash
	for _, x := range left {
		clashes = append(clashes, Clash{d.s.UseCase(x.Topic).Number, d.s.noPlace(x)})
	}
	words := ""
	for _, c := range Together(clashes) {
		words += fmt.Sprintf("; no place for %s: %s", c.Numbers, c.Words)
	}
	return words
}

// placed lists what has a place, in the order of slots and rooms.
func (v *Session) placed() []model.PlacedTopic {
	var out []model.PlacedTopic
	for id, s := range v.board().Spots {
		if !s.IsZero() {
			out = append(out, model.PlacedTopic{Topic: id, Spot: s})
		}
	}
	slices.SortFunc(out, comparePlaced)
	return out
}

func comparePlaced(a, b model.PlacedTopic) int {
	x, y := a.Spot, b.Spot
	return slices.Compare([]int{x.Slot, x.Room}, []int{y.Slot, y.Room})*2 + slices.Compare(a.Topic[:], b.Topic[:])
}

func (d *decision) concludeTopic(i ConcludeTopic) error {
	v, c, err := d.topic(i.Session, i.Topic)
	if err != nil {
		return err
	}
	words, was := "", v.board().Concluded[c.ID]
	if strings.TrimSpace(i.Words) != "" {
		if words, err = clean(i.Words, "the conclusion"); err != nil {
			return err
		}
	}
	if words == d.s.Words(was) {
		return nil
	}
	d.emit(model.TopicConcluded{Session: v.ID, Topic: c.ID, Now: d.textOrNone(words), Was: was})
	d.note(choose(words == "", fmt.Sprintf("%d has no conclusion", c.Number), fmt.Sprintf("%d concluded: %s", c.Number, words)))
	return nil
}

// importTopics takes every row or none; a title that is there already is not taken twice.
func (d *decision) importTopics(i ImportTopics) error {
	v, err := d.open(i.Session)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(v.Blocks, func(b model.Block) bool { return b.Method == model.Topics })
	switch {
	case at < 0:
		return Refuse(Conflict, "%s has no block of topics; begin with the template unconference, or add such a block", v.Title)
	case len(i.Rows) > mostImported:
		return Refuse(Invalid, "%s has %d topics; %d is the most at once", i.Source, len(i.Rows), mostImported)
	}
	known, people := make(map[string]bool), make(map[string]model.PersonID)
	for _, id := range v.Cases {
		if c := d.s.UseCase(id); c.Kind == model.TopicKind && !c.Withdrawn {
			known[d.s.Words(c.Title)] = true
		}
	}
	for _, p := range d.s.People() {
		people[model.Skeleton(d.s.Details(p).Name)] = p
	}
	number := len(v.Cases)
	var hosts []model.PersonID // who proposes what is new
	for _, row := range i.Rows {
		d.out.Result.Rows++
		if known[row.Title.String()] {
			continue
		}
		known[row.Title.String()] = true
		number++
		if by := d.importTopic(v, v.Blocks[at].ID, number, row, people); !by.IsZero() {
			hosts = append(hosts, by)
		}
	}
	d.note(fmt.Sprintf("%d topics taken in from %s", d.out.Result.New, i.Source) + d.severalTold(v, hosts))
	return nil
}

// severalTold is what to know of a file in which somebody proposes several topics; "" when all of them may have a place.
func (d *decision) severalTold(v *Session, hosts []model.PersonID) string {
	for _, c := range d.s.topicsOf(v) {
		hosts = append(hosts, d.s.proposers(c)...)
	}
	topics, several := make(map[model.PersonID]int), 0
	for _, p := range hosts {
		if topics[p]++; topics[p] == 2 {
			several++
		}
	}
	if several == 0 || v.Grid().Several {
		return ""
	}
	return fmt.Sprintf("; %s more than one, of which the most wanted gets a place; with \"several each\" in slots and rooms, all do", choose(several == 1, "one person proposes", fmt.Sprintf("%d people propose", several)))
}

// importTopic keeps a proposal, and returns who proposes it.
func (d *decision) importTopic(v *Session, block model.BlockID, number int, row TopicRow, people map[string]model.PersonID) model.PersonID {
	var who []model.PersonID
	for _, raw := range row.People {
		name, err := model.CleanLine(raw)
		key := model.Skeleton(name.String())
		if err != nil || key == "" || model.Reserved(name.String()) {
			continue // a name that nobody can have; the words keep it
		}
		if _, there := people[key]; !there {
			people[key] = d.addPerson(model.Details{Name: name.String()})
		}
		if !slices.Contains(who, people[key]) {
			who = append(who, people[key])
		}
	}
	id, by := model.Derive[model.UseCaseID](d.ID, d.next()), model.PersonID{}
	if len(who) > 0 {
		by = who[0]
	}
	d.emit(model.UseCaseCaptured{Case: id, Session: v.ID, Block: block, Number: number, Kind: model.TopicKind, Title: d.text(row.Title.String()), By: by})
	for _, words := range []string{row.When, row.About.String()} {
		if words != "" {
			d.emit(model.DetailAdded{Case: id, Detail: d.text(words), By: by})
		}
	}
	for _, p := range who[min(len(who), 1):] {
		d.emit(model.SaidSame{Case: id, Person: p})
	}
	d.out.Result.New++
	return by
}
