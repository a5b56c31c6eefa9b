// Package templates reads agendas that facilitators write, edit and share as TOML files, and holds those that come with
// the program.
//
// A file is checked whole: everything that cannot be taken is named with its line and column and a way to mend it. The
// package knows no session and no folder but what it is given.
package templates
