package storetest

import (
	"context"
	"crypto/sha256"
	"maps"
	"slices"
	"strings"
	"sync"

	"serendip/model"
	"serendip/session"
)

// Memory is a Store that forgets everything with the process. It follows the contract to the letter, so that a test on
// it says the same as a test on disk.
type Memory struct {
	data   *memoryData
	mu     sync.Mutex
	closed bool
}

type memoryData struct {
	mu      sync.Mutex
	streams map[model.ProgrammeID]*memoryStream
}

type memoryStream struct {
	events   [][]byte
	head     session.Hash
	commands map[model.CommandID]bool
	records  map[string][]byte
}

var _ session.Store = (*Memory)(nil)

// NewMemory is an empty store.
func NewMemory() *Memory {
	return &Memory{data: &memoryData{streams: map[model.ProgrammeID]*memoryStream{}}}
}

// Reopen is a new, open store over the same content, as after a restart.
func (m *Memory) Reopen() *Memory { return &Memory{data: m.data} }

// enter locks the content for one call, or says why the call may not happen.
func (m *Memory) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return session.ErrClosed
	}
	m.data.mu.Lock()
	return nil
}

func (m *Memory) leave() { m.data.mu.Unlock() }

// of is the stream, empty when nothing was committed to it.
func (d *memoryData) of(id model.ProgrammeID) *memoryStream {
	if s := d.streams[id]; s != nil {
		return s
	}
	return &memoryStream{commands: map[model.CommandID]bool{}, records: map[string][]byte{}}
}

// Commit implements session.Store.
func (m *Memory) Commit(ctx context.Context, b session.Batch) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.leave()
	s := m.data.of(b.Stream)
	if b.Expected != uint64(len(s.events)) {
		return session.ErrConflict
	}
	if n := len(b.Events); n > 0 {
		if sha256.Sum256(b.Events[n-1]) != b.Head {
			return session.Refuse(session.Invalid, "The batch's head is not the hash of its last event; nothing was saved.")
		}
		s.head = b.Head
	}
	m.data.streams[b.Stream] = s
	for _, e := range b.Events {
		s.events = append(s.events, slices.Clone(e))
	}
	for _, c := range b.Commands {
		s.commands[c] = true
	}
	for _, key := range b.Deletes {
		delete(s.records, key)
	}
	for _, r := range b.Puts {
		s.records[r.Key] = append([]byte{}, r.Value...)
	}
	return nil
}

// Load implements session.Store. It calls fn on the events that were there when it began.
func (m *Memory) Load(ctx context.Context, stream model.ProgrammeID, after uint64, fn func(uint64, []byte) error) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	events := m.data.of(stream).events
	m.leave()
	for seq := after + 1; seq <= uint64(len(events)); seq++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := fn(seq, slices.Clone(events[seq-1])); err != nil {
			return err
		}
	}
	return nil
}

// Seen implements session.Store.
func (m *Memory) Seen(ctx context.Context, stream model.ProgrammeID, id model.CommandID) (bool, error) {
	if err := m.enter(ctx); err != nil {
		return false, err
	}
	defer m.leave()
	return m.data.of(stream).commands[id], nil
}

// Record implements session.Store.
func (m *Memory) Record(ctx context.Context, stream model.ProgrammeID, key string) ([]byte, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.leave()
	value, ok := m.data.of(stream).records[key]
	if !ok {
		return nil, session.ErrNotFound
	}
	return append([]byte{}, value...), nil
}

// Records implements session.Store. It calls fn on the records that were there when it began.
func (m *Memory) Records(ctx context.Context, stream model.ProgrammeID, prefix string, fn func(session.Record) error) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	var found []session.Record
	records := m.data.of(stream).records
	for _, key := range slices.Sorted(maps.Keys(records)) {
		if strings.HasPrefix(key, prefix) {
			found = append(found, session.Record{Key: key, Value: append([]byte{}, records[key]...)})
		}
	}
	m.leave()
	for _, r := range found {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := fn(r); err != nil {
			return err
		}
	}
	return nil
}

// Head implements session.Store.
func (m *Memory) Head(ctx context.Context, stream model.ProgrammeID) (session.Head, error) {
	if err := m.enter(ctx); err != nil {
		return session.Head{}, err
	}
	defer m.leave()
	s := m.data.of(stream)
	return session.Head{Seq: uint64(len(s.events)), Hash: s.head}, nil
}

// Streams implements session.Store.
func (m *Memory) Streams(ctx context.Context) ([]model.ProgrammeID, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.leave()
	var ids []model.ProgrammeID
	for id, s := range m.data.streams {
		if len(s.events) > 0 {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b model.ProgrammeID) int { return slices.Compare(a[:], b[:]) })
	return ids, nil
}

// Close implements session.Store. Closing twice is harmless.
func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}
