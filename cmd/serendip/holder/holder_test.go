package holder

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"serendip/cmd/serendip/datadir"
	"serendip/cmd/serendip/exit"
)

// late is when a test gives up waiting for what must happen.
const late = time.Minute

// folder makes a data folder, and a runtime folder with a short name.
func folder(t *testing.T) (datadir.Dir, Options) {
	t.Helper()
	t.Cleanup(func() { goleak.VerifyNone(t, goleak.IgnoreCurrent()) })
	dir, err := datadir.Open(filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	short, err := os.MkdirTemp("", "s")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(short) })
	return dir, Options{What: "serendip host acme", Getenv: func(name string) string {
		if name == "XDG_RUNTIME_DIR" {
			return short
		}
		return ""
	}}
}

func acquire(t *testing.T, dir datadir.Dir, o Options) *Holder {
	t.Helper()
	h, err := Acquire(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	return h
}

// serve has h answer with handle until the test ends.
func serve(t *testing.T, h *Holder, handle Handler) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- h.Serve(ctx, handle) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

func dial(t *testing.T, dir datadir.Dir) *Conn {
	t.Helper()
	c, err := Dial(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func TestOnlyOneHoldsAFolder(t *testing.T) {
	dir, o := folder(t)
	h := acquire(t, dir, o)

	_, err := Acquire(dir, o)
	if !errors.Is(err, ErrHeld) || exit.Code(err) != exit.Unavailable {
		t.Fatalf("the second got %v", err)
	}
	held, ok := errors.AsType[*HeldError](err)
	if !ok || held.Holder.PID != os.Getpid() || !strings.Contains(err.Error(), "serendip host acme") {
		t.Errorf("the holder is not named: %v", err)
	}

	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Dial(t.Context(), dir); !errors.Is(err, ErrNoHolder) || exit.Code(err) != exit.Unavailable {
		t.Errorf("after its end: %v", err)
	}
	acquire(t, dir, o)
}

func TestAStaleSocketAndCardAreReplaced(t *testing.T) {
	dir, o := folder(t)
	// What a killed holder leaves: a socket nobody listens on, and its card.
	path, err := dir.Socket(o.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	dead, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	dead.SetUnlinkOnClose(false)
	if err := errors.Join(dead.Close(), writeCard(dir, Card{PID: 1, What: "gone", Socket: path})); err != nil {
		t.Fatal(err)
	}
	if _, err := Dial(t.Context(), dir); !errors.Is(err, ErrNoHolder) {
		t.Errorf("the dead one answered: %v", err)
	}

	h, conn, err := Open(t.Context(), dir, o)
	if err != nil || conn != nil {
		t.Fatalf("%v, %v", conn, err)
	}
	defer h.Close() // closed for the test's end
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("the socket is %v, %v", info.Mode(), err)
	}
	if c := dial(t, dir); c.Holder.PID != os.Getpid() {
		t.Errorf("the card is of %+v", c.Holder)
	}
}

func TestOpenConnectsToTheHolder(t *testing.T) {
	dir, o := folder(t)
	serve(t, acquire(t, dir, o), func(context.Context, *Request) int { return 3 })
	h, conn, err := Open(t.Context(), dir, o)
	if err != nil || h != nil {
		t.Fatalf("%v, %v", h, err)
	}
	if code, err := conn.Run(t.Context(), Call{}); code != 3 || err != nil {
		t.Errorf("%d, %v", code, err)
	}
}

func TestAnotherUserIsRefused(t *testing.T) {
	dir, o := folder(t)
	acquire(t, dir, o)
	conn := dial(t, dir).wire.conn
	if err := checkUser(conn, os.Getuid()); err != nil {
		t.Errorf("this user is refused: %v", err)
	}
	_, known := knows(t, conn)
	if err := checkUser(conn, os.Getuid()+1); known && err == nil {
		t.Error("another user is answered")
	}
}

// knows asks who is at the other end.
func knows(t *testing.T, conn *net.UnixConn) (user int, known bool) {
	t.Helper()
	raw, err := conn.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	if err := raw.Control(func(fd uintptr) { user, known, err = peerUser(fd) }); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return user, known
}

func TestAPanicEndsOneRequestAlone(t *testing.T) {
	dir, o := folder(t)
	var log bytes.Buffer
	o.Log = slog.New(slog.NewTextHandler(&log, nil))
	h := acquire(t, dir, o)
	ctx, cancel := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() {
		served <- h.Serve(ctx, func(_ context.Context, r *Request) int {
			if r.Args[0] == "crash" {
				panic("a fault")
			}
			return 0
		})
	}()
	var said bytes.Buffer
	code, err := dial(t, dir).Run(t.Context(), Call{Args: []string{"crash"}, Stderr: &said})
	if code != exit.Software || err != nil || !strings.Contains(said.String(), "fault of the program") {
		t.Errorf("%d, %v, %q", code, err, said.String())
	}
	if code, err := dial(t, dir).Run(t.Context(), Call{Args: []string{"next"}}); code != 0 || err != nil {
		t.Errorf("the next one got %d, %v", code, err)
	}
	cancel()
	if err := <-served; err != nil {
		t.Error(err)
	}
	if !strings.Contains(log.String(), "a fault") {
		t.Errorf("the log has %q", log.String())
	}
}

func TestWhatIsNoRequestIsDropped(t *testing.T) {
	dir, o := folder(t)
	h := acquire(t, dir, o)
	h.limits.hello = 50 * time.Millisecond
	serve(t, h, func(context.Context, *Request) int {
		t.Error("it was answered")
		return 0
	})
	for name, bytes := range map[string]string{
		"nothing":             "",
		"another protocol":    "GET / HTTP/1.1\r\n\r\n",
		"a frame too long":    "r\xff\xff\xff\xff",
		"a cut frame":         "r\x00\x00\x00\x09{",
		"a frame of no sense": "r\x00\x00\x00\x02{]",
		"keys at first":       "i\x00\x00\x00\x01x",
		"a giant terminal":    "r\x00\x00\x00\x46" + `{"protocol":1,"args":["x"],"terminal":{"width":2147483647,"height":1}}`,
	} {
		t.Run(name, func(t *testing.T) {
			conn := dial(t, dir).wire.conn
			if _, err := io.WriteString(conn, bytes); err != nil {
				t.Fatal(err)
			}
			if err := conn.SetReadDeadline(time.Now().Add(late)); err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(conn)
			if len(got) != 0 || errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("answered with %q, %v", got, err)
			}
		})
	}
}

func TestAnotherVersionIsToldSo(t *testing.T) {
	dir, o := folder(t)
	serve(t, acquire(t, dir, o), func(context.Context, *Request) int { return 0 })
	c := dial(t, dir)
	if err := c.wire.write(kindRequest, []byte(`{"protocol":99}`)); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	code, err := c.collect(Call{Stderr: &said}, make(chan struct{}, 1))
	if code != exit.Unavailable || err != nil || !strings.Contains(said.String(), "version 1 and not 99") {
		t.Errorf("%d, %v, %q", code, err, said.String())
	}
}
