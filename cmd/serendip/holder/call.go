package holder

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"serendip/cmd/serendip/exit"
	"serendip/cmd/serendip/terminal"
)

// Call is a request as its client makes it.
type Call struct {
	Args   []string // without the program's name
	Env    []string // NAME=value, what the holder may know; see Passed
	Folder string   // the working folder, which relative file names are in

	Stdin          io.Reader // read only when the command reads; nil is empty
	Stdout, Stderr io.Writer // nil throws away
}

// Run has the holder do what call says, and returns its exit code. When ctx
// ends the request is cancelled. An error is *exit.Error with IOErr when the
// holder is gone before it answered, or the error of ctx or of an output. A
// read of Stdin may still be waiting when Run returns.
func (c *Conn) Run(ctx context.Context, call Call) (int, error) {
	return c.do(ctx, call, nil)
}

// loan is the terminal of an Attach.
type loan struct {
	size  terminal.Size
	sizes <-chan terminal.Size
	stop  func() bool // ends a read of keys that waits, if it can
}

// do is Run, and Attach when there is a loan.
func (c *Conn) do(ctx context.Context, call Call, lent *loan) (int, error) {
	defer c.Close() // the answer is in, or an error says why not
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	release := context.AfterFunc(ctx, func() { _ = c.Close() })
	defer release()

	asks := hello{Protocol: protocol, PID: os.Getpid(), Args: call.Args, Env: call.Env, Folder: call.Folder}
	if lent != nil {
		asks.Terminal = &lent.size
	}
	if err := c.greet(asks); err != nil {
		return c.lost(ctx, err)
	}
	wants, fed := make(chan struct{}, 1), make(chan struct{})
	go func() { defer close(fed); c.feed(call.Stdin, wants, fail) }()
	defer func() {
		close(wants)
		if lent != nil && lent.stop() {
			<-fed // no key is taken from whoever reads next
		}
	}()
	if lent != nil {
		go c.resize(lent.sizes)
	}
	code, err := c.collect(call, wants)
	if err != nil {
		return c.lost(ctx, err)
	}
	return code, nil
}

// greet sends the first frame.
func (c *Conn) greet(asks hello) error {
	first, err := json.Marshal(asks)
	if err != nil {
		return err
	}
	if len(first) > maxFrame {
		return &exit.Error{Code: exit.Usage, Message: "the command line is too long; put its text in a file"}
	}
	return c.wire.write(kindRequest, first)
}

// collect writes what the holder sends to where it belongs, until the exit
// code comes.
func (c *Conn) collect(call Call, wants chan<- struct{}) (int, error) {
	for {
		k, body, err := c.wire.read()
		if err != nil {
			return 0, err
		}
		switch {
		case k == kindExit && len(body) == 4:
			return int(int32(binary.BigEndian.Uint32(body))), nil
		case k == kindOutput:
			err = put(call.Stdout, body)
		case k == kindError:
			err = put(call.Stderr, body)
		case k == kindWant && len(wants) == 0:
			wants <- struct{}{}
		default:
			err = fmt.Errorf("a frame of kind %q is not expected", k)
		}
		if err != nil {
			return 0, err
		}
	}
}

// feed reads once for every want and sends what came. Input that breaks off
// cancels the request: it must not look like input that is complete.
func (c *Conn) feed(from io.Reader, wants <-chan struct{}, fail context.CancelCauseFunc) {
	if from == nil {
		from = strings.NewReader("")
	}
	buffer := make([]byte, chunk)
	for range wants {
		n, err := io.ReadAtLeast(from, buffer, 1)
		if err != nil && !errors.Is(err, io.EOF) {
			fail(fmt.Errorf("the standard input cannot be read: %w", err))
			return
		}
		answer := kindInput
		if n == 0 {
			answer = kindInputEnd
		}
		if c.wire.write(answer, buffer[:n]) != nil || n == 0 {
			return // the main loop hears of a broken connection itself
		}
	}
}

// resize tells the holder the terminal's sizes.
func (c *Conn) resize(sizes <-chan terminal.Size) {
	for size := range sizes {
		if err := c.wire.write(kindSize, packSize(size)); err != nil {
			return // the main loop hears of it itself
		}
	}
}

// lost says why there is no exit code.
func (c *Conn) lost(ctx context.Context, err error) (int, error) {
	if ctx.Err() != nil {
		return exit.IOErr, context.Cause(ctx)
	}
	if output, ok := errors.AsType[*outputError](err); ok {
		return exit.IOErr, output
	}
	if _, spoken := errors.AsType[exit.Coder](err); spoken {
		return exit.Code(err), err
	}
	return exit.IOErr, &exit.Error{Code: exit.IOErr, Cause: errors.Join(ErrLost, err), Message: fmt.Sprintf(
		"%q (process %d) ended before it answered; what it confirmed is kept; try again", c.Holder.What, c.Holder.PID)}
}

// ErrLost is found by errors.Is in the error of Run and Attach when the holder
// was gone before it answered.
var ErrLost = errors.New("the holder is gone")

// outputError is a fault of an output of ours, not of the holder.
type outputError struct{ error }

// Unwrap returns the fault.
func (e *outputError) Unwrap() error { return e.error }

func put(to io.Writer, body []byte) error {
	if to == nil {
		return nil
	}
	if _, err := to.Write(body); err != nil {
		return &outputError{err}
	}
	return nil
}

// Passed returns what of an environment a holder needs to draw for this
// process and to speak to it: the terminal, its colours, language and zone;
// and where its keys to other servers are, which `check --from` goes in by.
func Passed(environ []string) []string {
	var passed []string
	for _, pair := range environ {
		switch name, _, _ := strings.Cut(pair, "="); {
		case name == "TERM", name == "COLORTERM", name == "NO_COLOR", name == "LANG", name == "TZ",
			name == "TERM_PROGRAM", name == "WT_SESSION",
			name == "HOME", name == "USERPROFILE", name == "SSH_AUTH_SOCK", strings.HasPrefix(name, "LC_"):
			passed = append(passed, pair)
		}
	}
	return passed
}
