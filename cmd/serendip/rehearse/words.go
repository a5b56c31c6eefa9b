package rehearse

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/crypto/ssh"

	"serendip/model"
	"serendip/session"
)

// words is somebody who acts in words: in plain lines, or by commands.
type words struct {
	*run
	channel
}

// channel is how the words get there.
type channel interface {
	open(ctx context.Context) error
	tell(ctx context.Context, verb string, rest string) error
	shut()
}

func (w *words) come(ctx context.Context) error { return w.open(ctx) }

func (w *words) at(context.Context, model.Block) error { return nil }

func (w *words) describe(ctx context.Context, j job) error {
	return w.tell(ctx, "iam", j.organisation+", "+j.role)
}

func (w *words) say(ctx context.Context, line_ string, l line) error {
	if err := w.tell(ctx, "add", line_); err != nil || l.minutes == 0 {
		return err
	}
	number := 0
	if err := w.until(ctx, "the idea to give minutes to", func(s *session.Snapshot) bool {
		c := w.find(s, l.title)
		if c != nil {
			number = c.Number
		}
		return c != nil
	}); err != nil {
		return err
	}
	return w.tell(ctx, "minutes", fmt.Sprintf("%d %d %d", number, l.minutes, l.others))
}

func (w *words) same(ctx context.Context, number int) error {
	return w.tell(ctx, "same", fmt.Sprint(number))
}

func (w *words) begin(context.Context) error { return nil }

func (w *words) why(ctx context.Context, number int, reason string) error {
	return w.tell(ctx, "why", fmt.Sprintf("%d %s", number, reason))
}

func (w *words) mark(ctx context.Context, number int, marks [model.GroupCount]model.Mark) error {
	given := fmt.Sprint(number)
	for _, m := range marks {
		given += " " + markKey(m)
	}
	return w.tell(ctx, "score", given)
}

// markKey is the key of a mark: a digit, or - for "can't say".
func markKey(m model.Mark) string {
	if m == model.CantSay {
		return "-"
	}
	return fmt.Sprint(int(m))
}

func (w *words) handIn(ctx context.Context) error { return w.tell(ctx, "handin", "") }

func (w *words) drop() { w.shut() }

func (w *words) stall() {}

func (w *words) leave(ctx context.Context) error {
	if err := w.tell(ctx, "recap", ""); err != nil {
		return err
	}
	w.shut()
	return nil
}

// talk is a conversation in plain lines.
type talk struct {
	*run
	i      int
	client *ssh.Client
	to     io.Writer
}

func (t *talk) open(ctx context.Context) error {
	agreed := t.agreed(t.i)
	var err error
	if t.client, err = t.dial(ctx, "plain+"+t.code(t.i)); err != nil {
		return err
	}
	s, err := t.client.NewSession()
	if err != nil {
		return err
	}
	if t.to, err = s.StdinPipe(); err != nil {
		return err
	}
	from, err := s.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.Shell(); err != nil {
		return err
	}
	heard := bufio.NewReader(from)
	if _, err := heard.ReadString('\n'); err != nil {
		return fmt.Errorf("nobody answers: %w", err)
	}
	if !agreed {
		if _, err := io.WriteString(t.to, "yes\n"); err != nil {
			return err
		}
	}
	go func() { _, _ = io.Copy(io.Discard, heard) }() // ends with the connection
	return nil
}

func (t *talk) tell(_ context.Context, verb, rest string) error {
	_, err := io.WriteString(t.to, strings.TrimSpace(verb+" "+rest)+"\n")
	return err
}

func (t *talk) shut() {
	if t.client != nil {
		_ = t.client.Close() // it may be gone already
	}
}

// command is one connection for each command.
type command struct {
	*run
	i int
}

// open agrees to what is kept, where nothing is kept of somebody before, and asks how things are: that is coming in.
func (c *command) open(ctx context.Context) error {
	if !c.agreed(c.i) {
		if err := c.tell(ctx, "agree", ""); err != nil {
			return err
		}
	}
	return c.tell(ctx, "status", "")
}

func (c *command) tell(ctx context.Context, verb, rest string) error {
	ctx, cancel := c.patient(ctx, "the answer to "+verb)
	defer cancel()
	client, err := c.dial(ctx, c.code(c.i))
	if err != nil {
		return err
	}
	defer client.Close() // it is gone either way
	s, err := client.NewSession()
	if err != nil {
		return err
	}
	said, err := s.CombinedOutput(strings.TrimSpace(verb + " " + rest))
	var ended *ssh.ExitError
	if errors.As(err, &ended) {
		return fmt.Errorf("%s: status %d: %s", verb, ended.ExitStatus(), said)
	}
	return err
}

func (c *command) shut() {}
