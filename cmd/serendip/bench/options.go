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

	Other    string // HOST:PORT of another SSH application to measure beside; "" for none
	OtherKey string // what to type there

	Product, Bare []string // command lines of this binary that run the two servers
	Errs          io.Writer
	Say           func(format string, args ...any) // told how far it is
}

// sizes are how much is done in each part.
type sizes struct {
	quiet    time.Duration // without bytes before a key is pressed
	pace     time.Duration // between two updates whose cost is measured
	costs    int           // updates in a block whose cost is measured
	window   time.Duration // in which nobody does anything
	moves    int           // block changes each way
	burst    time.Duration // in which everybody presses once
	unmoved  time.Duration // without bytes after a burst until it has settled
	personal int           // updates where everybody has a screen of their own
	mixed    int           // rounds in each of the three screens
	fewAtOne int           // who come at a time when not all come at once
}

func (o Options) sizes() sizes {
	if o.Short {
		return sizes{
			quiet: 60 * time.Millisecond, pace: 60 * time.Millisecond, costs: 8, window: 2 * time.Second, moves: 2,
			burst: 500 * time.Millisecond, unmoved: 200 * time.Millisecond, personal: 6, mixed: 3, fewAtOne: 4,
		}
	}
	return sizes{
		quiet: 150 * time.Millisecond, pace: 120 * time.Millisecond, costs: 20, window: 8 * time.Second, moves: 4,
		burst: 2 * time.Second, unmoved: 400 * time.Millisecond, personal: 12, mixed: 10, fewAtOne: 20,
	}
}
