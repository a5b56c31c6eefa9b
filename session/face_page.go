package session

import (
	"slices"
	"strconv"
	"strings"

	"serendip/model"
)

// PageFace is the page of a use case.
type PageFace struct {
	Case       CaseFace
	Fields     []PageFieldFace // in the order in which a page is read
	Entries    []EntryFace     // in the order in which they were said
	Health     [5]string       // as model.ParseAnswer reads them
	Needs      []model.Need    // what readiness asks for; none for a serendipitous one
	Missing    []string
	Warnings   []string
	Orphan     bool   // it serves no objective
	Side       string // of the owner: business, IT or ""
	Until      string // the last day of the window, YYYY-MM-DD
	Objectives []ObjectiveFace
	Led        []model.PersonID // who leads it: owner and team
}

// PageFieldFace is one field. Where the audience may not read names, People says only how many there are.
type PageFieldFace struct {
	Field  model.PageField
	Value  string // as it is written
	Shown  string // as it is read: the objective with its words, a number of people
	Masked bool   // Value is left out: it cannot be edited from this face
}

// EntryFace is something listed on a page.
type EntryFace struct {
	ID     model.EntryID
	Kind   model.EntryKind
	Number int // among those of its kind, from 1
	model.EntryWords
	Done   bool
	DoneBy string
	DoneAt int64
	By     model.PersonID
	For    model.PersonID // who takes it on
}

// ObjectiveFace is one of the programme's objectives.
type ObjectiveFace struct {
	ID     model.ObjectiveID
	Number int
	Words  string
	Cases  []int // numbers of the use cases that serve it
}

// EditingFace is somebody who has a part of a page open.
type EditingFace struct {
	Case model.UseCaseID
	Part string
	Who  string // "" where the audience may not read the name
	By   model.PersonID
}

// Have is how many of what readiness asks for there are.
func (p PageFace) Have() int { return len(p.Needs) - len(p.Missing) }

// Value is what stands in a field.
func (p PageFace) Value(f model.PageField) string { return p.field(f).Value }

// Shown is a field as it is read.
func (p PageFace) Shown(f model.PageField) string { return p.field(f).Shown }

func (p PageFace) field(f model.PageField) PageFieldFace {
	for _, x := range p.Fields {
		if x.Field == f {
			return x
		}
	}
	return PageFieldFace{}
}

// Of is the entries of a kind.
func (p PageFace) Of(k model.EntryKind) []EntryFace {
	var out []EntryFace
	for _, e := range p.Entries {
		if e.Kind == k {
			out = append(out, e)
		}
	}
	return out
}

// Leads says whether somebody is its owner or on its team.
func (p PageFace) Leads(who model.PersonID) bool {
	return !who.IsZero() && slices.Contains(p.Led, who)
}

// fieldText is what stands in a field, as somebody would write it.
func (s *State) fieldText(c *UseCase, f model.PageField) string {
	p := c.page()
	switch f {
	case model.PageOwner:
		return s.Details(c.Owner).Name
	case model.PageMeasure:
		return s.Words(c.Measure)
	case model.PageFirst:
		return c.FirstDate
	case model.PageSide:
		side, _ := s.side(c)
		return side.String()
	case model.PageComplex:
		return p.Flags[f].Words(model.ComplexWords())
	case model.PageUse:
		return p.Flags[f].Words(model.UseWords())
	case model.PageObjective:
		if _, n := s.aligned(c); n > 0 {
			return strconv.Itoa(n)
		}
		return ""
	case model.PageLive:
		return p.Live
	case model.PageMonths:
		if p.Months == 0 {
			return ""
		}
		return strconv.Itoa(p.Months)
	case model.PageTeam, model.PageSponsor, model.PageSupervisors:
		names := make([]string, len(p.People[f]))
		for i, who := range p.People[f] {
			names[i] = s.Details(who).Name
		}
		return strings.Join(names, ", ")
	}
	return s.Words(p.Words[f])
}

func (s *State) healthText(c *UseCase, n int) string {
	h := c.page().Health[n]
	return model.AnswerText(h.Answer, s.Words(h.Note))
}

// entryText is what stands in a field of an entry, as somebody would write it.
func (s *State) entryText(e Entry, f model.EntryField) string {
	switch f {
	case model.EntryWho:
		return s.Details(e.Who).Name
	case model.EntryWhen:
		return e.When
	case model.EntrySort:
		return e.Kind.Sort(e.Sort)
	}
	return s.Words(e.Words[f])
}

// PageOf is the page of a use case with all that facilitators may know; false when there is no such use case.
func (s *State) PageOf(id model.UseCaseID) (PageFace, bool) {
	c := s.UseCase(id)
	if c == nil {
		return PageFace{}, false
	}
	return s.pageFace(c, s.caseFace(c), s.name), true
}

// pageFace draws a page; who says how a person may be read.
func (s *State) pageFace(c *UseCase, face CaseFace, who func(model.PersonID) string) PageFace {
	p := c.page()
	f := PageFace{Case: face, Warnings: s.warnings(c), Until: model.WindowEnd(p.Live, p.Months), Objectives: s.objectiveFaces()}
	if c.Kind != model.Serendipitous {
		facts := s.readyFacts(c)
		f.Needs, f.Missing, f.Orphan = facts.Needs(), facts.Missing(), !facts.Aligned
	}
	side, _ := s.side(c)
	f.Side = side.String()
	if f.Led = slices.Clone(p.People[model.PageTeam]); !c.Owner.IsZero() {
		f.Led = append(f.Led, c.Owner)
	}
	for _, field := range model.PageFields() {
		f.Fields = append(f.Fields, s.fieldFace(c, field, who))
	}
	for i := range f.Health {
		f.Health[i] = s.healthText(c, i)
	}
	numbers := make(map[model.EntryKind]int)
	for _, e := range p.Entries {
		if e.Removed {
			continue
		}
		numbers[e.Kind]++
		f.Entries = append(f.Entries, s.entryFace(e, numbers[e.Kind], who))
	}
	return f
}

// fieldFace draws a field. The owner's name is everybody's, as it is on the first steps.
func (s *State) fieldFace(c *UseCase, f model.PageField, who func(model.PersonID) string) PageFieldFace {
	x := PageFieldFace{Field: f, Value: s.fieldText(c, f)}
	x.Shown = x.Value
	switch {
	case f.OfPeople():
		var names []string
		unnamed := 0
		for _, p := range c.page().People[f] {
			if name := who(p); name != "" {
				names = append(names, name)
			} else {
				unnamed++
			}
		}
		if unnamed > 0 {
			names = append(names, strconv.Itoa(unnamed)+choose(unnamed == 1, " person", " people"))
			x.Value, x.Masked = "", true
		}
		x.Shown = strings.Join(names, ", ")
	case f == model.PageObjective:
		if o, n := s.aligned(c); n > 0 {
			x.Shown = strconv.Itoa(n) + "  " + s.Words(o.Words)
		}
	case f == model.PageMonths && x.Value != "":
		x.Shown = x.Value + choose(x.Value == "1", " month", " months")
	}
	return x
}

func (s *State) entryFace(e Entry, number int, who func(model.PersonID) string) EntryFace {
	f := EntryFace{ID: e.ID, Kind: e.Kind, Number: number, Done: e.Done, DoneAt: e.DoneAt, By: e.By, For: e.Who}
	for _, field := range e.Kind.Fields() {
		f.EntryWords = f.With(field, s.entryText(e, field))
	}
	f.Who = who(e.Who)
	if !e.Who.IsZero() && f.Who == "" {
		f.Who = "somebody"
	}
	if e.Done {
		f.DoneBy = who(e.DoneBy)
	}
	return f
}

func (s *State) objectiveFaces() []ObjectiveFace {
	var out []ObjectiveFace
	for i, o := range s.objectives {
		if !o.Withdrawn {
			out = append(out, ObjectiveFace{ID: o.ID, Number: i + 1, Words: s.Words(o.Words)})
		}
	}
	return out
}

// hasPage says whether a use case is one of the few whose page is looked after in the session.
func (c *UseCase) hasPage() bool {
	return !c.Withdrawn && c.Into.IsZero() && (c.page().written() || c.Kind == model.Planned && c.Stage >= model.StageShortlisted)
}

// pages are the session's pages: with names, and as the room reads them.
func (s *State) pages(v *Session, f *faces) (known, plain []PageFace) {
	for _, id := range v.Cases {
		c := s.UseCase(id)
		if !c.hasPage() {
			continue
		}
		known = append(known, s.pageFace(c, s.caseFace(c), s.name))
		if c.public() {
			plain = append(plain, s.pageFace(c, s.publicFace(c, f.from.names), s.agreedName))
		}
	}
	serving(known)
	return known, plain
}

// serving says at each objective which use cases serve it.
func serving(pages []PageFace) {
	if len(pages) == 0 {
		return
	}
	all := pages[0].Objectives
	for i, o := range all {
		for _, p := range pages {
			if p.Value(model.PageObjective) == strconv.Itoa(o.Number) {
				all[i].Cases = append(all[i].Cases, p.Case.Number)
			}
		}
	}
	for i := range pages {
		pages[i].Objectives = all
	}
}
