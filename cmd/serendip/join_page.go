package main

import (
	"html/template"
	"io"
)

// page writes the sheet as a page for a browser: nothing is loaded from elsewhere, and it prints on one side.
func (s sheet) page(to io.Writer) error { return sheetPage.Execute(to, s) }

// Heading is whose sheet it is.
func (s sheet) Heading() string {
	if s.Guest != "" {
		return s.Say("%s, for %s", s.Title, s.Guest)
	}
	return s.Title
}

// Next says what comes after the line.
func (s sheet) Next() string {
	if s.Guest != "" {
		return s.Say("You come in under your name: keep the line to yourself.")
	}
	return s.Say("Then say your name and press enter.")
}

// Asked is what ssh asks, in its own words.
func (s sheet) Asked() []string {
	return []string{"ED25519 key fingerprint is " + s.Fingerprint + ".", "Are you sure you want to continue connecting (yes/no/[fingerprint])?"}
}

// Systems are the three steps on each system.
func (s sheet) Systems() []joinSystem {
	last := s.Say("Answer the question below with yes, press enter.")
	return []joinSystem{
		{"Windows", []string{s.Say("Press the Windows key, type “terminal” (or “cmd”), press enter."), s.Say("Paste the line with a right click, press enter."), last}},
		{"macOS", []string{s.Say("Press command and space, type “terminal”, press enter."), s.Say("Paste the line with command and V, press enter."), last}},
		{"Linux", []string{s.Say("Press ctrl, alt and T, or open “Terminal” from the menu."), s.Say("Paste the line with ctrl, shift and V, press enter."), last}},
	}
}

type joinSystem struct {
	Name  string
	Steps []string
}

var sheetPage = template.Must(template.New("join").Parse(`<!doctype html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{.Say "%s: how to join" .Title}}</title>
<style>
:root { color-scheme: light dark; --ink: #1b1b1f; --soft: #55555f; --ground: #fff; --box: #f1f1f4; --accent: #0b5a8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf0; --soft: #b3b3bd; --ground: #16161a; --box: #25252b; --accent: #7cc4f0; } }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem; font: 1.05rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
p { margin: .5rem 0; }
.when, .quiet { color: var(--soft); }
code { font-family: ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.line { display: block; margin: 1rem 0; padding: 1rem; background: var(--box); border-left: .3rem solid var(--accent); font-size: 1.25rem; user-select: all; }
.asked { display: block; padding: .75rem 1rem; background: var(--box); white-space: pre-wrap; }
.systems { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 0 1.5rem; }
ol { margin: .25rem 0; padding-left: 1.3rem; }
@page { margin: 14mm 15mm; }
@media print { body { padding: 0; font-size: 11pt; } .line { font-size: 14pt; } }
</style>
</head>
<body>
<main>
<h1>{{.Heading}}</h1>
<p class="when">{{.When}}</p>
{{- if not .Open}}
<p class="quiet">{{.Say "The door is closed at the moment; it opens shortly before the beginning."}}</p>
{{- end}}
<p>{{.Say "You need nothing but this line, and the terminal that your computer has:"}}</p>
<code class="line">{{.Line}}</code>
<div class="systems">
{{- range .Systems}}
<section>
<h2>{{.Name}}</h2>
<ol>{{range .Steps}}<li>{{.}}</li>{{end}}</ol>
</section>
{{- end}}
</div>
<h2>{{.Say "The question"}}</h2>
<p>{{.Say "The first time, your computer asks whether you know this host:"}}</p>
<code class="asked" lang="en">{{range $n, $words := .Asked}}{{if $n}}
{{end}}{{$words}}{{end}}</code>
<p>{{.Say "Compare the fingerprint with this sheet, then type yes and press enter."}} {{.Next}}</p>
<h2>{{.Say "If something is odd"}}</h2>
<p>{{.Say "The window is frozen: press enter, then type ~. (a tilde and a full stop)."}} {{.Say "The same line brings you back, and nothing is lost."}}</p>
<p>{{.Say "With a screen reader, use this line instead:"}} <code>{{.Plain}}</code></p>
</main>
</body>
</html>
`))
