// Package topics is the unconference: topics that people propose, their schedule, and how far each is: its faces on wall,
// console and seat.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package topics
