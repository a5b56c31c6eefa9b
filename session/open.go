package session

import "fmt"

// StillOpen is what goes on in the block and would be left behind by going on: a few words each, fit for the room. A closed round
// of the three groups is not among them: the talk about what divides reveals it.
func (f WallFace) StillOpen() []string {
	var out []string
	if r := f.Round; r.Waits() && (r.Open || r.Sheet != nil) {
		out = append(out, takes("a round", "marks", r.Open, r.HandedIn, r.People))
	}
	if d := f.Dots; d.Waits() {
		out = append(out, takes("a round", "dots", d.Open, d.HandedIn, d.People))
	}
	if a := f.Asking; a != nil && !a.Shown {
		out = append(out, fmt.Sprintf("answers are not shown, %d of %d gave some", a.Answered, a.People))
	}
	if f.Talk != nil && f.Talk.Vote != nil && !f.Talk.Vote.Closed {
		out = append(out, "a vote by thumbs is open")
	}
	return out
}

func takes(what, marks string, open bool, handedIn, people int) string {
	if !open {
		return marks + " are not revealed"
	}
	return fmt.Sprintf("%s takes %s, %d of %d handed in", what, marks, handedIn, people)
}
