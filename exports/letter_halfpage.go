package exports

import (
	"bufio"
	"fmt"
	"html"
	"io"

	"serendip/model"
)

// writeHalfPage writes the questions after a session on paper, twice on a page, to be cut and filled in before people
// leave. What a session asks in its own survey comes first; before there is one, the usual questions.
func writeHalfPage(w io.Writer, r Report) error {
	return buffered(w, func(out *bufio.Writer) {
		title := html.EscapeString(oneLine(r.Content.Session.Title))
		fmt.Fprintf(out, `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>%s: how was it?</title>%s</head><body><main>`, title, halfPageStyle)
		for range 2 {
			fmt.Fprintf(out, "<section><h1>%s: how was it?</h1><p>%s. No name, please: answers are counted all together.</p><ol>", title, r.start().Format("2 January 2006"))
			for _, q := range r.Paper {
				fmt.Fprintf(out, "<li><p>%s</p>%s</li>", html.EscapeString(oneLine(q.Text)), boxes(q))
			}
			fmt.Fprint(out, "</ol></section>")
		}
		fmt.Fprint(out, "</main></body></html>\n")
	})
}

// boxes are what is crossed, or lines to write on.
func boxes(q model.Question) string {
	if q.Cells() == 0 {
		return `<div class="write"></div><div class="write"></div>`
	}
	out := `<p class="boxes">`
	for n := range q.Cells() {
		name := q.Cell(n)
		if q.Kind == model.AskScale {
			name = [...]string{"0 no", "1 a little", "2 good", "3 very"}[n]
		}
		out += `<span><i></i>` + html.EscapeString(oneLine(name)) + `</span> `
	}
	return out + "</p>"
}

// halfPageStyle prints two on an A4 page, in black on white.
const halfPageStyle = `<style>
@page{size:A4;margin:10mm}
body{font:10pt/1.3 system-ui,sans-serif;color:#000;background:#fff;margin:0 auto;max-width:190mm}
section{height:134mm;overflow:hidden;break-inside:avoid}section:first-of-type{border-bottom:1px dashed #777;margin-bottom:4mm}
h1{font-size:14pt;margin:0}p{margin:1mm 0}ol{padding-left:6mm;margin:2mm 0}li{margin:0 0 2.4mm}
.boxes span{display:inline-block;margin-right:4mm;white-space:nowrap}i{display:inline-block;width:4mm;height:4mm;border:1.2px solid #000;margin-right:1mm;vertical-align:-.8mm}
.write{border-bottom:1px solid #777;height:6mm}
</style>`
