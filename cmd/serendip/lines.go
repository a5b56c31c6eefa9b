package main

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
	"serendip/tui"
	"serendip/tui/plain"
	"serendip/tui/sshd"
)

func doCommand(e *Env) *cobra.Command {
	c := &cobra.Command{
		Use:   "do SESSION VERB [WORDS]",
		Short: "Do one thing in a session by words, as in the conversation of `host --as plain`",
		Long: "Do one thing in a session by words: capture, merge, next, reveal, owner, and whatever else a console does.\n" +
			"`serendip do SESSION help` lists the verbs. What asks first there wants --yes here. Over SSH the verb alone is\n" +
			"enough: ssh HOST next.",
		Example: "  serendip do acme capture \"drivers send the gate photo ahead @Mei\"\n  serendip do acme reveal --yes",
		Args:    words(2, 1000),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			l, v, err := e.Session(args[0])
			if err != nil {
				return err
			}
			return e.doVerb(ctx, l, v.ID, args[1:])
		}),
	}
	c.Flags().SetInterspersed(false) // -5 is a number of minutes
	return c
}

// doVerb does one verb of a facilitator.
func (e Env) doVerb(ctx context.Context, l *session.Live, id model.SessionID, args []string) error {
	if e.JSON {
		args = append(slices.Clone(args), "--json")
	}
	return plain.HostCommand(ctx, l.Reach(e.Actor, id, session.AtConsole), args, e.Out, e.desk(nil))
}

// notInLines are the commands that a conversation has in other words, or cannot have.
func notInLines() []string {
	return []string{"host", "serve", "demo", "bench", "bench-server", "restore", "help", "lead", "list", "join", "do", "version", "recap", "became"}
}

// desk is what a facilitator's conversation has beside the session: the stage's questions, and this command line.
func (e Env) desk(open func(ref string) (session.Room, error)) plain.Desk {
	d := plain.Desk{Asks: tui.PlainAsks(), Open: open}
	var names []string
	for _, c := range rootCommand(&Env{}).Commands() {
		if !c.Hidden && !slices.Contains(notInLines(), c.Name()) {
			names = append(names, c.Name())
		}
	}
	d.Outers = names
	d.Outer = func(ctx context.Context, args []string, out io.Writer) (bool, error) {
		if len(args) == 0 || args[0] != "list" && !slices.Contains(names, args[0]) {
			return false, nil
		}
		inner := e
		inner.Args, inner.In, inner.Out, inner.Err, inner.Screen, inner.JSON = args, strings.NewReader(""), out, out, nil, false
		return true, execute(ctx, inner)
	}
	return d
}

// converse is a facilitator's conversation in lines. Without a session it begins before one.
func (e Env) converse(ctx context.Context, l *session.Live, v *session.Session, enter func(*session.Live, *session.Session) session.Room, in io.Reader, out io.Writer) error {
	var room session.Room
	if v != nil {
		room = enter(l, v)
	}
	return plain.Host(ctx, room, in, out, e.desk(func(ref string) (session.Room, error) {
		l, v, err := e.Session(ref)
		if err != nil {
			return nil, err
		}
		return enter(l, v), nil
	}))
}

// hostPlainly opens the door, unless it is open, and runs a session by lines on the caller's streams.
func hostPlainly(ctx context.Context, e Env, args []string, h hosting) (err error) {
	var l *session.Live
	var v *session.Session
	if len(args) > 0 {
		if l, v, err = e.Session(args[0]); err != nil {
			return err
		}
	}
	if _, open := e.Door(); !open {
		d, err := OpenDoor(e.Premises, h.door)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, d.Close()) }()
	}
	in, out, restore := plainTerminal(e.In, e.Out)
	defer restore()
	return e.converse(ctx, l, v, func(l *session.Live, v *session.Session) session.Room {
		return l.Enter(e.Actor, v.ID, session.AtConsole)
	}, in, out)
}

// plainTerminal makes a terminal of this process's own one that knows whether a line is half typed, so that nothing is
// said into it. Other streams stay as they are.
func plainTerminal(in io.Reader, out io.Writer) (io.Reader, io.Writer, func()) {
	file, ok := in.(*os.File)
	if !ok || !term.IsTerminal(file.Fd()) {
		return in, out, func() {}
	}
	state, err := term.MakeRaw(file.Fd())
	if err != nil {
		return in, out, func() {}
	}
	raw := onRaw{out}
	return sshd.NewLines(in, raw), raw, func() { _ = term.Restore(file.Fd(), state) }
}
