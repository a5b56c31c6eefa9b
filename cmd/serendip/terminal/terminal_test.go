//go:build linux || darwin

package terminal_test

import (
	"context"
	"os"
	"syscall"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"serendip/cmd/serendip/terminal"
)

// open returns both ends of a pseudo-terminal: the keyboard and screen, and
// the end that programs see.
func open(t *testing.T) (master, tty *os.File) {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tty.Close(); _ = master.Close() })
	return master, tty
}

func TestRawIsUndoneByRestoreModes(t *testing.T) {
	_, tty := open(t)
	first := modes(t, tty)
	before, err := terminal.Raw(tty, tty)
	if err != nil {
		t.Fatal(err)
	}
	if raw := modes(t, tty); raw.Lflag&(unix.ECHO|unix.ICANON) != 0 {
		t.Errorf("still echoing or by lines: %#x", raw.Lflag)
	}
	if err := before.RestoreModes(); err != nil {
		t.Fatal(err)
	}
	if got := modes(t, tty); got != first {
		t.Errorf("modes are %+v, want %+v", got, first)
	}
}

func TestDiscardThrowsAwayTypedKeys(t *testing.T) {
	master, tty := open(t)
	if _, err := terminal.Raw(tty, tty); err != nil {
		t.Fatal(err)
	}
	if _, err := master.WriteString("\x1b[<35;1;1M"); err != nil {
		t.Fatal(err)
	}
	waiting(t, tty)
	if err := terminal.Discard(tty); err != nil {
		t.Fatal(err)
	}
	if _, err := master.WriteString("x"); err != nil {
		t.Fatal(err)
	}
	var got [32]byte
	n, err := tty.Read(got[:])
	if err != nil || string(got[:n]) != "x" {
		t.Errorf("read %q, %v; want only the key after", got[:n], err)
	}
}

// waiting returns when something can be read from tty.
func waiting(t *testing.T, tty *os.File) {
	t.Helper()
	fds := []unix.PollFd{{Fd: int32(tty.Fd()), Events: unix.POLLIN}}
	if n, err := unix.Poll(fds, 5000); err != nil || n != 1 {
		t.Fatalf("nothing arrived: %d, %v", n, err)
	}
}

func TestSizesFollowTheTerminal(t *testing.T) {
	master, tty := open(t)
	resize(t, master, 100, 30)
	ctx, cancel := context.WithCancel(t.Context())
	sizes := terminal.Sizes(ctx, tty)
	if got := <-sizes; got != (terminal.Size{Width: 100, Height: 30}) {
		t.Errorf("at first %v", got)
	}
	resize(t, master, 60, 20)
	// The pseudo-terminal is not the one this process was started in, so the
	// signal that its owner would get is sent by hand.
	if err := syscall.Kill(os.Getpid(), syscall.SIGWINCH); err != nil {
		t.Fatal(err)
	}
	if got := <-sizes; got != (terminal.Size{Width: 60, Height: 20}) {
		t.Errorf("then %v", got)
	}
	cancel()
	for range sizes {
		t.Log("a size was still waiting")
	}
}

func resize(t *testing.T, master *os.File, width, height uint16) {
	t.Helper()
	if err := pty.Setsize(master, &pty.Winsize{Cols: width, Rows: height}); err != nil {
		t.Fatal(err)
	}
}
