package session

import (
	"encoding/binary"
	"iter"

	"github.com/benbjohnson/immutable"
)

// table is a persistent map keyed by ids: set and drop return a new table that shares what did not change. The zero
// table is empty.
type table[K ~[16]byte, V any] struct {
	m *immutable.Map[[16]byte, V]
}

func (t table[K, V]) get(k K) (V, bool) {
	if t.m == nil {
		var none V
		return none, false
	}
	return t.m.Get([16]byte(k))
}

// at is the value, or the zero value.
func (t table[K, V]) at(k K) V {
	v, _ := t.get(k)
	return v
}

func (t table[K, V]) has(k K) bool {
	_, ok := t.get(k)
	return ok
}

func (t table[K, V]) set(k K, v V) table[K, V] {
	if t.m == nil {
		t.m = immutable.NewMap[[16]byte, V](idHash{})
	}
	return table[K, V]{t.m.Set([16]byte(k), v)}
}

func (t table[K, V]) drop(k K) table[K, V] {
	if t.m == nil {
		return t
	}
	return table[K, V]{t.m.Delete([16]byte(k))}
}

func (t table[K, V]) size() int {
	if t.m == nil {
		return 0
	}
	return t.m.Len()
}

// all visits every pair, in no order that anything may rest on.
func (t table[K, V]) all() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		if t.m == nil {
			return
		}
		it := t.m.Iterator()
		for !it.Done() {
			k, v, _ := it.Next()
			if !yield(K(k), v) {
				return
			}
		}
	}
}

// idHash takes the random part of an id; it is random already.
type idHash struct{}

func (idHash) Hash(k [16]byte) uint32   { return binary.LittleEndian.Uint32(k[12:]) }
func (idHash) Equal(a, b [16]byte) bool { return a == b }
