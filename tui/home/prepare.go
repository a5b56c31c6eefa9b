package home

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

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
)

// prepare asks the customer's name and a date; time and zone are there already.
func prepare(env screen.Env, zone string, now time.Time, customer string) screen.Screen {
	return preparing(env, nil, customer, now.AddDate(0, 0, 7).Format(time.DateOnly), "09:00", zone)
}

// prepareAgain opens the form once more with what was typed, and says what was wrong.
func prepareAgain(env screen.Env, p session.PrepareWorkshop, why string) screen.Screen {
	return preparing(env, []string{why}, p.Customer, p.Start.Format(time.DateOnly), p.Start.Format("15:04"), p.Zone)
}

func preparing(env screen.Env, intro []string, customer, date, at, zone string) screen.Screen {
	return dialog.Form(env, "prepare a workshop", intro, planned,
		widget.Field{ID: fieldCustomer, Label: "Customer", Value: customer, Example: "Acme", Must: true},
		widget.Field{ID: fieldDate, Label: "Date", Value: date, Example: "2026-03-31", Must: true},
		widget.Field{ID: fieldTime, Label: "Time", Value: at, Example: "09:00", Must: true},
		widget.Field{ID: fieldZone, Label: "Time zone", Value: zone, Example: "Europe/London", Must: true, Help: "the agenda is 150 minutes; everything can be changed afterwards"},
	)
}

// planned reads the form.
func planned(v dialog.Values) (tea.Cmd, dialog.Refusal) {
	zone, err := time.LoadLocation(strings.TrimSpace(v[fieldZone]))
	if err != nil || strings.TrimSpace(v[fieldZone]) == "" {
		return nil, dialog.Refusal{Field: fieldZone, Sentence: fmt.Sprintf("%q is no time zone; write one like Europe/London", v[fieldZone])}
	}
	start, no := moment(v, zone)
	if no.Sentence != "" {
		return nil, no
	}
	return screen.Send(session.PrepareWorkshop{Customer: v[fieldCustomer], Start: start, Zone: zone.String()}), dialog.Refusal{}
}
