package frame

import "sync"

// Cache keeps the differences between lines of cells, found by what they lead from and to: however many people see a
// line change, it is compared once. It is safe for many painters at a time.
type Cache struct {
	mu    sync.Mutex
	room  int // bytes for one generation
	used  int // by the young ones
	young map[strip]func() diff
	old   map[strip]func() diff // what nobody asks for goes with the next change of generations
}

// NewCache is a cache that takes about twice as many bytes as it has room for.
func NewCache(room int) *Cache { return &Cache{room: room, young: map[strip]func() diff{}} }

// stripCost is about what an entry takes besides its texts, and diffCost how much larger a difference is than its line.
const stripCost, diffCost = 256, 2

// diff is the difference of a strip. Whoever asks first computes it.
func (c *Cache) diff(s strip) diff {
	c.mu.Lock()
	d, ok := c.young[s]
	if !ok {
		d = c.keep(s)
	}
	c.mu.Unlock()
	return d()
}

// keep takes a strip among the young ones. The cache is locked.
func (c *Cache) keep(s strip) func() diff {
	d, ok := c.old[s]
	if !ok {
		d = sync.OnceValue(s.diff)
	}
	cost := stripCost + len(s.was) + diffCost*len(s.now)
	if c.used+cost > c.room {
		c.old, c.young, c.used = c.young, map[strip]func() diff{}, 0
	}
	c.young[s] = d
	c.used += cost
	return d
}
