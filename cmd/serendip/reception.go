package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/cmd/serendip/exit"
	"serendip/model"
	"serendip/session"
	"serendip/tui"
	"serendip/tui/sshd"
)

// reception is behind the SSH door: it knows whom a user name or a key names, and gives each the room that is theirs. A
// code goes before a key: a facilitator who types a code gets what the code opens.
type reception struct{ Premises }

// visitor is somebody who came in.
type visitor struct {
	live     *session.Live
	session  model.SessionID
	actor    session.Actor
	audience session.Audience
}

// newcomer says whether this is somebody with a session code whom nobody knows yet.
func (v visitor) newcomer() bool { return v.actor.Role == session.Attendee && v.actor.Person.IsZero() }

func (r reception) known(id sshd.Identity) bool {
	_, _, ok := r.House.Admit(id.User, id.Fingerprint)
	return ok
}

func (r reception) facilitator(fingerprint string) bool {
	return slices.ContainsFunc(r.House.Instance().Snapshot().State.Keys(), func(k session.FacilitatorKey) bool {
		return k.Fingerprint == fingerprint
	})
}

// env is what the verbs get for a facilitator's key.
func (r reception) env(id sshd.Identity) Env {
	return Env{
		Actor: session.Actor{Role: session.Facilitator, Person: session.FacilitatorID(id.Fingerprint), Remote: true},
		Key:   id.Fingerprint, Premises: r.Premises,
		Getenv: func(name string) string { return id.Env[name] },
	}
}

// visitor finds out who came in, and for what.
func (r reception) visitor(id sshd.Identity) (visitor, error) {
	if live, pass, ok := r.House.Admit(id.User, id.Fingerprint); ok {
		v := visitor{live: live, session: pass.Session, audience: session.AtSeat}
		v.actor = session.Actor{Role: pass.Role, Person: pass.Person, Session: pass.Session, Remote: true}
		if pass.Role == session.Observer {
			v.audience = session.AtWall
		}
		return v, nil
	}
	if !r.facilitator(id.Fingerprint) {
		return visitor{}, session.Refuse(session.Denied, "this code is not known here any more")
	}
	e := r.env(id)
	v := visitor{actor: e.Actor, audience: session.AtConsole}
	if live, at, err := e.Session(id.User); err == nil {
		v.live, v.session = live, at.ID
		return v, nil
	}
	live, at := mostUrgent(e.Programmes(), r.House)
	if at == nil {
		return visitor{}, session.Refuse(session.Missing, "there is no session yet; `ssh HOST new CUSTOMER --date YYYY-MM-DD` plans one")
	}
	v.live, v.session = live, at.ID
	return v, nil
}

// enter gives a visitor who is somebody their room.
func (r reception) enter(ctx context.Context, v visitor, fingerprint string) (session.Room, error) {
	s := v.live.Snapshot().State.Session(v.session)
	if v.actor.Role == session.Attendee && s.State != model.Closed {
		arrive := session.Arrive{Session: v.session, Person: v.actor.Person, Fingerprint: fingerprint}
		if _, err := v.live.Do(ctx, v.live.Mint(v.actor, arrive)); err != nil {
			return nil, err
		}
	}
	return v.live.Enter(v.actor, v.session, v.audience), nil
}

// program is what a terminal gets.
func (r reception) program(ctx context.Context, id sshd.Identity) (tea.Model, func(), error) {
	v, err := r.visitor(id)
	if err != nil {
		return nil, nil, coded(err)
	}
	if v.newcomer() {
		return nil, nil, coded(session.Refuse(session.Unavailable, "newcomers cannot be asked for their name here yet"))
	}
	room, err := r.enter(ctx, v, id.Fingerprint)
	if err != nil {
		return nil, nil, coded(err)
	}
	return face(room, v.audience, tui.Env{
		Profile: colorprofile.Env(id.Environ()), Detect: true, Remote: true,
		Zone: zoneOf(v.live.Snapshot().State.Session(v.session)),
	}), room.Leave, nil
}

// plain is what comes without a terminal, or on one that cannot draw.
func (r reception) plain(ctx context.Context, id sshd.Identity, in io.Reader, out io.Writer) int {
	_, _ = fmt.Fprintln(out, "Without a terminal, name a command, such as: ssh HOST list")
	return exit.Usage
}

// exec runs a command: for a facilitator's key the verbs.
func (r reception) exec(ctx context.Context, id sshd.Identity, args []string, in io.Reader, out, errw io.Writer) int {
	e := r.env(id)
	e.Args, e.In, e.Out, e.Err = args, in, out, errw
	if _, pass, ok := r.House.Admit(id.User, id.Fingerprint); ok && (!id.Facilitator || !pass.Person.IsZero()) {
		e.complain(session.Refuse(session.Denied, "commands are for facilitators' keys"))
		return exit.NoPerm
	}
	return Run(ctx, e)
}

// face is the root for an audience.
func face(room session.Room, audience session.Audience, env tui.Env) tea.Model {
	switch audience {
	case session.AtConsole:
		return tui.NewConsole(room, env)
	case session.AtStage:
		return tui.NewStage(room, env)
	}
	return tui.NewWall(room, env)
}

func zoneOf(v *session.Session) *time.Location {
	start, _ := span(v)
	return start.Location()
}

// coded gives an error the exit code that a verb would end with.
func coded(err error) error {
	return &exit.Error{Code: codeOf(err), Message: sentence(err.Error()), Cause: err}
}
