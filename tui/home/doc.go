// Package home is what a facilitator sees before a session is open: the first start, then what is next, what would
// fail and what waits, each with the key that mends it; and the form that prepares a workshop.
//
// It draws a session.HomeFace and says what was chosen; it must not know roots, doors or stores, nor what follows from
// a choice.
package home
