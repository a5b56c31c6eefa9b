// Package weigh is the outcome of the other ways to choose: the matrix of impact and effort, weighted criteria, and what is
// ranked by numbers that were entered (RICE, WSJF): its faces on wall, console and seat. Their rounds are scored in package
// score.
//
// It draws what the projections hold and utters intents; it must not know roots, doors or stores.
package weigh
