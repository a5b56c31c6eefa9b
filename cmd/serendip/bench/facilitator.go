package bench

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"golang.org/x/crypto/ssh"
)

// facilitator is one console over SSH, with a line to type into.
type facilitator struct {
	swarm         // of one
	unused []rune // letters that do not stand in the line
}

// letters are typed one after the other: none of them is in anything else that a console shows, so that one that
// arrives is the echo of a key.
func letters() []rune {
	return []rune("абвгдежзиклмнопрстуфхцчшщъыьэюя")
}

const clearLine = "\x15"

// facilitate lets a facilitator come in with a key that is listed for it.
func (r *run) facilitate(ctx context.Context) (*facilitator, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	key, err := ssh.NewSignerFromKey(private)
	if err != nil {
		return nil, err
	}
	if err := r.product.ask(nil, "trust", ssh.FingerprintSHA256(key.PublicKey())); err != nil {
		return nil, err
	}
	f := &facilitator{swarm: swarm{name: "the console"}}
	if err := f.connect(ctx, 1, 1, func(int) visitor {
		return visitor{
			address: r.product.Address, fingerprint: r.product.Fingerprint, user: "console", key: key, width: 120, height: 35, drawn: true,
		}
	}); err != nil {
		return nil, err
	}
	return f, f.prove(ctx, "the console", "> what somebody said")
}

// echo is a letter that is waited for on a screen.
type echo struct {
	letter []byte
	tail   []byte // what came last, in which a letter may have begun
	seen   chan time.Time
}

// see looks through what came. Its seat's reader calls it.
func (e *echo) see(b []byte, now time.Time) {
	all := append(e.tail, b...)
	if bytes.Contains(all, e.letter) {
		select {
		case e.seen <- now:
		default: // it is painted again
		}
	}
	e.tail = bytes.Clone(all[max(0, len(all)-len(e.letter)+1):])
}

// types one letter, and is how long it took until it stood on the console.
func (f *facilitator) types(ctx context.Context) (time.Duration, error) {
	if len(f.unused) == 0 {
		if err := f.seats[0].press(clearLine); err != nil {
			return 0, err
		}
		if err := f.prove(ctx, "an empty line", "> what somebody said"); err != nil {
			return 0, err
		}
		f.unused = letters()
	}
	e := &echo{letter: []byte(string(f.unused[0])), seen: make(chan time.Time, 1)}
	f.unused = f.unused[1:]
	f.seats[0].echo.Store(e)
	begun := time.Now()
	if err := f.seats[0].press(string(e.letter)); err != nil {
		return 0, err
	}
	late := time.NewTimer(longest)
	defer late.Stop()
	select {
	case at := <-e.seen:
		return at.Sub(begun), nil
	case <-ctx.Done():
		return 0, context.Cause(ctx)
	case <-late.C:
		return 0, fmt.Errorf("the console did not show %q within %v", e.letter, longest)
	}
}

// typesOn types letter after letter with a pause between, until told that it is enough.
func (f *facilitator) typesOn(ctx context.Context, pause time.Duration, enough func(n int) bool) (took []float64, err error) {
	for !enough(len(took)) {
		d, err := f.types(ctx)
		if err != nil {
			return nil, err
		}
		took = append(took, milliseconds(d))
		if err := sleep(ctx, pause); err != nil {
			return nil, err
		}
	}
	return took, nil
}

// facilitating is a facilitator's own keys, in a quiet room and while everybody takes their vote back.
func (r *run) facilitating(ctx context.Context) error {
	r.Say("the facilitator types while everybody takes it back")
	f, err := r.facilitate(ctx)
	if f != nil {
		defer f.leave()
	}
	if err != nil {
		return err
	}
	if err := r.rest(ctx); err != nil {
		return err
	}
	quiet, err := f.typesOn(ctx, r.pace/4, func(n int) bool { return n >= r.quietKeys })
	if err != nil {
		return err
	}
	busy, err := r.typesAmid(ctx, f)
	if err != nil {
		return err
	}
	r.report.add(
		Row{"facilitator_p50", "the facilitator's key to its echo, in a burst, p50", "ms", median(busy), "quiet", median(quiet)},
		Row{"facilitator_p99", "the facilitator's key to its echo, in a burst, p99", "ms", quantile(busy, 0.99), "quiet", quantile(quiet, 0.99)},
		Row{Key: "facilitator_quiet_p50", What: "the facilitator's key to its echo, in a quiet room, p50", Unit: "ms", Of: median(quiet)},
	)
	return nil
}

// typesAmid types for as long as everybody presses once, at a moment by lot.
func (r *run) typesAmid(ctx context.Context, f *facilitator) ([]float64, error) {
	var failed error
	over := make(chan struct{})
	go func() {
		defer close(over)
		_, failed = r.everybodyOnce(ctx, r.product)
	}()
	took, err := f.typesOn(ctx, r.pace/8, func(int) bool {
		select {
		case <-over:
			return true
		default:
			return false
		}
	})
	<-over
	return took, errors.Join(err, failed)
}
