package terminal_test

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// modes reads the line discipline of tty.
func modes(t *testing.T, tty *os.File) unix.Termios {
	t.Helper()
	m, err := unix.IoctlGetTermios(int(tty.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	return *m
}
