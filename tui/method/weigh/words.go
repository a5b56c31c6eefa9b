package weigh

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Few is what stands for an outcome that would tell single marks.
const Few = "Fewer than three people marked: the marks are not shown, so that none has a name."

// Verdict is how a use case came out in a few words: "quick win", "2.6 ✓".
func Verdict(f *session.WeighedFace, x session.WeighedCase) string {
	text := ""
	switch {
	case !x.Result.HasScore:
		text = "no score"
	case f.Sheet.KindOf() == model.MatrixSheet:
		text = x.Result.Quadrant.String()
		if x.Result.TooFew {
			text += ", too few marks"
		}
	case x.Result.TooFew:
		text = theme.NotPassed + " too few marks"
	default:
		sign := theme.NotPassed
		if x.Progresses {
			sign = theme.Passed
		}
		text = x.Result.Score.Beside(f.Rule.Pass) + " " + sign
	}
	if x.Overridden != "" {
		text += ", by decision"
	}
	return text
}

// styled is the verdict in its colour.
func styled(f *session.WeighedFace, x session.WeighedCase, t theme.Theme) string {
	st := t.Text
	switch {
	case !x.Result.HasScore || x.Result.TooFew:
		st = t.Warn
	case x.Progresses:
		st = t.OK
	}
	return st.Render(Verdict(f, x))
}

// Means are the means of what was asked: "impact 2.3, effort 0.7".
func Means(f *session.WeighedFace, x session.WeighedCase) string {
	var out []string
	for i, a := range f.Sheet.Asks() {
		if i >= len(x.Result.Asks) || !x.Result.Asks[i].HasMean {
			out = append(out, strings.ToLower(a.Title)+" -")
			continue
		}
		name := a.Title
		if f.Sheet.KindOf() == model.MatrixSheet {
			name = strings.ToLower(name)
		}
		out = append(out, name+" "+x.Result.Asks[i].Mean.Beside(model.Middle()))
	}
	return strings.Join(out, ", ")
}

// MovedWords say what moved since the round before, in a sentence: "was big bet, is quick win: impact 1.3 ↑ 2.6; at least
// 4 answered otherwise".
func MovedWords(sheet *model.Sheet, m *session.MovedFace) string {
	if m == nil {
		return ""
	}
	head := "still " + m.Now
	if m.Changed {
		head = "was: " + m.Was + ", is: " + m.Now
	}
	var parts []string
	for i, a := range sheet.Asks() {
		if i < len(m.Asks) && m.Asks[i].Answers > 0 {
			parts = append(parts, strings.ToLower(a.Title)+" "+m.Asks[i].String())
		}
	}
	if len(parts) == 0 {
		return head + "; nothing moved"
	}
	people := "at least 1 person answered otherwise"
	if m.Answers != 1 {
		people = fmt.Sprintf("at least %d people answered otherwise", m.Answers)
	}
	return head + "; " + strings.Join(parts, ", ") + "; " + people
}

// MovedBrief is the same in a few words: "was: did not pass; 1.5 ↑ 2.5, at least 5 moved".
func MovedBrief(m *session.MovedFace) string {
	text := "as before"
	if m.Changed {
		text = "was: " + m.Was
	}
	switch {
	case m.Answers == 0:
		return text + ", nothing moved"
	case m.Score.HasBefore && m.Score.HasAfter:
		text += "; " + m.Score.String()
	}
	return fmt.Sprintf("%s, at least %d moved", text, m.Answers)
}

// brief is by which rule, in a few words and in fewer.
func brief(f *session.WeighedFace) []string {
	if f.Sheet.KindOf() == model.MatrixSheet {
		return []string{"From an average of 1.5 on it is high.", "1.5 and up is high."}
	}
	return []string{"Passes at a weighted mean of " + f.Rule.PassWord() + ".", "Passes at " + f.Rule.PassWord() + "."}
}

// rank is a rank, with a sign where it is shared.
func rank(n int, shared bool) string {
	if shared {
		return fmt.Sprintf("%d=", n)
	}
	return fmt.Sprint(n)
}

// Spread is how many gave each mark to one thing that was asked.
func Spread(h model.Histogram, t theme.Theme) string {
	var out []string
	for mark, n := range h.Counts {
		out = append(out, t.Dim.Render(fmt.Sprintf("%d ", mark))+widget.Tally(n, 10, t))
	}
	if h.CantSay > 0 {
		out = append(out, t.Dim.Render(fmt.Sprintf("%d can't say", h.CantSay)))
	}
	return "  " + strings.Join(out, "   ")
}

// Sheet is everything about one outcome, in lines: for a dialog of the console, and on a seat.
func Sheet(f *session.WeighedFace, x session.WeighedCase, w int, t theme.Theme) []string {
	out := []string{styled(f, x, t) + t.Dim.Render("   agreement "+x.Result.Agreement.String())}
	for i, a := range f.Sheet.Asks() {
		if i >= len(x.Marks) {
			continue
		}
		mean := "-"
		if r := x.Result.Asks[i]; r.HasMean {
			mean = r.Mean.Beside(model.Middle())
		}
		name := a.Title
		if f.Sheet.KindOf() == model.WeightedSheet {
			name += fmt.Sprintf(" x%d", a.Weight)
		}
		out = append(out, "", t.Strong.Render(widget.PadRight(name, 26))+t.Text.Render(mean)+
			t.Dim.Render(fmt.Sprintf("   %d on seats, %d by hands", x.Marks[i].People()-hands(x, i), hands(x, i))), Spread(x.Marks[i], t))
	}
	if f.Sheet.KindOf() == model.WeightedSheet && x.Result.HasScore {
		out = append(out, "", t.Dim.Render("weighted mean "+Formula(f.Sheet, x)+" = ")+t.Strong.Render(x.Result.Score.Beside(f.Rule.Pass)))
	}
	if x.Moved != nil {
		out = append(out, "")
		out = append(out, widget.Styled(widget.Wrap("Moved: "+MovedWords(f.Sheet, x.Moved), w, 0), t.Text)...)
	}
	if x.Overridden != "" {
		out = append(out, "", t.Warn.Render("Decided: "+x.Overridden))
	}
	if unsaid := session.UnsaidWords(x.Unsaid); unsaid != "" {
		out = append(out, "", t.Dim.Render(widget.Cut(unsaid, w)))
	}
	for i, r := range x.Reasons {
		if i == 0 {
			out = append(out, "", t.Title.Render("Said without a name"))
		}
		out = append(out, widget.Styled(widget.Wrap("· "+r, w, 0), t.Text)...)
	}
	return out
}

func hands(x session.WeighedCase, i int) int {
	if i >= len(x.Hands) {
		return 0
	}
	return x.Hands[i].People()
}

// Formula is the weighted mean as it is counted: "(3 x 2.7 + 1 x 2.0) / 4".
func Formula(s *model.Sheet, x session.WeighedCase) string {
	var parts []string
	sum := 0
	for i, a := range s.Asks() {
		parts = append(parts, fmt.Sprintf("%d x %s", a.Weight, x.Result.Asks[i].Mean))
		sum += a.Weight
	}
	return fmt.Sprintf("(%s) / %d", strings.Join(parts, " + "), sum)
}
