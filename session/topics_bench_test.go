package session_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// conference is 487 proposals: those of FOSDEM 2013 where the real agenda is at hand, else as many made-up ones.
func conference(b *testing.B) []session.TopicRow {
	b.Helper()
	var rows []session.TopicRow
	if root := os.Getenv("SERENDIP_REAL_DATA"); root != "" {
		raw, err := os.ReadFile(filepath.Join(root, "meetups", "fosdem_2013.xml"))
		if err != nil {
			b.Fatal(err)
		}
		p, err := intake.Topics("fosdem_2013.xml", bytes.NewReader(raw))
		if err != nil {
			b.Fatal(err)
		}
		for _, x := range p.Items {
			rows = append(rows, session.TopicRow{Title: x.Title, About: x.About, People: x.People, When: x.When})
		}
		return rows
	}
	for n := range 487 {
		rows = append(rows, session.TopicRow{Title: model.MustLine(fmt.Sprintf("Talk %d of the conference", n)), People: []string{fmt.Sprintf("Speaker %d", n/2)}})
	}
	return rows
}

// room is a live unconference in 20 slots and 24 rooms, before anything is proposed.
func room(b *testing.B) *place {
	b.Helper()
	p := &place{Workshop: sessiontest.New(b, storetest.NewMemory())}
	p.GoLive()
	g := model.Grid{Slots: 20, Minutes: 30, Several: true}
	for n := range 24 {
		g.Rooms = append(g.Rooms, fmt.Sprintf("Room %d", n+1))
	}
	p.Do(session.AddBlock{Session: p.ID, Block: model.Block{Title: "Talk", Method: model.Topics, Timebox: 30 * time.Minute, Grid: &g}, At: len(p.Session().Blocks)})
	p.To(model.Topics)
	return p
}

// BenchmarkTopics is a whole conference of proposals: taking them in, voting, the schedule, and what the faces take to be made
// again after each of these.
func BenchmarkTopics(b *testing.B) {
	rows := conference(b)
	b.Run("import", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			p := room(b)
			b.StartTimer()
			p.Do(session.ImportTopics{Session: p.ID, Source: "conference", Rows: rows})
		}
	})
	p := room(b)
	p.Do(session.ImportTopics{Session: p.ID, Source: "conference", Rows: rows})
	ada := p.As("Ada").Person
	n := 0
	vote := func() {
		p.By(fmt.Sprintf("Voter %d", n/len(rows)), session.SaySame{Case: p.Case(1 + n%len(rows)).ID})
		n++
	}
	b.Run("vote", func(b *testing.B) {
		for b.Loop() {
			vote()
		}
	})
	b.Run("schedule", func(b *testing.B) {
		for b.Loop() {
			p.Do(session.ScheduleTopics{Session: p.ID})
			b.StopTimer()
			p.Do(session.PlaceTopic{Session: p.ID, Topic: p.Case(1 + n%len(rows)).ID}) // so that there is something to do
			vote()
			b.StartTimer()
		}
	})
	for name, face := range map[string]func(){
		"console after a vote": func() { p.Live.Snapshot().ForConsole(p.ID, ada) },
		"wall after a vote":    func() { p.Live.Snapshot().ForWall(p.ID) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				vote()
				b.StartTimer()
				face()
			}
		})
	}
}
