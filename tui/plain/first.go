package plain

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
)

// asksFirst is what is said before something is done that cannot be taken back, that goes past what the block foresees, or
// that takes back; nil when it is done at once. What it answers is what a yes then does.
func asksFirst(f session.ConsoleFace, i session.Intent) (session.Intent, []string) {
	switch i := i.(type) {
	case session.Undo:
		return i, takesBack(f.Undo)
	case session.GoLive:
		return i, []string{fmt.Sprintf("Go live with %s? The clock of %s starts.", f.Title, f.Block.Title)}
	case session.ShowAnswers:
		return i, []string{"Show the answers? Everybody sees what was answered, without names. No more answers are taken, and it cannot be undone."}
	case session.DropAsking:
		return i, []string{"Take the questions back? What was answered so far is gone."}
	case session.Reveal:
		if f.Dots.Waits() && i.Round == f.Dots.ID {
			return i, dotsFirst(f)
		}
		return i, []string{"Reveal the marks? Everybody sees what passes, without names. It cannot be undone; a second round is a new one."}
	case session.DropRound:
		if f.Dots.Waits() && i.Round == f.Dots.ID {
			return i, []string{"Drop this dot round? Its dots are gone, and nobody sees them. It cannot be undone."}
		}
		return i, []string{"Drop the round? Its marks and hands are gone, and nothing of it counts. It cannot be undone."}
	case session.OpenRound:
		if session.SecondLook(f.Block, f.Round, f.Reveal) {
			over := len(i.Cases)
			if over == 0 { // all that could be scored
				over = len(f.Suggested)
			}
			return i, []string{fmt.Sprintf("Open a second blind round over %s? It can be dropped until it is revealed.", count(over, "use case", "use cases"))}
		}
	case session.Advance:
		if open := f.Wall.StillOpen(); len(open) > 0 {
			return i, []string{"Still open: " + strings.Join(open, "; ") + ". Go on all the same?"}
		}
	case session.Select:
		n := 0
		for _, c := range f.Shortlist {
			if c.Selected && c.ID != i.Case {
				n++
			}
		}
		if f.Block.Top > 0 && n >= f.Block.Top && !i.Confirmed {
			i.Confirmed = true
			return i, []string{fmt.Sprintf("Select more than %d? Few that are followed through are worth more than many that are not.", f.Block.Top)}
		}
	case session.RenewCodes:
		return i, []string{"Make a new session code and a new wall token? The old code lets nobody in any more; who is in stays in."}
	case session.GiveLead:
		for _, m := range f.Crew.Members {
			if m.ID == i.To {
				return i, []string{"Hand the lead to " + m.Name + "? They then reveal, close and hand over. It cannot be undone."}
			}
		}
	case session.TakeLead:
		if f.Crew.MayTake {
			return i, []string{"Take the lead? " + leadStands(f) + " It cannot be undone."}
		}
	case session.Close:
		return i, append(unfinished(f), "Close "+f.Title+" for everybody? It cannot be undone. Every word is kept.")
	}
	return i, nil
}

// takesBack names what undo would take back; nil when there is nothing, or something depends on it.
func takesBack(u session.UndoFace) []string {
	if u.Label == "" || u.Blocked != "" {
		return nil
	}
	return []string{"Take back: " + u.Label + "?"}
}

// dotsFirst is what is said before dots are revealed.
func dotsFirst(f session.ConsoleFace) []string {
	lines := []string{"Reveal the dots? Everybody sees them, without names. It cannot be undone."}
	if waiting := f.Dots.Voters - f.Dots.HandedIn; waiting > 0 {
		lines = append(lines, count(waiting, "person is", "people are")+" not done yet; the dots they gave count.")
	}
	return lines
}

// unfinished is what one may want to do before closing.
func unfinished(f session.ConsoleFace) []string {
	var out, ahead []string
	for _, r := range f.Agenda {
		if !r.Done && !r.Current {
			ahead = append(ahead, r.Block.Title)
		}
	}
	if len(ahead) > 0 && f.State == model.Live {
		out = append(out, "Not yet done: "+strings.Join(ahead, ", ")+".")
	}
	if f.Round.Waits() {
		out = append(out, "A round was never revealed: its marks stay sealed and are not counted.")
	}
	for _, words := range f.Unready() {
		out = append(out, sentence(words))
	}
	for _, s := range f.Steps {
		if len(s.Missing) > 0 {
			out = append(out, fmt.Sprintf("Number %d, %s, has no %s.", s.Case.Number, s.Case.Title, strings.Join(s.Missing, ", no ")))
		}
	}
	return out
}
