// Package bench is the load program: it measures what a full room costs, over SSH, with real keys.
//
// Two servers run in child processes of the same binary, so that their processor time and memory stand apart from the
// load's: the product, opened as it is for a real workshop on a folder of its own, and a bare SSH server that writes
// ready-made bytes of the length that the product has just sent. Both have a swarm of clients, and take turns; the ratio
// of the two counts, since machines differ.
//
// A client does not draw. It notes when bytes came and how many; of a few seats the bytes are kept and drawn on an
// emulator after each phase, which proves that what was timed is the update. Nothing here knows how seats are drawn.
//
// The facilitator is a process beside the room (see [ServeProduct]), but for one burst, in which a console types over SSH.
//
// It must not reach into a screen or the door: the product is what a [Venue] says, behind a connection.
package bench
