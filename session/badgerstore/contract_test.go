package badgerstore

import (
	"context"
	"errors"
	"testing"

	"serendip/session"
	"serendip/session/storetest"
)

func TestStoreKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Opener {
		dir := t.TempDir()
		return func() (session.Store, error) {
			return Open(t.Context(), dir, Options{Previous: storetest.Previous})
		}
	})
}

// open opens the store in dir and closes it with the test.
func open(t testing.TB, dir string, opt Options) *Store {
	t.Helper()
	if opt.Previous == nil {
		opt.Previous = storetest.Previous
	}
	s, err := Open(t.Context(), dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// commit adds n events to the stream, a record that says how many there are now, and a command.
func commit(t testing.TB, s session.Store, stream, n int) session.Head {
	t.Helper()
	head, err := s.Head(t.Context(), storetest.Stream(stream))
	must(t, err)
	bodies := make([][]byte, n)
	for i := range bodies {
		bodies[i] = body(stream, head.Seq+uint64(i)+1)
	}
	b := storetest.Batch(storetest.Stream(stream), head, bodies...)
	b.Puts = []session.Record{{Key: "count", Value: seqBody(b.Expected + uint64(n))}}
	must(t, s.Commit(t.Context(), b))
	return storetest.End(b)
}

// refused fails unless err is a sentence with the code.
func refused(t testing.TB, err error, code session.Code) *session.Error {
	t.Helper()
	var refusal *session.Error
	if !errors.As(err, &refusal) || refusal.Code != code {
		t.Fatalf("the answer is %v, want a refusal with code %q", err, code)
	}
	return refusal
}

func TestBatchThatIsCancelledInTimeIsWithdrawn(t *testing.T) {
	asked, answer := make(chan bool, 100), make(chan bool, 100)
	answer <- true // for opening
	s := open(t, t.TempDir(), Options{FreeSpace: func(string) (uint64, error) {
		asked <- true
		<-answer
		return MinFree, nil
	}})
	<-asked
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- s.Commit(ctx, storetest.Batch(storetest.Stream(1), session.Head{}, body(1, 1))) }()
	<-asked // The writer has the batch in its hands and has not taken it yet.
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Fatalf("the answer is %v", err)
	}
	close(answer)
	if head := commit(t, s, 1, 2); head.Seq != 2 {
		t.Fatalf("the stream ends at %d: the batch was kept all the same", head.Seq)
	}
}

func TestBatchThatIsCancelledTooLateIsKept(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	b := storetest.Batch(storetest.Stream(1), session.Head{}, body(1, 1))
	b.Puts = []session.Record{{Key: "large", Value: make([]byte, 30<<20)}}
	done := make(chan error, 1)
	go func() { done <- s.Commit(ctx, b) }()
	for part := []change(nil); len(part) == 0; { // Once there is a journal the batch was taken.
		var err error
		part, _, err = s.readJournal()
		must(t, err)
	}
	cancel()
	must(t, <-done)
	head, err := s.Head(t.Context(), storetest.Stream(1))
	must(t, err)
	if head != storetest.End(b) {
		t.Fatalf("the stream ends at %d", head.Seq)
	}
}

func TestFailingDiskStopsTheStore(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	commit(t, s, 1, 1)
	must(t, s.db.Close()) // From here on Badger refuses every write.
	head, err := s.Head(t.Context(), storetest.Stream(1))
	must(t, err)
	b := storetest.Batch(storetest.Stream(1), head, body(1, 2))
	refused(t, s.Commit(t.Context(), b), session.NotSaved)
	refused(t, s.Commit(t.Context(), b), session.NotSaved)
	_, err = s.Head(t.Context(), storetest.Stream(1))
	refused(t, err, session.NotSaved)
}

func TestTooLargeForEver(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	b := storetest.Batch(storetest.Stream(1), session.Head{}, make([]byte, maxEvent))
	refused(t, s.Commit(t.Context(), b), session.Invalid)
	b = storetest.Batch(storetest.Stream(1), session.Head{}, make([]byte, maxEvent-32))
	b.Puts = []session.Record{{Key: string(make([]byte, maxKey+1))}}
	refused(t, s.Commit(t.Context(), b), session.Invalid)
	b.Puts[0].Key = b.Puts[0].Key[:maxKey]
	b.Deletes = []string{string(make([]byte, 100_000))}
	must(t, s.Commit(t.Context(), b))
	if r, err := s.Verify(t.Context()); err != nil || r.Events != 1 || r.Records != 1 {
		t.Fatalf("verified %+v: %v", r, err)
	}
}

func TestFullDiskIsRefusedAndWorkResumes(t *testing.T) {
	free := make(chan uint64, 1)
	free <- MinFree
	space := func(string) (uint64, error) {
		n := <-free
		free <- n
		return n, nil
	}
	dir := t.TempDir()
	s := open(t, dir, Options{FreeSpace: space})
	head := commit(t, s, 1, 3)
	<-free
	free <- MinFree - 1
	b := storetest.Batch(storetest.Stream(1), head, body(1, 4))
	err := s.Commit(t.Context(), b)
	refused(t, err, session.Unavailable)
	if !errors.Is(err, session.ErrFull) {
		t.Fatalf("the answer %v is not that the disk is full", err)
	}
	content(t, s, map[int]uint64{1: 3})
	<-free
	free <- MinFree
	must(t, s.Commit(t.Context(), b))
	must(t, s.Close())
	<-free
	free <- MinFree - 1
	_, err = Open(t.Context(), dir, Options{FreeSpace: space})
	if refused(t, err, session.Unavailable); !errors.Is(err, session.ErrFull) {
		t.Fatalf("opening answers %v", err)
	}
}
