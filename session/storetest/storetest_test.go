package storetest_test

import (
	"errors"
	"testing"

	"serendip/session"
	"serendip/session/storetest"
)

func TestMemoryKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(*testing.T) storetest.Opener {
		m := storetest.NewMemory()
		return func() (session.Store, error) { return m.Reopen(), nil }
	})
}

func TestFaultyWithoutFaultsKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(*testing.T) storetest.Opener {
		m := storetest.NewMemory()
		return func() (session.Store, error) { return storetest.NewFaulty(m.Reopen()), nil }
	})
}

var errDisk = errors.New("the disk says no")

func TestFaultyFailsTheKthCommit(t *testing.T) {
	for _, after := range []bool{false, true} {
		for k := 1; k <= 3; k++ {
			f := storetest.NewFaulty(storetest.NewMemory())
			f.Fail(storetest.Fault{Op: storetest.Commit, Call: k, After: after, Err: errDisk})
			for i := 1; i <= 3; i++ {
				before, err := f.Head(t.Context(), storetest.Stream(1))
				if err != nil {
					t.Fatal(err)
				}
				err = f.Commit(t.Context(), storetest.Batch(storetest.Stream(1), before, []byte("x")))
				if failed := errors.Is(err, errDisk); failed != (i == k) {
					t.Fatalf("commit %d of fault %d answered %v", i, k, err)
				}
				now, err := f.Head(t.Context(), storetest.Stream(1))
				if err != nil {
					t.Fatal(err)
				}
				if kept := now.Seq > before.Seq; kept != (i != k || after) {
					t.Fatalf("commit %d of fault %d (after %v): kept is %v", i, k, after, kept)
				}
			}
		}
	}
}

func TestFaultyFailsEveryFunction(t *testing.T) {
	stream := storetest.Stream(1)
	calls := map[storetest.Op]func(*storetest.Faulty) error{
		storetest.Commit: func(f *storetest.Faulty) error { return f.Commit(t.Context(), session.Batch{Stream: stream}) },
		storetest.Load: func(f *storetest.Faulty) error {
			return f.Load(t.Context(), stream, 0, func(uint64, []byte) error { return nil })
		},
		storetest.Seen: func(f *storetest.Faulty) error {
			_, err := f.Seen(t.Context(), stream, storetest.Command(1))
			return err
		},
		storetest.Get: func(f *storetest.Faulty) error {
			if _, err := f.Record(t.Context(), stream, "a"); !errors.Is(err, session.ErrNotFound) {
				return err
			}
			return nil
		},
		storetest.List: func(f *storetest.Faulty) error {
			return f.Records(t.Context(), stream, "", func(session.Record) error { return nil })
		},
		storetest.Head:    func(f *storetest.Faulty) error { _, err := f.Head(t.Context(), stream); return err },
		storetest.Streams: func(f *storetest.Faulty) error { _, err := f.Streams(t.Context()); return err },
	}
	for op, call := range calls {
		t.Run(string(op), func(t *testing.T) {
			for _, counted := range []storetest.Op{op, storetest.Any} {
				f := storetest.NewFaulty(storetest.NewMemory())
				f.Fail(storetest.Fault{Op: counted, Call: 2, Times: -1, Err: errDisk})
				if err := call(f); err != nil {
					t.Fatalf("the first call failed: %v", err)
				}
				for range 2 {
					if err := call(f); !errors.Is(err, errDisk) {
						t.Fatalf("a later call answered %v", err)
					}
				}
				f.Heal()
				if err := call(f); err != nil {
					t.Fatalf("after healing: %v", err)
				}
				if n := f.Calls(op); n != 4 {
					t.Fatalf("%d calls were counted, want 4", n)
				}
			}
		})
	}
}

func TestRecorderRemembersWhatWasKept(t *testing.T) {
	r := storetest.NewRecorder(storetest.NewMemory())
	first := storetest.Batch(storetest.Stream(1), session.Head{}, []byte("x"))
	if err := r.Commit(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	if err := r.Commit(t.Context(), first); !errors.Is(err, session.ErrConflict) {
		t.Fatalf("the second commit answered %v", err)
	}
	if kept := r.Batches(); len(kept) != 1 || kept[0].Head != first.Head {
		t.Fatalf("remembered %d batches, want the first", len(kept))
	}
}
