package badgerstore

import (
	"context"
	"encoding/binary"
	"errors"
	"maps"
	"sync/atomic"

	"github.com/dgraph-io/badger/v4"

	"serendip/model"
	"serendip/session"
)

// request is a batch on its way to the writer. It is taken by the writer or withdrawn by its sender, never both.
type request struct {
	batch  session.Batch
	settle atomic.Bool // true once it was taken or withdrawn
	answer chan error
}

// Commit implements session.Store. A context that is cancelled withdraws the batch as long as the writer has not taken
// it; after that the writer's answer is the truth and is waited for.
func (s *Store) Commit(ctx context.Context, b session.Batch) error {
	if err := s.begin(ctx); err != nil {
		return err
	}
	defer s.gate.leave()
	if err := check(b); err != nil {
		return err
	}
	r := &request{batch: b, answer: make(chan error, 1)}
	select {
	case s.queue <- r:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-r.answer:
		return err
	case <-ctx.Done():
		if r.settle.CompareAndSwap(false, true) {
			return ctx.Err()
		}
		return <-r.answer
	}
}

// write is the one writer: it takes all that is queued, commits it together and answers each.
func (s *Store) write() {
	for r := range s.queue {
		taken := []*request{r}
		for range len(s.queue) {
			taken = append(taken, <-s.queue)
		}
		g := s.newGroup() // looks for room once all are taken, so that none is refused for what was so before it came
		for _, r := range taken {
			g.add(r)
		}
		g.commit()
	}
}

// group is what goes into one transaction. When it is full it commits and begins anew.
type group struct {
	s       *Store
	refusal error // why nothing is accepted now, or nil
	txn     *badger.Txn
	size    int64 // bytes, as Badger counts them
	count   int64 // entries
	heads   map[model.ProgrammeID]session.Head
	waiting []*request
}

func (s *Store) newGroup() *group {
	g := &group{s: s, refusal: s.failure}
	if g.refusal == nil {
		g.refusal = s.room(MinFree)
	}
	g.reset()
	return g
}

func (g *group) reset() {
	g.txn = g.s.db.NewTransaction(true)
	g.size, g.count = 0, 0
	g.heads, g.waiting = map[model.ProgrammeID]session.Head{}, g.waiting[:0]
}

// head is the stream's end with what the group holds already. Only the writer changes heads, so it reads them unlocked.
func (g *group) head(stream model.ProgrammeID) session.Head {
	if h, ok := g.heads[stream]; ok {
		return h
	}
	return g.s.heads[stream]
}

// add answers a request that is refused, and puts any other in the group.
func (g *group) add(r *request) {
	if !r.settle.CompareAndSwap(false, true) {
		return
	}
	if g.refusal != nil {
		r.answer <- g.refusal
		return
	}
	if g.head(r.batch.Stream).Seq != r.batch.Expected {
		r.answer <- session.ErrConflict
		return
	}
	all, err := changes(g.txn, r.batch)
	if err != nil {
		r.answer <- damaged(g.s.dir, err, "its database cannot be read (%v)", err)
		return
	}
	if !g.fits(all) {
		g.commit()
		if g.refusal != nil { // the disk failed: nothing is put beside what it may hold
			r.answer <- g.refusal
			return
		}
		g.reset()
		if !g.fits(all) {
			g.commitLarge(r, all)
			return
		}
	}
	g.put(r, all)
}

// fits says whether the changes go into the transaction beside what it holds. A quarter of what Badger takes is spared.
func (g *group) fits(all []change) bool {
	size, count := g.size, g.count+int64(len(all))
	for _, c := range all {
		size += c.size()
	}
	return size <= g.s.db.MaxBatchSize()*3/4 && count <= g.s.db.MaxBatchCount()*3/4
}

func (g *group) put(r *request, all []change) {
	for _, c := range all {
		if err := c.apply(g.txn); err != nil {
			// The sizes are known to fit and the keys to be ours: this never happens, and must not half happen.
			g.fail(err)
			r.answer <- g.refusal
			return
		}
		g.size += c.size()
	}
	g.count += int64(len(all))
	g.waiting = append(g.waiting, r)
	if n := len(r.batch.Events); n > 0 {
		g.heads[r.batch.Stream] = session.Head{Seq: r.batch.Expected + uint64(n), Hash: r.batch.Head}
	}
}

// commit makes the group durable, then visible, then answers.
func (g *group) commit() {
	defer g.txn.Discard()
	if g.refusal != nil || len(g.waiting) == 0 {
		return
	}
	if g.count > 0 { // Batches may be empty.
		commits := g.s.commits + 1
		if err := errors.Join(commitsChange(commits).apply(g.txn), g.txn.Commit()); err != nil {
			g.fail(err)
			return
		}
		g.s.publish(commits, g.heads)
	}
	for _, r := range g.waiting {
		r.answer <- nil
	}
	g.waiting = g.waiting[:0]
	g.follow()
}

// follow allocates what Badger created on the way; when that fails the disk is full, and says so by itself.
func (g *group) follow() {
	if err := g.s.logs.follow(); err != nil {
		g.s.opt.Logger.Warn("a log file was not allocated", "err", err)
	}
}

// fail answers everybody in the group. What the disk holds is unknown until the store is opened again.
func (g *group) fail(err error) {
	g.refusal = broken(g.s.dir, err)
	g.s.mu.Lock()
	g.s.failure = g.refusal
	g.s.mu.Unlock()
	for _, r := range g.waiting {
		r.answer <- g.refusal
	}
	g.waiting = g.waiting[:0]
}

// publish makes the new heads known.
func (s *Store) publish(commits uint64, heads map[model.ProgrammeID]session.Head) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.commits = commits
	maps.Copy(s.heads, heads)
}

func commitsChange(n uint64) change {
	return change{key: metaKey(metaCommits), value: binary.BigEndian.AppendUint64(nil, n)}
}
