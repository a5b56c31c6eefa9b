package exports

import (
	"fmt"
	"io"
	"path"
	"slices"

	"serendip/model"
	"serendip/session"
)

// Bundle is everything that a session leaves, as one tree of folders with names that do not change from one writing to the next.
type Bundle struct {
	Report  Report
	Letters []Letter           // drafts, in the order of their steps
	Seats   []session.SeatFace // of those who take their own recap home
	Join    []File             // the join sheet, as it was before the session
	Before  *Report            // the session as it was then, for what is printed beforehand; nil for as it is
}

// The folders of a bundle, by who opens what is in them.
const (
	toRead   = "report"
	toCount  = "data"
	toShow   = "cards"
	toOwn    = "pages" // of use-case owners
	toPrint  = "print"
	toSend   = "letters"
	toTake   = "take-home"
	toDate   = "calendar"
	toWatch  = "film"
	toJoin   = "join"
	toFollow = "series"
	toSum    = "programme"
)

// BundleFolders lists them.
func BundleFolders() []string {
	return []string{toRead, toShow, toOwn, toTake, toSend, toDate, toPrint, toJoin, toWatch, toCount, toFollow, toSum}
}

// folderOf is where a format stands in a bundle.
var folderOf = map[string]string{
	"md": toRead, "html": toRead, "pdf": toRead, "pptx": toRead,
	"csv": toCount, "json": toCount, "xlsx": toCount, "guests": toCount,
	"runsheet": toPrint, "ballots": toPrint, "calls": toPrint, "attendees": toPrint, "attendance": toPrint, "halfpage": toPrint,
	"ics": toDate, "cast": toWatch,
}

// BundleName is how the names of a bundle's files begin: the customer and the day.
func BundleName(r Report) string { return r.stem() }

// Files lists the bundle's files in every format there is, and first the page that says what is what. A card is there for each
// use case that may have one. What a whole series leaves is no session's: see [SeriesFiles].
func (b Bundle) Files() ([]File, error) {
	files, err := b.files()
	if err != nil {
		return nil, err
	}
	return append([]File{startFile(b.start(files))}, files...), nil
}

// SeriesFiles are the bundles of the meetups of a series, each in a folder, and beside them what the whole series and the programme leave.
func SeriesFiles(held []Bundle, handOver func(io.Writer) error) ([]File, error) {
	last := held[len(held)-1].Report
	last.Named = model.Slug(last.Content.Programme.Name, "series", 40)
	series, err := Files(last, "series")
	if err != nil {
		return nil, err
	}
	out := under(toFollow, append(series, File{last.Named + "-handover.json", handOver}))
	page, whole := seriesStart(last, out)
	var reports []Report
	for _, b := range held {
		reports = append(reports, b.Report)
		files, err := b.Files()
		if err != nil {
			return nil, err
		}
		name := BundleName(b.Report)
		page.Parts = append(page.Parts, b.meetupPart(name))
		out = append(out, under(name, files)...)
	}
	programme, err := NewWhole(reports, nil)
	if err != nil {
		return nil, err
	}
	sum, err := programme.Files()
	if err != nil {
		return nil, err
	}
	sum = under(toSum, sum)
	out = append(out, sum...)
	page.Parts = append(page.Parts, programmePart(last, sum), whole)
	return append([]File{startFile(page)}, out...), nil
}

func (b Bundle) files() ([]File, error) {
	b.Report.Named = BundleName(b.Report)
	var out []File
	for _, f := range Formats() {
		if folderOf[f.Name] == "" || b.empty(f.Name) {
			continue
		}
		of := b.Report
		if b.Before != nil && slices.Contains(beforehand(), f.Name) {
			of = *b.Before
			of.Named = b.Report.Named
		}
		files, err := Files(of, f.Name)
		if err != nil {
			return nil, err
		}
		out = append(out, under(folderOf[f.Name], files)...)
	}
	out = append(out, under(toShow, b.cards())...)
	out = append(out, under(toOwn, b.onePagers())...)
	out = append(out, b.letters()...)
	for _, files := range b.takeHomes() {
		out = append(out, under(toTake, files)...)
	}
	return append(out, under(toJoin, slices.Clone(b.Join))...), nil
}

// beforehand is what is printed before a session.
func beforehand() []string { return []string{"runsheet", "attendees"} }

// empty says whether a format would have nothing on its page: no vote was taken, nobody claimed minutes.
func (b Bundle) empty(format string) bool {
	switch format {
	case "ballots":
		return len(b.Report.Ballot.Cases) == 0
	case "calls":
		return !slices.ContainsFunc(b.Report.Content.UseCases, UseCase.claimed)
	}
	return false
}

// under is files in a folder.
func under(folder string, files []File) []File {
	for i := range files {
		files[i].Name = path.Join(folder, files[i].Name)
	}
	return files
}

// cards are the empty card, and those of the use cases whose result is known.
func (b Bundle) cards() []File {
	out, _ := CardFiles(b.Report, 0) // the empty card lacks nothing
	stories := byReach(b.Report.Content.UseCases)
	slices.SortStableFunc(stories, func(a, b UseCase) int { // what was measured before what was only reported
		return yesFirst(b.Kind == model.Planned.String(), a.Kind == model.Planned.String())
	})
	for _, u := range stories {
		if card, err := CardFiles(b.Report, u.Number); err == nil { // else it is refused with what is missing
			out = append(out, card...)
		}
	}
	return out
}

func (b Bundle) onePagers() []File {
	var out []File
	for _, u := range b.Report.Content.UseCases {
		if !u.Selected || !u.Shown() {
			continue
		}
		html, pdf, err := OnePager(b.Report, u.Number)
		if err != nil {
			continue // there is no such number, which cannot be
		}
		name := fmt.Sprintf("%s-onepager-%d", b.Report.Named, u.Number)
		out = append(out, File{name + ".html", html}, File{name + ".pdf", pdf})
	}
	return out
}

// letters are a folder of mails for each step, and beside it one table with what is attached.
func (b Bundle) letters() []File {
	var out []File
	seen := make(map[string]bool)
	for _, step := range stepsOf(b.Letters) {
		var all []Letter
		for _, l := range b.Letters {
			if l.step == step {
				all = append(all, l)
				out = append(out, File{path.Join(toSend, step.Key(), l.name+".eml"), l.writeMail})
			}
		}
		for _, f := range under(path.Join(toSend, "merge"), mergeFiles(all)) {
			if !seen[f.Name] {
				seen[f.Name] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// stepsOf are the letters that there are, each once.
func stepsOf(all []Letter) []model.LetterStep {
	var out []model.LetterStep
	for _, l := range all {
		if n := len(out); n == 0 || out[n-1] != l.step {
			out = append(out, l.step)
		}
	}
	return out
}
