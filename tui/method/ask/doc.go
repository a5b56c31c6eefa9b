// Package ask is the questions that everybody answers: readiness, a poll, and how it was: their faces on wall, console
// and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package ask
