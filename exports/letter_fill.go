package exports

import (
	"cmp"
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
	voice
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
		return cmp.Or(f.Report.Look.Name, f.s.Name), true
	case "title":
		return f.v.Title, true
	case "date":
		return f.weekday(from, f.date(from)), true
	case "time":
		return f.say("%s to %s", f.clock(from), f.clock(from.Add(model.Total(f.v.Blocks)))), true
	case "zone":
		return f.placeTime(f.v.Zone), true
	case "away":
		return f.away(f.Now, from), true
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
		return f.reach(f.Report.Content.Recap.People), true
	case "found":
		return f.brought(f.Report.Content.Recap), true
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
		return f.dayMonth(time.UnixMilli(f.v.ClosedAt).In(from.Location()).AddDate(0, 0, 14)), true
	}
	return "", false
}

// FirstName is how a letter begins. A name in a script that puts the family's first stays whole; in "Lopez, Ada" the comma
// does, but not in "Ada Lopez, PhD". What stands before a name is none: "Dr. Ada Lopez".
func FirstName(name string) string {
	if before, after, comma := strings.Cut(name, ", "); comma && strings.TrimSpace(after) != "" {
		name = strings.TrimSpace(after)
		if isTitle(name) {
			name = before
		}
	}
	first, rest, _ := strings.Cut(name, " ")
	for isAddress(first) && rest != "" {
		if _, _, more := strings.Cut(rest, " "); !more {
			return name // "Mr. Fors": which of the two names it is, nobody knows
		}
		first, rest, _ = strings.Cut(rest, " ")
	}
	for _, r := range first {
		if unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) {
			return name
		}
	}
	return first
}

// isAddress says whether a word stands before names: "Dr.", "Mrs", "Frau".
func isAddress(word string) bool {
	switch strings.ToLower(strings.TrimSuffix(word, ".")) {
	case "dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "herr", "frau", "mme", "mlle", "dipl-ing", "ing", "mag":
		return true
	}
	return false
}

// isTitle says whether what stands behind a name is no name: "Jr.", "PhD", "M.D., MBA".
func isTitle(words string) bool {
	first, _, _ := strings.Cut(words, ",")
	plain := strings.ReplaceAll(first, ".", "")
	switch strings.ToLower(plain) {
	case "md", "ma", "ba": // given names too, as in "Rahman, Md"
		return plain != first || plain == strings.ToUpper(plain)
	case "jr", "sr", "ii", "iii", "iv", "phd", "dphil", "mba", "msc", "bsc", "dds", "jd", "esq", "cpa", "pmp", "rn", "dr", "prof":
		return true
	}
	return false
}

func (f filling) ofAfter(field string) (string, bool) {
	a := f.s.AfterFace(f.v)
	if a == nil {
		return "", slices.Contains([]string{"survey", "survey-count", "until", "response", "results"}, field)
	}
	switch field {
	case "survey":
		return f.surveyQuestions(a), true
	case "survey-count":
		return f.counting(len(a.Questions), "1 question", "%d questions"), true
	case "until":
		last := a.LastDay(f.Report.start().Location())
		return f.weekday(last, f.dayMonth(last)), true
	case "response":
		return f.told(a.Response()), true
	case "results":
		return f.surveyResults(a), true
	}
	return "", false
}

func (f filling) agenda() string {
	at := f.Report.start()
	var out []string
	for _, b := range f.v.Blocks {
		out = append(out, "  "+f.clock(at)+"  "+f.say(b.Title))
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
		words := f.counting(e.Came, "1 person came to %s on %s.", "%d people came to %s on %s.", e.Title, f.dayMonth(e.Start))
		for i, told := range e.Told {
			e.Told[i] = f.say(`"%s"`, told)
		}
		if len(e.Told) > 0 {
			words += " " + f.say("They told of %s.", f.listed(e.Told))
		}
		if e.Result != "" {
			words += " " + f.say("One result: %s.", f.told(strings.TrimRight(e.Result, ".")))
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
		return strings.Replace(f.appointment(f.s.NextAfter(f.v)), "("+f.v.Zone+")", "("+f.placeTime(f.v.Zone)+")", 1) // what is proposed, of a series
	}
	at := inZone(time.UnixMilli(found.Start), found.Zone)
	return f.say("%s on %s", found.Title, f.weekday(at, f.moment(at)))
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
				line += "\n      " + f.say(part.name) + f.say(": %s", part.words)
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// noted lists what was noted of some kinds.
func (f filling) noted(kinds ...model.ItemKind) string {
	var out []string
	for _, k := range kinds {
		for _, it := range f.Report.Content.Items {
			if it.Kind != k.String() || it.Withdrawn {
				continue
			}
			line := "  - " + upperFirst(it.Words)
			if doing := f.doing(it.Who, it.Until, it.Done); doing != "" {
				line += f.say(": %s", doing)
			}
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// doing is who does an action, until when, and whether it is done; "" when nothing of it is known.
func (v voice) doing(who, until string, done bool) string {
	parts := filled(who, v.led("due by %s", v.day(until)))
	if done {
		parts = append(parts, v.say("done"))
	}
	return strings.Join(parts, ", ")
}

// ownWords are what the reader said, and what became of it.
func (f filling) ownWords() string {
	seat := f.Snapshot.ForSeat(f.v.ID, f.l.To.Person)
	var out []string
	for _, c := range seat.Mine {
		line := fmt.Sprintf("  - #%d %s", c.Number, c.Title)
		if words := f.cameOf(c); words != "" {
			line += "\n      " + words
		}
		out = append(out, line)
	}
	for _, words := range seat.Told {
		out = append(out, "  - "+f.told(words))
	}
	return strings.Join(out, "\n")
}

// cameOf is how far something came, in words. Of the few that go on more is told beside.
func (v voice) cameOf(c session.CaseFace) string {
	var parts []string
	switch c.Stage {
	case model.StageCaptured:
		parts = append(parts, v.say("kept in the library"))
	case model.StageScored:
		parts = append(parts, v.say("scored, and kept in the library"))
	case model.StageShortlisted:
		parts = append(parts, v.say("on the shortlist"))
	default:
	}
	if c.Reach > 1 {
		parts = append(parts, v.say("it concerns %s", v.reach(c.Reach)))
	}
	return upperFirst(strings.Join(parts, v.say("; ")))
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
		return f.listOf(page.Missing), true
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
			return f.say("%d minutes a day for %s on %d days a year, about %s hours", u.Minutes, f.reach(u.Hours.People), u.Hours.WorkingDays,
				f.number(rounded(u.Hours.HoursAYear.Text))), true
		}
	case "questions":
		var out []string
		for i, q := range model.TelephoneQuestions() {
			out = append(out, fmt.Sprintf("%d. %s", i+1, f.say(q)))
		}
		return strings.Join(out, "\n"), true
	}
	return "", false
}

func (v voice) listOf(parts []string) string {
	var out []string
	for _, p := range parts {
		out = append(out, "  - "+v.told(p))
	}
	return strings.Join(out, "\n")
}

// brought is a session in numbers, as a letter says it.
func (v voice) brought(r Recap) string {
	out := []string{v.counting(r.People, "1 person took part.", "%d people took part."),
		v.counting(r.Serendipitous, "1 use case already works", "%d use cases already work") + ", " + v.counting(r.Planned, "1 does not yet.", "%d do not yet."),
		v.counting(r.Sames, `"Same for me" was said once.`, `"Same for me" was said %d times.`)}
	if n := len(r.Selected); n > 0 {
		out = append(out, v.counting(n, "1 goes on.", "%d go on."))
	}
	return strings.Join(out, " ")
}

// counting is a phrase for one, or for another number, which stands first in it.
func (v voice) counting(n int, one, more string, args ...any) string {
	if n == 1 {
		return v.say(one, args...)
	}
	return v.say(more, append([]any{n}, args...)...)
}
