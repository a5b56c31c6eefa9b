// Package plain is the append-only face of a seat: lines in, sentences out, no box, no repaint. It serves screen
// readers, dumb terminals and programs, and holds the commands that a personal code can run.
//
// It draws on the same projections as the screens. It must not know roots, doors or stores.
package plain
