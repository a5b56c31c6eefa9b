// Package getting is the dialog in which a facilitator has a session written out: which formats, how far it is, and where
// the files went. Nothing is written over unasked.
//
// On the machine's own terminal an [Exporter] writes; through the SSH door the dialog says the command that fetches the
// same files. It must not know how a format is made, nor what is in it.
package getting
