package session

import (
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
}

// facesFrom is all that they depend on: tables are persistent, so that the same root holds the same.
type facesFrom struct {
	cases   *immutable.Map[[16]byte, *UseCase]
	details *immutable.Map[[16]byte, *model.Details]
	said    *immutable.Map[[16]byte, string]
	shelf   *shelf
	names   bool
}

// facesOf are the faces of a session, those of the snapshot before if they still hold.
func (s *Snapshot) facesOf(v *Session) *faces {
	st := s.State
	from := facesFrom{st.cases.m, st.details.m, st.texts.since.m, st.texts.shelf, v.Names}
	r := st.currentRound(v)
	if old := s.before[v.ID]; old != nil && old.from == from && (r == nil || r.ID == old.round) {
		return old
	}
	f := &faces{from: from}
	for _, id := range v.Cases {
		c := st.UseCase(id)
		if c.Withdrawn || !c.Into.IsZero() {
			continue
		}
		f.cases = append(f.cases, st.caseFace(c))
		f.plain = append(f.plain, st.publicFace(c, v.Names))
		if c.public() {
			f.public = append(f.public, f.plain[len(f.plain)-1])
		}
	}
	if r != nil {
		f.round = r.ID
		for _, id := range r.Cases {
			f.scored = append(f.scored, st.publicFace(st.UseCase(id), false))
		}
	}
	return f
}

// newest are the faces that the next snapshot begins with.
func (s *Snapshot) newest() map[model.SessionID]*faces {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make(map[model.SessionID]*faces, len(s.before)+len(s.shared))
	for id, f := range s.before {
		out[id] = f
	}
	for id, one := range s.shared {
		if f := one.faces.Load(); f != nil {
			out[id] = f
		}
	}
	return out
}
