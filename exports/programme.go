package exports

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// Whole is a customer's programme with all its sessions, as it leaves: what was aimed at, what was held, what was chosen and what came of it.
type Whole struct {
	reports []Report // of its sessions, in the order in which they begin; never empty
	carry   *session.ChampionsFace
}

// NewWhole puts the reports of a programme's sessions together. Each was made shorter before, if it is to be shared. The error is a
// *session.Error: there is no session yet.
func NewWhole(reports []Report, carry *session.ChampionsFace) (Whole, error) {
	if len(reports) == 0 {
		return Whole{}, session.Refuse(session.Missing, "the programme has no session yet, so there is nothing to tell of it; `serendip new` plans one")
	}
	all := slices.Clone(reports)
	slices.SortStableFunc(all, func(a, b Report) int { return a.Content.Session.StartAt.Compare(b.Content.Session.StartAt) })
	return Whole{all, carry}, nil
}

// latest is the report of the last session, from which all that is the programme's own is taken.
func (w Whole) latest() Report { return w.reports[len(w.reports)-1] }

// series is the report of the last meetup; false where there was none.
func (w Whole) series() (Report, bool) {
	for _, r := range slices.Backward(w.reports) {
		if r.Content.Meetup != nil {
			return r, true
		}
	}
	return Report{}, false
}

// wholeFormat is one way in which a programme leaves.
type wholeFormat struct {
	Format
	files []wholePart
}

type wholePart struct {
	suffix string
	has    func(Whole) bool
	write  func(io.Writer, Whole) error
}

func wholeFormats() []wholeFormat {
	ofSeries := func(write func(io.Writer, Report) error) func(io.Writer, Whole) error {
		return func(out io.Writer, w Whole) error {
			r, _ := w.series()
			return write(out, r)
		}
	}
	series := func(w Whole) bool { _, is := w.series(); return is }
	spent := func(w Whole) bool { r, is := w.series(); return is && len(r.Content.Meetup.Costs) > 0 }
	return []wholeFormat{
		{Format{Name: "md", About: "the programme on a page, as Markdown to read and share"}, []wholePart{{suffix: ".md", write: writeWholeMarkdown}}},
		{Format{Name: "html", About: "the same as one page, for phone, screen and print"}, []wholePart{{suffix: ".html", write: writeWholeHTML}}},
		{Format{Name: "pdf", About: "the same as pages to print and to mail"}, []wholePart{{suffix: ".pdf", write: writeWholePDF}}},
		{Format{Name: "csv", About: "use cases with their stories, sessions, champions, meetups"}, wholeTables()},
		{Format{Name: "xlsx", About: "the same tables as one workbook"}, []wholePart{{suffix: ".xlsx", write: writeWholeWorkbook}}},
		{Format{Name: "json", About: "every session with every word, for programs"}, []wholePart{{suffix: ".json", write: writeWholeJSON}}},
		{Format{Name: "series", About: "who came to which meetup (names people)", Asked: true}, []wholePart{
			{suffix: "-series.md", has: series, write: ofSeries(writeSeries)}, {suffix: "-grid.csv", has: series, write: ofSeries(writeGrid)}, {suffix: "-costs.csv", has: spent, write: ofSeries(writeCosts)}}},
	}
}

// WholeFormats lists the ways in which a programme leaves.
func WholeFormats() []Format {
	var out []Format
	for _, f := range wholeFormats() {
		out = append(out, f.Format)
	}
	return out
}

// Files lists the files of the named formats; none means all that are not Asked. The error is a *session.Error.
func (w Whole) Files(formats ...string) ([]File, error) {
	var out []File
	var known []string
	for _, f := range wholeFormats() {
		known = append(known, f.Name)
		if len(formats) == 0 && f.Asked || len(formats) > 0 && !slices.ContainsFunc(formats, f.is) {
			continue
		}
		for _, p := range f.files {
			if p.has == nil || p.has(w) {
				out = append(out, File{w.BaseName() + p.suffix, func(to io.Writer) error { return p.write(to, w) }})
			}
		}
	}
	for _, name := range formats {
		if !slices.ContainsFunc(known, Format{Name: strings.TrimSpace(name)}.is) {
			return nil, session.Refuse(session.Invalid, "a programme has no format %q; choose from %s", name, strings.Join(known, ", "))
		}
	}
	if len(out) == 0 {
		return nil, session.Refuse(session.Missing, "this programme has no meetup yet, so there is no series to write")
	}
	return out, nil
}

func (f Format) is(name string) bool { return strings.EqualFold(strings.TrimSpace(name), f.Name) }

// BaseName is how the names of a programme's files begin: they stay the same from one writing to the next. A name without a Latin letter
// has the end of the programme's id instead.
func (w Whole) BaseName() string {
	p := w.latest().Content.Programme
	return model.Slug(p.Name, "customer-"+p.ID[max(0, len(p.ID)-6):], 40) + "-programme"
}

// writeWholeJSON writes every session as its own JSON has it, one after another.
func writeWholeJSON(to io.Writer, w Whole) error {
	type one struct {
		Source  Source  `json:"source"`
		Content Content `json:"content"`
	}
	out := struct {
		Format    int       `json:"format"`
		Programme Programme `json:"programme"`
		Sessions  []one     `json:"sessions"`
	}{Format: contentFormat, Programme: w.latest().Content.Programme}
	for _, r := range w.reports {
		out.Sessions = append(out.Sessions, one{r.Source, r.Content})
	}
	e := json.NewEncoder(to)
	e.SetEscapeHTML(false)
	e.SetIndent("", jsonStep)
	return e.Encode(out)
}

// library is what no session took up.
func (w Whole) library() Report {
	r := w.latest()
	r.Content.Library = slices.DeleteFunc(slices.Clone(r.Content.Library), func(e Entry) bool {
		return slices.ContainsFunc(w.reports, func(of Report) bool {
			return !slices.ContainsFunc(of.Content.Library, func(x Entry) bool { return x.ID == e.ID })
		})
	})
	return r
}

// asOf is the last that was said in the programme.
func (w Whole) asOf() time.Time { return w.latest().Source.made() }

// people counts everybody who came to a session, once.
func (w Whole) people() int {
	seen := make(map[string]bool)
	for _, r := range w.reports {
		for _, p := range r.Content.People {
			if p.Status == model.GuestCheckedIn.String() || p.Status == model.GuestCheckedOut.String() {
				seen[p.ID] = true
			}
		}
	}
	return len(seen)
}

// figures is what a use case is measured by of a use case: of its promise, else of the first criterion of its page.
func (u UseCase) figures() (measure string, k Kept) {
	measure = u.Measure
	if u.Kept != nil {
		k = *u.Kept
	}
	if u.Page == nil || k.Actual != "" {
		return measure, k
	}
	for _, e := range u.Page.Entries {
		if e.List == model.EntryCriterion.Key() && !e.Removed && (e.Actual != "" || k.Target == "") {
			k.Baseline, k.Target, k.Actual = cmp.Or(e.Baseline, k.Baseline), cmp.Or(e.Target, k.Target), e.Actual
			return cmp.Or(e.What, measure), k
		}
	}
	return measure, k
}
