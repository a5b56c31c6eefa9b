// Package survey is the survey of a shortlist among people who were not there: its faces on wall, console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package survey
