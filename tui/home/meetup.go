package home

import (
	"time"

	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/screen"
)

// What a meetup begins with: at breakfast, and long enough ahead for the invitations.
const (
	meetupTemplate = "meetup"
	meetupTime     = "08:30"
	meetupWeeks    = 8
)

// seriesHere is the meetups of the customer under the cursor; nil where there is none.
func (h Home) seriesHere() *session.SeriesFace {
	if all := h.sessions(); h.cursor < len(all) {
		return h.face.SeriesOf(all[h.cursor].Programme)
	}
	return nil
}

// prepareMeetup asks a meetup's date: for a customer who has a series the next of it, a quarter after the last.
func (h Home) prepareMeetup() screen.Screen {
	p := preparation{date: h.at.AddDate(0, 0, 7*meetupWeeks).Format(time.DateOnly), at: meetupTime, zone: h.opts.Zone, template: meetupTemplate}
	var intro []string
	if f := h.seriesHere(); f != nil {
		p.customer = f.Programme
		if n := len(f.Meetups); n > 0 {
			p.zone = f.Meetups[n-1].Zone
		}
		if next := f.Next; !next.At.IsZero() && !next.Planned {
			p.date, p.at, p.zone = next.At.Format(time.DateOnly), next.At.Format("15:04"), next.Zone
			intro = []string{"The next: " + next.Words() + "."}
		}
	}
	o := h.opts
	o.Templates = nil // it is a meetup's
	return dialog.Form(h.env, "prepare a meetup", intro, plannedFrom(meetupTemplate), preparationFields(o, p)...)
}
