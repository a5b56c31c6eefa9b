package badgerstore

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"serendip/session"
	"serendip/session/storetest"
)

// A large batch is broken off after each of its steps; opened again, the store has all of it or nothing.
func TestLargeBatchThatWasBrokenOff(t *testing.T) {
	for _, c := range []struct {
		name   string
		marked bool
		placed int // how many changes were put in place
		kept   bool
	}{
		{"before it was committed", false, 0, false},
		{"before it was put in place", true, 0, true},
		{"while it was put in place", true, 3, true},
		{"before the journal was cleared", true, 7, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir, Options{})
			head := commit(t, s, 1, 4)
			b := storetest.Batch(storetest.Stream(1), head, body(1, 5), body(1, 6), body(1, 7))
			b.Puts = []session.Record{{Key: "count", Value: seqBody(7)}, {Key: "big", Value: make([]byte, pieceBytes+1)}}
			var all []change
			must(t, s.db.View(func(txn *badger.Txn) (err error) {
				all, err = changes(txn, b)
				return err
			}))
			all = append(all, commitsChange(s.commits+1))
			must(t, breakOff(s, all, c.marked, c.placed))
			must(t, s.Close())
			s = open(t, dir, Options{})
			want := uint64(4)
			if c.kept {
				want = 7
			}
			content(t, s, map[int]uint64{1: want})
			r, err := s.Verify(t.Context())
			must(t, err)
			if r.Events != want {
				t.Fatalf("verified %+v", r)
			}
			if left, _, err := s.readJournal(); err != nil || len(left) > 0 {
				t.Fatalf("%d changes are still in the journal (%v)", len(left), err)
			}
			commit(t, s, 1, 2)
			content(t, s, map[int]uint64{1: want + 2})
		})
	}
}

// breakOff does the steps of throughJournal as far as told.
func breakOff(s *Store, all []change, marked bool, placed int) error {
	var journal []change
	for i, c := range all {
		journal = append(journal, change{key: journalKey(uint32(i)), value: c.encode()})
	}
	if marked {
		count := binary.BigEndian.AppendUint32(nil, uint32(len(all)))
		journal = append(journal, change{key: journalKey(journalMark), value: count})
	}
	if err := s.inParts(journal); err != nil {
		return err
	}
	return s.inParts(all[:placed])
}

func TestLargeBatchThatLostAPartIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{})
	commit(t, s, 1, 4)
	all := []change{{key: recordKey(storetest.Stream(1), "a"), value: []byte{storedWhole}}, commitsChange(9)}
	must(t, breakOff(s, all, true, 0))
	must(t, s.inParts([]change{{key: journalKey(0), delete: true}}))
	must(t, s.Close())
	_, err := Open(t.Context(), dir, Options{})
	refused(t, err, session.Damaged)
}

func TestChangesSurviveTheJournal(t *testing.T) {
	for _, c := range []change{
		{key: []byte("k"), value: []byte("v")}, {key: []byte("k"), value: []byte{}},
		{key: bytes.Repeat([]byte("k"), 300), delete: true, value: []byte{}}, {key: []byte{}, value: []byte{0, 1}},
	} {
		got, err := decodeChange(c.encode())
		if err != nil || got.delete != c.delete || !bytes.Equal(got.key, c.key) || !bytes.Equal(got.value, c.value) {
			t.Errorf("%+v came back as %+v (%v)", c, got, err)
		}
	}
	for _, raw := range [][]byte{nil, []byte("s123"), []byte("x\x00\x00\x00\x00"), []byte("s\x00\x00\x00\x02k")} {
		if c, err := decodeChange(raw); err == nil {
			t.Errorf("%q was read as %+v", raw, c)
		}
	}
}
