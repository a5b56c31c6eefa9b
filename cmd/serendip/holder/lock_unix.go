//go:build unix

package holder

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// takeLock opens the file at path and locks it until it is closed or this
// process ends, however it ends. The file stays: removing it would let two
// processes lock two files of one name.
func takeLock(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	err = unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		err = ErrHeld
	}
	if err != nil {
		_ = file.Close() // nothing was written
		return nil, err
	}
	return file, nil
}
