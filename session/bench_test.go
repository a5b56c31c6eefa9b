package session_test

import (
	"fmt"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// full is a live workshop with so many use cases, said by 30 people who joined each other's.
func full(b *testing.B, cases int) *place {
	b.Helper()
	p := &place{Workshop: sessiontest.New(b, storetest.NewMemory())}
	p.GoLive()
	p.To(model.Capture)
	for n := range cases {
		who := fmt.Sprintf("Guest %c%c", 'A'+n%6, 'A'+n%5)
		p.Says(who, fmt.Sprintf("Crew %d sends photo %d ahead of lorry %d", n, n*7, n*13))
		if n > 0 {
			p.Do(session.CountSame{Case: p.Case(n).ID, People: 1 + n%4})
		}
	}
	return p
}

// BenchmarkFaces is what the first of each audience has to compute of a snapshot in which no use case changed, and of one
// in which one did.
func BenchmarkFaces(b *testing.B) {
	for _, cases := range []int{40, 300, 1000} {
		p := full(b, cases)
		ada := p.As("Guest AA").Person
		fresh := func() *session.Snapshot { p.Live.OpenDoor(session.Door{}); return p.Live.Snapshot() }
		changed := p.changing()
		for _, one := range []struct {
			name string
			face func(*session.Snapshot)
		}{
			{"wall", func(s *session.Snapshot) { s.ForWall(p.ID) }},
			{"console", func(s *session.Snapshot) { s.ForConsole(p.ID, ada) }},
			{"seat", func(s *session.Snapshot) { s.ForSeat(p.ID, ada) }},
			{"50 seats", func(s *session.Snapshot) {
				for range 50 {
					s.ForSeat(p.ID, ada)
				}
			}},
		} {
			b.Run(fmt.Sprintf("%s/%d", one.name, cases), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					one.face(fresh())
				}
			})
			b.Run(fmt.Sprintf("%s changed/%d", one.name, cases), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					one.face(changed())
				}
			})
		}
	}
}

// changing makes snapshots in each of which another use case has changed, without deciding or keeping anything.
func (p *place) changing() func() *session.Snapshot {
	n := uint64(0)
	return func() *session.Snapshot {
		n++
		s := p.state()
		c := p.Case(1 + int(n)%len(p.Session().Cases))
		session.Publish(p.Live, session.Apply(s, session.Envelope{Seq: s.Seq + 1, At: s.At, Command: id[model.CommandID](n)}, model.SameCounted{Case: c.ID, People: 1}))
		return p.Live.Snapshot()
	}
}

func BenchmarkDecideApply(b *testing.B) {
	for _, cases := range []int{40, 300, 1000} {
		p := full(b, cases)
		s, ada := p.state(), p.As("Guest AA")
		for _, i := range []session.Intent{
			session.Say{Session: p.ID, Line: "Drivers weigh every lorry once"},
			session.SaySame{Case: p.Case(2).ID},
		} {
			c := p.Live.Mint(ada, i)
			c.Now = p.Clock.Now()
			b.Run(fmt.Sprintf("%T/%d", i, cases), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					out, err := session.Decide(s, p.Config.Codec, c)
					must(b, err)
					for _, e := range out.Events {
						session.Apply(s, session.Envelope{Seq: s.Seq + 1, Command: c.ID, Actor: ada.Person}, e)
					}
				}
			})
		}
	}
}

// BenchmarkApply folds one event into a state of a few thousand.
func BenchmarkApply(b *testing.B) {
	for _, cases := range []int{40, 300, 1000} {
		p := full(b, cases)
		s := p.state()
		for _, e := range []model.Event{
			model.UseCaseCaptured{Case: id[model.UseCaseID](1), Session: p.ID, Block: p.Session().Current, Number: cases + 1, Kind: model.Planned, By: p.As("Guest AA").Person},
			model.SaidSame{Case: p.Case(2).ID, Person: p.As("Guest BB").Person},
			model.TimerExtended{Session: p.ID, Block: p.Session().Current, By: time.Minute},
		} {
			env := session.Envelope{Seq: s.Seq + 1, At: s.At, Command: id[model.CommandID](2)}
			b.Run(fmt.Sprintf("%T/%d", e, cases), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					session.Apply(s, env, e)
				}
			})
		}
	}
}

// BenchmarkKept writes a state whole and reads it again.
func BenchmarkKept(b *testing.B) {
	for _, cases := range []int{40, 300, 1000} {
		p := full(b, cases)
		b.Run(fmt.Sprint(cases), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, ok := session.Kept(p.Config.Codec, p.state()); !ok {
					b.Fatal("it cannot be read")
				}
			}
		})
	}
}

func BenchmarkCodec(b *testing.B) {
	codec, err := session.NewCodec()
	must(b, err)
	e := model.UseCaseCaptured{Case: id[model.UseCaseID](1), Session: id[model.SessionID](2), Block: id[model.BlockID](3), Number: 7,
		Kind: model.Planned, Title: model.Text{ID: id[model.TextID](4)}, By: id[model.PersonID](5)}
	env := session.Envelope{Seq: 9, At: 1_770_000_000_000, Actor: e.By, Command: id[model.CommandID](6)}
	raw, _, err := codec.Encode(env, e)
	must(b, err)
	b.Run("encode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _, err := codec.Encode(env, e)
			must(b, err)
		}
		b.ReportMetric(float64(len(raw)), "bytes")
	})
	b.Run("decode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _, err := codec.Decode(raw)
			must(b, err)
		}
	})
}
