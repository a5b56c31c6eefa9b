package home

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// The fields of the form.
const (
	fieldCustomer = "customer"
	fieldDate     = "date"
	fieldTime     = "time"
	fieldZone     = "zone"
	fieldTemplate = "template"
	fieldGuests   = "guests"
	fieldName     = "name"
	fieldFunction = "function"
)

// prepare asks the customer's name and a date; time and zone are there already.
func prepare(env screen.Env, o Options, now time.Time, customer string) screen.Screen {
	return preparing(env, nil, o, preparation{customer: customer, date: now.AddDate(0, 0, 7).Format(time.DateOnly), at: "09:00", zone: o.Zone})
}

// prepareAgain opens the form once more with what was typed, and says what was wrong.
func prepareAgain(env screen.Env, o Options, p session.PrepareWorkshop, why string) screen.Screen {
	if !p.Like.IsZero() {
		return repeating(env, []string{why}, p.Customer, p.Title, p.Like, p.Start.Format(time.DateOnly), p.Start.Format("15:04"), p.Zone)
	}
	return preparing(env, []string{why}, o, preparation{p.Customer, p.Start.Format(time.DateOnly), p.Start.Format("15:04"), p.Zone, p.Template})
}

// preparation is what stands in the form.
type preparation struct{ customer, date, at, zone, template string }

func preparing(env screen.Env, intro []string, o Options, p preparation) screen.Screen {
	return dialog.Form(env, "prepare a workshop", intro, plannedFrom(""), preparationFields(o, p)...)
}

// preparationFields are the customer, the moment, and the template where there is a choice.
func preparationFields(o Options, p preparation) []widget.Field {
	fields := []widget.Field{{ID: fieldCustomer, Label: "Customer", Value: p.customer, Example: "Acme", Must: true}}
	fields = append(fields, momentFields(p.date, p.at, p.zone)...)
	fields[3].Help = "the agenda can be changed afterwards"
	if len(o.Templates) > 0 {
		f := widget.Field{ID: fieldTemplate, Label: "Template", Value: p.template}
		for _, t := range o.Templates {
			f.Options, f.Notes = append(f.Options, t.Name), append(f.Notes, t.About)
		}
		fields = append(fields, f)
	}
	return fields
}

func momentFields(date, at, zone string) []widget.Field {
	return []widget.Field{
		{ID: fieldDate, Label: "Date", Value: date, Example: "2026-03-31", Must: true},
		{ID: fieldTime, Label: "Time", Value: at, Example: "09:00", Must: true},
		{ID: fieldZone, Label: "Time zone", Value: zone, Example: "Europe/London", Must: true},
	}
}

// repeat asks when a session is done again: the same agenda and settings, none of its words.
func repeat(env screen.Env, one session.HomeSession, now time.Time) screen.Screen {
	at := "09:00"
	if zone, err := time.LoadLocation(one.Zone); err == nil {
		at = one.Start.In(zone).Format("15:04")
	}
	return repeating(env, nil, one.Programme, one.Title, one.Session, now.AddDate(0, 0, 7).Format(time.DateOnly), at, one.Zone)
}

func repeating(env screen.Env, intro []string, customer, title string, like model.SessionID, date, at, zone string) screen.Screen {
	intro = append(intro, customer+" · "+title+": the same agenda and settings, none of its words and none of its marks.")
	fields := append(momentFields(date, at, zone), widget.Field{ID: fieldGuests, Label: "Guests", Options: []string{"none", "the same"}, Value: "none"})
	return dialog.Form(env, "once more", intro, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		p, no := read(v)
		p.Customer, p.Title, p.Like, p.Guests = customer, title, like, v[fieldGuests] == "the same"
		if no.Sentence != "" {
			return nil, no
		}
		return screen.Send(p), dialog.Refusal{}
	}, fields...)
}

// plannedFrom reads the form of a new session, which is from a template unless the form names one.
func plannedFrom(template string) func(dialog.Values) (tea.Cmd, dialog.Refusal) {
	return func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		p, no := read(v)
		if no.Sentence != "" {
			return nil, no
		}
		p.Customer, p.Template = v[fieldCustomer], cmp.Or(v[fieldTemplate], template)
		return screen.Send(p), dialog.Refusal{}
	}
}

// read takes the moment.
func read(v dialog.Values) (session.PrepareWorkshop, dialog.Refusal) {
	var none session.PrepareWorkshop
	zone, err := time.LoadLocation(strings.TrimSpace(v[fieldZone]))
	if err != nil || strings.TrimSpace(v[fieldZone]) == "" {
		return none, dialog.Refusal{Field: fieldZone, Sentence: fmt.Sprintf("%q is no time zone; write one like Europe/London", v[fieldZone])}
	}
	start, no := moment(v, zone)
	if no.Sentence != "" {
		return none, no
	}
	return session.PrepareWorkshop{Start: start, Zone: zone.String()}, dialog.Refusal{}
}
