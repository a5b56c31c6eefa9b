// Package testcard asks once, before a session opens on a screen: is this screen projected, and can the back row read
// it? It shows the sizes that walls are written in, in the theme being tried, and gives back what was chosen.
//
// It must not know sessions, roots or stores: what follows from the choice is its maker's business.
package testcard
