// Package screen says what a screen is: the leaf that every screen and every root imports, so that none of them has
// to import another.
//
// A screen turns messages into pictures and wishes. It asks for things with [Send] and hears the outcome in a
// [ResultMsg]; what is so arrives in a [SnapshotMsg]. Nothing here knows what the wishes or the projections are.
//
// It must not know sessions, methods, roots or doors.
package screen
