package exports

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"serendip/model"
	"serendip/session"
)

// filling is one letter for one reader.
type filling struct {
	Mailing
	s *session.State
	v *session.Session
	l *Letter
	c *session.UseCase // that it is about; nil for none
}

// value is what a field of the text is filled with; "" where there is nothing to say.
func (f filling) value(field string) string {
	for _, of := range []func(string) (string, bool){f.ofReader, f.ofSession, f.ofAfter, f.ofCase} {
		if words, ok := of(field); ok {
			return words
		}
	}
	return ""
}

func (f filling) ofReader(field string) (string, bool) {
	switch field {
	case "first-name":
		return FirstName(f.l.Name), true
	case "name":
		return f.l.Name, true
	case "organisation":
		return f.l.Organisation, true
	case "line":
		return f.l.Line, true
	case "own-words":
		return f.ownWords(), true
	}
	return "", false
}

func (f filling) ofSession(field string) (string, bool) {
	from, set := f.Report.start(), f.v.LetterSettings()
	switch field {
	case "customer":
		return f.s.Name, true
	case "title":
		return f.v.Title, true
	case "date":
		return from.Format("Monday 2 January 2006"), true
	case "time":
		return from.Format("15:04") + " to " + from.Add(model.Total(f.v.Blocks)).Format("15:04"), true
	case "zone":
		return placeTime(f.v.Zone), true
	case "away":
		return away(f.Now, from), true
	case "place":
		return set.Place, true
	case "sign-up":
		return set.SignUp, true
	case "form":
		return set.Form, true
	case "continue":
		return set.Continue, true
	case "sender":
		return set.Sender, true
	case "agenda":
		return f.agenda(), true
	case "earlier":
		return f.earlier(), true
	case "next":
		return f.next(), true
	case "came":
		return count(f.Report.Content.Recap.People, "person", "people"), true
	case "found":
		return brought(f.Report.Content.Recap), true
	case "selected":
		return f.selected(), true
	case "outcomes":
		return f.noted(model.ItemOutcome), true
	case "actions":
		return f.noted(model.ItemDecision, model.ItemAction), true
	case "code-until":
		if f.v.ClosedAt == 0 {
			return "", true
		}
		return time.UnixMilli(f.v.ClosedAt).In(from.Location()).AddDate(0, 0, 14).Format("2 January"), true
	}
	return "", false
}

// FirstName is how a letter begins. A name in a script that puts the family's first stays whole; in "Lopez, Ada" the comma
// does, but not in "Ada Lopez, PhD".
func FirstName(name string) string {
	if before, after, comma := strings.Cut(name, ", "); comma && strings.TrimSpace(after) != "" {
		name = strings.TrimSpace(after)
		if isTitle(name) {
			name = before
		}
	}
	first, _, _ := strings.Cut(name, " ")
	for _, r := range first {
		if unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) {
			return name
		}
	}
	return first
}

// isTitle says whether what stands behind a name is no name: "Jr.", "PhD", "M.D., MBA".
func isTitle(words string) bool {
	first, _, _ := strings.Cut(words, ",")
	switch strings.ToLower(strings.ReplaceAll(first, ".", "")) {
	case "jr", "sr", "ii", "iii", "iv", "phd", "dphil", "md", "mba", "msc", "bsc", "ma", "ba", "dds", "jd", "esq", "cpa", "pmp", "rn", "dr", "prof":
		return true
	}
	return false
}

// placeTime is a time zone as people say it: "London time".
func placeTime(zone string) string {
	city := zone[strings.LastIndex(zone, "/")+1:]
	if city == zone { // UTC and the like
		return zone
	}
	return strings.ReplaceAll(city, "_", " ") + " time"
}

// away is how far off a moment is, in days and weeks.
func away(now, at time.Time) string {
	y, m, d := now.In(at.Location()).Date()
	days := int(at.Sub(time.Date(y, m, d, 0, 0, 0, 0, at.Location())) / (24 * time.Hour))
	switch {
	case days <= 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days < 14:
		return fmt.Sprintf("in %d days", days)
	}
	return fmt.Sprintf("in %d weeks", days/7)
}

func (f filling) ofAfter(field string) (string, bool) {
	a := f.s.AfterFace(f.v)
	if a == nil {
		return "", slices.Contains([]string{"survey", "survey-count", "until", "response", "results"}, field)
	}
	switch field {
	case "survey":
		return surveyQuestions(a), true
	case "survey-count":
		return count(len(a.Questions), "question", "questions"), true
	case "until":
		return a.LastDay(f.Report.start().Location()).Format("Monday 2 January"), true
	case "response":
		return a.Response(), true
	case "results":
		return surveyResults(a), true
	}
	return "", false
}

func (f filling) agenda() string {
	at := f.Report.start()
	var out []string
	for _, b := range f.v.Blocks {
		out = append(out, "  "+at.Format("15:04")+"  "+b.Title)
		at = at.Add(b.Timebox)
	}
	return strings.Join(out, "\n")
}

// mostEarlier is how many earlier meetups a letter tells of: it is to be brief.
const mostEarlier = 2

// earlier tells of earlier meetups: real figures, or nothing.
func (f filling) earlier() string {
	var out []string
	for i, e := range f.s.EarlierMeetups(f.v) {
		if i == mostEarlier {
			break
		}
		words := fmt.Sprintf("%s came to %s on %s.", count(e.Came, "person", "people"), e.Title, e.Start.Format("2 January"))
		if len(e.Told) > 0 {
			words += " They told of \"" + strings.Join(e.Told, "\" and \"") + "\"."
		}
		if e.Result != "" {
			words += " One result: " + strings.TrimRight(e.Result, ".") + "."
		}
		out = append(out, words)
	}
	return strings.Join(out, "\n")
}

// next is the programme's next session of that kind after this one.
func (f filling) next() string {
	var found *session.Session
	for _, o := range f.s.Sessions() {
		if o.Kind == f.v.Kind && o.State != model.Closed && o.Start > f.v.Start && (found == nil || o.Start < found.Start) {
			found = o
		}
	}
	if found == nil {
		return f.s.NextAfter(f.v) // what is proposed, of a series
	}
	zone, err := time.LoadLocation(found.Zone)
	if err != nil {
		zone = time.UTC
	}
	return found.Title + " on " + time.UnixMilli(found.Start).In(zone).Format("Monday 2 January 2006, 15:04")
}

// selected are the few that go on, in the order of the report.
func (f filling) selected() string {
	var out []string
	t := newTeller(f.Report)
	for _, n := range t.best(t.Recap.Selected) {
		u := t.cases[n]
		if !u.Shown() {
			continue
		}
		line := fmt.Sprintf("  - #%d %s", u.Number, u.Title)
		for _, part := range []struct{ name, words string }{{"Owner", u.Owner}, {"Measure", u.Measure}, {"First date", f.day(u.FirstDate)}} {
			if part.words != "" {
				line += "\n      " + part.name + ": " + part.words
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// noted lists what was noted of some kinds.
func (f filling) noted(kinds ...model.ItemKind) string {
	var out []string
	agreed := newTeller(f.Report).consent
	for _, k := range kinds {
		for _, it := range f.Report.Content.Items {
			if it.Kind != k.String() || it.Withdrawn {
				continue
			}
			line := "  - " + upperFirst(it.Words)
			if it.Until != "" {
				it.Until = f.day(it.Until)
			}
			if !agreed[it.Who] { // as on everybody's recap
				it.Who = ""
			}
			if doing := it.doing(); doing != "" {
				line += ": " + doing
			}
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// day is a day of the programme as a letter says it.
func (f filling) day(iso string) string { return voiceOf("en").day(iso) }

// ownWords are what the reader said, and what became of it.
func (f filling) ownWords() string {
	seat := f.Snapshot.ForSeat(f.v.ID, f.l.To.Person)
	var out []string
	for _, c := range seat.Mine {
		line := fmt.Sprintf("  - #%d %s", c.Number, c.Title)
		if words := cameOf(c); words != "" {
			line += "\n      " + words
		}
		out = append(out, line)
	}
	for _, words := range seat.Told {
		out = append(out, "  - "+words)
	}
	return strings.Join(out, "\n")
}

// cameOf is how far something came, in words. Of the few that go on more is told beside.
func cameOf(c session.CaseFace) string {
	var parts []string
	switch c.Stage {
	case model.StageCaptured:
		parts = append(parts, "kept in the library")
	case model.StageScored:
		parts = append(parts, "scored, and kept in the library")
	case model.StageShortlisted:
		parts = append(parts, "on the shortlist")
	default:
	}
	if c.Reach > 1 {
		parts = append(parts, "it concerns "+count(c.Reach, "person", "people"))
	}
	return upperFirst(strings.Join(parts, "; "))
}

func (f filling) ofCase(field string) (string, bool) {
	if f.c == nil {
		return "", false
	}
	figures := f.s.Figures(f.c)
	page, _ := f.s.PageOf(f.c.ID)
	switch field {
	case "case":
		return f.s.Words(f.c.Title), true
	case "number":
		return fmt.Sprint(f.c.Number), true
	case "first-date":
		return f.day(f.c.FirstDate), true
	case "measure":
		return f.s.Words(f.c.Measure), true
	case "missing":
		return listOf(page.Missing), true
	case "baseline":
		return figures.Baseline.Words, true
	case "target":
		return figures.Target.Words, true
	case "live":
		if f.c.Page == nil {
			return "", true
		}
		return f.day(f.c.Page.Live), true
	case "window-end":
		return f.day(page.Until), true
	case "claim":
		if u, ok := f.useCase(); ok && u.Hours != nil {
			v := voiceOf("en")
			return fmt.Sprintf("%d minutes a day for %s people on %d days a year, about %s hours", u.Minutes, v.whole(u.Hours.People), u.Hours.WorkingDays,
				v.number(rounded(u.Hours.HoursAYear.Text))), true
		}
	case "questions":
		var out []string
		for i, q := range model.TelephoneQuestions() {
			out = append(out, fmt.Sprintf("%d. %s", i+1, q))
		}
		return strings.Join(out, "\n"), true
	}
	return "", false
}

func listOf(parts []string) string {
	var out []string
	for _, p := range parts {
		out = append(out, "  - "+p)
	}
	return strings.Join(out, "\n")
}

// brought is a session in numbers, as a letter says it.
func brought(r Recap) string {
	out := fmt.Sprintf("%s were there. They brought %s that already work and %s that do not yet, and said \"same for me\" %s.",
		count(r.People, "person", "people"), count(r.Serendipitous, "use case", "use cases"), fmt.Sprint(r.Planned), count(r.Sames, "time", "times"))
	out = strings.NewReplacer("1 person were", "1 person was", "1 use case that already work ", "1 use case that already works ").Replace(out)
	if len(r.Selected) > 0 {
		out += fmt.Sprintf(" %d %s.", len(r.Selected), plural(len(r.Selected), "goes on", "go on"))
	}
	return out
}

func count(n int, one, more string) string { return fmt.Sprintf("%d %s", n, plural(n, one, more)) }

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}
