package plain

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
)

// markAt is one's own mark for the n-th thing that is asked.
func markAt(s session.SeatScore, n int) session.SeatMark {
	switch {
	case s.Own != nil && n < len(s.Own):
		return s.Own[n]
	case s.Own == nil && n < len(s.Marks):
		return s.Marks[n]
	}
	return session.SeatMark{}
}

// markOf is a mark for the n-th thing that a round asks.
func markOf(r *session.RoundFace, of model.UseCaseID, n int, m model.Mark) session.Mark {
	if r.Sheet == nil {
		return session.Mark{Round: r.ID, Case: of, Group: model.Group(n), Mark: m}
	}
	return session.Mark{Round: r.ID, Case: of, Own: n + 1, Mark: m}
}

func marksEach(n int) string {
	switch n {
	case 2:
		return "two marks"
	case 3:
		return "three marks"
	}
	return count(n, "mark", "marks")
}

func askWords(asks []marked) string {
	var out []string
	for _, a := range asks {
		out = append(out, strings.ToLower(a.Title))
	}
	return strings.Join(out, ", ")
}

// weighs says whether a matrix or weighted criteria are what the block is about.
func weighs(f session.SeatFace) bool {
	return f.Weighed != nil && (f.Block.Method == model.Matrix || f.Block.Method == model.Weighted || f.Reveal == nil)
}

// weighing is a matrix or weighted block: its round, then its outcome.
func weighing(f session.SeatFace) []string {
	if f.Weighed == nil || f.Round == nil || !f.Round.Revealed {
		return round(f)
	}
	return Weighed(f)
}

// Weighed is a revealed matrix or weighted round as sentences in rank order.
func Weighed(f session.SeatFace) []string {
	v := f.Weighed
	if v.Withheld {
		return []string{"Fewer than three people marked: the marks are not shown, so that none has a name."}
	}
	lines := []string{fmt.Sprintf("%s %d scored on seats, %d by show of hands.", strings.Join(v.Sheet.Rule(v.Rule), " "), v.Seats, v.Hands)}
	for _, x := range v.Cases {
		lines = append(lines, weighedLine(v, x))
	}
	if v.Unmoved {
		lines = append(lines, session.UnmovedWords())
	}
	return lines
}

func weighedLine(v *session.WeighedFace, x session.WeighedCase) string {
	shared := ""
	if x.Shared {
		shared = " shared"
	}
	line := fmt.Sprintf("Rank %d%s: number %d, %s.", x.Rank, shared, x.Case.Number, x.Case.Title)
	switch {
	case !x.Result.HasScore:
		line += " No score: something of it was not marked."
	case v.Sheet.KindOf() == model.MatrixSheet:
		line += " " + strings.ToUpper(x.Result.Quadrant.String()[:1]) + x.Result.Quadrant.String()[1:] + "."
	default:
		line += fmt.Sprintf(" Weighted mean %s, %s.", x.Result.Score.Beside(v.Rule.Pass), passes(x))
	}
	if x.Result.TooFew {
		line += " Too few marks to go on."
	}
	for i, a := range v.Sheet.Asks() {
		if i < len(x.Result.Asks) && x.Result.Asks[i].HasMean {
			line += fmt.Sprintf(" %s %s.", a.Title, x.Result.Asks[i].Mean.Beside(model.Middle()))
		}
	}
	if x.Moved != nil {
		line += " Since the round before: " + moved(v.Sheet, x.Moved) + "."
	}
	if x.Overridden != "" {
		line += " Overridden, because: " + x.Overridden
	}
	if unsaid := session.UnsaidWords(x.Unsaid); unsaid != "" {
		line += " " + unsaid
	}
	return line + reasons(x.Reasons)
}

func passes(x session.WeighedCase) string {
	if x.Progresses {
		return "passes"
	}
	return "does not pass"
}

// moved says what moved between two rounds, in words.
func moved(sheet *model.Sheet, m *session.MovedFace) string {
	line := "still " + m.Now
	if m.Changed {
		line = "it was: " + m.Was + ", it is: " + m.Now
	}
	if m.Answers == 0 {
		return line + ", nothing moved"
	}
	for i, a := range sheet.Asks() {
		if i < len(m.Asks) && m.Asks[i].Answers > 0 && m.Asks[i].HasBefore && m.Asks[i].HasAfter {
			line += fmt.Sprintf(", %s from %s to %s", strings.ToLower(a.Title), m.Asks[i].Before, m.Asks[i].After)
		}
	}
	return line + fmt.Sprintf(", at least %s answered otherwise", count(m.Answers, "person", "people"))
}

// reckoned is what is ranked by numbers, as sentences in rank order.
func reckoned(f session.SeatFace) []string {
	v := f.Reckoned
	if v == nil || len(v.Rows) == 0 {
		return []string{"No numbers yet. They are put together aloud, one use case after the other."}
	}
	lines := []string{v.By.Formula() + "."}
	for _, r := range v.Rows {
		line := fmt.Sprintf("Rank %d: number %d, %s. %s %s.", r.Rank, r.Case.Number, r.Case.Title, v.By, r.Score)
		for i, field := range v.By.Fields() {
			line += fmt.Sprintf(" %s %s.", field.Title, model.NumberText(r.Numbers[i]))
		}
		lines = append(lines, line)
	}
	return lines
}

func weighedData(f session.SeatFace) map[string]any {
	v := f.Weighed
	out := make([]map[string]any, 0, len(v.Cases))
	for _, x := range v.Cases {
		one := map[string]any{"rank": x.Rank, "number": x.Case.Number, "title": x.Case.Title, "progresses": x.Progresses}
		for i, a := range v.Sheet.Asks() {
			if i < len(x.Result.Asks) && x.Result.Asks[i].HasMean {
				one[a.Key] = x.Result.Asks[i].Mean.String()
			}
		}
		if x.Result.HasScore && v.Sheet.KindOf() == model.MatrixSheet {
			one["quadrant"] = x.Result.Quadrant.String()
		} else if x.Result.HasScore {
			one["weighted_mean"] = x.Result.Score.String()
		}
		if x.Moved != nil {
			one["moved"] = movedData(v.Sheet, x.Moved)
		}
		out = append(out, one)
	}
	return map[string]any{"revealed": true, "sheet": v.Sheet.KindOf().Key(), "seats": v.Seats, "hands": v.Hands, "withheld": v.Withheld, "cases": out}
}

func movedData(sheet *model.Sheet, m *session.MovedFace) map[string]any {
	return map[string]any{"was": m.Was, "now": m.Now, "changed": m.Changed, "answers": m.Answers, "words": moved(sheet, m)}
}

func reckonedData(f session.SeatFace) map[string]any {
	out := []map[string]any{}
	for _, r := range f.Reckoned.Rows {
		one := map[string]any{"rank": r.Rank, "number": r.Case.Number, "title": r.Case.Title, "score": r.Score.String()}
		for i, field := range f.Reckoned.By.Fields() {
			one[field.Key] = model.NumberText(r.Numbers[i])
		}
		out = append(out, one)
	}
	return map[string]any{"by": f.Reckoned.By.String(), "formula": f.Reckoned.By.Formula(), "cases": out}
}
