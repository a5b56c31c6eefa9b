package storetest

import (
	"context"
	"sync"

	"serendip/model"
	"serendip/session"
)

// Op names a function of a Store; Any stands for each of them.
type Op string

// The functions that can be made to fail.
const (
	Any     Op = ""
	Commit  Op = "commit"
	Load    Op = "load"
	Seen    Op = "seen"
	Get     Op = "record"
	List    Op = "records"
	Head    Op = "head"
	Streams Op = "streams"
)

// Fault says which call fails and how.
type Fault struct {
	Op    Op    // whose calls are counted; Any counts all of them
	Call  int   // the first call that fails, 1 for the next one
	Times int   // how many calls in a row fail; 0 means one, negative means all from there on
	After bool  // the call takes effect and then answers an error all the same: committed, but who knows
	Err   error // the answer
}

// Faulty passes every call to the Store beneath, but for those that it was told to fail.
type Faulty struct {
	under  session.Store
	mu     sync.Mutex
	calls  map[Op]int
	faults []Fault
}

var _ session.Store = (*Faulty)(nil)

// NewFaulty wraps a store; without a Fault it changes nothing.
func NewFaulty(under session.Store) *Faulty {
	return &Faulty{under: under, calls: map[Op]int{}}
}

// Fail adds a fault. Its Call counts from now.
func (f *Faulty) Fail(fault Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	fault.Call += f.calls[fault.Op]
	f.faults = append(f.faults, fault)
}

// Heal forgets all faults.
func (f *Faulty) Heal() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.faults = nil
}

// Calls is how often op was called so far; of Any, how often the store was called at all. Close is not counted.
func (f *Faulty) Calls(op Op) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.calls[op]
}

// strike counts a call and answers the fault that it meets, if any.
func (f *Faulty) strike(op Op) (Fault, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls[op]++
	f.calls[Any]++
	for _, fault := range f.faults {
		if (fault.Op == op || fault.Op == Any) && fault.covers(f.calls[fault.Op]) {
			return fault, true
		}
	}
	return Fault{}, false
}

func (t Fault) covers(call int) bool {
	return call >= t.Call && (t.Times < 0 || call < t.Call+max(t.Times, 1))
}

// through does one call, with the fault before or after it.
func (f *Faulty) through(op Op, call func() error) error {
	fault, struck := f.strike(op)
	if struck && !fault.After {
		return fault.Err
	}
	if err := call(); err != nil || !struck {
		return err
	}
	return fault.Err
}

// Commit implements session.Store.
func (f *Faulty) Commit(ctx context.Context, b session.Batch) error {
	return f.through(Commit, func() error { return f.under.Commit(ctx, b) })
}

// Load implements session.Store.
func (f *Faulty) Load(ctx context.Context, stream model.ProgrammeID, after uint64, fn func(uint64, []byte) error) error {
	return f.through(Load, func() error { return f.under.Load(ctx, stream, after, fn) })
}

// Seen implements session.Store.
func (f *Faulty) Seen(ctx context.Context, stream model.ProgrammeID, id model.CommandID) (seen bool, err error) {
	err = f.through(Seen, func() error { seen, err = f.under.Seen(ctx, stream, id); return err })
	return seen && err == nil, err
}

// Record implements session.Store.
func (f *Faulty) Record(ctx context.Context, stream model.ProgrammeID, key string) (value []byte, err error) {
	err = f.through(Get, func() error { value, err = f.under.Record(ctx, stream, key); return err })
	if err != nil {
		return nil, err
	}
	return value, nil
}

// Records implements session.Store.
func (f *Faulty) Records(ctx context.Context, stream model.ProgrammeID, prefix string, fn func(session.Record) error) error {
	return f.through(List, func() error { return f.under.Records(ctx, stream, prefix, fn) })
}

// Head implements session.Store.
func (f *Faulty) Head(ctx context.Context, stream model.ProgrammeID) (head session.Head, err error) {
	err = f.through(Head, func() error { head, err = f.under.Head(ctx, stream); return err })
	if err != nil {
		return session.Head{}, err
	}
	return head, nil
}

// Streams implements session.Store.
func (f *Faulty) Streams(ctx context.Context) (ids []model.ProgrammeID, err error) {
	err = f.through(Streams, func() error { ids, err = f.under.Streams(ctx); return err })
	if err != nil {
		return nil, err
	}
	return ids, nil
}

// Close closes the store beneath; it never fails by order.
func (f *Faulty) Close() error { return f.under.Close() }
