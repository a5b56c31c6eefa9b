package exports

import (
	"html/template"
	"io"
	"strings"
	"time"

	"serendip/model"
)

// runRow is a block of the run sheet.
type runRow struct {
	At      string // when it begins, if nothing is late
	Minutes Minutes
	Title   string
	Prompt  string
	Do      string
	Note    string
}

// runSheet is what the page is made of.
type runSheet struct {
	Customer, Title, When, Vision string
	Rows                          []runRow
	Ends                          string
	Total                         Minutes
	Guests                        []string
}

// writeRunSheet writes the agenda as a page to print: when each block begins, what is asked, what the facilitator does,
// and room for a pen. Private notes stand in it where the report has them.
func writeRunSheet(w io.Writer, r Report) error {
	at := r.start()
	s := runSheet{Customer: r.Content.Programme.Name, Title: r.Content.Session.Title, Vision: r.Content.Programme.Vision,
		When: at.Format("Monday 2 January 2006, 15:04") + " " + r.Content.Session.Zone}
	for _, b := range r.Content.Session.Agenda {
		row := runRow{At: at.Format("15:04"), Minutes: b.PlannedMinutes, Title: b.Title, Prompt: b.Prompt, Do: facilitatorDoes[model.Method(b.Method)]}
		if b.Note != nil {
			row.Note = *b.Note
		}
		s.Rows, s.Total = append(s.Rows, row), s.Total+b.PlannedMinutes
		at = at.Add(time.Duration(float64(b.PlannedMinutes) * float64(time.Minute)))
	}
	s.Ends = at.Format("15:04")
	for _, p := range r.Content.People {
		if p.Status != "" {
			s.Guests = append(s.Guests, strings.Join(filled(p.Name, p.Role, p.Organisation), ", "))
		}
	}
	return runPage.Execute(w, s)
}

func filled(words ...string) []string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// facilitatorDoes says in a sentence or two what a facilitator does in a method.
var facilitatorDoes = map[model.Method]string{
	model.Connect:    "Let everybody join and say who they are and what they do all day. Check in who has no terminal. Wait for the late here, nowhere else.",
	model.Purpose:    "Read the vision aloud. Ask what would make this a good day, and write it down.",
	model.Capture:    "Write every idea as one line, in the words that were said. Ask who else does the same. Who was silent stands on the console: ask them by name.",
	model.Minutes:    "Ask each for minutes a day, and how many others share the need. If the answer is thin, ask again until it is gold.",
	model.Break:      "Merge what sounds alike, name the themes. Nobody's words are lost by it.",
	model.Grouping:   "Show the groups, and ask whether something stands in the wrong place.",
	model.Scoring:    "Open the round. Read a use case aloud, then be quiet. For those without a terminal, count fingers up together on “three”. Close when the marks are in.",
	model.Discuss:    "Reveal. Talk only where the room is divided: first one who gave a low mark, then one who gave a high one. A second blind round if minds have changed.",
	model.Shortlist:  "Select three or four. More takes attention from each of them.",
	model.FirstSteps: "For each: an owner from the business, one measure, a first date. Aloud, and by the owner's own mouth.",
	model.Recap:      "Read what was decided. What do we take home, and what shall be different the next time? Close.",
}

var runPage = template.Must(template.New("run sheet").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{.Customer}} · {{.Title}}: run sheet</title>
<style>
:root { color-scheme: light dark; --ink: #1b1b1f; --soft: #55555f; --ground: #fff; --rule: #c9c9d1; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf0; --soft: #b3b3bd; --ground: #16161a; --rule: #44444e; } }
body { margin: 0 auto; max-width: 54rem; padding: 1.5rem 1.25rem; font: 1rem/1.45 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
p { margin: .25rem 0; }
.soft { color: var(--soft); }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: .85rem; }
th, td { padding: .5rem .75rem .5rem 0; vertical-align: top; border-bottom: 1px solid var(--rule); }
tr { break-inside: avoid; }
.at { font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.title { font-weight: 600; }
.note { border-left: .2rem solid var(--rule); padding-left: .5rem; white-space: pre-wrap; }
.pen { width: 28%; }
ul { columns: 2; padding-left: 1.1rem; margin: .25rem 0; }
@page { margin: 14mm; }
@media print { body { padding: 0; font-size: 10.5pt; max-width: none; } }
</style>
</head>
<body>
<main>
<h1>{{.Customer}} · {{.Title}}</h1>
<p class="soft">{{.When}}, {{.Total}} minutes, ends {{.Ends}}</p>
{{- with .Vision}}
<p>{{.}}</p>
{{- end}}
<table>
<thead><tr><th scope="col">at</th><th scope="col">minutes</th><th scope="col">what is asked, and what you do</th><th scope="col" class="pen">notes</th></tr></thead>
<tbody>
{{- range .Rows}}
<tr><td class="at">{{.At}}</td><td>{{.Minutes}}</td><td><p class="title">{{.Title}}</p>{{with .Prompt}}<p>{{.}}</p>{{end}}{{with .Do}}<p class="soft">{{.}}</p>{{end}}</td><td>{{with .Note}}<p class="note">{{.}}</p>{{end}}</td></tr>
{{- end}}
</tbody>
</table>
{{- if .Guests}}
<h2>Expected: {{len .Guests}}</h2>
<ul>{{range .Guests}}<li>{{.}}</li>{{end}}</ul>
{{- end}}
</main>
</body>
</html>
`))
