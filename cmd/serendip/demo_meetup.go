package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"serendip/cmd/serendip/datadir"
	"serendip/cmd/serendip/rehearse"
	"serendip/exports"
	"serendip/session"
	"serendip/session/badgerstore"
	"serendip/tui/series"
)

// meetups runs a series of meetups with made-up people, in a folder of its own.
func (d demo) meetups(ctx context.Context, e Env, what string, changed func(string) bool) error {
	for _, other := range []string{"attendees", "usecases", "template", "session"} {
		if changed(other) {
			return usage("--%s is for a workshop; the meetups have their own people and agenda", other)
		}
	}
	switch {
	case what != meetupTemplate:
		return usage("%q cannot be played; say demo, or demo meetup", what)
	case e.Remote():
		return usage("demo is for the command line of the machine itself")
	case d.headless && d.out == "":
		return usage("--headless needs --out DIR for the files")
	case !d.headless && e.Screen == nil:
		return usage("demo needs a terminal to draw on; without one, run `serendip demo meetup --headless --out DIR`")
	}
	folder, err := os.MkdirTemp("", "serendip-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder) // what cannot be removed is the system's to clear
	return d.playMeetups(ctx, e, filepath.Join(folder, "data"))
}

const meetupZone = "Europe/London"

// meetupStart is when the first of the made-up meetups begins.
func meetupStart() (time.Time, error) {
	zone, err := time.LoadLocation(meetupZone)
	if err != nil {
		return time.Time{}, err
	}
	return time.Date(2027, time.January, 14, 8, 30, 0, 0, zone), nil
}

func (d demo) playMeetups(ctx context.Context, e Env, folder string) (err error) {
	start, err := meetupStart()
	if err != nil {
		return err
	}
	dir, err := datadir.Open(folder)
	if err != nil {
		return err
	}
	file, err := openLog(dir)
	if err != nil {
		return err
	}
	defer file.Close() // it goes with the folder
	rate := 1.0
	if !d.headless {
		rate = demoRate
	}
	clock := rehearse.NewClock(start.Add(-2*time.Hour), rate)
	e.Premises, err = openPremises(ctx, dir, badgerstore.Options{Logger: slog.New(slog.NewTextHandler(file, nil))}, func(c *session.Config) { c.Now = clock.Now })
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Premises.Close()) }()
	all, err := rehearse.NewSeries(ctx, e.House, clock, d.seed, meetupZone)
	if err != nil {
		return err
	}
	for _, come := range rehearse.Sizes() {
		w, plan, err := all.Next(ctx, come, start)
		if err != nil {
			return err
		}
		w.Paced = !d.headless
		if err := d.watch(ctx, e, w, plan); err != nil {
			return err
		}
	}
	return d.tellMeetups(ctx, e, all.Live())
}

// tellMeetups leaves the files of every meetup, and says what the series was.
func (d demo) tellMeetups(ctx context.Context, e Env, l *session.Live) error {
	held := l.Snapshot().Series()
	var files []string
	if d.out != "" {
		folder, err := e.Path(d.out)
		if err != nil {
			return err
		}
		for n, m := range held.Meetups {
			report, err := leaving{}.report(ctx, e, l, l.Snapshot().State.Session(m.Session))
			if err != nil {
				return err
			}
			formats := []string{"md", "csv", "json"}
			if n == len(held.Meetups)-1 { // the last has all of the series
				formats = append(formats, "series")
			}
			report.Named = exports.BundleName(report) // each has a day of its own
			made, err := exports.Files(report, formats...)
			if err != nil {
				return err
			}
			written, err := exports.Writing{Replace: d.replace}.Files(ctx, folder, made)
			if err != nil {
				return notExported(err)
			}
			files = append(files, written...)
		}
	}
	if e.JSON {
		return e.Tell(struct {
			Seed   uint64      `json:"seed"`
			Files  []string    `json:"files"`
			Series seriesFacts `json:"series"`
		}{d.seed, files, aboutSeries(l, held)})
	}
	return e.Say("%s", meetupAccount(held, d.seed, files))
}

// meetupAccount is a page about the series: every figure in it is the series' own.
func meetupAccount(f *session.SeriesFace, seed uint64, files []string) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("%s, a series of %d meetups: a rehearsal with made-up people (seed %d).\n\nMeetups", f.Programme, len(f.Meetups), seed)
	for _, m := range f.Meetups {
		say("  %s, %s\n      %s", m.Title, m.Start.Format("Mon 2 Jan 2006 15:04"), series.Told(m))
	}
	say("\nWho came")
	for _, group := range []struct {
		name string
		is   func(session.RegularFace) bool
	}{{"regulars", func(p session.RegularFace) bool { return p.Regular }}, {"for the first time", func(p session.RegularFace) bool { return p.First }},
		{"advocates to nurture", func(p session.RegularFace) bool { return p.Advocate }}} {
		var names []string
		for _, p := range f.People {
			if group.is(p) {
				names = append(names, p.Name)
			}
		}
		slices.Sort(names)
		say("  %d %s: %s", len(names), group.name, fit(strings.Join(names, ", "), titleWidth))
	}
	say("\nMorning or evening")
	for _, s := range f.Slots {
		say("  %s", series.Slot(s))
	}
	say("  %s\n\nNext: %s", f.Verdict, f.Next.Words())
	if len(files) > 0 {
		say("\nFiles")
		for _, file := range files {
			say("  %s", file)
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}
