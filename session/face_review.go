package session

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"serendip/model"
)

// PromiseFace is one promise beside what came of it.
type PromiseFace struct {
	N        int // its place in the list
	Case     CaseFace
	From     string    // the session that promised it
	When     time.Time // of that session
	Figures  model.Figures
	Proposal model.Proposal
	Verdict  model.Verdict
	Doubt    model.Doubt
	Reason   string
	Cycle    int // number of its second cycle in this session; 0 for none
	owner    model.PersonID
}

// ReviewFace is a review of promises, or a readout of what came.
type ReviewFace struct {
	Promises []PromiseFace
	Shown    int  // place in the list of the one on the wall, from 0; -1 for the list
	Readout  bool // nothing is judged here
}

// Open are the promises without a verdict.
func (f *ReviewFace) Open() []PromiseFace {
	if f == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(f.Promises), func(p PromiseFace) bool { return p.Verdict != model.NoVerdict })
}

// Count is how many have a verdict.
func (f *ReviewFace) Count(v model.Verdict) int {
	n := 0
	for _, p := range f.Promises {
		if p.Verdict == v {
			n++
		}
	}
	return n
}

// reviews says whether a session's agenda has a review.
func (v *Session) reviews() bool { return v.has(model.Review) }

// readsOut says whether executives are told what came.
func (v *Session) readsOut() bool { return v.has(model.Readout) }

func (v *Session) has(m model.Method) bool {
	return slices.ContainsFunc(v.Blocks, func(b model.Block) bool { return b.Method == m })
}

// promises are what a session reviews: what earlier sessions selected, as long as no earlier review has judged it.
func (s *State) promises(v *Session) []*UseCase {
	return s.earlier(v, func(c *UseCase) bool {
		j := c.judgement()
		return j.Verdict == model.NoVerdict || j.In == v.ID
	})
}

// reviewedIn is what the session's wall can show one by one.
func (s *State) reviewedIn(v *Session) []*UseCase {
	if b, _ := v.Block(v.Current); b.Method == model.Readout || !v.reviews() && v.readsOut() {
		return s.judged(v)
	}
	return s.promises(v)
}

// judged is what came of all promises that were judged, what was adopted first.
func (s *State) judged(v *Session) []*UseCase {
	all := s.earlier(v, func(c *UseCase) bool { return c.judgement().Verdict != model.NoVerdict })
	slices.SortStableFunc(all, func(a, b *UseCase) int {
		return cmp.Compare(a.judgement().Verdict.Order(), b.judgement().Verdict.Order())
	})
	return all
}

// earlier are the promises of earlier sessions that are so, in their order.
func (s *State) earlier(v *Session, is func(*UseCase) bool) []*UseCase {
	var out []*UseCase
	for _, id := range s.planned {
		w := s.Session(id)
		if w.ID == v.ID || w.Start >= v.Start && w.State != model.Closed {
			continue
		}
		for _, id := range w.Cases {
			if c := s.UseCase(id); c.Kind == model.Planned && c.Stage >= model.StageSelected && !c.Withdrawn && c.Into.IsZero() && is(c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// Promises are what a session reviews, as an export tells them.
func (s *State) Promises(v *Session) []PromiseFace {
	if !v.reviews() {
		return nil
	}
	return s.promiseFaces(v, s.promises(v), func(*UseCase) bool { return true })
}

// PromisedIn finds a promise by its place in the list of the session that reviews it, or by its number in a session that
// reviews nothing.
func (s *State) PromisedIn(v *Session, n int) (*UseCase, bool) {
	if v.reviews() {
		all := s.promises(v)
		if n < 1 || n > len(all) {
			return nil, false
		}
		return all[n-1], true
	}
	for _, id := range v.Cases {
		if c := s.UseCase(id); c.Number == n && !c.Withdrawn {
			return c, true
		}
	}
	return nil, false
}

// reviewFace is the current block's review; nil where nothing is reviewed. The room sees none that was hidden.
func (s *State) reviewFace(v *Session, shown func(*UseCase) bool) *ReviewFace {
	b, _ := v.Block(v.Current)
	if v.State != model.Live || b.Method != model.Review && b.Method != model.Readout {
		return nil
	}
	f := &ReviewFace{Promises: s.promiseFaces(v, s.reviewedIn(v), shown), Readout: b.Method == model.Readout, Shown: -1}
	want := v.shown()
	if want.All {
		return f
	}
	f.Shown = slices.IndexFunc(f.Promises, func(p PromiseFace) bool { return p.Case.ID == want.Case })
	if f.Shown < 0 {
		f.Shown = slices.IndexFunc(f.Promises, func(p PromiseFace) bool { return f.Readout || p.Verdict == model.NoVerdict })
	}
	return f
}

func (s *State) promiseFaces(v *Session, cases []*UseCase, shown func(*UseCase) bool) []PromiseFace {
	var out []PromiseFace
	for i, c := range cases {
		if !shown(c) {
			continue
		}
		from, j := s.Session(c.Session), c.judgement()
		p := PromiseFace{N: i + 1, Case: s.publicFace(c, false), From: from.Title, When: time.UnixMilli(from.Start), Figures: s.Figures(c),
			Verdict: j.Verdict, Doubt: j.Doubt, Reason: s.Words(j.Reason), owner: c.Owner}
		p.Proposal = model.Propose(p.Figures)
		if child := s.cycleOf(c); child != nil && child.Session == v.ID {
			p.Cycle = child.Number
		}
		out = append(out, p)
	}
	return out
}

// judgedFace is what a review came to, for its recap; nil where nothing was promised.
func (s *State) judgedFace(v *Session) *ReviewFace {
	if !v.reviews() {
		return nil
	}
	f := &ReviewFace{Promises: s.promiseFaces(v, s.promises(v), (*UseCase).public), Shown: -1}
	if len(f.Promises) == 0 {
		return nil
	}
	for i := range f.Promises {
		p := &f.Promises[i]
		if p.Case.Owner = ""; v.Names {
			p.Case.Owner = s.agreedName(p.owner)
		}
	}
	slices.SortStableFunc(f.Promises, func(a, b PromiseFace) int { return cmp.Compare(a.Verdict.Order(), b.Verdict.Order()) })
	return f
}

// promisedBy are the places of a person's own promises in a review.
func (f *ReviewFace) promisedBy(person model.PersonID) []int {
	if f == nil || f.Readout {
		return nil
	}
	var out []int
	for i := range f.Promises {
		if f.Promises[i].owner == person && !person.IsZero() {
			out = append(out, i)
		}
	}
	return out
}

// libraryFaces is what the library has that no session has taken up.
func (s *State) libraryFaces(v *Session) []LibraryFace {
	var out []LibraryFace
	for _, id := range s.library {
		if c := s.UseCase(id); c.Session.IsZero() && !c.Withdrawn || c.Session == v.ID && c.Withdrawn { // what was brought in and taken back can come again
			out = append(out, LibraryFace{c.ID, c.Kind, s.Words(c.Title)})
		}
	}
	return out
}

// leftOpen says, when a review is left, which promises have no verdict yet.
func (s *State) leftOpen(v *Session) string {
	if b, _ := v.Block(v.Current); b.Method != model.Review {
		return ""
	}
	var open []string
	for i, c := range s.promises(v) {
		if c.judgement().Verdict == model.NoVerdict {
			open = append(open, strconv.Itoa(i+1))
		}
	}
	if len(open) == 0 {
		return ""
	}
	return "; no verdict yet: " + strings.Join(open, ", ")
}

// isCycle says whether a use case is the second cycle of another: it is one of those that go on, and is not scored again.
func (s *State) isCycle(c *UseCase) bool {
	o := s.UseCase(c.Origin)
	return o != nil && o.Review != nil && o.Review.Cycle == c.ID
}

func (s *State) withoutCycles(v *Session, cases []CaseFace) []CaseFace {
	if !v.reviews() {
		return cases
	}
	return slices.DeleteFunc(slices.Clone(cases), func(f CaseFace) bool { return s.isCycle(s.UseCase(f.ID)) })
}
