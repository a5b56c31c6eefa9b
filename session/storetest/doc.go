// Package storetest holds the contract that every session.Store must pass, and stores for tests: Memory, which keeps
// everything in memory and is right; Faulty, which fails the call it is told to; Recorder, which remembers what was
// committed.
//
// It knows the Store interface alone: no encoding, no command, no database.
package storetest
