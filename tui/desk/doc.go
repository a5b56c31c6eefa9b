// Package desk is what the console's centres share: the list of use cases with everything a facilitator may do to
// one, and the questions that are asked for it.
//
// A method's console is a board with a heading and columns of its own, or a screen that borrows parts from here. It
// knows faces, intents and dialogs; it must not know roots, doors or stores, nor any one method.
package desk
