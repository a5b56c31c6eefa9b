package badgerstore

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/dgraph-io/badger/v4"

	"serendip/model"
	"serendip/session"
)

// Options say how a store is opened. The zero value is a good one.
type Options struct {
	Logger     *slog.Logger                             // nil: nothing is logged
	Previous   func(event []byte) (session.Hash, error) // the hash before, out of an event; nil: the chain is not followed
	FreeSpace  func(dir string) (uint64, error)         // bytes free on dir's disk; nil: asked of the system
	Random     io.Reader                                // where a new store's id comes from; nil: crypto/rand
	HeadsEvery time.Duration                            // how often the heads are written; 0: every two seconds
}

func (o Options) filled() Options {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.FreeSpace == nil {
		o.FreeSpace = freeSpace
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.HeadsEvery == 0 {
		o.HeadsEvery = 2 * time.Second
	}
	return o
}

// Store is a session.Store in one folder, which no other process can open meanwhile.
type Store struct {
	dir  string
	opt  Options
	id   identity
	lock *os.File
	db   *badger.DB
	logs *logs

	gate  gate
	once  sync.Once // of Close
	close error     // what Close answered

	queue  chan *request  // batches on their way to the writer
	done   chan struct{}  // closed to end the keeper of the heads
	behind sync.WaitGroup // the writer and the keeper

	applying sync.RWMutex // held while the parts of a large batch are put in place: no reader may begin

	mu      sync.RWMutex // guards what follows
	heads   map[model.ProgrammeID]session.Head
	commits uint64
	failure error // set once the disk failed in a commit; everything answers it from then on

	saving       sync.Mutex // guards what is known of the heads file
	saved        bool
	savedCommits uint64
}

var _ session.Store = (*Store)(nil)

// start begins the work in the background.
func (s *Store) start() {
	s.queue = make(chan *request, 1024)
	s.done = make(chan struct{})
	s.behind.Go(s.write)
	s.behind.Go(s.keepHeads)
}

// keepHeads writes the heads file every now and then.
func (s *Store) keepHeads() {
	tick := time.NewTicker(s.opt.HeadsEvery)
	defer tick.Stop()
	for {
		select {
		case <-s.done:
			return
		case <-tick.C:
			if err := s.saveHeads(); err != nil {
				s.opt.Logger.Warn("the heads file was not written", "err", err)
			}
		}
	}
}

// Close waits for what is under way, writes the heads and closes the database. On a disk that has too little room it
// leaves the database as it stands, which loses nothing: the next Open finishes the work.
func (s *Store) Close() error {
	s.once.Do(func() {
		s.gate.close()
		s.close = s.finish()
	})
	return s.close
}

// finish ends a store that nobody is inside of any more, and gives the folder free.
func (s *Store) finish() error {
	safe, err := s.rest()
	if !safe {
		return err // The lock stays with this process: the database is still open.
	}
	return errors.Join(err, s.lock.Close())
}

// rest ends the background work and closes the database, but keeps the lock. It answers false when the database had to
// stay open because the disk is full.
func (s *Store) rest() (bool, error) {
	close(s.queue)
	close(s.done)
	s.behind.Wait()
	err := s.saveHeads()
	if roomErr := s.room(closingFree); roomErr != nil {
		// Badger writes its last table through a memory map, which ends the process when there is no room for it.
		s.opt.Logger.Warn("the database stays as it is: the disk has too little room", "err", roomErr)
		return false, errors.Join(roomErr, err)
	}
	return true, errors.Join(err, s.db.Close())
}

// Head implements session.Store.
func (s *Store) Head(ctx context.Context, stream model.ProgrammeID) (session.Head, error) {
	if err := s.begin(ctx); err != nil {
		return session.Head{}, err
	}
	defer s.gate.leave()
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.heads[stream], nil
}

// begin lets a call in, or says why not.
func (s *Store) begin(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.RLock()
	failure := s.failure
	s.mu.RUnlock()
	if failure != nil {
		return failure
	}
	return s.gate.enter()
}
