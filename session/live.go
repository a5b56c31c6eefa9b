package session

import (
	"context"
	"crypto/rand"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"serendip/model"
	"serendip/session/templates"
)

// Secrets are what must not lie in the store: the keys that seal ballots, and the secret from which codes are made.
type Secrets interface {
	// MakeRoundKey makes and keeps a round's key; when it returns, the key survives a pulled plug.
	MakeRoundKey(model.RoundID) error
	// RoundKey answers nil when there is no such key.
	RoundKey(model.RoundID) []byte
	// DropRoundKey destroys it.
	DropRoundKey(model.RoundID) error
	// CodeSecret is the secret of this data folder's codes.
	CodeSecret() []byte
}

// Config is what a programme's live side needs.
type Config struct {
	Store   Store
	Secrets Secrets
	Codec   *Codec
	Logger  *slog.Logger
	Now     func() time.Time // monotonic: it never goes back while the program runs
	Random  func([]byte)     // fills with random bytes
	Pace    Pace             // of every seat; zero means DefaultPace
	Lexicon *model.Lexicon   // by which requests and plans are suspected; nil for none

	Templates templates.Folder // of one's own; none for the zero value
}

// How much is queued and taken together, and after how many events the state is kept whole.
const (
	queueLength   = 4096
	longestBatch  = 512
	snapshotEvery = 5000
	longestWait   = 30 * time.Second
)

// Live is one programme that is open: one goroutine decides and commits, everybody reads snapshots.
type Live struct {
	Config
	slug       string // given by the house
	hub        *hub
	begun      time.Time                               // when it was opened
	keys       atomic.Pointer[func() []FacilitatorKey] // the list of who may facilitate; nil where nobody knows of one
	queue      chan job
	current    atomic.Pointer[Snapshot]
	publishing sync.Mutex // of state by the goroutine, of presence by everybody who comes and goes
	head       Hash
	kept       kept
	keeping    chan keepStep // what is left to commit of a state that is being kept; nil when none is
	likeness   likeness
	doubt      *work // a batch of which the disk did not say whether it was kept; nil when all is known
	stop       context.CancelFunc
	done       chan struct{}
	closing    sync.Once
}

// job is a command that waits for its answer.
type job struct {
	command Command
	answer  chan answer
}

type answer struct {
	result Result
	err    error
}

// Open loads a programme, or begins an empty one, and starts its goroutine.
func Open(ctx context.Context, cfg Config, id model.ProgrammeID) (*Live, error) {
	if cfg.Pace == (Pace{}) {
		cfg.Pace = DefaultPace()
	}
	if cfg.Lexicon == nil {
		cfg.Lexicon = &model.Lexicon{}
	}
	state, head, kept, err := load(ctx, cfg, id)
	if err != nil {
		return nil, err
	}
	run, stop := context.WithCancel(context.WithoutCancel(ctx))
	l := &Live{Config: cfg, hub: newHub(), begun: cfg.Now(), queue: make(chan job, queueLength), head: head, kept: kept, stop: stop, done: make(chan struct{})}
	if err := l.sweepRounds(ctx, state); err != nil {
		stop()
		return nil, err
	}
	l.publish(state)
	go l.run(run)
	return l, nil
}

// Close ends the goroutine; what was acknowledged is in the store.
func (l *Live) Close() {
	l.closing.Do(l.stop)
	<-l.done
	l.hub.rest()
}

// Snapshot is the newest published state.
func (l *Live) Snapshot() *Snapshot { return l.current.Load() }

// Mint makes a command of an intent.
func (l *Live) Mint(actor Actor, i Intent) Command {
	c := Command{ID: l.NewCommandID(), Actor: actor, Intent: i}
	l.Random(c.Entropy[:])
	return c
}

// NewCommandID mints an id for a command; whoever resends a command reuses it.
func (l *Live) NewCommandID() model.CommandID {
	var random [10]byte
	l.Random(random[:])
	return model.NewID[model.CommandID](l.Now(), random)
}

// Do hands in a command and waits until it is durable or refused. When ctx ends before, the command may still happen.
func (l *Live) Do(ctx context.Context, c Command) (Result, error) {
	j := job{c, make(chan answer, 1)}
	ctx, cancel := context.WithTimeout(ctx, longestWait)
	defer cancel()
	select {
	case l.queue <- j:
	case <-l.done:
		return Result{}, Refuse(Unavailable, "the programme is closed here; start again")
	case <-ctx.Done():
		return Result{}, &Error{NotSaved, "not saved: too much is waiting; try again", ctx.Err()}
	}
	select {
	case a := <-j.answer:
		return a.result, a.err
	case <-l.done:
		select {
		case a := <-j.answer: // given just before the end
			return a.result, a.err
		default:
			return Result{}, Refuse(NotSaved, "not saved: the program is ending")
		}
	case <-ctx.Done():
		return Result{}, &Error{NotSaved, "no answer from the disk yet; look whether it was saved before you try again", ctx.Err()}
	}
}

func (l *Live) run(ctx context.Context) {
	defer close(l.done)
	defer l.keepRest(ctx)
	for {
		select {
		case <-ctx.Done():
			return
		case j := <-l.queue:
			l.take(ctx, j)
		case step, more := <-l.keeping:
			l.keep(ctx, step, more)
		}
	}
}

// take gathers what is queued, decides it in order, and commits it as one.
func (l *Live) take(ctx context.Context, j job) {
	if err := l.settle(ctx); err != nil {
		j.answer <- answer{err: notSaved(err)}
		return
	}
	w := l.newWork()
	for n := 0; ; n++ {
		l.decideSafely(ctx, w, j)
		if n >= longestBatch {
			break
		}
		select {
		case j = <-l.queue:
			continue
		default:
		}
		break
	}
	l.commit(ctx, w)
}

// work is a batch in the making, on a working state that nobody sees yet.
type work struct {
	state   *State
	head    Hash
	batch   Batch
	jobs    []job
	results []Result
	rounds  []model.RoundID // whose keys go when the batch is kept
	seen    map[model.CommandID]Result
}

func (l *Live) newWork() *work {
	s := l.Snapshot().State
	return &work{state: s, head: l.head, batch: Batch{Stream: s.ID, Expected: s.Seq}, seen: make(map[model.CommandID]Result)}
}

// decideSafely keeps a mistake of the program in one command from taking the room down.
func (l *Live) decideSafely(ctx context.Context, w *work, j job) {
	defer func() {
		if r := recover(); r != nil {
			l.Logger.Error("a command failed", "intent", j.command.Intent, "panic", r, "stack", string(debug.Stack()))
			j.answer <- answer{err: Refuse(Invalid, "that went wrong inside the program and was not done; nothing else was touched")}
		}
	}()
	if err := l.decide(ctx, w, j); err != nil {
		j.answer <- answer{err: err}
	}
}

// decide folds one command into the working state, so that the next one of the batch sees it.
func (l *Live) decide(ctx context.Context, w *work, j job) error {
	c := j.command
	if result, twice := w.seen[c.ID]; twice {
		w.jobs, w.results = append(w.jobs, j), append(w.results, result)
		return nil
	}
	if before, err := l.Store.Seen(ctx, w.state.ID, c.ID); err != nil {
		return notSaved(err)
	} else if before {
		j.answer <- answer{result: Result{Note: "done already", Programme: w.state.ID}}
		return nil
	}
	c.Now = l.Now()
	if last := time.UnixMilli(w.state.At); c.Now.Before(last) {
		c.Now = last // a clock that was set back orders nothing
	}
	if err := l.prepareRound(&c); err != nil {
		return err
	}
	c.Actor = l.asListed(c.Actor)
	l.prepareLead(w.state, &c)
	out, err := Decide(w.state, l.Codec, c)
	if err != nil {
		l.dropUnused(c)
		return err
	}
	if err := l.sealSurveys(out); err != nil {
		return err
	}
	next, events, head, err := l.fold(w, c, out)
	if err != nil {
		return err
	}
	if len(out.Events) > 0 {
		w.batch.Commands = append(w.batch.Commands, c.ID)
	}
	w.state, w.head, w.batch.Events = next, head, append(w.batch.Events, events...)
	w.batch.Puts, w.batch.Deletes = putOver(w.batch, out)
	w.jobs, w.results = append(w.jobs, j), append(w.results, out.Result)
	w.seen[c.ID] = out.Result
	for _, e := range out.Events {
		switch e := e.(type) {
		case model.RoundRevealed:
			w.rounds = append(w.rounds, e.Round)
		case model.RoundDropped:
			w.rounds = append(w.rounds, e.Round)
		case model.AskingShown:
			w.rounds = append(w.rounds, e.Asking)
		case model.AskingDropped:
			w.rounds = append(w.rounds, e.Asking)
		case model.DotsRevealed:
			w.rounds = append(w.rounds, e.Round)
		case model.VoteClosed:
			w.rounds = append(w.rounds, e.Vote)
		case model.SurveyCounted:
			w.rounds = append(w.rounds, sealOf(e.Survey))
		case model.SurveyDropped:
			w.rounds = append(w.rounds, sealOf(e.Survey))
		}
	}
	return nil
}

// putOver adds an outcome's record changes to a batch in which a later change of the same key wins.
func putOver(b Batch, out Outcome) (puts []Record, deletes []string) {
	puts, deletes = b.Puts, b.Deletes
	for _, p := range out.Puts {
		deletes = without(deletes, p.Key)
		puts = append(puts, p)
	}
	for _, key := range out.Deletes {
		puts = withoutRecord(puts, key)
		deletes = append(deletes, key)
	}
	return puts, deletes
}

func withoutRecord(puts []Record, key string) []Record {
	kept := make([]Record, 0, len(puts))
	for _, p := range puts {
		if p.Key != key {
			kept = append(kept, p)
		}
	}
	return kept
}

// fold applies an outcome to the working state and encodes its events.
func (l *Live) fold(w *work, c Command, out Outcome) (*State, [][]byte, Hash, error) {
	next, err := w.state.withRecords(l.Codec, out.Puts, out.Deletes)
	if err != nil {
		return nil, nil, Hash{}, err
	}
	head := w.head
	var events [][]byte
	if out.Nameless {
		c.Actor = Actor{}
	}
	for _, e := range out.Events {
		env := Envelope{Seq: next.Seq + 1, At: c.Now.UnixMilli(), Actor: c.Actor.Person, Command: c.ID, Prev: head, Remote: c.Actor.Remote && !c.Actor.Near}
		raw, hash, err := l.Codec.Encode(env, e)
		if err != nil {
			return nil, nil, Hash{}, notSaved(err)
		}
		env.Type, env.Version = e.EventType(), eventVersion
		next, head, events = Apply(next, env, e), hash, append(events, raw)
	}
	return next, events, head, nil
}

// Random fills with random bytes of the system.
func Random(b []byte) { _, _ = rand.Read(b) } // never fails: crypto/rand ends the program instead

// MonotonicNow is a clock that starts at the wall's time and never goes back.
func MonotonicNow() func() time.Time {
	start := time.Now()
	return func() time.Time { return start.Add(time.Since(start)) }
}
