package sshd

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func yes() bool { return true }
func no() bool  { return false }

// wait returns how long one check takes, and its answer.
func wait(t *testing.T, g *gate, address string, known func() bool) (time.Duration, bool) {
	t.Helper()
	start := time.Now()
	ok, err := g.check(context.Background(), address, known)
	if err != nil {
		t.Fatal(err)
	}
	return time.Since(start), ok
}

func TestWrongCodesWaitLonger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGate(DefaultLimits())
		for _, want := range []time.Duration{1, 2, 4, 8, 16, 30, 30} {
			if d, ok := wait(t, g, "a", no); ok || d != want*time.Second {
				t.Errorf("waited %v, not %v s", d, int(want))
			}
		}
		if d, ok := wait(t, g, "a", yes); !ok || d != 0 {
			t.Errorf("a right code from the same address waited %v", d)
		}
		if d, _ := wait(t, g, "b", no); d != time.Second {
			t.Errorf("another address waited %v", d)
		}
		time.Sleep(forgetAfter)
		if d, _ := wait(t, g, "a", no); d != time.Second {
			t.Errorf("after a while the wait is still %v", d)
		}
		if len(g.wrong) != 1 {
			t.Errorf("%d addresses are remembered", len(g.wrong))
		}
	})
}

// Walking away from the wait gains nothing: all tries together are bounded.
func TestTriesAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGate(DefaultLimits())
		var tried atomic.Int64
		guess := func() bool { tried.Add(1); return false }
		const minutes = 5
		ctx, cancel := context.WithTimeout(context.Background(), minutes*time.Minute)
		defer cancel()
		for i := range 50 {
			go func() {
				for ctx.Err() == nil {
					hasty, stop := context.WithTimeout(ctx, 100*time.Millisecond)
					g.check(hasty, fmt.Sprint("attacker", i), guess)
					<-hasty.Done()
					stop()
				}
			}()
		}
		// Meanwhile everybody with a right code gets in at once.
		for range minutes - 1 {
			time.Sleep(time.Minute)
			if d, ok := wait(t, g, "guest", yes); !ok || d > 0 {
				t.Errorf("a guest waited %v", d)
			}
		}
		<-ctx.Done()
		synctest.Wait()
		if n := tried.Load(); n > (minutes+1)*100 {
			t.Errorf("%d tries in %d minutes", n, minutes)
		}
	})
}

// However many right codes come at once, none of them waits.
func TestRightCodesAreFree(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGate(DefaultLimits())
		wait(t, g, "a", no)
		for range 500 {
			if d, ok := wait(t, g, "a", yes); !ok || d > 0 {
				t.Fatalf("a right code waited %v", d)
			}
		}
	})
}

// Without a turn for long, a try ends in a sentence.
func TestNoTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGate(Limits{WrongPerMinute: 1}.orDefaults())
		wait(t, g, "a", no)
		_, err := g.check(context.Background(), "a", yes)
		var r *Refusal
		if !errors.As(err, &r) || r.Code != ExitUnavailable {
			t.Errorf("%v", err)
		}
		gone, cancel := context.WithCancelCause(context.Background())
		cancel(errGone)
		if _, err := g.check(gone, "a", yes); !errors.Is(err, errGone) {
			t.Errorf("for somebody who left: %v", err)
		}
	})
}

func TestAddressKey(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"192.0.2.7:22":                   "192.0.2.7",
		"[::ffff:192.0.2.7]:22":          "192.0.2.7",
		"[2001:db8:1:2:aaaa::1]:22":      "2001:db8:1:2::/64",
		"[2001:db8:1:2:bbbb::2%eth0]:22": "2001:db8:1:2::/64",
	} {
		addr, err := net.ResolveTCPAddr("tcp", given)
		if err != nil {
			t.Fatal(err)
		}
		if got := addressKey(addr); got != want {
			t.Errorf("%s counts as %s, not %s", given, got, want)
		}
	}
}

func TestCleanUser(t *testing.T) {
	t.Parallel()
	long := ""
	for range 129 {
		long += "x"
	}
	for raw, want := range map[string]struct {
		user  string
		plain bool
	}{
		"ada-7k3m9q":                {"ada-7k3m9q", false},
		"plain+ada-7k3m9q":          {"ada-7k3m9q", true},
		"Plain+wall+x":              {"wall+x", true},
		"plain":                     {"", true}, // for a key that says all the rest
		" \x1b]0;x\a\u202eada\xff ": {"]0;xada", false},
		"Zoë漢":                      {"Zoë漢", false},
		long:                        {"", false},
	} {
		if user, plain := cleanUser(raw); user != want.user || plain != want.plain {
			t.Errorf("%q became %q, %v", raw, user, plain)
		}
	}
}
