package badgerstore

import (
	"encoding/binary"
	"errors"
	"fmt"
	"testing"

	"serendip/session"
	"serendip/session/storetest"
)

func seqBody(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

// body is what the event with this sequence must say.
func body(stream int, seq uint64) []byte {
	return fmt.Appendf(nil, "event %d of stream %d: somebody said something that is worth keeping", seq, stream)
}

// wrong is the first thing that differs from what commit wrote, or the refusal to read it.
func wrong(t testing.TB, s session.Store, stream int, want uint64) error {
	t.Helper()
	head, err := s.Head(t.Context(), storetest.Stream(stream))
	if err != nil {
		return err
	}
	if head.Seq != want {
		return fmt.Errorf("%w: stream %d ends at %d, want %d", errSilent, stream, head.Seq, want)
	}
	var last uint64
	err = s.Load(t.Context(), storetest.Stream(stream), 0, func(seq uint64, event []byte) error {
		if seq != last+1 || string(event[32:]) != string(body(stream, seq)) {
			return fmt.Errorf("%w: stream %d, event %d after %d says %q", errSilent, stream, seq, last, event[32:])
		}
		last = seq
		return nil
	})
	if err != nil {
		return err
	}
	if last != want {
		return fmt.Errorf("%w: stream %d has %d events, want %d", errSilent, stream, last, want)
	}
	count, err := s.Record(t.Context(), storetest.Stream(stream), "count")
	if errors.Is(err, session.ErrNotFound) || err == nil && string(count) != string(seqBody(want)) {
		return fmt.Errorf("%w: stream %d, record %x, %v", errSilent, stream, count, err)
	}
	return err
}

var errSilent = errors.New("wrong without a word")

// content fails unless each stream holds exactly what commit wrote, up to the sequence.
func content(t testing.TB, s session.Store, streams map[int]uint64) {
	t.Helper()
	for stream, seq := range streams {
		must(t, wrong(t, s, stream, seq))
	}
}
