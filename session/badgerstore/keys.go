package badgerstore

import (
	"crypto/sha256"
	"encoding/binary"

	"serendip/model"
)

// Every key begins with one of these bytes. They are on disk for ever.
const (
	kindCommand = 'c' // stream, command id -> nothing
	kindEvent   = 'e' // stream, sequence -> event
	kindHead    = 'h' // stream -> sequence, hash
	kindJournal = 'j' // number -> change of a batch that is too large for one transaction
	kindMeta    = 'm' // name -> value
	kindPiece   = 'p' // stream, hash of the record's key, number -> piece of a large value
	kindRecord  = 'r' // stream, key -> value
)

const (
	idBytes       = len(model.ProgrammeID{})
	seqBytes      = 8
	eventKeyBytes = 1 + idBytes + seqBytes
)

func streamKey(kind byte, stream model.ProgrammeID, room int) []byte {
	return append(append(make([]byte, 0, 1+idBytes+room), kind), stream[:]...)
}

func eventKey(stream model.ProgrammeID, seq uint64) []byte {
	return binary.BigEndian.AppendUint64(streamKey(kindEvent, stream, seqBytes), seq)
}

func commandKey(stream model.ProgrammeID, id model.CommandID) []byte {
	return append(streamKey(kindCommand, stream, len(id)), id[:]...)
}

func recordKey(stream model.ProgrammeID, key string) []byte {
	return append(streamKey(kindRecord, stream, len(key)), key...)
}

// piecesKey is the prefix of a record's pieces; the hash gives every record's key the same length.
func piecesKey(stream model.ProgrammeID, key string) []byte {
	sum := sha256.Sum256([]byte(key))
	return append(streamKey(kindPiece, stream, len(sum)+4), sum[:]...)
}

func pieceKey(stream model.ProgrammeID, key string, n uint32) []byte {
	return binary.BigEndian.AppendUint32(piecesKey(stream, key), n)
}

func journalKey(n uint32) []byte { return binary.BigEndian.AppendUint32([]byte{kindJournal}, n) }

func metaKey(name string) []byte { return append([]byte{kindMeta}, name...) }

// streamOf reads the stream out of a key of any kind that has one.
func streamOf(key []byte) (id model.ProgrammeID) {
	copy(id[:], key[1:])
	return id
}

func seqOf(eventKey []byte) uint64 { return binary.BigEndian.Uint64(eventKey[1+idBytes:]) }
