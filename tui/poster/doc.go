// Package poster has the parts of public pictures that are read from ten metres: margins, the prompt in large type,
// numbers, the clock with its gentle signal, the line that says how to join, and short lists of use cases.
//
// A picture is laid out on a [Sheet] from the top down and comes out as panes that everybody of that size shares.
// There are no keys and no menus in it, and no lateness: a clock that has run out stands at nought.
//
// It must not know which method draws what, nor roots, doors or stores.
package poster
