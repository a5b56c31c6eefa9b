// Package group is the group block: near-duplicates are merged and themes given: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package group
