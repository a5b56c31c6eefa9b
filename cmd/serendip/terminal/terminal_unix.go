//go:build unix

package terminal

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// rawOutput has nothing to do: on Unix one line discipline serves both ways.
func rawOutput(*os.File) error { return nil }

// Sizes sends the size of the terminal f now and after every change, newest
// wins, until ctx ends; then the channel is closed.
func Sizes(ctx context.Context, f *os.File) <-chan Size {
	changed := make(chan os.Signal, 1)
	signal.Notify(changed, syscall.SIGWINCH)
	sizes := make(chan Size, 1)
	go func() {
		defer close(sizes)
		defer signal.Stop(changed)
		for {
			if size, err := SizeOf(f); err == nil {
				Offer(sizes, size)
			}
			select {
			case <-changed:
			case <-ctx.Done():
				return
			}
		}
	}()
	return sizes
}
