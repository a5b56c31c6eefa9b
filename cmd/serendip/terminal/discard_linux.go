package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// Discard throws away keys that were typed and not read, so that the answers
// and mouse reports meant for a program that died don't reach the shell.
func Discard(in *os.File) error {
	return unix.IoctlSetInt(int(in.Fd()), unix.TCFLSH, unix.TCIFLUSH)
}
