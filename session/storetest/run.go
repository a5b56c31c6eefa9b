package storetest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"testing"

	"serendip/model"
	"serendip/session"
)

// Opener opens the store at one place. After the store was closed it opens the same place again, with all that was
// committed to it.
type Opener func() (session.Store, error)

// Run holds a store to the contract. place makes a fresh, empty place to open stores at.
func Run(t *testing.T, place func(t *testing.T) Opener) {
	for _, c := range []struct {
		name string
		test func(*contract)
	}{
		{"an empty store", (*contract).empty},
		{"what was committed is loaded", (*contract).loads},
		{"events belong to the reader", (*contract).bytesAreTheReaders},
		{"another expected sequence is a conflict", (*contract).conflict},
		{"a refused batch leaves nothing", (*contract).allOrNothing},
		{"the head must be the last event's hash", (*contract).wrongHead},
		{"commands are seen", (*contract).seen},
		{"records are listed by prefix in key order", (*contract).records},
		{"records are replaced and deleted", (*contract).deletes},
		{"big records shrink, grow and go", (*contract).bigRecords},
		{"a batch without events", (*contract).recordsOnly},
		{"streams are apart", (*contract).streamsApart},
		{"everything is there after reopening", (*contract).reopens},
		{"a batch of 10 MB is one", (*contract).largeBatch},
		{"many streams at once", (*contract).concurrent},
		{"a reader sees one moment", (*contract).readsWhileWriting},
		{"a large batch is seen whole or not at all", (*contract).readsWhileLarge},
		{"a cancelled context", (*contract).cancelled},
		{"the reader's error ends reading", (*contract).stops},
		{"a closed store", (*contract).closed},
	} {
		t.Run(c.name, func(t *testing.T) {
			open := place(t)
			k := &contract{T: t, ctx: t.Context(), open: open}
			k.reopen()
			t.Cleanup(func() { _ = k.store.Close() })
			c.test(k)
		})
	}
}

// contract is one test's store and what it takes to speak to it briefly.
type contract struct {
	*testing.T
	ctx   context.Context
	open  Opener
	store session.Store
}

// reopen closes the store, when there is one, and opens its place again.
func (k *contract) reopen() {
	k.Helper()
	if k.store != nil {
		k.must(k.store.Close())
	}
	store, err := k.open()
	k.must(err)
	k.store = store
}

func (k *contract) must(err error) {
	k.Helper()
	if err != nil {
		k.Fatalf("no error was expected: %v", err)
	}
}

func (k *contract) is(err, want error) {
	k.Helper()
	if !errors.Is(err, want) {
		k.Fatalf("the error is %v, want %v", err, want)
	}
}

// commit commits the batch and answers the head after it.
func (k *contract) commit(b session.Batch) session.Head {
	k.Helper()
	k.must(k.store.Commit(k.ctx, b))
	return End(b)
}

func (k *contract) head(stream model.ProgrammeID, want session.Head) {
	k.Helper()
	got, err := k.store.Head(k.ctx, stream)
	k.must(err)
	if got != want {
		k.Fatalf("the head is %d %x, want %d %x", got.Seq, got.Hash[:4], want.Seq, want.Hash[:4])
	}
}

// events is all of the stream after the sequence; it fails when the sequences are not dense.
func (k *contract) events(stream model.ProgrammeID, after uint64) [][]byte {
	k.Helper()
	var all [][]byte
	k.must(k.store.Load(k.ctx, stream, after, func(seq uint64, event []byte) error {
		if want := after + uint64(len(all)) + 1; seq != want {
			return fmt.Errorf("sequence %d, want %d", seq, want)
		}
		all = append(all, event)
		return nil
	}))
	return all
}

func (k *contract) has(stream model.ProgrammeID, after uint64, want [][]byte) {
	k.Helper()
	if got := k.events(stream, after); !slices.EqualFunc(got, want, bytes.Equal) {
		k.Fatalf("%d events after %d, want %d, or they differ", len(got), after, len(want))
	}
}

// list is every record under the prefix as "key=value".
func (k *contract) list(stream model.ProgrammeID, prefix string) []string {
	k.Helper()
	var all []string
	k.must(k.store.Records(k.ctx, stream, prefix, func(r session.Record) error {
		all = append(all, r.Key+"="+string(r.Value))
		return nil
	}))
	return all
}

func (k *contract) lists(stream model.ProgrammeID, prefix string, want ...string) {
	k.Helper()
	if got := k.list(stream, prefix); !slices.Equal(got, want) {
		k.Fatalf("records under %q are %q, want %q", prefix, got, want)
	}
}

func (k *contract) record(stream model.ProgrammeID, key string, want []byte) {
	k.Helper()
	got, err := k.store.Record(k.ctx, stream, key)
	k.must(err)
	if !bytes.Equal(got, want) {
		k.Fatalf("record %q has %d bytes, sum %x; want %d", key, len(got), sha256.Sum256(got), len(want))
	}
}

func (k *contract) sees(stream model.ProgrammeID, id model.CommandID, want bool) {
	k.Helper()
	got, err := k.store.Seen(k.ctx, stream, id)
	k.must(err)
	if got != want {
		k.Fatalf("seen is %v, want %v", got, want)
	}
}

func bodies(n int) [][]byte {
	all := make([][]byte, n)
	for i := range all {
		all[i] = fmt.Appendf(nil, "event %d", i)
	}
	return all
}
