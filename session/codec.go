package session

import (
	"crypto/sha256"
	"fmt"
	"reflect"

	"github.com/fxamacker/cbor/v2"

	"serendip/model"
)

// Codec turns events into the bytes that are kept for ever, and back: deterministic CBOR, integer field numbers, an
// envelope around each event. It is immutable and safe for use by several goroutines.
type Codec struct {
	enc   cbor.EncMode
	dec   cbor.DecMode
	types map[model.EventType]reflect.Type
}

// eventVersion is the newest version of every event's fields. An older one is upcast when it is read.
const eventVersion = 1

// NewCodec makes the codec. It fails only when the program itself is wrong.
func NewCodec() (*Codec, error) {
	opts := cbor.CoreDetEncOptions()
	opts.BinaryMarshaler = cbor.BinaryMarshalerByteString
	enc, err := opts.EncMode()
	if err != nil {
		return nil, err
	}
	dec, err := cbor.DecOptions{
		DupMapKey: cbor.DupMapKeyEnforcedAPF, IndefLength: cbor.IndefLengthForbidden,
		MaxArrayElements: 1 << 21, MaxMapPairs: 1 << 21, BinaryUnmarshaler: cbor.BinaryUnmarshalerByteString,
	}.DecMode()
	if err != nil {
		return nil, err
	}
	types := make(map[model.EventType]reflect.Type)
	for n, e := range model.EventTypes() {
		types[n] = reflect.TypeOf(e)
	}
	return &Codec{enc, dec, types}, nil
}

// stored is an event on disk.
type stored struct {
	Envelope
	Body cbor.RawMessage `cbor:"9,keyasint"`
}

// Encode makes an event's stored bytes and their hash.
func (c *Codec) Encode(env Envelope, e model.Event) ([]byte, Hash, error) {
	body, err := c.enc.Marshal(e)
	if err != nil {
		return nil, Hash{}, fmt.Errorf("event %T: %w", e, err)
	}
	env.Type, env.Version = e.EventType(), eventVersion
	raw, err := c.enc.Marshal(stored{env, body})
	if err != nil {
		return nil, Hash{}, fmt.Errorf("event %T: %w", e, err)
	}
	return raw, sha256.Sum256(raw), nil
}

// Decode reads stored bytes. It refuses an event of a newer version of the program with a sentence.
func (c *Codec) Decode(raw []byte) (Envelope, model.Event, error) {
	var s stored
	if err := c.dec.Unmarshal(raw, &s); err != nil {
		return Envelope{}, nil, &Error{Damaged, "an event on disk cannot be read; restore the newest backup with `serendip restore FILE`", err}
	}
	if _, known := c.types[s.Type]; !known || s.Version > eventVersion {
		return s.Envelope, nil, Refuse(Unavailable, "event %d was written by a newer version of Serendip (kind %d, version %d); open it with that version", s.Seq, s.Type, s.Version)
	}
	e, err := c.event(s.Type, s.Body)
	if err != nil {
		return s.Envelope, nil, &Error{Damaged, fmt.Sprintf("event %d on disk cannot be read; restore the newest backup with `serendip restore FILE`", s.Seq), err}
	}
	return s.Envelope, e, nil
}

// event decodes the body of a kind of event.
func (c *Codec) event(n model.EventType, body []byte) (model.Event, error) {
	t, known := c.types[n]
	if !known {
		return nil, fmt.Errorf("no event has the number %d", n)
	}
	v := reflect.New(t)
	if err := c.dec.Unmarshal(body, v.Interface()); err != nil {
		return nil, err
	}
	return v.Elem().Interface().(model.Event), nil
}

// Prev is the hash of the event before, as the stored bytes hold it: what a store needs to check the chain.
func (c *Codec) Prev(raw []byte) (Hash, error) {
	var s struct {
		Prev Hash `cbor:"7,keyasint"`
	}
	err := c.dec.Unmarshal(raw, &s)
	return s.Prev, err
}

// value encodes the content of a record.
func (c *Codec) value(v any) []byte {
	raw, err := c.enc.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("a record of %T cannot be encoded: %v", v, err)) // the types are ours and always can be
	}
	return raw
}
