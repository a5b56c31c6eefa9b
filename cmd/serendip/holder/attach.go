package holder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/muesli/cancelreader"

	"serendip/cmd/serendip/exit"
	"serendip/cmd/serendip/terminal"
)

// Attach lends the terminal of in and out to a program in the holder and
// returns its exit code. Keys go there raw, the screen comes from there, and
// so do changes of the size go. The terminal is put back in any case. What
// the program writes to its standard error is written to call.Stderr when the
// terminal is back; Stdin and Stdout of call are not used. Errors are as
// those of Run.
func (c *Conn) Attach(ctx context.Context, call Call, in, out *os.File) (int, error) {
	size, err := terminal.SizeOf(out)
	if err != nil {
		return exit.IOErr, errors.Join(fmt.Errorf("the size of the terminal cannot be read: %w", err), c.Close())
	}
	keys, err := cancelreader.NewReader(in)
	if err != nil {
		return exit.IOErr, errors.Join(fmt.Errorf("keys cannot be read: %w", err), c.Close())
	}
	before, err := terminal.Raw(in, out)
	if err != nil {
		return exit.IOErr, errors.Join(fmt.Errorf("the terminal cannot be made raw: %w", err), keys.Close(), c.Close())
	}
	stderr := call.Stderr
	var words head
	call.Stdin, call.Stdout, call.Stderr = keys, out, &words

	sized, stop := context.WithCancel(ctx)
	code, err := c.do(ctx, call, &loan{size: size, sizes: terminal.Sizes(sized, out), stop: keys.Cancel})
	stop()
	return code, errors.Join(err, keys.Close(), putBack(before, code, err), put(stderr, words.Bytes()))
}

// putBack restores the terminal, whole when the program didn't end well.
func putBack(before *terminal.State, code int, err error) error {
	if err != nil || code == exit.Software {
		return before.Restore()
	}
	return before.RestoreModes()
}

// head keeps the first 64 KiB that are written to it.
type head struct{ bytes.Buffer }

// Write never fails; what is too much is dropped.
func (h *head) Write(p []byte) (int, error) {
	if room := 64<<10 - h.Len(); room > 0 {
		_, _ = h.Buffer.Write(p[:min(room, len(p))]) // it never fails
	}
	return len(p), nil
}
