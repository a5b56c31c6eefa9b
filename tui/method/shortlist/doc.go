// Package shortlist is the shortlist: the top three or four are selected: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package shortlist
