package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
	"serendip/tui/theme"
)

// crowd is a room full of seats without terminals: what each costs when somebody else does something.
type crowd struct {
	*sessiontest.Workshop
	rooms  []session.Room
	models []tea.Model
}

const benchSeats = 100

// sit makes a workshop with so many ideas in its capture block, and the seats.
func sit(b *testing.B, ideas int) *crowd {
	b.Helper()
	w := &crowd{Workshop: sessiontest.New(b, storetest.NewMemory())}
	w.Live.OpenDoor(session.Door{Host: "10.20.0.14", Port: 23234})
	w.GoLive()
	w.To(model.Capture)
	for n := range ideas {
		w.Says(fmt.Sprintf("Guest %d", n%benchSeats), fmt.Sprintf("Crew %d sends photo %d ahead of lorry %d", n, n*7, n*13))
	}
	looks := &theme.Looks{}
	for n := range benchSeats {
		room := w.Live.Enter(w.As(fmt.Sprintf("Guest %d", n)), w.ID, session.AtSeat)
		b.Cleanup(room.Leave)
		w.rooms = append(w.rooms, room)
		m := NewSeat(room, Env{Profile: colorprofile.ANSI256, Remote: true, Looks: looks})
		m, _ = m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		w.models = append(w.models, m)
	}
	w.frames()
	w.press(tea.KeyPressMsg{Code: tea.KeyEnter}) // who comes late goes on
	return w
}

// frames lets every seat take the newest face and draw it.
func (w *crowd) frames() {
	for i, m := range w.models {
		m, _ = m.Update(newsMsg{})
		w.models[i] = m
		_ = m.(Seat).Frame()
	}
}

// press gives a key to every seat.
func (w *crowd) press(key tea.KeyPressMsg) {
	for i, m := range w.models {
		s := m.(Seat)
		next, _ := s.Shell.top(key)
		s.Shell = next.(Shell)
		w.models[i] = s
	}
}

// toggle lets somebody say "same", and take it back the next time.
func (w *crowd) toggle(n int) {
	who := w.As("Guest 7")
	var i session.Intent = session.SaySame{Case: w.Case(3).ID, Person: who.Person}
	if n%2 == 1 {
		i = session.TakeSameBack{Case: w.Case(3).ID, Person: who.Person}
	}
	if _, err := w.Try(who, i); err != nil {
		panic(err)
	}
}

// BenchmarkSeatsSeeAChange is what one seat does, from the newest state to its picture, when somebody else did something.
func BenchmarkSeatsSeeAChange(b *testing.B) {
	for _, ideas := range []int{12, 40, 300} {
		b.Run(fmt.Sprintf("shared/%d", ideas), func(b *testing.B) {
			w := sit(b, ideas)
			measure(b, w)
		})
		b.Run(fmt.Sprintf("marked/%d", ideas), func(b *testing.B) {
			w := sit(b, ideas)
			for n := range benchSeats {
				for k := range 3 {
					who := w.As(fmt.Sprintf("Guest %d", n))
					c := w.Case(1 + (n*5+k*3+1)%ideas)
					if c.By != who.Person {
						w.By(fmt.Sprintf("Guest %d", n), session.SaySame{Case: c.ID, Person: who.Person})
					}
				}
			}
			measure(b, w)
		})
	}
	b.Run("scoring", func(b *testing.B) {
		w := sit(b, 12)
		w.score(b)
		for n := range benchSeats {
			w.press(tea.KeyPressMsg{Code: tea.KeyEnter})
			_ = n
		}
		w.frames()
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			b.StopTimer()
			w.Do(session.Extend{Session: w.ID, By: 60e9})
			n++
			b.StartTimer()
			w.frames()
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchSeats, "ns/seat")
	})
}

func (w *crowd) score(b *testing.B) {
	w.To(model.Capture)
	for {
		cur, _ := w.Session().Block(w.Session().Current)
		if cur.Method == model.Capture && cur.Kind == model.Planned {
			break
		}
		w.Do(session.Advance{Session: w.ID, From: w.Session().Current})
	}
	for n := range 9 {
		w.Says(fmt.Sprintf("Guest %d", n), fmt.Sprintf("Plan %d for the night shift", n))
	}
	w.To(model.Scoring)
	w.frames()
}

func measure(b *testing.B, w *crowd) {
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		b.StopTimer()
		w.toggle(n)
		n++
		b.StartTimer()
		w.frames()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchSeats, "ns/seat")
}
