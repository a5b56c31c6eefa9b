// Package review is promises beside what came of them, and their verdicts: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package review
