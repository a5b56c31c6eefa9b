package datadir

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"serendip/cmd/serendip/exit"
)

// nobody is a user without rights on the files of the tests.
const nobody = 65534

// asNobody runs f on a thread of its own whose file rights are those of
// nobody, so that the tests mean the same when they are run by root. The
// thread ends with its goroutine.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Getuid() != 0 {
		f()
		return
	}
	done := make(chan error, 1)
	go func() {
		runtime.LockOSThread()
		if err := unix.Setfsuid(nobody); err != nil {
			done <- err
			return
		}
		f()
		done <- nil
	}()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func TestOpenInAFolderThatMayNotBeWritten(t *testing.T) {
	parent := t.TempDir()
	for folder, mode := range map[string]os.FileMode{filepath.Dir(parent): 0o755, parent: 0o555} {
		if err := os.Chmod(folder, mode); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(parent, "data")
	asNobody(t, func() {
		_, err := Open(path)
		if exit.Code(err) != exit.NoPerm || !strings.Contains(err.Error(), path) {
			t.Errorf("code %d, %v", exit.Code(err), err)
		}
	})
}

func TestAReadOnlyAndAFullDiskAreNamed(t *testing.T) {
	for errno, want := range map[syscall.Errno]struct {
		code int
		says string
	}{
		syscall.EROFS:  {exit.CantCreate, "only be read"},
		syscall.ENOSPC: {exit.IOErr, "is full"},
		syscall.EDQUOT: {exit.IOErr, "is full"},
	} {
		err := explain("/data", &os.PathError{Op: "open", Path: "/data", Err: errno})
		if exit.Code(err) != want.code || !strings.Contains(err.Error(), want.says) {
			t.Errorf("%v: code %d, %q", errno, exit.Code(err), err)
		}
	}
}
