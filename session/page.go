package session

import (
	"slices"
	"strings"
	"unicode"

	"serendip/model"
)

// pageFamily is the page's part in the core.
func pageFamily() family {
	return family{decide: (*decision).paging, apply: applyPage, inverse: inverseOfPage, facets: facetsOfPage, session: sessionOfPage, label: labelOfPage, rights: pageRights}
}

// Page is what was planned of a use case, from selected to ready. It is replaced by a changed copy, never written.
type Page struct {
	Words     map[model.PageField]model.Text       `cbor:"1,keyasint,omitzero"`
	By        map[model.PageField]model.PersonID   `cbor:"2,keyasint,omitzero"` // who wrote a field last
	People    map[model.PageField][]model.PersonID `cbor:"3,keyasint,omitzero"`
	Sided     model.PersonID                       `cbor:"4,keyasint,omitzero"` // the owner of whom Side was said
	Side      model.Side                           `cbor:"5,keyasint,omitzero"`
	Flags     map[model.PageField]model.Flags      `cbor:"6,keyasint,omitzero"`
	Objective model.ObjectiveID                    `cbor:"7,keyasint,omitzero"`
	Live      string                               `cbor:"8,keyasint,omitzero"` // YYYY-MM-DD
	Months    int                                  `cbor:"9,keyasint,omitzero"`
	Health    [5]Health                            `cbor:"10,keyasint"`
	Entries   []Entry                              `cbor:"11,keyasint,omitzero"`
}

// Health is the answer to one statement of the health check.
type Health struct {
	Answer model.Answer `cbor:"1,keyasint,omitzero"`
	Note   model.Text   `cbor:"2,keyasint,omitzero"`
}

// Entry is something listed on a page.
type Entry struct {
	ID      model.EntryID                   `cbor:"1,keyasint"`
	Kind    model.EntryKind                 `cbor:"2,keyasint"`
	Words   map[model.EntryField]model.Text `cbor:"3,keyasint,omitzero"`
	Sort    int                             `cbor:"4,keyasint,omitzero"`
	Who     model.PersonID                  `cbor:"5,keyasint,omitzero"`
	When    string                          `cbor:"6,keyasint,omitzero"`
	By      model.PersonID                  `cbor:"7,keyasint,omitzero"`
	Done    bool                            `cbor:"8,keyasint,omitzero"`
	DoneBy  model.PersonID                  `cbor:"9,keyasint,omitzero"`
	DoneAt  int64                           `cbor:"10,keyasint,omitzero"`
	Removed bool                            `cbor:"11,keyasint,omitzero"`
}

// Objective is one of a programme's objectives.
type Objective struct {
	ID        model.ObjectiveID `cbor:"1,keyasint"`
	Words     model.Text        `cbor:"2,keyasint"`
	Withdrawn bool              `cbor:"3,keyasint,omitzero"`
}

// Objectives lists the programme's objectives in their order. Withdrawn ones keep their place, so that a number always
// means the same.
func (s *State) Objectives() []Objective { return s.objectives }

// Objective finds an objective and its number, from 1; 0 when there is none of that id.
func (s *State) Objective(id model.ObjectiveID) (Objective, int) {
	for i, o := range s.objectives {
		if o.ID == id {
			return o, i + 1
		}
	}
	return Objective{}, 0
}

// page is a use case's page; an empty one before anything was written.
func (c *UseCase) page() *Page {
	if c.Page == nil {
		return &Page{}
	}
	return c.Page
}

// written says whether anything stands on a page.
func (p *Page) written() bool {
	said := p.Side != model.SideUnsaid || !p.Objective.IsZero() || p.Live != "" || p.Months > 0
	for _, w := range p.Words {
		said = said || !w.IsZero()
	}
	for _, all := range p.People {
		said = said || len(all) > 0
	}
	for _, f := range p.Flags {
		said = said || f != 0
	}
	for _, h := range p.Health {
		said = said || h.Answer != model.Unsaid
	}
	return said || slices.ContainsFunc(p.Entries, func(e Entry) bool { return !e.Removed })
}

// entry finds an entry of a page; nil when it is not there.
func (p *Page) entry(id model.EntryID) *Entry {
	if i := p.at(id); i >= 0 {
		return &p.Entries[i]
	}
	return nil
}

func (p *Page) at(id model.EntryID) int {
	return slices.IndexFunc(p.Entries, func(e Entry) bool { return e.ID == id })
}

// leads says whether somebody leads a use case: its owner, and the team.
func (c *UseCase) leads(p model.PersonID) bool {
	return !p.IsZero() && (c.Owner == p || slices.Contains(c.page().People[model.PageTeam], p))
}

// side is where the owner stands: as it was said, else as the role on file says it.
func (s *State) side(c *UseCase) (side model.Side, said bool) {
	switch p := c.page(); {
	case c.Owner.IsZero():
		return model.SideUnsaid, false
	case p.Sided == c.Owner && p.Side != model.SideUnsaid:
		return p.Side, true
	case ofIT(s.Details(c.Owner).Role):
		return model.SideIT, false
	}
	return model.SideUnsaid, false
}

// ofIT says whether a role is one of IT.
func ofIT(role string) bool {
	words := strings.FieldsFunc(strings.ToLower(role), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc([]string{"it", "cio", "cto", "admin", "administrator", "sysadmin", "developer", "informatics"}, func(w string) bool {
		return slices.Contains(words, w)
	})
}

// aligned is the objective that a use case serves, unless it was withdrawn.
func (s *State) aligned(c *UseCase) (Objective, int) {
	o, n := s.Objective(c.page().Objective)
	if n == 0 || o.Withdrawn {
		return Objective{}, 0
	}
	return o, n
}

// measured says whether a success criterion has a method, a baseline and a target.
func (e Entry) measured() bool {
	return e.Kind == model.EntryCriterion && !e.Removed && e.Sort > 0 && !e.Words[model.EntryBaseline].IsZero() && !e.Words[model.EntryTarget].IsZero()
}

// readyFacts is what a use case has of what readiness asks for.
func (s *State) readyFacts(c *UseCase) model.ReadyFacts {
	p := c.page()
	_, aligned := s.aligned(c)
	has := func(f model.PageField) bool { return !p.Words[f].IsZero() }
	return model.ReadyFacts{
		Owner: !c.Owner.IsZero(), Complex: p.Flags[model.PageComplex] != 0, Team: len(p.People[model.PageTeam]),
		Challenge: has(model.PageChallenge), Outcome: has(model.PageOutcome), Workflow: has(model.PageWorkflow), Factors: has(model.PageFactors),
		Measured: slices.ContainsFunc(p.Entries, Entry.measured), Aligned: aligned > 0, Live: p.Live != "", Months: p.Months,
	}
}

// warnings are what readiness does not ask for, and should worry whoever leads it.
func (s *State) warnings(c *UseCase) []string {
	var out []string
	if side, _ := s.side(c); side == model.SideIT {
		out = append(out, "its owner is in IT: the business defines success")
	}
	p := c.page()
	if !p.Objective.IsZero() {
		if _, n := s.aligned(c); n == 0 {
			out = append(out, "the objective that it served was withdrawn")
		}
	}
	for i, h := range p.Health {
		if h.Answer == model.No {
			out = append(out, "not so yet: "+strings.TrimSuffix(model.HealthStatements()[i], "."))
		}
	}
	if c.Stage == model.StageReady && len(s.readyFacts(c).Missing()) > 0 {
		out = append(out, "it was ready, and lacks something since")
	}
	return out
}
