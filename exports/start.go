package exports

import (
	_ "embed"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"serendip/model"
)

// StartHere is the page at the top of a bundle that says what is what, made of the files that are there.
const StartHere = "start-here.html"

//go:embed start.tmpl
var startHTML string

// startPaper is that page.
type startPaper struct {
	sheetPaper
	Parts []startPart
}

// startPart is a folder: what is in it, for whom, and whether it is in confidence.
type startPart struct {
	Title, About string
	Private      bool
	Rows         []startRow
}

// startRow is one thing in it, with the ways to open it.
type startRow struct {
	Number int // of a use case; 0 for none
	Words  string
	Note   string // instead of a link
	Links  []startLink
}

type startLink struct{ To, Name string }

// Name is what it is, as a line begins.
func (r startRow) Name() string { return upperFirst(r.Words) }

// startFile is the page as a file.
func startFile(p startPaper) File {
	return File{StartHere, func(w io.Writer) error { return writePage(w, "start", p) }}
}

// starter tells what lies in a bundle.
type starter struct {
	*teller
	bundle Bundle
	taken  map[string]string // whose recap a file of theirs is
}

// start is the page of a bundle with these files.
func (b Bundle) start(files []File) startPaper {
	b.Report.Named = BundleName(b.Report)
	base, t := sheetOf(b.Report)
	s := starter{t, b, make(map[string]string)}
	for i, files := range b.takeHomes() {
		for _, f := range files {
			s.taken[f.Name] = b.Seats[i].Me.Name
		}
	}
	p := startPaper{sheetPaper: base}
	for _, folder := range BundleFolders() {
		part := s.part(folder)
		for _, f := range files {
			if strings.HasPrefix(f.Name, folder+"/") {
				part.add(s.row(folder, f.Name))
			}
		}
		if folder == toShow {
			part.Rows = append(part.Rows, s.untold()...)
		}
		if folder == toTake { // as somebody looks for themselves
			sortByName(s.voice, part.Rows, func(r startRow) string { return r.Words })
		}
		if part.settle(); len(part.Rows) > 0 {
			p.Parts = append(p.Parts, part)
		}
	}
	return p
}

// add puts a file's link into the row of its words, or begins one.
func (p *startPart) add(row startRow) {
	at := slices.IndexFunc(p.Rows, func(r startRow) bool { return r.Words == row.Words && r.Number == row.Number })
	if at < 0 {
		p.Rows = append(p.Rows, row)
	} else if has := &p.Rows[at]; !slices.Contains(has.Links, row.Links[0]) {
		has.Links = append(has.Links, row.Links...)
	}
}

// settle puts the rows in the order in which they are wanted: what opens everywhere first, tables of letters and the empty
// card last.
func (p *startPart) settle() {
	last := func(r startRow) int {
		if r.Number == 0 && len(r.Links) > 0 && (strings.HasSuffix(r.Links[0].To, "/merge/") || strings.Contains(r.Links[0].To, "-card-template")) {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(p.Rows, func(a, b startRow) int { return last(a) - last(b) })
	order := []string{".pdf", ".html", ".pptx", ".png", ".svg", ".md", ".txt"}
	for _, r := range p.Rows {
		slices.SortStableFunc(r.Links, func(a, b startLink) int {
			return slices.Index(order, path.Ext(a.To)) - slices.Index(order, path.Ext(b.To))
		})
	}
}

// part is a folder, without what is in it.
func (s starter) part(folder string) startPart {
	switch folder {
	case toRead:
		return startPart{Title: s.say("To read first"), About: s.say("For everybody: what was decided, who owns it, and the reasons.")}
	case toShow:
		return startPart{Title: s.say("To show"), About: s.say("Success cards: one use case in a picture, for a screen, a chat or a wall.")}
	case toOwn:
		return startPart{Title: s.say("For the owners"), About: s.say("A page for each use case that goes on.")}
	case toTake:
		return startPart{Title: s.say("For those who were there"), About: s.say("The recap of each, with their own words marked."), Private: true}
	case toSend:
		return startPart{Title: s.say("Letters"), About: s.say("Drafts, which nobody has sent: open them in your mail program, or take the table into a mailing tool."), Private: true}
	case toDate:
		return startPart{Title: s.say("For your calendar")}
	case toPrint:
		return startPart{Title: s.say("To print"), About: s.say("For those who run it."), Private: true}
	case toJoin:
		return startPart{Title: s.say("How to join"), About: s.say("What was sent before the day.")}
	case toWatch:
		return startPart{Title: s.say("To watch"), About: s.say("What stood on the wall, without the silences; asciinema plays it.")}
	case toCount:
		return startPart{Title: s.say("To count again"), About: s.say("Every word and every figure, for a spreadsheet or a program."), Private: true}
	}
	return startPart{Title: s.say("The series"), About: s.say("Who came to what, what it cost, and all of it as one file for another organiser."), Private: true}
}

// row is a file of a folder with what it is in words. The letters of a kind are one row, which opens their folder.
func (s starter) row(folder, name string) startRow {
	what := strings.TrimPrefix(strings.TrimPrefix(path.Base(name), s.bundle.Report.Named), "-")
	row := startRow{Links: []startLink{{name, s.opener(name)}}}
	stem := strings.TrimSuffix(strings.TrimSuffix(what, path.Ext(what)), "-square")
	switch folder {
	case toShow, toOwn:
		row.Number, row.Words = s.numbered(stem)
	case toTake:
		row.Words = s.taken[path.Base(name)]
	case toSend:
		kind := path.Base(path.Dir(name))
		row = startRow{Words: s.say("the same as tables, with what is attached"), Links: []startLink{{path.Dir(name) + "/", s.say("folder")}}}
		if step, ok := model.ParseLetterStep(kind); ok {
			row.Words = s.letters(step)
		}
	default:
		row.Words = s.called(what)
	}
	return row
}

// untold are the few that go on and have no card yet, with what it lacks.
func (s starter) untold() []startRow {
	var out []startRow
	for _, n := range s.best(s.Recap.Selected) {
		u := s.cases[n]
		if _, err := CardOf(s.report, n); err != nil && u.Shown() {
			out = append(out, startRow{Number: n, Words: u.Title, Note: s.say("no card yet; missing: %s", s.say(cardLacks(u)))})
		}
	}
	return out
}

// numbered is which use case a card or a page is of.
func (s starter) numbered(stem string) (number int, words string) {
	for _, u := range s.UseCases {
		if strings.HasSuffix(stem, "-"+strconv.Itoa(u.Number)) {
			return u.Number, u.Title
		}
	}
	return 0, s.say("an empty card, to fill with your own")
}

// letters is what the letters of a step are, and how many.
func (s starter) letters(step model.LetterStep) string {
	n := 0
	for _, l := range s.bundle.Letters {
		if l.step == step {
			n++
		}
	}
	return fmt.Sprintf("%s (%d)", upperFirst(s.say(step.String())), n)
}

// called is what a file is, by the end of its name.
func (s starter) called(what string) string {
	for _, k := range []struct{ end, words string }{
		{"report.html", s.say("the report")}, {"report.pdf", s.say("the report")}, {".md", s.say("the report")}, {".pptx", s.say("the report as slides")},
		{".ics", s.say("the session, the check points and the next date")}, {".cast", s.say("the film")},
		{"runsheet.html", s.say("the run sheet")}, {"ballots.html", s.say("paper ballots")}, {"ballots.txt", s.say("paper ballots")},
		{"calls.html", s.say("whom to call about which claim")}, {"attendees.html", s.say("who is expected")},
		{"attendance.html", s.say("who was there")}, {"survey.html", s.say("how it was, on half a page")}, {"join.html", s.say("how to join")}, {"join.txt", s.say("how to join")},
		{"handover.json", s.say("the whole series, for another organiser")}, {".json", s.say("everything, for a program")}, {".xlsx", s.say("the workbook")},
		{"guests.csv", s.say("the guest list, to import again")}, {".csv", s.say("tables")},
	} {
		if strings.HasSuffix(what, k.end) && !(k.end == ".md" && strings.HasPrefix(what, "calls")) && !(k.end == ".md" && strings.HasPrefix(what, "series")) {
			return k.words
		}
	}
	if strings.HasPrefix(what, "calls") {
		return s.say("whom to call about which claim")
	}
	return s.say("the series")
}

// opener is how a file's link is called: by what opens it, a table by its name.
func (s starter) opener(name string) string {
	switch path.Ext(name) {
	case ".html":
		return s.say("page")
	case ".pdf":
		return "PDF"
	case ".md", ".txt":
		return s.say("text")
	case ".pptx":
		return s.say("slides")
	case ".xlsx":
		return s.say("workbook")
	case ".svg":
		return s.say("drawing")
	case ".png":
		if strings.HasSuffix(name, "-square.png") {
			return s.say("square picture")
		}
		return s.say("picture")
	case ".csv":
		stem := strings.TrimSuffix(path.Base(name), ".csv")
		return s.say(stem[strings.LastIndex(stem, "-")+1:])
	}
	return strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
}

// seriesStart is the page above the meetups of a series, and the part about what the whole of it leaves.
func seriesStart(r Report, files []File) (startPaper, startPart) {
	base, t := sheetOf(r)
	s := starter{t, Bundle{Report: r}, nil}
	base.Title, base.When, base.Vision = t.say("All meetups"), "", ""
	part := s.part(toFollow)
	for _, f := range files {
		part.add(s.row(toFollow, f.Name))
	}
	part.settle()
	return startPaper{sheetPaper: base}, part
}

// programmePart is what the programme leaves: one row for what is read, one for each way to count again.
func programmePart(r Report, files []File) startPart {
	_, t := sheetOf(r)
	s := starter{t, Bundle{Report: r}, nil}
	part := startPart{Title: t.say("The programme"), About: t.say("What all meetups came to, on a page; use cases and sessions as tables.")}
	for _, f := range files {
		row := startRow{Words: t.say("the report"), Links: []startLink{{f.Name, s.opener(f.Name)}}}
		if ext := path.Ext(f.Name); slices.Contains([]string{".csv", ".json", ".xlsx"}, ext) {
			row.Words = s.called(ext)
		}
		part.add(row)
	}
	part.settle()
	return part
}

// meetupPart is one meetup of a series, in a folder, with the ways to open its report.
func (b Bundle) meetupPart(folder string) startPart {
	_, t := sheetOf(b.Report)
	named := path.Join(folder, toRead, folder)
	part := startPart{Title: b.Report.Content.Session.Title, About: t.When, Rows: []startRow{
		{Words: t.say("everything of this meetup"), Links: []startLink{{path.Join(folder, StartHere), t.say("page")}}},
		{Words: t.say("the report"), Links: []startLink{{named + "-report.html", t.say("page")}, {named + "-report.pdf", "PDF"}, {named + ".pptx", t.say("slides")}}},
	}}
	part.settle()
	return part
}
