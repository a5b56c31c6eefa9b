package exports

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// markdown is a page as text that also reads as it is.
type markdown struct {
	*bufio.Writer
	voice
}

func newMarkdown(w io.Writer, v voice) *markdown { return &markdown{bufio.NewWriter(w), v} }

func (m *markdown) line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

// heading begins a section.
func (m *markdown) heading(title string) { m.line("\n## %s\n", ending(title)) }

// writeMarkdown writes the recap that people share: the report of HTML and PDF as text, in the language of its look. Names stand beside words only
// where their owners agreed to it at joining; who takes something on is named. What the room could not see is only counted.
func writeMarkdown(w io.Writer, r Report) error {
	return newTeller(r).tell().markdown(w)
}

// markdown writes a page as text.
func (p paper) markdown(w io.Writer) error {
	var b bytes.Buffer
	m := newMarkdown(&b, p.voice)
	m.line("# %s%s\n\n%s", starting(p.Title), ending(p.say(": %s", inline(p.Customer))), inline(p.When))
	for _, n := range p.Notes {
		m.line("\n%s", n)
	}
	if p.Vision != "" {
		m.line("\n%s", strings.TrimRight(quoted(p.Vision), "\n"))
	}
	if len(p.Tiles) > 0 {
		m.line("")
	}
	for _, t := range p.Tiles {
		m.line("- **%s** %s", t.Number, t.Words)
	}
	for _, c := range p.Sections {
		m.heading(c.Title)
		if c.Lead != "" {
			m.line("%s\n", c.Lead)
		}
		for _, one := range c.Parts {
			m.piece(one)
			m.line("")
		}
	}
	m.line("\n---\n\n%s", inline(p.Foot))
	if err := m.Flush(); err != nil {
		return err
	}
	_, err := w.Write(manyBlank.ReplaceAll(b.Bytes(), []byte("\n\n")))
	return err
}

// manyBlank is more than one empty line.
var manyBlank = regexp.MustCompile(`\n{3,}`)

// piece writes one thing of a section.
func (m *markdown) piece(p piece) {
	if p.Heading != "" {
		m.line("\n### %s\n", ending(inline(p.Heading)))
	}
	if p.Text != "" {
		m.line("%s\n", starting(p.Text))
	}
	if p.Quote != "" {
		m.line("%s", quoted(p.Quote))
	}
	for _, s := range p.Steps {
		m.step(s)
	}
	if p.Bars != nil {
		m.bars(*p.Bars)
	}
	for _, f := range p.Facts {
		m.fact(f)
	}
	for _, words := range p.List {
		m.line("- %s", starting(words))
	}
	if p.Table != nil {
		m.grid(*p.Table)
	}
}

// grid writes a table, or as a list where its cells are long.
func (m *markdown) grid(g grid) {
	m.line("")
	if g.Listed {
		for _, row := range g.Rows {
			m.line("- %s", strings.Join(lined(row), "\n  - "))
		}
		return
	}
	rows := [][]string{}
	for _, row := range append([][]string{g.Header}, g.Rows...) {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = inline(c)
		}
		rows = append(rows, cells)
	}
	m.table(rows)
}

// lined is words as they begin lines.
func lined(all []string) []string {
	out := make([]string, len(all))
	for i, words := range all {
		out[i] = starting(words)
	}
	return out
}

// fact writes a name with what is so called; a question needs no colon.
func (m *markdown) fact(f fact) {
	between := " "
	if !strings.HasSuffix(f.Name, "?") {
		between = m.say(": %s", "")
	}
	m.line("- %s%s%s", starting(f.Name), between, inline(f.Words))
}

// step writes a use case that goes on.
func (m *markdown) step(s step) {
	m.line("\n### %s\n", ending(inline(name(s.Number, s.Title))))
	if s.Why != "" {
		m.line("%s\n", starting(s.Why))
	}
	for _, f := range s.Facts {
		m.fact(f)
	}
	for _, words := range filled(s.Ready, s.Lacks) {
		m.line("- %s", starting(words))
	}
}

// bars writes what a chart says in words.
func (m *markdown) bars(b bars) {
	m.line("%s\n", strings.Join(filled(b.Caption, b.MarkOf), ", "))
	for _, row := range b.Rows {
		var values []string
		for _, v := range row.Values {
			values = append(values, fmt.Sprintf("%s %s", v.Name, v.Text))
		}
		if len(values) > 0 { // a bar of nothing says nothing; the table says why
			m.fact(fact{row.Label, strings.Join(values, ", ")})
		}
	}
}

// widestCell is up to where cells are padded, so that a table also reads as plain text; longer ones stick out.
const widestCell = 48

// table writes rows, the first of which is the header. Cells are inline text.
func (m *markdown) table(rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, c := range row {
			if w := ansi.StringWidth(c); w <= widestCell {
				widths[i] = max(widths[i], w)
			}
		}
	}
	for n, row := range rows {
		m.row(row, widths)
		if n == 0 {
			dashes := make([]string, len(row))
			for i := range row {
				dashes[i] = strings.Repeat("-", max(3, widths[i]))
			}
			m.row(dashes, widths)
		}
	}
}

func (m *markdown) row(cells []string, widths []int) {
	for i, c := range cells {
		fmt.Fprintf(m, "| %s%s ", c, strings.Repeat(" ", max(0, max(3, widths[i])-ansi.StringWidth(c))))
	}
	m.line("|")
}
