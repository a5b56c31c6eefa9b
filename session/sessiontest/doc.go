// Package sessiontest helps tests to run a workshop on the real core: secrets in memory, a clock that a test turns, and
// people who act by name. It must not be imported by anything but tests and the rehearsal.
package sessiontest
