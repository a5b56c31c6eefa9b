package exports

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"serendip/model"
	"serendip/session"
)

// Intent is what puts the exported session into a programme. Own says that the programme is the one that it was exported
// from, or begins with it: then its vision, objectives and library come along. The error is a *session.Error that names
// what doesn't fit together.
func (a *Archive) Intent(own bool) (session.ArchiveSession, error) {
	t := &taking{a: a, people: map[string]model.PersonID{}, numbers: map[int]model.UseCaseID{}}
	c := a.Content
	i := session.ArchiveSession{Session: id[model.SessionID](t, c.Session.ID, "session", "id"), Source: a.File, Content: slices.Clone(a.content),
		Title: t.line(c.Session.Title, "session", "title").String(), Zone: c.Session.Zone, Template: c.Session.Template, Start: c.Session.StartAt}
	if _, err := time.LoadLocation(c.Session.Zone); err != nil || c.Session.Zone == "" || c.Session.Zone == "Local" {
		t.fail(fmt.Sprintf("%.40q is no time zone as Europe/London is one", c.Session.Zone), "session", "zone")
	}
	if c.Meetup != nil {
		i.Kind = model.Meetup
	}
	t.agenda(&i)
	t.guests(&i)
	t.useCases(&i)
	t.items(&i)
	if own {
		i.Own = t.own()
	}
	i.End = t.end()
	if t.err != nil {
		t.err.File = a.File
		return i, &session.Error{Code: session.Invalid, Message: t.err.Error(), Cause: t.err}
	}
	return i, nil
}

// Programme is the id and the name of the programme that the session was exported from.
func (a *Archive) Programme() (model.ProgrammeID, string, error) {
	t := &taking{a: a}
	p, name := id[model.ProgrammeID](t, a.Content.Programme.ID, "programme", "id"), t.line(a.Content.Programme.Name, "programme", "name")
	if t.err != nil {
		t.err.File = a.File
		return p, "", &session.Error{Code: session.Invalid, Message: t.err.Error(), Cause: t.err}
	}
	return p, name.String(), nil
}

// Session is the id of the exported session; zero where it is none.
func (a *Archive) Session() (s model.SessionID) {
	_ = s.UnmarshalText([]byte(a.Content.Session.ID)) // Intent refuses what is none
	return s
}

// taking is one run of Intent. It remembers the first thing that doesn't fit.
type taking struct {
	a       *Archive
	err     *PlaceError
	people  map[string]model.PersonID // by name; zero for a name that two people have
	numbers map[int]model.UseCaseID   // by the number of a use case
}

func (t *taking) fail(what string, path ...any) {
	if t.err != nil {
		return
	}
	steps := []string{"content"}
	for _, p := range path {
		steps = append(steps, fmt.Sprint(p))
	}
	t.err = placed(t.a.raw, steps, what)
}

// id reads an id that is written as we write it.
func id[T interface {
	~[16]byte
	String() string
	IsZero() bool
}, P interface {
	*T
	UnmarshalText([]byte) error
}](t *taking, text string, path ...any) (out T) {
	if err := P(&out).UnmarshalText([]byte(text)); err != nil || out.IsZero() || out.String() != text {
		t.fail(fmt.Sprintf("%.30q is no id", text), path...)
	}
	return out
}

func (t *taking) line(words string, path ...any) model.Line {
	line, err := model.CleanLine(words)
	switch {
	case errors.Is(err, model.ErrEmpty) && words != "":
		return model.MustLine("(nothing to read)") // see isCleaned; the content keeps it as it is
	case err != nil:
		t.fail(err.Error(), path...)
	case line.String() != words && line.String() != strings.TrimLeftFunc(words, func(r rune) bool { return unicode.IsMark(r) || r == ' ' }): // see isCleaned
		t.fail("it has to be one line, without spaces that nobody sees", path...)
	}
	return line
}

func (t *taking) lineOrNone(words string, path ...any) string {
	if words == "" {
		return ""
	}
	return t.line(words, path...).String()
}

// note is words that ReadArchive found clean.
func note(words string) (n model.Note) {
	_ = n.UnmarshalText([]byte(words))
	return n
}

// bounded is a count within its bounds.
func (t *taking) bounded(n, most int, path ...any) int {
	if n < 0 || n > most {
		t.fail(fmt.Sprintf("%d is out of bounds; it can be 0 to %d", n, most), path...)
	}
	return n
}

// The bounds of what a session counts: people, the minutes of a day, and those of a block.
const (
	mostPeople       = 10_000_000
	mostDayMinutes   = 24 * 60
	mostBlockMinutes = 100_000
)

func (t *taking) duration(m Minutes, path ...any) time.Duration {
	if m < -mostBlockMinutes || m > mostBlockMinutes {
		t.fail(fmt.Sprintf("%g minutes are out of bounds", float64(m)), path...)
		return 0
	}
	return time.Duration(float64(m)*60+0.5*sign(m)) * time.Second
}

func sign(m Minutes) float64 {
	if m < 0 {
		return -1
	}
	return 1
}

func (t *taking) agenda(i *session.ArchiveSession) {
	for n, b := range t.a.Content.Session.Agenda {
		at := func(field string) []any { return []any{"session", "agenda", n, field} }
		one := session.ArchivedBlock{Block: model.Block{Title: t.line(b.Title, at("title")...).String(), Method: model.Method(b.Method), Prompt: b.Prompt,
			Timebox: t.duration(b.PlannedMinutes, at("planned_minutes")...), Deep: b.DeepWork, Weigh: b.Weigh},
			Spent: t.duration(b.SpentMinutes, at("spent_minutes")...), Extra: t.duration(b.ExtendedMinutes, at("extended_minutes")...)}
		if b.Note != nil {
			one.Note = note(*b.Note)
		}
		i.Blocks = append(i.Blocks, one)
	}
}

// block is the place of a block in the agenda; -1 where it was taken out.
func (t *taking) block(title string) int {
	return slices.IndexFunc(t.a.Content.Session.Agenda, func(b Block) bool { return b.Title == title })
}

// guests are the people. An export without names has nobody who could be put on file.
func (t *taking) guests(i *session.ArchiveSession) {
	if slices.Contains(t.a.Content.Without, LeaveNames) {
		return
	}
	known := map[model.PersonID]bool{}
	for n, p := range t.a.Content.People {
		at := func(field string) []any { return []any{"people", n, field} }
		one := session.ArchivedPerson{ID: id[model.PersonID](t, p.ID, at("id")...), Remote: p.FromAfar,
			Details: model.Details{Name: t.line(p.Name, at("name")...).String(), Organisation: t.lineOrNone(p.Organisation, at("organisation")...), Role: t.lineOrNone(p.Role, at("role")...), Consent: p.Consent, Extra: p.Extra}}
		if p.Email != nil {
			one.Details.Email = t.lineOrNone(*p.Email, at("email")...)
		}
		if model.Reserved(p.Name) {
			t.fail("this name is a word of the program", at("name")...)
		}
		if known[one.ID] {
			t.fail("this person is there twice", at("id")...)
		}
		known[one.ID] = true
		var ok bool
		if one.Status, ok = statusOf(p.Status); !ok {
			t.fail(fmt.Sprintf("%.30q is no status of a guest", p.Status), at("status")...)
		}
		if _, twice := t.people[p.Name]; twice {
			t.people[p.Name] = model.PersonID{}
		} else {
			t.people[p.Name] = one.ID
		}
		i.People = append(i.People, one)
	}
}

func statusOf(word string) (model.GuestStatus, bool) {
	if word == "no-show" {
		return model.GuestAttending, true
	}
	for s := model.GuestStatus(0); s <= model.GuestCheckedOut; s++ {
		if s.String() == word {
			return s, true
		}
	}
	return 0, false
}

// persons are people by their names, without those whose name tells nobody.
func (t *taking) persons(names []string) (out []model.PersonID) {
	for _, name := range names {
		if p := t.people[name]; !p.IsZero() && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func (t *taking) items(i *session.ArchiveSession) {
	known := map[model.ItemID]bool{}
	for n, it := range t.a.Content.Items {
		one := session.ArchivedItem{ID: id[model.ItemID](t, it.ID, "items", n, "id"), Block: t.block(it.Block), Words: note(it.Words), By: t.people[it.Author],
			Who: t.people[it.Who], At: it.NotedAt, Withdrawn: it.Withdrawn, Until: it.Until, Done: it.Done}
		for k := model.ItemParked; k <= model.ItemNext; k++ {
			if k.String() == it.Kind {
				one.Kind = k
			}
		}
		if known[one.ID] || it.Words == "" {
			t.fail("it has no id of its own, or no words", "items", n)
		}
		known[one.ID] = true
		i.Items = append(i.Items, one)
	}
}

// own is what the export tells of the programme.
func (t *taking) own() *session.ArchivedOwn {
	c := t.a.Content
	out := &session.ArchivedOwn{Vision: note(c.Programme.Vision)}
	if v := c.Recap.Value; v != nil {
		out.Terms = model.Terms{Days: t.bounded(v.WorkingDays, model.MostDays, "recap", "value", "working_days"), Hour: min(max(v.HourCents, 0), model.MostHour), Currency: v.Currency, OnWall: v.OnWall}
		if known, err := model.ParseCurrency(v.Currency); v.Currency != "" && (err != nil || known != v.Currency) {
			t.fail(fmt.Sprintf("%.10q is no currency as EUR is one", v.Currency), "recap", "value", "currency")
		}
		if out.Terms.Days == model.WorkingDays {
			out.Terms.Days = 0
		}
	}
	for n, o := range c.Programme.Objectives {
		out.Objectives = append(out.Objectives, session.ArchivedObjective{ID: id[model.ObjectiveID](t, o.ID, "programme", "objectives", n, "id"), Words: note(o.Words), Withdrawn: o.Withdrawn})
	}
	rows := map[string]bool{}
	for n, e := range c.Library {
		at := func(field string) []any { return []any{"library", n, field} }
		one := session.ArchivedEntry{ID: id[model.UseCaseID](t, e.ID, at("id")...), Source: e.File, UseCaseRow: session.UseCaseRow{External: e.External,
			Kind: kindOf(e.Kind), Title: t.line(e.Title, at("title")...), Summary: note(e.Summary), Extra: e.Extra}}
		if rows[e.External] {
			t.fail("two entries of the library are the same row of a file", at("external")...)
		}
		rows[e.External] = true
		out.Library = append(out.Library, one)
	}
	return out
}

func kindOf(word string) model.Kind {
	for k := model.Serendipitous; k <= model.TopicKind; k++ {
		if k.String() == word {
			return k
		}
	}
	return 0
}

// end is the latest moment of which the session tells, and at the earliest when it was to end.
func (t *taking) end() time.Time {
	c := t.a.Content
	end := c.Session.StartAt
	for _, b := range c.Session.Agenda {
		end = end.Add(t.duration(b.SpentMinutes, "session", "agenda"))
	}
	for _, u := range c.UseCases {
		end = later(end, u.CapturedAt)
	}
	for _, it := range c.Items {
		end = later(end, it.NotedAt)
	}
	for _, r := range c.Rounds {
		end = later(end, r.At)
	}
	return end
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
