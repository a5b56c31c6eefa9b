// Package exit names the exit codes of every verb, so that scripts can tell a
// wrong command line from a missing file or a full disk.
//
// The numbers are those of sysexits(3). The package must not know what the
// verbs are, nor print anything.
package exit
