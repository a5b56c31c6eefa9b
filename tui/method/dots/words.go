package dots

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// Rule is what a person may give, in words: "5 dots each, at most 3 on one".
func Rule(r model.DotRule) string {
	return fmt.Sprintf("%s each, at most %d on one", desk.Plural(r.Budget, "dot", "dots"), r.Cap)
}

// Who is how people took part, in words: "4 on seats, 6 by tally, 3 on a passed laptop".
func Who(f *session.DotsFace) string {
	parts := []string{fmt.Sprintf("%d on seats", f.Voters)}
	if f.Tally > 0 {
		parts = append(parts, fmt.Sprintf("%d by tally", f.Tally))
	}
	if f.Laptop > 0 {
		parts = append(parts, fmt.Sprintf("%d on a passed laptop", f.Laptop))
	}
	return strings.Join(parts, ", ")
}

// GoOn is what the dots decided, in words.
func GoOn(f *session.DotsFace) string {
	verb := "go on"
	if f.Cut {
		verb = "enter the scoring round"
	}
	words := fmt.Sprintf("%d %s", f.In, verb)
	if f.Tied > 0 {
		words += fmt.Sprintf("; %d share the last place, and %s", f.Tied, left(f.Top-f.In))
	}
	return words
}

// goesOn is what comes of a round that is going on: "the 9 with most dots are scored".
func goesOn(f *session.DotsFace, verb string) string {
	if len(f.Cases) <= f.Top {
		return "all with a dot " + verb
	}
	return fmt.Sprintf("the %d with most dots %s", f.Top, verb)
}

func left(n int) string {
	if n == 1 {
		return "there is room for 1 of them"
	}
	return fmt.Sprintf("there is room for %d of them", n)
}

// withheld is said where a dot would have a name.
const withheld = "Fewer than three people gave dots, so the counts are not shown."

// rank is a place as it is shown: "3=" where it is shared.
func rank(x session.DottedFace) string {
	switch {
	case x.Rank == 0:
		return ""
	case x.Shared:
		return fmt.Sprintf("%d=", x.Rank)
	}
	return fmt.Sprint(x.Rank)
}

// sign says what becomes of a use case: it goes on, it shares the last place, or neither.
func sign(x session.DottedFace) string {
	switch {
	case x.In:
		return theme.Passed
	case x.Tied:
		return "="
	}
	return " "
}

// most is the most dots that anything got.
func most(f *session.DotsFace) int {
	n := 1
	for _, x := range f.Ranked {
		n = max(n, x.Count.Dots)
	}
	return n
}

// given is one's own dots on a use case: ●●○.
func given(n, most int, t theme.Theme) string {
	const widest = 9
	if most > widest {
		return t.Accent.Render(widget.Right(fmt.Sprint(n), 3)) + t.Dim.Render(fmt.Sprintf(" of %d", most))
	}
	return t.Accent.Render(strings.Repeat("●", min(n, most))) + t.Dim.Render(strings.Repeat("○", max(most-n, 0)))
}
