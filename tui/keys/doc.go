// Package keys declares which key does what, once, as data.
//
// A [Map] lists bindings, the most important first. From the same list come the match in Update, the footer, the
// help of F1 and ?, and the palette of every action by name: none of it is typed twice. A binding works in the line
// (every printable key is text), in the list (single letters act), or in both.
//
// It knows themes and frames, to draw footers and help, and nothing of screens or sessions.
package keys
