package bench

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/vt"
)

// screen is a terminal that is drawn only when it is looked at.
type screen struct {
	em     *vt.Emulator // its own; nil for one that is sketched
	sketch *sketch

	mu   sync.Mutex
	raw  []byte // what came since it was looked at, or, of one that is sketched, since it began
	over bool   // nobody looks any more, and nothing is kept
}

func newScreen(width, height int) *screen { return &screen{em: newEmulator(width, height)} }

func newEmulator(width, height int) *vt.Emulator {
	em := vt.NewEmulator(width, height)
	go func(from io.Reader) { _, _ = io.Copy(io.Discard, from) }(em) // what it would answer, until it is closed
	return em
}

func closeEmulator(em *vt.Emulator) {
	if answers, ok := em.InputPipe().(io.Closer); ok {
		_ = answers.Close() // a pipe's never fails
	}
}

// sketch is one emulator on which very many screens of its size are drawn from their beginning, one after the other: each
// emulator takes more than 4 MB.
type sketch struct {
	mu sync.Mutex
	em *vt.Emulator
}

// lines is what one sees of a screen to which so much was written.
func (s *sketch) lines(raw []byte) []string {
	const reset = "\x1bc"
	s.mu.Lock()
	defer s.mu.Unlock()
	_, _ = s.em.Write(append([]byte(reset), raw...)) // an emulator takes anything
	return strings.Split(s.em.String(), "\n")
}

func (s *screen) keep(b []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.over {
		s.raw = append(s.raw, b...)
	}
}

// lines draws what came and is what one sees.
func (s *screen) lines() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.sketch != nil {
		return s.sketch.lines(s.raw)
	}
	_, _ = s.em.Write(s.raw) // an emulator takes anything
	s.raw = s.raw[:0]
	return strings.Split(s.em.String(), "\n")
}

// looked says whether somebody looks at a seat.
func (one *seat) looked() bool {
	if one.screen == nil {
		return false
	}
	one.screen.mu.Lock()
	defer one.screen.mu.Unlock()
	return !one.screen.over
}

// close gives the emulator back. It may be called twice.
func (s *screen) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over {
		return
	}
	if s.em != nil {
		closeEmulator(s.em)
	}
	s.em, s.sketch, s.raw, s.over = nil, nil, nil, true
}

// shows says whether a line has all of the words, in that order.
func shows(lines []string, words ...string) bool {
next:
	for _, line := range lines {
		for _, word := range words {
			_, rest, found := strings.Cut(line, word)
			if !found {
				continue next
			}
			line = rest
		}
		return true
	}
	return false
}

// patience is how long a screen may take to show what it should: what is proved is that it comes, not when.
const patience = 30 * time.Second

// prove waits until each drawn seat shows a line with these words.
func (s *swarm) prove(ctx context.Context, phase string, words ...string) error {
	return s.proveNow(ctx, phase, func() ([]string, error) { return words, nil })
}

// proveNow does so where the words may still change.
func (s *swarm) proveNow(ctx context.Context, phase string, words func() ([]string, error)) error {
	var before []string
	from := 0
	for end := time.Now().Add(patience); ; {
		now, err := words()
		if err != nil {
			return err
		}
		if !slices.Equal(now, before) { // who has shown the same is not looked at again
			from = 0
		}
		var wrong error
		before = now
		from, wrong = s.look(phase, from, now)
		if wrong == nil || time.Now().After(end) {
			return wrong
		}
		if err := sleep(ctx, 20*time.Millisecond); err != nil {
			return err
		}
	}
}

// look says which of the drawn seats, from one on, is the first that does not show a line with these words.
func (s *swarm) look(phase string, from int, words []string) (at int, wrong error) {
	for at, one := range s.seats[from:] {
		if !one.looked() {
			continue
		}
		if lines := one.screen.lines(); !shows(lines, words...) {
			return from + at, fmt.Errorf("%s: seat %d does not show %q, but:\n%s", phase, one.at, words, strings.Join(lines, "\n"))
		}
	}
	return len(s.seats), nil
}
