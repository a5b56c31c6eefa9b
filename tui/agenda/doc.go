// Package agenda is the editor of a session's agenda: blocks are added, changed, moved and taken out; it sums itself
// and shows its end. It stands over the console in a live session, and over the home screen before it.
//
// It draws a session.ConsoleFace and utters intents; it must not know roots, doors or stores.
package agenda
