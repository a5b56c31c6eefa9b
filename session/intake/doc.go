// Package intake reads the files that other people's tools write, and turns them into use cases and guests.
//
// It takes delimited text in the encodings, separators and dialects that are met in the wild, finds the header line,
// knows columns by their usual names, keeps every other column under its own name, and says before anything is kept
// how many rows are new, changed or doubtful. A file is taken whole or not at all; what cannot be read is named with
// its line and column and with what to do about it.
//
// It keeps nothing and knows no session, no store, no clock and no screen: what is already on file is asked for
// through a lookup that the caller passes in.
package intake
