package exports

import (
	"bufio"
	"fmt"
	"html"
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

// BallotThen is the paper ballot of the last scoring round of a report, as it was or would have been printed.
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
	return Ballot{}
}

const (
	ballotMarks = "Cross one box in each row: 0 no, 1 little, 2 good, 3 high, ? can't say. No name."
	ballotFoot  = "Fold it and put it in the box. Only how many crossed what is counted."
)

func (b Ballot) how() string {
	if !b.Dots {
		return ballotMarks
	}
	dots := "dots"
	if b.Rule.Budget == 1 {
		dots = "dot"
	}
	return fmt.Sprintf("You have %d %s. Fill as many circles in all, at most %d beside one use case. No name.", b.Rule.Budget, dots, b.Rule.Cap)
}

// writeBallotsText writes the ballots as plain text, parted by form feeds.
func writeBallotsText(w io.Writer, r Report) error {
	return buffered(w, func(out *bufio.Writer) {
		b := r.Ballot
		for n := range b.copies() {
			if n > 0 {
				fmt.Fprint(out, "\f")
			}
			fmt.Fprintf(out, "%s · %s\n%s\n\n", oneLine(r.Content.Programme.Name), oneLine(r.Content.Session.Title), b.how())
			if !b.Dots {
				for _, g := range model.Groups() {
					fmt.Fprintf(out, "  %-14s %s\n", g.String(), g.Short())
				}
				fmt.Fprintln(out)
			}
			for _, c := range b.Cases {
				b.text(out, c)
			}
			fmt.Fprintf(out, "\n%s\n", ballotFoot)
		}
	})
}

func (b Ballot) text(out io.Writer, c BallotCase) {
	if b.Dots {
		fmt.Fprintf(out, "  %s  %3d  %s\n", strings.Repeat("( )", b.Rule.Cap), c.Number, oneLine(c.Title))
		return
	}
	fmt.Fprintf(out, "%3d  %s\n", c.Number, oneLine(c.Title))
	for _, g := range model.Groups() {
		fmt.Fprintf(out, "     %-14s [ ] 0   [ ] 1   [ ] 2   [ ] 3   [ ] ?\n", g.Key())
	}
}

// oneLine is words without what could move a printer.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// ballotStyle prints one ballot a page, in black on white, with boxes to cross by hand.
const ballotStyle = `<style>
@page{size:A4;margin:14mm}
body{font:11pt/1.35 system-ui,sans-serif;color:#000;background:#fff;margin:0 auto;max-width:190mm;padding:4mm}
.ballot{break-after:page;page-break-after:always}.ballot:last-child{break-after:auto;page-break-after:auto}
h1{font-size:14pt;margin:0}p{margin:1.5mm 0}dl{margin:2mm 0 3mm;font-size:9.5pt}dt{font-weight:600;float:left;clear:left;width:32mm}dd{margin:0 0 .6mm 33mm}
table{border-collapse:collapse;width:100%}tr{break-inside:avoid}td,th{border-top:1px solid #999;padding:1.4mm 1mm;text-align:left;vertical-align:top;font-weight:400}
th.n{width:9mm;text-align:right;color:#444}td.b{white-space:nowrap;width:1%}td.g{white-space:nowrap;width:1%;font-size:9pt}
.x{display:inline-block;width:4.6mm;height:4.6mm;border:1.2px solid #000;margin:0 .6mm 0 3mm;vertical-align:-1mm}.o{border-radius:50%;margin:0 1mm}
footer{margin-top:3mm;font-size:9.5pt;color:#333}
</style>`

// ballotPolicy lets the page load and run nothing.
const ballotPolicy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`

// writeBallots writes the ballots as one HTML page that loads nothing, to print.
func writeBallots(w io.Writer, r Report) error {
	return buffered(w, func(out *bufio.Writer) {
		b, title := r.Ballot, html.EscapeString(oneLine(r.Content.Programme.Name)+" · "+oneLine(r.Content.Session.Title))
		fmt.Fprintf(out, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">%s<title>Ballots: %s</title>\n%s\n</head><body>\n", ballotPolicy, title, ballotStyle)
		for range b.copies() {
			fmt.Fprintf(out, "<section class=\"ballot\">\n<h1>%s</h1>\n<p>%s</p>\n", title, html.EscapeString(b.how()))
			if !b.Dots {
				fmt.Fprint(out, "<dl>")
				for _, g := range model.Groups() {
					fmt.Fprintf(out, "<dt>%s</dt><dd>%s</dd>", g, html.EscapeString(g.Help()))
				}
				fmt.Fprint(out, "</dl>\n")
			}
			fmt.Fprint(out, "<table>\n")
			for _, c := range b.Cases {
				b.html(out, c)
			}
			fmt.Fprintf(out, "</table>\n<footer>%s</footer>\n</section>\n", html.EscapeString(ballotFoot))
		}
		fmt.Fprint(out, "</body></html>\n")
	})
}

func (b Ballot) html(out io.Writer, c BallotCase) {
	title := html.EscapeString(oneLine(c.Title))
	if b.Dots {
		fmt.Fprintf(out, "<tr><th class=\"n\">%d</th><td>%s</td><td class=\"b\">%s</td></tr>\n", c.Number, title, strings.Repeat(`<span class="x o"></span>`, b.Rule.Cap))
		return
	}
	for i, g := range model.Groups() {
		fmt.Fprint(out, "<tr>")
		if i == 0 {
			fmt.Fprintf(out, "<th class=\"n\" rowspan=\"%d\">%d</th><td rowspan=\"%d\">%s</td>", model.GroupCount, c.Number, model.GroupCount, title)
		}
		fmt.Fprintf(out, "<td class=\"g\">%s</td><td class=\"b\">", g)
		for _, mark := range []string{"0", "1", "2", "3", "?"} {
			fmt.Fprintf(out, `<span class="x"></span>%s`, mark)
		}
		fmt.Fprint(out, "</td></tr>\n")
	}
}
