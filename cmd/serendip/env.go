package main

import (
	"cmp"
	"context"
	"io"
	"os"
	"path/filepath"

	"serendip/cmd/serendip/exit"
	"serendip/cmd/serendip/relay"
	"serendip/cmd/serendip/supervise"
	"serendip/model"
	"serendip/session"
)

// Verb is one thing that the program does when told on a command line. An error says what happened and what to do next.
type Verb func(context.Context, Env) error

// Env is what a verb may know of the world. The local command line, the holder's socket and the SSH door each make one.
type Env struct {
	Args []string  // the command line, without the program's name
	In   io.Reader // what the caller pipes in
	Out  io.Writer // for people, or JSON with --json
	Err  io.Writer // errors and notes
	JSON bool      // answer in JSON

	Actor session.Actor // who asks: a facilitator, always
	Key   string        // the fingerprint of the key that came through the door; "" on this machine

	Premises // the open data folder; its House is nil until the folder is open

	Data   string // the folder that --data named
	Folder string // what relative file names are in
	Getenv func(string) string

	Screen *Screen              // the caller's terminal; nil without one
	Child  *supervise.ChildInfo // of a process that a parent watches over; nil otherwise
}

// here is the Env of this process's own command line.
func here() Env {
	folder, _ := os.Getwd() // without one, names are relative to nothing, and opening them says so
	e := Env{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Actor:  session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("")},
		Folder: folder, Getenv: os.Getenv,
	}
	if child, ok := supervise.Child(); ok {
		e.Child = child
		if farewell, err := child.Farewell(); err == nil {
			e.Err = farewell // the parent says it when the screen is gone
		}
	}
	if supervise.Wanted(os.Stdin, os.Stdout) {
		e.Screen = ownScreen()
	}
	return e
}

// Remote says whether the caller came through the SSH door and so has no files on this machine.
func (e Env) Remote() bool { return e.Actor.Remote }

// Path is a file name of the caller's as this process can open it. Files of this machine are not for callers elsewhere.
func (e Env) Path(name string) (string, error) {
	if e.Remote() {
		return "", &exit.Error{Code: exit.Usage, Message: "over SSH, give - instead of " + name + ": files go through the pipe"}
	}
	if filepath.IsAbs(name) {
		return name, nil
	}
	return filepath.Join(e.Folder, name), nil
}

// login is how this account comes in at SSH servers of its own.
func (e Env) login() relay.Login {
	return relay.Login{Home: cmp.Or(e.Getenv("HOME"), e.Getenv("USERPROFILE")), Agent: e.Getenv("SSH_AUTH_SOCK")}
}

// Everywhere refuses a key that is listed for one programme only where all of the house is concerned.
func (e Env) Everywhere() error {
	switch {
	case !e.Remote():
		return nil
	case !e.role().Facilitates():
		return session.Refuse(session.Denied, "this key comes as %s, and that is for those who facilitate", e.role())
	case e.may(model.ProgrammeID{}):
		return nil
	}
	return session.Refuse(session.Denied, "this key is listed for one programme, and that concerns them all")
}

// role is what the caller may be at most: a key's role, or the host's.
func (e Env) role() session.Role { return e.House.Instance().RoleIn(e.Actor, model.SessionID{}) }

// aboutPeople refuses people's addresses and codes, and notes in confidence, to a key that doesn't facilitate the programme.
func (e Env) aboutPeople(l *session.Live, v *session.Session, what string) error {
	var id model.SessionID
	if v != nil {
		id = v.ID
	}
	if role := l.RoleIn(e.Actor, id); !role.Facilitates() {
		return session.Refuse(session.Denied, "%s, for those who facilitate; this key comes as %s", what, role)
	}
	return nil
}

func (e Env) may(id model.ProgrammeID) bool {
	return !e.Remote() || e.House.Instance().Snapshot().State.MayFacilitate(e.Key, id)
}

// Programmes are those that the caller may facilitate.
func (e Env) Programmes() []*session.Live {
	var out []*session.Live
	for _, l := range e.House.Programmes() {
		if e.may(l.Snapshot().State.ID) {
			out = append(out, l)
		}
	}
	return out
}

// Programme finds a programme that the caller may facilitate. Others are as if they were not there.
func (e Env) Programme(ref string) (*session.Live, error) {
	l, err := e.House.Programme(ref)
	if err != nil {
		return nil, err
	}
	if !e.may(l.Snapshot().State.ID) {
		return nil, session.Refuse(session.Missing, "there is no programme %q; `serendip list` shows what there is", ref)
	}
	return l, nil
}

// Session finds a session that the caller may facilitate.
func (e Env) Session(ref string) (*session.Live, *session.Session, error) {
	l, v, err := e.House.Session(ref)
	if err != nil {
		return nil, nil, err
	}
	if !e.may(l.Snapshot().State.ID) {
		return nil, nil, session.Refuse(session.Missing, "there is no session %q; `serendip list` shows what there is", ref)
	}
	return l, v, nil
}

// Do has a programme do what the caller wants.
func (e Env) Do(ctx context.Context, l *session.Live, i session.Intent) (session.Result, error) {
	return l.Do(ctx, l.Mint(e.Actor, i))
}
