// Package speakers is who speaks, one after the other, each by a clock of their own: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package speakers
