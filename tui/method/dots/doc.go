// Package dots is the dot round: a budget for each person, blind until it is revealed, of its own or to cut a long list
// before a scoring round: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package dots
