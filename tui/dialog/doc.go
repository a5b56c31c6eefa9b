// Package dialog is the screens that lie over another one for a moment: a question, one line to type, a pick from a
// list, a form, the help and the palette.
//
// Each is a screen.Screen that draws a box in the middle of its layout and takes itself away: by esc without doing
// anything, by enter with the command that its maker gave it. It must not know sessions, methods or roots.
package dialog
