// Package facetest has made-up faces of one workshop for tests of screens: a customer called Acme, its people and what
// they said, in every block, with long titles, wide letters, emoji, names written from right to left, many things and
// none.
//
// It is for tests only, and knows the projections and nothing of any screen.
package facetest
