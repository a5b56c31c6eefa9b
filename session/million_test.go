package session_test

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/badgerstore"
	"serendip/session/sessiontest"
)

// years is a programme of many sessions, written without deciding anything: a million events in minutes otherwise.
type years struct {
	codec  *session.Codec
	batch  session.Batch
	commit func(session.Batch) error
	env    session.Envelope
	n      uint64
	err    error
}

// The shape of a million events: 50 sessions, all but the last closed, 10,000 use cases, 200 people.
const (
	yearsSessions = 50
	yearsCases    = 200 // a session
	yearsPeople   = 200
	yearsSames    = 60 // a use case
	yearsDetails  = 20
	yearsEdits    = 10
	yearsClaims   = 9
	yearsBatch    = 4000
)

func id[T ~[16]byte](n uint64) T {
	sum := sha256.Sum256(binary.BigEndian.AppendUint64(nil, n))
	return model.NewID[T](time.UnixMilli(1_770_000_000_000+int64(n)), [10]byte(sum[:]))
}

func next[T ~[16]byte](y *years) T { y.n++; return id[T](y.n) }

func (y *years) add(e model.Event) {
	if y.err != nil {
		return
	}
	y.env.Seq++
	y.env.At += 5
	y.env.Command = next[model.CommandID](y)
	raw, hash, err := y.codec.Encode(y.env, e)
	y.env.Prev, y.batch.Head, y.err = hash, hash, err
	y.batch.Events = append(y.batch.Events, raw)
	y.batch.Commands = append(y.batch.Commands, y.env.Command)
	if len(y.batch.Events) == yearsBatch {
		y.flush()
	}
}

func (y *years) flush() {
	if y.err == nil && len(y.batch.Events) > 0 {
		y.err = y.commit(y.batch)
	}
	y.batch = session.Batch{Stream: y.batch.Stream, Expected: y.env.Seq}
}

func (y *years) text(words string) model.Text {
	t := model.Text{ID: next[model.TextID](y), Sum: sha256.Sum256([]byte(words))}
	y.batch.Puts = append(y.batch.Puts, session.TextRecord(y.codec, t, words))
	return t
}

// write commits the whole programme and says how many events it has.
func (y *years) write() (uint64, error) {
	people := make([]model.PersonID, yearsPeople)
	y.add(model.ProgrammeFounded{Name: "Acme"})
	for i := range people {
		people[i] = next[model.PersonID](y)
		y.batch.Puts = append(y.batch.Puts, session.PersonRecord(y.codec, people[i], model.Details{Name: fmt.Sprintf("Person %d", i), Handle: "person"}))
		y.add(model.PersonAdded{Person: people[i]})
	}
	for n := range yearsSessions {
		y.session(people, yearsCases, n == yearsSessions-1)
	}
	y.flush()
	return y.env.Seq, y.err
}

// session is planned, goes live, and gathers use cases.
func (y *years) session(people []model.PersonID, cases int, last bool) {
	v, blocks := next[model.SessionID](y), session.ValueWorkshop()
	for i := range blocks {
		blocks[i].ID = next[model.BlockID](y)
	}
	y.add(model.SessionPlanned{Session: v, Title: "Value workshop", Start: y.env.At, Zone: "UTC", Blocks: blocks})
	y.add(model.LobbyOpened{Session: v})
	y.add(model.CodesRenewed{Session: v, Generation: 1})
	y.add(model.WentLive{Session: v, Block: blocks[2].ID})
	for number := range cases {
		y.useCase(v, blocks[2].ID, number, people)
	}
	if !last {
		y.add(model.SessionClosed{Session: v, Spent: time.Hour})
	}
}

func (y *years) useCase(v model.SessionID, b model.BlockID, number int, people []model.PersonID) {
	c, by := next[model.UseCaseID](y), people[number%len(people)]
	y.env.Actor = by
	title := y.text(fmt.Sprintf("Drivers send the gate photo of lorry %d ahead", number))
	y.add(model.UseCaseCaptured{Case: c, Session: v, Block: b, Number: number + 1, Kind: model.Planned, Title: title, By: by})
	for i := range yearsSames {
		y.env.Actor = people[(number+i+1)%len(people)]
		y.add(model.SaidSame{Case: c, Person: y.env.Actor})
	}
	for i := range yearsDetails {
		y.add(model.DetailAdded{Case: c, Detail: y.text(fmt.Sprintf("in store %d, by the east dock", i)), By: y.env.Actor})
	}
	for i := range yearsEdits {
		was := title
		title = y.text(fmt.Sprintf("Drivers send %d photos of lorry %d ahead", i, number))
		y.add(model.TitleEdited{Case: c, Title: title, Was: was})
	}
	for i := range yearsClaims {
		y.add(model.MinutesClaimed{Case: c, Minutes: i + 1, Others: 3, WasMinutes: i})
	}
}

// million is a folder with that programme, and what opens it.
func million(b *testing.B) (cfg session.Config, folder string, events uint64) {
	b.Helper()
	codec, err := session.NewCodec()
	must(b, err)
	cfg = session.Config{Secrets: sessiontest.NewSecrets(), Codec: codec, Now: time.Now, Random: session.Random, Logger: slog.New(slog.DiscardHandler)}
	folder = b.TempDir()
	cfg.Store = reopened(b, cfg, folder)
	y := &years{codec: codec, batch: session.Batch{Stream: model.ProgrammeID{15: 1}}, env: session.Envelope{At: 1_770_000_000_000}}
	y.commit = func(batch session.Batch) error { return cfg.Store.Commit(b.Context(), batch) }
	events, err = y.write()
	must(b, err)
	return cfg, folder, events
}

// reopened is the store in a folder as a program finds it that has just started.
func reopened(b *testing.B, cfg session.Config, folder string) session.Store {
	b.Helper()
	if cfg.Store != nil {
		must(b, cfg.Store.Close())
	}
	store, err := badgerstore.Open(b.Context(), folder, badgerstore.Options{Previous: cfg.Codec.Prev})
	must(b, err)
	b.Cleanup(func() { _ = store.Close() })
	return store
}

// BenchmarkMillionEvents opens a programme of a million events from its events alone, and from a kept state.
func BenchmarkMillionEvents(b *testing.B) {
	cfg, folder, events := million(b)
	open := func(b *testing.B) *session.Live {
		l, err := session.Open(b.Context(), cfg, model.ProgrammeID{15: 1})
		must(b, err)
		return l
	}
	b.Run("replay", func(b *testing.B) {
		cfg.Store = reopened(b, cfg, folder)
		for b.Loop() {
			l := open(b)
			if at := l.Snapshot().State.Seq; at != events {
				b.Fatalf("opened at %d of %d", at, events)
			}
			l.Close()
		}
		b.ReportMetric(float64(events), "events")
	})
	b.Run("kept", func(b *testing.B) {
		cfg.Store = reopened(b, cfg, folder)
		l := open(b)
		_, err := l.Do(b.Context(), l.Mint(sessiontest.Host(), session.SetVision{Vision: "No lorry waits"}))
		must(b, err)
		l.Close() // only after the state was kept
		kept := 0
		must(b, cfg.Store.Records(b.Context(), model.ProgrammeID{15: 1}, session.KeptPrefix, func(r session.Record) error {
			kept += len(r.Value)
			return nil
		}))
		cfg.Store = reopened(b, cfg, folder)
		for b.Loop() {
			open(b).Close()
		}
		b.ReportMetric(float64(kept)/1e6, "MB/kept")
	})
}
