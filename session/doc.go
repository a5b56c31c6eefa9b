// Package session is the core: what may happen in a workshop, and what each audience may see of it.
//
// A face hands in an Intent. It becomes a Command with an actor, which Decide turns into events without a clock, random
// numbers or input and output; Apply folds the events into a State that shares what did not change. One goroutine a
// programme (Live) takes what is queued, commits it as one batch to the Store, and only then answers and publishes an
// immutable Snapshot. ForWall, ForStage, ForConsole and ForSeat project a snapshot, so that no screen can show what its
// audience may not see. The package knows no screen, no SSH, no file format, and no particular store.
package session
