package plain

import (
	"fmt"

	"serendip/model"
	"serendip/session"
)

// blockVerbs says what a block waits for, and the words that do it: nobody has to know them by heart.
func blockVerbs(f session.ConsoleFace) []string {
	switch m := f.Block.Method; {
	case m.Asks() && f.Wall.Asking == nil:
		return []string{nothingAsked(f)}
	case m == model.Dots && f.Dots == nil:
		return []string{"There is no dot round. dots open begins one over " + dotted(f)}
	case m.Scores() && f.Round == nil && !f.Dots.Waits():
		return []string{roundLines(f)[0] + " round open opens it."}
	case m == model.Shortlist:
		return []string{"shortlist tells what passed; select and its number lets one go on."}
	case m == model.FirstSteps:
		return []string{"steps tells what each still needs; owner, measure and date, each with a number, give it."}
	case m == model.Review && f.Review != nil:
		return []string{fmt.Sprintf("%s, %d without a verdict. promises tells them; figure and verdict, each with a promise's number, say what came of it.",
			count(len(f.Review.Promises), "promise", "promises"), len(f.Review.Open()))}
	case m == model.Readout && f.Review != nil:
		return []string{count(len(f.Review.Promises), "promise", "promises") + ". promises tells them; promise on the wall and its number shows one."}
	case m == model.Champions:
		return []string{"champions tells who carries it, and where nobody does; champion and a name marks somebody."}
	}
	return nil
}

// promiseLines are what was promised, with its figures and verdicts.
func promiseLines(f session.ConsoleFace) []string {
	if f.Review == nil {
		return []string{"Promises are told in a review or a readout; agenda lists the blocks."}
	}
	return review(session.SeatFace{SeatShared: &session.SeatShared{Review: f.Review}})
}

// championLines are who carries it, by function.
func championLines(f session.ConsoleFace) []string {
	if f.Champions == nil {
		return []string{"Nobody is marked as a champion yet; champion and a name marks somebody."}
	}
	return carriers(f.Champions)
}
