// Package entry is how a newcomer gets a seat: one screen that asks for a name and for consent in plain words, the
// personal code that brings them back, and what is said to somebody who leaves or cannot come in.
//
// It knows what everybody may know of a session, and a function that joins; it must not know seats, doors or stores.
package entry
