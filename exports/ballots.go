package exports

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"serendip/model"
	"serendip/session"
)

// Ballot is a paper ballot: the use cases of the round that waits, or of the one that would open now. It is no part of the
// JSON.
type Ballot struct {
	Copies int // how many are printed; 0 is one
	Dots   bool
	Rule   model.DotRule
	Cases  []BallotCase
}

// BallotCase is one use case on it.
type BallotCase struct {
	Number int
	Title  string
}

// mostCopies bounds what one file holds.
const mostCopies = 500

func (b Ballot) copies() int { return min(max(b.Copies, 1), mostCopies) }

// BallotOf is the paper ballot of a session as it stands. It is drawn from what the facilitator sees, and nothing of
// anybody's votes is in it.
func BallotOf(snapshot *session.Snapshot, id model.SessionID) Ballot {
	f := snapshot.ForConsole(id, model.PersonID{})
	cases := f.Suggested
	b := Ballot{Rule: model.DotsOf(f.Block)}
	switch {
	case f.Dots.Waits():
		b.Dots, b.Rule, cases = true, f.Dots.Rule, f.Dots.Cases
	case f.Round.Waits():
		cases = f.Round.Cases
	case f.Block.Method == model.Dots:
		b.Dots, cases = true, nil
		for _, c := range f.Cases {
			if !c.Hidden && !c.Held && (f.Block.Kind == 0 || c.Kind == f.Block.Kind) {
				cases = append(cases, c)
			}
		}
	}
	for _, c := range cases {
		if !c.Hidden && !c.Held {
			b.Cases = append(b.Cases, BallotCase{c.Number, c.Title})
		}
	}
	return b
}

// BallotThen is the paper ballot of the last scoring round of a report, or of its last dots, as it was or would have been printed.
func BallotThen(r Report) Ballot {
	for _, round := range slices.Backward(r.Content.Rounds) {
		if round.Sheet != "" {
			continue
		}
		b := Ballot{}
		for _, u := range round.UseCases {
			b.Cases = append(b.Cases, BallotCase{u.Number, u.Title})
		}
		return b
	}
	for _, round := range slices.Backward(r.Content.Dots) {
		b := Ballot{Dots: true, Rule: model.DotRule{Budget: round.Budget, Cap: round.Cap}}
		for _, u := range round.UseCases {
			b.Cases = append(b.Cases, BallotCase{u.Number, u.Title})
		}
		slices.SortFunc(b.Cases, func(x, y BallotCase) int { return x.Number - y.Number })
		return b
	}
	return Ballot{}
}

// how says how it is filled in.
func (b Ballot) how(v voice) string {
	switch {
	case !b.Dots:
		return v.say("Cross one box in each row: 0 no, 1 little, 2 good, 3 high, ? can't say. No name.")
	case b.Rule.Budget == 1:
		return v.say("You have one dot. Fill one circle. No name.")
	}
	return v.say("You have %d dots. Fill as many circles in all, at most %d beside one use case. No name.", b.Rule.Budget, b.Rule.Cap)
}

func (b Ballot) after(v voice) string {
	return v.say("Fold it and put it in the box. Only how many crossed what is counted.")
}

// writeBallotsText writes the ballots as plain text, parted by form feeds.
func writeBallotsText(w io.Writer, r Report) error {
	return buffered(w, func(out *bufio.Writer) {
		b, v := r.Ballot, voiceOf(r.Look.Locale)
		for n := range b.copies() {
			if n > 0 {
				fmt.Fprint(out, "\f")
			}
			fmt.Fprintf(out, "%s · %s\n%s\n\n", oneLine(r.Look.customer(r.Content.Programme.Name)), oneLine(r.Content.Session.Title), b.how(v))
			if !b.Dots {
				for _, g := range model.Groups() {
					fmt.Fprintf(out, "  %-14s %s\n", upperFirst(v.say(g.Key())), v.say(g.Short()))
				}
				fmt.Fprintln(out)
			}
			for _, c := range b.Cases {
				b.text(out, v, c)
			}
			fmt.Fprintf(out, "\n%s\n", b.after(v))
		}
	})
}

func (b Ballot) text(out io.Writer, v voice, c BallotCase) {
	if b.Dots {
		fmt.Fprintf(out, "  %s  %3d  %s\n", strings.Repeat("( )", b.Rule.Cap), c.Number, oneLine(c.Title))
		return
	}
	fmt.Fprintf(out, "%3d  %s\n", c.Number, oneLine(c.Title))
	for _, g := range model.Groups() {
		fmt.Fprintf(out, "     %-14s [ ] 0   [ ] 1   [ ] 2   [ ] 3   [ ] ?\n", v.say(g.Key()))
	}
}

// oneLine is words without what could move a printer.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// ballotPage prints one ballot a page, with boxes to cross by hand.
type ballotPage struct {
	sheetPaper
	Copies     []struct{}
	How, After string
	Help       []fact
	Cases      []ballotRow
}

// ballotRow is a use case on it: a line for each group, or one with circles.
type ballotRow struct {
	BallotCase
	Lines []ballotLine
}

// ballotLine is boxes with what stands beside each; a circle has nothing.
type ballotLine struct {
	Group string
	Boxes []string
}

// writeBallots writes the ballots as one HTML page that loads nothing, to print.
func writeBallots(w io.Writer, r Report) error {
	base, t := sheetOf(r)
	b := r.Ballot
	p := ballotPage{sheetPaper: base, Copies: make([]struct{}, b.copies()), How: b.how(t.voice), After: b.after(t.voice)}
	if !b.Dots {
		for _, g := range model.Groups() {
			p.Help = append(p.Help, fact{upperFirst(t.say(g.Key())), t.say(g.Help())})
		}
	}
	for _, c := range b.Cases {
		row := ballotRow{BallotCase: c, Lines: []ballotLine{{Boxes: make([]string, b.Rule.Cap)}}}
		if !b.Dots {
			row.Lines = nil
			for _, g := range model.Groups() {
				row.Lines = append(row.Lines, ballotLine{upperFirst(t.say(g.Key())), []string{"0", "1", "2", "3", "?"}})
			}
		}
		p.Cases = append(p.Cases, row)
	}
	return writePage(w, "ballots", p)
}
