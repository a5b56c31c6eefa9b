package badgerstore

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"serendip/model"
	"serendip/session"
)

// view calls fn with everything as it was at one moment between two commits.
func (s *Store) view(ctx context.Context, fn func(*badger.Txn) error) error {
	if err := s.begin(ctx); err != nil {
		return err
	}
	defer s.gate.leave()
	s.applying.RLock()
	txn := s.db.NewTransaction(false)
	s.applying.RUnlock()
	defer txn.Discard()
	return fn(txn)
}

// Load implements session.Store. A sequence that is missing is an error, never a gap.
func (s *Store) Load(ctx context.Context, stream model.ProgrammeID, after uint64, fn func(uint64, []byte) error) error {
	return s.view(ctx, func(txn *badger.Txn) error {
		head, err := readHead(txn, stream)
		if err != nil {
			return damaged(s.dir, err, "%v", err)
		}
		if after >= head.Seq {
			return nil
		}
		walk := walk{dir: s.dir, stream: stream, after: after, head: head, copy: true}
		return walk.run(ctx, txn, fn)
	})
}

// Seen implements session.Store.
func (s *Store) Seen(ctx context.Context, stream model.ProgrammeID, id model.CommandID) (seen bool, err error) {
	err = s.view(ctx, func(txn *badger.Txn) error {
		_, err := txn.Get(commandKey(stream, id))
		seen = err == nil
		if errors.Is(err, badger.ErrKeyNotFound) {
			return nil
		}
		return err
	})
	return seen, err
}

// Record implements session.Store.
func (s *Store) Record(ctx context.Context, stream model.ProgrammeID, key string) (value []byte, err error) {
	err = s.view(ctx, func(txn *badger.Txn) error {
		item, err := txn.Get(recordKey(stream, key))
		if errors.Is(err, badger.ErrKeyNotFound) {
			return session.ErrNotFound
		}
		if err == nil {
			value, err = readRecord(txn, item)
		}
		if err != nil {
			return damaged(s.dir, err, "%v", err)
		}
		return nil
	})
	return value, err
}

// Records implements session.Store.
func (s *Store) Records(ctx context.Context, stream model.ProgrammeID, prefix string, fn func(session.Record) error) error {
	return s.view(ctx, func(txn *badger.Txn) error {
		return each(txn, recordKey(stream, prefix), func(item *badger.Item) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			value, err := readRecord(txn, item)
			if err != nil {
				return damaged(s.dir, err, "%v", err)
			}
			return fn(session.Record{Key: recordName(item.Key()), Value: value})
		})
	})
}

// Streams implements session.Store.
func (s *Store) Streams(ctx context.Context) ([]model.ProgrammeID, error) {
	if err := s.begin(ctx); err != nil {
		return nil, err
	}
	defer s.gate.leave()
	s.mu.RLock()
	defer s.mu.RUnlock()
	return slices.SortedFunc(maps.Keys(s.heads), compareIDs), nil
}
