package datadir

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"serendip/cmd/serendip/exit"
)

// MinFree is how many bytes must be free on the disk of the data folder for
// new work to be accepted: 256 MiB.
const MinFree = 256 << 20

// Free returns how many bytes this user may still write to the disk of the
// folder.
func (d Dir) Free() (uint64, error) {
	free, err := freeBytes(d.path)
	if err != nil {
		return 0, explain(d.path, err)
	}
	return free, nil
}

// Room returns nil when at least MinFree bytes are free, else an *exit.Error
// with IOErr that says how many are. What is in the folder can still be read
// and exported to another disk.
func (d Dir) Room() error {
	free, err := d.Free()
	if err != nil {
		return err
	}
	return room(d.path, free)
}

func room(path string, free uint64) error {
	if free >= MinFree {
		return nil
	}
	return &exit.Error{Code: exit.IOErr, Message: fmt.Sprintf(
		"the disk of %s is nearly full: %d MB free, %d MB are needed for new work; nothing is lost; make room, or export to another disk",
		path, free>>20, MinFree>>20)}
}

// makeFolder makes path and what is above it, 0700; an existing folder is kept.
func makeFolder(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return explain(path, err)
	}
	return nil
}

// closeToOthers takes the rights of group and others from path.
func closeToOthers(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return explain(path, err)
	}
	if info.Mode().Perm()&0o077 == 0 {
		return nil
	}
	if err := os.Chmod(path, 0o700); err != nil {
		return explain(path, err)
	}
	return nil
}

// probe writes a file into path and removes it.
func probe(path string) error {
	file, err := os.CreateTemp(path, ".probe-*")
	if err != nil {
		return explain(path, err)
	}
	_, written := file.WriteString("may be removed\n")
	if err := errors.Join(written, file.Close(), os.Remove(file.Name())); err != nil {
		return explain(path, err)
	}
	return nil
}

// explain turns an error of the operating system into a sentence with an exit
// code.
func explain(path string, err error) error {
	e := &exit.Error{Cause: err}
	switch {
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrExist):
		e.Code = exit.CantCreate
		e.Message = fmt.Sprintf("%s is not a folder, or lies under a file; name another data folder with --data", path)
	case errors.Is(err, fs.ErrNotExist):
		e.Code = exit.CantCreate
		e.Message = fmt.Sprintf("the folder %s cannot be made there; name another data folder with --data", path)
	case readOnly(err):
		e.Code = exit.CantCreate
		e.Message = fmt.Sprintf("%s is on a disk that can only be read; name another data folder with --data", path)
	case diskFull(err):
		e.Code = exit.IOErr
		e.Message = fmt.Sprintf("the disk of %s is full; nothing is lost; make room and start again", path)
	case errors.Is(err, fs.ErrPermission):
		e.Code = exit.NoPerm
		e.Message = fmt.Sprintf("you may not write to %s; take it over as its owner, or name another data folder with --data", path)
	default:
		e.Code = exit.IOErr
		e.Message = fmt.Sprintf("the data folder %s cannot be used: %v", path, err)
	}
	return e
}
