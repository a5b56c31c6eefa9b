package session

import (
	"context"
	"errors"
	"slices"

	"serendip/model"
)

// load folds a programme from its newest kept state and the events after it.
func load(ctx context.Context, cfg Config, id model.ProgrammeID) (*State, Hash, uint64, error) {
	state, head, err := loadKept(ctx, cfg, id)
	if err != nil {
		return nil, Hash{}, 0, err
	}
	kept := state.Seq
	var records []Record
	for _, family := range []string{textPrefix, personPrefix, ballotPrefix} {
		if err := cfg.Store.Records(ctx, id, family, func(r Record) error { records = append(records, r); return nil }); err != nil {
			return nil, Hash{}, 0, err
		}
	}
	if state, err = state.withRecords(cfg.Codec, records, nil); err != nil {
		return nil, Hash{}, 0, err
	}
	err = cfg.Store.Load(ctx, id, state.Seq, func(seq uint64, raw []byte) error {
		env, e, err := cfg.Codec.Decode(raw)
		if err != nil {
			return err
		}
		if env.Seq != state.Seq+1 || env.Seq != seq || env.Prev != head {
			return Refuse(Damaged, "event %d does not follow event %d: the chain is broken; restore the newest backup with `serendip restore FILE`", seq, state.Seq)
		}
		state, head = Apply(state, env, e), hashOf(raw)
		return nil
	})
	if err != nil {
		return nil, Hash{}, 0, err
	}
	end, err := cfg.Store.Head(ctx, id)
	if err != nil {
		return nil, Hash{}, 0, err
	}
	if end.Seq != state.Seq || (end.Seq > 0 && end.Hash != head) {
		return nil, Hash{}, 0, Refuse(Damaged, "events %d to %d are missing; restore the newest backup with `serendip restore FILE`", state.Seq+1, end.Seq)
	}
	return state, head, kept, nil
}

// sweepRounds ends what a crash or a restore left of rounds: keys and ballots of revealed ones go, and an open one whose
// key is gone starts empty, with a trace.
func (l *Live) sweepRounds(ctx context.Context, s *State) error {
	var deletes []string
	for id, b := range s.ballots.all() {
		r := s.Round(b.Round)
		if r == nil || r.Revealed != nil || l.Secrets.RoundKey(b.Round) == nil {
			deletes = append(deletes, ballotKey(b.Round, id))
		}
	}
	for id, r := range s.rounds.all() {
		if r.Revealed != nil {
			if err := l.Secrets.DropRoundKey(id); err != nil {
				return err
			}
		}
	}
	return l.reopenLost(ctx, s, deletes)
}

// reopenLost gives a new key to every round that lost its own, and says so in the stream. In a closed session nobody
// could mark again: there the round stays as it is.
func (l *Live) reopenLost(ctx context.Context, s *State, deletes []string) error {
	var lost []model.RoundID
	for id, r := range s.rounds.all() {
		v := s.Session(r.Session)
		if r.Revealed == nil && l.Secrets.RoundKey(id) == nil && v != nil && v.State != model.Closed {
			lost = append(lost, id)
		}
	}
	slices.SortFunc(lost, func(a, b model.RoundID) int { return slices.Compare(a[:], b[:]) })
	var out Outcome
	out.Deletes = deletes
	for _, id := range lost {
		if err := l.Secrets.MakeRoundKey(id); err != nil {
			return err
		}
		out.Events = append(out.Events, model.RoundReopened{Round: id, Lost: true})
	}
	if len(out.Events)+len(out.Deletes) == 0 {
		return nil
	}
	w := &work{state: s, head: l.head, batch: Batch{Stream: s.ID, Expected: s.Seq}}
	c := Command{ID: l.NewCommandID(), Now: l.Now()}
	next, events, head, err := l.fold(w, c, out)
	if err != nil {
		return err
	}
	w.batch.Events, w.batch.Head, w.batch.Deletes = events, head, out.Deletes
	if err := l.Store.Commit(ctx, w.batch); err != nil {
		return err
	}
	l.head = head
	*s = *next
	return nil
}

// loadKept reads the newest kept state, or begins with nothing. One of another version of the program is left aside.
func loadKept(ctx context.Context, cfg Config, id model.ProgrammeID) (*State, Hash, error) {
	raw, err := cfg.Store.Record(ctx, id, stateKey)
	if errors.Is(err, ErrNotFound) {
		return &State{ID: id}, Hash{}, nil
	}
	if err != nil {
		return nil, Hash{}, err
	}
	state, head, ok := cfg.Codec.unfreeze(raw)
	if !ok || state.ID != id {
		return &State{ID: id}, Hash{}, nil
	}
	return state, head, nil
}

// keepState writes the state whole every few thousand events, so that opening a long programme reads little.
func (l *Live) keepState(ctx context.Context) {
	s := l.Snapshot().State
	if s.Seq < l.kept+snapshotEvery {
		return
	}
	l.kept = s.Seq
	b := Batch{Stream: s.ID, Expected: s.Seq, Puts: []Record{{stateKey, l.Codec.freeze(s, l.head)}}}
	if err := l.Store.Commit(ctx, b); err != nil {
		l.Logger.Warn("the state was not kept whole; opening will read more events", "error", err)
	}
}
