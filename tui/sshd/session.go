package sshd

import (
	"context"
	"errors"
	"io"
	"runtime/debug"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// session is the one session channel of a connection. Its requests are
// filtered here: nothing but ours reaches a program.
type session struct {
	*visit
	channel ssh.Channel
	id      Identity
	late    *time.Timer // closes the connection unless the session starts

	started bool
	files   bool // files are asked for, by the sftp subsystem
	envs    int
	sizes   sizes

	out, errs *output
}

func newSession(v *visit, channel ssh.Channel, late *time.Timer) *session {
	s := &session{visit: v, channel: channel, id: identify(v.conn), late: late, sizes: sizes{work: &v.work}}
	cut := sync.OnceFunc(func() {
		v.door.stalled.Add(1)
		v.door.log.Warn("a client has stopped reading and was cut", "address", v.address)
		v.wire.Close()
	})
	var mu sync.Mutex
	stall := v.door.limits.WriteStall
	s.out = &output{mu: &mu, to: channel, stall: stall, cut: cut}
	s.errs = &output{mu: &mu, to: channel.Stderr(), stall: stall, cut: cut}
	return s
}

// answer answers one request of the client.
func (s *session) answer(r *ssh.Request) {
	ok := s.request(r)
	if r.WantReply {
		_ = r.Reply(ok, nil)
	}
	if ok && (r.Type == "shell" || r.Type == "exec" || r.Type == "subsystem") {
		s.start(r)
	}
}

// request looks at one request and reports whether it is granted. It changes
// the identity only before the start.
func (s *session) request(r *ssh.Request) bool {
	l := s.door.limits
	switch r.Type {
	case "window-change":
		newest, ok := l.parseResize(r.Payload)
		if ok {
			s.resize(newest)
		}
		return ok
	case "pty-req":
		term, first, ok := l.parsePTY(r.Payload)
		if !ok || s.started || s.id.PTY {
			return false
		}
		s.id.PTY, s.id.Term = true, term
		s.id.Width, s.id.Height = first.width, first.height
		return true
	case "env":
		name, value, ok := l.parseEnv(r.Payload)
		if !ok || s.started || s.envs >= l.EnvCount {
			return false
		}
		s.envs++
		s.id.Env[name] = value
		return true
	case "shell":
		return !s.started
	case "exec":
		_, ok := parseCommand(r.Payload)
		return ok && !s.started
	case "subsystem":
		ok := s.door.cfg.Files != nil && !s.started && !s.id.PTY && isSFTP(r.Payload)
		s.files = s.files || ok
		return ok
	default:
		return false
	}
}

// resize keeps the newest size.
func (s *session) resize(newest size) {
	if s.started {
		s.sizes.add(newest)
		return
	}
	s.id.Width, s.id.Height = newest.width, newest.height
}

// start runs what was asked for beside the requests.
func (s *session) start(r *ssh.Request) {
	s.started = true
	if !s.late.Stop() {
		return // the connection is being closed
	}
	if s.id.PTY {
		s.out.raw(true)
		s.errs = s.out // a terminal has one stream
	}
	var args []string
	if r.Type == "exec" {
		command, _ := parseCommand(r.Payload)
		args = Words(command)
	}
	s.work.Go(func() { s.run(args) })
}

// run seats somebody, serves them and says why it ended.
func (s *session) run(args []string) {
	ctx, cancel := context.WithTimeoutCause(s.ctx, s.door.limits.Session, errTooLong)
	defer cancel()
	// Work that does not end when told is left without a connection.
	stop := context.AfterFunc(ctx, func() {
		time.AfterFunc(s.door.limits.WriteStall, func() { s.wire.Close() })
	})
	defer stop()
	defer s.door.survive("session")

	code, err := s.seated(ctx, args)
	if err == nil && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	if err != nil {
		code = s.explain(err)
	}
	s.hangUp(code)
}

// seated lets somebody in and serves them. The error is why it ended early.
func (s *session) seated(ctx context.Context, args []string) (code int, err error) {
	defer func() {
		if r := recover(); r != nil {
			s.door.failed.Add(1)
			s.door.log.Error("a seat failed", "panic", r, "stack", string(debug.Stack()))
			err = errFailed
		}
	}()
	if err := s.known(ctx); err != nil {
		return 0, err
	}
	if !s.door.slots.sit(s.id.Facilitator) {
		s.door.refused.Add(1)
		return 0, errFull
	}
	defer s.door.slots.rise()
	s.seatedOrGone()
	return s.serveSeat(ctx, args)
}

// known finds out whether this is somebody.
func (s *session) known(ctx context.Context) error {
	cfg := s.door.cfg
	if s.id.Fingerprint != "" && cfg.Facilitator != nil && cfg.Facilitator(s.id.Fingerprint) {
		s.id.Facilitator = true
		s.wire.trust()
		return nil
	}
	if cfg.Known == nil {
		return nil
	}
	ok, err := s.door.gate.check(ctx, s.address, func() bool {
		known := cfg.Known(s.id)
		if !known && s.id.PTY {
			_, _ = io.WriteString(s.out, "Checking the code…\n") // the answer waits, and silence looks like a fault
		}
		return known
	})
	switch {
	case ok:
		return nil
	case err != nil:
		return err
	}
	s.door.wrong.Add(1)
	if s.id.Fingerprint != "" && cfg.Facilitator != nil {
		return errUnlisted
	}
	return errUnknown
}

// serveSeat chooses the face: command, lines or screen.
func (s *session) serveSeat(ctx context.Context, args []string) (int, error) {
	cfg := s.door.cfg
	switch {
	case s.files:
		return cfg.Files(ctx, s.id, s.reader(ctx), s.out, s.errs), nil
	case len(args) > 0 && cfg.Exec == nil:
		return 0, errNoVerbs
	case len(args) > 0:
		return cfg.Exec(ctx, s.id, args, s.reader(ctx), s.out, s.errs), nil
	case s.id.PTY && !s.id.Plain && s.id.Term != "dumb":
		return s.program(ctx)
	case cfg.Plain == nil:
		return 0, errNoScreen
	default:
		return cfg.Plain(ctx, s.id, s.reader(ctx), s.out), nil
	}
}

// reader returns what the client sends, as lines when it has a terminal.
func (s *session) reader(ctx context.Context) io.Reader {
	if s.id.PTY {
		return newLines(s.input(ctx), s.out)
	}
	if s.id.Facilitator {
		return &bounded{from: s.channel, left: s.door.limits.FacilitatorInput}
	}
	return s.input(ctx)
}

// input returns what the client sends, within the limits.
func (s *session) input(ctx context.Context) *input {
	return &input{ctx: ctx, from: s.channel, limits: s.door.limits, cut: s.flood}
}

// explain tells the client why its session ends, and returns the exit status.
func (s *session) explain(err error) int {
	if errors.Is(err, errGone) {
		return ExitUnavailable
	}
	r := refusal(err)
	s.errs.raw(s.id.PTY)
	_, _ = io.WriteString(s.errs, r.Message+"\n")
	return r.Code
}

// hangUp ends the session properly: exit status, end of the channel, and then
// the connection, once the client has read what was written and hung up itself.
func (s *session) hangUp(code int) {
	time.AfterFunc(s.door.limits.Linger, func() { s.wire.Close() })
	_, _ = s.channel.SendRequest("exit-status", false, ssh.Marshal(struct{ Status uint32 }{uint32(code)}))
	_ = s.channel.Close()
}
