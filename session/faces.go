package session

import (
	"slices"

	"github.com/benbjohnson/immutable"

	"serendip/model"
)

// faces are the use cases of a session as all audiences have them in common. They outlive their snapshot: a mark, a
// clock or somebody who comes in changes none of them.
type faces struct {
	from   facesFrom
	cases  []CaseFace // all that stand for themselves, with names, hidden and held ones too
	plain  []CaseFace // the same in the same order, each as the room would see it
	public []CaseFace // those of them that wall and seats may show
	round  model.RoundID
	scored []CaseFace // those of that round
	dots   model.RoundID
	dotted []CaseFace // those of that dot round
	roots  []root     // of each of the cases, in the same order
	pages  []PageFace // of those that have one, with names
	open   []PageFace // the same as the room may read them
}

// root is what one use case's faces are made from, beside what all of them are.
type root struct {
	group      []*UseCase // itself and what was merged into it
	origin     *UseCase
	who, owner *model.Details
}

// facesFrom is all that they depend on: tables are persistent, so that the same root holds the same.
type facesFrom struct {
	cases   *immutable.Map[[16]byte, *UseCase]
	details *immutable.Map[[16]byte, *model.Details]
	said    *immutable.Map[[16]byte, string]
	shelf   *shelf
	names   bool
	terms   model.Terms
	erased  int // how often words or somebody's details were
	aims    *Objective
}

// facesOf are the faces of a session, those of the snapshot before if they still hold.
func (s *Snapshot) facesOf(v *Session) *faces {
	st := s.State
	from := facesFrom{st.cases.m, st.details.m, st.texts.since.m, st.texts.shelf, v.Names, st.Terms, st.texts.erased, st.aims()}
	r := st.currentRound(v)
	dots := st.currentDots(v)
	if old := s.before[v.ID]; old != nil && old.from == from && (r == nil || r.ID == old.round) && (dots == nil || dots.ID == old.dots) {
		return old
	}
	f := &faces{from: from, cases: make([]CaseFace, 0, len(v.Cases)), plain: make([]CaseFace, 0, len(v.Cases)), public: make([]CaseFace, 0, len(v.Cases))}
	before := s.before[v.ID].unless(from)
	for _, id := range v.Cases {
		c := st.UseCase(id)
		if c.Withdrawn || !c.Into.IsZero() {
			continue
		}
		if at, same := before.at(st, c); same {
			f.add(before.cases[at], before.plain[at], before.roots[at])
			continue
		}
		f.add(st.caseFace(c), st.publicFace(c, v.Names), st.rootOf(c))
	}
	f.pages, f.open = st.pages(v, f)
	if r != nil {
		f.round = r.ID
		for _, id := range r.Cases {
			f.scored = append(f.scored, st.publicFace(st.UseCase(id), false))
		}
	}
	if dots != nil {
		f.dots, f.dotted = dots.ID, st.dottedFaces(dots)
	}
	return f
}

// aims is where the programme's objectives lie: a changed list lies elsewhere.
func (s *State) aims() *Objective {
	if len(s.objectives) == 0 {
		return nil
	}
	return &s.objectives[0]
}

// add puts a use case at the end.
func (f *faces) add(known, plain CaseFace, from root) {
	f.cases, f.plain, f.roots = append(f.cases, known), append(f.plain, plain), append(f.roots, from)
	if plain.public() {
		f.public = append(f.public, plain)
	}
}

// earlier are faces of which one after the other is looked for, in the order of their numbers.
type earlier struct {
	*faces
	next int
}

// unless leaves nothing of faces that all have changed: names were turned on or off, or value is reckoned otherwise.
func (f *faces) unless(now facesFrom) *earlier {
	if f == nil || f.from.names != now.names || f.from.terms != now.terms {
		return &earlier{faces: &faces{}}
	}
	return &earlier{faces: f}
}

// at is the place of a use case's faces if they still hold. A use case that changed lies elsewhere, and so do the details
// of somebody; words never change but by being erased.
func (e *earlier) at(s *State, c *UseCase) (int, bool) {
	for e.next < len(e.roots) && e.cases[e.next].Number < c.Number {
		e.next++
	}
	if e.next == len(e.roots) || e.cases[e.next].ID != c.ID {
		return 0, false
	}
	return e.next, e.roots[e.next].holds(s, c)
}

// rootOf is what the faces of a use case are made from.
func (s *State) rootOf(c *UseCase) root {
	return root{group: s.group(c), origin: s.UseCase(c.Origin), who: s.details.at(c.By), owner: s.details.at(c.Owner)}
}

// holds says whether the faces of a use case would be made from the same again.
func (r root) holds(s *State, c *UseCase) bool {
	return r.group[0] == c && r.origin == s.UseCase(c.Origin) && r.who == s.details.at(c.By) && r.owner == s.details.at(c.Owner) &&
		(r.who != nil || c.By.IsZero()) && (r.owner != nil || c.Owner.IsZero()) && // of whom nothing is on file may have become somebody
		(len(c.Merged) == 0 || slices.Equal(r.group, s.group(c)))
}

// newest are the faces that the next snapshot begins with. None is left from before something was erased last: one that
// nobody looks at would keep it.
func (s *Snapshot) newest(erased int) map[model.SessionID]*faces {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make(map[model.SessionID]*faces, len(s.before)+len(s.shared))
	take := func(id model.SessionID, f *faces) {
		if f != nil && f.from.erased == erased {
			out[id] = f
		}
	}
	for id, f := range s.before {
		take(id, f)
	}
	for id, one := range s.shared {
		take(id, one.faces.Load())
	}
	return out
}
