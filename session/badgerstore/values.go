package badgerstore

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"serendip/model"
	"serendip/session"
)

// The names under kindMeta.
const (
	metaStore   = "store"   // the id in store.json
	metaCommits = "commits" // how many transactions were committed; it is how the loss of one is noticed
)

func encodeHead(h session.Head) []byte {
	return append(binary.BigEndian.AppendUint64(make([]byte, 0, seqBytes+len(h.Hash)), h.Seq), h.Hash[:]...)
}

func decodeHead(item *badger.Item) (h session.Head, err error) {
	err = item.Value(func(v []byte) error {
		if len(v) != seqBytes+len(h.Hash) {
			return fmt.Errorf("the end of programme %s has %d bytes", streamOf(item.Key()), len(v))
		}
		h.Seq = binary.BigEndian.Uint64(v)
		copy(h.Hash[:], v[seqBytes:])
		return nil
	})
	return h, err
}

// readHead is the stream's end in the transaction's moment; zero when it has no events.
func readHead(txn *badger.Txn, stream model.ProgrammeID) (session.Head, error) {
	item, err := txn.Get(streamKey(kindHead, stream, 0))
	if errors.Is(err, badger.ErrKeyNotFound) {
		return session.Head{}, nil
	}
	if err != nil {
		return session.Head{}, err
	}
	return decodeHead(item)
}

// readMeta is the value of a name, empty when there is none.
func readMeta(txn *badger.Txn, name string) (string, error) {
	item, err := txn.Get(metaKey(name))
	if errors.Is(err, badger.ErrKeyNotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	value, err := item.ValueCopy(nil)
	return string(value), err
}

func readCommits(txn *badger.Txn) (uint64, error) {
	value, err := readMeta(txn, metaCommits)
	if err != nil || value == "" {
		return 0, err
	}
	if len(value) != 8 {
		return 0, fmt.Errorf("the number of commits has %d bytes", len(value))
	}
	return binary.BigEndian.Uint64([]byte(value)), nil
}

// each calls fn for every key with the prefix, in order.
func each(txn *badger.Txn, prefix []byte, fn func(*badger.Item) error) error {
	it := txn.NewIterator(badger.IteratorOptions{Prefix: prefix})
	defer it.Close()
	for it.Rewind(); it.Valid(); it.Next() {
		if err := fn(it.Item()); err != nil {
			return err
		}
	}
	return nil
}
