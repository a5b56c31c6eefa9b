package exports

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"serendip/model"
)

// writeCalendar writes the session, and the windows of what was selected with the days on which their owners are asked for
// the figure. Each entry has a name of its own for ever, so that a newer file changes what an older one brought.
func writeCalendar(w io.Writer, r Report) error {
	c := newCalendar(r)
	c.session()
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
	c.session()
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
	report Report
	cal    *ics.Calendar
}

func newCalendar(r Report) *calendar {
	cal := ics.NewCalendar()
	cal.SetMethod(ics.MethodPublish)
	cal.SetProductId("-//Serendip//Serendip//EN")
	return &calendar{r, cal}
}

// entry begins an entry. The sequence grows with the programme, so that calendars take the newer one.
func (c *calendar) entry(name, title string) *ics.VEvent {
	e := c.cal.AddEvent(name + "@serendip")
	e.SetDtStampTime(c.report.Source.Time)
	e.SetSequence(int(c.report.Source.Sequence % (1 << 31)))
	e.SetSummary(calendarWords(title))
	return e
}

// calendarWords is words as they stand in an entry: the library escapes what means something there.
func calendarWords(s string) string { return clean(strings.ReplaceAll(s, "\n", " ")) }

func (c *calendar) session() {
	s, from := c.report.Content.Session, c.report.start()
	until := from.Add(time.Duration(float64(s.PlannedMinutes) * float64(time.Minute)))
	if from.Location() != time.UTC {
		c.zone(from, until)
	}
	e := c.entry("session-"+s.ID, s.Title+" · "+c.report.Content.Programme.Name)
	if from.Location() == time.UTC {
		e.SetStartAt(from)
		e.SetEndAt(until)
	} else {
		zone := from.Location().String()
		const local = "20060102T150405"
		e.SetProperty(ics.ComponentPropertyDtStart, from.Format(local), ics.WithTZID(zone))
		e.SetProperty(ics.ComponentPropertyDtEnd, until.Format(local), ics.WithTZID(zone))
	}
	if place := c.report.Content.place(); place != "" {
		e.SetLocation(calendarWords(place))
	}
}

// useCase writes a first date, a window, and its check points, as whole days.
func (c *calendar) useCase(u UseCase) {
	name := fmt.Sprintf("#%d %s", u.Number, u.Title)
	if day, err := time.Parse(time.DateOnly, u.FirstDate); err == nil {
		c.days("first-"+u.ID, name+": first date", day, day)
	}
	if u.Page == nil {
		return
	}
	from, err := time.Parse(time.DateOnly, u.Page.Live)
	until, ends := time.Parse(time.DateOnly, u.Page.Until)
	if err != nil || ends != nil || u.Page.Months <= 0 {
		return
	}
	c.days("window-"+u.ID, name+": in use, "+count(u.Page.Months, "month", "months"), from, until)
	for i, point := range model.CheckPoints(u.Page.Live, u.Page.Months) {
		day, _ := time.Parse(time.DateOnly, point)
		c.days("check-"+strconv.Itoa(i+1)+"-"+u.ID, name+": what is the figure now?", day, day)
	}
}

// days is an entry of whole days, the last one included.
func (c *calendar) days(name, title string, from, to time.Time) {
	e := c.entry(name, title)
	e.SetAllDayStartAt(from)
	e.SetAllDayEndAt(to.AddDate(0, 0, 1))
	e.SetTimeTransparency(ics.TransparencyTransparent)
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
