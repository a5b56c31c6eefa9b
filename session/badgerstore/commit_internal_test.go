package badgerstore

import (
	"crypto/sha256"
	"testing"

	"serendip/model"
	"serendip/session"
)

// TestAFailureInTheMiddleAnswersEverybody: when the disk fails while a full group makes room for one more batch, that one is
// answered too, and not written after it.
func TestAFailureInTheMiddleAnswersEverybody(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	large := func(stream byte) *request {
		b := session.Batch{Stream: model.ProgrammeID{15: stream}}
		for range 6 { // two of these are more than one transaction takes
			b.Events = append(b.Events, make([]byte, 900_000))
		}
		b.Head = sha256.Sum256(b.Events[5])
		return &request{batch: b, answer: make(chan error, 1)}
	}
	g, first, second := s.newGroup(), large(1), large(2)
	g.add(first)
	g.txn.Discard() // a transaction that cannot be committed any more
	g.add(second)
	g.commit()
	for n, r := range []chan error{first.answer, second.answer} {
		select {
		case err := <-r:
			if err == nil {
				t.Errorf("batch %d is confirmed", n+1)
			}
		default:
			t.Errorf("batch %d is never answered", n+1)
		}
	}
}
