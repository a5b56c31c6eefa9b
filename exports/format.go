package exports

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// Format is one way in which a report leaves.
type Format struct {
	Name  string                            // as it is asked for: "md"
	About string                            // in a few words, for help
	Write func(w io.Writer, r Report) error // the whole report, or its main part where parts lists more
	Asked bool                              // leaves only when it is named
	parts []part
}

// Suffix is what the name of a format's main file ends with: "-runsheet.html".
func (f Format) Suffix() string { return f.parts[0].suffix }

// part is a file of a format. A part that has nothing to say isn't written.
type part struct {
	suffix string // what its name ends with: "-items.csv"
	has    func(Report) bool
	write  func(io.Writer, Report) error
}

// Formats lists all formats.
func Formats() []Format {
	return slices.Concat(wordFormats(), paperFormats(), cardFormats(), sheetFormats(), calendarFormats(), letterFormats(), slideFormats(), castFormats(), meetupFormats(), guestFormats())
}

// wordFormats is what is written as plain text.
func wordFormats() []Format {
	return []Format{
		{Name: "md", About: "the recap to read and share, as Markdown", Write: writeMarkdown, parts: []part{{suffix: ".md", write: writeMarkdown}}},
		{Name: "csv", About: "every word in tables, for a spreadsheet", Write: writeUseCases, parts: tables()},
		{Name: "json", About: "everything, for programs; with a published schema", Write: writeJSON, parts: []part{{suffix: ".json", write: writeJSON}}},
		{Name: "runsheet", About: "the agenda to print, for who runs it", Write: writeRunSheet, Asked: true, parts: []part{{suffix: "-runsheet.html", write: writeRunSheet}}},
		{Name: "ballots", About: "paper ballots, for the round that is open or next", Write: writeBallots, Asked: true,
			parts: []part{{suffix: "-ballots.html", write: writeBallots}, {suffix: "-ballots.txt", write: writeBallotsText}}},
		{Name: "calls", About: "whom to call about which claim (names people)", Write: writeCalls, Asked: true, parts: []part{{suffix: "-calls.md", write: writeCalls}, {suffix: "-calls.html", write: writeCallSheet}}},
	}
}

// Find picks formats by their names; none means all that are not Asked. The error is a *session.Error that lists what there is.
func Find(names ...string) ([]Format, error) {
	all := Formats()
	var known []string
	for _, f := range all {
		known = append(known, f.Name)
	}
	var out []Format
	for _, name := range names {
		found := false
		for _, f := range all {
			if strings.EqualFold(strings.TrimSpace(name), f.Name) {
				out, found = append(out, f), true
			}
		}
		if !found {
			return nil, session.Refuse(session.Invalid, "there is no format %q; choose from %s", name, strings.Join(known, ", "))
		}
	}
	if len(names) == 0 {
		return slices.DeleteFunc(all, func(f Format) bool { return f.Asked }), nil
	}
	return out, nil
}

// File is one file of an export.
type File struct {
	Name  string // a safe name: "acme-2026-03-10-7k3m9q.md"; in a bundle with its folder, parted by a slash
	Write func(io.Writer) error
}

// Files lists the files of the named formats; none means all of them. A format that is named twice is written once.
func Files(r Report, formats ...string) ([]File, error) {
	chosen, err := Find(formats...)
	if err != nil {
		return nil, err
	}
	base := BaseName(r)
	seen := make(map[string]bool)
	var out []File
	for _, f := range chosen {
		for _, p := range f.parts {
			if seen[p.suffix] || (p.has != nil && !p.has(r)) {
				continue
			}
			seen[p.suffix] = true
			out = append(out, File{Name: base + p.suffix, Write: func(w io.Writer) error { return p.write(w, r) }})
		}
	}
	return out, nil
}

// BaseName is how the names of a report's files begin: the customer, the day, and the end of the session's id, unless the report is named otherwise.
func BaseName(r Report) string {
	if r.Named != "" {
		return r.Named
	}
	return r.stem() + "-" + tailOf(r.Content.Session.ID)
}

// tailOf is the end of an id, as names of files have it: enough to tell it from others.
func tailOf(id string) string { return id[max(0, len(id)-6):] }

// stem is the customer and the day.
func (r Report) stem() string {
	return fmt.Sprintf("%s-%s", model.Slug(r.Content.Programme.Name, "session", 40), r.start().Format(time.DateOnly))
}

// start is when the session begins, in its own zone where that is known here.
func (r Report) start() time.Time {
	return inZone(r.Content.Session.StartAt, r.Content.Session.Zone)
}

// inZone is a moment in a zone, or in UTC where that is not known here.
func inZone(at time.Time, name string) time.Time {
	zone, err := time.LoadLocation(name)
	if err != nil {
		zone = time.UTC
	}
	return at.In(zone)
}

// buffered lets a format write in small pieces.
func buffered(w io.Writer, write func(*bufio.Writer)) error {
	b := bufio.NewWriterSize(w, 64<<10)
	write(b)
	return b.Flush()
}
