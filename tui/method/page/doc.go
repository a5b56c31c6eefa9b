// Package page is the page of a use case, from selected to ready: its screen on console and seat, and on the wall.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package page
