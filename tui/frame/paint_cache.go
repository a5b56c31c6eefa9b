package frame

import "sync"

// Cache keeps the differences between lines of cells, found by what they lead from and to: however many people see a
// line change, it is compared once. It is safe for many painters at a time.
type Cache struct {
	mu       sync.Mutex
	room     int // bytes for one generation
	used     int // by the young ones
	young    map[strip]*once
	old      map[strip]*once // what nobody asks for goes with the next change of generations
	computed int
}

// once is a difference that whoever asks first computes.
type once struct {
	sync.Once
	diff diff
}

// NewCache is a cache that takes about twice as many bytes as it has room for.
func NewCache(room int) *Cache { return &Cache{room: room, young: map[strip]*once{}} }

// stripCost is about what an entry takes besides its texts, and diffCost how much larger a difference is than its line.
const stripCost, diffCost = 256, 2

// diff is the difference of a strip.
func (c *Cache) diff(s strip) diff {
	c.mu.Lock()
	o, ok := c.young[s]
	if !ok {
		o = c.keep(s)
	}
	c.mu.Unlock()
	o.Do(func() { o.diff = s.diff() })
	return o.diff
}

// keep takes a strip among the young ones. The cache is locked.
func (c *Cache) keep(s strip) *once {
	o, ok := c.old[s]
	if !ok {
		o = &once{}
		c.computed++
	}
	cost := stripCost + len(s.was) + diffCost*len(s.now)
	if c.used+cost > c.room {
		c.old, c.young, c.used = c.young, map[strip]*once{}, 0
	}
	c.young[s] = o
	c.used += cost
	return o
}
