package badgerstore

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// allocate gives the file its whole length on disk. Badger writes through a memory map, where a full disk is a signal
// that ends the process; on blocks that are there already it cannot happen.
func allocate(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	for {
		err = unix.Fallocate(int(f.Fd()), unix.FALLOC_FL_KEEP_SIZE, 0, info.Size())
		if !errors.Is(err, unix.EINTR) {
			break
		}
	}
	if errors.Is(err, unix.EOPNOTSUPP) {
		return nil // Some file systems cannot; the check of free space remains.
	}
	return err
}
