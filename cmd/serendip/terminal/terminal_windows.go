package terminal

import (
	"context"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// sizePoll is how often the console's size is read: Windows sends no signal.
const sizePoll = 250 * time.Millisecond

// rawOutput lets the console understand escape sequences.
func rawOutput(out *os.File) error {
	var mode uint32
	if err := windows.GetConsoleMode(windows.Handle(out.Fd()), &mode); err != nil {
		return err
	}
	mode |= windows.ENABLE_PROCESSED_OUTPUT | windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING |
		windows.DISABLE_NEWLINE_AUTO_RETURN
	return windows.SetConsoleMode(windows.Handle(out.Fd()), mode)
}

// Discard throws away keys that were typed and not read.
func Discard(in *os.File) error {
	return windows.FlushConsoleInputBuffer(windows.Handle(in.Fd()))
}

// Sizes sends the size of the terminal f now and after every change, newest
// wins, until ctx ends; then the channel is closed.
func Sizes(ctx context.Context, f *os.File) <-chan Size {
	sizes := make(chan Size, 1)
	go func() {
		defer close(sizes)
		tick := time.NewTicker(sizePoll)
		defer tick.Stop()
		var last Size
		for {
			if size, err := SizeOf(f); err == nil && size != last {
				last = size
				Offer(sizes, size)
			}
			select {
			case <-tick.C:
			case <-ctx.Done():
				return
			}
		}
	}()
	return sizes
}
