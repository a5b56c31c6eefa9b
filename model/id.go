package model

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"strings"
	"time"
)

// ID names a thing of kind K. The first six bytes are the UTC milliseconds of its making, so ids sort by time; the rest
// is random, or derived from the command that made it. The zero ID means "none".
type ID[K any] [16]byte

type (
	programmeKind struct{}
	sessionKind   struct{}
	blockKind     struct{}
	personKind    struct{}
	useCaseKind   struct{}
	roundKind     struct{}
	textKind      struct{}
	noteKind      struct{}
	entryKind     struct{}
	objectiveKind struct{}
	commandKind   struct{}
	surveyKind    struct{}
	speakerKind   struct{}
	questionKind  struct{}
)

// The kinds of id. A programme's id also names its stream of events.
type (
	ProgrammeID = ID[programmeKind]
	SessionID   = ID[sessionKind]
	BlockID     = ID[blockKind]
	PersonID    = ID[personKind]
	UseCaseID   = ID[useCaseKind]
	RoundID     = ID[roundKind]
	TextID      = ID[textKind]
	ItemID      = ID[noteKind]
	CommandID   = ID[commandKind]
	SurveyID    = ID[surveyKind]
	EntryID     = ID[entryKind]
	ObjectiveID = ID[objectiveKind]
	SpeakerID   = ID[speakerKind]
	QuestionID  = ID[questionKind]
)

var crockford = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// NewID makes an id of type T from a moment and ten random bytes.
func NewID[T ~[16]byte](at time.Time, random [10]byte) T {
	var id T
	var ms [8]byte
	binary.BigEndian.PutUint64(ms[:], uint64(at.UnixMilli()))
	copy(id[:6], ms[2:])
	copy(id[6:], random[:])
	return id
}

// Derive makes the n-th id, of type T, that a command mints: the same command always mints the same ids, so a resend is
// harmless.
func Derive[T ~[16]byte](from CommandID, n int) T {
	sum := sha256.Sum256(binary.BigEndian.AppendUint32(from[:], uint32(n)))
	var id T
	copy(id[:6], from[:6])
	copy(id[6:], sum[:])
	return id
}

// IsZero says whether the id names nothing.
func (id ID[K]) IsZero() bool { return id == ID[K]{} }

// Time is the moment the id was made, to the millisecond.
func (id ID[K]) Time() time.Time {
	var ms [8]byte
	copy(ms[2:], id[:6])
	return time.UnixMilli(int64(binary.BigEndian.Uint64(ms[:]))).UTC()
}

// String is the id in 26 Crockford base-32 characters, or "" for none.
func (id ID[K]) String() string {
	if id.IsZero() {
		return ""
	}
	return crockford.EncodeToString(id[:])
}

// MarshalText writes the text form; files that people share use it.
func (id ID[K]) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads the text form; the empty text is the zero id.
func (id *ID[K]) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*id = ID[K]{}
		return nil
	}
	raw, err := crockford.DecodeString(string(text))
	if err != nil { // somebody typed it
		raw, err = crockford.DecodeString(strings.ToLower(string(text)))
	}
	if err != nil || len(raw) != len(id) {
		return fmt.Errorf("%q is not an id: 26 characters of 0-9 and a-z are expected", text)
	}
	copy(id[:], raw)
	return nil
}

// MarshalBinary writes the 16 bytes, or none for the zero id.
func (id ID[K]) MarshalBinary() ([]byte, error) {
	if id.IsZero() {
		return []byte{}, nil
	}
	return id[:], nil
}

// UnmarshalCBOR reads the byte string of CBOR (RFC 8949, section 3) that holds what MarshalBinary wrote. A decoder comes
// here without asking each time what an id can do: there are ids in everything.
func (id *ID[K]) UnmarshalCBOR(raw []byte) error {
	const byteString = 0x40 // and the length in the lower five bits
	if len(raw) == 0 || raw[0] != byteString|byte(len(raw)-1) {
		return fmt.Errorf("an id is a string of no or 16 bytes, this is %x", raw)
	}
	return id.UnmarshalBinary(raw[1:])
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (id *ID[K]) UnmarshalBinary(raw []byte) error {
	switch len(raw) {
	case 0:
		*id = ID[K]{}
	case len(id):
		copy(id[:], raw)
	default:
		return fmt.Errorf("an id has 16 bytes, this has %d", len(raw))
	}
	return nil
}
