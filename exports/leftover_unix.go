//go:build unix

package exports

import (
	"os"

	"golang.org/x/sys/unix"
)

// writingHere says of a folder, until the file is closed, that somebody writes into it. Before that, sweep is told whether nobody
// else does: then what lies there half written is nobody's. Where a folder cannot be locked, nobody knows.
func writingHere(folder *os.File, sweep func(alone bool)) {
	on := int(folder.Fd())
	sweep(unix.Flock(on, unix.LOCK_EX|unix.LOCK_NB) == nil)
	_ = unix.Flock(on, unix.LOCK_SH)
}
