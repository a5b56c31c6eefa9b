// Package badgerstore keeps streams and records in an embedded Badger database in one folder of its own.
//
// The folder holds: db, the database; store.json, which store this is and in which format; heads, the last known end of
// every stream, written outside the database so that a database that lost something is found out; and lock, which keeps
// other processes out. What Badger 4.9.6 does not see by itself - a missing MANIFEST, a flipped bit, a file that is gone
// - is looked for before Badger may touch the folder, and again through the heads afterwards: the answer is the right
// data or a refusal that says what is missing.
//
// One goroutine writes: it takes all batches that are queued and commits them in one synced transaction. A batch too
// large for one transaction goes through a journal in the same database and is seen whole or not at all.
//
// The package knows the Store interface and the ids. It does not know what an event says: events are bytes whose hash is
// SHA-256, and Options.Previous reads the hash before out of them.
package badgerstore
