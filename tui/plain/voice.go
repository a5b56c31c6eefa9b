package plain

import (
	"bufio"
	"context"
	"io"
	"time"
)

// typist is an input that knows whether a line is half typed.
type typist interface{ Typing() bool }

// voice is the two ends of a conversation in lines.
type voice struct {
	out     io.Writer
	lines   chan string
	typing  func() bool // nil when nobody can know
	err     error       // of writing; the conversation ends with it
	waiting []string    // what happened while somebody typed
}

func newVoice(in io.Reader, out io.Writer) *voice {
	v := &voice{out: out, lines: make(chan string)}
	if is, ok := in.(typist); ok {
		v.typing = is.Typing
	}
	return v
}

// listen hands lines on until the input ends.
func (v *voice) listen(ctx context.Context, in io.Reader) {
	defer close(v.lines)
	scanner := bufio.NewScanner(in)
	scanner.Buffer(make([]byte, 4096), 1<<20)
	for scanner.Scan() {
		select {
		case v.lines <- scanner.Text():
		case <-ctx.Done():
			return
		}
	}
}

func (v *voice) say(lines ...string) {
	if v.err == nil && len(lines) > 0 {
		v.err = say(v.out, lines...)
	}
}

// announce speaks at once, or keeps it until nothing is being typed.
func (v *voice) announce(lines ...string) {
	v.waiting = append(v.waiting, lines...)
	v.flush()
}

func (v *voice) flush() {
	if len(v.waiting) > 0 && (v.typing == nil || !v.typing()) {
		v.say(v.waiting...)
		v.waiting = nil
	}
}

// clockWords is what the clock says between two looks at it: it speaks at 5 minutes, 1 minute and the end only.
func clockWords(before, left time.Duration) string {
	for _, mark := range []struct {
		at    time.Duration
		words string
	}{{5 * time.Minute, "5 minutes left."}, {time.Minute, "1 minute left."}, {0, "The time for this block is over."}} {
		if before > mark.at && left <= mark.at {
			return mark.words
		}
	}
	return ""
}
