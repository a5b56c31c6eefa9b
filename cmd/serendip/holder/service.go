package holder

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"serendip/cmd/serendip/terminal"
)

// service is one request while it is served.
type service struct {
	wire    *wire
	input   *input
	sizes   chan terminal.Size // nil without a terminal
	end     context.CancelCauseFunc
	request *Request
}

func newService(ctx context.Context, end context.CancelCauseFunc, w *wire, asked hello) *service {
	s := &service{
		wire: w, end: end,
		input: &input{ctx: ctx, wire: w, arrived: make(chan []byte, 1)},
		request: &Request{
			Args: asked.Args, Env: asked.Env, Folder: asked.Folder, PID: asked.PID,
			Stdout: stream{w, kindOutput, end}, Stderr: stream{w, kindError, end},
		},
	}
	s.request.Stdin = s.input
	if asked.Terminal != nil {
		s.sizes = make(chan terminal.Size, 1)
		s.request.Terminal = &Terminal{Size: *asked.Terminal, Sizes: s.sizes}
	}
	return s
}

// listen takes what the client sends until it goes away, and then ends the
// request.
func (s *service) listen() {
	ended := false
	for {
		k, body, err := s.wire.read()
		if err == nil {
			err = s.take(k, body, &ended)
		}
		if err != nil {
			s.end(fmt.Errorf("the client went away: %w", err))
			return
		}
	}
}

func (s *service) take(k kind, body []byte, ended *bool) error {
	switch {
	case k == kindInput && !*ended:
		return s.input.deliver(body)
	case k == kindInputEnd && !*ended:
		*ended = true
		close(s.input.arrived)
		return nil
	case k == kindSize && s.sizes != nil:
		size, err := unpackSize(body)
		if err != nil {
			return err
		}
		terminal.Offer(s.sizes, size)
		return nil
	}
	return fmt.Errorf("a frame of kind %q is not expected", k)
}

// quit sends the exit code.
func quit(w *wire, code int) error {
	return w.write(kindExit, binary.BigEndian.AppendUint32(nil, uint32(int32(code))))
}

// readHello reads the first frame of a client.
func readHello(body []byte, asked *hello) error {
	if err := json.Unmarshal(body, asked); err != nil {
		return fmt.Errorf("the request cannot be read: %w", err)
	}
	if t := asked.Terminal; t != nil && (t.Width < 0 || t.Height < 0 || t.Width > largest || t.Height > largest) {
		return errors.New("the terminal has a size that no terminal has")
	}
	return nil
}
