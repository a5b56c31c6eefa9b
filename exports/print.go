package exports

import (
	_ "embed"
	"html/template"
)

// What is printed and written on by hand shares the report's style, with boxes and lines of its own.
var (
	//go:embed print.css
	printCSS string
	//go:embed print.tmpl
	printHTML string
)

// sheetPaper is a page to print: the customer's name and look, and a style for pens.
type sheetPaper struct{ paper }

// Style is the style sheet, for the template.
func (p sheetPaper) Style() template.CSS { return p.Look.style() + "\n" + template.CSS(printCSS) } //nolint:gosec // ours

// sheetOf begins a page to print, with the day in the page's language.
func sheetOf(r Report) (sheetPaper, *teller) {
	t := newTeller(r)
	t.Title, t.Customer = r.Content.Session.Title, r.Look.customer(r.Content.Programme.Name)
	t.When, t.Vision, t.Foot = t.moment(r.start())+" ("+r.Content.Session.Zone+")", r.Content.Programme.Vision, t.footer(r.Source)
	return sheetPaper{t.paper}, t
}
