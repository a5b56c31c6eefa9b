package relay_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"serendip/cmd/serendip/relay"
	"serendip/cmd/serendip/relay/relaytest"
)

// echo answers every line with itself, until the listener is closed.
func echo(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer c.Close()
			_ = c.SetDeadline(time.Now().Add(time.Minute)) // the door lives by deadlines
			fmt.Fprintln(c, c.RemoteAddr().Network())
			_, _ = io.Copy(c, c)
		}()
	}
}

// visit goes to the port on the server's side and hears itself.
func visit(address string) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(5 * time.Second))
	fmt.Fprintln(c, "good morning")
	r := bufio.NewReader(c)
	for _, want := range []string{"tcp", "good morning"} {
		got, err := r.ReadString('\n')
		if err != nil || strings.TrimSpace(got) != want {
			return fmt.Errorf("heard %q, %v", got, err)
		}
	}
	return nil
}

func TestVisitorsComeThroughTheServerAndAgainAfterTheLineWasLost(t *testing.T) {
	s, login := relaytest.Start(t)
	told := make(chan string, 100)
	l, err := relay.Listen(t.Context(), s.Target, relay.Options{Login: login, Retry: time.Millisecond, Told: func(why string) { told <- why }})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go echo(l)
	if err := visit(l.Addr().String()); err != nil {
		t.Fatal(err)
	}
	s.Cut()
	for why := "lost"; why != ""; {
		select {
		case why = <-told:
		case <-time.After(20 * time.Second):
			t.Fatal("the line did not come back")
		}
	}
	if err := visit(l.Addr().String()); err != nil {
		t.Fatal(err)
	}
}

func TestCloseEndsWaitingForVisitors(t *testing.T) {
	s, login := relaytest.Start(t)
	l, err := relay.Listen(t.Context(), s.Target, relay.Options{Login: login})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { _, err := l.Accept(); ended <- err }()
	l.Close()
	if err := <-ended; err == nil {
		t.Fatal("somebody came after the end")
	}
}

func TestDialLooksFromTheServer(t *testing.T) {
	s, login := relaytest.Start(t)
	door, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer door.Close()
	go echo(door)
	c, err := relay.Dial(context.Background(), s.Target, login, door.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if got, _ := bufio.NewReader(c).ReadString('\n'); got != "tcp\n" {
		t.Fatalf("heard %q", got)
	}
}

func TestServersThatLetNobodyInAreExplained(t *testing.T) {
	s, login := relaytest.Start(t)
	other, otherLogin := relaytest.Start(t)
	stranger := s.Target
	stranger.Port = other.Target.Port
	for name, one := range map[string]struct {
		target relay.Target
		login  relay.Login
		says   string
	}{
		"unknown":   {stranger, login, "is not known on this machine yet"},
		"no keys":   {s.Target, relay.Login{Home: t.TempDir()}, "is not known on this machine yet"},
		"other key": {other.Target, relay.Login{Home: swapped(t, login, otherLogin)}, "lets us not in"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := relay.Listen(t.Context(), one.target, relay.Options{Login: one.login})
			if err == nil || !strings.Contains(err.Error(), one.says) {
				t.Fatalf("said %v", err)
			}
		})
	}
}

// swapped is a home that knows one server and has the key of another.
func swapped(t *testing.T, keyOf, knows relay.Login) string {
	t.Helper()
	home := t.TempDir()
	if err := os.Mkdir(filepath.Join(home, ".ssh"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, from := range map[string]string{"id_ed25519": keyOf.Home, "known_hosts": knows.Home} {
		raw, err := os.ReadFile(filepath.Join(from, ".ssh", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(home, ".ssh", name), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return home
}

func TestParseTarget(t *testing.T) {
	for text, want := range map[string]relay.Target{
		"ada@relay.example.org":      {User: "ada", Host: "relay.example.org", Port: 22},
		"ada@relay.example.org:2222": {User: "ada", Host: "relay.example.org", Port: 2222},
		"ada@[2001:db8::1]:2222":     {User: "ada", Host: "2001:db8::1", Port: 2222},
	} {
		if got, err := relay.ParseTarget(text); err != nil || got != want {
			t.Errorf("%s is %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "ada@", "@host", "ada@host:0", "ada@host:x", "ada@-oProxyCommand", "a b@host", "ada@ho st"} {
		if got, err := relay.ParseTarget(text); err == nil {
			t.Errorf("%q was taken as %+v", text, got)
		}
	}
}
