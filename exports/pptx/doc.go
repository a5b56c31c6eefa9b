// Package pptx writes slides that any presentation program opens: a deck is a list of slides, a slide is a title with
// texts and bars placed on it in points. The same deck gives the same bytes.
//
// It knows the file format (ECMA-376, PresentationML) and nothing of sessions.
package pptx
