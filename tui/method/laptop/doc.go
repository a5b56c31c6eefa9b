// Package laptop is one laptop that is passed from person to person: each votes on it with the seat's own screen, without a
// name, and between two of them the screen is clean.
//
// It remembers one person's votes until they hand in, and reads none back; it must not know roots, doors or stores.
package laptop
