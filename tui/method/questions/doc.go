// Package questions is what the room asks, the best first: its faces on wall, console and seat. Console and seat open it in
// every block; as a block of its own it is the centre.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package questions
