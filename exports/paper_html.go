package exports

import (
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// writeReportHTML writes the report as one page that loads nothing and runs nothing.
func writeReportHTML(w io.Writer, r Report) error {
	return writePage(w, "report", paperOf(r))
}

// Style is the style sheet, for the template.
func (p paper) Style() template.CSS { return p.Look.style() }

// Right says whether a column is set to the right.
func (g *grid) Right(column int) bool { return column < len(g.Numbers) && g.Numbers[column] }

// Lead is the column that says of what a row is: the first with words.
func (g *grid) Lead() int {
	for i := range g.Header {
		if !g.Right(i) {
			return i
		}
	}
	return 0
}

// Class is how a cell is set: figures to the right, what leads the row on a phone, and words with one that may have to be broken.
func (g *grid) Class(column int, cell string) string {
	long := "short"
	if hasLongWord(cell) {
		long = "long"
	}
	switch {
	case g.Right(column):
		return "n"
	case g.Stacks() && column == g.Lead():
		return "lead " + long
	}
	return long
}

// hasLongWord says whether words have one that is wider than a narrow column. Only such a word may be broken anywhere: where each may,
// short ones are too.
func hasLongWord(words string) bool {
	const widest = 18
	return slices.ContainsFunc(strings.Fields(words), func(w string) bool { return ansi.StringWidth(w) > widest })
}

// Stacks says whether a table has too many columns for a phone; there each row becomes a list of its cells.
func (g *grid) Stacks() bool {
	const most = 4
	return len(g.Header) > most
}

// chart is a row of bars as it is drawn, with what it says in words.
type chart struct {
	Height int
	Alt    string
	MarkX  float64
	Bars   []chartBar
}

type chartBar struct {
	Name, Text string
	NameLong   int // the width into which a long name is pressed; 0 for its own
	Y, TextY   int
	Long       float64
	Passed     bool
}

// The width of a chart's scale from 0 to 3, and where it begins.
const (
	scaleLong = 180.0
	scaleFrom = 128.0
	mostMark  = 3.0
)

func chartOf(b bar, mark float64) chart {
	const high, longestName, mostLetters = 19, 120, 17
	c := chart{Height: high * len(b.Values)}
	var alt []string
	for i, v := range b.Values {
		c.Bars = append(c.Bars, chartBar{Name: v.Name, Text: v.Text, Y: i*high + 2, TextY: i*high + 13,
			Long: max(1, min(v.Value, mostMark)/mostMark*scaleLong), Passed: v.Passed})
		if ansi.StringWidth(v.Name) > mostLetters {
			c.Bars[i].NameLong = longestName
		}
		alt = append(alt, v.Name+" "+v.Text)
	}
	if mark > 0 {
		c.MarkX = scaleFrom + mark/mostMark*scaleLong
	}
	c.Alt = fmt.Sprintf("%s: %s", b.Label, strings.Join(alt, ", "))
	return c
}
