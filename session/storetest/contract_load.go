package storetest

import (
	"bytes"
	"fmt"
	"sync"

	"serendip/model"
	"serendip/session"
)

// largeBatch commits 10 MB of text and 5 MB of events as one batch, as an import does, beside a smaller stream.
func (k *contract) largeBatch() {
	k.commit(session.Batch{Stream: Stream(1), Puts: []session.Record{{Key: "gone", Value: []byte("1")}}})
	small := Batch(Stream(2), session.Head{}, bodies(2)...)
	k.commit(small)
	b := Batch(Stream(1), session.Head{}, bodies(2500)...)
	for i := range 2500 {
		value := bytes.Repeat(fmt.Appendf(nil, "%06d\n", i), 600)
		b.Puts = append(b.Puts, session.Record{Key: fmt.Sprintf("text/%06d", i), Value: value})
	}
	b.Puts = append(b.Puts, session.Record{Key: "state", Value: bytes.Repeat([]byte("state"), 300_000)})
	b.Deletes = []string{"gone"}
	b.Commands = []model.CommandID{Command(1)}
	head := k.commit(b)
	next := Batch(Stream(1), head, bodies(1)...)
	end := k.commit(next)
	for range 2 {
		k.head(Stream(1), end)
		k.has(Stream(1), 0, append(b.Events[:len(b.Events):len(b.Events)], next.Events...))
		k.sees(Stream(1), Command(1), true)
		k.lists(Stream(1), "gone")
		for _, r := range b.Puts[len(b.Puts)-100:] {
			k.record(Stream(1), r.Key, r.Value)
		}
		if got := len(k.list(Stream(1), "text/")); got != 2500 {
			k.Fatalf("%d texts, want 2500", got)
		}
		k.has(Stream(2), 0, small.Events)
		k.reopen()
	}
}

// concurrent has eight streams written at once, each by its own goroutine.
func (k *contract) concurrent() {
	const streams, batches = 8, 20
	var wg sync.WaitGroup
	fails := make(chan error, streams)
	for n := range streams {
		wg.Go(func() {
			head := session.Head{}
			for i := range batches {
				b := Batch(Stream(n), head, fmt.Appendf(nil, "%d %d", n, i))
				b.Puts = []session.Record{{Key: "last", Value: []byte{byte(i)}}}
				if err := k.store.Commit(k.ctx, b); err != nil {
					fails <- err
					return
				}
				head = End(b)
				if got, err := k.store.Head(k.ctx, Stream(n)); err != nil || got != head {
					fails <- fmt.Errorf("stream %d: head %d after commit, want %d (%v)", n, got.Seq, head.Seq, err)
					return
				}
			}
		})
	}
	wg.Wait()
	close(fails)
	for err := range fails {
		k.Error(err)
	}
	for n := range streams {
		for i, event := range k.events(Stream(n), 0) {
			if want := fmt.Sprintf("%d %d", n, i); string(event[32:]) != want {
				k.Fatalf("stream %d holds %q, want %q", n, event[32:], want)
			}
		}
		k.record(Stream(n), "last", []byte{batches - 1})
	}
}

// readsWhileWriting reads records and events while batches are committed that keep both in step.
func (k *contract) readsWhileWriting() { k.readsWhile(30, 10, 10) }

// readsWhileLarge does the same with batches of 11 MB.
func (k *contract) readsWhileLarge() { k.readsWhile(3, 28, 400<<10) }

// readsWhile has batches committed, each with n events and n records of so many bytes that say which batch they are of.
func (k *contract) readsWhile(batches, n, size int) {
	done := make(chan error, 1)
	go func() {
		head := session.Head{}
		for i := range batches {
			b := Batch(Stream(1), head, bodies(n)...)
			for j := range n {
				value := bytes.Repeat([]byte{byte(i)}, size)
				b.Puts = append(b.Puts, session.Record{Key: fmt.Sprint(j), Value: value})
			}
			if err := k.store.Commit(k.ctx, b); err != nil {
				done <- err
				return
			}
			head = End(b)
		}
		done <- nil
	}()
	for {
		k.oneMoment(n)
		select {
		case err := <-done:
			k.must(err)
			return
		default:
		}
	}
}

// oneMoment fails when a reader sees part of a batch of n events and n records.
func (k *contract) oneMoment(n int) {
	k.Helper()
	if seen := len(k.events(Stream(1), 0)); seen%n != 0 {
		k.Fatalf("a reader saw %d events, part of a batch", seen)
	}
	count, batches := 0, map[byte]bool{}
	k.must(k.store.Records(k.ctx, Stream(1), "", func(r session.Record) error {
		count++
		batches[r.Value[0]] = true
		return nil
	}))
	if len(batches) > 1 || count != 0 && count != n {
		k.Fatalf("a reader saw %d records of %d batches", count, len(batches))
	}
}
