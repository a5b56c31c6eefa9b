package badgerstore

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"serendip/model"
	"serendip/session"
)

// A record's value is stored whole behind the byte storedWhole, or, when it is large, in pieces under keys of their own;
// then behind the byte storedInPieces stand how many there are and the SHA-256 of the value.
const (
	storedWhole    = 0
	storedInPieces = 1
	pieceBytes     = 512 << 10
	piecedBytes    = 1 + 4 + sha256.Size
)

// splitRecord spells out a put. It answers how many pieces the value has, 0 when it is whole.
func splitRecord(stream model.ProgrammeID, r session.Record) ([]change, uint32) {
	key := recordKey(stream, r.Key)
	if len(r.Value) <= pieceBytes {
		return []change{{key: key, value: append([]byte{storedWhole}, r.Value...)}}, 0
	}
	var all []change
	n := uint32(0)
	for rest := r.Value; len(rest) > 0; n++ {
		piece := rest[:min(pieceBytes, len(rest))]
		all = append(all, change{key: pieceKey(stream, r.Key, n), value: piece})
		rest = rest[len(piece):]
	}
	sum := sha256.Sum256(r.Value)
	value := binary.BigEndian.AppendUint32([]byte{storedInPieces}, n)
	return append(all, change{key: key, value: append(value, sum[:]...)}), n
}

// stalePieces deletes the pieces of the record's present value from number keep on.
func stalePieces(txn *badger.Txn, stream model.ProgrammeID, key string, keep uint32) ([]change, error) {
	item, err := txn.Get(recordKey(stream, key))
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var gone []change
	err = item.Value(func(v []byte) error {
		if pieces, _, ok := pieced(v); ok {
			for n := keep; n < pieces; n++ {
				gone = append(gone, change{key: pieceKey(stream, key, n), delete: true})
			}
		}
		return nil
	})
	return gone, err
}

// pieced reads the stored value of a large record.
func pieced(stored []byte) (pieces uint32, sum [sha256.Size]byte, ok bool) {
	if len(stored) != piecedBytes || stored[0] != storedInPieces {
		return 0, sum, false
	}
	copy(sum[:], stored[5:])
	return binary.BigEndian.Uint32(stored[1:]), sum, true
}

// readRecord puts the value of a stored record together. The bytes are the caller's.
func readRecord(txn *badger.Txn, item *badger.Item) ([]byte, error) {
	stored, err := item.ValueCopy(nil)
	if err != nil {
		return nil, err
	}
	pieces, sum, large := pieced(stored)
	switch {
	case large:
		return joinPieces(txn, streamOf(item.Key()), recordName(item.Key()), pieces, sum)
	case len(stored) == 0 || stored[0] != storedWhole:
		return nil, fmt.Errorf("the record %q of programme %s cannot be read", recordName(item.Key()), streamOf(item.Key()))
	default:
		return stored[1:], nil
	}
}

func joinPieces(txn *badger.Txn, stream model.ProgrammeID, key string, pieces uint32, sum [sha256.Size]byte) ([]byte, error) {
	var value bytes.Buffer
	for n := range pieces {
		item, err := txn.Get(pieceKey(stream, key, n))
		if err != nil {
			return nil, fmt.Errorf("piece %d of the record %q of programme %s: %w", n, key, stream, err)
		}
		if err := item.Value(func(v []byte) error { value.Write(v); return nil }); err != nil {
			return nil, err
		}
	}
	if sha256.Sum256(value.Bytes()) != sum {
		return nil, fmt.Errorf("the record %q of programme %s is not what was written", key, stream)
	}
	return value.Bytes(), nil
}

func recordName(key []byte) string { return string(key[1+idBytes:]) }
