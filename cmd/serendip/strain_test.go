package main

import (
	"strings"
	"testing"
	"time"

	"serendip/session"
	"serendip/tui/sshd"
)

// machine is a door's load by a clock of its own.
type machine struct {
	strain strain
	now    sshd.Load
}

func newMachine() *machine {
	m := &machine{now: sshd.Load{At: time.Unix(1_770_000_000, 0), Limit: 500, Processors: 2, Known: true}}
	m.strain.before = m.now
	return m
}

// looks lets two seconds pass in which a hundred pictures came in a step of lateness, and this process used a share of
// the processors.
func (m *machine) looks(step int, busy float64) string {
	m.now.At = m.now.At.Add(lookEvery)
	m.now.Spent += time.Duration(busy * float64(lookEvery) * float64(m.now.Processors))
	m.now.Pictures[step] += 100
	return m.strain.look(m.now)
}

// The steps of lateness: 0, 50, 100, 200, 400 ms.
const (
	inTime = iota
	bit
	tenth
	fifth
	half
)

func TestLateScreensAreToldAndNoFlicker(t *testing.T) {
	m := newMachine()
	for i, c := range []struct {
		step int
		busy float64
		want string // a part; "" is nothing
	}{
		{inTime, 0.9, ""}, {bit, 0.9, ""},
		{half, 0.9, ""}, {inTime, 0.9, ""}, // once is no sign
		{fifth, 0.6, ""}, {fifth, 0.6, "screens come 0.2 s late: this machine is near its end"},
		{half, 0.6, "0.4 s late"}, {fifth, 0.6, "0.3 s late"}, // the worst is forgotten by and by
		{tenth, 0.6, "0.2 s late"}, {inTime, 0.6, "0.2 s late"}, {tenth, 0.6, "0.1 s late"},
		{inTime, 0.6, "0.1 s late"}, {inTime, 0.6, "0.1 s late"}, {bit, 0.6, "0.1 s late"}, {bit, 0.6, "0.1 s late"}, {bit, 0.6, ""},
		{fifth, 0.1, ""}, {fifth, 0.1, "though Serendip has processors left"},
	} {
		got := m.looks(c.step, c.busy)
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Fatalf("look %d: %q, want %q", i, got, c.want)
		}
	}
}

func TestABusyMachineIsToldBeforeScreensAreLate(t *testing.T) {
	m := newMachine()
	for range looksToEnd - 1 {
		if got := m.looks(inTime, 0.95); got != "" {
			t.Fatalf("said too soon: %q", got)
		}
	}
	if got := m.looks(inTime, 0.95); !strings.Contains(got, "works nearly as hard as it can") {
		t.Fatalf("said %q", got)
	}
	for range looksToEnd - 1 {
		if got := m.looks(inTime, 0.5); got == "" {
			t.Fatal("taken back too soon")
		}
	}
	if got := m.looks(inTime, 0.5); got != "" {
		t.Fatalf("still said: %q", got)
	}
}

func TestSeatsAreCountedFromNineInTen(t *testing.T) {
	m := newMachine()
	for _, c := range []struct {
		seats int
		want  string
	}{
		{449, ""}, {450, "450 of 500 seats are taken"}, {430, "430 of 500 seats are taken"}, {401, "401 of 500 seats are taken"},
		{399, ""}, {449, ""}, {500, "all 500 seats are taken: whoever comes now is turned away; let people share seats"},
		{502, "all 500 seats are taken: whoever comes now is turned away; let people share seats"}, // two facilitators
	} {
		m.now.Seats = c.seats
		if got := m.looks(inTime, 0); got != c.want {
			t.Errorf("%d seats: %q, want %q", c.seats, got, c.want)
		}
	}
}

// TestTheConsoleTellsThatSeatsRunOut fills a door of four seats: only the console says so, and no longer once people left.
func TestTheConsoleTellsThatSeatsRunOut(t *testing.T) {
	t.Parallel()
	v := openVenue(t, func(v *venue) { v.limits = sshd.Limits{Seats: 4} })
	console, wall, ada, mei := v.Console(), v.Screen("wall"), v.As("Ada"), v.As("Mei")
	console.Shows("all 4 seats are")
	out, errs, code := v.runs(v.dial(v.sessionCode()), "status", "")
	if code != sshd.ExitUnavailable || !strings.Contains(out+errs, "Every seat is taken") {
		t.Errorf("a fifth is told %q %q, status %d", out, errs, code)
	}
	v.Does(session.SwitchLights{Session: v.session().ID, Dark: true}, session.SwitchLights{Session: v.session().ID})
	for _, w := range []*window{wall, ada, mei} {
		w.Never("all 4", "seats are")
	}
	ada.cuts()
	mei.cuts()
	console.Hides("seats are")
}
