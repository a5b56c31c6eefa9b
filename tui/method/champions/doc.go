// Package champions is who carries it, by function, and where nobody does: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package champions
