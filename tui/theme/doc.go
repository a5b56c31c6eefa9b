// Package theme holds the two looks of the program, light and dark, as values.
//
// A style here has a meaning (text, dim, passed, contested), never a colour's name, so that a screen says what it
// means and the theme decides how that is seen. Every text colour stands at 7:1 or more against its ground, so that
// the same styles are legible on a projector, and there is one accent only. A colour is never the only carrier of
// a state: the signs (✓ ✗ ▲ ●) live beside the styles.
//
// It must not know what a screen, a session or a widget is.
package theme
