// Package seat is what the seats of all methods share: the part between the header and the line, as pages to read, as
// the two lists of what one said oneself and what others said, and as the sentences that stand in more than one of
// them.
//
// A method's seat is one of these with its own words, or a screen that borrows parts from here. It knows the
// projection for a seat, intents and dialogs; it must not know roots, doors or stores, nor any one method.
package seat
