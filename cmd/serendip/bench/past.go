package bench

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"time"

	"serendip/model"
	"serendip/session"
)

// The shape of a past: workshops that are over, in which everybody speaks about everything.
const (
	pastPeople = 100
	pastCases  = 200 // a workshop
	pastSames  = 60  // a use case
	pastNotes  = 20  // details of a use case
	pastBatch  = 4000
)

// past writes the stream of a programme without deciding anything: a million events would take many minutes otherwise.
type past struct {
	codec  *session.Codec
	dice   *rand.Rand
	most   uint64 // events in all
	commit func(session.Batch) error
	batch  session.Batch
	env    session.Envelope
	err    error
}

// WritePast commits a programme of so many events, and a few more to end it well, to a store that has none of it.
func WritePast(codec *session.Codec, id model.ProgrammeID, name string, events int, commit func(session.Batch) error) error {
	p := &past{codec: codec, dice: rand.New(rand.NewPCG(1, 2)), most: uint64(events), commit: commit, batch: session.Batch{Stream: id}}
	p.env.At = time.Date(2020, 1, 1, 9, 0, 0, 0, time.UTC).UnixMilli()
	p.add(model.ProgrammeFounded{Name: name})
	people := make([]model.PersonID, pastPeople)
	for i := range people {
		people[i] = newID[model.PersonID](p)
		p.put(session.PersonRecord(codec, people[i], model.Details{Name: fmt.Sprintf("Person %d", i), Handle: "person"}))
		p.add(model.PersonAdded{Person: people[i]})
	}
	for p.goes() {
		p.workshop(people)
	}
	p.flush()
	return p.err
}

// goes says whether there is more to write.
func (p *past) goes() bool { return p.err == nil && p.env.Seq < p.most }

func newID[T ~[16]byte](p *past) T {
	var random [10]byte
	binary.LittleEndian.PutUint64(random[2:], p.dice.Uint64())
	return model.NewID[T](time.UnixMilli(p.env.At), random)
}

func (p *past) add(e model.Event) {
	p.env.Seq++
	p.env.At += 5
	p.env.Command = newID[model.CommandID](p)
	raw, hash, err := p.codec.Encode(p.env, e)
	if p.err != nil || err != nil {
		p.err = err
		return
	}
	p.env.Prev, p.batch.Head = hash, hash
	p.batch.Events = append(p.batch.Events, raw)
	p.batch.Commands = append(p.batch.Commands, p.env.Command)
	if len(p.batch.Events) == pastBatch {
		p.flush()
	}
}

func (p *past) put(r session.Record) { p.batch.Puts = append(p.batch.Puts, r) }

func (p *past) text(words string) model.Text {
	t := model.Text{ID: newID[model.TextID](p), Sum: sha256.Sum256([]byte(words))}
	p.put(session.TextRecord(p.codec, t, words))
	return t
}

func (p *past) flush() {
	if p.err == nil && len(p.batch.Events) > 0 {
		p.err = p.commit(p.batch)
	}
	p.batch = session.Batch{Stream: p.batch.Stream, Expected: p.env.Seq}
}

// workshop is one from its plan to its end, or as much of it as there is to write.
func (p *past) workshop(people []model.PersonID) {
	v, blocks := newID[model.SessionID](p), session.ValueWorkshop()
	for i := range blocks {
		blocks[i].ID = newID[model.BlockID](p)
	}
	p.add(model.SessionPlanned{Session: v, Title: "Value workshop", Start: p.env.At, Zone: "UTC", Blocks: blocks})
	p.add(model.LobbyOpened{Session: v})
	p.add(model.CodesRenewed{Session: v, Generation: 1})
	p.add(model.WentLive{Session: v, Block: blocks[2].ID})
	for n := 0; n < pastCases && p.goes(); n++ {
		p.useCase(v, blocks[2].ID, n, people)
	}
	p.add(model.SessionClosed{Session: v, Spent: time.Hour})
}

func (p *past) useCase(v model.SessionID, b model.BlockID, n int, people []model.PersonID) {
	c, by := newID[model.UseCaseID](p), people[n%len(people)]
	p.env.Actor = by
	title := p.text(fmt.Sprintf("Drivers send the gate photo of lorry %d ahead", n))
	p.add(model.UseCaseCaptured{Case: c, Session: v, Block: b, Number: n + 1, Kind: model.Planned, Title: title, By: by})
	for i := 0; i < pastSames && p.goes(); i++ {
		p.env.Actor = people[(n+i+1)%len(people)]
		p.add(model.SaidSame{Case: c, Person: p.env.Actor})
	}
	for i := 0; i < pastNotes && p.goes(); i++ {
		p.add(model.DetailAdded{Case: c, Detail: p.text(fmt.Sprintf("in store %d, by the east dock", i)), By: p.env.Actor})
	}
}
