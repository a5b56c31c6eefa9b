//go:build unix && !linux

package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// fread is FREAD of <sys/fcntl.h>: the queue of what was typed.
const fread = 1

// Discard throws away keys that were typed and not read, so that the answers
// and mouse reports meant for a program that died don't reach the shell.
func Discard(in *os.File) error {
	return unix.IoctlSetPointerInt(int(in.Fd()), unix.TIOCFLUSH, fread)
}
