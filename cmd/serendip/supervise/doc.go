// Package supervise is the small parent process that owns the terminal. The
// program draws in a child; when the child crashes, the parent puts the
// terminal back and starts it again on the screen where it was.
//
// The child's standard error goes to a log and never to the screen. What the
// child wants to say when it ends it gives to its parent, which says it on a
// terminal that is sane again.
//
// The package must not know what the program does nor what the words mean that
// the child leaves about its screen.
package supervise
