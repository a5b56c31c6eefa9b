package badgerstore

import (
	"crypto/sha256"
	"strings"
	"testing"

	"serendip/session"
	"serendip/session/storetest"
)

// Each change is made behind the store's back; Verify must name what it did.
func TestVerifyNamesWhatIsWrong(t *testing.T) {
	stream := storetest.Stream(2)
	other := storetest.Event(session.Hash{}, []byte("another event"))
	for name, c := range map[string]struct {
		change change
		says   string
	}{
		"an event is gone":           {change{key: eventKey(stream, 3), delete: true}, "events 3 to 3 of programme"},
		"the first event is gone":    {change{key: eventKey(stream, 1), delete: true}, "events 1 to 1 of programme"},
		"the last event is gone":     {change{key: eventKey(stream, 8), delete: true}, "events 8 to 8 of programme"},
		"an event is another":        {change{key: eventKey(stream, 3), value: other}, "event 3 of programme"},
		"the last event is another":  {change{key: eventKey(stream, 8), value: other}, "event 8 of programme"},
		"an event is too short":      {change{key: eventKey(stream, 3), value: []byte("x")}, "event 3 of programme"},
		"there is one event more":    {change{key: eventKey(stream, 9), value: other}, "goes on after event 8"},
		"the end is gone":            {change{key: streamKey(kindHead, stream, 0), delete: true}, "the end of programme"},
		"the end is earlier":         {change{key: streamKey(kindHead, stream, 0), value: encodeHead(session.Head{Seq: 7})}, "event 7"},
		"a piece is gone":            {change{key: pieceKey(stream, "big", 1), delete: true}, `the record "big"`},
		"a piece is another":         {change{key: pieceKey(stream, "big", 1), value: other}, `the record "big"`},
		"a piece belongs to nothing": {change{key: pieceKey(stream, "small", 0), value: other}, "pieces of large records"},
		"a record is of no form":     {change{key: recordKey(stream, "count"), value: []byte{7}}, `the record "count"`},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, t.TempDir(), Options{})
			commit(t, s, 1, 5)
			commit(t, s, 2, 8)
			must(t, s.Commit(t.Context(), session.Batch{
				Stream: stream, Expected: 8, Puts: []session.Record{{Key: "big", Value: make([]byte, pieceBytes+7)}},
			}))
			before, err := s.Verify(t.Context())
			must(t, err)
			if before.Programmes != 2 || before.Events != 13 || before.Records != 3 {
				t.Fatalf("verified %+v", before)
			}
			must(t, s.inParts([]change{c.change}))
			_, err = s.Verify(t.Context())
			if r := refused(t, err, session.Damaged); !strings.Contains(r.Message, c.says) {
				t.Fatalf("the sentence %q does not say %q", r.Message, c.says)
			}
		})
	}
}

// Without Options.Previous the chain is not followed, and the last event is still held against the head.
func TestVerifyWithoutTheChain(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir(), Options{})
	must(t, err)
	defer func() { must(t, s.Close()) }()
	loose := []byte("an event that holds no hash")
	b := session.Batch{Stream: storetest.Stream(1), Events: [][]byte{loose, loose}, Head: sha256.Sum256(loose)}
	must(t, s.Commit(t.Context(), b))
	if r, err := s.Verify(t.Context()); err != nil || r.Events != 2 {
		t.Fatalf("verified %+v: %v", r, err)
	}
}

func TestRecordsThatShrinkLeaveNoPieces(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	for _, size := range []int{3 << 20, 2 << 20, 10, 1 << 20} {
		must(t, s.Commit(t.Context(), session.Batch{
			Stream: storetest.Stream(1), Puts: []session.Record{{Key: "state", Value: make([]byte, size)}},
		}))
		if r, err := s.Verify(t.Context()); err != nil || r.Bytes != uint64(size) {
			t.Fatalf("after %d bytes: verified %+v: %v", size, r, err)
		}
	}
	must(t, s.Commit(t.Context(), session.Batch{Stream: storetest.Stream(1), Deletes: []string{"state"}}))
	if r, err := s.Verify(t.Context()); err != nil || r != (Report{}) {
		t.Fatalf("verified %+v: %v", r, err)
	}
}

// What happened since the heads were written is walked through with the chain when the store is opened.
func TestOpeningWalksOnFromTheHeads(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{HeadsEvery: 1 << 40})
	commit(t, s, 1, 5)
	must(t, s.saveHeads())
	commit(t, s, 1, 5)
	other := storetest.Event(session.Hash{}, []byte("another event"))
	must(t, s.inParts([]change{{key: eventKey(storetest.Stream(1), 8), value: other}}))
	crashed := t.TempDir()
	copyFolder(t, dir, crashed)
	_, err := Open(t.Context(), crashed, Options{Previous: storetest.Previous})
	if r := refused(t, err, session.Damaged); !strings.Contains(r.Message, "event 8 of programme") {
		t.Fatalf("the sentence is %q", r.Message)
	}
}
