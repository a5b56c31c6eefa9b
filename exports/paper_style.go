package exports

import (
	"bytes"
	_ "embed"
	"html/template"
)

//go:embed paper.css
var paperCSS string

// style is the sheet that all pages share, in the customer's colour.
func (l Look) style() template.CSS {
	light, dark := l.Accent()
	return template.CSS(":root{--accent:" + light + "}@media (prefers-color-scheme:dark){:root{--accent:" + dark + "}}@media print{:root{--accent:" + light + "}}\n" + paperCSS) //nolint:gosec // ours, with colours that were parsed
}

// pages are the templates of HTML, with the parts that they share.
var pages = template.Must(template.New("pages").Funcs(template.FuncMap{"chart": chartOf}).Parse(paperHTML + printHTML + startHTML))

//go:embed paper.tmpl
var paperHTML string

// rendered executes a template whole, so that nothing is written when it fails.
func rendered(name string, data any) ([]byte, error) {
	var b bytes.Buffer
	err := pages.ExecuteTemplate(&b, name, data)
	return b.Bytes(), err
}
