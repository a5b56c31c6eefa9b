// Package taking is the dialog in which a facilitator brings a list of guests: which file, what of it is new, changed or
// doubtful, who is meant where a name is on file already, then all of it or nothing. Where the columns' names tell nothing,
// they are given their meaning by hand, with a key for each.
//
// A [Reader] reads files on the machine's own terminal; through the SSH door the dialog says the command that sends a list
// through the pipe. It must not know how files are read, nor what a status is.
package taking
