package sshd

import "sync"

// sizes passes window changes on, the newest only: older ones that nobody has taken are dropped. It needs a goroutine
// only while there is something to pass on.
type sizes struct {
	mu      sync.Mutex
	newest  *size      // not passed on yet
	pass    func(size) // nil until somebody takes sizes; may take its time
	passing bool
	work    *sync.WaitGroup
}

// add takes a size. It never waits.
func (z *sizes) add(newest size) {
	z.mu.Lock()
	defer z.mu.Unlock()
	z.newest = &newest
	z.start()
}

// open says who takes sizes from now on.
func (z *sizes) open(pass func(size)) {
	z.mu.Lock()
	defer z.mu.Unlock()
	z.pass = pass
	z.start()
}

// start passes on what there is, unless that is being done. The sizes are locked.
func (z *sizes) start() {
	if z.newest != nil && z.pass != nil && !z.passing {
		z.passing = true
		z.work.Go(z.run)
	}
}

func (z *sizes) run() {
	for {
		z.mu.Lock()
		newest := z.newest
		z.newest = nil
		z.passing = newest != nil
		z.mu.Unlock()
		if newest == nil {
			return
		}
		z.pass(*newest)
	}
}
