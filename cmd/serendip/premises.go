package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync/atomic"

	"serendip/cmd/serendip/datadir"
	"serendip/session"
	"serendip/session/badgerstore"
	"serendip/session/vault"
)

// Premises is a data folder that this process has open.
type Premises struct {
	Dir   datadir.Dir
	House *session.House
	Store *badgerstore.Store
	Log   *slog.Logger
	open  *atomic.Pointer[session.Door] // how people can join now; nil inside while the door is closed
}

// OpenPremises opens a data folder's store and its house. The caller holds the folder.
func OpenPremises(ctx context.Context, dir datadir.Dir, log *slog.Logger) (Premises, error) {
	return openPremises(ctx, dir, badgerstore.Options{Logger: log})
}

// collectAt is by how much of itself the heap may grow until it is collected, in percent. The store's table of newest
// entries takes most of the heap and is never garbage: by the usual hundred, as much again would pile up beside it.
const collectAt = 40

// openPremises opens the store in a way of its own, and the house with other settings than usual; the store's log is
// everybody's.
func openPremises(ctx context.Context, dir datadir.Dir, o badgerstore.Options, unusual ...func(*session.Config)) (Premises, error) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	codec, err := session.NewCodec()
	if err != nil {
		return Premises{}, err
	}
	o.Previous = codec.Prev
	log := o.Logger
	if err := rewriteWanted(ctx, dir); err != nil { // a room waits for nobody: the next start tries again
		log.Warn("what was erased still lies in the store's files: they could not be written anew", "error", err)
	}
	store, err := badgerstore.Open(ctx, dir.Store(), o)
	if err != nil {
		return Premises{}, err
	}
	p := Premises{Dir: dir, Store: store, Log: log, open: new(atomic.Pointer[session.Door])}
	secrets, err := vault.Open(dir.Keys())
	if err == nil {
		cfg := session.Config{
			Store: store, Secrets: secrets, Codec: codec, Logger: log, Now: session.MonotonicNow(), Random: session.Random,
			Lexicon: readLexicon(dir, log),
		}
		cfg.Templates.FS = os.DirFS(dir.Templates())
		for _, set := range unusual {
			set(&cfg)
		}
		p.House, err = session.OpenHouse(ctx, cfg)
	}
	if err != nil {
		return Premises{}, errors.Join(err, store.Close())
	}
	return p, nil
}

// Close ends the house and then the store; what was confirmed is on disk.
func (p Premises) Close() error {
	p.House.Close()
	return p.Store.Close()
}

// Door is how people can join now, and whether they can.
func (p Premises) Door() (session.Door, bool) {
	if d := p.open.Load(); d != nil {
		return *d, true
	}
	return session.Door{}, false
}

// announce says how people can join from now on; nil says that they cannot.
func (p Premises) announce(d *session.Door) {
	p.open.Store(d)
	if d == nil {
		d = &session.Door{}
	}
	p.House.OpenDoor(*d)
}

// largestLog is how long the log grows before it is begun anew beside the old one, in bytes.
const largestLog = 8 << 20

// openLog opens the data folder's log at its end.
func openLog(dir datadir.Dir) (*os.File, error) {
	path := filepath.Join(dir.Log(), "serendip.log")
	if info, err := os.Stat(path); err == nil && info.Size() > largestLog {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, err
		}
	}
	return os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
}
