package intake

import (
	"fmt"
	"slices"

	"serendip/model"
)

// merger makes one guest of the rows of one person.
type merger struct {
	guests []GuestRow
	at     map[string]int // key to index
	words  map[int]*words // of those guests that have several rows
}

func newMerger() *merger { return &merger{at: map[string]int{}, words: map[int]*words{}} }

// add takes a row: a new guest, or more about one who is there already.
func (m *merger) add(g GuestRow) (doubts []string) {
	i, there := m.at[g.Key]
	if there && g.Email != "" && !g.dropIn && keyOf(m.guests[i].Name.String()) != keyOf(g.Name.String()) {
		// One address ordered for several people: each of them comes.
		doubts = append(doubts, fmt.Sprintf("the e-mail address is also that of %q on line %d; both are kept", m.guests[i].Name, m.guests[i].Line))
		g.Key += " " + nameKey(g.Name)
		i, there = m.at[g.Key]
	}
	if there && g.Email == "" && !g.dropIn && !agree(m.guests[i].Organisation, g.Organisation) {
		doubts = append(doubts, fmt.Sprintf("the name is also on line %d, of another organisation; both are kept", m.guests[i].Line))
		g.Key += " " + keyOf(g.Organisation.String())
		i, there = m.at[g.Key]
	}
	if !there {
		m.at[g.Key] = len(m.guests)
		m.guests = append(m.guests, g)
		return doubts
	}
	if g.Email == "" && !g.dropIn && len(doubts) == 0 {
		doubts = append(doubts, fmt.Sprintf("the name is also on line %d, and without e-mail addresses both are taken for one person", m.guests[i].Line))
	}
	m.merge(i, g)
	return doubts
}

// agree says that two words do not speak against each other.
func agree(a, b model.Line) bool {
	return a.IsZero() || b.IsZero() || keyOf(a.String()) == keyOf(b.String())
}

// merge adds what another row of the same person says. Where two rows differ, both words are kept.
func (m *merger) merge(i int, more GuestRow) {
	g, w := &m.guests[i], m.wordsOf(i)
	g.presence.add(more.presence)
	if furthest(more.Status) > furthest(g.Status) {
		g.Status = more.Status
	}
	for _, pair := range []struct {
		name string
		mine *model.Line
		more model.Line
	}{{"Name", &g.Name, more.Name}, {"Organisation", &g.Organisation, more.Organisation}, {"Role", &g.Role, more.Role}} {
		switch {
		case pair.mine.IsZero():
			*pair.mine = pair.more
		case *pair.mine != pair.more && !pair.more.IsZero():
			g.Extra = w.add(g.Extra, model.Field{Name: pair.name, Value: pair.more.String()})
		}
	}
	for _, f := range more.Extra {
		g.Extra = w.add(g.Extra, f)
	}
}

// words are the further fields that a guest has, so that none is kept twice and none replaces another.
type words struct {
	given numbered
	said  map[model.Field]bool
}

func (m *merger) wordsOf(i int) *words {
	w := m.words[i]
	if w == nil {
		w = &words{given: numbered{}, said: map[model.Field]bool{}}
		for _, f := range m.guests[i].Extra {
			w.given.once(f.Name)
			w.said[f] = true
		}
		m.words[i] = w
	}
	return w
}

// add puts a field behind the others unless the same was said before; another word for a name is numbered.
func (w *words) add(to []model.Field, f model.Field) []model.Field {
	if w.said[f] {
		return to
	}
	w.said[f] = true
	return append(to, model.Field{Name: w.given.once(f.Name), Value: f.Value})
}

// furthest orders statuses by how much they say of a guest's coming: of two tickets the better one counts.
func furthest(s model.GuestStatus) int {
	order := []model.GuestStatus{model.GuestAdded, model.GuestDeclined, model.GuestAwaiting, model.GuestWaitlisted, model.GuestAttending, model.GuestCheckedIn, model.GuestCheckedOut}
	return slices.Index(order, s)
}
