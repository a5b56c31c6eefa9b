package bench

import (
	"io"
	"time"
)

// Options say how large the room is, and how much is measured.
type Options struct {
	Seats  int
	Rounds int    // of key to last seat
	Short  bool   // less of everything: whether it works, not how well
	Costs  bool   // only what a seat and an update cost, for a row of the growth
	Seed   uint64 // of who presses when
	Events int    // in the past of the programme, before anybody comes
	Ideas  int    // likewise, in a block before the one that is measured
	Stock  int    // use cases in the programme's library, likewise

	Other    string // HOST:PORT of another SSH application to measure beside; "" for none
	OtherKey string // what to type there

	Product, Bare []string // command lines of this binary that run the two servers
	Errs          io.Writer
	Say           func(format string, args ...any) // told how far it is
}

// sizes are how much is done in each part.
type sizes struct {
	quiet     time.Duration // without bytes before a key is pressed
	pace      time.Duration // between two updates whose cost is measured
	costs     int           // updates in a block whose cost is measured
	window    time.Duration // in which nobody does anything
	moves     int           // block changes each way
	burst     time.Duration // in which everybody presses once
	quietKeys int           // of the facilitator, in a quiet room
	unmoved   time.Duration // without bytes after a burst until it has settled
	settled   time.Duration // likewise after what everybody did at their leisure
	fading    time.Duration // until the notices are gone that everybody got of what they did
	lead      time.Duration // into the last minute, until everybody sees it
	personal  int           // updates where everybody has a screen of their own
	mixed     int           // rounds in each of the three screens
	fewAtOne  int           // who come at a time when not all come at once
}

func (o Options) sizes() sizes {
	short := sizes{
		quiet: 40 * time.Millisecond, pace: 60 * time.Millisecond, costs: 4, window: time.Second, moves: 2,
		burst: 300 * time.Millisecond, quietKeys: 8, unmoved: 200 * time.Millisecond, settled: 120 * time.Millisecond,
		lead: time.Second, personal: 4, mixed: 2, fewAtOne: 4,
	}
	switch {
	case o.Costs:
		short.costs, short.settled, short.fewAtOne = 10, 300*time.Millisecond, 20
		return short
	case o.Short:
		return short
	}
	return sizes{
		quiet: 150 * time.Millisecond, pace: 120 * time.Millisecond, costs: 20, window: 8 * time.Second, moves: 4,
		burst: 2 * time.Second, quietKeys: 60, unmoved: 400 * time.Millisecond, settled: 300 * time.Millisecond,
		fading: 5 * time.Second, lead: 3 * time.Second, personal: 12, mixed: 10, fewAtOne: 20,
	}
}
