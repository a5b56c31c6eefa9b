package session

import (
	"cmp"
	"slices"
	"sync"

	"serendip/model"
)

// act is an action of these events.
func act(command model.CommandID, actor model.PersonID, events []model.Event) Action {
	return Action{Command: command, Actor: actor, Events: events, touches: &touches{}}
}

// touches are the facets of an action, found at the first asking: of a long past nobody asks for most.
type touches struct {
	once sync.Once
	all  []facet
}

func (a Action) facets() []facet {
	a.touches.once.Do(func() {
		for _, e := range a.Events {
			a.touches.all = append(a.touches.all, facets(e)...)
		}
	})
	return a.touches.all
}

// written are the use cases on whose pages an action wrote. Who selects one of them after it counts on what stands there;
// what is written after a selection lets the selection be taken back all the same, so that this is no facet.
func (a Action) written() []model.UseCaseID {
	var out []model.UseCaseID
	for _, e := range a.Events {
		if id, on := pageCase(e); on {
			out = append(out, id)
		}
		switch e := e.(type) {
		case model.OwnerNamed:
			out = append(out, e.Case)
		case model.MeasureSet:
			out = append(out, e.Case)
		case model.FirstDateSet:
			out = append(out, e.Case)
		}
	}
	return out
}

// selects says whether an action selected one of these use cases.
func (a Action) selects(any []model.UseCaseID) bool {
	return slices.ContainsFunc(a.Events, func(e model.Event) bool {
		s, is := e.(model.CaseSelected)
		return is && slices.Contains(any, s.Case)
	})
}

// dependsOn says whether a later action touches what an earlier one did.
func (later Action) dependsOn(earlier Action) bool {
	return later.selects(earlier.written()) || slices.ContainsFunc(earlier.facets(), func(f facet) bool {
		return slices.ContainsFunc(later.facets(), func(g facet) bool {
			return f.id == g.id && (f.part == g.part || f.part == "" || g.part == "")
		})
	})
}

// undoIndex finds in what can be undone, without reading all of it, the latest action of everybody and the last one
// that touched a facet.
type undoIndex struct {
	once   sync.Once
	latest map[model.PersonID]int
	before []int // by action: the place of the same person's one before it, -1 for none
	part   map[facet]int
	any    map[[16]byte]int        // by thing, whichever of its facets
	chosen map[model.UseCaseID]int // the last selection
}

// of reads a session's actions, once.
func (x *undoIndex) of(v *Session) *undoIndex {
	x.once.Do(func() {
		x.latest, x.part, x.any = make(map[model.PersonID]int), make(map[facet]int), make(map[[16]byte]int)
		x.chosen = make(map[model.UseCaseID]int)
		x.before = make([]int, len(v.Done))
		for i, a := range v.Done {
			last, any := x.latest[a.Actor]
			if !any {
				last = -1
			}
			x.before[i], x.latest[a.Actor] = last, i
			for _, f := range a.facets() {
				x.part[f], x.any[f.id] = i, i
			}
			for _, e := range a.Events {
				if e, is := e.(model.CaseSelected); is {
					x.chosen[e.Case] = i
				}
			}
		}
	})
	return x
}

// touched says whether any action after the i-th depends on it.
func (x *undoIndex) touched(i int, a Action) bool {
	if slices.ContainsFunc(a.written(), func(id model.UseCaseID) bool { return x.chosen[id] > i }) {
		return true
	}
	return slices.ContainsFunc(a.facets(), func(f facet) bool {
		if f.part == "" {
			return x.any[f.id] > i
		}
		return x.part[f] > i || x.part[facet{f.id, ""}] > i
	})
}

// latest is the place of the actor's latest action that is left to undo; -1 when there is none. What is for good is
// passed over: it is no longer offered.
func (s *State) latest(v *Session, actor model.PersonID) int {
	for i := len(v.Done) - 1; i >= 0; i-- {
		if v.Done[i].Actor == actor && !s.forGood(v, v.Done[i]) {
			return i
		}
	}
	return -1
}

// forGood says that a reveal has made an action's outcome final: nothing that may still happen lets it be taken back.
func (s *State) forGood(v *Session, a Action) bool {
	return s.scoredSince(a) == revealedSince || s.movedSince(v, a) == revealedSince
}

// UndoFor names what the actor could undo, and what stands in the way.
func (s *State) UndoFor(id model.SessionID, actor model.PersonID) UndoFace {
	v := s.Session(id)
	if v == nil {
		return UndoFace{}
	}
	return s.undoFor(v, actor, s.label)
}

func (s *State) undoFor(v *Session, actor model.PersonID, label func(Action) string) UndoFace {
	return s.undoFace(v, s.latest(v, actor), func(int, Action) bool { return true }, label)
}

// undoFace is the i-th action, as what can be undone next. Touched may save the look at all that came after it; label names an
// action to who reads it.
func (s *State) undoFace(v *Session, i int, touched func(int, Action) bool, label func(Action) string) UndoFace {
	if i < 0 {
		return UndoFace{}
	}
	a := v.Done[i]
	face := UndoFace{Command: a.Command, Label: label(a)}
	if touched(i, a) {
		for _, later := range v.Done[i+1:] {
			if later.dependsOn(a) {
				face.Blocked = label(later) + " came after it"
				break
			}
		}
	}
	face.Blocked = cmp.Or(face.Blocked, s.scoredSince(a), s.movedSince(v, a))
	return face
}

// undo is [State.UndoFor] for one of very many who ask.
func (s *Snapshot) undo(v *Session, one *shared, actor model.PersonID) UndoFace {
	return s.undoAs(v, one, actor, s.State.label)
}

func (s *Snapshot) undoAs(v *Session, one *shared, actor model.PersonID, label func(Action) string) UndoFace {
	x := one.undo.of(v)
	i, any := x.latest[actor]
	if !any {
		return UndoFace{}
	}
	for i >= 0 && s.State.forGood(v, v.Done[i]) {
		i = x.before[i]
	}
	return s.State.undoFace(v, i, x.touched, label)
}
