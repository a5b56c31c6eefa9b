package badgerstore

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

var errBusy = errors.New("another process holds the lock")

// lockFile takes the lock until the file is closed or the process ends.
func lockFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	const mode = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(f.Fd()), mode, 0, 1, 0, new(windows.Overlapped))
	if err != nil {
		if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
			err = errBusy
		}
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// freeSpace is the number of bytes that may still be written below dir.
func freeSpace(dir string) (uint64, error) {
	path, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, err
	}
	var free uint64
	err = windows.GetDiskFreeSpaceEx(path, &free, nil, nil)
	return free, err
}

// syncFolder does nothing: Windows has no such call, and keeps renames in its own journal.
func syncFolder(string) error { return nil }
