package session_test

import (
	"fmt"
	"testing"

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

func BenchmarkFaces(b *testing.B) {
	for _, cases := range []int{40, 1000} {
		p := full(b, cases)
		ada := p.As("Guest AA").Person
		fresh := func() *session.Snapshot { p.Live.OpenDoor(session.Door{}); return p.Live.Snapshot() }
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
		}
	}
}

func BenchmarkDecideApply(b *testing.B) {
	for _, cases := range []int{40, 1000} {
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
