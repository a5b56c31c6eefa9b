// Package recap is the recap, put together live: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package recap
