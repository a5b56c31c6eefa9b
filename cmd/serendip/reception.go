package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"serendip/cmd/serendip/exit"
	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/tui"
	"serendip/tui/plain"
	"serendip/tui/sshd"
	"serendip/tui/theme"
)

// reception is behind the SSH door: it knows whom a user name or a key names, and gives each the room that is theirs. A
// code goes before a key: a facilitator who types a code gets what the code opens.
type reception struct {
	Premises
	looks *theme.Looks // of all terminals that come through the door
	zones *sync.Map    // *time.Location by name: reading one takes longer than all else that a seat's coming needs
}

// zone is a session's zone.
func (r reception) zone(v *session.Session) *time.Location {
	if r.zones == nil {
		return zoneOf(v)
	}
	known, ok := r.zones.Load(v.Zone)
	if !ok {
		known, _ = r.zones.LoadOrStore(v.Zone, zoneOf(v))
	}
	return known.(*time.Location)
}

// visitor is somebody who came in.
type visitor struct {
	live     *session.Live
	session  model.SessionID
	actor    session.Actor
	audience session.Audience
}

// newcomer says whether this is somebody with a session code whom nobody knows yet.
func (v visitor) newcomer() bool { return v.actor.Role == session.Attendee && v.actor.Person.IsZero() }

// unasked says whether this is somebody on file who was never asked whether they agree to what is kept of them.
func (v visitor) unasked() bool {
	if v.actor.Role != session.Attendee || v.newcomer() {
		return false
	}
	state := v.of().State
	return (state == model.Lobby || state == model.Live) && !v.details().Consent
}

// details is what is on file of the visitor.
func (v visitor) details() model.Details { return v.live.Snapshot().State.Details(v.actor.Person) }

func (r reception) known(id sshd.Identity) bool {
	_, _, ok := r.House.Admit(id.User, id.Fingerprint)
	return ok || r.House.Ended(id.User) != "" // who comes too late is told so
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
		v.actor = session.Actor{Role: pass.Role, Person: pass.Person, Session: pass.Session, Remote: true, Near: near(id.Remote, ownNetworks())}
		if pass.Role == session.Observer {
			v.audience = session.AtWall
		}
		return v, nil
	}
	if !r.facilitator(id.Fingerprint) {
		if words := r.House.Ended(id.User); words != "" {
			return visitor{}, session.Refuse(session.Denied, "%s", words)
		}
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

// of is the visitor's session as it stands.
func (v visitor) of() *session.Session { return v.live.Snapshot().State.Session(v.session) }

// face is what everybody may know of the session.
func (v visitor) face() session.SessionFace { return v.live.Snapshot().ForWall(v.session).SessionFace }

// arrive checks an attendee in. After the end there is only the recap to read.
func (r reception) arrive(ctx context.Context, v visitor, fingerprint string) error {
	if v.actor.Role != session.Attendee || v.of().State == model.Closed {
		return nil
	}
	_, err := v.live.Do(ctx, v.live.Mint(v.actor, session.Arrive{Session: v.session, Person: v.actor.Person, Fingerprint: fingerprint}))
	return err
}

// enter gives a visitor who is somebody their room.
func (r reception) enter(ctx context.Context, v visitor, fingerprint string) (session.Room, error) {
	if err := r.arrive(ctx, v, fingerprint); err != nil {
		return nil, err
	}
	room := v.live.Enter(v.actor, v.session, v.audience)
	if v.audience != session.AtConsole {
		return room, nil
	}
	return r.listed(room, v.live, fingerprint), nil
}

// program is what a terminal gets.
func (r reception) program(ctx context.Context, id sshd.Identity) (tea.Model, func(), error) {
	v, err := r.visitor(id)
	if err != nil {
		return nil, nil, coded(err)
	}
	env := tui.Env{Watched: true, Context: ctx, Profile: colorprofile.Env(id.Environ()), Looks: r.looks, Detect: true, Remote: true, Zone: r.zone(v.of())}
	if v.newcomer() {
		var joined leaver
		model := tui.NewEntry(v.face(), env, v.live.Now, func(ctx context.Context, name string) (session.Room, string, error) {
			room, code, err := r.join(ctx, v, name, id.Fingerprint)
			joined.keep(room)
			return room, code, err
		})
		return model, joined.leave, nil
	}
	if v.unasked() {
		var sat leaver
		model := tui.NewGuest(v.face(), v.actor.Person, v.details().Name, env, v.live.Now, func(ctx context.Context) (session.Room, error) {
			room, err := r.agree(ctx, v, id.Fingerprint)
			sat.keep(room)
			return room, err
		})
		return model, sat.leave, nil
	}
	room, err := r.enter(ctx, v, id.Fingerprint)
	if err != nil {
		return nil, nil, coded(err)
	}
	leave := room.Leave
	if v.audience == session.AtConsole {
		moved := &leaver{}
		leave = func() { room.Leave(); moved.leave() }
		env = r.env(id).equipped(v.live, v.session, env)
		env.Elsewhere = r.elsewhere(id, v.session, env, moved)
	}
	return face(room, v.audience, env), leave, nil
}

// join makes somebody of a newcomer, and gives them their seat and their code.
func (r reception) join(ctx context.Context, v visitor, name, fingerprint string) (session.Room, string, error) {
	result, err := v.live.Do(ctx, v.live.Mint(v.actor, session.Join{Session: v.session, Name: name, Consent: true, Fingerprint: fingerprint}))
	if err != nil {
		return nil, "", err
	}
	v.actor.Person = result.Person
	return v.live.Enter(v.actor, v.session, session.AtSeat), v.live.Snapshot().PersonCode(result.Person), nil
}

// agree keeps the consent of somebody on file, and gives them their seat.
func (r reception) agree(ctx context.Context, v visitor, fingerprint string) (session.Room, error) {
	if _, err := v.live.Do(ctx, v.live.Mint(v.actor, session.Agree{Person: v.actor.Person})); err != nil {
		return nil, err
	}
	return r.enter(ctx, v, fingerprint)
}

// leaver leaves the room of somebody who joined on the way, when their connection ends.
type leaver struct {
	mu   sync.Mutex
	room session.Room
	gone bool
}

func (l *leaver) keep(room session.Room) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.room = room; room != nil && l.gone {
		room.Leave()
	}
}

func (l *leaver) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.gone = true; l.room != nil {
		l.room.Leave()
	}
}

// plain talks in lines with who comes without a terminal, on one that cannot draw, or with plain+ before the code.
func (r reception) plain(ctx context.Context, id sshd.Identity, in io.Reader, out io.Writer) int {
	err := r.talk(ctx, id, in, out)
	if err != nil {
		_, _ = fmt.Fprintln(out, sentence(err.Error())) // who is gone hears nothing
	}
	return codeOf(err)
}

func (r reception) talk(ctx context.Context, id sshd.Identity, in io.Reader, out io.Writer) error {
	if _, _, coming := r.House.Admit(id.User, id.Fingerprint); !coming && r.facilitator(id.Fingerprint) {
		return r.host(ctx, id, in, out)
	}
	v, err := r.visitor(id)
	switch {
	case err != nil:
		return err
	case v.audience == session.AtWall:
		return usage("the wall is a picture and needs a terminal: ssh -t wall+TOKEN@HOST")
	}
	var room session.Room
	switch {
	case v.newcomer():
		room, in, err = plain.Enter(ctx, v.face(), in, out, func(ctx context.Context, name string) (session.Room, error) {
			room, code, err := r.join(ctx, v, name, id.Fingerprint)
			if err == nil {
				_, _ = fmt.Fprintf(out, "Your own code is %s. It brings you back as yourself.\n", code) // who is gone hears nothing
			}
			return room, err
		})
	case v.unasked():
		room, in, err = plain.Agree(ctx, v.face(), v.details().Name, in, out, func(ctx context.Context) (session.Room, error) {
			return r.agree(ctx, v, id.Fingerprint)
		})
	default:
		room, err = r.enter(ctx, v, id.Fingerprint)
	}
	if err != nil || room == nil {
		return err
	}
	defer room.Leave()
	return plain.Seat(ctx, room, in, out)
}

// host talks with the holder of a facilitator's key, about the session that the user name says, or else the most urgent.
func (r reception) host(ctx context.Context, id sshd.Identity, in io.Reader, out io.Writer) error {
	e := r.env(id)
	v, err := r.visitor(id)
	if refused := new(session.Error); errors.As(err, &refused) && refused.Code == session.Missing {
		v.live = nil // there is none yet: it begins before one
	} else if err != nil {
		return err
	}
	enter := func(l *session.Live, s *session.Session) session.Room {
		return r.listed(l.Enter(e.Actor, s.ID, session.AtConsole), l, id.Fingerprint)
	}
	if v.live == nil {
		return e.converse(ctx, nil, nil, enter, in, out)
	}
	return e.converse(ctx, v.live, v.of(), enter, in, out)
}

// listed is a console's room that ends when its key is taken off the list.
func (r reception) listed(room session.Room, l *session.Live, fingerprint string) session.Room {
	e := r.env(sshd.Identity{Fingerprint: fingerprint})
	keys := r.House.Instance().Enter(session.Actor{Role: session.Observer}, model.SessionID{}, session.AtWall)
	return listedRoom(room, keys, func() bool { return e.may(l.Snapshot().State.ID) })
}

// hostVerb does one verb of the conversation for a facilitator's key, when the words are one and no command.
func (r reception) hostVerb(ctx context.Context, e Env, id sshd.Identity) (known bool, err error) {
	args := slices.DeleteFunc(slices.Clone(e.Args), func(a string) bool { return strings.HasPrefix(a, "--") })
	if len(args) == 0 || !e.desk(nil).Knows(args) {
		return false, nil
	}
	if c, _, err := rootCommand(&Env{}).Find(args); err == nil && c.HasParent() && !(c.Name() == "recap" && len(args) == 1) {
		return false, nil
	}
	v, err := r.visitor(id)
	if err != nil {
		return true, err
	}
	return true, e.doVerb(ctx, v.live, v.session, e.Args)
}

// exec runs a command: the verbs for a facilitator's key, a seat's commands for a personal code or a key that has one.
func (r reception) exec(ctx context.Context, id sshd.Identity, args []string, in io.Reader, out, errw io.Writer) int {
	e := r.env(id)
	e.Args, e.In, e.Out, e.Err = args, in, out, errw
	if len(args) > 0 && args[0] == "scp" { // what an old client runs at the other end
		err := usage("this is the old protocol of scp; leave out its -O, or take sftp")
		e.complain(err)
		return codeOf(err)
	}
	_, pass, coming := r.House.Admit(id.User, id.Fingerprint)
	if id.Facilitator && (!coming || pass.Person.IsZero()) {
		if !coming {
			if known, err := r.hostVerb(ctx, e, id); known {
				e.JSON = slices.Contains(args, "--json")
				if err != nil {
					e.complain(err)
				}
				return codeOf(err)
			}
		}
		return Run(ctx, e)
	}
	e.JSON = slices.Contains(args, "--json")
	err := r.command(ctx, id, args, out)
	if err != nil {
		e.complain(err)
	}
	return codeOf(err)
}

// command runs one command of somebody's seat, whose window stays open if there is one.
func (r reception) command(ctx context.Context, id sshd.Identity, args []string, out io.Writer) error {
	v, err := r.visitor(id)
	switch {
	case err != nil:
		return err
	case v.audience != session.AtSeat:
		return session.Refuse(session.Denied, "the wall takes no commands")
	case v.newcomer():
		return session.Refuse(session.Denied, "commands need your own code, such as ada-7k3m9q; join once without a command to get it")
	}
	if len(args) > 0 && args[0] == "recap" {
		if format, asked := recapFormat(args, exports.LookOf(v.live.Snapshot().State)); asked {
			return writeTakeHome(out, v.live.Snapshot(), v.session, v.actor.Person, format, args)
		}
		args = inJSON(args)
	}
	if v.unasked() { // it may read, or agree, which is no attendance either
		return plain.Unasked(ctx, v.live.Reach(v.actor, v.session, session.AtSeat), args, out)
	}
	if v.of().State == model.Live { // before it, a command is no attendance: who joins is there
		if err := r.arrive(ctx, v, id.Fingerprint); err != nil {
			return err
		}
	}
	return plain.Command(ctx, v.live.Reach(v.actor, v.session, session.AtSeat), args, out)
}

// face is the root for an audience.
func face(room session.Room, audience session.Audience, env tui.Env) tea.Model {
	switch audience {
	case session.AtConsole:
		return tui.NewConsole(room, env)
	case session.AtStage:
		return tui.NewStage(room, env)
	case session.AtSeat:
		return tui.NewSeat(room, env)
	}
	return tui.NewWall(room, env)
}

// zoneOf is a session's zone.
func zoneOf(v *session.Session) *time.Location {
	start, _ := span(v)
	return start.Location()
}

// coded gives an error the exit code that a verb would end with.
func coded(err error) error {
	return &exit.Error{Code: codeOf(err), Message: sentence(err.Error()), Cause: err}
}
