package plain

import (
	"fmt"
	"strconv"

	"serendip/model"
	"serendip/session"
)

// dotting says whether a seat's block is about dots now.
func dotting(f session.SeatFace) bool {
	return f.Dots != nil && (f.Block.Method == model.Dots || f.Block.Method == model.Scoring && (f.Round == nil || f.Round.Revealed))
}

// dots is a dot round as lines: what is asked, and what one has given; or what came of it.
func dots(f session.SeatFace) []string {
	d := f.Dots
	switch {
	case d == nil:
		return []string{"The dot round has not begun. You will hear when it does."}
	case d.Revealed:
		return dotsRevealed(d)
	case !d.Open:
		return []string{"The dot round is closed. The dots are shown together, in a moment."}
	}
	lines := []string{fmt.Sprintf("A blind dot round is open: you have %s, at most %d on one. Nobody sees who gave which dot.", count(d.Rule.Budget, "dot", "dots"), d.Rule.Cap)}
	if d.Cut {
		lines = append(lines, choose(len(d.Cases) <= d.Top, "All with a dot are scored.", fmt.Sprintf("The %d with most dots are scored.", d.Top)))
	}
	for i, c := range d.Cases {
		line := fmt.Sprintf("%d. %s", c.Number, c.Title)
		if d.Given[i] > 0 {
			line += fmt.Sprintf(": %s of yours", count(d.Given[i], "dot", "dots"))
		}
		lines = append(lines, line)
	}
	lines = append(lines, fmt.Sprintf("You have %s left. Type dots NUMBER COUNT, for example: dots %d 2.", count(d.Left(), "dot", "dots"), example(d.Cases)))
	if d.Done {
		return append(lines, "You have handed in. You may change your dots until the round closes.")
	}
	return append(lines, "Type handin when you are done.")
}

func example(cases []session.CaseFace) int {
	if len(cases) == 0 {
		return 1
	}
	return cases[0].Number
}

// dotsRevealed is the outcome as sentences, the most dots first.
func dotsRevealed(d *session.SeatDots) []string {
	lines := []string{fmt.Sprintf("The dots: %d on seats, %d by tally, %d on a passed laptop.", d.Voters, d.Tally, d.Laptop)}
	if d.Withheld {
		lines = append(lines, "Fewer than three people gave dots, so the counts are not told.")
	}
	for _, x := range d.Ranked {
		lines = append(lines, dottedLine(x))
	}
	if d.Tied > 0 {
		lines = append(lines, fmt.Sprintf("%d share the last place, and there is room for %d of them: the facilitator asks the room.", d.Tied, d.Top-d.In))
	}
	return lines
}

func dottedLine(x session.DottedFace) string {
	line := fmt.Sprintf("Number %d, %s", x.Case.Number, x.Case.Title)
	if x.Rank > 0 {
		line = fmt.Sprintf("Rank %d: number %d, %s: %s from %s", x.Rank, x.Case.Number, x.Case.Title, count(x.Count.Dots, "dot", "dots"), count(x.Count.People, "person", "people"))
	}
	switch {
	case x.In:
		return line + "; it goes on."
	case x.Tied:
		return line + "; it shares the last place."
	}
	return line + "."
}

// dots shows the dot round, or puts so many dots on a use case.
func (s seat) dots(args []string) (answer, error) {
	f := s.face()
	if len(args) == 0 {
		if f.Dots == nil {
			return answer{}, session.Refuse(session.Conflict, "there is no dot round now")
		}
		return answer{dots(f), dotsData(f.Dots)}, nil
	}
	if len(args) != 2 {
		return answer{}, wrongWords{}
	}
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return answer{}, wrongWords{}
	}
	if f.Dots == nil || !f.Dots.Open {
		return answer{}, session.Refuse(session.Conflict, "no dot round is open")
	}
	for _, c := range f.Dots.Cases {
		if "#"+strconv.Itoa(c.Number) != args[0] && strconv.Itoa(c.Number) != args[0] {
			continue
		}
		if _, err := s.room.Do(s.ctx, session.GiveDots{Round: f.Dots.ID, Case: c.ID, Dots: n}); err != nil {
			return answer{}, err
		}
		left := f.Dots.Left() + f.Dots.Of(c.ID) - n
		said := fmt.Sprintf("%s on %d; %d left.", count(n, "dot", "dots"), c.Number, left)
		return answer{[]string{said}, map[string]any{"done": said, "number": c.Number, "left": left}}, nil
	}
	return answer{}, session.Refuse(session.Missing, "there is no number %s in this dot round", args[0])
}

// dotsData is a dot round on one's own seat, for programs.
func dotsData(d *session.SeatDots) map[string]any {
	cases := make([]map[string]any, 0, len(d.Cases))
	if d.Revealed {
		for _, x := range d.Ranked {
			one := map[string]any{"number": x.Case.Number, "title": x.Case.Title, "goes_on": x.In, "tied": x.Tied}
			if !d.Withheld {
				one["rank"], one["dots"], one["people"] = x.Rank, x.Count.Dots, x.Count.People
			}
			cases = append(cases, one)
		}
		return map[string]any{"open": false, "revealed": true, "seats": d.Voters, "tally": d.Tally, "laptop": d.Laptop, "cases": cases}
	}
	for i, c := range d.Cases {
		cases = append(cases, map[string]any{"number": c.Number, "title": c.Title, "mine": d.Given[i]})
	}
	return map[string]any{"open": d.Open, "revealed": false, "budget": d.Rule.Budget, "cap": d.Rule.Cap, "left": d.Left(), "handed_in": d.Done, "cases": cases}
}
