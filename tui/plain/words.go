package plain

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
)

// lineWidth is how wide a line of the conversation is at most: the narrowest terminal that is still usual, less the
// column in which some of them wrap.
const lineWidth = 79

// say writes lines to a terminal, each broken at blanks where it is too long for it.
func say(out io.Writer, lines ...string) error {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(broken(l) + "\n")
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// broken is a line with line breaks for blanks. A word that is too long stays whole, and so does an ssh command, which
// somebody may copy.
func broken(line string) string {
	if ansi.StringWidth(line) <= lineWidth {
		return line
	}
	before, command, found := strings.Cut(line, "ssh ")
	words := strings.Fields(before)
	if found {
		words = append(words, "ssh "+command)
	}
	var b strings.Builder
	at := 0
	for _, w := range words {
		n := ansi.StringWidth(w)
		switch {
		case at == 0:
		case at+1+n > lineWidth:
			b.WriteString("\n")
			at = 0
		default:
			b.WriteString(" ")
			at++
		}
		b.WriteString(w)
		at += n
	}
	return b.String()
}

// count is a number with its noun: "1 idea", "3 ideas".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// spell is a duration in words, rounded to what one hears: minutes from two minutes on, else seconds.
func spell(d time.Duration) string {
	switch {
	case d < 0:
		return "over time"
	case d >= 2*time.Minute:
		return fmt.Sprintf("%d minutes left", int(d.Round(time.Minute).Minutes()))
	case d >= time.Minute:
		return "1 minute left"
	}
	return fmt.Sprintf("%d seconds left", int(d.Seconds()))
}

// caseLine is a use case in one line.
func caseLine(c session.CaseFace) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d. %s", c.Number, c.Title)
	if c.Who != "" && !c.Mine {
		fmt.Fprintf(&b, ", said by %s", c.Who)
	}
	if c.Same > 0 {
		b.WriteString(", " + count(c.Same, "does the same", "do the same"))
	}
	switch {
	case c.Mine:
		b.WriteString(", yours")
	case c.ISaidSame:
		b.WriteString(", the same for you")
	}
	if c.Unfinished {
		b.WriteString(", unfinished")
	}
	switch {
	case c.Hours == "":
	case c.Claim == model.ClaimMade:
		b.WriteString(". " + c.Hours)
	default:
		b.WriteString(". Minutes " + c.Value())
	}
	return b.String()
}

// scoredLine is one outcome as a sentence, in the order of the ranks.
func scoredLine(x session.Scored) string {
	shared := ""
	if x.Shared {
		shared = " shared"
	}
	line := fmt.Sprintf("Rank %d%s: number %d, %s. %d of %d %s pass; agreement %s.", x.Rank, shared, x.Case.Number, x.Case.Title,
		x.Result.Passed, x.Result.OutOf, x.Rule.OrUsual().Things(), x.Result.Agreement)
	for _, g := range model.Groups() {
		r := x.Result.Groups[g]
		switch {
		case r.TooFew:
			line += fmt.Sprintf(" %s: too few marks.", g)
		case r.Passed:
			line += fmt.Sprintf(" %s %s, passes.", g, r.Mean)
		default:
			line += fmt.Sprintf(" %s %s, does not pass.", g, r.Mean.Beside(x.Rule.OrUsual().Pass))
		}
	}
	if x.Moved != nil {
		line += " Since the first round: " + moved(nil, x.Moved) + "."
	}
	if x.Overridden != "" {
		line += " Overridden, because: " + x.Overridden
	}
	return line + reasons(x.Reasons)
}

// reasons are what scorers wrote, without their names.
func reasons(all []string) string {
	line := ""
	for _, r := range all {
		line += " A scorer wrote: " + sentence(r)
	}
	return line
}

// stepLine is a selected use case on its way.
func stepLine(s session.StepFace) string {
	line := fmt.Sprintf("%d. %s.", s.Case.Number, s.Case.Title)
	for _, part := range []struct{ what, have string }{{"Owner", s.Case.Owner}, {"Measure", s.Case.Measure}, {"First date", s.Case.FirstDate}} {
		if part.have != "" {
			line += fmt.Sprintf(" %s: %s.", part.what, part.have)
		}
	}
	if len(s.Missing) > 0 {
		line += " Still open for today: " + strings.Join(s.Missing, ", ") + "."
	}
	switch {
	case s.Of > 0 && s.Have == s.Of:
		line += " Its page has all that it needs to be ready."
	case s.Of > 0:
		line += fmt.Sprintf(" Its page has %d of the %d things it needs to be ready.", s.Have, s.Of)
	}
	return line
}

// itemWords is something noted, with who does it or what became of it.
func itemWords(it session.ItemFace) string {
	for _, more := range []string{it.Doing(), it.Became()} {
		if more != "" {
			return it.Words + ", " + more
		}
	}
	return it.Words
}
