package storetest

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"

	"serendip/model"
	"serendip/session"
)

// Stream is the n-th stream of a test.
func Stream(n int) model.ProgrammeID {
	var id model.ProgrammeID
	binary.BigEndian.PutUint64(id[8:], uint64(n))
	return id
}

// Command is the n-th command of a test.
func Command(n int) model.CommandID {
	var id model.CommandID
	binary.BigEndian.PutUint64(id[8:], uint64(n))
	return id
}

// Event makes an event as a store may see it: the hash of the event before it, then whatever it says.
func Event(previous session.Hash, body []byte) []byte {
	return append(bytes.Clone(previous[:]), body...)
}

// Previous reads the hash of the event before out of an event that Event made.
func Previous(event []byte) (session.Hash, error) {
	var h session.Hash
	if copy(h[:], event) < len(h) {
		return h, errors.New("an event has at least 32 bytes")
	}
	return h, nil
}

// Batch puts one event per body after the head.
func Batch(stream model.ProgrammeID, after session.Head, bodies ...[]byte) session.Batch {
	b := session.Batch{Stream: stream, Expected: after.Seq, Head: after.Hash}
	for _, body := range bodies {
		event := Event(b.Head, body)
		b.Events = append(b.Events, event)
		b.Head = sha256.Sum256(event)
	}
	return b
}

// End is the stream's head once the batch was committed.
func End(b session.Batch) session.Head {
	return session.Head{Seq: b.Expected + uint64(len(b.Events)), Hash: b.Head}
}
