// Package relaytest is an SSH server on loopback that forwards, for tests of what goes through one.
//
// It knows the client's side of package relay; it must not know the door.
package relaytest
