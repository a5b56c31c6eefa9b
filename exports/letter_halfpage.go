package exports

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"unicode/utf8"

	"serendip/model"
)

// The sheet, in millimetres of A4: half of it, less its margins and its heading, and what a row takes. An estimate on the
// safe side, as no browser is asked.
const (
	halfHeight  = 148 - 24 - 17
	textRow     = 5.5
	boxRow      = 8.0
	lineRow     = 8.0
	betweenAsks = 2.5
	rowChars    = 78 // of a question, or of the boxes under it
	fewestLines = 2  // to write on
	mostLines   = 4
)

// writeHalfPage writes the questions after a session on paper, twice on a sheet, to be cut and filled in before people
// leave; once on a whole sheet, or several, where they take more. What a session asks in its own survey comes first; before
// there is one, the usual questions.
func writeHalfPage(w io.Writer, r Report) error {
	lines, copies := linesToWrite(r.Paper), 2
	class := "half"
	if lines == 0 {
		lines, copies, class = fewestLines, 1, "whole"
	}
	return buffered(w, func(out *bufio.Writer) {
		title := html.EscapeString(oneLine(r.Content.Session.Title))
		fmt.Fprintf(out, `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>%s: how was it?</title>%s</head><body><main class="%s">`, title, halfPageStyle, class)
		for range copies {
			fmt.Fprintf(out, "<section><h1>%s: how was it?</h1><p>%s. No name, please: answers are counted all together.</p><ol>", title, r.start().Format("2 January 2006"))
			for _, q := range r.Paper {
				fmt.Fprintf(out, "<li><p>%s</p>%s</li>", html.EscapeString(oneLine(q.Text)), boxes(q, lines))
			}
			fmt.Fprint(out, "</ol></section>")
		}
		fmt.Fprint(out, "</main></body></html>\n")
	})
}

// linesToWrite is how many lines there is room for under each question for words, on half a sheet; 0 where it is too little.
func linesToWrite(questions []model.Question) int {
	room, open := float64(halfHeight), 0
	for _, q := range questions {
		room -= betweenAsks + textRow*float64(rowsOf(utf8.RuneCountInString(q.Text)))
		if q.Cells() == 0 {
			open++
			continue
		}
		chars := 0
		for _, name := range cellNames(q) {
			chars += utf8.RuneCountInString(name) + 6 // the box, and what is between
		}
		room -= boxRow * float64(rowsOf(chars))
	}
	switch lines := int(room / lineRow); {
	case room < 0, lines < open*fewestLines:
		return 0
	case open == 0:
		return fewestLines // nobody writes on them
	default:
		return min(lines/open, mostLines)
	}
}

func rowsOf(chars int) int { return (chars + rowChars - 1) / rowChars }

// cellNames are the answers as they stand beside their boxes: the ends of a scale say what they mean.
func cellNames(q model.Question) []string {
	out := make([]string, q.Cells())
	for n := range out {
		switch out[n] = q.Cell(n); {
		case q.Kind == model.AskScale:
			out[n] = [...]string{"0 no", "1 a little", "2 good", "3 very"}[n]
		case q.Kind == model.AskNPS && n == 0:
			out[n] += " not at all"
		case q.Kind == model.AskNPS && n == len(out)-1:
			out[n] += " certainly"
		}
	}
	return out
}

// boxes are what is crossed, or lines to write on.
func boxes(q model.Question, lines int) string {
	out := ""
	if q.Cells() == 0 {
		for range lines {
			out += `<div class="write"></div>`
		}
		return out
	}
	for _, name := range cellNames(q) {
		out += `<span><i></i>` + html.EscapeString(oneLine(name)) + `</span> `
	}
	return `<p class="boxes">` + out + "</p>"
}

// halfPageStyle prints two on an A4 page, in black on white, cut in the middle. A page without margins of its own keeps a
// browser from printing the file's path on it.
const halfPageStyle = `<style>
@page{size:A4;margin:0}@page whole{size:A4;margin:14mm 15mm}
body{font:11pt/1.3 system-ui,sans-serif;color:#000;background:#fff;margin:0}
main{width:210mm;max-width:100%;margin:0 auto}
section{box-sizing:border-box;padding:12mm 15mm}
.whole{page:whole;width:auto}.whole section{padding:0}
.half section{height:148mm;break-inside:avoid}.half section:first-of-type{border-bottom:1px dashed #777}
h1{font-size:15pt;line-height:1.2;margin:0}p{margin:1mm 0}ol{padding-left:8mm;margin:2mm 0}li{margin:0 0 2.5mm;break-inside:avoid}
.boxes span{display:inline-block;margin-right:2mm;line-height:6.5mm}i{display:inline-block;width:4.2mm;height:4.2mm;border:1.2px solid #000;margin-right:1mm;vertical-align:-.8mm}
.write{border-bottom:1px solid #777;height:7.8mm}
</style>`
