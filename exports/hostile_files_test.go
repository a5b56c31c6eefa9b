package exports_test

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"net/mail"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"serendip/exports"
	"serendip/exports/letters"
	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// everything is all hostile words that there are; the race detector, under which files are written ten times as slowly, gets a part.
func everything(t testing.TB) []said {
	t.Helper()
	all := cleaned(smuggled(), hostile(), collected(t))
	if raceEnabled {
		all = slices.Collect(func(yield func(said) bool) {
			for i := 0; i < len(all) && yield(all[i]); i += 12 {
			}
		})
	}
	return all
}

// spoken are the tables of the CSV format, with how many columns of each say words that somebody chose.
func spoken() map[string]int {
	return map[string]int{"agenda": 3, "answers": 4, "champions": 1, "dots": 2, "items": 7, "library": 4, "lists": 9, "marks": 0, "meetups": 1, "moved": 2, "objectives": 1, "pages": 11, "people": 4, "promises": 9,
		"questions": 3, "ranked": 1, "rounds": 4, "run": 1, "session": 0, "speakers": 1, "survey": 1, "talk": 1, "topics": 3, "usecases": 18, "weighed": 2}
}

// tabled is a report whose tables say words row by row, and whose grid of who came to which meetup is small.
func tabled(all []said) exports.Report {
	r := stuffed(all)
	for i := range r.Content.UseCases {
		r.Content.UseCases[i].Kept = nil // its row would tell of the session, whose words are the first
		r.Content.UseCases[i].Extra[0].Name = all[i%20].Line
		r.Content.Library[i].Extra[0].Name = all[i%20].Line // a column for each of the words is in the table of people
	}
	m := r.Content.Meetup
	m.Meetups = m.Meetups[:2]
	for i := range m.People {
		m.People[i].At = m.People[i].At[:2]
	}
	return r
}

// TestHostileWordsInTables has every place for words of every table say every hostile word, and reads them with Python.
func TestHostileWordsInTables(t *testing.T) {
	t.Parallel()
	all := everything(t)
	r, s := tabled(all), shelfFor(t)
	job := reading{Words: sayings(all), Notes: paragraphs(all)}
	files := s.ofFormat("all", r, "series")
	r.Content.Meetup.Meetups = stuffed(all).Content.Meetup.Meetups
	maps.Copy(files, s.ofFormat("all", r, "csv"))
	for suffix, path := range files {
		if name, is := strings.CutSuffix(suffix, ".csv"); is {
			job.Kind, job.File, job.Columns = "csv", path, spoken()[strings.TrimPrefix(name, "-")]
			s.jobs = append(s.jobs, job)
		}
	}
	if len(s.jobs) != len(spoken())+2 {
		t.Errorf("%d tables were written, not %d and the two of a series", len(s.jobs), len(spoken()))
	}
	job.Kind, job.File, job.Columns = "csv", s.put("guests.csv", func(w io.Writer) error { return exports.WriteGuests(w, guests(all)) }), 4
	s.jobs = append(s.jobs, job)
	job.Kind, job.File, job.Sheets = "xlsx", s.ofFormat("all", r, "xlsx")[".xlsx"], spoken()
	s.jobs = append(s.jobs, job)
	json := s.ofFormat("all", r, "json")[".json"]
	s.jobs = append(s.jobs, reading{Kind: "json", File: json, Words: sayings(all), Least: 80}, reading{Kind: "json", File: json, Words: paragraphs(all), Least: 10})
	s.read("io")
}

func guests(all []said) (out []session.GuestFace) {
	for _, words := range all {
		g := session.GuestFace{}
		g.Name, g.Email, g.Organisation, g.Role = words.Line, words.Line, words.Line, words.Line
		out = append(out, g)
	}
	return out
}

// TestHostileWordsOnPages writes every page, card and slide with every hostile word.
func TestHostileWordsOnPages(t *testing.T) {
	t.Parallel()
	all := everything(t)
	s := shelfFor(t)
	for part := range slices.Chunk(all, 120) {
		s.pages(part)
	}
	for i, words := range cleaned(smuggled(), hostile()) {
		one := stuffed([]said{words})
		c := exports.TemplateCard(one)
		if i%2 == 0 {
			c, _ = exports.CardOf(one, 1)
		}
		s.jobs = append(s.jobs, reading{Kind: "svg", Words: []string{words.Line}, File: s.put(fmt.Sprintf("card%d.svg", i), c.SVG)})
	}
	s.read("io")
}

// pages writes every page with some words, and the same with harmless ones.
func (s *shelf) pages(all []said) {
	s.t.Helper()
	harmless := tame(all)
	r, same := tabled(all), tabled(harmless)
	n := len(s.jobs)
	name := func(kind string) string { return fmt.Sprintf("%s%d", kind, n) }
	for _, format := range []string{"html", "runsheet", "attendees", "attendance", "halfpage", "ballots", "calls", "series"} {
		one := reading{Kind: "html", Words: sayings(all), Tamed: sayings(harmless), Spaces: format == "halfpage" || format == "ballots"}
		for suffix, path := range s.ofFormat(name("all"), r, format) {
			if one.File = path; strings.HasSuffix(suffix, ".html") {
				one.Tame = s.ofFormat(name("tame"), same, format)[suffix]
				s.jobs = append(s.jobs, one)
			}
		}
	}
	s.jobs = append(s.jobs, reading{Kind: "pptx", Words: sayings(all), File: s.ofFormat(name("all"), r, "pptx")[".pptx"]})
	for i := 0; i < len(all); i += 4 {
		s.jobs = append(s.jobs, reading{Kind: "html", Words: sayings(all[i : i+1]), Tamed: sayings(harmless[i : i+1]), Tame: s.put(fmt.Sprintf("tame%d-%d.html", n, i), onePager(s.t, stuffed(harmless[i:i+1]))),
			File: s.put(fmt.Sprintf("one%d-%d.html", n, i), onePager(s.t, stuffed(all[i:i+1])))})
	}
}

func onePager(t testing.TB, r exports.Report) func(io.Writer) error {
	t.Helper()
	html, _, err := exports.OnePager(r, 1)
	if err != nil {
		t.Fatal(err)
	}
	return html
}

// TestHostileWordsInMarkdown writes the recap, the calls and the series with every hostile word at once, and the recap in German too, where
// sentences are known by their form.
func TestHostileWordsInMarkdown(t *testing.T) {
	t.Parallel()
	all := everything(t)
	harmless := tame(all)
	for _, format := range []string{"md", "calls", "series", "md in de"} {
		hostile, same := tabled(all), tabled(harmless)
		name, locale, _ := strings.Cut(format, " in ")
		hostile.Look.Locale, same.Look.Locale = locale, locale
		tags, text := page(t, written(t, hostile, name))
		want, plain := page(t, written(t, same, name))
		if !slices.Equal(tags, want) {
			for i := range tags {
				if i >= len(want) || tags[i] != want[i] {
					t.Errorf("%s: words became markup, %d tags and not %d, first %v", format, len(tags), len(want), tags[max(0, i-3):min(i+3, len(tags))])
					break
				}
			}
		}
		for i, words := range all {
			if n, times := strings.Count(text, words.Line), strings.Count(plain, harmless[i].Line); n < times || times == 0 {
				t.Errorf("%s: %q is read %d times, not %d", format, words.Line, n, times)
			}
		}
	}
}

// TestHostileWordsInCalendarsAndFilms gives each word a calendar and a film of its own, as they have few places for words.
func TestHostileWordsInCalendarsAndFilms(t *testing.T) {
	t.Parallel()
	all := everything(t)
	s := shelfFor(t)
	each := func(name, format string) string {
		return s.put(name, func(w io.Writer) error {
			for _, words := range all {
				r := stuffed([]said{words})
				r.Film = exports.Film{Began: r.Source.Time, Width: 80, Height: 1, Pictures: slices.Values([]exports.FilmPicture{{Rows: []string{words.Line}}})}
				if _, err := w.Write(written(t, r, format)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	s.jobs = []reading{{Kind: "ics", File: each("all.ics", "ics"), Words: sayings(all), Events: 4}, {Kind: "cast", File: each("all.cast", "cast"), Words: sayings(all)}}
	s.read("icalendar")
}

// TestHostileWordsInLetters writes letters to guests with every hostile name, and of sessions with hostile titles and places.
func TestHostileWordsInLetters(t *testing.T) {
	t.Parallel()
	r := room{sessiontest.New(t, storetest.NewMemory()), t}
	all := everything(t)
	s := shelfFor(t)
	for i, words := range cleaned(smuggled())[:12] {
		s.invites(r, fmt.Sprintf("title%d", i), words.Line, []said{words})
	}
	s.invites(r, "names", "Breakfast", all)
	s.read("io")
}

// invites plans a meetup of that title, invites guests of those names, and writes the drafts and the table for mailing tools.
func (s *shelf) invites(r room, name, title string, who []said) {
	t := s.t
	r.ID = r.Do(session.PlanSession{Title: title, Start: r.Clock.Now().AddDate(0, 0, 9), Zone: "Europe/London", Kind: model.Meetup,
		Blocks: []model.Block{{Title: title, Method: model.Capture, Kind: model.Serendipitous, Timebox: 90 * time.Minute}}}).Session
	var rows []session.GuestRow
	for i, words := range who {
		line := model.MustLine(words.Line)
		rows = append(rows, session.GuestRow{Name: line, Email: model.MustLine(fmt.Sprintf("g%d-%s@example.org", i, name)), Organisation: line, Role: line})
		if _, err := mail.ParseAddress(words.Line); err != nil && len(who) > 1 && i%6 == 0 {
			rows = append(rows, session.GuestRow{Name: model.MustLine(fmt.Sprintf("Guest %d", i)), Email: line, Organisation: model.MustLine(fmt.Sprintf("Guest %d", i)), Role: model.MustLine(fmt.Sprintf("Guest %d", i))})
		}
	}
	for part := range slices.Chunk(rows, 200) {
		r.Do(session.InviteGuests{Session: r.ID, Rows: part})
	}
	r.Do(session.SetLetters{Session: r.ID, Settings: model.LetterSettings{Place: title, Sender: title}})
	m := exports.Mailing{Snapshot: r.Live.Snapshot(), Session: r.ID, Report: r.report(), Step: model.LetterInvitation, Text: letters.Builtin(model.LetterInvitation, ""), Now: r.Clock.Now()}
	drafts, err := m.Letters(r.Live.Snapshot().State.LetterTo(r.Session(), model.LetterInvitation, ""))
	if err != nil || len(drafts) < len(who) {
		t.Fatalf("%d drafts for %d, %v", len(drafts), len(who), err)
	}
	mails, err := exports.LetterFiles(drafts, "eml")
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range mails {
		d := drafts[i]
		one := reading{Kind: "eml", File: s.put(fmt.Sprintf("%s-%d.eml", name, i), f.Write), Name: d.Name, To: []string{}, Words: []string{title}, Least: 2,
			Kinds: []string{"multipart/mixed", "text/plain", "text/calendar"}}
		if strings.HasSuffix(d.Email, "@example.org") {
			one.To = []string{d.Email}
		}
		s.jobs = append(s.jobs, one)
	}
	tables, err := exports.LetterFiles(drafts, "csv")
	if err != nil {
		t.Fatal(err)
	}
	job := reading{Kind: "csv", File: s.put(name+".csv", tables[0].Write)}
	for _, d := range drafts {
		job.Words = append(job.Words, d.Name)
		job.Notes = append(job.Notes, d.Body)
	}
	job.Columns = 2
	s.jobs = append(s.jobs, job)
}

// TestHostileWordsNameNoFile has customers and people whose names are paths, devices and commands.
func TestHostileWordsNameNoFile(t *testing.T) {
	t.Parallel()
	for _, words := range everything(t) {
		r := stuffed([]said{words})
		dir := t.TempDir()
		paths, err := writeAll(dir, r, "md", "ics")
		if err != nil || len(paths) != 2 {
			t.Fatalf("%q: %v, %v", words.Line, paths, err)
		}
		found, _ := os.ReadDir(dir)
		for _, f := range found {
			if strings.Trim(f.Name(), "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" || strings.HasPrefix(f.Name(), ".") || strings.HasPrefix(f.Name(), "-") || !f.Type().IsRegular() {
				t.Errorf("%q made %q", words.Line, f.Name())
			}
		}
		if len(found) != 2 {
			t.Errorf("%q left %d files", words.Line, len(found))
		}
	}
}

// TestRawWordsDoNoHarm has words that never met the cleaner: they may be lost, but nothing comes of them.
func TestRawWordsDoNoHarm(t *testing.T) {
	t.Parallel()
	var raw []said
	for _, words := range smuggled() {
		raw = append(raw, said{words, words})
	}
	s := shelfFor(t)
	for _, format := range []string{"csv", "xlsx", "pptx", "html", "runsheet", "attendees", "halfpage", "ballots"} {
		for suffix, path := range s.ofFormat("raw", tabled(raw), format) {
			switch kind := suffix[strings.LastIndexByte(suffix, '.')+1:]; kind {
			case "csv", "xlsx", "pptx":
				s.jobs = append(s.jobs, reading{Kind: kind, File: path, Words: []string{}})
			case "html":
				s.jobs = append(s.jobs, reading{Kind: kind, File: path, Words: []string{}, Tame: s.ofFormat("tame", tabled(tame(raw)), format)[suffix]})
			}
		}
	}
	for i, words := range raw {
		var b bytes.Buffer
		if err := exports.TemplateCard(exports.Report{Look: exports.Look{Name: words.Line}}).SVG(&b); err != nil {
			t.Fatal(err)
		}
		s.jobs = append(s.jobs, reading{Kind: "svg", File: s.put(fmt.Sprintf("raw%d.svg", i), func(w io.Writer) error { _, err := b.WriteTo(w); return err }), Words: []string{}})
	}
	s.read("io")
}

// TestHostileWordsToTakeHome writes the recap of a seat on which every word is hostile.
func TestHostileWordsToTakeHome(t *testing.T) {
	t.Parallel()
	all := everything(t)
	harmless := tame(all)
	s := shelfFor(t)
	tags, plain := page(t, takenHome(t, harmless[0]).Bytes())
	for i, words := range all {
		got, text := page(t, takenHome(t, words).Bytes())
		if n, times := strings.Count(text, words.Line), strings.Count(plain, harmless[0].Line); !slices.Equal(got, tags) || n < times {
			t.Errorf("%q is read %d times, not %d, among %v", words.Line, n, times, got)
		}
		if i%3 == 0 {
			s.jobs = append(s.jobs, reading{Kind: "html", Words: sayings(all[i : i+1]), Tamed: sayings(harmless[i : i+1]),
				File: s.put(fmt.Sprintf("home%d.html", i), exports.TakeHomeOf(exports.Look{}, seatSaying(words.Line)).HTML),
				Tame: s.put(fmt.Sprintf("tame%d.html", i), exports.TakeHomeOf(exports.Look{}, seatSaying(harmless[i].Line)).HTML)})
		}
	}
	s.read("io")
}

func takenHome(t testing.TB, words said) *bytes.Buffer {
	t.Helper()
	var b bytes.Buffer
	if err := exports.TakeHomeOf(exports.Look{}, seatSaying(words.Line)).Markdown(&b); err != nil {
		t.Fatal(err)
	}
	return &b
}
