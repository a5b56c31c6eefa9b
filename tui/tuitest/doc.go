// Package tuitest looks at screens the way people do: through a terminal.
//
// [Run] drives a whole program, its output read by a terminal emulator and its keys typed by name. [Draw] lays one
// frame on an emulator and gives the text that would be seen; [Styles] how it would be seen. [Keys] and [Press] feed
// keys straight into an Update, for pure tests. [Golden] compares with a file under testdata, which the flag -update
// rewrites.
//
// It is for tests only, and knows nothing of sessions or of any one screen.
package tuitest
