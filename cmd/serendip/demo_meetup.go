package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"serendip/cmd/serendip/rehearse"
	"serendip/exports"
	"serendip/session"
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
	if err := d.free(e); err != nil {
		return err
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
	clock, leave, err := d.house(ctx, &e, folder, rehearse.First(start))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, leave()) }()
	all, err := rehearse.NewSeries(ctx, e.House, clock, d.seed, meetupZone)
	if err != nil {
		return err
	}
	door, err := OpenDoor(e.Premises, DoorOptions{Listen: []string{"127.0.0.1:0"}})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(door.Close(), err) }()
	post := newPost(e, all.Live(), "meet.example.org:2222")
	if err := post.speaks(ctx, d.locale); err != nil {
		return err
	}
	var held []exports.Bundle
	sizes := rehearse.Sizes()
	next, err := all.Next(ctx, sizes[0], start)
	if err != nil {
		return err
	}
	for i := range sizes {
		m := next
		d.another = i+1 < len(sizes)
		sheet, before, err := d.playMeetup(ctx, e, m, door.Announced, post)
		if err != nil {
			return err
		}
		if d.another { // its date is in what this one leaves
			if next, err = all.Next(ctx, sizes[i+1], start); err != nil {
				return err
			}
		}
		if d.out == "" {
			continue
		}
		b, err := e.bundle(ctx, all.Live(), m.Session)
		if err != nil {
			return err
		}
		b.Letters, b.Before = post.drafts[m.Session], &before
		if b.Join, err = sheet.joinFiles(exports.BundleName(b.Report)); err != nil {
			return err
		}
		held = append(held, b)
	}
	files, err := d.writeMeetups(ctx, e, all.Live(), held)
	if err != nil {
		return err
	}
	return d.tellMeetups(e, all.Live(), files)
}

// playMeetup holds one of the series, with the letters before and after it. It returns its sheet and its report as of the morning.
func (d demo) playMeetup(ctx context.Context, e Env, m *rehearse.Meetup, door session.Door, post *post) (at sheet, before exports.Report, err error) {
	m.Paced, m.Address, m.Fingerprint = !d.headless, fmt.Sprintf("%s:%d", door.Host, door.Port), door.Fingerprint
	if err := post.before(ctx, m); err != nil {
		return at, before, err
	}
	if err := m.Morning(ctx); err != nil {
		return at, before, err
	}
	planned := func() *session.Session { return post.live.Snapshot().State.Session(m.Session) }
	if at, err = e.demoSheet(ctx, post.live, planned(), door); err != nil {
		return at, before, err
	}
	if before, err = (leaving{}).report(ctx, e, post.live, planned()); err != nil {
		return at, before, err
	}
	if err := d.watch(ctx, e, m.Workshop, m.Plan); err != nil {
		return at, before, err
	}
	return at, before, post.after(ctx, m)
}

// writeMeetups writes a folder for each meetup, and beside them the series with its hand-over.
func (d demo) writeMeetups(ctx context.Context, e Env, l *session.Live, held []exports.Bundle) ([]string, error) {
	if len(held) == 0 {
		return nil, nil
	}
	folder, err := e.Path(d.out)
	if err != nil {
		return nil, err
	}
	over, err := e.House.HandOver(ctx, l)
	if err != nil {
		return nil, err
	}
	made, err := exports.SeriesFiles(held, func(w io.Writer) error {
		_, err := over.WriteTo(w)
		return err
	})
	if err != nil {
		return nil, err
	}
	files, err := exports.Writing{Replace: d.replace}.Files(ctx, folder, made)
	if err != nil {
		return nil, notExported(err)
	}
	return files, nil
}

// tellMeetups says what the series was, and where its files are.
func (d demo) tellMeetups(e Env, l *session.Live, files []string) error {
	held := l.Snapshot().Series()
	if e.JSON {
		return e.Tell(struct {
			Seed   uint64      `json:"seed"`
			Files  []string    `json:"files"`
			Series seriesFacts `json:"series"`
		}{d.seed, files, aboutSeries(l, held)})
	}
	return e.Say("%s", meetupAccount(l, held, topicsAccount(l, held), d.seed, foldersOf(files)))
}

// meetupAccount is a page about the series: every figure in it is the series' own.
func meetupAccount(l *session.Live, f *session.SeriesFace, topics string, seed uint64, files []string) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("%s, a series of %d meetups: a rehearsal with made-up people (seed %d).\n\nMeetups", f.Programme, len(f.Meetups), seed)
	for _, m := range f.Meetups {
		say("  %s, %s\n      %s", m.Title, m.Start.Format("Mon 2 Jan 2006 15:04"), series.Told(m))
		for _, words := range lettersTold(l, m.Session) {
			say("      %s", words)
		}
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
	b.WriteString(topics)
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
