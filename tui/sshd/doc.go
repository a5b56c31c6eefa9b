// Package sshd is the SSH door: it lets people in over SSH, says who they are,
// and hands each of them to a program, a plain conversation or a command.
//
// The door knows no session and no screen. It receives callbacks (see [Config])
// and stands between them and the network: it decides which handshakes,
// channels and requests are let through, clamps terminals, meters input, cuts
// clients that have stopped reading, and keeps a failure in one seat away from
// all others.
//
// Who somebody is comes only from the key that the established connection has
// proved to hold, and from the user name that was asked for. A key that was
// merely offered counts for nothing.
//
// A seat has to be cheap, for there are hundreds. Of Bubble Tea a program has the
// loop, its messages and commands. What is drawn (see [Framed]) is written by a
// painter of package frame, from differences that all seats share, after every
// message and by the program's own goroutine: a slow client slows its own
// program and nobody else's. Keys are read by the library's decoder in a reader
// of the door's. One goroutine of a connection answers all its requests; what
// happens rarely (window changes, keepalive, a sequence that waits for its
// rest) has one only while it happens.
//
// It must not know what a code, a workshop or a screen is, nor write to
// standard error: the terminal of the process may be a projector.
package sshd
