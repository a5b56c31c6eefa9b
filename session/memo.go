package session

import "sync"

// Memo is what is computed once of a snapshot and then shared by all who look at it alike: whoever needs something
// first makes it. Nothing that it gives may be written to. The nil Memo keeps nothing.
//
// A snapshot may stay the newest for very long, while clocks run and windows change their size: when a memo has kept much,
// it forgets all of it, and what is still needed is made again.
type Memo struct {
	mu   sync.RWMutex
	kept map[any]any
}

// mostKept is how many values a memo keeps: more than five hundred seats of twenty sizes and six looks need at a time, of
// which some keep a footer that nobody else has.
const mostKept = 8192

// Once is what a memo keeps under a key, made at the first asking. Two who ask at the same moment may both make it.
func Once[V any](m *Memo, key any, make func() V) V {
	if m == nil {
		return make()
	}
	if v, ok := m.get(key); ok {
		return v.(V)
	}
	return m.put(key, make()).(V)
}

func (m *Memo) get(key any) (any, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	v, ok := m.kept[key]
	return v, ok
}

// put keeps a value unless there is one by now, and answers the one that is kept.
func (m *Memo) put(key, v any) any {
	m.mu.Lock()
	defer m.mu.Unlock()
	if first, ok := m.kept[key]; ok {
		return first
	}
	if m.kept == nil || len(m.kept) >= mostKept {
		m.kept = map[any]any{}
	}
	m.kept[key] = v
	return v
}
