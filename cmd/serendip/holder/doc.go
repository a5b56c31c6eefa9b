// Package holder sees to it that one process has a data folder open, and lets
// every other process use it through that one.
//
// The holder has a lock on a file in the folder and listens on a Unix socket.
// A connection carries one request: a command line with its three streams and,
// when it is attached, a terminal with its size. Only processes of the same
// user are answered.
//
// The package must not know what the command lines mean, what is in the
// folder, nor what is drawn.
package holder
