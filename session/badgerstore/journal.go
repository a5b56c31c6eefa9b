package badgerstore

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/dgraph-io/badger/v4"

	"serendip/model"
	"serendip/session"
)

// A batch that is too large for one transaction is written to the journal first, in as many transactions as it takes.
// One more transaction, the mark, says how many changes there are: with it the batch is committed. Then the changes are
// put in place while no reader begins, and the journal is cleared. A crash before the mark leaves orphans that Open
// removes; after it Open puts the changes in place once more.

// journalMark is the number of the mark, which comes after all changes.
const journalMark = math.MaxUint32

// commitLarge commits one large batch and answers it.
func (g *group) commitLarge(r *request, all []change) {
	heads := map[model.ProgrammeID]session.Head{}
	if n := len(r.batch.Events); n > 0 {
		heads[r.batch.Stream] = session.Head{Seq: r.batch.Expected + uint64(n), Hash: r.batch.Head}
	}
	commits := g.s.commits + 1
	all = append(all, commitsChange(commits))
	if err := g.s.throughJournal(all); err != nil {
		g.fail(err)
		r.answer <- g.refusal
		return
	}
	g.s.publish(commits, heads)
	r.answer <- nil
	g.follow()
}

func (s *Store) throughJournal(all []change) error {
	journal := make([]change, len(all))
	for i, c := range all {
		journal[i] = change{key: journalKey(uint32(i)), value: c.encode()}
	}
	if err := s.inParts(journal); err != nil {
		return err
	}
	s.applying.Lock()
	defer s.applying.Unlock()
	mark := change{key: journalKey(journalMark), value: binary.BigEndian.AppendUint32(nil, uint32(len(all)))}
	if err := s.inParts([]change{mark}); err != nil {
		return err
	}
	if err := s.inParts(all); err != nil {
		return err
	}
	return s.clearJournal(len(all))
}

// inParts commits the changes in as many transactions as it takes.
func (s *Store) inParts(all []change) error {
	txn := s.db.NewTransaction(true)
	defer func() { txn.Discard() }()
	for _, c := range all {
		err := c.apply(txn)
		if errors.Is(err, badger.ErrTxnTooBig) {
			if err = txn.Commit(); err == nil {
				txn = s.db.NewTransaction(true)
				err = c.apply(txn)
			}
		}
		if err != nil {
			return err
		}
	}
	return txn.Commit()
}

// clearJournal removes the mark first, and the changes after it, the last one first: what a crash leaves of them is still
// numbered from the first on.
func (s *Store) clearJournal(changes int) error {
	all := make([]change, changes)
	for i := range all {
		all[i] = change{key: journalKey(uint32(changes - 1 - i)), delete: true}
	}
	mark := []change{{key: journalKey(journalMark), delete: true}}
	return errors.Join(s.inParts(mark), s.inParts(all))
}

// recoverJournal finishes the large batch that a crash broke off, when it was committed, and forgets it otherwise.
func (s *Store) recoverJournal() error {
	all, committed, err := s.readJournal()
	if err != nil {
		return damaged(s.dir, err, "a large batch was saved and cannot be read (%v)", err)
	}
	if len(all) == 0 && !committed {
		return nil
	}
	s.opt.Logger.Info("a large batch was broken off", "changes", len(all), "committed", committed)
	if committed {
		err = s.inParts(all)
	}
	if err == nil {
		err = s.clearJournal(len(all))
	}
	if err != nil {
		return unusable(s.dir, err)
	}
	return nil
}

func (s *Store) readJournal() (all []change, committed bool, err error) {
	count := uint32(0)
	err = s.db.View(func(txn *badger.Txn) error {
		return each(txn, []byte{kindJournal}, func(item *badger.Item) error {
			raw, err := item.ValueCopy(nil)
			if err != nil {
				return err
			}
			if bytes.Equal(item.Key(), journalKey(journalMark)) && len(raw) == 4 {
				committed, count = true, binary.BigEndian.Uint32(raw)
				return nil
			}
			c, err := decodeChange(raw)
			all = append(all, c)
			return err
		})
	})
	if err == nil && committed && int(count) != len(all) {
		err = fmt.Errorf("%d of %d parts are there", len(all), count)
	}
	return all, committed, err
}
