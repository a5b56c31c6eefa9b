package holder

import (
	"context"
	"errors"
	"fmt"
	"net"
	"runtime/debug"
	"sync"
	"time"

	"serendip/cmd/serendip/exit"
)

// Handler does what a request asks for and returns its exit code. Its context
// ends when the client goes away, takes no more output, or Serve's ends.
type Handler func(context.Context, *Request) int

// Serve answers clients until ctx ends, each in a goroutine of its own. Then
// it ends their requests, waits a few seconds for them, and returns nil. A
// panic in handle ends that request alone, with exit.Software. Call it once.
func (h *Holder) Serve(ctx context.Context, handle Handler) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	release := context.AfterFunc(ctx, func() { _ = h.listener.Close() })
	defer release()

	var clients sync.WaitGroup
	places := make(chan struct{}, h.limits.clients)
	var failed error
	for {
		conn, err := h.listener.AcceptUnix()
		if err != nil {
			if ctx.Err() == nil && !errors.Is(err, net.ErrClosed) {
				failed = fmt.Errorf("no more clients can be served: %w", err)
			}
			break
		}
		select {
		case places <- struct{}{}:
			clients.Go(func() {
				defer func() { <-places }()
				h.serve(ctx, conn, handle)
			})
		default:
			h.log.Warn("too many clients at once", "limit", h.limits.clients)
			_ = conn.Close() // it will try again or say that nobody answers
		}
	}
	cancel()
	h.await(&clients)
	return failed
}

// await waits for handlers, but not for one that hangs.
func (h *Holder) await(clients *sync.WaitGroup) {
	done := make(chan struct{})
	go func() { clients.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(h.limits.farewell):
		h.log.Warn("a request does not end and is left behind")
	}
}

// serve answers one client.
func (h *Holder) serve(ctx context.Context, conn *net.UnixConn, handle Handler) {
	defer conn.Close() // all that matters was written or failed
	if err := checkPeer(conn); err != nil {
		h.log.Warn("a client was refused", "why", err)
		return
	}
	w := &wire{conn: conn, patient: h.limits.hello}
	asked, err := h.greet(w)
	if err != nil {
		h.log.Warn("a client was not understood", "why", err)
		return
	}
	if asked.Protocol != protocol {
		other := fmt.Sprintf("The program that holds the folder speaks version %d and not %d; end it and start it again.\n", protocol, asked.Protocol)
		_ = errors.Join(w.write(kindError, []byte(other)), quit(w, exit.Unavailable)) // it may be gone
		return
	}
	w.patient = h.limits.stuck
	if asked.Terminal != nil {
		w.patient = h.limits.stalled
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	s := newService(ctx, cancel, w, asked)
	listening := make(chan struct{})
	go func() { defer close(listening); s.listen() }()

	code := h.run(ctx, s.request, handle)
	if err := quit(w, code); err != nil {
		h.log.Info("a client went away before its answer", "why", err)
	}
	cancel(errors.New("the request is done"))
	// The client closes when it has read the code; until then it may still
	// write, and to close first could lose what it hasn't read.
	_ = conn.CloseWrite()
	_ = conn.SetReadDeadline(time.Now().Add(time.Second))
	<-listening
}

// greet reads what the client wants.
func (h *Holder) greet(w *wire) (hello, error) {
	var asked hello
	if err := w.conn.SetReadDeadline(time.Now().Add(h.limits.hello)); err != nil {
		return asked, err
	}
	k, body, err := w.read()
	if err != nil {
		return asked, err
	}
	if k != kindRequest {
		return asked, fmt.Errorf("the first frame is of kind %q", k)
	}
	if err := readHello(body, &asked); err != nil {
		return asked, err
	}
	return asked, w.conn.SetReadDeadline(time.Time{})
}

// run calls handle and turns a panic into an exit code.
func (h *Holder) run(ctx context.Context, r *Request, handle Handler) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			h.log.Error("a request crashed", "args", r.Args, "fault", fault, "stack", string(debug.Stack()))
			_, _ = fmt.Fprintln(r.Stderr, "A fault of the program ended this command. What was confirmed is kept.")
			code = exit.Software
		}
	}()
	return handle(ctx, r)
}
