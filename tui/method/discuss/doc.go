// Package discuss is the reveal and the talk about what divides the room: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package discuss
