package storetest

import (
	"context"
	"slices"
	"sync"

	"serendip/session"
)

// Recorder remembers every batch that the Store beneath accepted, in the order of the answers.
type Recorder struct {
	session.Store
	mu      sync.Mutex
	batches []session.Batch
}

// NewRecorder wraps a store.
func NewRecorder(under session.Store) *Recorder { return &Recorder{Store: under} }

// Commit passes the batch on and remembers it when it was kept.
func (r *Recorder) Commit(ctx context.Context, b session.Batch) error {
	if err := r.Store.Commit(ctx, b); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.batches = append(r.batches, b)
	return nil
}

// Batches is what was kept so far.
func (r *Recorder) Batches() []session.Batch {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.batches)
}
