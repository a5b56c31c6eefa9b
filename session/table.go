package session

import (
	"encoding/binary"
	"iter"

	"github.com/benbjohnson/immutable"
)

// table is a persistent map keyed by ids: set and drop return a new table that shares what did not change. The zero
// table is empty. One that loads is written in place, because nobody else has it yet.
type table[K ~[16]byte, V any] struct {
	m       *immutable.Map[[16]byte, V]
	loading *immutable.MapBuilder[[16]byte, V]
}

// loadingTable is an empty one that is written in place until it is loaded.
func loadingTable[K ~[16]byte, V any]() table[K, V] {
	return table[K, V]{loading: immutable.NewMapBuilder[[16]byte, V](idHash{})}
}

// loaded is the table as it stays.
func (t table[K, V]) loaded() table[K, V] {
	if t.loading == nil {
		return t
	}
	return table[K, V]{m: t.loading.Map()}
}

func (t table[K, V]) get(k K) (V, bool) {
	if t.loading != nil {
		return t.loading.Get([16]byte(k))
	}
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
	if t.loading != nil {
		t.loading.Set([16]byte(k), v)
		return t
	}
	if t.m == nil {
		t.m = immutable.NewMap[[16]byte, V](idHash{})
	}
	return table[K, V]{m: t.m.Set([16]byte(k), v)}
}

func (t table[K, V]) drop(k K) table[K, V] {
	if t.loading != nil {
		t.loading.Delete([16]byte(k))
		return t
	}
	if t.m == nil {
		return t
	}
	return table[K, V]{m: t.m.Delete([16]byte(k))}
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
		var it *immutable.MapIterator[[16]byte, V]
		switch {
		case t.loading != nil:
			it = t.loading.Iterator()
		case t.m != nil:
			it = t.m.Iterator()
		default:
			return
		}
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
