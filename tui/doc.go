// Package tui holds the roots: the programs that stand on a terminal for one actor of a session.
//
// A root is a [Shell] around a first screen. The shell does what every root needs and nothing else: it fits the
// layout to the terminal, waits for wakes, ticks while a clock runs, turns intents into commands of the session one
// after the other, keeps half-typed lines, and lays help, palette, questions and notices over the screen.
//
// It knows the session's API (session.Room and the faces) and the screens of the methods. It must not know stores,
// exporters or the door that a terminal came through.
package tui
