package badgerstore

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"serendip/session"
)

// change is one key set or deleted.
type change struct {
	key    []byte
	value  []byte
	delete bool
}

// size is at least what Badger counts for the change, in bytes.
func (c change) size() int64 { return int64(len(c.key) + len(c.value) + 16) }

func (c change) apply(txn *badger.Txn) error {
	if c.delete {
		return txn.Delete(c.key)
	}
	return txn.Set(c.key, c.value)
}

const (
	maxEvent = 1_000_000 // bytes
	maxKey   = 32 << 10  // bytes of a record's key
)

// check refuses a batch that can never be kept.
func check(b session.Batch) error {
	for i, event := range b.Events {
		if len(event) > maxEvent {
			return session.Refuse(session.Invalid, "Event %d has %d bytes and %d are allowed; nothing was saved. Put large "+
				"content in a record.", b.Expected+uint64(i)+1, len(event), maxEvent)
		}
	}
	if n := len(b.Events); n > 0 && sha256.Sum256(b.Events[n-1]) != b.Head {
		return session.Refuse(session.Invalid, "The batch's head is not the hash of its last event; nothing was saved.")
	}
	for _, r := range b.Puts {
		if len(r.Key) > maxKey {
			return session.Refuse(session.Invalid, "A record's key has %d bytes and %d are allowed; nothing was saved.",
				len(r.Key), maxKey)
		}
	}
	return nil
}

// changes spells a batch out in keys and values. txn says what is there now.
func changes(txn *badger.Txn, b session.Batch) ([]change, error) {
	all := make([]change, 0, len(b.Events)+len(b.Commands)+len(b.Puts)+len(b.Deletes)+2)
	for i, event := range b.Events {
		all = append(all, change{key: eventKey(b.Stream, b.Expected+uint64(i)+1), value: event})
	}
	if n := len(b.Events); n > 0 {
		head := session.Head{Seq: b.Expected + uint64(n), Hash: b.Head}
		all = append(all, change{key: streamKey(kindHead, b.Stream, 0), value: encodeHead(head)})
	}
	for _, id := range b.Commands {
		all = append(all, change{key: commandKey(b.Stream, id)})
	}
	return recordChanges(all, txn, b)
}

// recordChanges appends the deletes, then the puts; of several puts to one key the last counts.
func recordChanges(all []change, txn *badger.Txn, b session.Batch) ([]change, error) {
	last := make(map[string]int, len(b.Puts))
	for i, r := range b.Puts {
		last[r.Key] = i
	}
	for _, key := range b.Deletes {
		if _, replaced := last[key]; replaced || len(key) > maxKey {
			continue
		}
		gone, err := stalePieces(txn, b.Stream, key, 0)
		if err != nil {
			return nil, err
		}
		all = append(append(all, gone...), change{key: recordKey(b.Stream, key), delete: true})
	}
	for i, r := range b.Puts {
		if last[r.Key] != i {
			continue
		}
		put, pieces := splitRecord(b.Stream, r)
		gone, err := stalePieces(txn, b.Stream, r.Key, pieces)
		if err != nil {
			return nil, err
		}
		all = append(append(all, gone...), put...)
	}
	return all, nil
}

// A change in the journal is a byte that says what it does, the key's length, the key and the value.
const (
	journalSet    = 's'
	journalDelete = 'd'
)

func (c change) encode() []byte {
	op := byte(journalSet)
	if c.delete {
		op = journalDelete
	}
	out := binary.BigEndian.AppendUint32(append(make([]byte, 0, 5+len(c.key)+len(c.value)), op), uint32(len(c.key)))
	return append(append(out, c.key...), c.value...)
}

func decodeChange(raw []byte) (change, error) {
	if len(raw) < 5 || raw[0] != journalSet && raw[0] != journalDelete {
		return change{}, errors.New("a part of a large batch cannot be read")
	}
	n := int(binary.BigEndian.Uint32(raw[1:]))
	if n > len(raw)-5 {
		return change{}, fmt.Errorf("a part of a large batch has a key of %d bytes in %d", n, len(raw))
	}
	return change{key: raw[5 : 5+n], value: raw[5+n:], delete: raw[0] == journalDelete}, nil
}
