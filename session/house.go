package session

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"serendip/model"
)

// House is everything in one data folder: the instance and its programmes, each with its goroutine. There is one House
// in the one process that holds the folder.
type House struct {
	cfg      Config
	instance *Live

	founding sync.Mutex // held while a programme is begun, so that no two get one name

	mu     sync.RWMutex
	live   map[model.ProgrammeID]*Live
	door   Door
	strain string
}

// InstanceStream is the stream of the data folder itself: who may facilitate.
var InstanceStream = model.ProgrammeID{0, 0, 0, 0, 0, 0, 'i', 'n', 's', 't', 'a', 'n', 'c', 'e'}

// OpenHouse loads all programmes of a store.
func OpenHouse(ctx context.Context, cfg Config) (*House, error) {
	h := &House{cfg: cfg, live: make(map[model.ProgrammeID]*Live)}
	streams, err := cfg.Store.Streams(ctx)
	if err != nil {
		return nil, err
	}
	if h.instance, err = Open(ctx, cfg, InstanceStream); err != nil {
		return nil, err
	}
	h.instance.know(h.keys)
	for _, id := range streams {
		if id == InstanceStream {
			continue
		}
		l, err := Open(ctx, cfg, id)
		if err != nil {
			h.Close()
			return nil, err
		}
		h.take(l)
	}
	return h, nil
}

// keys lists who may facilitate what.
func (h *House) keys() []FacilitatorKey { return h.instance.Snapshot().State.Keys() }

// take makes a programme one of the house's, under a slug that no other has.
func (h *House) take(l *Live) {
	l.know(h.keys)
	h.mu.Lock()
	defer h.mu.Unlock()
	s := l.Snapshot().State
	base := model.Slug(s.Name, "programme", slugLength)
	l.slug = base
	for n := 2; h.slugTaken(l.slug); n++ {
		l.slug = base + "-p" + strconv.Itoa(n)
	}
	h.live[s.ID] = l
}

func (h *House) slugTaken(slug string) bool {
	for _, l := range h.live {
		if l.slug == slug {
			return true
		}
	}
	return false
}

// Close ends every programme's goroutine. The store stays open.
func (h *House) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, l := range h.live {
		l.Close()
	}
	h.instance.Close()
}

// Instance is the data folder's own stream.
func (h *House) Instance() *Live { return h.instance }

// Programmes lists all programmes, the oldest first.
func (h *House) Programmes() []*Live {
	h.mu.RLock()
	defer h.mu.RUnlock()
	out := make([]*Live, 0, len(h.live))
	for _, l := range h.live {
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b *Live) int {
		x, y := a.Snapshot().State.ID, b.Snapshot().State.ID
		return slices.Compare(x[:], y[:])
	})
	return out
}

// Found begins a programme. A customer's name that is there already is refused.
func (h *House) Found(ctx context.Context, actor Actor, name string) (*Live, error) {
	l, _, err := h.begin(ctx, actor, model.ProgrammeID{}, name, FoundProgramme{Name: name})
	return l, err
}

// begin makes a programme with its first command, under an id of its own where none is given.
func (h *House) begin(ctx context.Context, actor Actor, id model.ProgrammeID, name string, first Intent) (*Live, Result, error) {
	h.founding.Lock()
	defer h.founding.Unlock()
	if old, err := h.Programme(name); err == nil && model.Skeleton(old.Snapshot().State.Name) == model.Skeleton(name) {
		return nil, Result{}, Refuse(Conflict, "there is a programme of that name already: %s", old.Snapshot().State.Name)
	}
	if id.IsZero() {
		var random [10]byte
		h.cfg.Random(random[:])
		id = model.NewID[model.ProgrammeID](h.cfg.Now(), random)
	}
	h.mu.RLock()
	_, taken := h.live[id]
	h.mu.RUnlock()
	if taken || id == InstanceStream {
		return nil, Result{}, Refuse(Conflict, "the programme's id is another's here; say whose it is with --programme NAME")
	}
	l, err := Open(ctx, h.cfg, id)
	if err != nil {
		return nil, Result{}, err
	}
	l.know(h.keys)
	r, err := l.Do(ctx, l.Mint(actor, first))
	if err != nil {
		l.Close()
		return nil, Result{}, err
	}
	h.take(l)
	h.mu.RLock()
	door, strain := h.door, h.strain
	h.mu.RUnlock()
	l.OpenDoor(door)
	l.Strain(strain)
	return l, r, nil
}

// Programme finds a programme by its customer's name, its slug or its id. A name is never taken for another of the same
// slug: that may be another customer.
func (h *House) Programme(ref string) (*Live, error) {
	want, all := model.Skeleton(ref), h.Programmes()
	for _, is := range []func(*Live) bool{
		func(l *Live) bool { return model.Skeleton(l.Snapshot().State.Name) == want },
		func(l *Live) bool { return l.Slug() == strings.ToLower(strings.TrimSpace(ref)) },
		func(l *Live) bool { return l.Snapshot().State.ID.String() == ref },
	} {
		if i := slices.IndexFunc(all, is); i >= 0 {
			return all[i], nil
		}
	}
	return nil, Refuse(Missing, "there is no programme %q; `serendip list` shows what there is", ref)
}

const slugLength = 40

// Slug is the programme's short name on the command line: "acme".
func (l *Live) Slug() string { return l.slug }

// Ref is the session's short name on the command line: "acme-2" is the second session of Acme.
func (l *Live) Ref(id model.SessionID) string {
	return l.Slug() + "-" + strconv.Itoa(slices.Index(l.Snapshot().State.planned, id)+1)
}

// Session finds a session by its short name ("acme-2"), its id, or its programme's name, which means the session that
// is live, else the next one, else the latest.
func (h *House) Session(ref string) (*Live, *Session, error) {
	ref = strings.TrimSpace(ref)
	for _, l := range h.Programmes() {
		for _, v := range l.Snapshot().State.Sessions() {
			if v.ID.String() == ref || l.Ref(v.ID) == strings.ToLower(ref) {
				return l, v, nil
			}
		}
	}
	l, err := h.Programme(ref)
	if err != nil {
		return nil, nil, Refuse(Missing, "there is no session %q; `serendip list` shows what there is", ref)
	}
	if v := l.nextSession(); v != nil {
		return l, v, nil
	}
	return nil, nil, Refuse(Missing, "%s has no session yet; `serendip new` plans one", l.Snapshot().State.Name)
}

// nextSession is the session that one most likely means: live or in the lobby, else the next to start, else the latest.
func (l *Live) nextSession() *Session {
	sessions := l.Snapshot().State.Sessions()
	if len(sessions) == 0 {
		return nil
	}
	now := l.Now().Add(-12 * time.Hour).UnixMilli()
	return slices.MinFunc(sessions, func(a, b *Session) int {
		return cmp.Or(cmp.Compare(urgency(a, now), urgency(b, now)), cmp.Compare(distance(a, now), distance(b, now)))
	})
}

func urgency(v *Session, now int64) int {
	switch {
	case v.State == model.Live || v.State == model.Lobby:
		return 0
	case v.State == model.Draft && v.Start >= now:
		return 1
	}
	return 2
}

func distance(v *Session, now int64) int64 {
	if v.Start > now {
		return v.Start - now
	}
	return now - v.Start
}

// Admit finds what a user name opens in any programme.
func (h *House) Admit(user, fingerprint string) (*Live, Pass, bool) {
	for _, l := range h.Programmes() {
		if pass, ok := l.Snapshot().Admit(user, fingerprint); ok {
			return l, pass, true
		}
	}
	return nil, Pass{}, false
}

// Ended says in any programme why a user name opens nothing any more; "" for one that never did.
func (h *House) Ended(user string) string {
	for _, l := range h.Programmes() {
		if words := l.Snapshot().Ended(user); words != "" {
			return words
		}
	}
	return ""
}

// OpenDoor says to every programme how people can join from now on.
func (h *House) OpenDoor(d Door) {
	h.mu.Lock()
	h.door = d
	h.mu.Unlock()
	for _, l := range h.Programmes() {
		l.OpenDoor(d)
	}
}

// Strain tells the consoles of every programme how near this machine is to its end, or "" that it is far from it.
func (h *House) Strain(words string) {
	h.mu.Lock()
	h.strain = words
	h.mu.Unlock()
	for _, l := range h.Programmes() {
		l.Strain(words)
	}
}
