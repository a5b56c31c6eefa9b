package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
	"serendip/session/templates"
)

// plan is what `new` was told.
type plan struct {
	customer, date, clock, zone, title string
	template, like                     string
	guests                             bool
}

func newCommand(e *Env) *cobra.Command {
	var p plan
	c := &cobra.Command{
		Use:   "new [meetup] CUSTOMER",
		Short: "Plan a workshop for a customer, whose programme is made when it is new",
		Long: "Plan a business-value workshop of 150 minutes for a customer, or a session from another template, or one like an\n" +
			"earlier session of theirs: the same agenda and settings at a new date, none of its words and none of its ballots.\n" +
			"A customer that is not known yet gets a programme; without --date that is all that is made.\n\n" +
			"`new meetup` plans a meetup: from 08:30 to 10:30, and without --date a quarter after the customer's last one.",
		Example: "  serendip new Acme --date 2027-03-04 --time 09:00 --zone Europe/Berlin\n" +
			"  serendip new Acme --date 2027-06-04 --template quarterly-review\n" +
			"  serendip new Acme --date 2027-06-05 --like acme-1 --guests\n" +
			"  serendip new Acme --date 2027-06-05 --like acme-1 --guests --template quarterly-review\n" +
			"  serendip new meetup Acme --date 2027-06-10",
		Args: words(1, 2),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			var err error
			if p, err = p.asked(e, args); err != nil {
				return err
			}
			return newWorkshop(ctx, e, p)
		}),
	}
	c.Flags().StringVar(&p.date, "date", "", "the `day`, as YYYY-MM-DD, today or tomorrow")
	c.Flags().StringVar(&p.clock, "time", "", "when it begins, as `HH:MM` (else 09:00, a meetup 08:30; with --like as that session did)")
	c.Flags().StringVar(&p.zone, "zone", "", "the time zone by its IANA `name` (else that of the customer's last session, else this machine's)")
	c.Flags().StringVar(&p.title, "title", "", "the session's `title` (else the template's)")
	c.Flags().StringVar(&p.template, "template", "", "the `name` of an agenda; `serendip template list` shows them (else "+templates.Default+")")
	c.Flags().StringVar(&p.like, "like", "", "the earlier `session` whose settings it gets, and without --template its agenda")
	c.Flags().BoolVar(&p.guests, "guests", false, "with --like: the same guests")
	return c
}

func newWorkshop(ctx context.Context, e Env, p plan) error {
	now := time.Now()
	start, zone, err := p.moment(now, e.Getenv)
	if err != nil {
		return err
	}
	intent, err := p.intent(e, start, zone)
	if err != nil {
		return err
	}
	l, founded, err := e.programmeOrNew(ctx, p.customer)
	if err != nil {
		return err
	}
	if start.IsZero() {
		return sayProgramme(e, l, founded)
	}
	r, err := e.Do(ctx, l, intent)
	if err != nil {
		return err
	}
	v := l.Snapshot().State.Session(r.Session)
	if e.JSON {
		return e.Tell(aboutSession(l, v))
	}
	if err := table(e.Out, [][]string{sessionRow(l, v)}); err != nil {
		return err
	}
	if start.Before(now) {
		return e.Say("That is in the past; `serendip host %s` runs it all the same.", l.Ref(v.ID))
	}
	return e.Say("Next: `serendip import guests FILE --session %[1]s`, `serendip check %[1]s`, `serendip host %[1]s`.", l.Ref(v.ID))
}

// intent is what was asked for: a session from a template, or one like an earlier one.
func (p plan) intent(e Env, start time.Time, zone string) (session.Intent, error) {
	switch {
	case p.guests && p.like == "":
		return nil, usage("--guests takes the guests of an earlier session: name it with --like SESSION")
	case p.like != "" && p.date == "":
		return nil, usage("say when it is: --date YYYY-MM-DD")
	case p.like == "":
		t, err := e.House.Template(p.template)
		if err != nil {
			return nil, err
		}
		return session.PlanSession{Title: cmp.Or(p.title, t.Title), Start: start, Zone: zone, Template: t.Name, Kind: t.Kind, Blocks: t.Blocks}, nil
	}
	l, v, err := e.Session(p.like)
	if err != nil {
		return nil, err
	}
	if own, err := e.Programme(p.customer); err != nil || own != l {
		return nil, session.Refuse(session.Invalid, "%s is another customer's; no customer's words go to another, so write a template instead (`serendip template show %s`)",
			p.like, cmp.Or(v.Template, templates.Default))
	}
	if p.zone == "" {
		zone = v.Zone
		if there, err := time.LoadLocation(zone); err == nil {
			start = time.Date(start.Year(), start.Month(), start.Day(), start.Hour(), start.Minute(), 0, 0, there)
		}
	}
	like := session.PlanLike{Session: v.ID, Title: p.title, Start: start, Zone: zone, Guests: p.guests}
	if p.template != "" {
		t, err := e.House.Template(p.template)
		if err != nil {
			return nil, err
		}
		like.Title, like.Template, like.Kind, like.Blocks = cmp.Or(p.title, t.Title), t.Name, t.Kind, t.Blocks
	}
	return like, nil
}

// programmeOrNew finds a customer's programme or begins one. Only who may facilitate everywhere begins programmes.
func (e Env) programmeOrNew(ctx context.Context, customer string) (l *session.Live, founded bool, err error) {
	l, err = e.Programme(customer)
	var refused *session.Error
	if !errors.As(err, &refused) || refused.Code != session.Missing {
		return l, false, err
	}
	if err := e.Everywhere(); err != nil {
		return nil, false, err
	}
	l, err = e.House.Found(ctx, e.Actor, customer)
	return l, true, err
}

func sayProgramme(e Env, l *session.Live, founded bool) error {
	if e.JSON {
		return e.Tell(aboutProgramme(l))
	}
	if !founded {
		return e.Say("%s is there already; `serendip new %s --date YYYY-MM-DD` plans a workshop.", l.Snapshot().State.Name, l.Slug())
	}
	return e.Say("%s has a programme now; `serendip new %s --date YYYY-MM-DD` plans its first workshop.", l.Snapshot().State.Name, l.Slug())
}

// moment reads the day, the time and the zone. It is the zero time without a day.
func (p plan) moment(now time.Time, getenv func(string) string) (time.Time, string, error) {
	name := p.zone
	if name == "" {
		name = localZone(getenv)
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		return time.Time{}, "", usage("there is no time zone %q; zones have names such as Europe/Berlin", name)
	}
	clock, err := time.Parse("15:04", p.clock)
	if err != nil {
		return time.Time{}, "", usage("%q is no time of day; write it as HH:MM, such as 09:00", p.clock)
	}
	if p.date == "" {
		return time.Time{}, "", nil
	}
	day, err := dayNamed(p.date, now.In(zone))
	if err != nil {
		return time.Time{}, "", err
	}
	return time.Date(day.Year(), day.Month(), day.Day(), clock.Hour(), clock.Minute(), 0, 0, zone), name, nil
}

// localZone is the IANA name of this machine's zone, or "UTC" where it cannot be found out.
func localZone(getenv func(string) string) string {
	if name := strings.TrimPrefix(getenv("TZ"), ":"); name != "" {
		if _, err := time.LoadLocation(name); err == nil && !filepath.IsAbs(name) {
			return name
		}
	}
	if target, err := os.Readlink("/etc/localtime"); err == nil {
		if _, name, ok := strings.Cut(filepath.ToSlash(target), "zoneinfo/"); ok {
			return name
		}
	}
	if name := time.Local.String(); name != "Local" {
		return name
	}
	return "UTC"
}

// when is a session's day and time with its zone: "Wed 14 Oct 2026 09:00 to 11:30 Europe/Berlin".
func when(v *session.Session) string {
	start, end := span(v)
	return start.Format("Mon 2 Jan 2006 15:04") + " to " + end.Format("15:04") + " " + v.Zone
}

// span is a session's planned beginning and end in its own zone.
func span(v *session.Session) (start, end time.Time) {
	zone, err := time.LoadLocation(v.Zone)
	if err != nil {
		zone = time.UTC // the zone's name is checked when it is kept
	}
	return time.UnixMilli(v.Start).In(zone), v.PlannedEnd().In(zone)
}

func minutes(v *session.Session) int { return int(model.Total(v.Blocks).Minutes()) }

// hereZone is the zone of the terminal's user.
func hereZone(e Env) *time.Location {
	zone, err := time.LoadLocation(localZone(e.Getenv))
	if err != nil {
		return time.UTC
	}
	return zone
}
