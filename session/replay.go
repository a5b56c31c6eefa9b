package session

import (
	"context"
	"runtime"

	"serendip/model"
)

// replayed is how many events are decoded in one go while a programme opens.
const replayed = 500

// stretch is events that follow each other, and what they say once it is decoded.
type stretch struct {
	seqs    []uint64
	raws    [][]byte
	told    []told
	decoded chan struct{} // closed when told is there
}

// told is what one event on disk says.
type told struct {
	env  Envelope
	e    model.Event
	hash Hash
	err  error
}

// decode does what most of the time of a replay goes into.
func (s *stretch) decode(codec *Codec) {
	defer close(s.decoded)
	s.told = make([]told, len(s.raws))
	for i, raw := range s.raws {
		t := &s.told[i]
		t.hash = hashOf(raw)
		if t.env, t.e, t.err = codec.Decode(raw); t.err != nil {
			return // nothing after it is asked for
		}
	}
}

// replay calls fold for every event after a sequence, in order, until one fails. They are read and decoded ahead of it,
// on as many processors as there are.
func replay(ctx context.Context, cfg Config, id model.ProgrammeID, after uint64, fold func(seq uint64, t told) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ahead, read := make(chan *stretch, runtime.GOMAXPROCS(0)), make(chan error, 1)
	go func() {
		defer close(ahead)
		read <- readAhead(ctx, cfg, id, after, ahead)
	}()
	var failed error
	for s := range ahead {
		<-s.decoded
		if failed != nil {
			continue
		}
		if failed = s.fold(fold); failed != nil {
			stop()
		}
	}
	if err := <-read; failed == nil {
		failed = err
	}
	return failed
}

// readAhead sends all events in stretches that are being decoded. Whoever receives them receives all.
func readAhead(ctx context.Context, cfg Config, id model.ProgrammeID, after uint64, ahead chan<- *stretch) error {
	next := &stretch{decoded: make(chan struct{})}
	send := func() {
		go next.decode(cfg.Codec)
		ahead <- next
		next = &stretch{decoded: make(chan struct{})}
	}
	err := cfg.Store.Load(ctx, id, after, func(seq uint64, raw []byte) error {
		next.seqs, next.raws = append(next.seqs, seq), append(next.raws, raw)
		if len(next.raws) == replayed {
			send()
		}
		return ctx.Err()
	})
	send()
	return err
}

// fold is called once the stretch is decoded.
func (s *stretch) fold(fold func(uint64, told) error) error {
	for i, t := range s.told {
		if t.err != nil {
			return t.err
		}
		if err := fold(s.seqs[i], t); err != nil {
			return err
		}
	}
	return nil
}
