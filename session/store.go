package session

import (
	"context"
	"errors"

	"serendip/model"
)

// Hash is a SHA-256 sum. The hash of an event covers its stored bytes, which hold the hash before it.
type Hash [32]byte

// Head is where a stream ends: the sequence of its last event (0 when it has none) and that event's hash.
type Head struct {
	Seq  uint64
	Hash Hash
}

// Record is erasable content kept beside a stream's events: a person, a text, a ballot, a snapshot of state.
type Record struct {
	Key   string
	Value []byte
}

// Batch is what is committed as one or not at all: the events and record changes of the commands taken together.
type Batch struct {
	Stream   model.ProgrammeID
	Expected uint64   // the sequence of the stream's last event before this batch
	Events   [][]byte // encoded envelopes with sequences Expected+1, Expected+2, ...
	Head     Hash     // the hash of the last of them; ignored when there are none
	Commands []model.CommandID
	Puts     []Record
	Deletes  []string
}

// The errors that a Store answers with; match them with errors.Is.
var (
	ErrConflict = errors.New("the stream has moved on")           // Expected is not the stream's sequence
	ErrNotFound = errors.New("no such record")                    // Record of a key that is not there
	ErrFull     = errors.New("the disk has too little free room") // nothing of the batch was kept
	ErrClosed   = errors.New("the store is closed")
)

// Store keeps streams of events and the records beside them. It is safe for use by several goroutines; one goroutine
// writes each stream. When Commit returns nil, the batch survives a pulled plug.
type Store interface {
	// Commit keeps the whole batch or nothing of it. It answers ErrConflict when Expected is not the stream's sequence.
	Commit(ctx context.Context, b Batch) error
	// Load calls fn for each event after the given sequence, in order. The bytes are fn's to keep.
	Load(ctx context.Context, stream model.ProgrammeID, after uint64, fn func(seq uint64, event []byte) error) error
	// Seen says whether a command with this id was committed before.
	Seen(ctx context.Context, stream model.ProgrammeID, id model.CommandID) (bool, error)
	// Record answers ErrNotFound when there is none of that key.
	Record(ctx context.Context, stream model.ProgrammeID, key string) ([]byte, error)
	// Records calls fn for each record whose key starts with prefix, in key order. The value is fn's to keep.
	Records(ctx context.Context, stream model.ProgrammeID, prefix string, fn func(Record) error) error
	// Head is where the stream ends; the zero Head for a stream that has no events.
	Head(ctx context.Context, stream model.ProgrammeID) (Head, error)
	// Streams lists the streams that have events, in the order of their ids.
	Streams(ctx context.Context) ([]model.ProgrammeID, error)
	Close() error
}
