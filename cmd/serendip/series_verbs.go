package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
	"serendip/tui/series"
)

// seriesCommands is the verbs about the meetups of a programme in order.
func seriesCommands() []func(*Env) *cobra.Command {
	return []func(*Env) *cobra.Command{seriesCommand, venueCommand, costCommand, endsCommand}
}

func seriesCommand(e *Env) *cobra.Command {
	var replace bool
	c := &cobra.Command{
		Use:   "series PROGRAMME [grid|next|slots|handover FILE] | take FILE",
		Short: "Show a customer's meetups in order, or hand the whole series to another organiser",
		Long: "Show a customer's meetups in order. grid is who came to which, next is when the next one is, slots compares the parts\n" +
			"of the day in which they began.\n\n" +
			"handover writes the customer's whole programme into one file: people, lists, statuses, agendas, use cases and results.\n" +
			"`serendip series take FILE` takes it on another machine, all of it or nothing. No key and no code is in it: people get\n" +
			"new codes there. Whoever has the file can read it: send it as you would send the list of guests. - is the pipe.\n\n" +
			"A regular " + session.RegularRule + ". An advocate to nurture\n" + session.AdvocateRule + ". A no-show said to come, and was not\n" +
			"checked in when the meetup closed.",
		Example: "  serendip series Acme\n  serendip series Acme grid\n  serendip series Acme handover acme-series.json\n  serendip series take acme-series.json",
		Args:    words(1, 3),
		RunE:    e.inHouse(func(ctx context.Context, e Env, args []string) error { return runSeries(ctx, e, args, replace) }),
	}
	c.Flags().BoolVar(&replace, "replace", false, "with handover: write over a file of that name")
	return c
}

func runSeries(ctx context.Context, e Env, args []string, replace bool) error {
	if args[0] == "take" && len(args) == 2 {
		return takeSeries(ctx, e, args[1])
	}
	l, err := e.Programme(args[0])
	if err != nil {
		return err
	}
	what := "list"
	if len(args) > 1 {
		what = args[1]
	}
	if what == "handover" {
		if len(args) < 3 {
			return usage("say into which file: serendip series %s handover FILE", args[0])
		}
		return handOver(ctx, e, l, args[2], replace)
	}
	if len(args) > 2 {
		return usage("%q is too much: %s takes no more words", args[2], what)
	}
	if what == "grid" || e.JSON { // the others name nobody
		if err := e.aboutPeople(l, nil, "who came to what holds people's details"); err != nil {
			return err
		}
	}
	f := l.Snapshot().Series()
	if f == nil {
		return session.Refuse(session.Missing, "%s has no meetup yet; `serendip new meetup %s --date YYYY-MM-DD` plans one", l.Snapshot().State.Name, l.Slug())
	}
	if e.JSON {
		return e.Tell(aboutSeries(l, f))
	}
	switch what {
	case "list":
		return sayMeetups(e, l, f)
	case "grid":
		return sayGrid(e, f)
	case "next":
		return e.Say("%s", nextWords(l, f))
	case "slots":
		return saySlots(e, f)
	}
	return usage("%q is nothing about a series; say grid, next, slots or handover FILE", what)
}

// seriesFacts is a series in JSON.
type seriesFacts struct {
	Programme string        `json:"programme"`
	Meetups   []meetupFacts `json:"meetups"`
	People    []personFacts `json:"people"`
	Next      nextFacts     `json:"next"`
	Slots     []slotFacts   `json:"slots"`
	Verdict   string        `json:"slots_say"`
}

type meetupFacts struct {
	Number     int    `json:"number"`
	Session    string `json:"session"`
	Title      string `json:"title"`
	Start      string `json:"start"`
	Zone       string `json:"zone"`
	State      string `json:"state"`
	Asked      int    `json:"on_the_list"`
	Coming     int    `json:"coming"`
	Came       int    `json:"came"`
	NoShows    int    `json:"no_shows"`
	FirstTimes int    `json:"first_timers"`
	Turnout    string `json:"turnout,omitempty"` // of those expected, as a decimal
	Pulse      string `json:"pulse"`
}

type personFacts struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	Organisation string   `json:"organisation"`
	At           []string `json:"at"` // by meetup; "" for who was not asked
	Came         int      `json:"came"`
	NoShows      int      `json:"no_shows"`
	Spoke        int      `json:"spoke"`
	Regular      bool     `json:"regular"`
	First        bool     `json:"first_timer"`
	Advocate     bool     `json:"advocate"`
}

type nextFacts struct {
	Planned bool     `json:"planned"`
	Start   string   `json:"start,omitempty"`
	Zone    string   `json:"zone,omitempty"`
	Skipped []string `json:"skipped"`
	Words   string   `json:"words"`
}

type slotFacts struct {
	Slot     string `json:"slot"`
	Meetups  int    `json:"meetups"`
	Came     int    `json:"came"`
	Expected int    `json:"expected"`
	Pulse    string `json:"pulse"`
}

func aboutSeries(l *session.Live, f *session.SeriesFace) seriesFacts {
	out := seriesFacts{Programme: f.Programme, Meetups: []meetupFacts{}, People: []personFacts{}, Slots: []slotFacts{}, Verdict: f.Verdict}
	for _, m := range f.Meetups {
		one := meetupFacts{Number: m.N, Session: l.Ref(m.Session), Title: m.Title, Start: m.Start.Format(jsonTime), Zone: m.Zone, State: m.State.String(),
			Asked: m.Asked, Coming: m.Coming, Came: m.Came, NoShows: m.NoShows, FirstTimes: m.FirstTimes, Pulse: series.Pulse(m.Pulse)}
		if turnout, ok := m.Turnout(); ok {
			one.Turnout = fmt.Sprintf("%.3f", turnout.Float())
		}
		out.Meetups = append(out.Meetups, one)
	}
	for _, p := range f.People {
		one := personFacts{p.ID.String(), p.Name, p.Organisation, []string{}, p.Came, p.NoShows, p.Spoke, p.Regular, p.First, p.Advocate}
		for _, at := range p.At {
			one.At = append(one.At, at.String())
		}
		out.People = append(out.People, one)
	}
	out.Next = nextFacts{Planned: f.Next.Planned, Zone: f.Next.Zone, Skipped: []string{}, Words: f.Next.Words()}
	if !f.Next.At.IsZero() {
		out.Next.Start = f.Next.At.Format(jsonTime)
	}
	for _, day := range f.Next.Skipped {
		out.Next.Skipped = append(out.Next.Skipped, day.Format(time.DateOnly))
	}
	for _, s := range f.Slots {
		out.Slots = append(out.Slots, slotFacts{s.Slot.String(), s.Meetups, s.Came, s.Expected, series.Pulse(s.Pulse)})
	}
	return out
}

func sayMeetups(e Env, l *session.Live, f *session.SeriesFace) error {
	var rows [][]string
	for _, m := range f.Meetups {
		rows = append(rows, []string{l.Ref(m.Session), m.Title, m.Start.Format("Mon 2 Jan 2006 15:04 ") + m.Zone, series.Told(m)})
	}
	if err := table(e.Out, rows); err != nil {
		return err
	}
	return e.Say("\nNext: %s", nextWords(l, f))
}

// nextWords is the next date, with the command that plans it.
func nextWords(l *session.Live, f *session.SeriesFace) string {
	words := f.Next.Words()
	if !f.Next.Planned && !f.Next.At.IsZero() {
		words += fmt.Sprintf("\n`serendip new meetup %s` plans it.", l.Slug())
	}
	return words
}

func sayGrid(e Env, f *session.SeriesFace) error {
	head := []string{"", "organisation"}
	for _, m := range f.Meetups {
		head = append(head, m.Start.Format("2 Jan 06"))
	}
	rows := [][]string{append(head, "came", "")}
	for _, p := range f.People {
		row := []string{p.Name, p.Organisation}
		for _, at := range p.At {
			row = append(row, at.String())
		}
		var is []string
		for _, x := range []struct {
			so   bool
			word string
		}{{p.Regular, "regular"}, {p.First, "first time"}, {p.Advocate, "advocate"}} {
			if x.so {
				is = append(is, x.word)
			}
		}
		rows = append(rows, append(row, fmt.Sprint(p.Came), strings.Join(is, ", ")))
	}
	return table(e.Out, rows)
}

func saySlots(e Env, f *session.SeriesFace) error {
	for _, s := range f.Slots {
		if err := e.Say("%s", series.Slot(s)); err != nil {
			return err
		}
	}
	return e.Say("%s", sentence(f.Verdict))
}

func endsCommand(e *Env) *cobra.Command {
	return &cobra.Command{
		Use:   "ends SESSION [HH:MM]",
		Short: "Show an agenda's sum and slack against the planned end, or set that end",
		Long: "Show what the blocks add up to against the planned end, and the slack that is left. The end of a meetup stays when its\n" +
			"blocks change. With a time of day, where the session takes place, that end is planned anew.",
		Example: "  serendip ends acme-1\n  serendip ends acme-1 10:45",
		Args:    words(1, 2),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			l, v, err := e.Session(args[0])
			if err != nil {
				return err
			}
			if len(args) == 2 {
				start, _ := span(v)
				length, ok := session.LengthUntil(start, args[1])
				if !ok {
					return usage("%q is no time of day; write it as HH:MM, such as 10:30", args[1])
				}
				if _, err := e.Do(ctx, l, session.SetLength{Session: v.ID, Length: length}); err != nil {
					return err
				}
			}
			return sayEnd(e, l, v.ID)
		}),
	}
}

func sayEnd(e Env, l *session.Live, id model.SessionID) error {
	s := l.Snapshot()
	v := s.State.Session(id)
	f := s.State.MeetingOf(v)
	_, end := span(v)
	c := s.ForConsole(id, e.Actor.Person)
	slack := f.Slack()
	if v.State == model.Live {
		slack = c.Planned.Sub(c.Ends)
	}
	if e.JSON {
		return e.Tell(map[string]any{"session": l.Ref(id), "end": end.Format(jsonTime), "sum_minutes": int(f.Sum.Minutes()), "planned_minutes": int(f.Length.Minutes()),
			"slack_minutes": int(slack.Round(time.Minute).Minutes()), "buffer_minutes": int(f.Buffer.Minutes())})
	}
	if err := e.Say("%s is planned to end at %s: %s.", v.Title, end.Format("15:04"), series.Slack(*f)); err != nil || v.State != model.Live {
		return err
	}
	return e.Say("As things stand it ends at %s.", c.Ends.In(end.Location()).Format("15:04"))
}
