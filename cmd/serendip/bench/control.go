package bench

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// answer is what a child says to one request, one JSON value a line.
type answer struct {
	OK    json.RawMessage `json:"ok,omitempty"`
	Error string          `json:"error,omitempty"`
}

// obey answers requests, each a line with a JSON list of words, until nobody asks any more: the parent is gone.
func obey(ctx context.Context, in io.Reader, out io.Writer, do func(context.Context, []string) (any, error)) error {
	asked := make(chan []string)
	go func() {
		defer close(asked)
		for from := json.NewDecoder(in); ; {
			var words []string
			if from.Decode(&words) != nil || len(words) == 0 {
				return
			}
			asked <- words
		}
	}()
	to := json.NewEncoder(out)
	for {
		select {
		case words, more := <-asked:
			if !more {
				return nil
			}
			if err := to.Encode(reply(do(ctx, words))); err != nil {
				return err
			}
		case <-ctx.Done():
			return nil
		}
	}
}

func reply(value any, err error) answer {
	if err != nil {
		return answer{Error: err.Error()}
	}
	raw, err := json.Marshal(value)
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{OK: raw}
}

// child is a server in a process of its own.
type child struct {
	name string
	cmd  *exec.Cmd
	mu   sync.Mutex // one request at a time
	in   io.WriteCloser
	out  *bufio.Reader
}

// start runs this binary again with other words.
func start(name string, args []string, errs io.Writer) (*child, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := &child{name: name, cmd: exec.Command(program, args...)}
	c.cmd.Args[0], c.cmd.Stderr = os.Args[0], errs // a binary may be several programs, by the name it is called
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.out = bufio.NewReader(out)
	return c, c.cmd.Start()
}

// ask has the child do something; into, which may be nil, gets what it answers.
func (c *child) ask(into any, words ...string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	line, err := json.Marshal(words)
	if err != nil {
		return err
	}
	if _, err := c.in.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("%s is gone: %w", c.name, err)
	}
	line, err = c.out.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("%s is gone: %w", c.name, err)
	}
	var a answer
	switch err := json.Unmarshal(line, &a); {
	case err != nil:
		return fmt.Errorf("%s answered %q: %w", c.name, line, err)
	case a.Error != "":
		return fmt.Errorf("%s, asked for %q: %s", c.name, words, a.Error)
	case into == nil:
		return nil
	}
	return json.Unmarshal(a.OK, into)
}

// endsWithin is how long a child may take to end once nobody asks any more.
const endsWithin = 15 * time.Second

// end lets the child go, and waits for it.
func (c *child) end() error {
	late := time.AfterFunc(endsWithin, func() { _ = c.cmd.Process.Kill() })
	defer late.Stop()
	err := c.in.Close()
	if ended := c.cmd.Wait(); ended != nil {
		err = errors.Join(err, fmt.Errorf("%s: %w", c.name, ended))
	}
	return err
}
