// Package firststeps is the first steps: owner, one measure, a first date: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package firststeps
