package exports

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"serendip/model"
	"serendip/session"
)

// writeCalendar writes the session, and the windows of what was selected with the days on which their owners are asked for
// the figure. Each entry has a name of its own for ever, so that a newer file changes what an older one brought.
func writeCalendar(w io.Writer, r Report) error {
	c := newCalendar(r)
	c.sessions(append([]Meeting{r.meeting()}, r.Next...))
	for _, u := range r.Content.UseCases {
		if u.Selected && u.Shown() {
			c.useCase(u)
		}
	}
	return c.write(w)
}

// writeInvitation writes the session alone: what a guest may know.
func writeInvitation(w io.Writer, r Report) error {
	c := newCalendar(r)
	c.sessions([]Meeting{r.meeting()})
	return c.write(w)
}

// writeWindow writes one use case's days alone.
func writeWindow(w io.Writer, r Report, u UseCase) error {
	c := newCalendar(r)
	c.useCase(u)
	return c.write(w)
}

// calendar is one run of writeCalendar.
type calendar struct {
	voice
	report Report
	cal    *ics.Calendar
}

func newCalendar(r Report) *calendar {
	cal := ics.NewCalendar()
	cal.SetMethod(ics.MethodPublish)
	cal.SetProductId("-//Serendip//Serendip//EN")
	return &calendar{voiceOf(r.Look.Locale), r, cal}
}

// entry begins an entry. The sequence grows with the programme, so that calendars take the newer one.
func (c *calendar) entry(name, title string) *ics.VEvent {
	e := c.cal.AddEvent(name + "@serendip")
	e.SetDtStampTime(c.report.Source.made())
	e.SetSequence(int(c.report.Source.Sequence % (1 << 31)))
	e.SetSummary(calendarWords(title))
	return e
}

// calendarWords is words as they stand in an entry: the library escapes what means something there.
func calendarWords(s string) string { return clean(strings.ReplaceAll(s, "\n", " ")) }

// Meeting is a session as it stands in a calendar.
type Meeting struct {
	ID, Title, Place string
	From             time.Time // in its own zone where that is known here
	Until            time.Time
}

// meeting is the report's own session.
func (r Report) meeting() Meeting {
	s, from := r.Content.Session, r.start()
	return Meeting{s.ID, s.Title, r.Content.place(), from, from.Add(time.Duration(float64(s.PlannedMinutes) * float64(time.Minute)))}
}

// nextAfter is the meetup of the programme that is planned after a session; none where there is none.
func nextAfter(s *session.State, v *session.Session) []Meeting {
	var next *session.Session
	for _, o := range s.Sessions() {
		if o.Kind == model.Meetup && o.State != model.Closed && o.Start > v.Start && (next == nil || o.Start < next.Start) {
			next = o
		}
	}
	if next == nil {
		return nil
	}
	from := inZone(time.UnixMilli(next.Start), next.Zone)
	return []Meeting{{next.ID.String(), next.Title, next.LetterSettings().Place, from, from.Add(model.Total(next.Blocks))}}
}

// sessions writes sessions, each under a name that its own calendar gives it too, and their zones before them.
func (c *calendar) sessions(all []Meeting) {
	spans := make(map[string][2]time.Time)
	for _, m := range all {
		name := m.From.Location().String()
		span, known := spans[name]
		if !known {
			span = [2]time.Time{m.From, m.Until}
		}
		if m.Until.After(span[1]) {
			span[1] = m.Until
		}
		spans[name] = span
	}
	for _, name := range slices.Sorted(maps.Keys(spans)) {
		if span := spans[name]; span[0].Location() != time.UTC {
			c.zone(span[0], span[1])
		}
	}
	for _, m := range all {
		c.session(m)
	}
}

func (c *calendar) session(m Meeting) {
	e := c.entry("session-"+m.ID, m.Title+" · "+c.report.Content.Programme.Name)
	if m.From.Location() == time.UTC {
		e.SetStartAt(m.From)
		e.SetEndAt(m.Until)
	} else {
		zone := m.From.Location().String()
		const local = "20060102T150405"
		e.SetProperty(ics.ComponentPropertyDtStart, m.From.Format(local), ics.WithTZID(zone))
		e.SetProperty(ics.ComponentPropertyDtEnd, m.Until.Format(local), ics.WithTZID(zone))
	}
	if m.Place != "" {
		e.SetLocation(calendarWords(m.Place))
	}
}

// useCase writes a first date, a window, and its check points, as whole days.
func (c *calendar) useCase(u UseCase) {
	name, about := fmt.Sprintf("#%d %s", u.Number, u.Title), calendarWords(c.aim(u))
	if day, err := time.Parse(time.DateOnly, u.FirstDate); err == nil {
		c.days("first-"+u.ID, c.titled(name, "first date"), day, day).SetDescription(about)
	}
	if u.Page == nil {
		return
	}
	from, err := time.Parse(time.DateOnly, u.Page.Live)
	until, ends := time.Parse(time.DateOnly, u.Page.Until)
	if err != nil || ends != nil || u.Page.Months <= 0 {
		return
	}
	c.days("window-"+u.ID, c.titled(name, "in use")+", "+c.months(u.Page.Months), from, until).SetDescription(about)
	points := model.CheckPoints(u.Page.Live, u.Page.Months)
	for i, point := range points {
		day, _ := time.Parse(time.DateOnly, point)
		id, ask := "check-"+strconv.Itoa(i+1), "what is the figure now?"
		if i == len(points)-1 { // the same one however long the window is
			id, ask = "check-end", "two weeks to the end; what is the figure?"
		}
		c.days(id+"-"+u.ID, c.titled(name, ask), day, day).SetDescription(about)
	}
}

// days is an entry of whole days, the last one included.
func (c *calendar) days(name, title string, from, to time.Time) *ics.VEvent {
	e := c.entry(name, title)
	e.SetAllDayStartAt(from)
	e.SetAllDayEndAt(to.AddDate(0, 0, 1))
	e.SetTimeTransparency(ics.TransparencyTransparent)
	return e
}

// titled is what an entry is about, and what it is for.
func (c *calendar) titled(name, phrase string) string { return name + c.say(": %s", c.say(phrase)) }

func (v voice) months(n int) string {
	if n == 1 {
		return v.say("1 month")
	}
	return v.say("%d months", n)
}

// aim is whose a use case is, and what is measured.
func (c *calendar) aim(u UseCase) string {
	var parts []string
	measure := u.Measure
	var others []string
	for _, e := range u.criteria() {
		figures := strings.TrimSpace(e.What + " " + between(e.Baseline, e.Target))
		if e.What == measure {
			measure = figures
		} else {
			others = append(others, figures)
		}
	}
	for _, f := range []fact{{"Owner", u.Owner}, {"Measure", measure}} {
		if f.Words != "" {
			parts = append(parts, c.say(f.Name)+c.say(": %s", f.Words))
		}
	}
	parts = append(parts, others...)
	return strings.Join(parts, "; ")
}

// zone describes a time zone around a session: each change of its offset in the year before and after, as it is known
// here. A reader that has no list of zones, or an older one, shows the right hour all the same.
func (c *calendar) zone(from, until time.Time) {
	where := from.Location()
	zone := ics.NewTimezone(where.String())
	begin, end := from.AddDate(-1, 0, 0), until.AddDate(1, 0, 0)
	for at := begin; at.Before(end); {
		_, next := at.ZoneBounds()
		zone.Components = append(zone.Components, offset(at))
		if next.IsZero() {
			break
		}
		at = next
	}
	c.cal.Components = append(c.cal.Components, zone)
}

// offset is a stretch with one offset from UTC, from its beginning on.
func offset(at time.Time) ics.Component {
	begin, _ := at.ZoneBounds()
	name, now := at.Zone()
	before := now
	if begin.IsZero() {
		begin = at
	} else {
		_, before = begin.Add(-time.Second).Zone()
	}
	base := ics.ComponentBase{}
	base.SetProperty(ics.ComponentPropertyDtStart, begin.UTC().Add(time.Duration(before)*time.Second).Format("20060102T150405"))
	base.SetProperty(ics.ComponentProperty("TZOFFSETFROM"), utcOffset(before))
	base.SetProperty(ics.ComponentProperty("TZOFFSETTO"), utcOffset(now))
	base.SetProperty(ics.ComponentProperty("TZNAME"), name)
	if at.IsDST() {
		return &ics.Daylight{ComponentBase: base}
	}
	return &ics.Standard{ComponentBase: base}
}

func utcOffset(seconds int) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	return fmt.Sprintf("%s%02d%02d", sign, seconds/3600, seconds/60%60)
}

func (c *calendar) write(w io.Writer) error { return c.cal.SerializeTo(w, ics.WithNewLine("\r\n")) }
