package exports

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// writePaperMarkdown writes the report as Markdown, in the language of its look: the same that HTML and PDF show.
func writePaperMarkdown(w io.Writer, r Report) error { return paperMarkdown(w, paperOf(r), r) }

// paperMarkdown writes a page that was told.
func paperMarkdown(w io.Writer, p paper, r Report) error {
	var b bytes.Buffer
	m := newRecap(&b, r)
	m.line("# %s: %s\n\n%s", starting(p.Title), inline(p.Customer), p.When)
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
func (m *recap) piece(p piece) {
	if p.Heading != "" {
		m.line("\n### %s\n", inline(p.Heading))
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
		m.line("- %s: %s", inline(f.Name), inline(f.Words))
	}
	for _, words := range p.List {
		m.line("- %s", starting(words))
	}
	if g := p.Table; g != nil {
		rows := [][]string{g.Header}
		for _, row := range g.Rows {
			cells := make([]string, len(row))
			for i, c := range row {
				cells[i] = inline(c)
			}
			rows = append(rows, cells)
		}
		m.line("")
		m.table(rows)
	}
}

// step writes a use case that goes on.
func (m *recap) step(s step) {
	m.line("\n### #%d %s\n", s.Number, inline(s.Title))
	if s.Why != "" {
		m.line("%s\n", starting(s.Why))
	}
	for _, f := range s.Facts {
		m.line("- %s: %s", f.Name, inline(f.Words))
	}
	for _, words := range filled(s.Ready, s.Lacks) {
		m.line("- %s", starting(words))
	}
}

// bars writes what a chart says in words.
func (m *recap) bars(b bars) {
	m.line("%s\n", strings.Join(filled(b.Caption, b.MarkOf), ", "))
	for _, row := range b.Rows {
		var values []string
		for _, v := range row.Values {
			values = append(values, fmt.Sprintf("%s %s", v.Name, v.Text))
		}
		m.line("- %s: %s", inline(row.Label), strings.Join(values, ", "))
	}
}
