// Package purpose is the purpose block: the vision, and the feature/function trap as a picture: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package purpose
