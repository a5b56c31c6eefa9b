// Package score is the blind round: three groups, marks from 0 to 3: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package score
