package session

import (
	"fmt"

	"serendip/model"
)

// What is withheld from the room is said there: how much and why, never what or whose.

// Unsaid is how many reasons of scorers are kept and not shown: of fewer than [FewestShown] sealed ballots their words would have
// a name.
func (s *State) Unsaid(r *Round, id model.UseCaseID) int {
	if r.Revealed.Seats+r.Laptop >= fewestShown {
		return 0
	}
	n := 0
	for _, reason := range r.Revealed.Reasons {
		n += boolInt(reason.Case == id)
	}
	return n
}

// UnsaidWords says that so many reasons are kept back, and why; "" for none.
func UnsaidWords(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d %s not shown: of fewer than %d scorers, words would have a name.", n, choose(n == 1, "reason is", "reasons are"), fewestShown)
}

// unseen is how many use cases the room doesn't see: hidden ones, and those that wait for the facilitator.
func (s *State) unseen(v *Session) int {
	n := 0
	for _, id := range v.Cases {
		c := s.UseCase(id)
		n += boolInt(!c.Withdrawn && c.Into.IsZero() && !c.public())
	}
	return n
}

// Unseen says how many use cases the room doesn't see, and why; "" for none.
func (r RecapFace) Unseen() string { return unseenWords(r.NotShown) }

func unseenWords(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d more %s not shown in the room: hidden, or held back for now.", n, choose(n == 1, "is", "are"))
}

// Scorers is how many people scored, in whichever way.
func (f *RevealFace) Scorers() int { return f.Seats + f.Hands + f.Laptop }

// Withheld says that too few scored for any mark to be shown.
func (f *RevealFace) Withheld() bool { return f.Scorers() < fewestShown }

// UnmovedWords say why nobody is told what moved since the round before.
func UnmovedWords() string {
	return fmt.Sprintf("What moved is not shown: fewer than %d people scored in the round before.", fewestShown)
}

// Untold says what a reveal keeps back, a sentence each: marks and reasons of too few people, and what is hidden.
func (f *RevealFace) Untold() []string {
	var out []string
	if f.Withheld() {
		out = append(out, fmt.Sprintf("Fewer than %d people scored: the marks are not shown, so that none has a name.", fewestShown))
	}
	if f.Unmoved {
		out = append(out, UnmovedWords())
	}
	if words := UnsaidWords(f.Unsaid); words != "" {
		out = append(out, words)
	}
	if words := unseenWords(f.Unseen); words != "" {
		out = append(out, words)
	}
	return out
}
