package session

import (
	"cmp"
	"context"
	"slices"

	"serendip/model"
)

// newLoading is an empty state that is changed in place until it is loaded: nobody has it yet.
func newLoading(id model.ProgrammeID) *State {
	return &State{
		ID: id, people: loadingTable[model.PersonID, bool](), sessions: loadingTable[model.SessionID, *Session](),
		cases: loadingTable[model.UseCaseID, *UseCase](), items: loadingTable[model.ItemID, *Item](),
		rounds: loadingTable[model.RoundID, *Round](), askings: loadingTable[model.RoundID, model.SessionID](), external: loadingTable[externalID, model.UseCaseID](),
		texts: loadingTexts(), details: loadingTable[model.PersonID, *model.Details](),
		ballots: loadingTable[BallotID, *Ballot](), answers: loadingTable[BallotID, *SurveyAnswer](),
	}
}

// loaded is the state as everybody may have it, with the records that were read beside it.
func (s *State) loaded(beside *State) *State {
	n := *s
	n.people, n.sessions, n.cases, n.items = s.people.loaded(), s.sessions.loaded(), s.cases.loaded(), s.items.loaded()
	n.rounds, n.askings, n.external = s.rounds.loaded(), s.askings.loaded(), s.external.loaded()
	n.texts, n.details, n.ballots, n.answers = beside.texts.loaded(), beside.details.loaded(), beside.ballots.loaded(), beside.answers.loaded()
	return &n
}

// load folds a programme from its newest kept state and the events after it. The records are read at the same time.
func load(ctx context.Context, cfg Config, id model.ProgrammeID) (*State, Hash, kept, error) {
	beside := newLoading(id)
	read := make(chan error, 1)
	go func() { read <- beside.readRecords(ctx, cfg) }()
	state, head, k, err := loadEvents(ctx, cfg, id)
	if err = cmp.Or(err, <-read); err != nil {
		return nil, Hash{}, kept{}, err
	}
	return state.loaded(beside), head, k, nil
}

// readRecords reads words, people and ballots.
func (s *State) readRecords(ctx context.Context, cfg Config) error {
	for _, family := range []string{textPrefix, personPrefix, ballotPrefix, answerPrefix} {
		if err := cfg.Store.Records(ctx, s.ID, family, func(r Record) error { return s.put(cfg.Codec, r) }); err != nil {
			return err
		}
	}
	return nil
}

// loadEvents folds the events after the newest kept state and says where that ended.
func loadEvents(ctx context.Context, cfg Config, id model.ProgrammeID) (*State, Hash, kept, error) {
	state, head, k, err := loadKept(ctx, cfg, id)
	if err != nil {
		return nil, Hash{}, kept{}, err
	}
	err = replay(ctx, cfg, id, state.Seq, func(seq uint64, t told) error {
		if t.env.Seq != state.Seq+1 || t.env.Seq != seq || t.env.Prev != head {
			return Refuse(Damaged, "event %d does not follow event %d: the chain is broken; restore the newest backup with `serendip restore FILE`", seq, state.Seq)
		}
		state.apply(t.env, t.e)
		head = t.hash
		return nil
	})
	if err != nil {
		return nil, Hash{}, kept{}, err
	}
	end, err := cfg.Store.Head(ctx, id)
	if err != nil {
		return nil, Hash{}, kept{}, err
	}
	if end.Seq != state.Seq || (end.Seq > 0 && end.Hash != head) {
		return nil, Hash{}, kept{}, Refuse(Damaged, "events %d to %d are missing; restore the newest backup with `serendip restore FILE`", state.Seq+1, end.Seq)
	}
	return state, head, k, nil
}

// sweepRounds ends what a crash or a restore left of rounds: keys and ballots of those that are over go, and an open one whose
// key is gone starts empty, with a trace.
func (l *Live) sweepRounds(ctx context.Context, s *State) error {
	var deletes []string
	for id, b := range s.ballots.all() {
		if !s.sealedOpen(b.Round) || l.Secrets.RoundKey(b.Round) == nil {
			deletes = append(deletes, ballotKey(b.Round, id))
		}
	}
	for id, r := range s.rounds.all() {
		if r.over() {
			if err := l.Secrets.DropRoundKey(id); err != nil {
				return err
			}
		}
	}
	for id := range s.askings.all() {
		if !s.sealedOpen(id) {
			if err := l.Secrets.DropRoundKey(id); err != nil {
				return err
			}
		}
	}
	if err := l.sweepSurveys(s); err != nil {
		return err
	}
	return l.reopenLost(ctx, s, deletes)
}

// sweepSurveys destroys the keys of surveys that were counted.
func (l *Live) sweepSurveys(s *State) error {
	for _, v := range s.Sessions() {
		for _, x := range v.Surveys {
			if x.Counted != nil {
				if err := l.Secrets.DropRoundKey(sealOf(x.ID)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// lostKeys are the rounds, askings and surveys that still take sealed answers and lost their key in a restore. In a
// closed session nobody could mark again: there a round stays as it is.
func (l *Live) lostKeys(s *State) []model.RoundID {
	var lost []model.RoundID
	add := func(id model.RoundID, takes bool) {
		if takes && l.Secrets.RoundKey(id) == nil {
			lost = append(lost, id)
		}
	}
	for id, r := range s.rounds.all() {
		v := s.Session(r.Session)
		add(id, !r.over() && v != nil && v.State != model.Closed)
	}
	for _, v := range s.Sessions() {
		for _, a := range v.Askings {
			add(a.ID, a.Shown == nil)
		}
		for _, x := range v.Surveys {
			add(sealOf(x.ID), x.Counted == nil)
		}
	}
	slices.SortFunc(lost, func(a, b model.RoundID) int { return slices.Compare(a[:], b[:]) })
	return lost
}

// reopenLost gives a new key to everything that lost its own, and says so in the stream.
func (l *Live) reopenLost(ctx context.Context, s *State, deletes []string) error {
	lost := l.lostKeys(s)
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
