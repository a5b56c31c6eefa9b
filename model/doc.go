// Package model is the ground that everything else stands on: what can be said in Serendip.
//
// It holds ids, clean text, people, use cases, the agenda and its methods, the events that are kept for ever, and the
// rules of scoring. It has no clock, does no input or output, keeps no state, and imports nothing of the project;
// outside the standard library it uses only the Unicode tables that the text cleaner needs.
package model
