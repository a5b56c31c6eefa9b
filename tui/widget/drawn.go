package widget

import (
	"slices"
	"sync/atomic"

	"serendip/tui/theme"
)

// drawn is what an item was drawn as, for each way in which lists show it. Very many lists may ask at a time; two who
// ask first may both draw it.
type drawn struct {
	heights kept[rows, int]
	lines   kept[way, []string]
}

// rows is a width, and how many lines a title may take in it.
type rows struct{ w, lines int }

// way is how a list shows an item.
type way struct {
	w, lead, lines int
	selected       bool
	look           theme.Theme
}

// kept is values by a key of which there are few: they are looked through, and replaced whole when one is added.
type kept[K comparable, V any] struct{ all atomic.Pointer[[]pair[K, V]] }

type pair[K comparable, V any] struct {
	key   K
	value V
}

// of is the value of a key, made at the first asking.
func (k *kept[K, V]) of(key K, make func() V) V {
	all := k.all.Load()
	if all != nil {
		for i := range *all {
			if (*all)[i].key == key {
				return (*all)[i].value
			}
		}
	}
	value := make()
	for {
		var more []pair[K, V]
		if all != nil {
			more = *all
		}
		more = append(slices.Clip(more), pair[K, V]{key, value})
		if k.all.CompareAndSwap(all, &more) {
			return value
		}
		all = k.all.Load()
	}
}
