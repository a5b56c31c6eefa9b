package storetest

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"

	"serendip/model"
	"serendip/session"
)

func (k *contract) empty() {
	k.head(Stream(1), session.Head{})
	k.has(Stream(1), 0, nil)
	k.lists(Stream(1), "")
	k.sees(Stream(1), Command(1), false)
	_, err := k.store.Record(k.ctx, Stream(1), "a")
	k.is(err, session.ErrNotFound)
	ids, err := k.store.Streams(k.ctx)
	k.must(err)
	if len(ids) != 0 {
		k.Fatalf("an empty store has the streams %v", ids)
	}
}

func (k *contract) loads() {
	first := Batch(Stream(1), session.Head{}, bodies(3)...)
	head := k.commit(first)
	k.head(Stream(1), head)
	second := Batch(Stream(1), head, bodies(300)...)
	k.head(Stream(1), k.commit(second))
	all := slices.Concat(first.Events, second.Events)
	k.has(Stream(1), 0, all)
	k.has(Stream(1), 2, all[2:])
	k.has(Stream(1), 303, nil)
	k.has(Stream(1), 999, nil)
}

func (k *contract) bytesAreTheReaders() {
	b := Batch(Stream(1), session.Head{}, bodies(3)...)
	b.Puts = []session.Record{{Key: "a", Value: []byte("kept")}}
	k.commit(b)
	for _, event := range k.events(Stream(1), 0) {
		clear(event)
	}
	k.must(k.store.Records(k.ctx, Stream(1), "", func(r session.Record) error { clear(r.Value); return nil }))
	value, err := k.store.Record(k.ctx, Stream(1), "a")
	k.must(err)
	clear(value)
	k.has(Stream(1), 0, Batch(Stream(1), session.Head{}, bodies(3)...).Events)
	k.record(Stream(1), "a", []byte("kept"))
}

func (k *contract) conflict() {
	k.is(k.store.Commit(k.ctx, Batch(Stream(1), session.Head{Seq: 1}, bodies(1)...)), session.ErrConflict)
	first := Batch(Stream(1), session.Head{}, bodies(2)...)
	head := k.commit(first)
	for _, expected := range []uint64{0, 1, 3} {
		b := Batch(Stream(1), session.Head{Seq: expected, Hash: head.Hash}, bodies(1)...)
		k.is(k.store.Commit(k.ctx, b), session.ErrConflict)
	}
	k.is(k.store.Commit(k.ctx, session.Batch{Stream: Stream(1), Puts: []session.Record{{Key: "a"}}}), session.ErrConflict)
	k.head(Stream(1), head)
	k.has(Stream(1), 0, first.Events)
}

func (k *contract) allOrNothing() {
	first := Batch(Stream(1), session.Head{}, bodies(1)...)
	first.Puts = []session.Record{{Key: "old", Value: []byte("1")}}
	head := k.commit(first)
	b := Batch(Stream(1), session.Head{}, bodies(2)...)
	b.Commands = []model.CommandID{Command(7)}
	b.Puts = []session.Record{{Key: "new", Value: []byte("2")}}
	b.Deletes = []string{"old"}
	k.is(k.store.Commit(k.ctx, b), session.ErrConflict)
	for range 2 {
		k.head(Stream(1), head)
		k.has(Stream(1), 0, first.Events)
		k.sees(Stream(1), Command(7), false)
		k.lists(Stream(1), "", "old=1")
		k.reopen()
	}
}

func (k *contract) wrongHead() {
	b := Batch(Stream(1), session.Head{}, bodies(2)...)
	b.Head[0]++
	var refusal *session.Error
	if err := k.store.Commit(k.ctx, b); !errors.As(err, &refusal) || refusal.Code != session.Invalid {
		k.Fatalf("a wrong head answers %v, want an invalid batch", err)
	}
	k.head(Stream(1), session.Head{})
	k.has(Stream(1), 0, nil)
}

func (k *contract) seen() {
	b := Batch(Stream(1), session.Head{}, bodies(2)...)
	b.Commands = []model.CommandID{Command(1), Command(2)}
	k.commit(b)
	k.sees(Stream(1), Command(1), true)
	k.sees(Stream(1), Command(2), true)
	k.sees(Stream(1), Command(3), false)
	k.sees(Stream(2), Command(1), false)
}

func (k *contract) records() {
	b := Batch(Stream(1), session.Head{}, bodies(1)...)
	for _, key := range []string{"person/2", "person/10", "personal", "text/1", "person/1", "", "ä", "person", "\xff"} {
		b.Puts = append(b.Puts, session.Record{Key: key, Value: []byte(strings.ToUpper(key))})
	}
	b.Puts = append(b.Puts, session.Record{Key: "nothing"})
	k.commit(b)
	k.lists(Stream(1), "person/", "person/1=PERSON/1", "person/10=PERSON/10", "person/2=PERSON/2")
	k.lists(Stream(1), "person", "person=PERSON", "person/1=PERSON/1", "person/10=PERSON/10", "person/2=PERSON/2",
		"personal=PERSONAL")
	k.lists(Stream(1), "q")
	k.lists(Stream(1), "\xff", "\xff="+strings.ToUpper("\xff"))
	k.lists(Stream(1), "", "=", "nothing=", "person=PERSON", "person/1=PERSON/1", "person/10=PERSON/10",
		"person/2=PERSON/2", "personal=PERSONAL", "text/1=TEXT/1", "ä=Ä", "\xff="+strings.ToUpper("\xff"))
	k.record(Stream(1), "text/1", []byte("TEXT/1"))
	k.record(Stream(1), "", nil)
	k.record(Stream(1), "nothing", nil)
}

func (k *contract) deletes() {
	put := func(key, value string) session.Record { return session.Record{Key: key, Value: []byte(value)} }
	k.commit(session.Batch{Stream: Stream(1), Puts: []session.Record{put("a", "1"), put("b", "1"), put("c", "1")}})
	k.commit(session.Batch{Stream: Stream(1), Puts: []session.Record{put("a", "2")}, Deletes: []string{"b", "never there"}})
	k.lists(Stream(1), "", "a=2", "c=1")
	_, err := k.store.Record(k.ctx, Stream(1), "b")
	k.is(err, session.ErrNotFound)
	// Deletes come before puts, and of two puts the last counts, whatever the order of the fields says.
	k.commit(session.Batch{Stream: Stream(1), Puts: []session.Record{put("c", "3"), put("c", "4")}, Deletes: []string{"c"}})
	k.lists(Stream(1), "", "a=2", "c=4")
	k.reopen()
	k.lists(Stream(1), "", "a=2", "c=4")
}

func (k *contract) bigRecords() {
	for _, size := range []int{3 << 20, 5 << 20, 100, 600 << 10, 0} {
		value := bytes.Repeat([]byte{byte(size >> 10), 2, 3, 5}, size/4)
		k.commit(session.Batch{Stream: Stream(1), Puts: []session.Record{
			{Key: "big", Value: value}, {Key: "bigger", Value: []byte("neighbour")},
		}})
		k.record(Stream(1), "big", value)
		k.reopen()
		k.record(Stream(1), "big", value)
		k.record(Stream(1), "bigger", []byte("neighbour"))
	}
	k.commit(session.Batch{Stream: Stream(1), Puts: []session.Record{{Key: "big", Value: make([]byte, 2<<20)}}})
	k.commit(session.Batch{Stream: Stream(1), Deletes: []string{"big"}})
	k.lists(Stream(1), "", "bigger=neighbour")
}

func (k *contract) recordsOnly() {
	k.commit(session.Batch{Stream: Stream(2), Puts: []session.Record{{Key: "a", Value: []byte("1")}}})
	k.head(Stream(2), session.Head{})
	head := k.commit(Batch(Stream(1), session.Head{}, bodies(1)...))
	k.commit(session.Batch{Stream: Stream(1), Expected: 1, Commands: []model.CommandID{Command(1)}})
	k.commit(session.Batch{Stream: Stream(1), Expected: 1})
	k.head(Stream(1), head)
	k.sees(Stream(1), Command(1), true)
	ids, err := k.store.Streams(k.ctx)
	k.must(err)
	if !slices.Equal(ids, []model.ProgrammeID{Stream(1)}) {
		k.Fatalf("streams with events are %v, want the first alone", ids)
	}
}

func (k *contract) streamsApart() {
	var want []model.ProgrammeID
	for n := 3; n >= 1; n-- {
		b := Batch(Stream(n), session.Head{}, bodies(n)...)
		b.Puts = []session.Record{{Key: "n", Value: []byte{byte('0' + n)}}}
		k.commit(b)
		want = append([]model.ProgrammeID{Stream(n)}, want...)
	}
	k.commit(session.Batch{Stream: Stream(2), Expected: 2, Deletes: []string{"n"}})
	k.lists(Stream(1), "", "n=1")
	k.lists(Stream(2), "")
	k.lists(Stream(3), "", "n=3")
	for n := 1; n <= 3; n++ {
		k.has(Stream(n), 0, Batch(Stream(n), session.Head{}, bodies(n)...).Events)
	}
	ids, err := k.store.Streams(k.ctx)
	k.must(err)
	if !slices.Equal(ids, want) {
		k.Fatalf("streams are %v, want %v", ids, want)
	}
}

func (k *contract) reopens() {
	head, all := session.Head{}, [][]byte(nil)
	for n := range 5 {
		b := Batch(Stream(1), head, bodies(n+1)...)
		b.Commands = []model.CommandID{Command(n)}
		b.Puts = []session.Record{{Key: "n", Value: []byte{byte('0' + n)}}}
		head, all = k.commit(b), append(all, b.Events...)
		k.reopen()
		k.head(Stream(1), head)
		k.has(Stream(1), 0, all)
		k.sees(Stream(1), Command(n), true)
		k.lists(Stream(1), "", "n="+string(rune('0'+n)))
	}
}

func (k *contract) cancelled() {
	ctx, cancel := context.WithCancel(k.ctx)
	head := k.commit(Batch(Stream(1), session.Head{}, bodies(5)...))
	var read int
	err := k.store.Load(ctx, Stream(1), 0, func(uint64, []byte) error { read++; cancel(); return nil })
	k.is(err, context.Canceled)
	if read != 1 {
		k.Fatalf("%d events were read after the context was cancelled", read-1)
	}
	k.is(k.store.Commit(ctx, Batch(Stream(1), head, bodies(1)...)), context.Canceled)
	_, err = k.store.Head(ctx, Stream(1))
	k.is(err, context.Canceled)
	k.head(Stream(1), head)
}

func (k *contract) stops() {
	b := Batch(Stream(1), session.Head{}, bodies(5)...)
	b.Puts = []session.Record{{Key: "a"}, {Key: "b"}}
	k.commit(b)
	enough := errors.New("enough")
	calls := 0
	k.is(k.store.Load(k.ctx, Stream(1), 1, func(uint64, []byte) error { calls++; return enough }), enough)
	k.is(k.store.Records(k.ctx, Stream(1), "", func(session.Record) error { calls++; return enough }), enough)
	if calls != 2 {
		k.Fatalf("the reader was called %d times, want once for each", calls)
	}
}

func (k *contract) closed() {
	k.commit(Batch(Stream(1), session.Head{}, bodies(1)...))
	k.must(k.store.Close())
	k.must(k.store.Close())
	_, err := k.store.Head(k.ctx, Stream(1))
	k.is(err, session.ErrClosed)
	_, err = k.store.Seen(k.ctx, Stream(1), Command(1))
	k.is(err, session.ErrClosed)
	_, err = k.store.Record(k.ctx, Stream(1), "a")
	k.is(err, session.ErrClosed)
	_, err = k.store.Streams(k.ctx)
	k.is(err, session.ErrClosed)
	k.is(k.store.Commit(k.ctx, session.Batch{Stream: Stream(1), Expected: 1}), session.ErrClosed)
	k.is(k.store.Load(k.ctx, Stream(1), 0, func(uint64, []byte) error { return nil }), session.ErrClosed)
	k.is(k.store.Records(k.ctx, Stream(1), "", func(session.Record) error { return nil }), session.ErrClosed)
}
