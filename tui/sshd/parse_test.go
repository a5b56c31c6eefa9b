package sshd

import (
	"math"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

// A command is split before anybody is known: one that would take seconds is refused.
func TestOverlongCommandIsRefused(t *testing.T) {
	for _, n := range []int{2048, 200 << 10} {
		_, ok := parseCommand(ssh.Marshal(struct{ C string }{"add " + strings.Repeat("'a ", n/3)}))
		if want := n < maxCommand; ok != want {
			t.Errorf("a command of %d bytes is taken: %v", n, ok)
		}
	}
}

// Nothing a client puts into a request may come through unclamped.
func FuzzRequests(f *testing.F) {
	f.Add([]byte{})
	f.Add(ssh.Marshal(struct {
		T          string
		A, B, C, D uint32
		M          string
	}{"xterm", math.MaxUint32, 1, 0, 0, ""}))
	f.Add(ssh.Marshal(struct{ A, B, C, D uint32 }{1, math.MaxUint32, 0, 0}))
	f.Add(ssh.Marshal(struct{ N, V string }{"LANG", "C"}))
	l := DefaultLimits()
	f.Fuzz(func(t *testing.T, payload []byte) {
		check := func(s size) {
			if s.width < 20 || s.width > 400 || s.height < 5 || s.height > 150 {
				t.Errorf("size %+v", s)
			}
		}
		if term, s, ok := l.parsePTY(payload); ok {
			check(s)
			if !termName.MatchString(term) {
				t.Errorf("TERM %q", term)
			}
		}
		if s, ok := l.parseResize(payload); ok {
			check(s)
		}
		if name, value, ok := l.parseEnv(payload); ok && len(name)+len(value) > 256 {
			t.Errorf("%q=%q is too long", name, value)
		}
		if command, ok := parseCommand(payload); ok {
			for _, w := range Words(command) {
				if len(w) > len(command) {
					t.Errorf("%q is longer than %q", w, command)
				}
			}
		}
	})
}
